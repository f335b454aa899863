"""What a function proves whenever it returns, as guarantees in terms of its parameters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from nullguard.flow.bodies.aliases import ASPECTS, names_of
from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import COUNT, HAS_ROWS, MAX_DEPTH, Path, State
from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, UNKNOWN, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.proofs.constant_answers import by_constants
from nullguard.flow.functions.proofs.demanded_kinds import demanded_kinds, told_kinds
from nullguard.flow.functions.proofs.implied_attributes import implied_attributes
from nullguard.flow.functions.proofs.missing_answers import where_missing
from nullguard.flow.functions.proofs.proven_rows import ONLY_ROW, Row, of_row, rows_by_keys, rows_where_given, sole_rows
from nullguard.flow.functions.proofs.repeated import repeated_calls
from nullguard.flow.functions.proofs.returned_lists import with_empty_list, with_filled_optional, with_nothing_collected
from nullguard.flow.functions.proofs.returned_members import by_members
from nullguard.flow.functions.proofs.set_to_parameters import set_to_parameters
from nullguard.flow.summaries.observations import REFUSED
from nullguard.flow.summaries.summary import EMPTIED, FALSE, FILLED, GIVES, PERHAPS, RECEIVER, RETURNS, SOMETIMES, TRUE, Guarantee
from nullguard.flow.world import PRIMITIVES
from nullguard.model import syntax as s

_Fact = tuple[int, tuple[str, ...], str]
"""A position, what is reached from it, and what is known of that."""

_MOST = 24
"""Guarantees kept of one function; helpers that check more than that do not exist."""


GIVEN = "given"
"""The aspect of an attribute that a function has given a value of which nothing is known."""


def guarantees(frame: Frame, body: s.Body, known: dict[str, int], ending: State | None) -> Iterator[Guarantee]:
    """What every return of an interpreted function proves, `ending` being the state in which it falls off its end; `known` are
    its parameters (see `positions`)."""
    returned = [state for _, state in frame.ended]
    if ending is not None:
        returned.append(ending)
    held = set()
    after = join_states(returned, frame.locals)
    names = {position: name for name, position in known.items()}
    if frame.is_java:
        known = {**_other_names(known, after), **known}
    for fact in (*_proven(frame, known, after), *_refused(known, after)):
        held.add(fact)
        position, segments, aspect = fact
        demand = frame.demands.get((names[position], *segments)) if aspect == "nonnull" else None
        yield Guarantee(RETURNS, position, segments, aspect, demand, _is_unasked(frame, (names[position], *segments)))
    for fact in sorted(set(implied_attributes(frame, known, after)) - held):
        held.add(fact)
        yield Guarantee(RETURNS, *fact, is_used=True)
    for position, segments, source in set_to_parameters(frame, body, known, after):
        if (position, segments, GIVEN) not in held:
            yield Guarantee(RETURNS, position, segments, GIVEN, beside=((source, ()),))
    for fact in _of_elements(frame, known, after):
        if fact not in held:
            yield Guarantee(RETURNS, *fact, is_used=True)
    sometimes = set()
    for path, conditions in sorted(frame.sometimes.items(), key=lambda item: item[0]):
        if path[0] in known and (known[path[0]], path[1:], "nonnull") not in held and _are_outside(frame, conditions):
            yield Guarantee(SOMETIMES, known[path[0]], path[1:], "nonnull", frame.demands[path])
            sometimes.add((known[path[0]], path[1:], "nonnull"))
    # A row that was not found is not there on either way: what else decides whether it is used is no test of it.
    for path, demand in sorted(frame.demands.items(), key=lambda item: item[0]) if not frame.is_java else ():
        position = known.get(path[0], RECEIVER)
        if len(path) == 1 and position != RECEIVER and (position, (), "nonnull") not in held | sometimes:
            yield Guarantee(PERHAPS, position, (), "nonnull", demand)
    yield from (Guarantee(RETURNS, *fact) for fact in demanded_kinds(frame, known, after))
    rows = set(rows_by_keys(known, after))
    yield from (of_row(RETURNS, row) for row in sorted(rows))
    calls = set(repeated_calls(frame, known, after))
    yield from (Guarantee(RETURNS, *fact) for fact in sorted(calls))
    if answers := tuple(_with_answers(frame, len(returned))):
        if frame.is_java:
            yield from _of_java_answers(frame, known, names, held, answers)
        else:
            yield from _of_answers(frame, known, held, rows, answers, ending)
    if (emptied := with_empty_list(frame, body)) is not None:
        yield from _where(frame, known, EMPTIED, emptied, held, rows)
    if (filled := with_filled_optional(frame)) is not None:
        yield from _where(frame, known, FILLED, filled, held, rows)
    for when, decided in (*by_constants(frame), *with_nothing_collected(frame, body, known, ending)):
        yield from _where(frame, known, when, decided, held, rows)
    for when, decided in by_members(frame, ending):
        for fact in _proven(frame, known, decided):
            if fact not in held and (fact[-1] == "nonnull" or fact[1][-1:] == (HAS_ROWS,)):
                yield Guarantee(when, *fact)
    if not any(value.constants or value.truth is not None for value, _ in frame.ended):
        return
    for when, wanted in ((TRUE, True), (FALSE, False)):
        states = [state for value, state in frame.ended if truthiness(value) is not (not wanted)]
        if ending is not None and not wanted and not frame.is_java:
            states.append(ending)  # who falls off the end gives None
        decided = join_states(states, frame.locals)
        for fact in _proven(frame, known, decided, by_answer=True):
            if fact not in held and fact[-1] != GIVEN:
                yield Guarantee(when, *fact, is_used=_is_unasked(frame, (names[fact[0]], *fact[1])))
        implied = set(implied_attributes(frame, known, decided)) - held
        yield from (Guarantee(when, *fact, is_used=True) for fact in sorted(implied))
        yield from (of_row(when, row) for row in sorted(set(rows_by_keys(known, decided)) - rows))
        yield from (Guarantee(when, *fact) for fact in sorted(set(repeated_calls(frame, known, decided)) - calls))
        yield from (Guarantee(when, *fact, is_used=True) for fact in told_kinds(frame, known, decided, when))


def _of_answers(
    frame: Frame, known: dict[str, int], held: Collection[_Fact], rows: set[Row], answers: tuple[State, ...], ending: State | None
) -> Iterator[Guarantee]:
    """What Python's code proves where it gives something: what it gives is made of the row."""
    given = join_states(answers, frame.locals)
    for fact in _proven(frame, known, given):
        if fact not in held and fact[-1] == "nonnull":
            yield Guarantee(GIVES, *fact)
    yield from (of_row(GIVES, row) for row in sorted(set(rows_by_keys(known, given)) - rows))
    if (missing := tuple(_without_answers(frame, ending))) and None not in missing:
        sole = set(sole_rows(frame, known, given, missing))
        yield from (of_row(GIVES, row, ONLY_ROW) for row in sorted(sole))
        yield from (of_row(GIVES, row, ONLY_ROW) for row in sorted(set(rows_where_given(frame, known, answers, missing)) - sole))
        yield from where_missing(frame, known, missing)


