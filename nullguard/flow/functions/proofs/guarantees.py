"""What a call proves: by the body of the called function, or by what it declares.

A helper that raises on null, or that answers whether something is there, guards its arguments and their attributes, and those
of the object it is called on.
"""

from __future__ import annotations

from functools import partial

import msgspec

from nullguard.flow.bodies.aliases import names_below
from nullguard.flow.bodies.every_argument import proven_of_each
from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.conditions.told_flags import told_by_condition, with_told_flags
from nullguard.flow.domain.refinement import as_nonnull
from nullguard.flow.domain.state import MAX_DEPTH, Implication, Path, State
from nullguard.flow.domain.values import ANY, NONNULL, NULL, UNKNOWN, Value
from nullguard.flow.frame.attributes import declared_member
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame, Result
from nullguard.flow.frame.uses import note_demand, note_guard, note_use_inside
from nullguard.flow.functions.meant.named_getters import of_the_row
from nullguard.flow.functions.meant.overloads import argument_for
from nullguard.flow.functions.meant.spread import spread_argument
from nullguard.flow.functions.proofs.by_getters import by_getters
from nullguard.flow.functions.proofs.collecting import collecting
from nullguard.flow.functions.proofs.contracts import declared_guarantees
from nullguard.flow.functions.proofs.filled_fields import fill
from nullguard.flow.functions.proofs.missing_answers import told_by_missing
from nullguard.flow.functions.proofs.proven_rows import OF_ROW, ONLY_ROW
from nullguard.flow.functions.proofs.proving import prove
from nullguard.flow.functions.proofs.refusing import declared_refusals, is_meant_to_be_there, with_refusal
from nullguard.flow.functions.proofs.repeated import called_again, is_of_call
from nullguard.flow.functions.proofs.returned_lists import answered, is_of_answer
from nullguard.flow.functions.proofs.telling_bodies import told_by_body
from nullguard.flow.lookups.collected import after_handing, is_collected
from nullguard.flow.lookups.doubts import doubt_tested
from nullguard.flow.lookups.finders import given_by_row
from nullguard.flow.lookups.got_rows import note_got
from nullguard.flow.lookups.held_columns import note_held
from nullguard.flow.lookups.keys.told import with_row_keys
from nullguard.flow.lookups.known_rows import known_path
from nullguard.flow.lookups.making import makes_rows
from nullguard.flow.lookups.reports import errors_given, report_given, report_tested
from nullguard.flow.lookups.row_tables import table_of
from nullguard.flow.summaries.observations import REFUSED, Demand
from nullguard.flow.summaries.summary import GIVES, MISSING, PERHAPS, RECEIVER, RETURNS, SOMETIMES, Guarantee, Summary
from nullguard.knowledge.words import has_word, words
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo

_replace = msgspec.structs.replace


def prove_by_call(
    frame: Frame,
    node: s.Call | s.New,
    function: FunctionInfo,
    receiver: tuple[Value, Path | None],
    arguments: Arguments,
    result: Value,
    result_path: Path | None,
    state: State,
) -> Result:
    """Note in `state` what the call proves by returning, and what its answer will tell; the result, and the path that stands
    for it."""
    note_known(frame, node, function, receiver, arguments, state)
    declared = declared_guarantees(function, arguments)
    summary = told_by_body(frame, function, receiver, arguments, result)
    if declared.never_returns or summary.never_returns:
        state.dead = True
        return result, result_path
    if declared.value.null == NONNULL and result.null != NONNULL:
        result = as_nonnull(result) or Value(NONNULL, result.type)
    if summary.left:
        fill(summary.left, receiver[1], state)
    if frame.is_java:
        report_given(frame, node, function, result, arguments)
        after_handing(frame, function, arguments, state)
    else:
        errors_given(frame, node, function, result, arguments)
    if summary.tests and frame.is_java:
        _doubt_tested(frame, node, function, summary, arguments, state)
    of_each = proven_of_each(frame.world.program, function, len(arguments))
    proven = [of_the_row(frame, function, guarantee, receiver[0], arguments) for guarantee in summary.guarantees]
    if frame.is_java and any(known.segments for known in proven):
        proven = [
            told
            for known in proven
            for told in (by_getters(frame, function, known, receiver[0], arguments) if known.segments else (known,))
        ]
    told = (*declared.guarantees, *declared_refusals(frame, function), *proven, *of_each)
    if not told:
        return result, result_path
    answer = result_path
    if answer is None and any(is_of_answer(guarantee) for guarantee in told):
        answer = (frame.depends("?" + render(node), frozenset(names_in(node))),)
    implications: list[Implication] = []
    given_answer = answer
    for guarantee in told:
        if guarantee.when == MISSING:
            if given_answer is not None:
                result = told_by_missing(frame, function, guarantee, receiver, arguments, result, given_answer, state)
            continue
        answer = given_answer
        if is_collected(guarantee.when):
            answer = collecting(frame, function, guarantee.when, arguments, (result, answer), state)
        value, path, shown = _subject(frame, node, function, guarantee, receiver, arguments)
        if is_of_call(guarantee):
            if shown is not None and (called := called_again(frame, guarantee, shown)) is not None:
                if guarantee.when == RETURNS:
                    state.refine(called, state.values.get(called, ANY), "nonnull")
                elif answer is not None:
                    implications.append(Implication(answer, guarantee.when, called, "nonnull"))
            continue
        if guarantee.aspect.startswith(ONLY_ROW):
            keys = _keys(frame, node, function, guarantee, path, receiver, arguments)
            result = given_by_row(frame, result, value, keys, guarantee.aspect.removeprefix(ONLY_ROW), state)
            continue
        if guarantee.aspect.startswith(OF_ROW):
            if keys := _keys(frame, node, function, guarantee, path, receiver, arguments):
                found = known_path(frame, guarantee.aspect.removeprefix(OF_ROW), keys)
                if guarantee.when == RETURNS and makes_rows(function):
                    state.values[found] = Value(NONNULL)
                elif guarantee.when == RETURNS:  # what was looked up before was there, too
                    state.refine(found, state.values.get(found, ANY), "nonnull")
                elif answer is not None:
                    implications.append(Implication(*answered(answer, guarantee.when, state), found, "nonnull"))
            continue
        if path in state.values and state.values[path].null == NONNULL:
            value = as_nonnull(value) or state.values[path]  # by a use in a later argument
        if guarantee.when == SOMETIMES:
            if guarantee.demand is not None and shown is not None and not state.dead and not _is_beside_nothing(shown, arguments):
                _hand_over(frame, function, guarantee.demand, value, path, shown, guarantee.segments, state)
        elif guarantee.when == PERHAPS:
            if guarantee.demand is not None and shown is not None and not state.dead and _is_missed(value):
                _hand_over(frame, function, guarantee.demand, value, path, shown, (), state)
        elif guarantee.when == RETURNS:
            guarantee = with_refusal(frame, function, guarantee, value, arguments)
            if guarantee.demand is not None and shown is not None and not state.dead:
                value = _hand_over(frame, function, guarantee.demand, value, path, shown, guarantee.segments, state)
            prove(frame, guarantee, value, path, shown, state)
            if frame.is_java and path is not None and guarantee.segments and guarantee.aspect == "nonnull":
                for other in names_below(path, state.implications):
                    state.refine(other, state.values.get(other, ANY), "nonnull")
                    if path in frame.used:
                        frame.used.add(other)
        elif shown is not None and not guarantee.segments and guarantee.aspect != "nonnull" and answer is not None:
            implications.extend(told_by_condition(frame, guarantee, shown, answer, state))
        elif path is not None and answer is not None:
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
    if implications:
        state.imply(implications)
    return result, given_answer


