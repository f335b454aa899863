"""What the code around a call does when it fails: its exception handlers, those of context managers too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from nullguard.knowledge.failing_calls import failing_calls
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name
from nullguard.model.span import Packed, unpack
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

TIMEOUTS = re.compile(r"time_?d?_?out|timedout", re.I)

EXPLICIT, GENERIC, OTHER, NONE = "explicit", "generic", "other", "none"
"""How a timeout is handled: by a handler for it, like every other error, not at all though other errors are, or unknown."""


class Caught(NamedTuple):
    """The handlers of one try statement: the exceptions' names with their places."""

    path: str
    types: tuple[tuple[str, Packed], ...]

    @property
    def handling(self) -> str:
        """How these handlers treat a timeout."""
        known = failing_calls()
        names = [name.rpartition(".")[2] for name, _ in self.types]
        if any(TIMEOUTS.search(name) or name in known.covering for name in names):
            return EXPLICIT
        if any(not name or name in known.anything for name in names):
            return GENERIC
        return OTHER if names else NONE


def handling(caught: list[Caught]) -> str:
    """How a timeout is handled by nested handlers, the innermost first."""
    found = [item.handling for item in caught]
    for kind in (EXPLICIT, GENERIC, OTHER):
        if kind in found:
            return kind
    return NONE


def around(program: Program, function: FunctionInfo, is_call: Callable[[s.Node], bool]) -> list[Caught]:
    """The handlers around the first call of a function that `is_call` tells, the innermost first."""
    for item, outer in _walk(program.body(function)):
        if is_call(item):
            return [found for node in reversed(outer) for found in _caught(program, function, node)]
    return []


def inside(span: Packed, place: Packed) -> bool:
    """Whether one span lies within another."""
    one, other = unpack(place), unpack(span)
    return (other.line, other.column) <= (one.line, one.column) <= (other.end_line, other.end_column)


def _walk(body: s.Body) -> Iterator[tuple[s.Node, tuple[s.Node, ...]]]:
    """Every node with the try and with statements whose bodies it lies in."""
    stack: list[tuple[object, tuple[s.Node, ...]]] = [(body, ())]
    while stack:
        node, outer = stack.pop()
        if isinstance(node, tuple):
            stack.extend((item, outer) for item in reversed(node))
        elif isinstance(node, s.Node):
            yield node, outer
            for name in reversed(node.__struct_fields__):
                within = name == "body" and isinstance(node, (s.Try, s.With))
                stack.append((getattr(node, name), (*outer, node) if within else outer))


def _caught(program: Program, function: FunctionInfo, node: s.Node) -> Iterator[Caught]:
    if isinstance(node, s.Try):
        if node.handlers:
            yield Caught(function.path, _types(node))
    elif isinstance(node, s.With):
        for item in reversed(node.items):
            if isinstance(item.context, s.Call):
                yield from _manager(program, function, item.context)


def _manager(program: Program, function: FunctionInfo, call: s.Call) -> Iterator[Caught]:
    """The handlers around the `yield` of a context manager."""
    made = program.resolve(function.path, dotted_name(call.function), function.decl.qualname)
    if not isinstance(made, FunctionInfo) or made.is_library or made.id == function.id:
        return
    if not any(item.simple_name in ("contextmanager", "asynccontextmanager") for item in made.decl.annotations):
        return
    for item, outer in _walk(program.body(made)):
        if isinstance(item, s.Yield):
            for node in reversed(outer):
                if isinstance(node, s.Try) and node.handlers:
                    yield Caught(made.path, _types(node))
            return


def _types(node: s.Try) -> tuple[tuple[str, Packed], ...]:
    found: list[tuple[str, Packed]] = []
    for handler in node.handlers:
        names = [ref.name for ref in handler.types] or [""]
        found.extend((name, handler.at) for name in names)
    return tuple(found)


def handlers_of(program: Program, function: FunctionInfo) -> Iterator[Caught]:
    """The handlers of every try statement of a function, in order."""
    for item, _ in _walk(program.body(function)):
        if isinstance(item, s.Try) and item.handlers:
            yield Caught(function.path, _types(item))
