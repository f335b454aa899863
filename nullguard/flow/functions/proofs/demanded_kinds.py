"""Of what kind a row is with which a Java function comes back: `demandShipped(order)`, which raises an error where
`order.getState() != State.SHIPPED` or `!order.isShipped()`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from nullguard.flow.domain.state import State
from nullguard.flow.domain.told_constants import VALUES, constant_answer
from nullguard.flow.domain.values import NULL
from nullguard.flow.frame.frame import Frame

_MOST: Final = 4
"""Attributes of the rows at hand by which one function tells their kinds."""

_CALLED: Final = "()"


def demanded_kinds(frame: Frame, known: Mapping[str, int], after: State | None) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """The positions of arguments, what is reached from them, and the one constant or the truth that it is wherever the
    function returns. What the function has set tells what the row will be."""
    return islice(_kinds(known, after), _MOST) if frame.is_java and after is not None else iter(())


def _kinds(known: Mapping[str, int], after: State) -> Iterator[tuple[int, tuple[str, ...], str]]:
    for path, value in after.values.items():
        position = known.get(path[0])
        if position is None or not 1 < len(path) <= _LONGEST or value.null >= NULL or value.given:
            continue
        if path[-1].endswith(_CALLED):
            if value.truth is True:
                yield position, path[1:], "true"
        elif value.constants is not None and len(value.constants) == 1:
            (constant,) = value.constants
            if constant[0] in VALUES:
                yield position, path[1:], constant_answer(constant)


_LONGEST: Final = 3
"""Segments of `order.state.isFinal()`, with the order itself."""
