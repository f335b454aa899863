"""Functions that a function of the project is handed: what it calls them with, where that may be null."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from nullguard.flow.containers.kept_rows import kept_by
from nullguard.flow.domain.state import Path
from nullguard.flow.domain.values import ANY, NULLABLE, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import Closure
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.meant.overloads import given, taken
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo
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


def called_in_handlers(frame: Frame, functions: Sequence[FunctionInfo], arguments: Arguments) -> frozenset[int]:
    """The arguments of a call whose functions the project's one calls where it handles what null raises:
    `nullSafe(() -> order.getBuyer().getName())`, `try_call(lambda: order.buyer.name)`. Who handles all errors does not."""
    if len(functions) != 1 or functions[0].is_library:
        return frozenset()
    function, world = functions[0], frame.world
    world.program.reads.add(body_entry(function))
    called = world.called_in_handlers.get(function.id)
    if called is None:  # a helper may be handed functions in thousands of places
        called = world.called_in_handlers[function.id] = _called_with_care(frame, world.program.body(function))
    if frame.is_java and "constructor" in function.decl.modifiers and function.owner is not None:
        called |= _kept_with_care(frame, function.owner, function)
    if not called:
        return frozenset()
    return frozenset(number for number, name in enumerate(_taken_by(function, arguments)) if name in called)


def _called_with_care(frame: Frame, body: s.Body) -> frozenset[str]:
    """The variables whose functions a body calls nowhere but where it handles what null raises."""
    tries = [tried for tried in nodes(body) if isinstance(tried, s.Try) and _handles_null(tried)]
    if not tries:
        return frozenset()
    with_care = {id(node) for tried in tries for node in nodes(tried.body) if isinstance(node, s.Call)}
    calls = [(name, id(node)) for node in nodes(body) if isinstance(node, s.Call) and (name := _called(frame, node))]
    called = {name for name, at in calls if at in with_care} - {name for name, at in calls if at not in with_care}
    for loop in nodes(body):  # `for function in functions: try: function()`
        if isinstance(loop, s.ForEach) and isinstance(loop.target, s.Name) and isinstance(loop.iterable, s.Name):
            if loop.target.id in called:
                called.add(loop.iterable.id)
    return frozenset(called)


def _kept_with_care(frame: Frame, cls: ClassInfo, constructor: FunctionInfo) -> set[str]:
    """The parameters of a constructor that are kept in a field whose function a method of the class calls with such care."""
    parameters = {field: constructor.decl.parameters[place].name for field, place in kept_by(frame, constructor)}
    found: set[str] = set()
    for function in frame.world.program.functions_mentioning(cls.path, *parameters) if parameters else ():
        if function.owner is cls:
            frame.world.program.reads.add(body_entry(function))
            found |= _called_with_care(frame, frame.world.program.body(function)) & parameters.keys()
    return {parameters[field] for field in found}


def _handles_null(tried: s.Try) -> bool:
    errors = library_names("raised-by-null")
    return any(type.name.rpartition(".")[2] in errors for handler in tried.handlers for type in handler.types)


def _called(frame: Frame, call: s.Call) -> str:
    """The variable whose function is called: by its name in Python, by a method of it in Java."""
    callee: s.Expr | None = call.function
    if frame.is_java:
        callee = callee.value if isinstance(callee, s.Attribute) else None
        if isinstance(callee, s.Attribute) and isinstance(callee.value, s.Name) and callee.value.id == "this":
            return callee.name
    return callee.id if isinstance(callee, s.Name) else ""


def _taken_by(function: FunctionInfo, arguments: Arguments) -> Iterator[str]:
    """The names of the parameters that take the arguments, empty where nobody can tell."""
    wanted = given(function)
    for number, (argument, _, _) in enumerate(arguments):
        star = next((place for place, parameter in enumerate(wanted) if parameter.kind == "star"), len(wanted))
        place = min(number, star)
        if argument.name or argument.star:
            yield argument.name or ""
        else:
            yield wanted[place].name if place < len(wanted) else ""


def with_handed(declared: tuple[Value, ...], handed: tuple[Value, ...]) -> tuple[Value, ...]:
    """What a function is called with, by the types that are declared, as null as what it is known to be called with."""
    known = [declared[place] if place < len(declared) else ANY for place in range(max(len(declared), len(handed)))]
    for place, value in enumerate(handed):
        if value.null == NULLABLE:
            told = known[place]
            known[place] = value if value.type is not None else _replace(told, null=NULLABLE, origin=value.origin)
    return tuple(known)
