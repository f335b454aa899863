"""Loops, walked until what is known at their head no longer changes."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from nullguard.flow.bodies.last_rounds import LastRound, last_round
from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.conditions.membership import note_key
from nullguard.flow.containers.changed_elements import changed_by_rounds
from nullguard.flow.containers.lists import EMPTY
from nullguard.flow.containers.maps import enter_keys
from nullguard.flow.containers.put_in_rounds import know_put
from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.mappings import is_mapping
from nullguard.flow.domain.nullable_types import plain
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.values import ANY, NONNULL, PRESENT, Value
from nullguard.flow.frame.asked_queries import without_nulls
from nullguard.flow.frame.closures import know_kind
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame, LoopFrame
from nullguard.flow.frame.resolving import declared_type
from nullguard.flow.frame.unboxing import BOXED
from nullguard.flow.frame.uses import note_use
from nullguard.flow.interpreter.statements.each_found import enter_found, note_each
from nullguard.flow.interpreter.statements.each_round import forget_each, know_each, of_each
from nullguard.flow.interpreter.statements.entering import VIEWS, enter_filled
from nullguard.flow.interpreter.statements.removed_in_rounds import know_left
from nullguard.flow.interpreter.statements.rounds import count_up, doubt_no_round, has_rounds, tries_again
from nullguard.flow.interpreter.statements.settling import MAX_ROUNDS, advance, is_the_same, rebound
from nullguard.flow.interpreter.statements.written_rounds import execute_rounds, written_items
from nullguard.flow.lookups.rows_of_rounds import enter_rows
from nullguard.flow.world import PRIMITIVES
from nullguard.model import syntax as s


def execute_while(frame: Frame, node: s.While, state: State) -> State | None:
    """while, do-while and C-style for."""
    head = state
    head.forget_tests()
    unentered = None if node.test is None or node.tests_last or not tries_again(node) else head.copy()
    leaving: State | None = None
    loop = LoopFrame(node.label, is_tested=True)
    anew = rebound(frame, node, state)
    for _ in range(MAX_ROUNDS):
        loop = LoopFrame(node.label, is_tested=True)
        before = head
        entry = head.copy()
        entered: State | None = entry
        leaving = None
        if node.test is not None and not node.tests_last:
            entered, leaving = frame.branch(frame, node.test, entry)
            count_up(frame, node, entered)
        frame.loops.append(loop)
        frame.conditions.append(node.test)
        after = frame.execute(frame, node.body, entered) if entered is not None else None
        frame.conditions.pop()
        frame.loops.pop()
        after = join_states([after, *loop.continues], frame.locals)
        if after is not None and node.update:
            after = frame.execute(frame, node.update, after)
        if after is not None and node.test is not None:
            after.forget_answers()
        if after is not None and node.test is not None and node.tests_last:
            after, leaving = frame.branch(frame, node.test, after)
        settled = advance(frame, head, after)
        if settled is None:
            break
        head = settled
        if not node.tests_last and is_the_same(frame, before, head, anew):
            if node.test is not None:
                _, leaving = frame.branch(frame, node.test, head.copy())
            break
    if leaving is not None and (last := _last_round(frame, node)) is not None and node.test is not None:
        entered, left = frame.branch(frame, node.test, head.copy())
        after = _run_last(frame, node, last, entered) if entered is not None else None
        if after is not None and node.update:
            after = frame.execute(frame, node.update, after)
        leaving = None if after is None and last.has_rounds else join_states([after, left], frame.locals)
    elif leaving is not None and node.test is not None and unentered is not None:
        unentered = frame.branch(frame, node.test, unentered)[1]
        leaving = _after_a_round(frame, node, node.test, head)
        doubt_no_round(unentered, leaving)
        leaving = join_states([unentered, leaving], frame.locals)
    if leaving is not None and node.orelse:
        leaving = frame.execute(frame, node.orelse, leaving)
    if leaving is not None and frame.is_java:
        know_left(frame, node, leaving)
    return join_states([leaving, *loop.breaks], frame.locals)


def _after_a_round(frame: Frame, node: s.While, test: s.Expr, head: State) -> State | None:
    """The state in which a loop ends after a round."""
    entered = frame.branch(frame, test, head.copy())[0]
    after = _run_last(frame, node, LastRound(node.body, True), entered) if entered is not None else None
    if after is not None and node.update:
        after = frame.execute(frame, node.update, after)
    return frame.branch(frame, test, after)[1] if after is not None else None


def execute_foreach(frame: Frame, node: s.ForEach, state: State) -> State | None:
    """for … in, Java's enhanced for."""
    iterable, path = frame.evaluate(frame, node.iterable, state)
    iterable = frame.learned(iterable, path, state)
    note_use(frame, "iteration", node.iterable, iterable, path, state, "for … in")
    if state.dead:
        return None
    if items := written_items(frame, node, iterable):
        return execute_rounds(frame, node, items, state)
    iterable, element = _iterated(frame, node, iterable, path, state)
    held = path[:-1] if path is not None and len(path) > 1 and path[-1] in VIEWS else path
    empty = (*held, EMPTY) if held is not None and len(held) < MAX_DEPTH else None
    if frame.is_java:
        is_filled = empty is not None and truthiness(state.values.get(empty, ANY)) is False
    else:
        is_filled = truthiness(iterable) is True or has_rounds(frame, node.iterable, state)
    head = state
    head.forget_tests(is_over_elements=True)
    unentered = None if is_filled else _told(head.copy(), empty, "true")
    loop = LoopFrame(node.label)
    anew = rebound(frame, node, head)
    over = _Over(node, iterable, path, element, empty, list(names_in(node.target)))
    exits: State | None = None
    after: State | None = None
    for _ in range(MAX_ROUNDS):
        loop = LoopFrame(node.label)
        entry = _entered(frame, over, head)
        frame.loops.append(loop)
        after = frame.execute(frame, node.body, entry)
        frame.loops.pop()
        after = join_states([after, *loop.continues], frame.locals)
        exits = _told(after.copy(), empty, "false") if after is not None else None
        settled = advance(frame, head, after)
        if settled is None:
            break
        if is_the_same(frame, head, settled, anew):
            break
        head = settled
    _note_rounds(frame, over, loop, after, exits, unentered)
    if frame.is_java and exits is not None and after is not None and not loop.breaks:
        know_put(frame, node, state, after, exits)
    if exits is not None and (last := _last_round(frame, node)) is not None:
        exits = _run_last(frame, node, last, _entered(frame, over, head))
        unentered = None if exits is None and last.has_rounds else unentered
    if unentered is not None and tries_again(node):
        doubt_no_round(unentered, exits)
    exits = join_states([unentered, exits], frame.locals)
    if exits is not None and node.orelse:
        exits = frame.execute(frame, node.orelse, exits)
    return join_states([exits, *loop.breaks], frame.locals)


