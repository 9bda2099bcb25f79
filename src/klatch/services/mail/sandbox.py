"""What a template may contain: an allow-list on the parsed template, checked on save and on compiling.

Jinja's sandbox stops escapes but not bombs, and no watchdog can stop a running one. So nothing runs unless
every node is on the list, every expression has a type that makes it safe to evaluate, and the work it can
cause is bounded. A field is resolved by its full name and never as an attribute of an object.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

from klatch.domain.errors import TemplateRejected
from klatch.domain.fields import FIELDS, MAX_LIST

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

MAX_SOURCE = 65_536
"""Bytes of a template's source."""
MAX_WORK = 200_000
"""Nodes a template may evaluate, each counted MAX_LIST times per loop around it."""
MAX_NODES = 2_000
"""Parts a template may have: the largest that ships has about sixty, and each one costs time to compile."""
MAX_LOOPS = 2
MAX_NESTING = 12
MAX_LITERAL = 100
"""Characters of a text or digits of a number inside an expression."""

Type = Literal["text", "number", "list", "truth"]
_GROUPS = frozenset(name.partition(".")[0] for name in FIELDS if "." in name)
_FILTERS: dict[str, tuple[tuple[Type, ...], Type, tuple[Type, ...], int]] = {
    # name: (types it takes, type it gives, types of its arguments, how many of them are needed)
    "join": (("list",), "text", ("text",), 0),
    "listed": (("list",), "text", ("text",), 1),
    "first": (("list",), "text", (), 0),
    "last": (("list",), "text", (), 0),
    "length": (("list", "text"), "number", (), 0),
    "lower": (("text",), "text", (), 0),
    "upper": (("text",), "text", (), 0),
    "capitalize": (("text",), "text", (), 0),
    "title": (("text",), "text", (), 0),
    "trim": (("text",), "text", (), 0),
    "default": (("text", "number"), "text", ("text",), 1),
}
_LONE_TAG = re.compile(r"^[ \t]*(\{%(?:(?!%\}).)*)(?<!-)%\}[ \t]*\r?\n", re.MULTILINE)
_WORDS = {
    "Call": "calling something with ( ) is",
    "Getitem": "picking a part with [ ] is",
    "Concat": "joining with ~ is",
    "Assign": "set is",
    "AssignBlock": "set is",
    "CallBlock": "call is",
    "FilterBlock": "filter blocks are",
    "FromImport": "import is",
    "Pow": "arithmetic is",
    "Test": "tests with “is” are",
    "Tuple": "a list of values is",
    "List": "a list of values is",
    "Dict": "a table of values is",
    "Scope": "changing the escaping is",
    "NSRef": "namespaces are",
}


def parse(environment: Environment, source: str) -> nodes.Template:
    """The checked syntax tree of a template; raises TemplateRejected with the line and a plain reason."""
    _check_characters(source)
    from jinja2 import TemplateSyntaxError

    try:
        # A tag alone on its line leaves no line behind: the line break moves into it.
        tree = environment.parse(_LONE_TAG.sub(r"\1\n%}", source))
        _Checker().template(tree)
    except TemplateSyntaxError as error:
        raise TemplateRejected(error.lineno, _syntax(error.message or "")) from error
    except RecursionError as error:
        raise TemplateRejected(1, "The template is nested too deeply.") from error
    except (ValueError, OverflowError) as error:
        raise TemplateRejected(1, "A number in the template is too long.") from error
    return tree


def _check_characters(source: str) -> None:
    if len(source) > MAX_SOURCE or len(source.encode("utf-8", "replace")) > MAX_SOURCE:
        raise TemplateRejected(1, f"The template is longer than {MAX_SOURCE // 1024} kB.")
    for number, line in enumerate(source.split("\n"), start=1):
        if not line.isprintable() and any(not _is_plain(char) for char in line):
            raise TemplateRejected(number, "There is an invisible control character in this line.")


def _is_plain(char: str) -> bool:
    code = ord(char)
    return char in "\t\r" or not (code < 32 or 127 <= code < 160 or 0xD800 <= code < 0xE000)


