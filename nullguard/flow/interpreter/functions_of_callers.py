"""Functions that a function of the project is handed: what it calls them with, where that may be null."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.domain.state import Path
from nullguard.flow.domain.values import ANY, NULLABLE, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import Closure
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.overloads import taken
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_OF_ROWS = frozenset({"aggregate", "column", "lookup", "relation", "reverse"})
"""Kinds of null that are told where another function hands it on."""

_replace = msgspec.structs.replace


def note_handed(frame: Frame, callee: Value, path: Path | None, arguments: Arguments) -> None:
    """Note what the function that a parameter holds is called with: `work(orders.first())`, `work.apply(orders.findOne(id))`."""
    if path is None or len(path) != 1 or path[0] not in (frame.kept if frame.is_java else frame.parameters):
        return
    if path[0] in frame.rebound or any(argument.name or argument.star for argument, _, _ in arguments):
        return
    if all(value.null != NULLABLE for _, value, _ in arguments):
        return
    given = tuple(value if _is_of_row(value) else ANY for _, value, _ in arguments)
    is_function = not frame.is_java or (callee.type is not None and taken(frame, callee.type) is not None)
    if is_function and any(value.null == NULLABLE for value in given):
        frame.handed.setdefault(path[0], given)


def _is_of_row(value: Value) -> bool:
    return value.null == NULLABLE and value.origin is not None and value.origin.kind in _OF_ROWS


def handed_to(frame: Frame, functions: Sequence[FunctionInfo], arguments: Arguments) -> dict[int, tuple[Value, ...]]:
    """What the functions among the arguments of a call are called with that may be null, by their positions."""
    if len(functions) != 1 or functions[0].is_library:
        return {}
    if not any(isinstance(value.callable, Closure) and not argument.name for argument, value, _ in arguments):
        return {}
    return dict(frame.summarise(frame.world, functions[0], frame.calls_left).hands)


def called_in_handlers(frame: Frame, functions: Sequence[FunctionInfo]) -> frozenset[int]:
    """The parameters whose functions a Java function of the project calls where it handles their NullPointerException:
    `nullSafe(() -> order.getCustomer().getName())`."""
    if not frame.is_java or len(functions) != 1 or functions[0].is_library:
        return frozenset()
    function = functions[0]
    frame.world.program.reads.add(body_entry(function))
    names = {parameter.name: position for position, parameter in enumerate(function.decl.parameters)}
    return frozenset(
        names[called.id]
        for tried in nodes(frame.world.program.body(function))
        if isinstance(tried, s.Try) and any(type.name.endswith(_NULL_ERROR) for item in tried.handlers for type in item.types)
        for node in nodes(tried.body)
        if isinstance(node, s.Call) and isinstance(node.function, s.Attribute)
        if isinstance(called := node.function.value, s.Name) and called.id in names
    )


_NULL_ERROR = "NullPointerException"


def with_handed(declared: tuple[Value, ...], handed: tuple[Value, ...]) -> tuple[Value, ...]:
    """What a function is called with, by the types that are declared, as null as what it is known to be called with."""
    known = [declared[place] if place < len(declared) else ANY for place in range(max(len(declared), len(handed)))]
    for place, value in enumerate(handed):
        if value.null == NULLABLE:
            told = known[place]
            known[place] = value if value.type is not None else _replace(told, null=NULLABLE, origin=value.origin)
    return tuple(known)
