"""Objects that validate what they are made of (Python): `OrderOut(shipped=order.shipped)`, `OrderOut.model_validate(order)`."""

from __future__ import annotations

from nullguard.flow.bodies.validated_fields import refusing_fields
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NULLABLE
from nullguard.flow.frame.attributes import read_member
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.uses import can_be_noted, note_use
from nullguard.flow.interpreter.calls.looked_after import is_looked_after
from nullguard.flow.rows.refused_columns import is_given, refuses_null
from nullguard.flow.summaries.observations import STORED, VALIDATED
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.text import render
from nullguard.program.symbols import ClassInfo


def validate_arguments(frame: Frame, cls: ClassInfo, arguments: Arguments, state: State) -> None:
    """Note the nulls that the constructor of a class refuses for its fields, and those for which no row is stored."""
    if frame.is_java or not any(argument.name for argument, _, _ in arguments):
        return
    if frame.world.schema.is_entity(cls.id):
        for argument, value, path in arguments:
            if not argument.name or not is_given(value) or not can_be_noted(value, path):
                continue
            if refuses_null(frame.world, cls, argument.name) and not is_looked_after(frame, argument):
                note_use(frame, STORED, argument.value, value, path, state, f"{cls.name}({argument.name}=…)")
        return
    refusing = refusing_fields(frame.world.program, cls)
    for argument, value, path in arguments:
        if argument.name in refusing:
            note_use(frame, VALIDATED, argument.value, value, path, state, f"{cls.name}({argument.name}=…)")


def validate_row(frame: Frame, cls: ClassInfo, name: str, arguments: Arguments, state: State) -> None:
    """Note the attributes of a row that may be null, and that the fields of the same names refuse."""
    if frame.is_java or len(arguments) != 1 or name not in library_names("validating-row"):
        return
    argument, row, path = arguments[0]
    if row.type is None or not frame.world.schema.is_entity(row.type.cls) or frame.world.schema.is_entity(cls.id):
        return
    for field in sorted(refusing_fields(frame.world.program, cls, of_row=True)):
        if frame.world.schema.attribute(row.type.cls, field) is None:
            continue
        read = s.Attribute(argument.value, field, argument.value.at)
        value, place = read_member(frame, row, path, field, argument.value.at, state, render(read))
        if value.null == NULLABLE:
            note_use(frame, VALIDATED, read, value, place, state, f"{cls.name}.{name}(…)")