def note_known(
    frame: Frame,
    node: s.Call | s.New,
    function: FunctionInfo,
    receiver: tuple[Value, Path | None],
    arguments: Arguments,
    state: State,
) -> None:
    """Note what is known where a function is called, if its calls are asked for."""
    if not frame.sink.calls.wants(function):
        return
    given = arguments
    if frame.is_java:
        given = with_row_keys(frame, arguments, state)
        note_held(frame, arguments, state)
        note_got(frame, arguments, state)
    given, seen = with_told_flags(frame, function, given, state)
    frame.sink.calls.note(node.at, function, receiver, given, seen, partial(table_of, frame.world))


def _doubt_tested(
    frame: Frame, node: s.Call | s.New, function: FunctionInfo, summary: Summary, arguments: Arguments, state: State
) -> None:
    """What a validator tests for null, and answers for, is hardly null where its caller goes on: `if (!validate(order).isValid())
    { return; }`, of which nobody follows the answer. One that answers nothing reports to what it is given besides
    (`validate(order, errors)`): its caller goes on where it has asked that."""
    if not has_word(function.decl.name, words("validator")):
        return
    for position in summary.tests:
        found = argument_for(function, arguments, position) if position != RECEIVER else None
        path = found[2] if found is not None else None
        tested = state.values.get(path) if path is not None else None
        if path is None or tested is None or tested.origin is None:
            continue
        if node is not frame.dropped:
            doubt_tested(path, function.decl.name, tested.origin, state)
        else:
            report_tested(frame, function, path, tested.origin, arguments)


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


def _subject(
    frame: Frame,
    node: s.Call | s.New,
    function: FunctionInfo,
    guarantee: Guarantee,
    receiver: tuple[Value, Path | None],
    arguments: Arguments,
) -> tuple[Value, Path | None, s.Expr | None]:
    """What a guarantee of a function speaks of, as the caller knows it."""
    shown: s.Expr | None = None
    if guarantee.position == RECEIVER:
        value, path = receiver
        if value.named and isinstance(node, s.Call) and isinstance(node.function, s.Attribute):
            shown = node.function.value  # an object that was made of what rows hold
    else:
        found = argument_for(function, arguments, guarantee.position)
        if found is None and not frame.is_java:
            found = spread_argument(function, arguments, guarantee.position)
        if found is None:
            return Value(), None, None
        argument, value, path = found
        shown = argument.value
    for segment in guarantee.segments:
        value = declared_member(frame, value, segment)
        path = (*path, segment) if path is not None and len(path) < MAX_DEPTH else None
    return value, path, shown


def _keys(
    frame: Frame,
    node: s.Call | s.New,
    function: FunctionInfo,
    guarantee: Guarantee,
    path: Path | None,
    receiver: tuple[Value, Path | None],
    arguments: Arguments,
) -> tuple[Path, ...]:
    """The keys of a row of which a guarantee speaks, `path` being the first, as the caller knows them; none where it does not."""
    keys = [path]
    for position, segments in guarantee.beside:
        other = _replace(guarantee, position=position, segments=segments)
        keys.append(_subject(frame, node, function, other, receiver, arguments)[1])
    return tuple([key for key in keys if key is not None]) if None not in keys else ()
