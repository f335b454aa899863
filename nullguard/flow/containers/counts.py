"""Numbers in Java that count what may not be there: `int size = rows == null ? 0 : rows.size()`."""

from __future__ import annotations

import re
from typing import Final

from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.domain.values import Value
from nullguard.flow.world import PRIMITIVES
from nullguard.knowledge.words import words

ZERO: Final = frozenset({("int", 0)})


def count_tests(a: Value, a_path: Path | None, b: Value, b_path: Path | None, equal: State, different: State) -> None:
    """What the equality of two numbers tells, each the value of an expression and the path that leads to it: a variable that is
    zero is false, one that is not is true, and of two that are equal none is zero alone."""
    for value, path, other in ((a, a_path, b), (b, b_path, a)):
        if path is not None and other.constants == ZERO and _is_counter(value, path):
            equal.refine(path, equal.values.get(path, value), "false")
            different.refine(path, different.values.get(path, value), "true")
    if a_path is not None and b_path is not None and _is_counter(a, a_path) and _is_counter(b, b_path):
        for one, other_path in ((a_path, b_path), (b_path, a_path)):
            equal.imply(Implication(one, aspect, other_path, aspect) for aspect in ("true", "false"))


def _is_counter(value: Value, path: Path) -> bool:
    """Whether a value is a number in a variable of the function, or how many rows a repository says that there are."""
    return (len(path) == 1 or counts_rows(path)) and value.type is not None and value.type.cls in PRIMITIVES


def counts_rows(path: Path) -> bool:
    """Whether a path is how many rows of a key a method says that there are, or that it has removed or changed:
    `orders.countByNumber(number)`, `orders.deleteByNumber(number)`."""
    return (is_counting(path[-1]) or is_changing(path[-1])) and path[-1].endswith(")") and not path[-1].endswith("()")


def is_counting(name: str) -> bool:
    """Whether the name of a method says that it counts: `count`, `countByNumber`, and not `countryOf`."""
    return _COUNTING.match(name) is not None


def is_changing(name: str) -> bool:
    """Whether the name of a method says that it removes or changes rows: `deleteById`, `updateStatus`."""
    return _CHANGING.match(name) is not None


def is_removing(name: str) -> bool:
    """Whether the name of a method says that it removes rows."""
    return _REMOVING.match(name) is not None


_REMOVING: Final = re.compile(rf"(?:{'|'.join(sorted(words('removing')))})(?![a-z])")

_CHANGING: Final = re.compile(rf"(?:{'|'.join(sorted(words('removing') | {'update'}))})(?![a-z])")

_COUNTING: Final = re.compile(rf"(?:{'|'.join(sorted(words('counting')))})(?![a-z])")
