"""Constraints by their names, those too that an engine gives them, and after tables and columns were renamed."""

from __future__ import annotations

import msgspec

from nullguard.manifest.drafts import DraftTable
from nullguard.model import ddl


def moved(constraint: ddl.Constraint, name: str, to: str) -> ddl.Constraint:
    """The constraint after a table that it may refer to was renamed."""
    known = constraint.references.lower()
    if not known or name.lower() not in (known, known.rpartition(".")[2]):
        return constraint
    return msgspec.structs.replace(constraint, references=to)


def with_column(constraint: ddl.Constraint, name: str, to: str) -> ddl.Constraint:
    """A constraint in which a column is called otherwise, whatever the case of its name."""
    columns = tuple(to if column.lower() == name.lower() else column for column in constraint.columns)
    return msgspec.structs.replace(constraint, columns=columns)


def of_index(constraint: ddl.Constraint, table: DraftTable) -> ddl.Constraint:
    """A key with the columns of the unique index that it is made of."""
    wanted = constraint.using_index.rpartition(".")[2].lower()
    index = next((known for known, _ in table.of_kind(ddl.ConstraintKind.UNIQUE) if known.name.lower() == wanted), None)
    return msgspec.structs.replace(constraint, columns=index.columns if index is not None else (), using_index="")


def is_meant(constraint: ddl.Constraint, table: str, change: ddl.DropConstraint) -> bool:
    """Whether a constraint of a table is the one that is dropped, by the name that it has or was given, or by its kind."""
    if not change.name:
        return change.kind is constraint.kind
    names = (constraint.name,) if constraint.name else _given_names(constraint, table)
    return change.name.lower() in (name.lower() for name in names)


def _given_names(constraint: ddl.Constraint, table: str) -> tuple[str, ...]:
    """The names that PostgreSQL and MySQL give a constraint without one."""
    base = table.rpartition(".")[2]
    columns = "_".join(constraint.columns)
    match constraint.kind:
        case ddl.ConstraintKind.PRIMARY_KEY:
            return (f"{base}_pkey", "primary")
        case ddl.ConstraintKind.UNIQUE:
            return (f"{base}_{columns}_key", *constraint.columns[:1])
        case ddl.ConstraintKind.FOREIGN_KEY:
            return (f"{base}_{columns}_fkey",)
        case _:
            return (f"{base}_{columns}_check" if columns else f"{base}_check",)


def is_primary_key(change: ddl.DropConstraint, table: str) -> bool:
    """Whether the key that the columns themselves declare is dropped."""
    if not change.name:
        return change.kind is ddl.ConstraintKind.PRIMARY_KEY
    return change.name.lower() == f"{table.rpartition('.')[2]}_pkey".lower()
