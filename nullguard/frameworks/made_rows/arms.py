"""Java: new rows that are given a value in every arm of a condition: `if (known) row.setName(name); else row.setName("");`."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.frameworks.made_rows.events import Call, Scan, is_returned
from nullguard.frameworks.made_rows.java_writers import sets_value
from nullguard.frameworks.made_rows.values import Values
from nullguard.model import syntax as s
from nullguard.model.text import render


def is_set_in_each_arm(values: Values, made: Call, seen: Scan, setters: Iterable[str]) -> bool:
    """Whether a condition that comes after a row was made sets its attribute in all arms, each of which goes on."""
    if not made.target:
        return False
    for arms in seen.arms:
        around = arms[0][:-1]
        if made.block[: len(around)] == around and all(_is_set(values, made, arm, seen, setters) for arm in arms):
            return True
    return False


def _is_set(values: Values, made: Call, arm: tuple[int, ...], seen: Scan, setters: Iterable[str]) -> bool:
    for call in seen.calls:
        if call.block != arm or call.order <= made.order:
            continue
        match call.node:
            case s.Call(function=s.Attribute(value=holder, name=setter), arguments=(_,)):
                is_row = setter in setters and render(holder) == made.target
                if is_row and not is_returned(made.target, made.order, call.order, seen):
                    return sets_value(values, call.node, call.known, seen.function)
    return False
