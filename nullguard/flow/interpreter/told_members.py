"""What one member of a tuple tells of another, once variables hold the tuple or its members."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.flow.domain.going_together import is_of_constant
from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.domain.values import ANY, NULL, Value


def note_together(paths: Sequence[Path | None], value: Value, state: State) -> None:
    """Note which of the paths of a tuple's members tells of which."""
    items = value.items or ()
    for first, aspect, second in value.together:
        condition, told = paths[first], paths[second]
        if condition is None or told is None or items[second].null < NULL:
            continue
        if is_of_constant(aspect):
            condition, aspect = (*condition, aspect), "true"
            state.values.setdefault(condition, ANY)
        state.imply((Implication(condition, aspect, told, "nonnull"),))


def note_members(name: str, value: Value, state: State) -> None:
    """The same of a variable that holds the tuple, whose members are asked for by their places: `found[0]`, `found[1]`."""
    paths = [(name, f"[{number}]") for number in range(len(value.items or ()))]
    for number in {place for first, _, second in value.together for place in (first, second)}:
        state.values[paths[number]] = (value.items or ())[number]
    note_together(paths, value, state)
