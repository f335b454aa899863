"""UPDATE statements built with SQLAlchemy, and the conditions in them."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.frameworks.migrations.alembic.schema_items import Given, default
from nullguard.frameworks.migrations.alembic.values import (
    UNKNOWN,
    Dictionary,
    NullTest,
    SqlText,
    TableColumn,
    UpdateValue,
    Value,
    is_scalar,
    text_of,
)

_COMPARISONS = {"==": "=", "!=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


def update(statement: UpdateValue, method: str, given: Given) -> Value:
    """The statement after one more `values(…)` or `where(…)`."""
    if method == "values":
        written: dict[str, Value] = dict(given.keywords)
        for item in given.positional:
            if isinstance(item, Dictionary):
                written.update({_name(key): value for key, value in item.items if _name(key)})
        columns = tuple(name for name, value in written.items() if value is not None)
        return UpdateValue(statement.table, columns, statement.only, statement.is_part)
    if method in ("where", "filter"):
        only = tuple(item.name for item in given.positional if isinstance(item, NullTest))
        is_part = statement.is_part or len(only) != len(given.positional)
        return UpdateValue(statement.table, statement.columns, (*statement.only, *only), is_part)
    return statement


def is_total(statement: UpdateValue) -> bool:
    """Whether all rows that have null in the columns get a value."""
    return not statement.is_part and set(statement.only) <= set(statement.columns[:1] if len(statement.columns) == 1 else ())


def condition(left: Value, operator: str, right: Value) -> Value:
    """What a comparison gives: a truth of constants, or a condition on a column."""
    if isinstance(left, TableColumn):
        return on_column(left, operator, right)
    if not is_scalar(left):
        return UNKNOWN
    if isinstance(right, tuple):
        return (left in right) is (operator == "in") if operator in ("in", "not in") and all(map(is_scalar, right)) else UNKNOWN
    if not is_scalar(right):
        return UNKNOWN
    match operator:
        case "==":
            return left == right
        case "!=":
            return left != right
        case "in" | "not in" if isinstance(right, str) and isinstance(left, str):
            return (left in right) is (operator == "in")
        case "is":
            return left is right if right is None else UNKNOWN
        case "is not":
            return left is not right if right is None else UNKNOWN
    return UNKNOWN


def on_column(column: TableColumn, operator: str, value: Value) -> Value:
    """A condition on a column, as SQL where it compares with a constant."""
    if value is None:
        if operator == "==":
            return NullTest(column.name)
        return SqlText(f"{column.name} IS NOT NULL") if operator == "!=" else UNKNOWN
    if operator not in _COMPARISONS or not isinstance(value, (bool, int, float, str)):
        return UNKNOWN
    return SqlText(f"{column.name} {_COMPARISONS[operator]} {default(value)}")


def joined(name: str, conditions: Sequence[Value]) -> Value:
    """`and_(…)` and `or_(…)`; UNKNOWN where a part is."""
    parts = [text_of(item) for item in conditions if not isinstance(item, str)]
    if not parts or not all(parts) or len(parts) != len(conditions):
        return UNKNOWN
    return SqlText(f" {name.strip('_').upper()} ".join(f"({part})" for part in parts))


def _name(value: Value) -> str:
    return value if isinstance(value, str) else value.name if isinstance(value, TableColumn) else ""
