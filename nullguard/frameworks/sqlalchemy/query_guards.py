"""What the conditions and expressions of a statement ask: `Order.reference.is_not(None)`, `or_(…)`, `func.upper(…)`.

Source: the SQLAlchemy 2.0 documentation, "Column Elements and Expressions": a comparison with a value never matches NULL,
`== None` and `is_(None)` mean IS NULL; "Relationship Operators": `has()` is an EXISTS over the related row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from nullguard.flow.domain.joins import MAX_CONSTANTS
from nullguard.flow.domain.values import ANY, NONNULL, NULL, NULLABLE, ConstantKey, Parts, Value
from nullguard.flow.protocols import CallSite
from nullguard.flow.world import World
from nullguard.frameworks.queries import (
    FALSE,
    NOTHING,
    TRUE,
    UNKNOWN,
    Condition,
    Equal,
    Expression,
    Need,
    Needs,
    every,
    negated,
    some,
    strict_of,
)
from nullguard.frameworks.sqlalchemy.statements import Loading, Statement, class_of, is_primary_key
from nullguard.knowledge.aggregates import is_aggregate, is_null_over_nothing
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name

_COMPARING = library_names("column-comparing")
"""Methods of columns that are true or false only of a value that is there."""

_SAME_VALUE = library_names("column-same-value")
_SAME_NULL = library_names("function-same-null")

_STRICT = library_names("strict-sql-function")
"""Functions of SQL that are NULL where an argument is; `coalesce`, `ifnull` and `greatest` are not."""

_PRESENT = library_names("never-null-sql-function")
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})

Arguments = Iterable[tuple[s.Argument, Value]]

NO_EQUALS: frozenset[Equal] = frozenset()
_TRUTH: frozenset[ConstantKey] = frozenset({("bool", True)})


def conditions_of(arguments: Arguments) -> Iterator[Condition]:
    """The conditions that `where(…)` gets, one for each."""
    for argument, value in arguments:
        if argument.name:
            continue
        if argument.star and isinstance(value.asked, Parts):
            yield from (part if isinstance(part, Condition) else UNKNOWN for part in value.asked.held)
            yield UNKNOWN  # what else may be in the list
            continue
        for item in (value.items or (ANY,)) if argument.star else (value,):
            yield condition_of(item)


def equals(column: Value, given: Value) -> frozenset[Equal]:
    """That a column is what a condition compares it with, where that is one of a few constants."""
    asked = column.asked
    if not isinstance(asked, Expression) or not asked.column or given.asked is not None or given.null != NONNULL:
        return NO_EQUALS
    return frozenset({(asked.column, given.constants)}) if given.constants else NO_EQUALS


def condition_of(value: Value) -> Condition:
    """A condition as a value; plain truth values are conditions too."""
    if isinstance(value.asked, Condition):
        return value.asked
    if isinstance(value.asked, Expression) and value.asked.column:  # `where(Order.is_paid)`
        return Condition(value.asked.strict, value.asked.strict, equal=frozenset({(value.asked.column, _TRUTH)}))
    if value.constants == frozenset({("bool", True)}):
        return TRUE
    return FALSE if value.constants == frozenset({("bool", False)}) and value.null == NONNULL else UNKNOWN


def compared(operator: str, left: Value, right: Value) -> Condition | None:
    """`Order.quantity > 0`; None when no operand is an expression."""
    sides = [value.asked for value in (left, right) if isinstance(value.asked, Expression)]
    if operator not in _COMPARISONS or not any(not side.is_null for side in sides):
        return None
    strict = frozenset().union(*(side.strict for side in sides))
    if operator in ("==", "!="):
        nulls = [_null_of(value) for value in (left, right)]
        if NULL in nulls:
            missing = Condition(NOTHING, strict)
            return _asking(sides, missing if operator == "==" else negated(missing))
        if NULLABLE in nulls and operator == "==":
            return UNKNOWN
    equal = equals(left, right) | equals(right, left) if operator == "==" else NO_EQUALS
    return Condition(strict, strict, equal=equal)


def called_on(site: CallSite, column: Expression) -> Value | None:
    """The result of a method of an expression; None when nothing is known of it."""
    method = site.method
    given = site.arguments[0][1] if site.arguments else ANY
    strict = column.strict
    asked: Condition | Expression | None = None
    if method in ("is_", "is_not", "isnot"):
        asked = _is(column, given)
        asked = negated(asked) if method != "is_" else asked
        asked = _asking((column,), asked) if _null_of(given) == NULL else asked
    elif method in ("is_distinct_from", "isnot_distinct_from", "is_not_distinct_from"):
        missing = _null_of(given) == NULL
        asked = negated(_is(column, given)) if missing else Condition(NOTHING, strict)
        asked = asked if method == "is_distinct_from" else negated(asked)
    elif method in ("in_", "not_in", "notin_"):
        asked = _among(site.world, column, given)
        asked = negated(asked) if method != "in_" else asked
    elif method in _COMPARING:
        both = strict.union(*(value.asked.strict for _, value in site.arguments if isinstance(value.asked, Expression)))
        asked = Condition(both, both)
    elif method == "has":
        asked = Condition(_of_related(site, column), NOTHING)
    elif method in ("all", "any"):  # of an array that holds a value, or of a relation some rows of which are so
        is_array = any(not argument.name and value.asked is None for argument, value in site.arguments)
        asked = Condition(strict, strict) if is_array else UNKNOWN
    elif method == "op":
        return Value(NONNULL, asked=column)
    elif method == "()":
        other = given.asked.strict if isinstance(given.asked, Expression) else NOTHING
        asked = Condition(strict | other, strict | other)
    elif method in _SAME_VALUE:
        name = next((value for kind, value in given.constants or () if kind == "str"), "") if method == "label" else column.name
        asked = msgspec.structs.replace(column, name=name)
    return Value(NONNULL, asked=asked) if asked is not None else None


def asked_by_call(site: CallSite) -> Condition | Expression | Loading | None:
    """What the functions of SQLAlchemy stand for; None for other calls."""
    name = site.method
    match name:
        case "and_" | "all_":
            return every(conditions_of(site.arguments))
        case "or_":
            return some(conditions_of(site.arguments))
        case "not_":
            return negated(every(conditions_of(site.arguments)))
        case "null":
            return Expression(is_null=True)
        case "true":
            return TRUE
        case "false":
            return FALSE
        case "between":
            strict = _strict_of(site)
            return Condition(strict, strict) if strict else None
        case "joinedload":
            return _joined_load(site)
    of_func = dotted_name(site.node.function).rpartition(".")[0].rpartition(".")[2] == "func"
    if of_func and name in _PRESENT:
        return Expression(is_present=True)
    given = [value.asked for _, value in site.arguments if isinstance(value.asked, Expression)]
    if of_func and is_aggregate(name):
        return _aggregate(name, given)
    if (of_func and name in _STRICT) or (name in _SAME_NULL and given):
        return strict_of(given)
    return Expression(is_aggregate=any(item.is_aggregate for item in given)) if of_func else None


def _aggregate(name: str, given: list[Expression]) -> Expression:
    if not is_null_over_nothing(name):
        return Expression(is_present=True, is_aggregate=True)
    first = given[0] if given else Expression()
    over = first.column or min((need.path for need in first.strict), default=())
    return Expression(is_aggregate=True, aggregate=name, over=over)


def _asking(columns: Iterable[Expression], condition: Condition) -> Condition:
    """A condition that asks columns whether they are null."""
    found = tuple((class_of(item.column[0]), item.column[1]) for item in columns if len(item.column) == _ROOT_AND_NAME)
    return msgspec.structs.replace(condition, tested=found) if found else condition


_ROOT_AND_NAME = 2


def _null_of(value: Value) -> int:
    return NULL if isinstance(value.asked, Expression) and value.asked.is_null else value.null


def _is(column: Expression, given: Value) -> Condition:
    """`column IS value`: of a null, which fails where the column is there, or of a truth value."""
    null = _null_of(given)
    if null == NULL:
        return Condition(NOTHING, column.strict)
    is_told = null == NONNULL and bool(column.column) and given.asked is None and bool(given.constants)
    equal = frozenset({(column.column, given.constants or frozenset())}) if is_told else NO_EQUALS
    return Condition(column.strict, NOTHING, equal=equal) if null == NONNULL else UNKNOWN


def _among(world: World, column: Expression, given: Value) -> Condition:
    """`column IN (…)`. None is among nothing: then the opposite holds of every row."""
    if given.items == () or given.truth is False:
        return Condition(None, NOTHING)
    strict = column.strict
    members = members_of(given)
    if members is not None and column.column:
        return Condition(strict, strict, equal=frozenset({(column.column, members)}))
    query = given.asked
    if isinstance(query, Statement) and len(query.selected) == 1:
        return Condition(strict | _of_rows(world, column, query), strict)
    return Condition(strict, strict)


def members_of(value: Value) -> frozenset[ConstantKey] | None:
    """The constants that a list or tuple consists of; None when a member is something else."""
    items = value.items or ()
    found = frozenset(constant for item in items for constant in item.constants or ())
    is_known = bool(items) and all(item.constants and item.null == NONNULL for item in items)
    return found if is_known and len(found) <= MAX_CONSTANTS else None


def _of_rows(world: World, column: Expression, query: Statement) -> Needs:
    """What is there in the row that a key belongs to, when the key is among those of the rows that a query gives."""
    only = query.selected[0]
    key = only.column if isinstance(only, Expression) and is_primary_key(world, only) else ()
    if not key or len(column.column) != 2:
        return NOTHING
    root, name = column.column
    if is_primary_key(world, column) and class_of(root) == class_of(key[0]):
        return frozenset(Need((root, *need.path[1:]), need.whole) for need in query.needs if need.path[0] == key[0])
    relations = [
        mapped.name
        for mapped in world.schema.attributes(class_of(root))
        if mapped.key_attribute == name and mapped.target == class_of(key[0])
    ]
    return frozenset(
        Need((root, relation, *need.path[1:]), need.whole)
        for relation in relations
        for need in query.needs
        if need.path[0] == key[0]
    )


def _of_related(site: CallSite, relation: Expression) -> Needs:
    """What `has(…)` asks: the related row, and what is asked of it."""
    needs = {Need(relation.column)}
    attribute = site.world.schema.attribute(class_of(relation.column[0]), relation.column[-1]) if relation.column else None
    target = attribute.mapped.target if attribute is not None else ""
    for need in every(conditions_of(site.arguments)).holds or NOTHING:
        is_related = bool(target) and need.path[0] == target
        needs.add(Need((*relation.column, *need.path[1:]), need.whole) if is_related else need)
    for argument, value in site.arguments:
        if argument.name and _null_of(value) not in (NULL, NULLABLE):
            needs.add(Need((*relation.column, argument.name)))
    return frozenset(needs) if relation.column else NOTHING


def _strict_of(site: CallSite) -> Needs:
    return frozenset().union(*(value.asked.strict for _, value in site.arguments if isinstance(value.asked, Expression)))


def _joined_load(site: CallSite) -> Loading:
    relation = site.arguments[0][1].asked if site.arguments else None
    flag = next((value for argument, value in site.arguments if argument.name == "innerjoin"), ANY)
    is_inner = flag.constants == frozenset({("bool", True)})
    return Loading(relation.strict if is_inner and isinstance(relation, Expression) else NOTHING)
