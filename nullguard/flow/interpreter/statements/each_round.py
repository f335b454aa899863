"""What each round of a loop knows in the end of its element is known of all elements after it; in Python where it goes over what
a variable holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from nullguard.flow.bodies.only_away import Changes, changes_in, counts_only, fills_only, turns_only
from nullguard.flow.containers.lists import is_of_element
from nullguard.flow.domain.refinement import as_nonnull
from nullguard.flow.domain.state import MAX_DEPTH, Implication, Path, State
from nullguard.flow.domain.told_constants import constant_answer
from nullguard.flow.domain.values import NONNULL, NULL, PRESENT, Fact, Value
from nullguard.flow.frame.elements import EACH
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
    if told and (target.id in assigned(frame, node.body) or (not frame.is_java and _mentions(node.body, path))):
        told = []
    asked = _told_of_all(frame, node, path, after) if frame.is_java else []
    if asked and target.id in assigned(frame, node.body):
        asked = []
    for state in leaving if told or lost or asked else ():
        _change(path, iterable, told, lost, state)
        if frame.is_java:
            _answer(path, told, lost, state)
            state.imply(asked)


def _answer(path: Path, told: Sequence[Fact], lost: Collection[Path], state: State) -> None:
    """Note what a question about all elements would tell."""
    for segments in lost:
        state.values.pop((*path, *segments), None)
    for fact in told[:_MOST_FACTS]:
        if len(path) + len(fact.segments) <= MAX_DEPTH and is_of_element(fact.segments[0]):
            state.values.setdefault((*path, *fact.segments), PRESENT)


def _told_of_all(frame: Frame, node: s.ForEach, path: Path, after: State) -> list[Implication]:
    """What a flag, a collection or a number tells of all elements after a loop that has told it of each of them: `for (Order o :
    orders) { if (o.getNote() == null) { missing.add(o); } }`, of which the state `after` is that of a round's end."""
    target = node.target
    found: list[Implication] = []
    changes: Changes | None = None
    for implied in after.implications if isinstance(target, s.Name) else ():
        (root, *below), told = implied.path, implied.condition
        if implied.consequence != "nonnull" or not isinstance(target, s.Name) or not below:
            continue
        if root != target.id or told[0] == root:
            continue
        if len(path) + len(below) > MAX_DEPTH or not is_of_element(below[0]):
            continue
        changes = frame.world.by_node.of(changes_in, node.body) if changes is None else changes
        if _is_of_all_rounds(changes, implied):
            found.append(Implication(told, implied.aspect, (*path, *below), "nonnull"))
    return found


def _is_of_all_rounds(changes: Changes, implied: Implication) -> bool:
    """Whether the condition of what a round tells holds in the end only where it has held in every round."""
    match implied.condition:
        case (name,) if implied.aspect in ("true", "false"):
            return turns_only(changes, name, implied.aspect == "false")
        case (name, "isEmpty()") if implied.aspect == "true":
            return fills_only(changes, name)
        case (name, answer) if answer == _NOTHING and implied.aspect == "true":
            return counts_only(changes, name)
    return False


_NOTHING = constant_answer(("int", 0))


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
        if known[0] != target or len(known) == 1 or frame.dependents.has_any(known):
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
    each = state.values.get((*path, EACH))
    if each is not None and each.null == NONNULL and iterable.element is not None:
        iterable = _replace(iterable, element=as_nonnull(iterable.element) or iterable.element)
    facts = [fact for fact in told if fact not in iterable.facts][:_MOST_FACTS]
    return _replace(iterable, facts=(*iterable.facts, *facts)) if facts else iterable


def _has_elements(frame: Frame, node: s.ForEach, iterable: Value) -> bool:
    """Whether something is a collection, by its type or, of what an interface gives that mapped classes implement, by the class
    that the loop declares for its elements."""
    if iterable.type is None:
        return iterable.element is not None or (node.type is not None and node.type.name != "var")
    return frame.world.program.element_type(iterable.type) is not None


def assigned(frame: Frame, body: s.Body) -> frozenset[str]:
    """The variables that a loop's body binds to something else."""
    return frame.world.by_node.of(assigned_names, body)


def assigned_names(body: s.Body) -> frozenset[str]:
    """The variables to which a body assigns something."""
    found: set[str] = set()
    for node in nodes(body):
        targets = node.targets if isinstance(node, s.Assign) else (node.target,) if isinstance(node, s.AugAssign) else ()
        found.update([target.id for target in targets if isinstance(target, s.Name)])
    return frozenset(found)
