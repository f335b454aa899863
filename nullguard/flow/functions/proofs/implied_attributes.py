"""What the CHECKs of a table say of a row that a Python function is given, where the function has found out of what kind it is:
`is_shipped` gives `self.state == State.SHIPPED`, and what is shipped has a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nullguard.flow.domain.state import State
from nullguard.flow.frame.frame import Frame
from nullguard.flow.rows.implied import is_implied


def implied_attributes(
    frame: Frame, positions: Mapping[str, int], state: State | None
) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """The attributes that are there in the rows at hand, as the state knows them: position, what is reached from it, aspect."""
    if state is None or frame.is_java:
        return
    schema = frame.world.schema
    for name, position in positions.items():
        row = state.values.get((name,))
        if row is None or row.type is None or not schema.is_checked(row.type.cls):
            continue
        for mapped in schema.attributes(row.type.cls):
            if is_implied(frame.world, row, (name, mapped.name), state, frame.written):
                yield position, (mapped.name,), "nonnull"
