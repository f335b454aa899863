"""Class attributes that are null only where nobody has filled them in: `queryset: QuerySet | None = None` of a base class."""

from __future__ import annotations

from nullguard.model.facts import Field
from nullguard.model.syntax import Constant
from nullguard.program.program import Program
from nullguard.program.symbols import Member


def is_placeholder(program: Program, member: Member) -> bool:
    """Whether classes below give the attribute a value: what uses it in the class that declares it runs in these.

    The declaration has to stand in the body of a class of Python that leaves the attribute open or null.
    """
    field, owner = member.field, member.declared_in
    if field is None or owner.is_library or not owner.path.endswith(".py") or "instance" in field.modifiers:
        return False
    if field.value is not None and not _is_null(field):
        return False
    return any(
        any(function.name == field.name for function in cls.decl.functions)
        or any(other.name == field.name and other.value is not None and not _is_null(other) for other in cls.decl.fields)
        for cls in program.subclasses(owner)
        if cls is not owner
    )


def _is_null(field: Field) -> bool:
    return isinstance(field.value, Constant) and field.value.kind == "null"
