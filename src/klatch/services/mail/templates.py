"""The template engine: checks, compiles once, renders to runs the preview can colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from klatch.domain.errors import TemplateRejected
from klatch.domain.fields import FIELDS, MessageFields, Value, flatten
from klatch.domain.kinds import Kind
from klatch.services.mail import sandbox
from klatch.services.mail.render import Assembler, Piece, Run, Splitter

if TYPE_CHECKING:
    from jinja2 import Environment, Template, nodes

MAX_OUTPUT = 1_048_576
"""Characters one rendered text may have."""
_CACHED = 256
_FIELD = "_field"


@dataclass(frozen=True, slots=True)
class Rendered:
    """One message, rendered. `subject` and `body` are the texts of their parts.

    `missing` are required fields that are empty (with "takeaways" when the kind wants more of them),
    `left_out` optional empty fields whose sentence was dropped, `used` every field the template names.
    """

    subject: str
    body: str
    subject_parts: tuple[Run, ...]
    parts: tuple[Run, ...]
    missing: tuple[str, ...]
    left_out: tuple[str, ...]
    used: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Compiled:
    template: Template
    used: frozenset[str]
    splitter: Splitter


class Engine:
    """Renders templates; keeps the compiled ones. Make one per window or run."""

    def __init__(self) -> None:
        self._environment = _environment()
        self._compiled = lru_cache(maxsize=_CACHED)(self._compile)

    def check(self, source: str) -> None:
        """Raise TemplateRejected when a subject or body may not be saved; nothing of it is run."""
        sandbox.parse(self._environment, source)

    def render(self, subject: str, body: str, fields: MessageFields, kind: Kind) -> Rendered:
        """The message for one person.

        Raises TemplateRejected as `check` does or when the text passes MAX_OUTPUT, InvalidInput when the
        fields pass their own limit.
        """
        values = flatten(fields)
        context = {_variable(name): value for name, value in values.items()}
        needed = kind.required.union(name for name, _ in kind.at_least)
        top, top_used, top_runs = self._one(subject, context, needed)
        main, main_used, main_runs = self._one(body, context, needed)
        short = (name for name, count in kind.at_least if _length(values[name]) < count)
        return Rendered(
            subject=" ".join("".join(run.text for run in top_runs).split()),
            body="".join(run.text for run in main_runs),
            subject_parts=top_runs,
            parts=main_runs,
            missing=tuple(dict.fromkeys((*top.missing, *main.missing, *short))),
            left_out=tuple(dict.fromkeys((*top.left_out, *main.left_out))),
            used=top_used | main_used,
        )

    def _one(
        self, source: str, context: Mapping[str, Value], needed: frozenset[str]
    ) -> tuple[Assembler, frozenset[str], tuple[Run, ...]]:
        compiled = self._compiled(source)
        assembler = Assembler(compiled.splitter, needed)
        return assembler, compiled.used, assembler.assemble(_capped(compiled.template.generate(context)))

    def _compile(self, source: str) -> _Compiled:
        tree = sandbox.parse(self._environment, source)
        used = _Marker().mark(tree)
        tree.set_environment(self._environment)
        code = self._environment.compile(tree)
        template = self._environment.template_class.from_code(self._environment, code, {})
        return _Compiled(template, used, Splitter())


def _length(value: Value) -> int:
    return len(value) if isinstance(value, tuple) else 0


def _capped(chunks: Iterable[str]) -> Iterator[str]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > MAX_OUTPUT:
            raise TemplateRejected(1, "The text becomes too long: use fewer loops.")
        yield chunk


def _variable(field: str) -> str:
    """The name a field has inside a compiled template; loop entries are lower case, so they never meet."""
    return "F_" + field.replace(".", "_X_")


def _environment() -> Environment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,
        optimized=False,
        cache_size=0,
    )
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = {
        _FIELD: _piece,
        "join": _join,
        "listed": _listed,
        "first": _first,
        "last": _last,
        "length": len,
        "lower": str.lower,
        "upper": str.upper,
        "capitalize": _capitalize,
        "title": str.title,
        "trim": str.strip,
        "default": _default,
    }
    return environment


class _Marker:
    """Rewrites a checked tree: a field becomes one flat name, what it puts out a Piece."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def mark(self, tree: nodes.Template) -> frozenset[str]:
        """Rewrite in place and return the fields the template names."""
        self._rewrite(tree, {})
        return frozenset(self._used)

    def _rewrite(self, node: nodes.Node, entries: Mapping[str, str]) -> nodes.Node:
        """`entries` are the names of loop entries with the list each comes from."""
        from jinja2 import nodes

        if isinstance(node, (nodes.Name, nodes.Getattr)):
            return self._variable(node, entries)
        if isinstance(node, nodes.Output):
            node.nodes = [self._output(child, entries) for child in node.nodes]
        elif isinstance(node, nodes.For):
            inner = {**entries, sandbox.field_name(node.target): sandbox.field_name(node.iter)}
            node.iter = self._rewrite(node.iter, entries)
            node.body = [self._rewrite(child, inner) for child in node.body]
            node.else_ = [self._rewrite(child, entries) for child in node.else_]
        else:
            for name, value in node.iter_fields():
                if isinstance(value, nodes.Node):
                    setattr(node, name, self._rewrite(value, entries))
                elif isinstance(value, list):
                    setattr(node, name, [self._rewrite(child, entries) for child in value])
        return node

    def _variable(self, node: nodes.Node, entries: Mapping[str, str]) -> nodes.Node:
        from jinja2 import nodes

        name = sandbox.field_name(node)
        if name in entries:
            return node
        self._used.add(name)
        return nodes.Name(_variable(name), "load", lineno=node.lineno)

    def _output(self, child: nodes.Expr, entries: Mapping[str, str]) -> nodes.Expr:
        from jinja2 import nodes

        if isinstance(child, (nodes.TemplateData, nodes.Const)):
            return child
        names = [sandbox.field_name(node) for node in _preorder(child)]
        field = next((name for name in names if name in entries or name in FIELDS), "")
        value = self._rewrite(child, entries)
        label = nodes.Const(entries.get(field, field), lineno=child.lineno)
        return nodes.Filter(value, _FIELD, [label], [], None, None, lineno=child.lineno)


def _preorder(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _preorder(child)


def _piece(value: str | int, name: str) -> Piece:
    piece = Piece(value or "")
    piece.name = name
    return piece


def _join(values: tuple[str, ...], separator: str = ", ") -> str:
    return separator.join(values)


def _listed(values: tuple[str, ...], word: str) -> str:
    """Several as one phrase: a, b or c."""
    return f" {word} ".join(part for part in (", ".join(values[:-1]), *values[-1:]) if part)


def _first(values: tuple[str, ...]) -> str:
    return values[0] if values else ""


def _last(values: tuple[str, ...]) -> str:
    return values[-1] if values else ""


def _capitalize(value: str) -> str:
    """Only the first letter changes: Python's own would turn "UX" into "ux"."""
    return value[:1].upper() + value[1:]


def _default(value: str | int, fallback: str) -> str:
    return str(value or fallback)
