"""Collect the translatable texts of the window into resources/translations/*.ts, keeping what is translated.

Qt's lupdate does not follow the `tr(...)` helpers that modules define for their own context, so the
texts are read from the syntax tree here; lrelease then compiles them:
`make translations` runs both.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "klatch"
TARGET = ROOT / "resources" / "translations"


_TABLES = {"ActionSpec": ("actions", 2), "PageSpec": ("pages", 1)}  # tables of texts: context, argument
PLURALS = {
    "people": "person", "records": "record", "results": "result", "others": "other", "names": "name",
    "takeaways": "takeaway", "losses": "loss", "conversations": "conversation", "days": "day",
    "talks": "talk", "scores": "score",
    "drafts": "draft", "messages": "message", "notes": "note", "opportunities": "opportunity",
    "replies": "reply", "weeks": "week",
    "sentences": "sentence", "words": "word", "seconds": "second",
    "contacts": "contact", "leads": "lead", "meetings": "meeting", "minutes": "minute",
    "organizations": "organization", "paths": "path", "questions": "question", "Questions": "Question",
    "reminders": "reminder", "tasks": "task", "things": "thing", "times": "time",
}  # fmt: skip
"""What is counted, and what one of it is called."""


class Text(NamedTuple):
    """A text to translate; `plural` when it has forms by number."""

    context: str
    source: str
    plural: bool


def texts(root: Path) -> list[Text]:
    """Every text of a source tree, sorted."""
    trees = {
        ".".join((root.name, *path.relative_to(root).with_suffix("").parts)): ast.parse(
            path.read_text(encoding="utf-8")
        )
        for path in sorted(root.rglob("*.py"))
    }
    found: set[Text] = set()
    for name, tree in trees.items():
        found.update(_of_module(tree, _context(name, trees)))
    return sorted(found)


def _context(name: str, trees: dict[str, ast.Module]) -> str:
    """The context of the `tr` helper a module defines, or imports from another."""
    tree = trees.get(name)
    if tree is None:
        return ""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and any(each.name == "tr" for each in node.names):
            return _context(node.module or "", trees)
    return _module_context(tree)


def _of_module(tree: ast.Module, context: str) -> Iterator[Text]:
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    inside = {id(call): node.name for node in classes for call in ast.walk(node)}
    yield from _steps(tree)
    for call in ast.walk(tree):
        if not (isinstance(call, ast.Call) and call.args):
            continue
        name = _called(call.func)
        if name == "self.tr":
            yield from _text(inside[id(call)], call.args[0], len(call.args) > 2)
        elif name == "tr" and context:
            yield from _text(context, call.args[0], len(call.args) > 1)
        elif name in _TABLES:
            yield from _text(_TABLES[name][0], call.args[_TABLES[name][1]], False)
        elif name.endswith("translate") and len(call.args) > 1 and isinstance(call.args[0], ast.Constant):
            yield from _text(str(call.args[0].value), call.args[1], len(call.args) > 3)


def _steps(tree: ast.Module) -> Iterator[Text]:
    """What undo calls a step: the names given to `store.transaction(...)`, or passed on to it as `label`."""
    passed_on = {"store.transaction": 0}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args]
            if "label" in names:
                passed_on[node.name] = names.index("label")
    for call in ast.walk(tree):
        at = passed_on.get(_called(call.func)) if isinstance(call, ast.Call) else None
        if at is not None and isinstance(call, ast.Call) and len(call.args) > at:
            for part in ast.walk(call.args[at]):
                yield from _text("steps", part, False)


def _module_context(tree: ast.Module) -> str:
    """The context of a module's own `tr` helper."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name in {"tr", "_tr"}:
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and _called(call.func).endswith("translate"):
                    first = call.args[0]
                    return str(first.value) if isinstance(first, ast.Constant) else ""
    return ""


def _called(func: ast.expr) -> str:
    if isinstance(func, ast.Name):
        return func.id
    if isinstance(func, ast.Attribute):
        return f"{_called(func.value)}.{func.attr}"
    return ""


def _text(context: str, node: ast.expr, plural: bool) -> Iterator[Text]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield Text(context, node.value, plural)


def write(path: Path, found: list[Text]) -> None:
    """Bring a .ts file up to date. The English one holds only the texts with forms by number."""
    english = path.stem.endswith("_en")
    before = {(c, m.findtext("source")): m for c, m in _messages(path)}
    top = ET.Element("TS", version="2.1", language=path.stem.partition("_")[2])
    contexts: dict[str, ET.Element] = {}
    for text in found:
        if english and not text.plural:
            continue
        if text.context not in contexts:
            contexts[text.context] = ET.SubElement(top, "context")
            ET.SubElement(contexts[text.context], "name").text = text.context
        kept = before.get((text.context, text.source))
        contexts[text.context].append(kept if kept is not None else _message(text, english=english))
    ET.indent(top, "    ")
    body = ET.tostring(top, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def _messages(path: Path) -> Iterator[tuple[str, ET.Element]]:
    if path.exists():
        for context in ET.parse(path).getroot().iter("context"):
            for message in context.iter("message"):
                yield context.findtext("name") or "", message


def _message(text: Text, *, english: bool) -> ET.Element:
    message = ET.Element("message")
    ET.SubElement(message, "source").text = text.source
    translation = ET.SubElement(message, "translation")
    if text.plural:
        message.set("numerus", "yes")
        for form in (_one(text.source), text.source) if english else ("", ""):
            ET.SubElement(translation, "numerusform").text = form
    if not english:
        translation.set("type", "unfinished")
    return message


def _one(source: str) -> str:
    """A first guess at the singular; the .ts file holds the last word."""
    for plural, singular in PLURALS.items():
        source = source.replace(plural, singular)
    return source


def main() -> None:
    """Write the .ts files of all languages and compile them."""
    found = texts(SOURCE)
    languages = [path.stem for path in TARGET.glob("klatch_*.ts")] or ["klatch_en"]
    compiler = Path(sys.executable).with_name("pyside6-lrelease")
    for name in languages:
        path = TARGET / f"{name}.ts"
        write(path, found)
        subprocess.run([compiler, "-silent", path, "-qm", path.with_suffix(".qm")], check=True)


if __name__ == "__main__":
    main()
