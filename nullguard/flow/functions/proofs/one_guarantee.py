"""What one guarantee of a called function proves of what it speaks of: an argument, what the method is called on, or a row."""

from __future__ import annotations

from typing import Final, NamedTuple

import msgspec

from nullguard.flow.bodies.aliases import names_below
from nullguard.flow.conditions.told_flags import told_by_condition
from nullguard.flow.containers.made_objects import kept_from
from nullguard.flow.domain.state import MAX_DEPTH, Implication, Path, State
from nullguard.flow.domain.values import ANY, NONNULL, NULL, UNKNOWN, Value
from nullguard.flow.frame.attributes import declared_member
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.uses import note_demand, note_guard, note_use_inside
from nullguard.flow.functions.meant.overloads import argument_for
from nullguard.flow.functions.meant.spread import spread_argument
from nullguard.flow.functions.proofs.proven_returns import GIVEN
from nullguard.flow.functions.proofs.proven_rows import OF_ROW
from nullguard.flow.functions.proofs.proving import prove
from nullguard.flow.functions.proofs.refusing import is_meant_to_be_there, with_refusal
from nullguard.flow.functions.proofs.returned_lists import answered
from nullguard.flow.lookups.known_rows import known_path
from nullguard.flow.lookups.making import makes_rows
from nullguard.flow.summaries.observations import REFUSED, Demand
from nullguard.flow.summaries.summary import GIVES, PERHAPS, RECEIVER, RETURNS, SOMETIMES, Guarantee
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo

_replace = msgspec.structs.replace

Subject = tuple[Value, Path | None, s.Expr | None]
"""What a guarantee speaks of, where it lies, and how the caller writes it."""


class Called(NamedTuple):
    """A call that proves something: of which function, on what, and with which arguments."""

    node: s.Call | s.New
    function: FunctionInfo
    receiver: tuple[Value, Path | None]
    arguments: Arguments


WITHOUT_ANSWER: Final = frozenset({RETURNS, SOMETIMES, PERHAPS})
"""When guarantees hold that ask for no answer of the call."""


def prove_of_call(guarantee: Guarantee, called: Path, answer: Path | None, implications: list[Implication], state: State) -> None:
    """What a call gives again, at `called`, is there."""
    if guarantee.when == RETURNS:
        state.refine(called, state.values.get(called, ANY), "nonnull")
    elif answer is not None:
        implications.append(Implication(answer, guarantee.when, called, "nonnull"))


def prove_row(
    frame: Frame,
    call: Called,
    guarantee: Guarantee,
    path: Path | None,
    answer: Path | None,
    implications: list[Implication],
    state: State,
) -> None:
    """The row of some keys, of which `path` is the first, is there."""
    keys = keys_of(frame, call, guarantee, path, state)
    if not keys:
        return
    found = known_path(frame, guarantee.aspect.removeprefix(OF_ROW), keys)
    if guarantee.when == RETURNS and makes_rows(call.function):
        state.values[found] = Value(NONNULL)
    elif guarantee.when == RETURNS:  # what was looked up before was there, too
        state.refine(found, state.values.get(found, ANY), "nonnull")
    elif answer is not None:
        implications.append(Implication(*answered(answer, guarantee.when, state), found, "nonnull"))


def prove_by_returning(frame: Frame, call: Called, guarantee: Guarantee, subject: Subject, state: State) -> None:
    """What a guarantee speaks of is there once the call has returned; where it is not, the null is handed over."""
    value, path, shown = subject
    if guarantee.aspect == GIVEN and guarantee.beside:
        return _set_to_given(frame, call, guarantee, subject, state)
    demand = guarantee.demand if shown is not None and not state.dead else None
    if guarantee.when == SOMETIMES:
        if demand is not None and shown is not None and not _is_beside_nothing(shown, call.arguments):
            _hand_over(frame, call.function, demand, value, path, shown, guarantee.segments, state)
    elif guarantee.when == PERHAPS:
        if demand is not None and shown is not None and _is_missed(value):
            _hand_over(frame, call.function, demand, value, path, shown, (), state)
    else:
        guarantee = with_refusal(frame, call.function, guarantee, value, call.arguments)
        if guarantee.demand is not None and shown is not None and not state.dead:
            value = _hand_over(frame, call.function, guarantee.demand, value, path, shown, guarantee.segments, state)
        prove(frame, guarantee, value, path, shown, state)
        if frame.is_java and path is not None and guarantee.segments and guarantee.aspect == "nonnull":
            for other in names_below(path, state.implications):
                state.refine(other, state.values.get(other, ANY), "nonnull")
                if path in frame.used:
                    frame.used.add(other)


def _set_to_given(frame: Frame, call: Called, guarantee: Guarantee, subject: Subject, state: State) -> None:
    """An attribute holds what the function was given for it: null where that is, else as if nothing were known of it."""
    value, path, shown = subject
    ((position, segments),) = guarantee.beside
    given, _, written = subject_of(frame, call, _replace(guarantee, position=position, segments=segments), state)
    if written is None or path is None:
        return
    if given.null >= NULL:
        state.assign(path, given, frame.dependents)
    else:
        prove(frame, guarantee, value, path, shown, state)


