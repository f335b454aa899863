"""What the calls of private methods know, as it is kept: without classes, symbols and lambdas, which nobody is told of anyway."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from nullguard.flow.domain import values
from nullguard.flow.domain.state import Path
from nullguard.flow.domain.values import Value
from nullguard.flow.summaries.helpers import Calls
from nullguard.model.span import Packed

_SHARED: Final = (values.ANY, values.PRESENT, values.ABSENT, values.TRUE, values.FALSE)
"""Values that exist once and are told by being the same object."""

_PLAIN = (str, bool, int, float, bytes, type(None))
"""Types of constants that are read as they were written."""

_LARGEST: Final = 2**63


class NotedValue(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a value; `shared` is its place among those that exist once, or -1."""

    shared: int
    null: int = values.UNKNOWN
    constants: tuple[tuple[str, Any], ...] | None = None
    truth: bool | None = None
    row_key: str = ""
    element: NotedValue | None = None


class NotedCalls(msgspec.Struct, frozen=True, array_like=True):
    """The calls of private methods by the ids of these and their places, and the places by name."""

    met: tuple[tuple[str, tuple[tuple[Packed, tuple[tuple[Path, NotedValue], ...]], ...]], ...] = ()
    places: tuple[tuple[str, tuple[Packed, ...]], ...] = ()


NO_CALLS = NotedCalls()


def noted_calls(calls: Calls) -> NotedCalls | None:
    """Calls as they are kept; None where more is known of a value than is kept."""
    _, _, asked, met, places = calls.parts()
    if asked:
        return None
    try:
        found = tuple(
            (function, tuple((at, tuple((path, _noted(value)) for path, value in known.items())) for at, known in calls.items()))
            for function, calls in met.items()
        )
    except _NotKept:
        return None
    return NotedCalls(found, tuple((name, tuple(sorted(where))) for name, where in places.items()))


def calls_of(noted: NotedCalls) -> Calls:
    """The calls that were kept."""
    met: Mapping[str, Mapping[Packed, Mapping[Path, Value]]] = {
        function: {at: {path: _value(value) for path, value in known} for at, known in calls} for function, calls in noted.met
    }
    return Calls.of_parts(frozenset(), "", {}, met, {name: set(where) for name, where in noted.places})


class _NotKept(Exception):
    """More is known of a value than is kept."""


def _noted(value: Value) -> NotedValue:
    for number, shared in enumerate(_SHARED):
        if value is shared:
            return NotedValue(number)
    constants = None
    if value.constants is not None:
        if not all(_is_plain(constant) for _, constant in value.constants):
            raise _NotKept
        constants = tuple(sorted(value.constants, key=repr))
    element = _noted(value.element) if value.element is not None else None
    noted = NotedValue(-1, value.null, constants, value.truth, value.row_key, element)
    if _value(noted) != value:
        raise _NotKept
    return noted


def _is_plain(constant: object) -> bool:
    is_short = not isinstance(constant, int) or -_LARGEST < constant < _LARGEST
    return type(constant) in _PLAIN and is_short


def _value(noted: NotedValue) -> Value:
    if noted.shared >= 0:
        return _SHARED[noted.shared]
    return Value(
        noted.null,
        constants=frozenset(noted.constants) if noted.constants is not None else None,
        truth=noted.truth,
        element=_value(noted.element) if noted.element is not None else None,
        row_key=noted.row_key,
    )
