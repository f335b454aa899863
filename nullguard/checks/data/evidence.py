"""What the whole tree shows of an attribute: where it is tested, set to null, used untested, and what fixtures give it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from nullguard.checks.context import Context
from nullguard.checks.places import Places
from nullguard.flow.summaries.observations import REFUSED, FlowFacts, Use
from nullguard.manifest.nullability import MIGRATION_CREATED
from nullguard.model.finding import Place
from nullguard.model.schema import AttributeKind
from nullguard.model.schema import Evidence as SchemaEvidence
from nullguard.model.span import Packed, line_of

_Item = TypeVar("_Item")

ENOUGH_COLUMNS = 20
"""Columns of a unit from which on its habits are its own."""

NULL_IS_HABIT = 0.9
"""Where scripts write NULL with at least this share of the columns that admit it, they write it always and mean little by it:
as dumps do, in which MySQL says `DEFAULT NULL` of each such column. Chosen by measurement: `docs/decisions/ranking.md`."""

NULL_IS_RULE = 0.5
"""Where more than this share of all columns admits null, NULL is written without a thought; else somebody chose for each."""

_SCRIPT = ".sql"


@dataclass(frozen=True)
class Evidence:
    """Counted once for a run, by subject (`class id.attribute`).

    `tests`, `nulls` and `left_out` have the first place in each source that tests an attribute for null, sets it to null, or
    makes a row without it, `refused` that of a validator that refuses null; `uses` the places that use it untested, all in
    order. `omission` has by unit and framework how many columns are nullable merely because nothing says otherwise, and how many
    there are; `given` and `given_null` are the fixtures that give a name a value, or null. `null_is_habit` says that SQL scripts
    write NULL with nearly every column that admits it, `null_is_rule` that most of all columns do.
    """

    tests: Mapping[str, Places]
    nulls: Mapping[str, Places]
    left_out: Mapping[str, Places]
    refused: Mapping[str, Places]
    uses: Mapping[str, Places]
    given: Mapping[str, tuple[str, ...]]
    given_null: Mapping[str, tuple[str, ...]]
    omission: Mapping[tuple[str, str], tuple[int, int]]
    null_is_habit: bool
    null_is_rule: bool

    def is_habit(self, said: SchemaEvidence) -> bool:
        """Whether NULL is written as it is with any other such column."""
        return self.null_is_habit and _is_created_by_script(said)

    def is_thoughtless(self, said: SchemaEvidence) -> bool:
        """Whether NULL is what scripts write with most columns, so that nobody need have decided it."""
        return self.null_is_rule and self.is_habit(said)

    def omission_near(self, unit: str, framework: str) -> float:
        """The share of a framework's columns that are nullable by omission, in a unit, or in all where the unit has few; 1 where
        there are none."""
        omitted, total = self.omission.get((unit, framework), (0, 0))
        if total < ENOUGH_COLUMNS:
            counts = [count for (_, other), count in self.omission.items() if other == framework]
            omitted, total = sum(count[0] for count in counts), sum(count[1] for count in counts)
        return omitted / total if total else 1.0

    def has_enough(self, framework: str) -> bool:
        """Whether a framework has so many columns that counting the places that use one tells something."""
        return sum(total for (_, other), (_, total) in self.omission.items() if other == framework) >= ENOUGH_COLUMNS


def gather(context: Context) -> Evidence:
    """The evidence of one run."""
    tests: dict[str, list[Place]] = {}
    nulls: dict[str, list[Place]] = {}
    left_out: dict[str, list[Place]] = {}
    refused: dict[str, list[Place]] = {}
    uses: dict[str, list[Place]] = {}
    for path in sorted(context.flow):
        facts: FlowFacts = context.flow[path]
        _collect(tests, path, facts.guards)
        _collect(nulls, path, facts.null_writes)
        _collect(left_out, path, facts.left_out)
        _collect(refused, path, facts.refused)
        relying = [use for use in facts.uses if not _is_of_both(use) and (use.inside is None or use.inside.kind != REFUSED)]
        _collect(uses, path, [(use.origin.subject, use.at) for use in relying])
    given: dict[str, list[str]] = {}
    given_null: dict[str, list[str]] = {}
    for path in sorted(context.fixtures):
        for name in context.fixtures[path].values:
            given.setdefault(name, []).append(path)
        for name in context.fixtures[path].nulls:
            given_null.setdefault(name, []).append(path)
    return Evidence(
        _settled(tests),
        _settled(nulls),
        _settled(left_out),
        _settled(refused),
        _settled(uses),
        _settled(given),
        _settled(given_null),
        _omission(context),
        *_habits(context),
    )


def _is_of_both(use: Use) -> bool:
    """Whether it is what Java's `equals` compares with an attribute of the other object, whatever attributes there are."""
    return use.kind == "argument" and use.symbol.endswith(_EQUALS)


_EQUALS = ".equals"


def _settled(found: Mapping[str, list[_Item]]) -> dict[str, tuple[_Item, ...]]:
    return {name: tuple(items) for name, items in found.items()}


def _collect(found: dict[str, list[Place]], path: str, marks: Sequence[tuple[str, Packed]]) -> None:
    for subject, at in marks:
        found.setdefault(subject, []).append(Place(path, line_of(at)))


def _habits(context: Context) -> tuple[bool, bool]:
    """Whether the scripts that create tables write NULL with nearly every column that admits it, and whether most columns do."""
    said = [
        item
        for database in context.manifest.databases.values()
        for table in database.tables.values()
        for column in table.columns.values()
        for item in column.evidence
        if item.nullable is not None and _is_created_by_script(item)
    ]
    admitting = [item for item in said if item.nullable]
    written = sum(item.explicit for item in admitting)
    is_habit = len(admitting) >= ENOUGH_COLUMNS and written >= NULL_IS_HABIT * len(admitting)
    return is_habit, len(admitting) > NULL_IS_RULE * len(said)


def _is_created_by_script(said: SchemaEvidence) -> bool:
    return said.kind == MIGRATION_CREATED and said.path.endswith(_SCRIPT)


def _omission(context: Context) -> dict[tuple[str, str], tuple[int, int]]:
    counts: dict[tuple[str, str], list[int]] = {}
    for entity in (*context.schema.entities, *context.schema.tables):
        for mapped in entity.attributes.values():
            if mapped.kind not in (AttributeKind.COLUMN, AttributeKind.RELATION) or mapped.primary_key or not mapped.column:
                continue
            tally = counts.setdefault((context.program.unit_of(entity.path), entity.framework), [0, 0])
            tally[1] += 1
            column = context.schema.column(entity, mapped)
            said = [e for e in (column.evidence if column is not None else mapped.evidence) if e.nullable is not None]
            if said and all(e.nullable and not e.explicit for e in said):
                tally[0] += 1
    return {key: (omitted, total) for key, (omitted, total) in counts.items()}
