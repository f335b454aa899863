"""Attributes of Python objects as the methods of their classes tell them: what fills them, looks them up or gives them."""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.declared_values import LOOKUP
from nullguard.flow.domain.mappings import is_mapping
from nullguard.flow.domain.values import ANY, NULLABLE, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.query_variables import query_in
from nullguard.model.nodes import is_null
from nullguard.model.span import NOWHERE
from nullguard.program.symbols import UNKNOWN as UNKNOWN_TYPE
from nullguard.program.symbols import FunctionInfo, Member, Type
from nullguard.program.types import substitute

_replace = msgspec.structs.replace

_OF_ROWS: Final = ("column", "relation")

_LOOKUPS: Final = (LOOKUP, "declared")
"""Nulls of rows that were looked up, or that a function declares to give or not."""

_SET: Final = "builtins.set"


def is_filled_elsewhere(value: Value) -> bool:
    """Whether an attribute is a dictionary or set of which only methods tell what is in it."""
    if value.column or value.type is None:
        return False
    return is_mapping(value.type) or (value.type.cls == _SET and not (value.type.args or value.element))


def by_body(frame: Frame, type: Type, name: str) -> Value:
    """What a property without a declared result gives, by its body, and a class's attribute that is a query."""
    cls = frame.world.class_of(type)
    member = frame.world.program.member(cls, name) if cls is not None else None
    if member is not None and member.field is not None and not member.declared_in.is_library:
        holder = member.declared_in
        is_set = "instance" in member.field.modifiers
        if cls is not None and (is_set or is_null(member.field.value)):
            held = frame.held(frame.world, cls, name)
            if held is not None and not is_set and held.null != NULLABLE:
                held = None  # subclasses mostly set what stands in a class as None
            return _seen_from(frame, type, member, held) if held is not None else ANY
        return query_in(frame, holder.path, holder.decl.qualname, member.field.value) or ANY
    function = property_of(frame, type, name)
    return frame.summarise(frame.world, function, frame.calls_left).value if function is not None else ANY


def property_of(frame: Frame, type: Type, name: str) -> FunctionInfo | None:
    """The project's own property without a declared result that an object of a class has."""
    cls = frame.world.class_of(type)
    member = frame.world.program.member(cls, name) if cls is not None else None
    if member is None or not member.functions or member.functions[0].is_library:
        return None
    function = member.functions[0]
    is_declared = function.decl.returns is not None
    return function if "property" in function.decl.modifiers and not is_declared else None


def _seen_from(frame: Frame, type: Type, member: Member, held: Value) -> Value:
    """What a generic class keeps, its type parameters as the receiver has them (`self.model` of a `Repository[Order]`)."""
    if held.type is None:
        return held
    arguments = frame.world.program.type_arguments(type, member)
    told = {name: given for name, given in arguments.items() if given.cls != UNKNOWN_TYPE.cls}
    return _replace(held, type=substitute(held.type, told))


def as_made(frame: Frame, type: Type, name: str, value: Value) -> Value:
    """A field of a dataclass or its like, as null as what all who make its objects give for it."""
    cls = frame.world.class_of(type)
    if cls is None or not (cls.decl.annotations or any(base.name.endswith("NamedTuple") for base in cls.decl.bases)):
        return value
    if cls.is_library or frame.world.schema.is_entity(cls.id) or (value.type is None and value.symbol is not None):
        return value
    held = frame.held(frame.world, cls, name)
    return _replace(value, null=NULLABLE, origin=held.origin) if held is not None and held.null == NULLABLE else value


def as_looked_up(frame: Frame, type: Type, name: str, value: Value) -> Value:
    """A field that is declared to hold a row or nothing (`self._order: Order | None = None`): the row that its methods look up
    for it, which nobody tests. A field of a dataclass that is declared to hold something or nothing: what all who make its
    objects give for it of rows."""
    if value.origin is None or value.origin.kind != "declared" or value.type is None:
        return value
    cls = frame.world.class_of(type)
    if cls is None or cls.is_library:
        return value
    if not frame.world.schema.is_entity(value.type.cls):
        made = as_made(frame, type, name, value)
        if made.origin is None or made.origin.kind not in _OF_ROWS:
            return value
        note_declared(frame, type, name, made)
        return made
    held = frame.held(frame.world, cls, name)
    is_lookup = held is not None and held.null == NULLABLE and held.origin is not None and held.origin.kind in _LOOKUPS
    return _replace(value, origin=held.origin) if held is not None and is_lookup else value


def note_declared(frame: Frame, type: Type | None, name: str, value: Value) -> None:
    """Note that a field which is declared to hold something or nothing holds a column: whoever wrote that knows of its nulls."""
    cls = frame.world.class_of(type)
    member = frame.world.program.member(cls, name) if cls is not None and not cls.is_library else None
    declared = member.field.type if member is not None and member.field is not None else None
    if declared is not None and declared.nullable and value.origin is not None and value.origin.kind in _OF_ROWS:
        frame.sink.guard(value.origin.subject, NOWHERE)
