"""The ratchet: files, functions and classes stay small enough to be read, and modules keep no state."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "klatch"
FILES = sorted(SOURCE.rglob("*.py"))
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 60
MAX_PUBLIC_METHODS = 25

Function = ast.FunctionDef | ast.AsyncFunctionDef


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.Module]:
    return {file: ast.parse(file.read_text(encoding="utf-8")) for file in FILES}


def nodes(trees: dict[Path, ast.Module]) -> Iterator[tuple[str, ast.AST]]:
    for file, tree in trees.items():
        for node in ast.walk(tree):
            yield f"{file.relative_to(SOURCE)}:{getattr(node, 'lineno', 0)}", node


def too_long(tree_nodes: Iterator[tuple[str, ast.AST]], limit: int) -> list[str]:
    return [
        f"{where} {node.name}: {length} lines"
        for where, node in tree_nodes
        if isinstance(node, Function)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > limit
    ]


def public_methods(node: ast.ClassDef) -> list[str]:
    return [each.name for each in node.body if isinstance(each, Function) and not each.name.startswith("_")]


def is_mutable(value: ast.expr | None) -> bool:
    empty_call = isinstance(value, ast.Call) and isinstance(value.func, ast.Name)
    return isinstance(value, ast.List | ast.Dict | ast.Set) or (
        empty_call and value.func.id in {"list", "dict", "set", "defaultdict", "deque"}
    )


def test_there_is_something_to_measure() -> None:
    assert len(FILES) > 10


def test_files_are_short() -> None:
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert not {str(file): lines for file, lines in lengths.items() if lines > MAX_FILE_LINES}


def test_functions_are_short(trees: dict[Path, ast.Module]) -> None:
    assert not too_long(nodes(trees), MAX_FUNCTION_LINES)
    assert too_long(nodes(trees), 5), "the measuring itself must see long functions"


def test_classes_are_small(trees: dict[Path, ast.Module]) -> None:
    crowded = [
        f"{where} {node.name}: {len(public_methods(node))} public methods"
        for where, node in nodes(trees)
        if isinstance(node, ast.ClassDef) and len(public_methods(node)) > MAX_PUBLIC_METHODS
    ]
    assert not crowded


def test_no_function_rebinds_a_global(trees: dict[Path, ast.Module]) -> None:
    assert not [where for where, node in nodes(trees) if isinstance(node, ast.Global)]


def test_modules_hold_constants_only(trees: dict[Path, ast.Module]) -> None:
    """A list, dict or set at module level is a constant and named like one."""
    found = []
    for file, tree in trees.items():
        for node in tree.body:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            if isinstance(node, ast.Assign | ast.AnnAssign) and is_mutable(node.value):
                names = [target.id for target in targets if isinstance(target, ast.Name)]
                found += [
                    f"{file.relative_to(SOURCE)}:{node.lineno} {name}"
                    for name in names
                    if name != name.upper()
                ]
    assert [each for each in found if not each.endswith("__all__")] == []


def test_no_connection_captures_self_in_a_lambda(trees: dict[Path, ast.Module]) -> None:
    """Such a lambda keeps its object alive for ever and calls into it when it is half gone."""
    found = [
        where
        for where, node in nodes(trees)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect"
        for argument in node.args
        if isinstance(argument, ast.Lambda)
        and any(isinstance(each, ast.Name) and each.id == "self" for each in ast.walk(argument))
    ]
    assert not found