@dataclass(frozen=True, eq=False)
class _Over:
    """What a loop goes through: of which path, one of its elements, the path that says that there are none, and the names that
    each round binds."""

    node: s.ForEach
    iterable: Value
    path: Path | None
    element: Value
    empty: Path | None
    targets: list[str]


def _iterated(frame: Frame, node: s.ForEach, iterable: Value, path: Path | None, state: State) -> tuple[Value, Value]:
    """What a loop goes through, and one of its elements."""
    if path is not None:
        iterable = state.values.get(path, iterable)
        iterable = of_each(path, iterable, state) if frame.is_java else without_nulls(iterable, path, state)
    element = element_of(frame, iterable)
    if node.type is not None and node.type.name != "var":
        element = _declared(frame, node, element, state)
    if isinstance(node.target, s.Collection):
        note_use(frame, "unpacking", node.iterable, element, None, state, "unpacking")
    return iterable, element


def _entered(frame: Frame, over: _Over, head: State) -> State:
    """The state in which a round begins."""
    node, path, element = over.node, over.path, over.element
    entry = _told(head.copy(), over.empty, "false")
    for name in over.targets:
        entry.forget((name,), frame.dependents)
    frame.assign(frame, node.target, element, entry, None, node.at)
    if path is not None:
        enter_found(frame, node, path, entry)
    if frame.is_java:
        enter_keys(frame, node, entry)
        if element.facts and isinstance(node.target, s.Name):
            know_kind((node.target.id,), element, entry, node.body)
    else:
        enter_rows(frame, node, element, path, entry)
        if path is not None:
            enter_filled(path, entry)
            _enter_keys(frame, node, over.iterable, path, entry)
    return entry


