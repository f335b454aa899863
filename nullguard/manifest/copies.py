"""What a manifest file has only copied from the code, and says so by `nullable_from`.

A copy must never outweigh its original, which may have changed since: it is the weakest evidence there is. It decides where the
code that it was copied from is elsewhere, such as in the repository of another service on the same database.
"""

from __future__ import annotations

from nullguard.manifest.nullability import DATABASE_SCHEMA, nullability
from nullguard.model.schema import Column, Evidence, Origin

OMISSION = "omission"
"""That a migration or mapping left out the word."""

_KIND = "copied-from-"


def copied(nullable: bool, source: str, path: str, line: int, text: str) -> Evidence:
    """The evidence of a copy; `source` is what the file says after `nullable_from`."""
    return Evidence(Origin.CONVENTION, nullable, source != OMISSION, path, line, f"{text}, from {source}", f"{_KIND}{source}")


def source_of(evidence: Evidence) -> str:
    """What is written after `nullable_from` for a column that this evidence decides; empty for what a manifest says itself."""
    if evidence.kind.startswith(_KIND):
        return evidence.kind.removeprefix(_KIND)
    if evidence.kind == DATABASE_SCHEMA:
        return DATABASE_SCHEMA if evidence.nullable else ""
    if evidence.origin >= Origin.MANIFEST:
        return ""
    if not evidence.explicit:
        return OMISSION
    return "migration" if evidence.origin is Origin.MIGRATION else "mapping"


def unmeant(path: str, line: int, text: str) -> Evidence:
    """The evidence of a column that the database lets be null without having figures of it: it can be null, but perhaps nobody
    wanted that."""
    return Evidence(Origin.MANIFEST, True, False, path, line, f"{text}, from the {DATABASE_SCHEMA}", DATABASE_SCHEMA)


def is_copy(column: Column) -> bool:
    """Whether a column's nullability is known from a copy only."""
    strongest = nullability(column).strongest
    return strongest is not None and is_copied(strongest)


def is_copied(evidence: Evidence) -> bool:
    """Whether evidence is a copy in a manifest file."""
    return evidence.kind.startswith(_KIND)
