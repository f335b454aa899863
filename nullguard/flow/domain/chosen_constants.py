"""What a variable tells that each of two ways has given another constant: `status, rows = GONE, None` here,
`status, rows = FOUND, find()` there; or that one of them has given a constant, and the other what is unknown: `at = -1`, and
`at = text.indexOf(',')` where there is a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from nullguard.flow.domain.implications import Implication, Path
from nullguard.flow.domain.told_constants import CONSTANT, NOT_TOLD, constant_answer, other_answer
from nullguard.flow.domain.values import ANY, NONNULL, NULL, Value

_MOST_CONSTANTS: Final = 4
"""A variable that may be one of more constants on one of two ways tells of none of them."""

_MOST_CHOSEN: Final = 3
"""The last variables of which this is noted where two ways meet."""

_OTHER: Final = f"{CONSTANT}not "
"""Begins the answer of any other constant."""


def told_by_constants(
    chosen: Sequence[Path],
    differing: Sequence[Path],
    left: Mapping[Path, Value],
    right: Mapping[Path, Value],
    values: dict[Path, Value],
) -> list[Implication]:
    """What a variable that each of two states has given another constant tells of one that is null in one of them only.
    `values` are of the state that both lead to: there it is noted which constants tell something."""
    found: list[Implication] = []
    for one, other in ((left, right), (right, left)):
        there = [path for path in differing if _is_there_instead(one.get(path), other.get(path))]
        for condition in chosen[-_MOST_CHOSEN:] if there else ():
            for answer in _told_apart(one[condition], other[condition]):
                told = (*condition, answer)
                values[told] = ANY
                found += [Implication(told, "true", path, "nonnull") for path in there if path != condition]
    return found


def _is_there_instead(value: Value | None, elsewhere: Value | None) -> bool:
    """Whether a value is there, or unknown, where the code sets null elsewhere."""
    return value is not None and elsewhere is not None and is_there(value, elsewhere) and elsewhere.null >= NULL


def is_chosen(one: Value, other: Value) -> bool:
    """Whether one of two ways gives a variable constants, and the other one other constants, or what is no constant."""
    if not one.constants:
        return False
    return bool(other.constants) or (len(one.constants) == 1 and other.constants is None)


def _told_apart(one: Value, other: Value) -> Iterator[str]:
    """The answers of one value that another one cannot have."""
    here, there = one.constants or frozenset(), other.constants or frozenset()
    if len(here) > _MOST_CONSTANTS or len(there) > _MOST_CONSTANTS or other.null != NONNULL or not there:
        return
    for constant in sorted(here - there, key=str) if one.null == NONNULL else ():
        if constant[0] not in NOT_TOLD:
            yield constant_answer(constant)
    if len(there) == 1 and not any(constant[0] in NOT_TOLD for constant in there):
        yield other_answer(next(iter(there)))


def excludes(value: Value | None, answer: str) -> bool:
    """Whether a value is none for which the answer holds."""
    if value is None or value.null != NONNULL or not value.constants:
        return False
    if answer.startswith(_OTHER):
        return all(other_answer(constant) == answer for constant in value.constants)
    return all(constant_answer(constant) != answer for constant in value.constants)


def is_there(value: Value, elsewhere: Value | None) -> bool:
    """Not null, or unknown where the other state has a null; one that only a test told of may as well be met here."""
    if value.null == NONNULL:
        return True
    return value.null < NONNULL and elsewhere is not None and elsewhere.null >= NULL and elsewhere.origin is not None
