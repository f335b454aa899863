"""When the rounds of a loop teach nothing new."""

from __future__ import annotations

from nullguard.flow.bodies.rebound import Rebound, rebound_in_java, rebound_in_python
from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.state import Path, State
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s

MAX_ROUNDS = 4
"""Rounds after which the head is taken as it is; the domain is so flat that two or three settle it."""


def rebound(frame: Frame, node: s.ForEach | s.While, before: State) -> Rebound:
    """See `bodies.rebound`, found once for a loop: one within another is walked in each of its rounds. What a name held before
    the loop that is bound on some ways only is not of no account: `for …: if order: status = FOUND`."""
    anew = frame.world.by_node.of(rebound_in_java if frame.is_java else rebound_in_python, node)
    held = () if frame.is_java else [name for name in anew.kept if (name,) in before.values]
    return Rebound(anew.names.difference(held), anew.kept) if held else anew


def advance(frame: Frame, head: State, after: State | None) -> State | None:
    """The head for the next round, or None when the body taught nothing new."""
    if after is None:
        return None
    merged = join_states([head, after], frame.locals)
    if merged is None or (merged.values == head.values and set(merged.implications) == set(head.implications)):
        return None
    return merged


def is_the_same(frame: Frame, head: State, settled: State, anew: Rebound) -> bool:
    """Whether two states are the same but for what is known of names that each round binds before it reads them: then the next
    round would be this one again. What a name tells that it may leave as it was, it may tell of the round before."""
    names, kept = anew
    touched = {segment for name in names for segment in frame.dependents.of(name)}

    def is_kept(path: Path) -> bool:
        return path[0] not in names and touched.isdisjoint(path)

    before, after = head.values, settled.values
    for path, value in after.items():
        was = before.get(path)
        if was is not value and (was is None or was != value) and is_kept(path):
            return False
    if any(path not in after and is_kept(path) for path in before):
        return False
    if head.implications is settled.implications:
        return True
    one, other = (
        {
            item
            for item in state.implications
            if not kept.isdisjoint((item.condition[0], item.path[0])) or (is_kept(item.condition) and is_kept(item.path))
        }
        for state in (head, settled)
    )
    return one == other
