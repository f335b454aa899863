"""What the examples that MyBatis Generator writes ask of the rows that they find: `example.createCriteria().andNoteIsNotNull()`.

Source: the MyBatis Generator reference, "Example Class Usage Notes": the conditions of a criteria are joined by AND, criteria by
OR; one that was created after the first is only joined by `or(…)`. Conditions refuse a null to compare with, and SQL's hold of no
null.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from nullguard.flow.domain.values import NONNULL, Fact, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.flow.world import World
from nullguard.frameworks.declared_results import given
from nullguard.frameworks.mybatis.present import Present
from nullguard.frameworks.row_classes.naming import letters
from nullguard.program.symbols import Type

GENERATED: Final = "GeneratedCriteria"
_CONDITION: Final = re.compile(
    r"and(\w+?)(?:IsNotNull|(?:Not)?EqualTo|GreaterThan(?:OrEqualTo)?|LessThan(?:OrEqualTo)?|(?:Not)?(?:In|Like|Between))"
)
_ASKING: Final = re.compile(r"(?:select|find|list|get|query)\w*")
_replace = msgspec.structs.replace


class ExampleModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def basis(self) -> str:
        """Nothing beside the sources."""
        return ""

    def call(self, site: CallSite) -> Value | None:
        """An example with what it asks, or the rows of a query."""
        receiver, type = site.receiver, site.result.type
        if receiver is None:
            return None
        known = receiver.asked
        if site.method in ("createCriteria", "or"):
            if known is None and not site.arguments and _is_criteria(site.world, type):
                return _replace(site.result, null=NONNULL, asked=Present())
            is_joined = isinstance(known, Present) and site.method == "or"
            return _replace(site.result, asked=Present(is_open=False)) if is_joined else None
        if isinstance(known, Present) and site.method.startswith("and") and _is_criteria(site.world, receiver.type):
            condition = _CONDITION.fullmatch(site.method) if known.is_open else None
            columns = known.columns | ({letters(condition[1])} if condition is not None else set())
            return _replace(site.result, null=NONNULL, asked=_replace(known, columns=columns))
        if _ASKING.fullmatch(site.method) is None:
            return None
        for _, value in site.arguments:
            if isinstance(value.asked, Present) and value.asked.columns:
                return _rows(site, value.asked)
        return None


def _is_criteria(world: World, type: Type | None) -> bool:
    cls = world.class_of(type)
    if cls is None or cls.is_library:
        return False
    return any(base.decl.name == GENERATED for base in world.program.ancestors(cls))


def _rows(site: CallSite, known: Present) -> Value | None:
    """The rows of a query, with the columns that it asks for."""
    type = site.result.type
    row = type.args[0] if type is not None and len(type.args) == 1 else type
    if row is None:
        return None
    facts = tuple(
        Fact((mapped.name,), "nonnull")
        for mapped in site.world.schema.attributes(row.cls)
        if letters(mapped.name) in known.columns or (mapped.column and letters(mapped.column) in known.columns)
    )
    return given(site.world, site.result, Value(NONNULL, row, facts=facts)) if facts else None