def _syntax(message: str) -> str:
    """Jinja's message in plain words where it speaks of its own parts."""
    if message.startswith("unexpected end of template"):
        return "Something opened with {{ or ( is not closed."
    if "looking for the following tags" in message:
        return "An if or for is not closed, or closed in the wrong place."
    if "end of print statement" in message or "end of statement block" in message:
        return "Something is missing or too much before }} or %}."
    return _sentence(message or "this cannot be read")


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:200].rstrip()
    return text if text.endswith(".") else f"{text}."


class _Checker:
    """Walks one tree; `loops` holds the names of the entries of the loops around the current node."""

    def __init__(self) -> None:
        self.loops: list[str] = []
        self.depth = 0
        self.work = 0
        self.nodes = 0

    def template(self, tree: nodes.Template) -> None:
        self._statements(tree.body)

    def _statements(self, body: list[nodes.Node]) -> None:
        from jinja2 import nodes

        self.depth += 1
        if self.depth > MAX_NESTING:
            raise TemplateRejected(body[0].lineno if body else 1, "The template is nested too deeply.")
        for node in body:
            self._count(node)
            match node:
                case nodes.Output():
                    self._output(node)
                case nodes.If():
                    self._if(node)
                case nodes.For():
                    self._for(node)
                case _:
                    raise _refused(node)
        self.depth -= 1

    def _count(self, node: nodes.Node) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise TemplateRejected(node.lineno, "The template has too many fields and tags.")
        self.work += MAX_LIST ** len(self.loops)
        if self.work > MAX_WORK:
            raise TemplateRejected(node.lineno, "The template would take too long: use fewer loops.")

    def _output(self, node: nodes.Output) -> None:
        from jinja2 import nodes

        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                self._count(child)
                continue
            found = self._type(child)
            if found == "list":
                raise TemplateRejected(
                    child.lineno, 'This field is a list: add | first or | join(", "), or loop over it.'
                )
            if found == "truth":
                raise TemplateRejected(child.lineno, "This is true or false, not a text: use it in an if.")

    def _if(self, node: nodes.If) -> None:
        self._type(node.test)
        self._statements(node.body)
        for branch in node.elif_:
            self._count(branch)
            self._if(branch)
        self._statements(node.else_)

    def _for(self, node: nodes.For) -> None:
        from jinja2 import nodes

        target = node.target
        if node.recursive or node.test is not None or not isinstance(target, nodes.Name):
            raise TemplateRejected(node.lineno, "Only simple loops are available: for entry in takeaways.")
        if len(self.loops) == MAX_LOOPS:
            raise TemplateRejected(node.lineno, f"At most {MAX_LOOPS} loops may stand inside each other.")
        if field_name(node.iter) not in FIELDS or self._type(node.iter) != "list":
            lists = ", ".join(name for name, kind in FIELDS.items() if kind == "list")
            raise TemplateRejected(node.lineno, f"A loop needs a list: {lists}.")
        name = target.name
        if not (name.isascii() and name.islower() and name[0].isalpha()) or name in {
            *FIELDS,
            *_GROUPS,
            "loop",
        }:
            raise TemplateRejected(node.lineno, f"“{name[:40]}” cannot be the name of a loop's entry.")
        self.loops.append(name)
        self._statements(node.body)
        self.loops.pop()
        self._statements(node.else_)

    def _type(self, node: nodes.Node) -> Type:
        self._count(node)
        self.depth += 1
        if self.depth > MAX_NESTING:
            raise TemplateRejected(node.lineno, "The expression is nested too deeply.")
        found = self._value(node) or self._truth(node)
        self.depth -= 1
        return found

    def _value(self, node: nodes.Node) -> Type | None:
        from jinja2 import nodes

        match node:
            case nodes.Const():
                return _constant(node)
            case nodes.Name() | nodes.Getattr():
                return self._field(node)
            case nodes.Filter():
                return self._filter(node)
            case nodes.CondExpr():
                return self._choice(node)
            case _:
                return None

    def _truth(self, node: nodes.Node) -> Type:
        from jinja2 import nodes

        match node:
            case nodes.Compare():
                return self._compare(node)
            case nodes.And() | nodes.Or():
                both = {self._type(node.left), self._type(node.right)}
                return "text" if both == {"text"} and isinstance(node, nodes.Or) else "truth"
            case nodes.Not():
                self._type(node.node)
                return "truth"
            case _:
                raise _refused(node)

    def _choice(self, node: nodes.CondExpr) -> Type:
        self._type(node.test)
        if node.expr2 is None:
            raise TemplateRejected(node.lineno, "An if inside { } needs an else.")
        first, second = self._type(node.expr1), self._type(node.expr2)
        if first != second:
            raise TemplateRejected(node.lineno, "Both sides of an if … else must be of the same kind.")
        return first

    def _field(self, node: nodes.Node) -> Type:
        name = field_name(node)
        if name in self.loops:
            return "text"
        if name in FIELDS:
            return FIELDS[name]
        raise TemplateRejected(node.lineno, _unknown(name))

    def _filter(self, node: nodes.Filter) -> Type:
        spec = _FILTERS.get(node.name)
        if spec is None or node.node is None:
            raise TemplateRejected(
                node.lineno,
                f"The filter “{node.name[:40]}” is not available; there are {', '.join(_FILTERS)}.",
            )
        takes, gives, arguments, needed = spec
        if node.kwargs or node.dyn_args or node.dyn_kwargs or not needed <= len(node.args) <= len(arguments):
            raise TemplateRejected(
                node.lineno, f"The filter “{node.name}” is used in a way that is not available."
            )
        given = self._type(node.node)
        for argument, kind in zip(node.args, arguments, strict=False):
            if not _is_constant(argument) or self._type(argument) != kind:
                raise TemplateRejected(node.lineno, f"The filter “{node.name}” needs a text in quotes.")
        if given not in takes:
            raise TemplateRejected(node.lineno, f"The filter “{node.name}” does not fit this field.")
        return gives

    def _compare(self, node: nodes.Compare) -> Type:
        if len(node.ops) != 1:
            raise TemplateRejected(node.lineno, "Compare two values only.")
        operand = node.ops[0]
        left, right = self._type(node.expr), self._type(operand.expr)
        ordered = operand.op in {"gt", "gteq", "lt", "lteq"}
        if operand.op not in {"eq", "ne"} and not ordered:
            raise TemplateRejected(node.lineno, "Use ==, !=, <, <=, > or >= to compare.")
        if left != right or left not in {"text", "number"} or (ordered and left != "number"):
            raise TemplateRejected(node.lineno, "These two cannot be compared.")
        return "truth"