def _of_java_answers(
    frame: Frame, known: dict[str, int], names: Mapping[int, str], held: Collection[_Fact], answers: tuple[State, ...]
) -> Iterator[Guarantee]:
    """The same of Java: what a test tells of its arguments."""
    for fact in _proven(frame, known, join_states(answers, frame.locals)):
        is_given = fact[0] != RECEIVER and fact not in held and fact[-1] == "nonnull"
        if is_given and _is_told(frame, (names[fact[0]], *fact[1])):
            yield Guarantee(GIVES, *fact)


def _where(
    frame: Frame, known: dict[str, int], when: str, decided: State | None, held: Collection[_Fact], rows: set[Row]
) -> Iterator[Guarantee]:
    """What is proven in a state, and not wherever the function returns."""
    for fact in _proven(frame, known, decided):
        if fact not in held and fact[-1] == "nonnull":
            yield Guarantee(when, *fact)
    yield from (of_row(when, row) for row in sorted(set(rows_by_keys(known, decided)) - rows))


def _is_unasked(frame: Frame, path: Path) -> bool:
    """Whether something is there because a use of it was reported, or because something else was given: no sign of a test."""
    return path in frame.used or path in frame.by_results


def _is_told(frame: Frame, path: Path) -> bool:
    """Whether a test tells that something is there: what is only used raises where it is null, and is told there."""
    return path not in frame.demands and path not in frame.used and path not in frame.sometimes and not path[-1].endswith(_CALLED)


_CALLED = ")"
"""Ends the segments of calls."""


def _other_names(known: dict[str, int], state: State | None) -> dict[str, int]:
    """The variables that hold a parameter wherever a function returns: `Order order = (Order) target`."""
    conditions = {item.condition for item in state.implications if len(item.condition) == 1} if state is not None else set()
    same = {name: names_of((name,), state.implications) for name in known if (name,) in conditions} if state is not None else {}
    return {path[0]: known[name] for name, others in same.items() for path in others if len(path) == 1}


def _of_variables(frame: Frame, positions: dict[str, int], state: State) -> list[tuple[Path, Value]]:
    """What is known below local variables that hold what a parameter leads to, as it is known of that: `Order order =
    pair.getOrder(); return order.hasBuyer();` (Java)."""
    if not frame.is_java or not state.implications:
        return []
    told: dict[tuple[str, Path], set[str]] = {}
    for item in state.implications:
        variable, source = item.condition, item.path
        if len(variable) == 1 < len(source) and source[0] in positions and item.aspect == item.consequence:
            told.setdefault((variable[0], source), set()).add(item.aspect)
    held = {
        name: source
        for (name, source), aspects in told.items()
        if len(aspects) == len(ASPECTS) and name in frame.locals and name not in positions
    }
    if not held:
        return []
    return [
        ((*held[path[0]], *path[1:]), value)
        for path, value in state.values.items()
        if path[0] in held
        and len(path) > 1
        and len(held[path[0]]) + len(path) - 1 <= MAX_DEPTH
        # What is only used there is no test of it.
        and path not in frame.used
        and path not in frame.by_results
        and path not in frame.demands
    ]


