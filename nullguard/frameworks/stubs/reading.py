"""A test source as its mocks see it: functions with their statements, and names followed to texts and numbers within the source.

Tests are not part of the program, so nothing of another source is known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from nullguard.model import syntax as s
from nullguard.model.facts import Function, SourceFacts, decode_body
from nullguard.model.nodes import dotted_name, last_name
from nullguard.model.span import Packed

_MOST_STEPS = 12
_MOST_NODES = 200
"""Expressions that one text or number is made of: constants that name each other several times multiply."""

_SPECIFIER = re.compile(r"%(?:\d+\$)?[-+ 0#,(]*\d*(?:\.\d+)?[sdxf]|\{[^{}]*\}")
_TIME_UNITS = {"NANOSECONDS": 1e-6, "MICROSECONDS": 1e-3, "MILLISECONDS": 1.0, "SECONDS": 1000.0, "MINUTES": 60_000.0}


class Patch(NamedTuple):
    """A dotted name that is replaced: by `replacement`, None where a mock takes its place, which the test calls `name`."""

    target: str
    name: str
    replacement: s.Expr | None
    arguments: tuple[s.Argument, ...]
    at: Packed


class Scope:
    """One function of a test: its statements, all nodes below them, and what its names were assigned last."""

    def __init__(self, reading: Reading, function: Function, statements: s.Body) -> None:
        self.reading = reading
        self.function = function
        self.statements = statements
        self.nodes = tuple(descend(statements))
        self.patches: list[Patch] | None = None  # until somebody asks
        self.assigned: dict[str, s.Expr] = {}
        for node in self.nodes:
            if isinstance(node, s.Assign) and node.value is not None:
                for target in node.targets:
                    if isinstance(target, s.Name):
                        self.assigned[target.id] = node.value

    def calls(self) -> Iterator[s.Call]:
        """Every call in the function."""
        return (node for node in self.nodes if isinstance(node, s.Call))

    def resolve(self, node: s.Expr) -> s.Expr:
        """The expression that a name stands for, as far as this source tells: a local, a constant of class or module."""
        for _ in range(_MOST_STEPS):
            name = last_name(node)
            found = (self.assigned.get(name) if isinstance(node, s.Name) else None) or self.reading.constants.get(name)
            if found is None or found is node:
                return node
            node = found
        return node

    def text(self, node: s.Expr) -> str:
        """A text with `{}` for its unknown parts."""
        return self._text(node, 0, iter(range(_MOST_NODES)))

    def _text(self, node: s.Expr, depth: int, steps: Iterator[int]) -> str:
        node = self.resolve(node)
        if depth > _MOST_STEPS or next(steps, None) is None:
            return "{}"
        down = depth + 1
        match node:
            case s.Constant(value=value, kind="str"):
                return str(value)
            case s.Constant(value=value, kind="int"):
                return str(value)
            case s.Format(text=text, fields=fields):
                parts = text.split("{}")
                if len(parts) != len(fields) + 1:
                    return text
                values = [self._text(field.value, down, steps) for field in fields]
                return parts[0] + "".join(value + part for value, part in zip(values, parts[1:], strict=True))
            case s.Arithmetic(operator="+", operands=operands):
                return "".join(self._text(operand, down, steps) for operand in operands)
            case s.Arithmetic(operator="%", operands=operands):
                return _SPECIFIER.sub("{}", self._text(operands[0], down, steps))
            case s.Call(function=function, arguments=arguments):
                name = last_name(function)
                if name in ("format", "formatted") and isinstance(function, s.Attribute) and name_of(function.value) != "String":
                    return _SPECIFIER.sub("{}", self._text(function.value, down, steps))
                if name == "format" and arguments:
                    return _SPECIFIER.sub("{}", self._text(arguments[0].value, down, steps))
                if name == "urljoin" and len(arguments) == 2:
                    base, rest = (self._text(argument.value, down, steps) for argument in arguments)
                    return rest if rest.startswith("http") else f"{base.rstrip('/')}/{rest.lstrip('/')}"
                if name in ("URL", "URI", "create", "toString", "str") and arguments:
                    return self._text(arguments[0].value, down, steps)
        return "{}"

    def number(self, node: s.Expr) -> float | None:
        """A number; None when it cannot be told."""
        return self._number(node, 0, iter(range(_MOST_NODES)))

    def _number(self, node: s.Expr, depth: int, steps: Iterator[int]) -> float | None:
        node = self.resolve(node)
        if depth > _MOST_STEPS or next(steps, None) is None:
            return None
        match node:
            case s.Constant(value=bool()):
                return None
            case s.Constant(value=int() | float() as value):
                return float(value) if abs(value) < 1e15 else None
            case s.Arithmetic(operator="*", operands=operands):
                product = 1.0
                for operand in operands:
                    factor = self._number(operand, depth + 1, steps) if not isinstance(operand, s.Arithmetic) else None
                    if factor is None:
                        return None
                    product *= factor
                return product if abs(product) < 1e15 else None
            case s.Call(function=function, arguments=arguments):
                if last_name(function) in ("toIntExact", "intValue", "toMillis") and arguments:
                    return self._number(arguments[0].value, depth + 1, steps)
        return None

    def qualified(self, node: s.Expr) -> str:
        """The dotted name of an expression as the source's imports tell it (`r.get` as `requests.get`), relative imports with
        their dots; empty for what is no name, and for names of locals."""
        dotted = dotted_name(node)
        first, _, rest = dotted.partition(".")
        known = self.reading.imported.get(first)
        if known is None:
            return ""
        return f"{known}.{rest}" if rest else known

    def returned(self, node: s.Expr) -> s.Expr:
        """What a call of a helper in the same source returns, when that is one expression; else the expression itself."""
        node = self.resolve(node)
        if isinstance(node, s.Call) and (isinstance(node.function, s.Name) or name_of(node.function) in ("this", "self")):
            helper = self.reading.helpers.get(last_name(node.function))
            if helper is not None:
                return helper
        return node


class Reading:
    """The lowered test source."""

    def __init__(self, facts: SourceFacts, mentions_sleep: bool) -> None:
        self.facts = facts
        self.mentions_sleep = mentions_sleep
        self.patched: Mapping[str, Patch] = {}
        self.constants: dict[str, s.Expr] = {}
        for field in (*facts.variables, *(field for cls in facts.classes for field in cls.fields)):
            if field.value is not None:
                self.constants.setdefault(field.name, field.value)
        functions = [*facts.functions, *(function for cls in facts.classes for function in cls.functions)]
        if facts.module is not None:
            functions.append(facts.module)
        self.imported = {
            item.alias or item.name or item.module.partition(".")[0]: _imported(item)
            for item in facts.imports
            if item.name != "*"
        }
        self._bodies = [(function, decode_body(facts.bodies[function.body])) for function in functions if function.body >= 0]
        self.helpers = {
            function.name: body[0].value
            for function, body in self._bodies
            if len(body) == 1 and isinstance(body[0], s.Return) and body[0].value is not None
        }
        self.scopes = [Scope(self, function, body) for function, body in self._bodies]


def _imported(item: s.Import) -> str:
    """The dotted name that an import binds; `import a.b` without an alias binds `a`."""
    if item.name:
        module = "." * item.level + item.module
        return f"{module}.{item.name}" if item.module else f"{module}{item.name}"
    return item.module if item.alias else item.module.partition(".")[0]


def descend(root: object) -> Iterator[s.Node]:
    """Every node below a node or tuple, outer ones first, in order of their places."""
    stack: list[object] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, tuple):
            stack.extend(reversed(node))
        elif isinstance(node, s.Node):
            yield node
            for name in _holders(type(node)):
                below = getattr(node, name)
                if below is not None and below != ():
                    stack.append(below)


@cache
def _holders(kind: type[s.Node]) -> tuple[str, ...]:
    """The fields of a kind of node that may hold nodes, the last first."""
    written: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        written.update(getattr(base, "__annotations__", {}))
    return tuple(name for name in reversed(kind.__struct_fields__) if written.get(name, "") not in _PLAIN)


_PLAIN = frozenset({"Packed", "str", "int", "bool", "Literal", "tuple[str, ...]"})
"""Types of fields below which no node stands."""


def links(node: s.Expr) -> list[tuple[str, tuple[s.Argument, ...]]]:
    """A chain of calls from its root: `aResponse().withStatus(200)` as [("aResponse", ()), ("withStatus", (200,))]."""
    found: list[tuple[str, tuple[s.Argument, ...]]] = []
    while True:
        if isinstance(node, s.Call):
            found.append((last_name(node.function), node.arguments))
            node = node.function.value if isinstance(node.function, s.Attribute) else node.function
        elif isinstance(node, s.New):
            found.append((f"new {node.type.name.rpartition('.')[2]}", node.arguments))
            break
        else:
            break
    found.reverse()
    return found


def name_of(node: s.Expr) -> str:
    """The last part of a dotted name; empty for other expressions."""
    return dotted_name(node).rpartition(".")[2]


def receiver_of(function: s.Expr) -> s.Expr | None:
    """What a method is called on."""
    return function.value if isinstance(function, s.Attribute) else None


def keyword(arguments: tuple[s.Argument, ...], name: str, position: int = -1) -> s.Expr | None:
    """The argument of a parameter; None when there is none."""
    plain = [argument.value for argument in arguments if not argument.name and not argument.star]
    given = next((argument.value for argument in arguments if argument.name == name), None)
    return given if given is not None or not 0 <= position < len(plain) else plain[position]


def unit_ms(node: s.Expr | None) -> float:
    """The milliseconds of a member of TimeUnit; of anything else one."""
    return _TIME_UNITS.get(name_of(node), 1.0) if node is not None else 1.0


_CONNECTION = re.compile(
    r"connect|reset|socket|network|transport|(?<!bad)request(?:exception|error)|protocol|ssl|resource_?access|unavail"
)


def failure_of(name: str) -> str:
    """What an exception or fault stands for: timeout, connection, or error where it says nothing of either."""
    lowered = name.lower()
    if "timeout" in lowered or "timed" in lowered or lowered in ("no_response", "stall_socket_at_start", "stall"):
        return "timeout"
    if not name:
        return ""
    return "connection" if _CONNECTION.search(lowered) or lowered in _FAULTS else "error"


_FAULTS = frozenset(
    {"empty_response", "malformed_response_chunk", "random_data_then_close", "ioexception", "oserror", "closesocket"}
)
