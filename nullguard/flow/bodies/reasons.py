"""Why a null comes back: the row that was not found, or the attribute of a row that was null, where it is returned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, Origin, Value

_replace = msgspec.structs.replace

ROW = "lookup"
"""The kind of origin of a row that was not found."""

ROWLESS = (ROW, "aggregate")
"""Kinds of origin of what is null because there is no row: such a row itself, and what is computed over none."""

ATTRIBUTES = ("column", "relation", "reverse")
"""Kinds of origin of a row's attribute that is null."""

OF_DATA = (*ROWLESS, *ATTRIBUTES)
"""Kinds of origin of what is null because of the data, not of the code."""

_ALTERNATIVES = 2
"""Attributes that are null beside the first one where a row holds one of several things: it holds none of them."""


def explained(value: Value, state: State, there: Sequence[State]) -> Value:
    """A null that is returned where a lookup found nothing (`if row: return row.name`, then `return None`) is the lookup's, where
    nothing was computed (`return sum == null ? null : sum.negate()`) the aggregate's, and where a row's attribute is null
    (`return total == null ? null : new Money(total)`) it is the attribute's. `there` are the states in which something else is
    returned: a row that was found in all of them is missing where null comes back, among other reasons
    (`return row != null && row.isOpen() ? row.getName() : null`), and so is an attribute that is there in all of them
    (`if self.began and self.ended: return self.ended - self.began`)."""
    if value.null == NULLABLE:
        return _replace(value, origin=next((known.origin for _, known in kept_null(value, state)), value.origin))
    if value.null != NULL or kind_of(value) in ROWLESS:
        return value
    reason: Origin | None = None
    others = 0
    for known in state.values.values():
        if (known.null == NULL or known.truth is False) and kind_of(known) in ROWLESS:
            return _replace(value, origin=known.origin)
        if (known.null == NULL or may_be_null(known)) and kind_of(known) in ATTRIBUTES:
            others += reason is not None
            reason = reason or known.origin
    if reason is not None and others >= _ALTERNATIVES:
        reason = _replace(reason, doubt=f"null comes back only where {others} more attributes are null, too")
    reason = reason or next((known.origin for _, known in perhaps_missing(state, there)), None)
    return _replace(value, origin=reason) if reason is not None else value


def kept_null(value: Value, state: State) -> Iterator[tuple[Path, Value]]:
    """What is null wherever a returned variable still holds the null that it began with: `Money total = null;`, then
    `if (order.total != null) total = new Money(order.total);`."""
    if value.null != NULLABLE or kind_of(value) != "path":
        return
    for implied in state.implications:
        if implied.aspect == implied.consequence == "null" and state.values.get(implied.path) is value:
            known = state.values.get(implied.condition)
            kind = kind_of(known) if known is not None and known.null == NULLABLE else ""
            if known is not None and kind in OF_DATA:
                yield implied.condition, known


def may_be_null(known: Value) -> bool:
    """Whether a nullable value was found to be empty or null: `if not self.code: return None`."""
    return known.null == NULLABLE and known.truth is False


def perhaps_missing(state: State, there: Sequence[State]) -> Iterator[tuple[Path, Value]]:
    """The rows, and the attributes of rows, that may be missing in a state in which nothing is known to be null, and are there
    in all others."""
    if not there or any(known.null == NULL for known in state.values.values()):
        return
    for path, known in state.values.items():
        kind = kind_of(known) if known.null == NULLABLE else ""
        if (kind in ROWLESS and len(path) == 1) or (kind in ATTRIBUTES and len(path) > 1):
            if all((seen := other.values.get(path)) is not None and seen.null == NONNULL for other in there):
                yield path, known


def kind_of(value: Value) -> str:
    """The kind of the origin of a value; empty where it has none."""
    return value.origin.kind if value.origin is not None else ""
