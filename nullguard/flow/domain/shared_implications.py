"""What tells one path from another in both of two states that meet: stated by both, or by one and holding in the other anyway."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from operator import is_

from nullguard.flow.domain.chosen_constants import excludes
from nullguard.flow.domain.going_together import takes_turns
from nullguard.flow.domain.implications import Implication, Path
from nullguard.flow.domain.refinement import excluded, holds
from nullguard.flow.domain.state import FOUND, MAX_IMPLICATIONS, State
from nullguard.flow.domain.told_constants import CONSTANT
from nullguard.flow.domain.values import NONNULL, Value

_MAX_STEPS = 12
"""The newest implications of each of two states among which those are sought that lead on to one another."""


def shared(a: State, b: State) -> tuple[Implication, ...]:
    """Implications that hold in both: stated by both, or stated by one and impossible or already true in the other.

    Two states that part and meet again have most implications in common, as the same objects: those cost an identity.
    """
    if a.implications is b.implications:
        return a.implications
    if all(map(is_, a.implications, b.implications)):  # one goes on from what the other knows
        both = min(len(a.implications), len(b.implications))
        new_a, new_b = a.implications[both:], b.implications[both:]
        if not new_a and not new_b:
            return a.implications
        kept = [*a.implications[:both], *_holding(new_a, b.values)]
        only_a, only_b = dict.fromkeys(new_a), dict.fromkeys(new_b)
        kept += _holding(only_b, a.values)
    else:
        both = _begun_alike(a.implications, b.implications)
        new_a, new_b = a.implications[both:], b.implications[both:]
        ids_a, ids_b = list(map(id, new_a)), list(map(id, new_b))
        of_a, of_b = set(ids_a), set(ids_b)
        only_a = dict.fromkeys([item for item, number in zip(new_a, ids_a, strict=True) if number not in of_b])
        only_b = dict.fromkeys([item for item, number in zip(new_b, ids_b, strict=True) if number not in of_a])
        if not only_a and not only_b:
            return a.implications
        kept = list(a.implications)
        if only_a:
            alone = [item for item in only_a if item not in only_b]
            lost = set(alone).difference(_holding(alone, b.values))
            if lost:
                kept[both:] = [item for item in new_a if item not in lost or id(item) in of_b]
        if only_b:
            kept += _holding([item for item in only_b if item not in only_a], a.values)
    if len(kept) == len(a.implications) and not only_b:
        return a.implications
    kept = [*_led_to(only_a, only_b, a, b), *kept]  # where there are too many, what is known by one step stays
    return tuple(kept[-MAX_IMPLICATIONS:])


def _begun_alike(one: Sequence[Implication], other: Sequence[Implication]) -> int:
    """How many implications, from the first on, are the same objects."""
    number = 0
    for mine, its in zip(one, other, strict=False):
        if mine is not its:
            break
        number += 1
    return number


def _led_to(only_a: Collection[Implication], only_b: Collection[Implication], a: State, b: State) -> Iterable[Implication]:
    """What holds in both states by two steps, of which each of them knows its own: where `order` is what either of two calls
    gave, both of which found the row; where `known` is false, or answers whether there is such a row."""
    of_a, of_b = _two_steps([*only_a][-_MAX_STEPS:]), _two_steps([*only_b][-_MAX_STEPS:])
    if not of_a and not of_b:  # nearly always
        return
    yield from _stated_or_true(of_a, (of_b, only_b), b.values)
    yield from _stated_or_true([item for item in of_b if item not in of_a], (only_a,), a.values)


def _stated_or_true(
    implications: Iterable[Implication], stated: Sequence[Container[Implication]], values: Mapping[Path, Value]
) -> Iterable[Implication]:
    """Those of some implications that a state states, or that hold in it anyway."""
    asked = [item for item in implications if not any(item in known for known in stated)]
    false = set(asked).difference(_holding(asked, values)) if asked else ()
    return [item for item in implications if item not in false]


def _two_steps(implications: Sequence[Implication]) -> dict[Implication, None]:
    """What follows from two implications together where the first one tells of a flag, or the last one of a row that was found;
    of other things it is never asked, and what is kept costs the joins that follow."""
    if len(implications) < 2:
        return {}
    if {item.path for item in implications}.isdisjoint([then.condition for then in implications]):  # nearly always
        return {}
    led_to = {(item.path, item.consequence) for item in implications}
    begun = [(then.condition, then.aspect) for then in implications]
    if led_to.isdisjoint(begun):
        return {}
    following: dict[tuple[Path, str], list[Implication]] = {}
    for then, start in zip(implications, begun, strict=True):
        if start in led_to:
            following.setdefault(start, []).append(then)
    found: dict[Implication, None] = {}
    for item in implications:
        for then in following.get((item.path, item.consequence), ()):
            if item.aspect in _OF_FLAGS or then.path[0].startswith(FOUND):
                found[Implication(item.condition, item.aspect, then.path, then.consequence)] = None
    return found


_OF_FLAGS = ("true", "false")


def _holding(implications: Iterable[Implication], values: Mapping[Path, Value]) -> list[Implication]:
    """Those of some implications that hold in a state that does not state them. Those of one condition stand side by side."""
    found: list[Implication] = []
    path: Path | None = None
    aspect = ""
    condition: Value | None = None
    is_excluded = False
    for item in implications:
        if item.condition is not path or item.aspect != aspect:
            path, aspect = item.condition, item.aspect
            condition = values.get(path)
            is_excluded = condition is not None and excluded(condition, aspect)
            if not is_excluded and len(path) > 1 and path[-1].startswith(CONSTANT):
                is_excluded = excludes(values.get(path[:-1]), path[-1])
        if is_excluded:
            found.append(item)
            continue
        consequence = values.get(item.path)
        if consequence is None:
            continue
        if item.consequence != "nonnull":
            is_there = holds(consequence, item.consequence)
        elif consequence.null <= NONNULL:  # an unknown value counts as there, but for one that a test found to be empty or null
            is_there = consequence.null == NONNULL or consequence.truth is not False
        else:
            is_there = condition is not None and aspect == "null" and takes_turns(consequence, condition, consequence)
        if is_there:
            found.append(item)
    return found
