"""Columns for which the database refuses null: the schema declares them NOT NULL, and nothing gives rows another value.

Source: the Django documentation, "Field options" and "Exceptions" ("IntegrityError"): a default is no answer to a given None.
SQLAlchemy run with None: a column's default, and the database's, is taken in its place.
"""

from __future__ import annotations

from nullguard.flow.domain.values import NULL, TESTED, Value
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model.schema import AttributeKind
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
    filling = library_names("row-filling")
    return not any(
        name in function.mentions and any(part in function.name for part in filling)  # also `clean_note`, which `clean` calls
        for base in world.program.ancestors(cls)
        if not base.is_library
        for function in base.decl.functions
    )
