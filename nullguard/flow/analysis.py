"""Interpreting a source: every function that can matter, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import msgspec

from nullguard.flow.bodies.forwarding import hands_on
from nullguard.flow.bodies.until import until
from nullguard.flow.callers.protection import protect_helpers
from nullguard.flow.callers.supposing import hear_names
from nullguard.flow.domain.state import State
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.proofs.handing import MOST_FOLLOWED
from nullguard.flow.heirs import of_heirs
from nullguard.flow.interpreter.function_values.inner import enclosing, is_inner
from nullguard.flow.interpreting import answer_at_depth, frame_of, has_answer, summarise, told_by_frame
from nullguard.flow.running import run
from nullguard.flow.summaries.helpers import NOTHING_KNOWN, Known
from nullguard.flow.summaries.observations import (
    ALL_TOGETHER,
    NOTHING_SETTLED,
    NOTHING_SHOWN,
    VALIDATED,
    FlowFacts,
    Look,
    Settled,
    Shown,
)
from nullguard.flow.summaries.returns import FULL_DEPTH, below
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.summaries.summary import Summary
from nullguard.flow.world import World
from nullguard.flow.worth_walking import matters
from nullguard.model import syntax as s
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry, mentions_in_entry


def analyse_source(world: World, path: str, interesting: frozenset[str], settled: Settled = NOTHING_SETTLED) -> FlowFacts:
    """The uses, guards and null writes of one source. `interesting` are the names that make a function worth walking, `settled`
    is what is known of it."""
    sink = Sink()
    reads: set[str] = set()
    looks: list[Look] = []
    program = world.program
    program.reads = reads
    try:
        functions = list(program.functions_of(path))
        inner = [function for function in functions if is_inner(function) and path.endswith(".java")]
        wanted = {enclosing(function) for function in inner if matters(function, interesting)}
        are_kept = not inner
        missing = {body for body, shown in settled.looks.items() if shown != NOTHING_SHOWN}
        for function in functions:
            if function in inner or not (matters(function, interesting) or function.decl.qualname in wanted):
                continue
            if (known := settled.looks.get(function.decl.body)) is not None:
                sink.add_shown(known)
                missing.discard(function.decl.body)
                continue
            drawn: set[str] = set()
            program.reads = drawn
            shown = _look(world, function, sink)
            reads |= drawn
            if shown is not None:
                looks.append(Look(function.decl.body, shown, frozenset(drawn)))
            are_kept = are_kept and shown is not None
        if settled.facts is not None and are_kept and not missing and all(look.shown == NOTHING_SHOWN for look in looks):
            looks.append(Look(ALL_TOGETHER, NOTHING_SHOWN, frozenset()))
            return msgspec.structs.replace(settled.facts, reads=tuple(reads), looks=tuple(looks))
        program.reads = drawn = {mentions_in_entry(path)}
        for function in inner:
            if function.id not in sink.walked and matters(function, interesting):
                analyse_function(world, function, sink)
        protect_helpers(world, functions, sink, analyse_function, summarise)
        hear_names(world, functions, sink, analyse_function)
        reads |= drawn
        if are_kept:
            looks.append(Look(ALL_TOGETHER, NOTHING_SHOWN, frozenset(drawn)))
    finally:
        program.reads = set()
    reads.discard(path)
    return msgspec.structs.replace(sink.facts(reads), looks=tuple(looks))


def analyse_function(
    world: World, function: FunctionInfo, sink: Sink, known: Known = NOTHING_KNOWN, supposed: Known = NOTHING_KNOWN
) -> None:
    """Interpret one declared function and the functions nested in it; `known` is what all its callers know, `supposed` which rows
    its objects of unknown class are taken for."""
    body = world.program.body(function)
    if body:
        frame = frame_of(world, function, body, sink, FULL_DEPTH)
        frame.notes_closures, frame.follows = True, MOST_FOLLOWED
        frame.supposed = supposed
        run(frame, function, until(body, sink.calls.wanted) if sink.calls.wanted else body, known)


def _look(world: World, function: FunctionInfo, sink: Sink) -> Shown | None:
    """Interpret one declared function for its own sake, unless that was done when its answer was asked for. Gives what was seen
    where that may be kept."""
    mine = Sink()
    world.returns.look(function, mine, partial(_seen, world, function), partial(answer_at_depth, world))
    for heir in of_heirs(world, function):
        below_it = Sink()
        analyse_function(world, heir, below_it)
        for use in below_it.uses():
            if use.kind == VALIDATED:
                mine.use(use)
    sink.add(mine)
    sink.exceeded |= mine.exceeded
    return mine.shown()


def _seen(world: World, function: FunctionInfo, sink: Sink) -> Callable[[], tuple[Summary, bool]] | None:
    """See `flow.summaries.returns.Look`."""
    body = world.program.body(function)
    if not body:
        return None
    frame = frame_of(world, function, body, sink, FULL_DEPTH)
    frame.notes_closures, frame.follows = True, MOST_FOLLOWED
    ending = run(frame, function, body)
    if not frame.is_shared or not has_answer(function) or function.decl.qualname in sink.exceeded:
        return None
    return partial(_answer_of, world, frame, function, body, ending)


def _answer_of(world: World, frame: Frame, function: FunctionInfo, body: s.Body, ending: State | None) -> tuple[Summary, bool]:
    world.program.reads.add(body_entry(function))
    forwards = hands_on(body)
    return told_by_frame(world, frame, function, body, ending, below(FULL_DEPTH, forwards)), forwards
