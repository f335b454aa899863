"""`Q` expressions of constraints as SQL, as far as they speak of columns and constants.

Source: the Django documentation, "QuerySet API reference" on field lookups.
"""

from __future__ import annotations

from collections.abc import Callable

from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import Argument, Arithmetic, Call, Collection, Constant, Expr, Unary

Column = Callable[[str], str]
"""The column of a field."""

_COMPARISONS = {"": "=", "exact": "=", "gt": ">", "gte": ">=", "lt": "<", "lte": "<="}
_MOST_DEPTH = 20


def condition_sql(value: Expr | None, column: Column) -> str:
    """The condition; empty where a part of it cannot be told."""
    return _condition(value, column, _MOST_DEPTH) or ""


def _condition(value: Expr | None, column: Column, depth: int) -> str | None:
    if depth <= 0:
        return None
    if isinstance(value, Unary) and value.operator == "~":
        inner = _condition(value.operand, column, depth - 1)
        return f"NOT ({inner})" if inner else None
    if isinstance(value, Arithmetic) and value.operator in ("&", "|"):
        parts = [_condition(operand, column, depth - 1) for operand in value.operands]
        return _joined(parts, "AND" if value.operator == "&" else "OR")
    if not isinstance(value, Call) or dotted_name(value.function).rpartition(".")[2] != "Q":
        return None
    operator, is_negated = "AND", False
    parts = []
    for argument in value.arguments:
        if argument.name == "_connector":
            operator = str(argument.value.value) if isinstance(argument.value, Constant) else ""
        elif argument.name == "_negated":
            is_negated = isinstance(argument.value, Constant) and argument.value.value is True
        else:
            parts.append(_part(argument, column, depth))
    joined = _joined(parts, operator) if operator in ("AND", "OR") else None
    return f"NOT ({joined})" if joined and is_negated else joined


def _part(argument: Argument, column: Column, depth: int) -> str | None:
    if argument.star:
        return None
    if argument.name:
        return _lookup(argument.name, argument.value, column)
    item = argument.value
    if isinstance(item, Collection) and len(item.items) == 2 and isinstance(item.items[0], Constant):
        return _lookup(str(item.items[0].value), item.items[1], column)
    return _condition(item, column, depth - 1)


def _joined(parts: list[str | None], operator: str) -> str | None:
    known = [part for part in parts if part]
    if not known or len(known) != len(parts):
        return None
    return known[0] if len(known) == 1 else f" {operator} ".join(f"({part})" for part in known)


def _lookup(name: str, value: Expr, column: Column) -> str | None:
    field, _, lookup = name.partition("__")
    left = _quoted(column(field))
    if lookup == "isnull" and isinstance(value, Constant) and isinstance(value.value, bool):
        return f"{left} IS NULL" if value.value else f"{left} IS NOT NULL"
    if lookup in ("", "exact") and isinstance(value, Constant) and value.kind == "null":
        return f"{left} IS NULL"
    if lookup == "in" and isinstance(value, Collection):
        items = [_value(item, column) for item in value.items]
        known = [item for item in items if item is not None]
        return f"{left} IN ({', '.join(known)})" if known and len(known) == len(items) else None
    right = _value(value, column)
    return f"{left} {_COMPARISONS[lookup]} {right}" if lookup in _COMPARISONS and right is not None else None


def _value(value: Expr, column: Column) -> str | None:
    if isinstance(value, Call):
        name = dotted_name(value.function).rpartition(".")[2]
        first = value.arguments[0].value if len(value.arguments) == 1 else None
        if name == "F" and isinstance(first, Constant) and isinstance(first.value, str):
            return _quoted(column(first.value))
        return _value(first, column) if name == "Value" and first is not None and not isinstance(first, Call) else None
    if not isinstance(value, Constant) or value.kind not in ("str", "int", "float", "bool"):
        return None
    if isinstance(value.value, bool):
        return str(value.value).lower()
    if isinstance(value.value, str):
        return f"'{value.value.replace(chr(39), chr(39) * 2)}'"
    return str(value.value)


def _quoted(name: str) -> str:
    return name if name.isidentifier() and name.islower() else f'"{name}"'
