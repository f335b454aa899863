"""Fields of abstract classes that hold columns because the classes below them are given these: `abstract class Item { Integer
quantity; }`, `class OrderItem extends Item`. Code sees such objects as what is above, too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from nullguard.frameworks.transfers.columns import Column
from nullguard.frameworks.transfers.gift import Gift
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

_MOST_BELOW = 12
"""Classes that extend one, from which on nobody counts what they give to its fields."""

Given = Mapping[str, Mapping[str, Column]]
"""The columns of fields, by class id and field."""


class Counting(NamedTuple):
    """Tells which functions may give something to fields of a class, what a function gives, what each gift weighs, and whether
    users send objects of classes."""

    giving: Callable[[ClassInfo, Iterable[str]], Sequence[FunctionInfo]]
    of: Callable[[FunctionInfo], Sequence[Gift]]
    weight: Callable[[Gift], int]
    are_sent: Callable[[tuple[ClassInfo, ...]], bool]


def held_above(
    program: Program, given: Given, counting: Counting, may_hold: Callable[[ClassInfo], bool]
) -> dict[str, dict[str, Column]]:
    """The fields of abstract classes, with those that they are given themselves, that the classes below give columns more often
    than something else."""
    above: dict[str, dict[str, Column]] = {}
    for class_id in sorted(given):
        for name, column in given[class_id].items():
            member = program.field(program.classes[class_id], name)
            holder = member.declared_in if member is not None else None
            if holder is None or "abstract" not in holder.decl.modifiers or not may_hold(holder):
                continue
            if name not in given.get(holder.id, {}):
                above.setdefault(holder.id, {}).setdefault(name, column)
    found = {class_id: _mostly_given(program, program.classes[class_id], fields, counting) for class_id, fields in above.items()}
    return {class_id: {**given.get(class_id, {}), **kept} for class_id, kept in found.items() if kept}


def _mostly_given(program: Program, holder: ClassInfo, fields: Mapping[str, Column], counting: Counting) -> dict[str, Column]:
    below = (holder, *(cls for cls in program.subclasses(holder) if not cls.is_library))
    if len(below) > _MOST_BELOW:
        return {}
    counts = dict.fromkeys(fields, -1 if counting.are_sent(below) else 0)
    giving = {function.id: function for cls in below for function in counting.giving(cls, fields)}
    own = (function for cls in below for function in program.functions_of(cls.path) if function.owner is cls)
    giving |= {function.id: function for function in own if "constructor" in function.decl.modifiers}
    for _, function in sorted(giving.items()):
        for gift in counting.of(function):
            if gift.cls in below and gift.field in fields:
                counts[gift.field] += counting.weight(gift)
    return {name: column for name, column in fields.items() if counts[name] > 0}
