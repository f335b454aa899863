"""What a Java function has found where the list that it gives is empty, or the Optional: `List<String> errors = problems(order)`,
which has an error wherever the order has no buyer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nullguard.flow.containers.given_optionals import GIVEN_BACK
from nullguard.flow.containers.lists import EMPTY, UNTOUCHED
from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.domain.told_constants import CONSTANT
from nullguard.flow.domain.values import ANY
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.proofs.returned_members import answered_by_member, is_of_member
from nullguard.flow.lookups.collected import COLLECTED, is_collected
from nullguard.flow.lookups.collected import GIVEN_BACK as GIVEN_BACK_UNTOUCHED
from nullguard.flow.summaries.summary import EMPTIED, FALSE, FILLED, GIVES, MISSING, TRUE, Guarantee
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes


def with_empty_list(frame: Frame, body: s.Body) -> State | None:
    """What is known wherever a function gives an empty list that it has made, or an Optional of nothing; None where it gives
    anything else."""
    if not frame.is_java or not frame.ended or not all(_knows(state, EMPTY) for _, state in frame.ended):  # nearly always
        return None
    name = GIVEN_BACK[0]
    if any(GIVEN_BACK not in state.values for _, state in frame.ended):
        name = _returned(body)
        if name not in frame.locals or any((name, EMPTY) not in state.values for _, state in frame.ended):
            return None
    found = []
    for _, state in frame.ended:
        empty = state.copy()
        empty.refine((name, EMPTY), empty.values.get((name, EMPTY), ANY), "true")
        if not empty.dead:
            found.append(empty)
    return join_states(found, frame.locals)


def with_filled_optional(frame: Frame) -> State | None:
    """What is known wherever the Optional that a function gives holds something, as far as it says which one holds nothing."""
    if not frame.is_java or not any(GIVEN_BACK in state.values for _, state in frame.ended):  # nearly always
        return None
    found = []
    for _, state in frame.ended:
        filled = state.copy()
        filled.refine(GIVEN_BACK, filled.values.get(GIVEN_BACK, ANY), "false")
        if not filled.dead:
            found.append(filled)
    return join_states(found, frame.locals)


def with_nothing_collected(
    frame: Frame, body: s.Body, known: Mapping[str, int], ending: State | None
) -> Iterator[tuple[str, State | None]]:
    """For each parameter that collects something, and for what the function has made and gives, by what the function did, what is
    known wherever it has put nothing in."""
    if not frame.collecting:
        return
    states = [state for _, state in frame.ended] + ([ending] if ending is not None else [])
    made = _returned(body) if ending is None and not frame.collecting <= known.keys() else ""
    for name in sorted(name for name in frame.collecting if name in known or name == made):
        found = []
        for state in states:
            untouched = state.copy()
            untouched.refine((name, UNTOUCHED), untouched.values.get((name, UNTOUCHED), ANY), "true")
            if not untouched.dead:
                found.append(untouched)
        if all((name, UNTOUCHED) in state.values for state in states):
            yield f"{COLLECTED}{known[name]}" if name in known else GIVEN_BACK_UNTOUCHED, join_states(found, frame.locals)


def _knows(state: State, segment: str) -> bool:
    """Whether a state knows this of any variable."""
    return any(len(path) > 1 and path[1] == segment for path in state.values)


def is_of_answer(guarantee: Guarantee) -> bool:
    """Whether a guarantee tells something by what the function has given."""
    told = (TRUE, FALSE, GIVES, EMPTIED, FILLED, MISSING, GIVEN_BACK_UNTOUCHED)
    return guarantee.when in told or guarantee.when.startswith(CONSTANT) or is_of_member(guarantee.when)


def answered(answer: Path, when: str, state: State) -> tuple[Path, str]:
    """The path of which it is asked whether an answer was given, and what it is then: below an empty list, and below a constant,
    one that is known of whatever these are assigned to, too; below what nothing was put into, that."""
    if is_collected(when):
        return (*answer, UNTOUCHED), "true"
    if is_of_member(when):
        return answered_by_member(answer, when, state)
    if when not in (EMPTIED, FILLED) and not when.startswith(CONSTANT):
        return answer, when
    is_list = when in (EMPTIED, FILLED)
    asked, told = (*answer, EMPTY if is_list else when), "false" if when == FILLED else "true"
    state.values.setdefault(asked, ANY)
    if is_list:
        present = (*answer, "isPresent()")  # of an Optional
        state.values.setdefault(present, ANY)
        state.imply((Implication(present, "true" if when == FILLED else "false", asked, told),))
    return asked, told


def _returned(body: s.Body) -> str:
    """The one variable that a function gives wherever it returns."""
    names = set(_names(body))
    return names.pop() if len(names) == 1 else ""


def _names(body: s.Body) -> Iterator[str]:
    for node in nodes(body):
        match node:
            case s.Return(value=s.Name(id=name)):
                yield name
            case s.Return():
                yield ""