def _note_rounds(
    frame: Frame, over: _Over, loop: LoopFrame, after: State | None, exits: State | None, unentered: State | None
) -> None:
    """Note what is known of each element once all rounds are over."""
    node, iterable, path = over.node, over.iterable, over.path
    if frame.is_java:
        if path is not None and exits is not None and after is not None:
            leaving = [exits] if unentered is None else [exits, unentered]
            know_each(frame, node, path, iterable, after, leaving)
            if not loop.breaks:
                note_each(frame, node, path, after, leaving)
        return
    if path is not None and exits is not None and after is not None and not loop.breaks:
        note_each(frame, node, path, after, [exits] if unentered is None else [exits, unentered])
        if path[0][:1] != "?" and all(map(str.isidentifier, path)):
            know_each(frame, node, path, iterable, after, [exits] if unentered is None else [exits, unentered])
    elif path is not None and loop.breaks:
        rounds = loop.breaks if after is None else [after, *loop.breaks]
        forget_each(frame, node, path, iterable, rounds, loop.breaks if exits is None else [exits, *loop.breaks])
    ended = loop.breaks if after is None else [after, *loop.breaks]
    changed_by_rounds(node, over.element, ended, [exits, unentered, *loop.breaks])


def _last_round(frame: Frame, node: s.ForEach | s.While) -> LastRound | None:
    """See `bodies.last_rounds`, found once for a loop."""
    return frame.world.by_node.of(last_round, node)


def _run_last(frame: Frame, node: s.ForEach | s.While, last: LastRound, entry: State) -> State | None:
    """The state at the end of a loop's last round; what leaves the loop on the way was met in the rounds before."""
    loop = LoopFrame(node.label)
    frame.loops.append(loop)
    after = frame.execute(frame, last.body, entry)
    frame.loops.pop()
    return join_states([after, *loop.continues], frame.locals)


def _told(state: State, empty: Path | None, truth: str) -> State:
    """A state in which it is known whether what is iterated over is empty, and all that follows from it."""
    if empty is not None:
        state.values.pop(empty, None)
        state.refine(empty, PRESENT, truth)
    return state


def _enter_keys(frame: Frame, node: s.ForEach, iterable: Value, path: Path, entry: State) -> None:
    """`for number in orders:` and `for number in orders.keys():`: the dictionary has what it is asked for by its own keys."""
    if not isinstance(node.target, s.Name):
        return
    if is_mapping(iterable.type):
        note_key(frame, path, node.target, entry)
    elif path[-1] == "keys()":
        note_key(frame, path[:-1], node.target, entry)


def _declared(frame: Frame, node: s.ForEach, element: Value, state: State) -> Value:
    type = declared_type(frame, node.type)
    if type is None:
        return element
    if type.cls in PRIMITIVES:
        if element.type is not None and element.type.cls in BOXED:
            note_use(frame, "unboxing", node.iterable, element, None, state)
        return Value(NONNULL, type)
    if element.type is None or not element.type.args:
        return msgspec.structs.replace(element, type=plain(type), always_true=frame.world.always_true(type.cls))
    return element
