"""What a call proves: by the body of the called function, or by what it declares.

A helper that raises on null, or that answers whether something is there, guards its arguments and their attributes, and those
of the object it is called on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from nullguard.flow.bodies.every_argument import proven_of_each
from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.conditions.told_flags import with_told_flags
from nullguard.flow.domain.refinement import as_nonnull
from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame, Result
from nullguard.flow.functions.meant.named_getters import of_the_row
from nullguard.flow.functions.meant.overloads import argument_for
from nullguard.flow.functions.proofs.asked_of_each import proven_of_each_named
from nullguard.flow.functions.proofs.by_getters import by_getters
from nullguard.flow.functions.proofs.collecting import collecting
from nullguard.flow.functions.proofs.contracts import declared_guarantees
from nullguard.flow.functions.proofs.demanded_kinds import as_given
from nullguard.flow.functions.proofs.filled_fields import fill
from nullguard.flow.functions.proofs.missing_answers import told_by_missing
from nullguard.flow.functions.proofs.one_guarantee import (
    WITHOUT_ANSWER,
    Called,
    keys_of,
    prove_by_returning,
    prove_of_call,
    prove_row,
    subject_of,
    tell_by_answer,
)
from nullguard.flow.functions.proofs.proven_rows import OF_ROW, ONLY_ROW
from nullguard.flow.functions.proofs.refusing import declared_refusals
from nullguard.flow.functions.proofs.repeated import called_again, is_of_call
from nullguard.flow.functions.proofs.returned_lists import is_of_answer
from nullguard.flow.functions.proofs.telling_bodies import told_by_body
from nullguard.flow.lookups.collected import after_handing, is_collected
from nullguard.flow.lookups.doubts import doubt_tested
from nullguard.flow.lookups.finders import given_by_row
from nullguard.flow.lookups.got_rows import note_got
from nullguard.flow.lookups.held_columns import note_held
from nullguard.flow.lookups.keys.told import with_row_keys
from nullguard.flow.lookups.reports import errors_given, report_given, report_tested
from nullguard.flow.lookups.row_tables import table_of
from nullguard.flow.summaries.summary import MISSING, RECEIVER, Guarantee, Summary
from nullguard.knowledge.words import has_word, words
from nullguard.model import syntax as s
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo


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
    declared = declared_guarantees(function, arguments)
    summary = told_by_body(frame, function, receiver, arguments, result)
    if declared.never_returns or summary.never_returns:
        state.dead = True
        return result, result_path
    if declared.value.null == NONNULL and result.null != NONNULL:
        result = as_nonnull(result) or Value(NONNULL, result.type)
    if summary.left:
        fill(summary.left, receiver[1], state)
    call = Called(node, function, receiver, arguments)
    _note_reports(frame, call, summary, result, state)
    told = (*declared.guarantees, *declared_refusals(frame, function), *_proven(frame, call, summary))
    if not told:
        return result, result_path
    given_answer = result_path
    if given_answer is None and any(is_of_answer(guarantee) for guarantee in told):
        given_answer = (frame.depends("?" + render(node), frozenset(names_in(node))),)
    implications: list[Implication] = []
    for guarantee in told:
        if guarantee.when == MISSING:
            if given_answer is not None:
                result = told_by_missing(frame, function, guarantee, receiver, arguments, result, given_answer, state)
            continue
        answer = given_answer
        if is_collected(guarantee.when):
            answer = collecting(frame, function, guarantee.when, arguments, (result, answer), state)
        value, path, shown = subject_of(frame, call, guarantee, state)
        if is_of_call(guarantee):
            if shown is not None and (called := called_again(frame, guarantee, shown)) is not None:
                prove_of_call(guarantee, called, answer, implications, state)
        elif guarantee.aspect.startswith(ONLY_ROW):
            keys = keys_of(frame, call, guarantee, path, state)
            result = given_by_row(frame, result, value, keys, guarantee.aspect.removeprefix(ONLY_ROW), state)
        elif guarantee.aspect.startswith(OF_ROW):
            prove_row(frame, call, guarantee, path, answer, implications, state)
        else:
            if path in state.values and state.values[path].null == NONNULL:
                value = as_nonnull(value) or state.values[path]  # by a use in a later argument
            if guarantee.when in WITHOUT_ANSWER:
                prove_by_returning(frame, call, guarantee, (value, path, shown), state)
            elif answer is not None:
                tell_by_answer(frame, guarantee, (value, path, shown), answer, implications, state)
    if implications:
        state.imply(implications)
    return result, given_answer


def _note_reports(frame: Frame, call: Called, summary: Summary, result: Value, state: State) -> None:
    """Note what a call reports of what it was handed: the errors that it gives or collects, and what it has tested."""
    if not frame.is_java:
        errors_given(frame, call.node, call.function, result, call.arguments)
        return
    report_given(frame, call.node, call.function, result, call.arguments)
    after_handing(frame, call.function, call.arguments, state)
    if summary.tests:
        _doubt_tested(frame, call, summary, state)


def _proven(frame: Frame, call: Called, summary: Summary) -> Iterator[Guarantee]:
    """What the body of a function proves, as its call knows the rows, and what it proves of each argument."""
    for said in summary.guarantees:
        guarantee = as_given(said, call.function, call.arguments)
        if guarantee is None:
            continue
        known = of_the_row(frame, call.function, guarantee, call.receiver[0], call.arguments)
        if frame.is_java and known.segments:
            yield from by_getters(frame, call.function, known, call.receiver[0], call.arguments)
        else:
            yield known
    yield from proven_of_each(frame.world.program, call.function, len(call.arguments))
    yield from proven_of_each_named(frame, call.function, call.arguments)


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


def _doubt_tested(frame: Frame, call: Called, summary: Summary, state: State) -> None:
    """What a validator tests for null, and answers for, is hardly null where its caller goes on: `if (!validate(order).isValid())
    { return; }`, of which nobody follows the answer. One that answers nothing reports to what it is given besides
    (`validate(order, errors)`): its caller goes on where it has asked that."""
    function, arguments = call.function, call.arguments
    if not has_word(function.decl.name, words("validator")):
        return
    for position in summary.tests:
        found = argument_for(function, arguments, position) if position != RECEIVER else None
        path = found[2] if found is not None else None
        tested = state.values.get(path) if path is not None else None
        if path is None or tested is None or tested.origin is None:
            continue
        if call.node is not frame.dropped:
            doubt_tested(path, function.decl.name, tested.origin, state)
        else:
            report_tested(frame, function, path, tested.origin, arguments)
