"""The verdict on a column: may it be null, how surely, and on whose word.

The order of evidence is fixed in one place, because merging, showing and ranking must agree on it: database over manifest file
over migrations over mappings; a word said over a word left out; the column's own declaration over a validation of its value; and
among equals the one that admits null, since one such statement is enough for null to occur. A CHECK that refuses null stands
before what else one source says, for it holds whatever the column's declaration allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nullguard.model.schema import Column, Evidence, Table

VALIDATION = "validation"
"""The kind of evidence that a check of the value gives (`@NotNull`), which old rows need not fulfil."""

STATISTICS = "statistics"
"""The kind of evidence that counted nulls give."""

IDENTITY = "identity"
"""The kind of evidence that an attribute identifies a row or its version (`@Id`, `@Version`): null does not fit, but no word is
said on it."""

MIGRATION_CREATED = "migration-created"
"""The kind of evidence that a column came with its table."""

MIGRATION_ADDED = "migration-added"
"""The kind of evidence that a column came later than its table."""

MIGRATION_ALTERED = "migration-altered"
"""The kind of evidence that a migration changed whether a column may be null."""

INHERITED = "inherited"
"""The kind of evidence that only a library's base class declares the column."""

CONSTRAINT = "constraint"
"""The kind of evidence that a constraint gives, such as ON DELETE SET NULL."""

DATABASE_SCHEMA = "database"
"""The kind of evidence that the schema of a live database gives: whether a column can be null, not whether that is meant."""

SET_NULL = "set null"
"""What a foreign key does on delete that makes its column nullable."""


_LIBRARY = "<models>/"
"""How the paths of library stubs begin."""


@dataclass(frozen=True)
class Nullability:
    """`nullable` is None when nothing says. `explicit`: somebody wrote it. `strongest` is the evidence that decided;
    `disagreeing` says the opposite. `null_fraction` is production's share of nulls, 0..1, when known."""

    nullable: bool | None
    explicit: bool
    strongest: Evidence | None
    disagreeing: tuple[Evidence, ...] = ()
    null_fraction: float | None = None


def in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence, the strongest first, without repetition."""
    return tuple(sorted(dict.fromkeys(evidence), key=_rank))


def nullability(column: Column) -> Nullability:
    """The verdict that a column's evidence gives."""
    said = [item for item in in_order(column.evidence) if item.nullable is not None]
    fraction = column.statistics.null_fraction
    if not said:
        return Nullability(column.nullable, column.explicit, None, (), fraction)
    strongest = said[0]
    against = tuple(item for item in said[1:] if item.nullable is not strongest.nullable and item.explicit)
    return Nullability(strongest.nullable, is_explicit(said), strongest, against, fraction)


def is_explicit(said: Sequence[Evidence]) -> bool:
    """Whether somebody wrote the verdict of evidence that is in order: a weaker source counts where it agrees, since DDL that
    leaves the word out under a mapping that has it was left so knowingly."""
    return any(item.explicit for item in said if item.nullable is said[0].nullable)


def is_of_library(table: Table) -> bool:
    """Whether only stubs of libraries declare a table (`auth_user`), which many projects do not have."""
    evidence = [item for column in table.columns.values() for item in column.evidence]
    return bool(evidence) and all(item.path.startswith(_LIBRARY) for item in evidence)


def _rank(item: Evidence) -> tuple[int, bool, bool, bool, bool, str, int, str]:
    refuses = item.kind == CONSTRAINT and item.nullable is False
    return (
        -item.origin, not refuses, not item.explicit, item.kind == VALIDATION, item.nullable is not True, item.path, item.line,
        item.text,
    )  # fmt: skip
