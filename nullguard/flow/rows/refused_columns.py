"""Columns for which the database refuses null: the schema declares them NOT NULL, and nothing gives rows another value.

Source: the Django documentation, "Field options" and "Exceptions" ("IntegrityError"): a default is no answer to a given None.
SQLAlchemy run with None: a column's default, and the database's, is taken in its place.
"""

from __future__ import annotations

from nullguard.flow.domain.values import NULL, TESTED, Value
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model.facts import Function
from nullguard.model.nodes import dotted_name, nodes
from nullguard.model.schema import AttributeKind
from nullguard.model.syntax import Attribute, Constant, Name
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_KINDS = (AttributeKind.COLUMN, AttributeKind.RELATION)

_OWN = ("path", TESTED)
"""Kinds of origin of a null that the code at hand writes or tests itself."""


def is_given(value: Value) -> bool:
    """Whether a value is no null that the code writes for a row itself (`role=found if found else None`), which is for a row that
    nobody stores, or that is validated before."""
    return value.null != NULL and (value.origin is None or value.origin.kind not in _OWN)


def refuses_null(world: World, cls: ClassInfo, name: str) -> bool:
    """Whether a row of a mapped class cannot be stored with null in an attribute."""
    found = world.schema.attribute(cls.id, name)
    if found is None or found.nullable is not False or found.mapped.kind not in _KINDS:
        return False
    mapped = found.mapped
    if mapped.primary_key or mapped.never_null or mapped.filled_by or mapped.keeps_default or mapped.has_default:
        return False
    own = [base for base in world.program.ancestors(cls) if not base.is_library]
    for base in own:
        mentioning = [one for one in world.program.functions_mentioning(base.path, name) if one.owner is base]
        if any(_may_fill(one.decl) for one in mentioning) or any(_validates(one, name) for one in base.decl.functions):
            return False
    return not _is_converted(world.program, cls, name)


def _may_fill(function: Function) -> bool:
    """Whether a method of the class may give an attribute that it mentions a value: one that rows are made or saved by, also
    `clean_note`, which `clean` calls."""
    return any(part in function.name for part in library_names("row-filling"))


def _validates(function: Function, name: str) -> bool:
    """Whether a method of the class is a validator of an attribute, which may give it another value."""
    return any(
        isinstance(argument.value, Constant) and argument.value.value == name
        for mark in function.annotations
        if mark.simple_name in library_names("validating-column")
        for argument in mark.arguments
    )


def _is_converted(program: Program, cls: ClassInfo, name: str) -> bool:
    """Whether a class of the project's own makes what is stored of what the attribute holds: a column's type, or a field."""
    member = program.field(cls, name)
    value = member.field.value if member is not None and member.field is not None else None
    if member is None or value is None:
        return False
    holder = member.declared_in
    for node in nodes((value,)):
        made = dotted_name(node) if isinstance(node, (Name, Attribute)) else ""
        found = program.class_named(holder.path, made, holder.decl.qualname) if made else None
        for base in program.ancestors(found) if found is not None and not found.is_library else ():
            if not base.is_library and any(item.name in library_names("storing-column") for item in base.decl.functions):
                return True
    return False
