"""Python's operators and containers on values that are known."""

from __future__ import annotations

from nullguard.frameworks.migrations.alembic import texts
from nullguard.frameworks.migrations.alembic.schema_items import Given
from nullguard.frameworks.migrations.alembic.values import UNKNOWN, Dictionary, TableColumn, TableValue, Value, is_scalar
from nullguard.model.syntax import Collection, Expr, Name

MOST_ITEMS = 500
"""Lists that grow beyond are not told any more."""


def of_dictionary(holder: Dictionary, name: str, given: Given) -> Value:
    if name == "items":
        return tuple((key, item) for key, item in holder.items)
    if name == "keys":
        return tuple(key for key, _ in holder.items)
    if name == "values":
        return tuple(item for _, item in holder.items)
    return subscript(holder, given.positional[0]) if name == "get" and given.positional else UNKNOWN


def subscript(holder: Value, index: Value) -> Value:
    if not is_scalar(index):
        return UNKNOWN
    if isinstance(holder, Dictionary):
        return next((item for key, item in holder.items if is_scalar(key) and key == index), UNKNOWN)
    if isinstance(holder, tuple) and isinstance(index, int) and -len(holder) <= index < len(holder):
        return holder[index]
    return TableColumn(index) if isinstance(holder, TableValue) and isinstance(index, str) else UNKNOWN


def arithmetic(operator: str, values: list[Value]) -> Value:
    if operator == "+" and all(isinstance(value, tuple) for value in values):
        found = tuple(item for value in values if isinstance(value, tuple) for item in value)
        return found if len(found) <= MOST_ITEMS else UNKNOWN
    if operator == "+" and any(isinstance(value, str) for value in values):
        return texts.bounded("".join(texts.shown(value) for value in values))
    if operator == "%" and isinstance(values[0], str) and len(values) == 2:
        return texts.interpolated(values[0], values[1])
    return UNKNOWN


def bound(target: Expr, value: Value) -> dict[str, Value]:
    """The names that a target binds to a value, unpacked where it is a tuple."""
    if isinstance(target, Name):
        return {target.id: value}
    if not isinstance(target, Collection):
        return {}
    values = value if isinstance(value, tuple) and len(value) == len(target.items) else (UNKNOWN,) * len(target.items)
    return {name: item for part, given in zip(target.items, values, strict=True) for name, item in bound(part, given).items()}
