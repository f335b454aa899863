"""What the conditions and expressions of a Django query ask: keywords of `filter`, `Q`, `F` and database functions.

Source: the Django documentation, "QuerySet API reference": a lookup other than `isnull` never matches NULL, `field=None` means
IS NULL, a condition across a relation is an inner join, and `exclude(field="x")` keeps the rows in which the field is NULL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from nullguard.flow.domain.values import ABSENT, ANY, ANY_KEY, FALSE, NONNULL, NULL, NULLABLE, TRUE, Parts, Value, constant
from nullguard.flow.protocols import CallSite
from nullguard.frameworks.django.queries.refused_lookups import REFUSING
from nullguard.frameworks.django.queries.rows import Rows
from nullguard.frameworks.queries import (
    BLANK,
    COUNTED,
    NOTHING,
    UNKNOWN,
    Condition,
    Expression,
    Need,
    every,
    negated,
    some,
    strict_of,
)
from nullguard.knowledge.aggregates import is_aggregate, is_null_over_nothing
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name

_STRICT = library_names("strict-function-class")
"""Functions of django.db.models.functions that are NULL where an argument is; `Coalesce`, `Concat` and `Greatest` are not."""

_STRICT_FAMILIES = tuple(library_names("strict-function-beginning"))
_COUNTING = library_names("never-null-function-class")

COUNT = "Count"
"""The aggregate that is never null, and zero only where there are no rows."""

_KEEPING_NULL = frozenset({"not", "not_in"})
"""Lookups of Tortoise's that are true of null too."""

Arguments = Iterable[tuple[s.Argument, Value]]


def conditions_of(arguments: Arguments) -> Iterator[Condition]:
    """The conditions that `filter(…)` and `Q(…)` get, one for each."""
    for argument, value in arguments:
        if argument.star == 2:
            yield from _of_dictionary(argument.value, value)
        elif argument.star:
            yield from _of_several(value)
        elif argument.name:
            yield _of_keyword(argument.name, value)
        else:
            yield _of_positional(argument.value, value)


def asked_by_call(site: CallSite) -> Condition | Expression | None:
    """What `Q(…)`, `F(…)` and the database functions stand for; None for other calls."""
    name = site.method
    if name == "Q":
        return _of_q(site)
    if name == "F":
        value = _text(site.arguments[0][1]) if site.arguments else ""
        return Expression(frozenset({Need(tuple(value.split("__")))}), tuple(value.split("__"))) if value else None
    if name == "Exists":
        return UNKNOWN
    if name == "reduce" and len(site.arguments) > 1:
        return _reduced(site)
    if name == "Subquery":
        return _of_query(site.arguments[0][1], _admits_null(site)) if site.arguments else Expression()
    if name in _COUNTING:
        over = expression(site.arguments[0][1]).column if name == COUNT and site.arguments else ()
        return Expression(is_present=True, aggregate=name if name == COUNT else "", over=over)
    if name == "Value":
        given = site.arguments[0][1] if site.arguments else ANY
        return Expression(is_present=given.null == NONNULL, is_null=given.null == NULL)
    if name in _STRICT or name.startswith(_STRICT_FAMILIES):
        return strict_of(expression(value) for _, value in site.arguments)
    return _aggregate(site) if name[:1].isupper() and is_aggregate(name) else None


def _reduced(site: CallSite) -> Condition | None:
    """`reduce(operator.and_, conditions)`."""
    (how, _), (_, given), *_ = site.arguments
    way = {"and_": every, "or_": some}.get(dotted_name(how.value).rpartition(".")[2])
    found = list(_of_several(given)) if way is not None and (given.items or isinstance(given.asked, Parts)) else []
    return way(found) if way is not None and any(condition is not UNKNOWN for condition in found) else None


def _of_query(query: Value, admits_null: bool) -> Expression:
    """`Subquery(scans.values("place")[:1])`: null where the query finds no row, which one by a key does unless it is said that
    there may be null."""
    rows = query.asked
    is_keyed = not admits_null and isinstance(rows, Rows) and any(need.path in (("pk",), ("id",)) for need in rows.needs)
    return Expression(is_lookup=isinstance(rows, Rows) and bool(rows.shape) and not is_keyed)


def _admits_null(site: CallSite) -> bool:
    """Whether an expression is given a field that may be null: `output_field=IntegerField(null=True)`."""
    fields = (argument.value for argument, _ in site.arguments if argument.name == "output_field")
    return any(
        option.name == "null" and isinstance(option.value, s.Constant) and option.value.value is True
        for field in fields
        if isinstance(field, s.Call)
        for option in field.arguments
    )


def _aggregate(site: CallSite) -> Expression:
    """`Sum("lines__price")`: null over no rows, unless a default stands for that."""
    default = next((value for argument, value in site.arguments if argument.name == "default"), ABSENT)
    if not is_null_over_nothing(site.method) or default.null == NONNULL:
        return Expression(is_present=True, is_aggregate=True)
    if default.null != NULL:
        return Expression(is_aggregate=True)
    given = (expression(value) for argument, value in site.arguments if not argument.name and not argument.star)
    first = next(given, Expression())
    over = first.column or max((need.path for need in first.strict), key=len, default=())
    return Expression(is_aggregate=True, aggregate=site.method, over=over)


def expression(value: Value) -> Expression:
    """An argument of `annotate` or of a function: an expression, or the name of a field."""
    if isinstance(value.asked, Expression):
        return value.asked
    name = _text(value)
    return Expression(frozenset({Need(tuple(name.split("__")))}), tuple(name.split("__"))) if name else Expression()


