"""What calls of SQLAlchemy's functions and of Python's own give, as far as revisions need it."""

from __future__ import annotations

from nullguard.frameworks.migrations.alembic import texts
from nullguard.frameworks.migrations.alembic.computing import MOST_ITEMS
from nullguard.frameworks.migrations.alembic.schema_items import Given, column, column_type, constraint, foreign_key
from nullguard.frameworks.migrations.alembic.updates import joined
from nullguard.frameworks.migrations.alembic.values import (
    UNKNOWN,
    Dictionary,
    SqlText,
    TableColumn,
    TableValue,
    UpdateValue,
    Value,
    text_of,
)

_CONSTRAINTS = frozenset({"PrimaryKeyConstraint", "UniqueConstraint", "CheckConstraint", "ForeignKeyConstraint", "Index"})


def constructed(name: str, given: Given) -> Value | None:
    """What SQLAlchemy's functions and classes make, by their simple names; None for other functions."""
    first = given.positional[0] if given.positional else None
    if name == "Column":
        return column(given) or UNKNOWN
    if name == "ForeignKey":
        return foreign_key(given)
    if name in _CONSTRAINTS:
        return constraint(name, given) or UNKNOWN
    if name in ("text", "literal_column", "DDL") or name in ("dedent", "cleandoc"):
        written = text_of(first)
        return (SqlText(written) if name in ("text", "literal_column", "DDL") else written) if written else UNKNOWN
    if name in ("table", "Table"):
        schema, table = given.text("schema"), text_of(first)
        return TableValue(f"{schema}.{table}" if schema else table) if table else UNKNOWN
    if name == "column" and isinstance(first, str):
        return TableColumn(first)
    if name == "update" and isinstance(first, TableValue):
        return UpdateValue(first.name)
    if name in ("and_", "or_"):
        return joined(name, given.positional)
    if name in ("false", "true") and not given.positional:
        return SqlText(name)
    if name in ("Computed", "Identity"):
        return SqlText(f"GENERATED ALWAYS AS ({text_of(first)})" if name == "Computed" else "IDENTITY")
    if name == "now" or name.startswith("current_"):
        return SqlText(f"{name}()")
    return None if not _is_type(name) else column_type(name, given)


def _is_type(name: str) -> bool:
    """Whether a call of that name makes a column type: classes of SQLAlchemy and of projects, all capitalised."""
    return name[:1].isupper() and name not in ("Session", "MetaData", "Inspector")


def builtin(name: str, given: Given) -> Value | None:
    """What some of Python's own functions give; None for other functions."""
    first = given.positional[0] if given.positional else None
    if name in ("list", "tuple", "set", "sorted", "reversed", "frozenset") and isinstance(first, (tuple, Dictionary)):
        items = first if isinstance(first, tuple) else tuple(key for key, _ in first.items)
        return items[::-1] if name == "reversed" else items
    if name == "dict" and not given.positional:
        return Dictionary(tuple(given.keywords.items()))
    if name == "enumerate" and isinstance(first, tuple):
        return tuple((position, item) for position, item in enumerate(first))
    if name == "range" and isinstance(first, int):
        bounds = [item for item in given.positional if isinstance(item, int)]
        if len(bounds) == len(given.positional) <= 2:
            return tuple(range(*bounds)[:MOST_ITEMS])
    if name == "zip" and all(isinstance(item, tuple) for item in given.positional):
        return tuple(zip(*[item for item in given.positional if isinstance(item, tuple)], strict=False))
    return texts.shown(first) if name == "str" and isinstance(first, (str, int)) else None
