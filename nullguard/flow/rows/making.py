"""Rows that the code makes, and the nullable attributes that it leaves out: such a row is saved with null."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL, NULLABLE, Value
from nullguard.flow.interpreter.behaviour import Arguments
from nullguard.flow.interpreter.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.schema import AttributeKind
from nullguard.model.span import Packed
from nullguard.program.symbols import ClassInfo, Type

_STORED = (AttributeKind.COLUMN, AttributeKind.RELATION)


def note_left_out(frame: Frame, cls: ClassInfo, arguments: Iterable[s.Argument], at: Packed) -> None:
    """Note which nullable attributes `Order(number=1)` leaves out. Nothing is told of objects made without keywords, which are
    filled in afterwards, of those made with `**values`, and of classes with a constructor of their own."""
    schema, program = frame.world.schema, frame.world.program
    names = {argument.name for argument in arguments}
    if not names or None in names or not schema.is_entity(cls.id):
        return
    constructor = program.member(cls, "__init__")
    if constructor is not None and not constructor.declared_in.is_library:
        return
    attributes = schema.attributes(cls.id)
    keys = {mapped.key_attribute: mapped.name for mapped in attributes if mapped.key_attribute}
    row = Value(NONNULL, Type(cls.id), fresh=True, bare=True)
    for mapped in attributes:
        given = {mapped.name, mapped.key_attribute, keys.get(mapped.name, "")} & names
        if given or mapped.kind not in _STORED or mapped.primary_key or not mapped.column:
            continue
        attribute = schema.attribute(cls.id, mapped.name)
        if attribute is not None and attribute.nullable and frame.declared_member(row, mapped.name).null == NULLABLE:
            frame.sink.leave_out(attribute.subject, at)


def given_unsaved_keys(frame: Frame, cls: ClassInfo, arguments: Arguments, state: State) -> tuple[tuple[str, Value], ...]:
    """The attributes, with what they hold, of a new row that was given the key of a row that is not saved yet: there is none
    (`parent = Node()`, then `Node(parent_id=parent.id)`)."""
    schema = frame.world.schema
    found: list[tuple[str, Value]] = []
    for argument, value, path in arguments:
        if not argument.name or not value.row_key or path is None or len(path) != 2:
            continue
        holder = state.values.get(path[:1])
        if holder is not None and holder.bare and schema.is_entity(cls.id):
            row = Value(NONNULL, Type(cls.id))
            relations = [mapped.name for mapped in schema.attributes(cls.id) if mapped.key_attribute == argument.name]
            found.extend((name, frame.declared_member(row, name)) for name in (argument.name, *relations))
    return tuple(found)