def _of_q(site: CallSite) -> Condition:
    connector, is_negated, given = "AND", False, []
    for argument, value in site.arguments:
        if argument.name == "_connector":
            connector = _text(value) or dotted_name(argument.value).rpartition(".")[2]
        elif argument.name == "_negated":
            is_negated = value.constants == frozenset({("bool", True)})
        else:
            given.append((argument, value))
    if not given:
        return BLANK
    asked = list(conditions_of(given))
    condition = every(asked) if connector == "AND" else some(asked) if connector == "OR" else UNKNOWN
    return negated(condition) if is_negated else condition


def _of_positional(node: s.Expr, value: Value) -> Condition:
    if isinstance(value.asked, Condition):
        return value.asked
    if value.items is not None and len(value.items) == 2 and (name := _text(value.items[0])):
        return _of_keyword(name, value.items[1])  # Q(("reference", "A1"))
    if isinstance(node, s.Collection) and node.kind == "dict":
        return every(_of_dictionary(node, value))  # complex_filter({…})
    return UNKNOWN


def _of_dictionary(node: s.Expr, given: Value) -> Iterator[Condition]:
    """The conditions of a dictionary that is written out; of others those that surely are in it, and one that is unknown."""
    if not isinstance(node, s.Collection) or node.kind != "dict":
        yield from (_of_keyword(name, value) for name, value in given.named if name != ANY_KEY)
        yield UNKNOWN
        return
    for key, value in node.entries:
        if isinstance(key, s.Constant) and isinstance(key.value, str):
            yield _of_keyword(key.value, _written(value))
        else:
            yield UNKNOWN


def _written(node: s.Expr) -> Value:
    if not isinstance(node, s.Constant):
        return ANY
    return ABSENT if node.kind == "null" else constant(node.kind, node.value)


def _of_several(value: Value) -> Iterator[Condition]:
    """The conditions of `*conditions`; of a list to which others may be added also one that is unknown."""
    if isinstance(value.asked, Parts):
        yield from (part if isinstance(part, Condition) else UNKNOWN for part in value.asked.held)
        yield UNKNOWN
        return
    for item in value.items or (ANY,):
        yield item.asked if isinstance(item.asked, Condition) else UNKNOWN


def _of_keyword(name: str, value: Value) -> Condition:
    path = tuple(name.split("__"))
    lookup = path[-1] if len(path) > 1 else ""
    if lookup == "isnull":
        flag = _flag(value)
        return UNKNOWN if flag is None else _missing(path[:-1]) if flag else Condition(frozenset({Need(path[:-1])}), NOTHING)
    if lookup == "not_isnull":
        return _of_keyword("__".join((*path[:-1], "isnull")), FALSE if _flag(value) else TRUE if _flag(value) is False else ANY)
    if lookup in _KEEPING_NULL:
        return UNKNOWN
    if value.null == NULL or (isinstance(value.asked, Expression) and value.asked.is_null):
        return _missing(path[:-1] if lookup in ("exact", "iexact") else path)
    if value.null == NULLABLE and lookup not in REFUSING:
        return UNKNOWN
    needs = {Need(path)}
    if (number := _number(value)) is not None:
        needs |= _counted(path, lookup, number, _POSITIVE)
        return Condition(frozenset(needs), frozenset(_counted(path, lookup, number, _NOT_POSITIVE)))
    if isinstance(value.asked, Expression):
        needs |= value.asked.strict
    elif isinstance(value.asked, Rows) and not value.asked.shape:
        before = path[:-1] if lookup in ("in", "exact") else path
        before = before[:-1] if before[-1:] in (("pk",), ("id",)) else before
        needs |= {Need((*before, *need.path), need.whole, need.refused) for need in value.asked.needs}
    return Condition(frozenset(needs), NOTHING)


_POSITIVE: Final = {"": 1, "exact": 1, "gte": 1, "gt": 0}
"""The least number with which a lookup holds of none but positive ones."""

_NOT_POSITIVE: Final = {"": 0, "exact": 0, "lte": 0, "lt": 1}
"""The number with which a lookup holds of 0 and less alone, of what is never negative."""


def _counted(path: tuple[str, ...], lookup: str, number: int, telling: Mapping[str, int]) -> set[Need]:
    """What a comparison of an annotation with a number tells, if it counts: `annotate(n=Count("lines")).filter(n__gt=0)`."""
    bound = telling.get(lookup)
    if bound is None or len(path) != 1 + bool(lookup) or (number < bound if telling is _POSITIVE else number != bound):
        return set()
    return {Need((COUNTED, path[0]))}


def _number(value: Value) -> int | None:
    """The whole number that a value is known to be."""
    constants = value.constants
    if constants is None or len(constants) != 1:
        return None
    kind, number = next(iter(constants))
    return int(number) if kind == "int" else None


def _missing(path: tuple[str, ...]) -> Condition:
    """`field=None`: where it fails the field is there, if the path is one of columns and relations to one row."""
    return Condition(NOTHING, frozenset({Need(path, True)}))


def _flag(value: Value) -> bool | None:
    constants = value.constants if value.null == NONNULL else None
    if constants is None or len(constants) != 1:
        return None
    kind, flag = next(iter(constants))
    return bool(flag) if kind in ("bool", "int") else None


def _text(value: Value) -> str:
    """The text that a value is known to be; empty when it is none."""
    constants = value.constants
    if constants is None or len(constants) != 1:
        return ""
    kind, text = next(iter(constants))
    return text if kind == "str" else ""