def _is_constant(node: nodes.Node) -> bool:
    return type(node).__name__ == "Const"


def _constant(node: nodes.Const) -> Type:
    value = node.value
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, (str, int)) and len(str(value)) <= MAX_LITERAL:
        return "text" if isinstance(value, str) else "number"
    raise TemplateRejected(node.lineno, "Only short texts and whole numbers may stand inside { }.")


def field_name(node: nodes.Node) -> str:
    """The dotted name of a field or loop entry, "" for anything else."""
    from jinja2 import nodes

    parts: list[str] = []
    while isinstance(node, nodes.Getattr):
        parts.append(node.attr)
        node = node.node
    if not isinstance(node, nodes.Name):
        return ""
    return ".".join([node.name, *reversed(parts)])


def _unknown(name: str) -> str:
    if name in _GROUPS:
        example = next(field for field in FIELDS if field.startswith(f"{name}."))
        return f"“{name}” needs a part, such as {example}."
    shown = name[:60]
    near = get_close_matches(shown, FIELDS, n=1, cutoff=0.5)
    if not name:
        return "Only the fields of the list may be used here."
    return f"There is no field “{shown}”." + (f" Did you mean {near[0]}?" if near else "")


def _refused(node: nodes.Node) -> TemplateRejected:
    from jinja2 import nodes

    name = type(node).__name__
    if isinstance(node, (nodes.BinExpr, nodes.UnaryExpr)):
        words = "arithmetic is"
    else:
        words = _WORDS.get(name, f"{name.lower()} is")
    lines = (part.lineno for part in (node, *node.iter_child_nodes()))
    return TemplateRejected(next(filter(None, lines), 1), _sentence(f"{words} not available in templates"))
