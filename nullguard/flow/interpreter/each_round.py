"""What each round of a loop knows in the end of its element is known of all elements after it; in Python where it goes over what
a variable holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from nullguard.flow.containers.lists import is_of_element
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULL, Fact, Value
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes

_MOST_FACTS = 12

_replace = msgspec.structs.replace


def know_each(frame: Frame, node: s.ForEach, path: Path, iterable: Value, after: State, leaving: Iterable[State]) -> None:
    """After `for (Order order : orders) { order.setTotal(count(order)); }` all orders have a total; `after` is the state in which
    the rounds end, `leaving` are those in which the loop does, unless it is broken off."""
    target = node.target
    if not isinstance(target, s.Name) or not _has_elements(frame, node, iterable):
        return
    told: list[Fact] = []
    lost: set[tuple[str, ...]] = set()
    for known, value in _known_below(frame, target.id, after):
        if value.null < NULL:  # what code has set to something unknown is there as far as is known
            told.append(Fact(known, "nonnull"))
            # Of what is in a collection of the element: `for (Group group : groups) { for (Line line : group.getLines()) … }`.
            told += [Fact((*known, *fact.segments), "nonnull") for fact in value.facts if fact.aspect == "nonnull"]
        else:
            lost.update(_lost(known))
    if told and (binds(node.body, target.id) or (not frame.is_java and _mentions(node.body, path))):
        told = []
    for state in leaving if told or lost else ():
        _change(path, iterable, told, lost, state)
        for segments in lost if frame.is_java else ():  # what a question about all elements has told
            state.values.pop((*path, *segments), None)


def forget_each(
    frame: Frame, node: s.ForEach, path: Path, iterable: Value, broken: Iterable[State], leaving: Iterable[State]
) -> None:
    """After a loop that may be broken off, what some of its elements have lost in a round is no longer known of all (Python)."""
    target = node.target
    if not isinstance(target, s.Name):
        return
    missing = [known for state in broken for known, value in _known_below(frame, target.id, state) if value.null >= NULL]
    lost = {segments for known in missing for segments in _lost(known)}
    for state in leaving if lost else ():
        if path in state.values:
            _change(path, iterable, (), lost, state)


def _known_below(frame: Frame, target: str, state: State) -> Iterator[tuple[Path, Value]]:
    """What is known below a loop's variable where a round ends."""
    for known, value in state.values.items():
        if known[0] != target or len(known) == 1 or not frame.dependents.keys().isdisjoint(known):
            continue
        if frame.is_java or all(map(str.isidentifier, known)):
            yield known[1:], value


def _lost(known: Path) -> tuple[Path, ...]:
    """What goes together with something that may be null: a relation and its key."""
    return known, (*known[:-1], f"{known[-1]}_id"), (*known[:-1], known[-1].removesuffix("_id"))


def _change(path: Path, iterable: Value, told: Sequence[Fact], lost: Collection[Path], state: State) -> None:
    before = state.values.get(path, iterable)
    kept = [fact for fact in before.facts if fact.segments not in lost]
    facts = (*kept, *(fact for fact in told[:_MOST_FACTS] if fact not in kept))
    if facts != before.facts:
        state.values[path] = _replace(before, facts=facts)


def _mentions(body: s.Body, path: Path) -> bool:
    """Whether a body mentions what its loop goes over, and so may put something into it."""
    return any(last_name(node) == path[-1] for node in nodes(body))


def of_each(path: Path, iterable: Value, state: State) -> Value:
    """A collection with what a function that was given its holder has proven of all its elements: `fill(order)` of
    `order.getLines()`, of which the state knows `order.lines.getTotal()`."""
    length = len(path)
    told = [
        Fact(known[length:], "nonnull")
        for known, value in state.values.items()
        if len(known) > length and known[:length] == path and value.null == NONNULL and is_of_element(known[length])
    ]
    facts = [fact for fact in told if fact not in iterable.facts][:_MOST_FACTS]
    return _replace(iterable, facts=(*iterable.facts, *facts)) if facts else iterable


def _has_elements(frame: Frame, node: s.ForEach, iterable: Value) -> bool:
    """Whether something is a collection, by its type or, of what an interface gives that mapped classes implement, by the class
    that the loop declares for its elements."""
    if iterable.type is None:
        return iterable.element is not None or (node.type is not None and node.type.name != "var")
    return frame.world.program.element_type(iterable.type) is not None


def binds(body: s.Body, name: str) -> bool:
    """Whether a body binds a variable to something else."""
    for node in nodes(body):
        targets = node.targets if isinstance(node, s.Assign) else (node.target,) if isinstance(node, s.AugAssign) else ()
        if any(isinstance(target, s.Name) and target.id == name for target in targets):
            return True
    return False