def tell_by_answer(
    frame: Frame, guarantee: Guarantee, subject: Subject, answer: Path, implications: list[Implication], state: State
) -> None:
    """The answer of the call, at `answer`, will tell whether what a guarantee speaks of is there."""
    value, path, shown = subject
    if shown is not None and not guarantee.segments and guarantee.aspect != "nonnull":
        implications.extend(told_by_condition(frame, guarantee, shown, answer, state))
    elif path is not None:
        # What is tested inside of the object counts where its method tests it.
        is_inside = guarantee.position == RECEIVER and len(guarantee.segments) > 1
        # That nothing comes of what is null asks nobody whether it is.
        is_asked = guarantee.aspect != "null" and guarantee.when != GIVES
        if is_asked and not guarantee.is_used and not (frame.is_java and is_inside):
            note_guard(frame, value)
        if guarantee.when == GIVES and path[0] != frame.self_name:
            frame.by_results.add(path)
        implications.append(Implication(*answered(answer, guarantee.when, state), path, guarantee.aspect))
        if frame.is_java and guarantee.aspect == "nonnull" and guarantee.segments:
            others = names_below(path, state.implications)
            implications.extend(Implication(answer, guarantee.when, other, "nonnull") for other in others)
        if path not in state.values and not guarantee.segments:
            state.values[path] = value


def _hand_over(
    frame: Frame,
    function: FunctionInfo,
    demand: Demand,
    value: Value,
    path: Path | None,
    shown: s.Expr,
    segments: tuple[str, ...],
    state: State,
) -> Value:
    """Report a null that is passed to a function which uses it; what the value is afterwards. A parameter that is passed on
    becomes a demand of the function that passes it."""
    if value.null >= NULL and (demand.kind != REFUSED or is_meant_to_be_there(value)):
        text = ".".join((render(shown), *segments))
        note_use_inside(frame, shown, value, path, state, f"{function.decl.name}(…)", text, demand)
        return _replace(value, null=UNKNOWN, origin=None)  # what is reported is no sign that somebody tested it
    if value.null == UNKNOWN and path is not None and path not in frame.tested:
        note_demand(frame, path, demand)
    return value


def _is_missed(value: Value) -> bool:
    """Whether a value may be null because a query found no row, and nothing speaks against it."""
    origin = value.origin
    return value.null >= NULL and origin is not None and origin.kind in ("lookup", "aggregate") and not origin.doubt


def _is_beside_nothing(shown: s.Expr, arguments: Arguments) -> bool:
    """Whether a null is written beside an empty collection, for each of whose elements a function would use it
    (`move(None, [])`)."""
    if not is_null(shown):
        return False
    return any(isinstance(argument.value, s.Collection) and not argument.value.items for argument, _, _ in arguments)


def subject_of(frame: Frame, call: Called, guarantee: Guarantee, state: State) -> Subject:
    """What a guarantee of a function speaks of, as the caller knows it."""
    shown: s.Expr | None = None
    if guarantee.position == RECEIVER:
        value, path = call.receiver
        if value.named and isinstance(call.node, s.Call) and isinstance(call.node.function, s.Attribute):
            shown = call.node.function.value  # an object that was made of what rows hold
        if path is None and value.fresh and len(guarantee.segments) > 1 and (kept := _kept(frame, call, guarantee, state)):
            return kept
    else:
        found = argument_for(call.function, call.arguments, guarantee.position)
        if found is None and not frame.is_java:
            found = spread_argument(call.function, call.arguments, guarantee.position)
        if found is None:
            return Value(), None, None
        argument, value, path = found
        shown = argument.value
    return _below(frame, value, path, guarantee.segments, shown)


def _kept(frame: Frame, call: Called, guarantee: Guarantee, state: State) -> Subject | None:
    """The same of a row that an object keeps which is made for the call: `Checker(order).is_valid()`."""
    if not isinstance(call.node, s.Call) or not isinstance(call.node.function, s.Attribute):
        return None
    path = kept_from(frame, call.node.function.value, call.receiver[0], guarantee.segments[0], state)
    held = state.values.get(path) if path is not None else None
    return _below(frame, held, path, guarantee.segments[1:], None) if held is not None else None


def _below(frame: Frame, value: Value, path: Path | None, segments: tuple[str, ...], shown: s.Expr | None) -> Subject:
    for segment in segments:
        value = declared_member(frame, value, segment)
        path = (*path, segment) if path is not None and len(path) < MAX_DEPTH else None
    return value, path, shown


def keys_of(frame: Frame, call: Called, guarantee: Guarantee, path: Path | None, state: State) -> tuple[Path, ...]:
    """The keys of a row of which a guarantee speaks, `path` being the first, as the caller knows them; none where it does not."""
    keys = [path]
    for position, segments in guarantee.beside:
        other = _replace(guarantee, position=position, segments=segments)
        keys.append(subject_of(frame, call, other, state)[1])
    return tuple([key for key in keys if key is not None]) if None not in keys else ()
