"""What methods of Java's streams and collections tell of all elements by the function that they are handed: `anyMatch`,
`noneMatch` and `allMatch` by their answer, which tells also of what stands around the function, `forEach` by what it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.domain.state import MAX_DEPTH, Implication, Path, State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.closures import Outcome
from nullguard.flow.frame.elements import EACH, element_of
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.text import render

_replace = msgspec.structs.replace

_MATCHED: Final = {"anyMatch": "true", "noneMatch": "false"}
"""What the answer is where an element matches."""

_OF_ALL: Final = {"anyMatch": "false", "noneMatch": "true", "allMatch": "true"}
"""What the answer is where it tells of all elements; only with `allMatch` they match."""

MATCHING: Final = frozenset(_OF_ALL)

ENDING_EACH: Final = library_names("stream-ended-by-each")

_MOST_FACTS: Final = 12

_STREAMING: Final = library_names("stream-of-collection")


def after_match(
    frame: Frame, node: s.Call, name: str, outcomes: Sequence[Outcome | None], answer: Path | None, state: State
) -> Path | None:
    """The path that stands for `rows.stream().anyMatch(row -> row.getName().equals(name))`, which is `answer` where it has one:
    where one matches, what the function tests around it is there. Where none matches, each row is what the function says:
    `if (rows.stream().anyMatch(row -> row.getName() == null)) { return; }`."""
    found = outcomes[0] if len(outcomes) == 1 else None
    if found is None:
        return answer
    told = [Implication((), _OF_ALL[name], path, "nonnull") for path in _of_all(frame, node, name, found, state)]
    if name in _MATCHED:
        told += [Implication((), _MATCHED[name], path, "nonnull") for path in found.there]
    if not told:
        return answer
    answer = answer or (frame.depends("?" + render(node), frozenset(names_in(node))),)
    state.imply([Implication(answer, one.aspect, one.path, one.consequence) for one in told])
    return answer


def after_each(
    frame: Frame, node: s.Call, base: Value, path: Path | None, outcomes: Sequence[Outcome | None], state: State
) -> None:
    """Note what holds of all elements of a collection after `orders.forEach(order -> order.setTotal(count(order)))`."""
    found = outcomes[0] if len(outcomes) == 1 else None
    if found is None or not (found.ended or found.lost):
        return
    streamed, getter = _streamed(node)
    if streamed is not None and not getter:
        base, path = frame.evaluate(frame, streamed, state)
    if path is None or (streamed is None and base.type is not None and frame.world.program.element_type(base.type) is None):
        return
    held = state.values.get(path, base)
    kept = tuple([fact for fact in held.facts if fact.segments not in found.lost])
    told = [fact for fact in found.ended if fact not in kept][:_MOST_FACTS]
    state.values[path] = _replace(held, facts=(*kept, *told))
    for segments in found.lost:
        state.values.pop((*path, *segments), None)


def _of_all(frame: Frame, node: s.Call, name: str, outcome: Outcome, state: State) -> Iterator[Path]:
    """The paths below the collection of a stream that are there in all of its elements where the answer says so."""
    facts = [fact for fact in (outcome.true_facts if name == "allMatch" else outcome.false_facts) if fact.aspect == "nonnull"]
    streamed, getter = _streamed(node) if facts else (None, "")
    if streamed is None:
        return
    collection, path = frame.evaluate(frame, streamed, state)
    if path is None:
        return
    read: tuple[str, ...] = ()
    if getter:
        element = element_of(frame, collection).type
        attribute = frame.world.schema.accessor(element.cls, getter) if element is not None else None
        read = (attribute or f"{getter}()",)
    for fact in facts:
        below = (*read, *fact.segments) or (EACH,)
        if len(path) + len(below) <= MAX_DEPTH:
            yield (*path, *below)


def _streamed(node: s.Call) -> tuple[s.Expr | None, str]:
    """The collection whose elements are asked, or, with the getter, what that gives of them
    (`orders.stream().map(Order::getNote).anyMatch(Objects::isNull)`)."""
    stream = node.function.value if isinstance(node.function, s.Attribute) else None
    getter = ""
    match stream:
        case s.Call(function=s.Attribute(value=inner, name="map"), arguments=(s.Argument(value=s.MethodReference(name=getter)),)):
            stream = inner
    match stream:
        case s.Call(function=s.Attribute(value=collection, name=name), arguments=()) if name in _STREAMING:
            return collection, getter
    return None, ""
