"""Columns that are nullable though whatever makes a row gives them a value.

Source: the Django documentation, "Model field reference": `auto_now` and `auto_now_add` set a field whenever an object is saved,
or first is, whatever it was given.
"""

from __future__ import annotations

from nullguard.model.schema import Column, Entity, MappedAttribute
from nullguard.model.syntax import Call, Constant
from nullguard.program.program import Program

_AUTOMATIC = ("auto_now", "auto_now_add")


def filled_by(program: Program, entity: Entity, mapped: MappedAttribute, column: Column | None) -> str:
    """The option of a Django field by which every row has had a value since the table exists; empty where there is none."""
    if entity.framework != "django" or column is None or (column.added_by and not column.backfilled_by):
        return ""
    cls = program.classes.get(entity.class_id)
    member = program.field(cls, mapped.name) if cls is not None else None
    value = member.field.value if member is not None and member.field is not None else None
    if not isinstance(value, Call):
        return ""
    given = {argument.name: argument.value for argument in value.arguments if argument.name}
    for option in _AUTOMATIC:
        chosen = given.get(option)
        if isinstance(chosen, Constant) and chosen.value is True:
            return option
    return ""
