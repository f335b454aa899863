"""Functions of Python that ask of which class it is what they are given, and give nothing for any other: a call that gives an
object of a class that is known gets what they give for that one."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from nullguard.flow.bodies.given_classes import named_arguments
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import ANY, BY_CALLS, BY_CONVENTION, NULL, RESOLVED, UNKNOWN, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.summaries.summary import NOTHING
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, nodes
from nullguard.program.symbols import UNION, FunctionInfo, Type
from nullguard.program.trace import body_entry

_replace = msgspec.structs.replace

_ASKING = frozenset({"isinstance", "type"})
_LEAST_CLASSES = 2
_KNOWN = frozenset({RESOLVED, BY_CALLS, BY_CONVENTION})
"""How the class of an argument is known; what only its name says may as well be of another class."""

_MOST_CLASSES = 4


def without_unasked(frame: Frame, body: FunctionInfo, arguments: Arguments, given: Value, state: State) -> Value:
    """What a call gives, its null left out where that comes back for none of the classes that the row may have."""
    if frame.is_java or given.null < NULL or _ASKING.isdisjoint(body.decl.mentions) or not arguments:
        return given
    asked = _asked(frame, body)
    known = [(argument, frame.learned(value, path, state)) for argument, value, path in arguments] if asked else []
    for name, value in named_arguments(body, known):
        rows = _rows(frame, value) if name in asked else ()
        for row in rows:
            called = frame.world.given_queries.told(body, name, _replace(frame.world.row(row.cls), typed=value.typed))
            summary = frame.summarise(frame.world, called, frame.calls_left)
            if summary is NOTHING or summary.value.null >= NULL or summary.value == ANY:
                break
        else:
            if rows:
                return _replace(given, null=UNKNOWN, origin=None) if value.typed == RESOLVED else _doubted(given, name)
        if name in asked and value.type is None and value.null < NULL:
            if gives_for_classes(frame.world.program.body(body), name):
                return _doubted(given, name)
    return given


def _doubted(given: Value, name: str) -> Value:
    origin = given.origin
    if origin is None or origin.doubt:
        return given
    return _replace(
        given, origin=_replace(origin, doubt=f"it asks of which class '{name}' is, and gives something for those that it gets")
    )


def _asked(frame: Frame, body: FunctionInfo) -> frozenset[str]:
    """The names of whose classes a function asks."""
    frame.world.program.reads.add(body_entry(body))
    return frozenset(_names(frame.world.program.body(body)))


def _names(body: s.Body) -> Iterator[str]:
    for node in nodes(body):
        match node:
            case s.Call(function=s.Name(id=asking), arguments=(s.Argument(value=s.Name(id=name)), *_)) if asking in _ASKING:
                yield name


def gives_for_classes(body: s.Body, name: str) -> bool:
    """Whether a function does nothing but give something for some classes of which the object `name` may be, and null for others:
    `if isinstance(given, Order): return given.shop`, and so on, at least twice."""
    asked = 0
    for statement in body:
        match statement:
            case s.If(branches=branches, orelse=orelse):
                for branch in branches:
                    if not _gives(branch.body):
                        return False
                    if _asks(branch.test, name):
                        asked += 1
                    elif not _is_absent(branch.test, name):
                        return False
                if orelse and not _gives_nothing(orelse):
                    return False
            case s.ExprStmt():
                continue
            case _:
                return asked >= _LEAST_CLASSES and _gives_nothing((statement,)) and statement is body[-1]
    return asked >= _LEAST_CLASSES


def _gives(body: s.Body) -> bool:
    return bool(body) and isinstance(body[-1], s.Return)


def _gives_nothing(body: s.Body) -> bool:
    return len(body) == 1 and isinstance(body[0], s.Return) and (body[0].value is None or is_null(body[0].value))


def _asks(test: s.Expr, name: str) -> bool:
    """Whether a condition asks of which class something is, and nothing else."""
    match test:
        case s.Boolean(operator="or", operands=operands):
            return all(_asks(operand, name) for operand in operands)
        case s.Compare(operands=(s.Call() as call, _), operators=("==" | "is" | "in",)) | (s.Call() as call):
            return name in frozenset(_names((s.ExprStmt(call),)))
    return False


def _is_absent(test: s.Expr, name: str) -> bool:
    """Whether a condition is that there is no object: `not given`."""
    return isinstance(test, s.Not) and isinstance(test.operand, s.Name) and test.operand.id == name


def _rows(frame: Frame, value: Value) -> tuple[Type, ...]:
    """The classes of the project of which an object is given for sure, if these are few."""
    if value.type is None or value.null >= NULL or value.typed not in _KNOWN:
        return ()
    types = value.type.args if value.type.cls == UNION else (value.type,)
    classes = [frame.world.class_of(type) for type in types]
    is_own = len(types) <= _MOST_CLASSES and all(cls is not None and not cls.is_library for cls in classes)
    return types if is_own else ()
