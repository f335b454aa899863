"""What one member of a tuple tells of another: of `(x, y)` or else `(None, None)`, `(x, None)` or else `(None, error)`,
`(True, x)` or else `(False, None)`, `(count, x)` or else `(0, None)`, `(FOUND, x)` or else `(GONE, None)`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.refinement import excluded
from nullguard.flow.domain.told_constants import CONSTANT, NOT_TOLD, constant_answer, other_answer
from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, UNKNOWN, ConstantKey, Value

_MOST_ITEMS: Final = 6
"""A tuple with more items is not asked which of them go together."""

_MOST_CONSTANTS: Final = 8
"""A member that may be one of more constants is not asked what each of them goes with."""


def join_together(a: Value, b: Value) -> tuple[tuple[int, str, int], ...]:
    """What one item tells of another in either value."""
    if not a.items or not b.items or len(a.items) != len(b.items) or len(a.items) > _MOST_ITEMS:
        return ()
    if all(item.null < NULL for item in (*a.items, *b.items)):
        return ()
    numbers = range(len(a.items))
    absent = [j for j in numbers if a.items[j].null >= NULL or b.items[j].null >= NULL]
    found = [
        (i, aspect, j)
        for i in numbers
        for j in numbers
        for aspect in ("nonnull", "null", "false", "true")
        if i != j and _go_together(a, b, i, aspect, j)
    ]
    for i in numbers:
        for constant in _constants(a.items[i], b.items[i]) if absent != [i] else ():
            for aspect, is_other in ((constant_answer(constant), False), (other_answer(constant), True)):
                found += [
                    (i, aspect, j)
                    for j in absent
                    if i != j and all(_goes_with_constant(value, i, constant, is_other, aspect, j) for value in (a, b))
                ]
    return tuple(found)


def is_of_constant(aspect: str) -> bool:
    """Whether an aspect is that of being a constant, or of being any other one."""
    return aspect.startswith(CONSTANT)


def takes_turns(here: Value, elsewhere: Value, absent: Value) -> bool:
    """Whether a value that is null `here`, and unknown where another one is null, counts as there: code that gives an error in
    place of a result says None for the one it does not give (`return None, e.reason`, else `return rows, None`). Nulls that tests
    told of say nothing."""
    is_told = here.null in (NULL, NULLABLE) and is_written(here) and absent.null == NULL and is_written(absent)
    return is_told and elsewhere.null == UNKNOWN and not elsewhere.is_unasked()


def _constants(one: Value, other: Value) -> Iterator[ConstantKey]:
    """The constants that either may be, where both may be nothing else, or one of them is a single constant."""
    found = (one.constants or frozenset()) | (other.constants or frozenset())
    if len(found) <= _MOST_CONSTANTS:
        yield from sorted((constant for constant in found if constant[0] not in NOT_TOLD), key=str)


def _goes_with_constant(value: Value, first: int, constant: ConstantKey, is_other: bool, aspect: str, second: int) -> bool:
    """Whether the second item is there when the first one is a constant, or any other one."""
    items = value.items or ()
    if items[second].null < NULL or (first, aspect, second) in value.together:
        return True
    told = items[first].constants
    if told is None:
        return False
    return told == {constant} and items[first].null == NONNULL if is_other else constant not in told


def _go_together(a: Value, b: Value, first: int, aspect: str, second: int) -> bool:
    """Whether in both tuples the second item is there when the first has the aspect."""
    with_a, with_b = _goes_with(a, first, aspect, second), _goes_with(b, first, aspect, second)
    if with_a and with_b:
        return True
    if aspect not in ("null", "false") or not (with_a or with_b) or a.items is None or b.items is None:
        return False
    told, other = (a.items, b.items) if with_a else (b.items, a.items)
    return takes_turns(told[first], other[first], other[second]) and told[second].null < NULL


def _goes_with(value: Value, first: int, aspect: str, second: int) -> bool:
    """Whether the second item is there when the first has the aspect; an error that is there counts as true."""
    items = value.items or ()
    if items[second].null < NULL or excluded(items[first], aspect) or (first, aspect, second) in value.together:
        return True
    return aspect == "false" and items[first].null == NONNULL and items[first].truth is None and not items[first].constants


def is_written(value: Value) -> bool:
    """Whether a null is one that the code sets."""
    return value.origin is not None and value.origin.kind == "path"
