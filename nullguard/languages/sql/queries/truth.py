"""What a condition tells where it holds, in SQL's logic of three values: a comparison with null is neither true nor false."""

from __future__ import annotations

from nullguard.languages.sql.queries import expressions as e
from nullguard.model.queries import Constant, Equal, Path

_NOTHING: frozenset[Path] = frozenset()


def present(condition: e.Expression, holds: bool = True) -> frozenset[Path]:
    """The columns that are not null where the condition is true, or with `holds` False, where it is false."""
    match condition:
        case e.And(parts=parts) | e.Or(parts=parts):
            told = [present(part, holds) for part in parts]
            every = isinstance(condition, e.And) is holds
            return frozenset().union(*told) if every else told[0].intersection(*told[1:])
        case e.Not(part=part):
            return present(part, not holds)
        case e.IsNull(operand=operand):
            return _NOTHING if holds else needed(operand)
        case e.Is(operand=operand, value=value):
            return present(operand, value) if holds else _NOTHING
        case e.Same(left=left, right=right):
            return _same(left, right, holds)
        case e.Comparison(left=left, right=right, operator=operator):
            if _is_null(left) or _is_null(right):
                # Hibernate reads `<> null` as IS NOT NULL; in SQL it is never true.
                return needed(left) | needed(right) if (operator == "<>") is holds else _NOTHING
            return needed(left) | needed(right)
        case e.Between(operand=operand, least=least, most=most):
            return needed(operand) | (needed(least) | needed(most) if holds else _NOTHING)
        case e.In(operand=operand, values=values):
            return needed(operand) if holds or _is_filled(values) else _NOTHING
        case _:
            return needed(condition)


def needed(operand: e.Expression) -> frozenset[Path]:
    """The columns that are not null when the operand is not."""
    match operand:
        case e.Column(path=path):
            return frozenset((path,))
        case e.Strict(parts=parts):
            return frozenset().union(*(needed(part) for part in parts))
        case e.Fallback(parts=parts):
            told = [needed(part) for part in parts]
            return told[0].intersection(*told[1:])
        case _:
            return _NOTHING


def equal(condition: e.Expression) -> tuple[Equal, ...]:
    """The columns of which only some values are possible where the condition is true."""
    match condition:
        case e.And(parts=parts):
            return tuple(item for part in parts for item in equal(part))
        case e.Comparison(left=left, operator="=", right=right):
            for column, value in ((left, right), (right, left)):
                if isinstance(column, e.Column) and isinstance(value, e.Literal) and value.value is not None:
                    return (Equal(column.path, (value.value,)),)
                if isinstance(column, e.Column) and isinstance(value, e.Column) and _is_member(value.path):
                    return (Equal(column.path, (("str", value.path[-1]),)),)
            return ()
        case e.In(operand=e.Column(path=path), values=values):
            found = constants(values)
            return (Equal(path, found),) if found else ()
        case _:
            return ()


def _is_member(path: Path) -> bool:
    """Whether a path is the member of an enum as JPQL writes it, `com.shop.State.SHIPPED` or `State.SHIPPED`."""
    return len(path) > 1 and path[-1].isupper() and path[-2][:1].isupper() and not path[-2].isupper()


def constants(values: tuple[e.Expression, ...] | None) -> tuple[Constant, ...]:
    """The constants of a list; empty when one of its members is something else."""
    found = tuple(value.value for value in values or () if isinstance(value, e.Literal) and value.value is not None)
    return found if values is not None and len(found) == len(values) else ()


def navigated(condition: e.Expression) -> frozenset[Path]:
    """Every path of a condition, wherever in it."""
    found: set[Path] = set()
    pending = [condition]
    while pending:
        node = pending.pop()
        if isinstance(node, e.Column):
            found.add(node.path)
        else:
            pending.extend(_below(node))
    return frozenset(found)


def _below(node: e.Expression) -> tuple[e.Expression, ...]:
    match node:
        case e.And(parts=parts) | e.Or(parts=parts) | e.Strict(parts=parts) | e.Fallback(parts=parts) | e.Row(parts=parts):
            return parts
        case e.Not(part=part):
            return (part,)
        case e.IsNull(operand=operand) | e.Is(operand=operand):
            return (operand,)
        case e.Same(left=left, right=right) | e.Comparison(left=left, right=right):
            return (left, right)
        case e.Between(operand=operand, least=least, most=most):
            return (operand, least, most)
        case e.In(operand=operand, values=values):
            return (operand, *(values or ()))
        case _:
            return ()


def _same(left: e.Expression, right: e.Expression, holds: bool) -> frozenset[Path]:
    found = _NOTHING
    for one, other in ((left, right), (right, left)):
        if (_is_null(other) and not holds) or (isinstance(other, e.Literal) and other.value is not None and holds):
            found |= needed(one)
    return found


def _is_filled(values: tuple[e.Expression, ...] | None) -> bool:
    """Whether a list has a value for sure: NOT IN of an empty one keeps all rows, also those with null."""
    return any(not isinstance(value, (e.Parameter, e.Opaque)) for value in values or ())


def _is_null(operand: e.Expression) -> bool:
    return isinstance(operand, e.Literal) and operand.value is None
