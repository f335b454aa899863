"""What the condition of a CHECK tells: `status <> 'shipped' OR shipped_at IS NOT NULL` says that what is shipped has a date.

A CHECK lets a row pass unless its condition is false; of null most conditions are neither true nor false. So `amount > 0` says
nothing of null, and `status = 'new' OR amount IS NOT NULL` says it of rows whose status is known to be another one.
Source: SQL:2016, 11.9 "check constraint definition".
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product

import msgspec

from nullguard.languages.sql.queries import expressions as e
from nullguard.languages.sql.queries.operands import Unreadable
from nullguard.languages.sql.queries.reader import Reader
from nullguard.languages.sql.queries.tokens import tokens
from nullguard.languages.sql.queries.truth import constants, needed
from nullguard.model.implications import Implication, Known, Premise
from nullguard.model.queries import Constant

_MOST_CLAUSES = 64
_MOST_LITERALS = 8
"""A condition that falls into more parts tells nothing."""

_NOT_ENFORCED = (("not", "valid"), ("not", "enforced"), ("novalidate",), ("disable",), ("nocheck",))
_BOTH: tuple[Constant, ...] = (("bool", True), ("bool", False))
_CONDITIONS = (e.And, e.Or, e.Not, e.IsNull, e.Is, e.Same, e.Comparison, e.Between, e.In)


class _Literal(msgspec.Struct, frozen=True):
    """A part of a clause: `name` is the column that is there when it is the only part that holds, `fails` what is known of a row
    where it is false; neither where nobody can tell."""

    name: str = ""
    fails: Premise | None = None


_Clause = tuple[_Literal, ...]
_UNKNOWN: _Clause = (_Literal(),)


def read_check(text: str) -> tuple[Implication, ...]:
    """What a CHECK implies, its columns by the names that it uses, in order and without repetition. What is not understood, or
    not enforced for all rows (NOT VALID), implies nothing."""
    found = tokens(text)
    if not found:
        return ()
    reader = Reader(found)
    try:
        reader.take("check")
        condition = reader.condition()
    except Unreadable:
        return ()
    if not reader.is_done or _is_not_enforced(tuple(token.low for token in found)):
        return ()
    return tuple(dict.fromkeys(item for clause in _clauses(condition, True) for item in _implications(clause)))


def _is_not_enforced(words: tuple[str, ...]) -> bool:
    return any(words[start : start + len(phrase)] == phrase for phrase in _NOT_ENFORCED for start in range(len(words)))


def _implications(clause: _Clause) -> Iterable[Implication]:
    for position, literal in enumerate(clause):
        others = [other.fails for number, other in enumerate(clause) if number != position]
        premises = tuple(other for other in others if other is not None)
        if literal.name and len(premises) == len(others) and all(literal.name not in premise.names for premise in premises):
            yield Implication(literal.name, premises)


# ---- conjunctive normal form, which three values allow as well as two


def _clauses(condition: e.Expression, holds: bool) -> list[_Clause]:
    """Clauses of which none is false in a row where the condition, or with `holds` False its negation, is not."""
    match condition:
        case e.And(parts=parts) | e.Or(parts=parts):
            told = [_clauses(part, holds) for part in parts]
            return _all(told) if isinstance(condition, e.And) is holds else _any(told)
        case e.Not(part=part):
            return _clauses(part, not holds)
        case e.IsNull(operand=operand):
            return _of_null(operand, holds)
        case e.Comparison(operator="=" | "<>", left=left, right=right) if isinstance(left, _CONDITIONS) and _is_condition(right):
            return _equality(left, right, (condition.operator == "=") is holds)
        case e.Comparison(operator="=" | "<>", left=left, right=right) if isinstance(right, _CONDITIONS) and _is_condition(left):
            return _equality(left, right, (condition.operator == "=") is holds)
        case e.Comparison() if holds and (counted := _counted(condition)) is not None:
            return counted
    return [(_literal(condition, holds),)]


def _of_null(operand: e.Expression, holds: bool) -> list[_Clause]:
    if isinstance(operand, e.Fallback):
        told = [_of_null(part, holds) for part in operand.parts]
        return _all(told) if holds else _any(told)
    names = sorted({path[-1] for path in needed(operand)})
    if not holds:
        return [(_present(name),) for name in names] or [_UNKNOWN]
    if isinstance(operand, e.Column):
        return [(_Literal(fails=Premise((operand.path[-1],), Known.PRESENT)),)]
    return [_UNKNOWN]


def _equality(left: e.Expression, right: e.Expression, holds: bool) -> list[_Clause]:
    """Both conditions hold or neither does; with `holds` False just one of them does."""
    one = _any([_clauses(left, not holds), _clauses(right, True)])
    other = _any([_clauses(left, holds), _clauses(right, False)])
    return _all([one, other])


def _counted(condition: e.Comparison) -> list[_Clause] | None:
    """`num_nonnulls(a, b) = 1`, `(a is not null)::int + (b is not null)::int >= 1`: at least so many are there."""
    operands, limit = condition.left, condition.right
    if not isinstance(limit, e.Literal) or limit.value is None or not isinstance(limit.value[1], int):
        return None
    number = limit.value[1]
    counts_nulls = isinstance(operands, e.Count) and operands.nulls
    if isinstance(operands, e.Count):
        parts: list[e.Expression] = [e.Not(e.IsNull(part)) for part in operands.parts]
    elif isinstance(operands, e.Strict) and operands.adds and all(_is_condition(part) for part in operands.parts):
        parts = list(operands.parts)
    else:
        return None
    if counts_nulls:
        least = len(parts) - number + (condition.operator == "<") if condition.operator in ("=", "<=", "<") else 0
    else:
        least = number + (condition.operator == ">") if condition.operator in ("=", ">=", ">") else 0
    if not 0 < least <= len(parts) <= _MOST_LITERALS:
        return [_UNKNOWN]
    return _all([_any([_clauses(part, True) for part in some]) for some in combinations(parts, len(parts) - least + 1)])


def _all(told: list[list[_Clause]]) -> list[_Clause]:
    """Clauses of which too many, or too long ones, are left out: each of them holds by itself."""
    return [clause for clauses in told for clause in clauses if len(clause) <= _MOST_LITERALS][:_MOST_CLAUSES]


def _any(told: list[list[_Clause]]) -> list[_Clause]:
    number = 1
    for clauses in told:
        number *= len(clauses)
        if number > _MOST_CLAUSES:
            return [_UNKNOWN]
    return [tuple(dict.fromkeys(literal for clause in chosen for literal in clause)) for chosen in product(*told)]


# ---- literals


def _literal(condition: e.Expression, holds: bool) -> _Literal:
    """A part that is no more than a test of one column; `fails` is what is known where it is false."""
    match condition:
        case e.Column(path=path):
            return _Literal(fails=Premise((path[-1],), Known.ONE_OF, (("bool", not holds),)))
        case e.Is(operand=e.Column(path=path), value=value) if not holds:
            return _Literal(fails=Premise((path[-1],), Known.ONE_OF, (("bool", value),)))
        case e.Comparison(operator="=" | "<>", left=left, right=right):
            is_equal = (condition.operator == "=") is holds
            for one, other in ((left, right), (right, left)):
                if isinstance(one, e.Column) and isinstance(other, e.Literal) and other.value is not None:
                    return _of_values(one, (other.value,), is_equal)
        case e.Same(left=e.Column() as column, right=e.Literal(value=value)) if value is not None and not holds:
            return _of_values(column, (value,), False)
        case e.In(operand=e.Column() as column, values=values):
            found = constants(values)
            if found:
                return _of_values(column, found, holds)
    return _Literal()


def _of_values(column: e.Column, values: tuple[Constant, ...], is_equal: bool) -> _Literal:
    if is_equal and len(values) == 1 and values[0][0] == "bool":
        others = tuple(value for value in _BOTH if value not in values)
        return _Literal(fails=Premise((column.path[-1],), Known.ONE_OF, others))
    return _Literal(fails=Premise((column.path[-1],), Known.NONE_OF if is_equal else Known.ONE_OF, values))


def _present(name: str) -> _Literal:
    return _Literal(name, Premise((name,), Known.NULL))


def _is_condition(operand: e.Expression) -> bool:
    return isinstance(operand, (e.Column, *_CONDITIONS))
