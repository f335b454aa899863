"""What a script does, as short lines."""

from __future__ import annotations

from nullguard.languages.sql import read_sql
from nullguard.model import ddl
from nullguard.model.ddl import AnyChange, ColumnDefinition, Constraint


def done(sql: str, dialect: str = "") -> list[str]:
    """The changes of a script without problems."""
    script = read_sql(sql.encode(), dialect)
    assert not script.problems, script.problems
    return [told(change) for change in script.changes]


def columns(sql: str, dialect: str = "") -> list[str]:
    """The columns that the first table of a script is created with."""
    tables = [change for change in read_sql(sql.encode(), dialect).changes if isinstance(change, ddl.CreateTable)]
    return [_column(column) for column in tables[0].columns]


def column(definition: str, dialect: str = "") -> str:
    """A column of a new table."""
    (only,) = columns(f"CREATE TABLE t ({definition})", dialect)
    return only


def told(change: AnyChange) -> str:
    """A change as one line."""
    match change:
        case ddl.CreateTable():
            parts = [*map(_column, change.columns), *map(_constraint, change.constraints)]
            like = f" like {change.like}" if change.like else ""
            query = f" as ({', '.join(map(_shown, change.query))})" if change.query else ""
            return f"create {change.table}{like} ({', '.join(parts)}){query}"
        case ddl.AddColumn():
            return f"{change.table} + {_column(change.column)}"
        case ddl.DropColumn():
            return f"{change.table} - {change.name}"
        case ddl.RenameColumn():
            return f"{change.table}: {change.name} -> {change.to}"
        case ddl.AlterColumn():
            parts = [{True: "null", False: "not null"}.get(change.nullable), change.type]
            parts.append(None if change.default is None else f"default {change.default or 'nothing'}")
            return f"{change.table}: {change.name} " + " ".join(part for part in parts if part)
        case ddl.AddConstraint():
            return f"{change.table} + {_constraint(change.constraint)}"
        case ddl.DropConstraint():
            return f"{change.table or '?'} - {change.name or change.kind}"
        case ddl.ValidateConstraint():
            return f"{change.table} validates {change.name}"
        case ddl.RenameTable():
            return f"{change.table} -> {change.to}"
        case ddl.DropTable():
            return f"drop {change.table}"
        case ddl.Backfill():
            return f"fill {change.table} {', '.join(change.columns)}{' of all rows' if change.is_total else ''}"
        case ddl.CreateView():
            return f"view {change.view} ({', '.join(_shown(shown) for shown in change.columns)})"


def _column(column: ColumnDefinition) -> str:
    words = [
        column.name,
        column.type,
        {True: "null", False: "not null", None: ""}[column.nullable],
        "key" if column.primary_key else "",
        "unique" if column.unique else "",
        "generated" if column.generated else "",
        f"default {column.default}" if column.default else "",
        f"-> {column.references}" if column.references else "",
        f"on delete {column.on_delete}" if column.on_delete else "",
    ]
    return " ".join(word for word in words if word)


def _constraint(constraint: Constraint) -> str:
    words = [
        f"{constraint.name}:" if constraint.name else "",
        constraint.kind.value,
        f"({', '.join(constraint.columns)})" if constraint.columns else "",
        f"of {constraint.using_index}" if constraint.using_index else "",
        constraint.check,
        f"where {constraint.where}" if constraint.where else "",
        "" if constraint.nulls_distinct else "nulls not distinct",
        f"-> {constraint.references}" if constraint.references else "",
        f"on delete {constraint.on_delete}" if constraint.on_delete else "",
    ]
    return " ".join(word for word in words if word)


def _shown(shown: ddl.ViewColumn) -> str:
    source = f"{shown.table}.{shown.column}" if shown.table else {True: "null", False: "never null", None: "?"}[shown.nullable]
    return f"{shown.name} = {source}{' outer' if shown.outer else ''}"
