"""What a query says of its rows: `filter(reference__isnull=False)` gives rows whose reference is there.

Source: the Django documentation, "QuerySet API reference": a lookup other than `isnull` never matches NULL, `field=None` means
IS NULL, a condition across a relation is an inner join, and `exclude(field="x")` keeps the rows in which the field is NULL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from nullguard.flow.values import NULL, Fact, Value
from nullguard.model import syntax as s
from nullguard.program.python_names import dotted_expression

Evaluate = Callable[[s.Expr], Value]

_LOOKUPS = frozenset(
    {
        "exact", "iexact", "contains", "icontains", "in", "gt", "gte", "lt", "lte", "startswith", "istartswith", "endswith",
        "iendswith", "range", "regex", "iregex", "date", "year", "iso_year", "month", "day", "week", "week_day", "iso_week_day",
        "quarter", "time", "hour", "minute", "second", "overlap", "contained_by", "has_key", "has_keys", "has_any_keys", "len",
        "search", "isnull",
    }
)  # fmt: skip
"""The field lookups and transforms of Django 5.2 and django.contrib.postgres; what follows one is not a field."""

_MOST_DEPTH = 8


def rows_of_filter(arguments: Iterable[s.Argument], value_of: Evaluate) -> tuple[Fact, ...]:
    """What holds of the rows that `filter(…)` and `get(…)` keep."""
    found: set[Fact] = set()
    for argument in arguments:
        if argument.star:
            continue
        if argument.name:
            found |= _condition(argument.name, argument.value, value_of)
        else:
            found |= _of_q(argument.value, value_of, True, _MOST_DEPTH)
    return _ordered(found)


def rows_of_exclude(arguments: Iterable[s.Argument], value_of: Evaluate) -> tuple[Fact, ...]:
    """What holds of the rows that `exclude(…)` keeps: only a single condition is certain not to hold."""
    given = list(arguments)
    if len(given) != 1 or given[0].star:
        return ()
    argument = given[0]
    if argument.name:
        return _ordered(_refused(argument.name, argument.value, value_of))
    return _ordered(_of_q(argument.value, value_of, False, _MOST_DEPTH))


def _of_q(node: s.Expr, value_of: Evaluate, holds: bool, depth: int) -> set[Fact]:
    """The facts of a `Q` expression that holds, or does not."""
    if depth <= 0:
        return set()
    if isinstance(node, s.Unary) and node.operator == "~":
        return _of_q(node.operand, value_of, not holds, depth - 1)
    if isinstance(node, s.Arithmetic) and node.operator in ("&", "|"):
        parts = [_of_q(operand, value_of, holds, depth - 1) for operand in node.operands]
        every = (node.operator == "&") is holds
        return set.union(*parts) if every else set.intersection(*parts)
    if not isinstance(node, s.Call) or dotted_expression(node.function).rpartition(".")[2] != "Q":
        return set()
    if holds:
        return set(rows_of_filter(node.arguments, value_of))
    return set(rows_of_exclude(node.arguments, value_of))


def _condition(name: str, node: s.Expr, value_of: Evaluate) -> set[Fact]:
    path, lookup = _split(name)
    if not path:
        return set()
    value = value_of(node)
    if lookup == "isnull":
        is_null = _boolean(node)
        return _present(path) if is_null is False else _present(path[:-1]) if is_null is None else set()
    if value.null >= NULL:
        return set()
    return _present(path)


def _refused(name: str, node: s.Expr, value_of: Evaluate) -> set[Fact]:
    path, lookup = _split(name)
    if len(path) != 1:
        return set()
    if lookup == "isnull":
        return _present(path) if _boolean(node) is True else set()
    value = value_of(node)
    return _present(path) if lookup in ("", "exact", "iexact") and value.null == NULL else set()


def _split(name: str) -> tuple[tuple[str, ...], str]:
    """`customer__name__icontains` as the path (customer, name) and the lookup."""
    parts = name.split("__")
    for position, part in enumerate(parts):
        if position and part in _LOOKUPS:
            return tuple(parts[:position]), "isnull" if parts[-1] == "isnull" else part
    return tuple(parts), ""


def _present(path: tuple[str, ...]) -> set[Fact]:
    """A field is there, and so is every relation on the way; a relation and its raw key are there together."""
    found: set[Fact] = set()
    for length in range(1, len(path) + 1):
        *before, last = path[:length]
        found.add(Fact((*before, last), "nonnull"))
        found.add(Fact((*before, last.removesuffix("_id") if last.endswith("_id") else f"{last}_id"), "nonnull"))
    return found


def _boolean(node: s.Expr) -> bool | None:
    return node.value if isinstance(node, s.Constant) and isinstance(node.value, bool) else None


def _ordered(facts: set[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda fact: fact.segments))
