"""What a server knows of its tables beyond their declarations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from nullguard.model.schema import Statistics

SMALLEST = 1e-6
"""Fractions are rounded to this, so that they read well; what is not nothing never becomes nothing."""


@dataclass(frozen=True)
class TableFacts:
    """`rows` is the server's estimate, None when it has none; `statistics` by column."""

    rows: int | None = None
    statistics: Mapping[str, Statistics] = field(default_factory=dict)


@dataclass(frozen=True)
class SchemaFacts:
    """What is known beyond the inspector, columns as table and column.

    `tables` by unqualified name; `parts` are tables that are read only through another (partitions); `unenforced` are columns
    whose NOT NULL old rows need not fulfil; `emptied` become null when the row that they refer to is deleted; `types` are those
    that the server writes otherwise than SQLAlchemy.
    """

    tables: Mapping[str, TableFacts] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()
    unenforced: frozenset[tuple[str, str]] = frozenset()
    emptied: frozenset[tuple[str, str]] = frozenset()
    types: Mapping[tuple[str, str], str] = field(default_factory=dict)


def fraction(value: float | None) -> float | None:
    """A share as it is noted: 0 to 1, rounded."""
    if value is None:
        return None
    bounded = min(max(float(value), 0.0), 1.0)
    return max(round(bounded, 6), SMALLEST) if bounded else 0.0


def listed(names: Iterable[str], most: int = 5) -> str:
    """Names for a sentence: the first few, and how many there are."""
    known = sorted(names)
    shown = ", ".join(known[:most])
    return f"{shown} and {len(known) - most:,} more" if len(known) > most else shown
