"""Columns that are boxes by choice: `Integer` can hold null, `int` cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nullguard.checks.context import Context
from nullguard.flow.frame.unboxing import BOXED
from nullguard.flow.world import PRIMITIVES
from nullguard.model.schema import AttributeKind, Entity, MappedAttribute

# Chosen by measurement: `docs/decisions/ranking.md`.

ENOUGH = 20
"""Columns with a number or a truth value from which on their share of primitives tells how a unit is written."""

BOTH_ARE_USED = 0.3
"""The share of primitives from which on a box is a choice, and no habit."""


@dataclass(frozen=True)
class Boxes:
    """How many columns with a number or a truth value are primitive, and how many there are, by unit."""

    counts: Mapping[str, tuple[int, int]]

    def is_choice(self, unit: str, entity: Entity, mapped: MappedAttribute) -> str:
        """Where primitives stand beside an attribute that is a box: in its class, or in its unit; empty where they do not, or
        where it is none."""
        if mapped.type is None or mapped.type.name not in BOXED:
            return ""
        if any(is_primitive for is_primitive in _primitive(entity)):
            return f"'{entity.name}'"
        primitives, total = self.counts.get(unit, (0, 0))
        return "its module" if total >= ENOUGH and primitives >= BOTH_ARE_USED * total else ""


def count_boxes(context: Context) -> Boxes:
    """The boxes of a program's mapped classes."""
    primitives: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for entity in context.schema.entities:
        unit = context.program.unit_of(entity.path)
        for is_primitive in _primitive(entity):
            primitives[unit] += is_primitive
            total[unit] += 1
    return Boxes({unit: (primitives[unit], count) for unit, count in total.items()})


def _primitive(entity: Entity) -> Iterator[bool]:
    """Of each of a class's columns with a number or a truth value that is no key, whether it is primitive."""
    for mapped in entity.attributes.values():
        if mapped.kind is AttributeKind.COLUMN and not mapped.primary_key and mapped.type is not None:
            if mapped.type.name in PRIMITIVES or mapped.type.name in BOXED:
                yield mapped.type.name in PRIMITIVES
