"""What each round of a loop knows in the end of its element is known of all elements after it; in Python where it goes over what
a variable holds."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from nullguard.flow.containers.lists import is_of_element
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULL, Fact, Value
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

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
    for known, value in after.values.items():
        if known[0] != target.id or len(known) == 1 or not frame.dependents.keys().isdisjoint(known):
            continue
        if not frame.is_java and not all(map(str.isidentifier, known)):
            continue
        if value.null < NULL:  # what code has set to something unknown is there as far as is known
            told.append(Fact(known[1:], "nonnull"))
            # Of what is in a collection of the element: `for (Group group : groups) { for (Line line : group.getLines()) … }`.
            told += [Fact((*known[1:], *fact.segments), "nonnull") for fact in value.facts if fact.aspect == "nonnull"]
        else:
            lost.add(known[1:])
            lost.add((*known[1:-1], f"{known[-1]}_id"))  # a relation and its key go together
            lost.add((*known[1:-1], known[-1].removesuffix("_id")))
    if told and binds(node.body, target.id):
        told = []
    for state in leaving if told or lost else ():
        before = state.values.get(path, iterable)
        kept = [fact for fact in before.facts if fact.segments not in lost]
        facts = (*kept, *(fact for fact in told[:_MOST_FACTS] if fact not in kept))
        if facts != before.facts:
            state.values[path] = _replace(before, facts=facts)
        for segments in lost if frame.is_java else ():  # what a question about all elements has told
            state.values.pop((*path, *segments), None)


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
