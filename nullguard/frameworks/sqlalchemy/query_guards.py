"""What a statement says of its rows: `filter(Order.reference.isnot(None))` gives orders whose reference is there.

Source: the SQLAlchemy 2.0 documentation, "Column Elements and Expressions": a comparison with a value never matches NULL,
`== None` and `is_(None)` mean IS NULL, `join` is an inner join unless it is told to be an outer one.
"""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.flow.values import Fact
from nullguard.model import syntax as s
from nullguard.program.python_names import dotted_expression

_MOST_DEPTH = 8
_TRUE_OF_VALUES = frozenset({"like", "ilike", "in_", "between", "startswith", "endswith", "contains", "match", "any_", "op"})


def rows_of_conditions(arguments: Iterable[s.Argument], entity: str) -> tuple[Fact, ...]:
    """What holds of the rows of the class called `entity` that `filter(…)` or `where(…)` keeps."""
    found: set[Fact] = set()
    for argument in arguments:
        if not argument.star and not argument.name:
            found |= _holding(argument.value, entity, _MOST_DEPTH)
    return tuple(sorted(found, key=lambda fact: fact.segments))


def rows_of_keywords(arguments: Iterable[s.Argument]) -> tuple[Fact, ...]:
    """What holds of the rows that `filter_by(reference="x")` keeps."""
    names = [argument.name for argument in arguments if argument.name and not _is_null(argument.value)]
    return tuple(Fact((name,), "nonnull") for name in sorted(set(names)))


def rows_of_join(arguments: Iterable[s.Argument], entity: str) -> tuple[Fact, ...]:
    """What holds of the rows that are left by `join(Order.customer)`."""
    given = list(arguments)
    if any(argument.name in ("isouter", "full") for argument in given) or not given or given[0].star:
        return ()
    column = _column(given[0].value, entity)
    return (Fact((column,), "nonnull"),) if column else ()


def _holding(node: s.Expr, entity: str, depth: int) -> set[Fact]:
    if depth <= 0:
        return set()
    match node:
        case s.Compare(operands=(left, right), operators=(operator,)):
            return _comparison(left, operator, right, entity)
        case s.Arithmetic(operator="&", operands=operands):
            return set().union(*(_holding(operand, entity, depth - 1) for operand in operands))
        case s.Arithmetic(operator="|", operands=operands):
            return set.intersection(*(_holding(operand, entity, depth - 1) for operand in operands))
        case s.Unary(operator="~", operand=s.Call(function=s.Attribute(value=value, name="is_"), arguments=(argument,))):
            return _present(value, entity) if _is_null(argument.value) else set()
        case s.Call(function=s.Attribute(value=value, name=name), arguments=arguments):
            if name in ("isnot", "is_not") and len(arguments) == 1 and _is_null(arguments[0].value):
                return _present(value, entity)
            if name in _TRUE_OF_VALUES:
                return _present(value, entity)
    if isinstance(node, s.Call):
        name = dotted_expression(node.function).rpartition(".")[2]
        parts = [_holding(argument.value, entity, depth - 1) for argument in node.arguments if not argument.star]
        if name == "and_" and parts:
            return set().union(*parts)
        if name == "or_" and parts:
            return set.intersection(*parts)
    return set()


def _comparison(left: s.Expr, operator: str, right: s.Expr, entity: str) -> set[Fact]:
    if operator == "!=" or operator == "is not":
        return _present(left, entity) if _is_null(right) or not _column(right, entity) else set()
    if operator in ("==", "<", "<=", ">", ">=") and not _is_null(left) and not _is_null(right):
        return _present(left, entity) | _present(right, entity)
    return set()


def _present(node: s.Expr, entity: str) -> set[Fact]:
    column = _column(node, entity)
    return {Fact((column,), "nonnull")} if column else set()


def _column(node: s.Expr, entity: str) -> str:
    """`reference` for `Order.reference` when the entity is called Order."""
    holder, _, name = dotted_expression(node).rpartition(".")
    return name if holder.rpartition(".")[2] == entity else ""


def _is_null(node: s.Expr) -> bool:
    """Whether an expression is a null: `None`, `null()`."""
    if isinstance(node, s.Call):
        return dotted_expression(node.function).rpartition(".")[2] == "null"
    return isinstance(node, s.Constant) and node.kind == "null"