def _with_answers(frame: Frame, returned: int) -> Iterator[State]:
    """What is known wherever a function gives something; nothing of one that does so on all ways."""
    there = [(value, state) for value, state in frame.ended if value.null != NULL]
    if len(there) == returned and not frame.perhaps:
        return
    for value, state in there:
        path = next((path for ending, path in frame.perhaps if ending is state), None)
        if path is not None and (value.null == NULLABLE or frame.is_java):
            state = state.copy()
            state.refine(path, value, "nonnull")
        if not state.dead:
            yield state


def _without_answers(frame: Frame, ending: State | None) -> Iterator[State | None]:
    """What is known wherever a function gives null; None where nobody can tell."""
    for value, state in frame.ended:
        if value.null == NULL:
            yield state
        elif value.null == NULLABLE:
            path = next((path for ending, path in frame.perhaps if ending is state), None)
            refined = state.copy() if path is not None else None
            if path is not None and refined is not None:
                refined.refine(path, value, "null")
            if refined is None or not refined.dead:
                yield refined
        elif value.null == UNKNOWN and value.type is None:
            yield None
    if ending is not None:
        yield ending


def _are_outside(frame: Frame, conditions: Iterable[s.Expr | None]) -> bool:
    """Whether conditions are those of the module or the object (`if settings.LOCAL:`), not of what the function is given."""
    inside = frame.locals - {frame.self_name}
    return all(test is not None and inside.isdisjoint(names_in(test)) for test in conditions)


def used_when_iterated(frame: Frame, body: s.Body, known: dict[str, int], ending: State | None) -> Iterator[Guarantee]:
    """What a generator uses of its arguments: nothing of it runs when it is called, but nobody asks for one without going through
    it. What it tests or refuses proves nothing there."""
    for guarantee in guarantees(frame, body, known, ending):
        if guarantee.demand is not None and guarantee.demand.kind != REFUSED:
            yield guarantee


def never_returns(frame: Frame, ending: State | None) -> bool:
    """Whether an interpreted function always raises."""
    return ending is None and not frame.ended


def _proven(
    frame: Frame, positions: dict[str, int], state: State | None, by_answer: bool = False
) -> list[tuple[int, tuple[str, ...], str]]:
    """What a state knows of what the function is given; of variables that hold it only what the answer `by_answer` tells."""
    if state is None:
        return []
    found = []
    for path, value in (*state.values.items(), *(_of_variables(frame, positions, state) if by_answer else ())):
        position = positions.get(path[0])
        if position is None or (position == RECEIVER and len(path) == 1):
            continue
        if frame.dependents.has_any(path):
            continue
        if path[-1] in (HAS_ROWS, COUNT) and len(path) > 1:
            if truthiness(value) is True:
                found.append((position, (*path[1:-1], HAS_ROWS), "true"))
        elif value.null == NULL and len(path) > 1 and not frame.is_java:
            found.append((position, path[1:], "null"))
        elif value.null == NONNULL and (value.type is None or value.type.cls not in PRIMITIVES):
            found.append((position, path[1:], "nonnull"))
        elif value.given and value.null == UNKNOWN and len(path) > 1:
            found.append((position, path[1:], GIVEN))
        elif len(path) == 1 and value.type is not None and value.type.cls == "boolean" and truthiness(value) is not None:
            found.append((position, (), "true" if truthiness(value) else "false"))
        if len(path) == 1 and not frame.is_java and value.truth is not None:  # `ensure(order is not None, "no such order")`
            found.append((position, (), "true" if value.truth else "false"))
    return sorted(set(found), key=lambda fact: (fact[-1] == GIVEN, fact))[:_MOST]  # what is there first


def _of_elements(frame: Frame, positions: dict[str, int], state: State | None) -> list[tuple[int, tuple[str, ...], str]]:
    """What is there in all elements of collections of what a Java function is given: `order.getLines()`."""
    found: set[tuple[int, tuple[str, ...], str]] = set()
    for path, value in state.values.items() if state is not None and frame.is_java else ():
        if value.facts and value.null < NULL and len(path) > 1 and path[0] in positions:
            found.update(
                (positions[path[0]], (*path[1:], *fact.segments), "nonnull") for fact in value.facts if fact.aspect == "nonnull"
            )
    return sorted(found)[:_MOST]


def _refused(positions: dict[str, int], state: State | None) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """Parameters with which the function only returns when they are null: `raise_if(error)`."""
    for path, value in state.values.items() if state is not None else ():
        if len(path) == 1 and value.null == NULL and positions.get(path[0], RECEIVER) != RECEIVER:
            yield positions[path[0]], (), "null"
