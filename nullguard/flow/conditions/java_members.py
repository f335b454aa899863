"""Java: collections of constants that are written out, and asked whether they contain something: `EnumSet.of(State.SENT,
State.PAID).contains(order.getState())`, or a constant that holds one (`DONE.contains(order.getState())`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.constants.enums import member_key
from nullguard.flow.domain.joins import MAX_CONSTANTS
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_LISTING: Final = library_names("members-listed")
_KEEPING: Final = library_names("members-kept")
"""Functions and classes that are given a collection, and make one of the same members."""

_MOST_WRAPPED: Final = 3


def listed_members(frame: Frame, node: s.Expr, state: State) -> list[Value]:
    """The constants of which a collection consists; none where it is not written out, or something else is in it."""
    match node:
        case s.Call() | s.New():
            listed = _listed(node)
            values = [frame.evaluate(frame, argument.value, state)[0] for argument in listed]
            return values if all(value.null == NONNULL and value.constants for value in values) else []
        case s.Name(id=name) if name.isupper() and name not in frame.locals:
            function = frame.world.program.function_named(frame.path, frame.symbol)
            return _held(frame.world.program, function.owner, name) if function is not None else []
        case s.Attribute(value=s.Name(id=holder), name=name) if name.isupper() and holder not in frame.locals:
            cls = frame.world.program.class_named(frame.path, holder, frame.symbol)
            return _held(frame.world.program, cls, name)
        case _:
            return []


def _listed(node: s.Expr) -> tuple[s.Argument, ...]:
    """The members that a call is given which makes a collection of them, perhaps for another one that keeps them."""
    for _ in range(_MOST_WRAPPED):
        match node:
            case s.Call(function=function, arguments=arguments) if _name(function) in _LISTING:
                return arguments if len(arguments) <= MAX_CONSTANTS else ()
            case s.Call(function=function, arguments=(s.Argument(value=inner),)) if _name(function) in _KEEPING:
                node = inner
            case s.New(type=type, arguments=(s.Argument(value=inner),)) if type.name.rpartition(".")[2] in _KEEPING:
                node = inner
            case _:
                return ()
    return ()


def _name(function: s.Expr) -> str:
    return ".".join(dotted_name(function).split(".")[-2:])


def _held(program: Program, cls: ClassInfo | None, name: str) -> list[Value]:
    """The members of an enum that a constant of a class lists."""
    member = program.field(cls, name) if cls is not None else None
    field = member.field if member is not None else None
    if member is None or field is None or field.value is None or not {"static", "final"}.issubset(field.modifiers):
        return []
    holder = member.declared_in
    found = [*_members(program, holder, _listed(field.value))]
    return found if all(value.constants for value in found) else []


def _members(program: Program, holder: ClassInfo, listed: tuple[s.Argument, ...]) -> Iterator[Value]:
    for argument in listed:
        match argument.value:
            case s.Attribute(value=s.Name(id=enum), name=name):
                cls = program.class_named(holder.path, enum, holder.decl.qualname)
            case _:
                cls, name = None, ""
        is_member = cls is not None and cls.decl.kind == "enum" and program.field(cls, name) is not None
        yield Value(NONNULL, constants=frozenset({member_key(cls, name)})) if cls is not None and is_member else Value()
