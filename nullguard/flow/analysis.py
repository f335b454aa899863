"""Interpreting a source: every function that can matter, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from nullguard.flow.bodies.aliases import alias
from nullguard.flow.bodies.forwarding import hands_on
from nullguard.flow.bodies.locals import Rebinding, bound_and_rebound, bound_names, rebindings
from nullguard.flow.bodies.until import until
from nullguard.flow.callers.handed_back import handed_back
from nullguard.flow.callers.protection import protect_helpers
from nullguard.flow.callers.refused import refused
from nullguard.flow.callers.supposing import hear_names
from nullguard.flow.callers.ungiven import UNGIVEN, gives_nothing_else, gives_null, is_for_some, tried
from nullguard.flow.conditions.conditions import branch
from nullguard.flow.conditions.switches import execute_switch
from nullguard.flow.containers.filled import know_items
from nullguard.flow.domain.flag_paths import is_flag_path, known_as, told_by_flag
from nullguard.flow.domain.nullable_types import is_nullable
from nullguard.flow.domain.row_paths import found_by
from nullguard.flow.domain.state import Path, State, as_given
from nullguard.flow.domain.values import ANY, FALSE, NONNULL, NULL, NULLABLE, PRESENT, TRUE, Origin, Value
from nullguard.flow.frame.attributes import read_member
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame, TooManySteps, TryFrame
from nullguard.flow.frame.resolving import this_value
from nullguard.flow.functions.contracts import required_fields
from nullguard.flow.functions.fallen_back import fallen_back
from nullguard.flow.functions.filled_fields import left_by
from nullguard.flow.functions.flags import fallbacks, flags, given_back, left_out, never_gives_null
from nullguard.flow.functions.handing import MOST_FOLLOWED, MOST_FOLLOWED_INSIDE, seen_inside
from nullguard.flow.functions.positions import parameter_positions, positions, positions_given
from nullguard.flow.functions.proven_returns import guarantees, never_returns
from nullguard.flow.functions.results import echoes, generated, only_reflects, reflects, returned
from nullguard.flow.interpreter.expressions import evaluate
from nullguard.flow.interpreter.function_values.called_inside import given_at_calls, known_at_calls
from nullguard.flow.interpreter.function_values.captured import bound_later, captured
from nullguard.flow.interpreter.function_values.inner import enclosing, is_inner, walk_inner
from nullguard.flow.interpreter.statements.assignments import assign
from nullguard.flow.interpreter.statements.responses import names_response
from nullguard.flow.interpreter.statements.statements import execute
from nullguard.flow.lookups.collected import begin_parameters
from nullguard.flow.lookups.known_rows import known_path
from nullguard.flow.receivers.class_names import named_after
from nullguard.flow.receivers.classes import carried, held, passed, shared, wrapped
from nullguard.flow.receivers.kept_rows import kept_row
from nullguard.flow.receivers.parameters import (
    HANDED,
    PROVIDED,
    declared,
    initial_values,
    is_handed_columns,
    provider_of,
    receiver,
)
from nullguard.flow.receivers.wrapping import WRAPPING, replaced
from nullguard.flow.summaries.helpers import CAUGHT, NOTHING_KNOWN, Known
from nullguard.flow.summaries.observations import FlowFacts, Use
from nullguard.flow.summaries.returns import FULL_DEPTH, Found, below
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.summaries.summary import NOTHING, Summary
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_MAX_NESTING = 6


def analyse_source(world: World, path: str, interesting: frozenset[str]) -> FlowFacts:
    """The uses, guards and null writes of one source. `interesting` are the names that make a function worth walking."""
    sink = Sink()
    reads: set[str] = set()
    program = world.program
    program.reads = reads
    try:
        functions = list(program.functions_of(path))
        inner = [function for function in functions if is_inner(function) and path.endswith(".java")]
        wanted = {enclosing(function) for function in inner if matters(function, interesting)}
        for function in functions:
            if function not in inner and (matters(function, interesting) or function.decl.qualname in wanted):
                _look(world, function, sink)
        for function in inner:
            if function.id not in sink.walked and matters(function, interesting):
                analyse_function(world, function, sink)
        protect_helpers(world, functions, sink, analyse_function)
        hear_names(world, functions, sink, analyse_function)
    finally:
        program.reads = set()
    reads.discard(path)
    return sink.facts(reads)


def matters(function: FunctionInfo, interesting: frozenset[str]) -> bool:
    """Whether the body mentions anything that can be null, or a parameter admits null or is what a function gives that does."""
    decl = function.decl
    if not interesting.isdisjoint(decl.mentions) or is_handed_columns(function):
        return True
    if function.owner is None and decl.name + HANDED in interesting:
        return True
    if any(mark.name.rpartition(".")[2] + WRAPPING in interesting for mark in decl.annotations) or names_response(function):
        return True
    return any(
        (p.type is not None and (_admits_null(p.type) or p.type.name.rpartition(".")[2] + PROVIDED in interesting))
        or is_nullable(p.annotations)
        or provider_of(p) in interesting
        for p in decl.parameters
    )


def _admits_null(type: s.TypeRef) -> bool:
    """Whether a written type, or one within it, admits null (`list[str | None]`)."""
    pending = [type]
    while pending:
        part = pending.pop()
        if part.nullable:
            return True
        pending.extend(part.args)
    return False


def analyse_function(
    world: World, function: FunctionInfo, sink: Sink, known: Known = NOTHING_KNOWN, supposed: Known = NOTHING_KNOWN
) -> None:
    """Interpret one declared function and the functions nested in it; `known` is what all its callers know, `supposed` which rows
    its objects of unknown class are taken for."""
    body = world.program.body(function)
    if body:
        frame = _frame(world, function, body, sink, FULL_DEPTH)
        frame.notes_closures, frame.follows = True, MOST_FOLLOWED
        frame.supposed = supposed
        _run(frame, function, until(body, sink.calls.wanted) if sink.calls.wanted else body, known)


def _look(world: World, function: FunctionInfo, sink: Sink) -> None:
    """Interpret one declared function for its own sake, unless that was done when its answer was asked for."""
    world.returns.look(function, sink, partial(_seen, world, function), partial(_summary, world))


def _seen(world: World, function: FunctionInfo, sink: Sink) -> Callable[[], tuple[Summary, bool]] | None:
    """See `flow.summaries.returns.Look`."""
    body = world.program.body(function)
    if not body:
        return None
    frame = _frame(world, function, body, sink, FULL_DEPTH)
    frame.notes_closures, frame.follows = True, MOST_FOLLOWED
    ending = _run(frame, function, body)
    if not frame.is_shared or not _has_answer(function) or function.decl.qualname in sink.exceeded:
        return None
    return partial(_answer_of, world, frame, function, body, ending)


def _answer_of(world: World, frame: Frame, function: FunctionInfo, body: s.Body, ending: State | None) -> tuple[Summary, bool]:
    world.program.reads.add(body_entry(function))
    forwards = hands_on(body)
    return _told(world, frame, function, body, ending, below(FULL_DEPTH, forwards)), forwards


def summarise(world: World, function: FunctionInfo, depth: int) -> Summary:
    """What a call of the function gives and proves when its body is asked at a depth (see `flow.summaries.returns`)."""
    return world.returns.of(function, depth, partial(_summary, world))


def follow(world: World, function: FunctionInfo, entry: Mapping[Path, Value], depth: int) -> Use | None:
    """The use of a null among `entry`, what a caller knows of the paths that the function sees, with which no call returns; None
    when there is a way without."""
    world.program.reads.add(body_entry(function))
    body = world.program.body(function)
    frame = _frame(world, function, body, Sink(), depth)
    frame.follows, frame.is_followed = MOST_FOLLOWED_INSIDE, True
    state = State()
    _bind_parameters(frame, function, state)
    state.values.update(seen_inside(state.values, entry))
    state.has_null = True
    try:
        ending = frame.execute(frame, body, state)
    except TooManySteps:
        return None
    return frame.sink.first_handed() if ending is None and not frame.returns else None


def initial(world: World, path: str, scope: str, node: s.Expr, depth: int) -> Value:
    """The value of an expression at the top of a module or class body, which knows nothing but names."""
    frame = Frame(
        evaluate, branch, assign, execute, execute_switch, summarise, initial, world, Sink(), path, scope, None,
        path.endswith(".java"), frozenset(), "<module>",
    )  # fmt: skip
    frame.calls_left, frame.held, frame.shared, frame.carried = depth, held, shared, carried
    try:
        return evaluate(frame, node, State())[0]
    except TooManySteps:
        return ANY


def _has_answer(function: FunctionInfo) -> bool:
    return "abstract" not in function.decl.modifiers and not function.is_library


def _summary(world: World, function: FunctionInfo, depth: int) -> Found:
    """The answer of a function at a depth (see `flow.summaries.returns.Found`)."""
    if not _has_answer(function):
        return NOTHING, False, None
    world.program.reads.add(body_entry(function))
    body = world.program.body(function)
    if not body:
        return NOTHING, False, None
    forwards = hands_on(body)
    left = below(depth, forwards)
    frame = _frame(world, function, body, Sink(), left)
    frame.notes_closures, frame.walks_closures = True, False
    ending = _run(frame, function, body)
    if frame.sink.exceeded:
        return NOTHING, forwards, None
    summary = _told(world, frame, function, body, ending, left)
    return summary, forwards, frame.sink if frame.is_shared else None


def _told(world: World, frame: Frame, function: FunctionInfo, body: s.Body, ending: State | None, left: int) -> Summary:
    """The answer of a function that was interpreted; `left` is the depth that is left for what it calls."""
    if "generator" in function.decl.modifiers:
        return Summary(generated(frame, function))
    value = returned(frame, function, ending)
    known = positions(frame, function)
    proven = tuple(guarantees(frame, body, positions_given(frame, function), ending))
    echoed = echoes(frame, function, known)
    if not echoed and is_for_some(value):
        echoed = tuple(_gives_null_for(world, function, body, known, left, tried(function, body, known), gives_null))
    elif not echoed and value.null != NONNULL:
        places = known if frame.is_java else parameter_positions(frame, function)
        asked, told = handed_back(function, body, places, proven), gives_null if frame.is_java else gives_nothing_else
        echoed = tuple(_gives_null_for(world, function, body, places, left, asked, told))
    tested = tuple(sorted({known[path[0]] for path in frame.tested if path is not None and len(path) == 1 and path[0] in known}))
    reasons, all_told = reflects(frame, known, ending), only_reflects(frame, known, ending)
    sure = tuple(_sure_with(world, function, body, known, left)) if value.null == NULLABLE else given_back(function, body, known)
    hands = tuple((known[name], given) for name, given in frame.handed.items() if name in known)
    return Summary(
        value,
        proven,
        never_returns(frame, ending),
        echoed,
        reasons,
        all_told,
        tested,
        sure,
        hands,
        left_by(frame, function, ending),
        tuple(fallen_back(frame, function, body, known)),
    )


def _gives_null_for(
    world: World,
    function: FunctionInfo,
    body: s.Body,
    known: Mapping[str, int],
    left: int,
    names: Sequence[str],
    is_told: Callable[[Frame], bool],
) -> Iterator[int]:
    """The arguments of `names` for whose null a function gives null, as `is_told` tells of what was interpreted with it."""
    for name in names:
        asked = _frame(world, function, body, Sink(), left)
        _run(asked, function, body, absent=name)
        if is_told(asked):
            yield known[name]


def _sure_with(
    world: World, function: FunctionInfo, body: s.Body, known: Mapping[str, int], left: int
) -> Iterator[tuple[int, bool]]:
    """The flags with which a function that may give null does not, and with True the parameters with which it does not when they
    are there, with False those when they are null."""
    tried = [(name, position, truth) for name, position in flags(function, known) for truth in (TRUE, FALSE)]
    for name, position, value in (*tried, *((name, position, PRESENT) for name, position in fallbacks(function, known))):
        asked = _frame(world, function, body, Sink(), left)
        ending = _run(asked, function, body, {(name,): value})
        if (asked.ended or ending is not None) and returned(asked, function, ending).null < NULL:
            yield position, value is not FALSE
    for name, position in left_out(function, body, known):
        asked = _frame(world, function, body, Sink(), left)
        if never_gives_null(asked, _run(asked, function, body, absent=name)):
            yield position, False


def _frame(world: World, function: FunctionInfo, body: s.Body, sink: Sink, calls_left: int) -> Frame:
    decl = function.decl
    is_java = function.path.endswith(".java")
    scope = decl.qualname if decl.name != "<module>" else ""
    frame = Frame(
        evaluate,
        branch,
        assign,
        execute,
        execute_switch,
        summarise,
        initial,
        world,
        sink,
        function.path,
        scope,
        function.owner,
        is_java,
        frozenset(),
        decl.qualname,
    )
    frame.calls_left, frame.follow = calls_left, follow
    frame.held, frame.shared, frame.carried = _kept_row if is_java else held, shared, carried
    frame.refused = refused
    frame.passed = partial(_passed, world, function)
    frame.return_type = world.program.type_of(decl.returns, function.path, scope) if decl.returns is not None else None
    if decl.name != "<module>":
        bound = world.names_bound.get(function.id)
        if bound is None:
            bound = world.names_bound[function.id] = bound_and_rebound(decl.parameters, body, is_java)
        frame.locals, frame.rebound = bound
        if not is_java:
            first = decl.parameters[:1] if function.owner is not None and "static" not in decl.modifiers else ()
            frame.parameters = frozenset(item.name for item in decl.parameters if item not in first)
            frame.required = frozenset(item.name for item in decl.parameters if item.default is None and item not in first)
            asked = world.given_queries.row(function)
            frame.asked_row = asked if asked not in frame.rebound else ""
            return frame
        frame.kept = frozenset(parameter.name for parameter in decl.parameters) - frame.rebound
        if world.program.writers().mentioned(decl.name):
            frame.given = frozenset(parameter.name for parameter in decl.parameters)
    return frame


def _run(frame: Frame, function: FunctionInfo, body: s.Body, known: Known = NOTHING_KNOWN, absent: str = "") -> State | None:
    """Interpret a body, with null for the parameter `absent`; the state at its end, None when control never comes there."""
    state = State()
    if function.decl.name != "<module>":
        _bind_parameters(frame, function, state)
    for path, told in known.items():
        if is_flag_path(path):
            state.imply((told_by_flag(path),))
            continue
        if (same := known_as(path)) is not None:
            state.imply(alias(*same))
            continue
        if (row := found_by(path)) is not None:
            known_path(frame, *row)
        before = state.values.get(path, ANY)
        constants = before.constants if told.constants is None else told.constants
        origin = Origin(UNGIVEN, path[0]) if told.null == NULL else None  # told where it is given
        state.values[path] = replace(before, null=told.null, origin=origin, constants=constants, truth=told.truth)
        state.has_null |= told.null == NULL
        if told.row_key:
            state.values[path] = replace(state.values[path], row_key=told.row_key)
        if told.element is not None and told.element.row_key:  # keys of rows in a collection
            state.values[path] = replace(
                state.values[path], element=replace(element_of(frame, before), row_key=told.element.row_key)
            )
    if CAUGHT in known:
        frame.tries.append(TryFrame(catches=frozenset({"attribute"})))
    if known:
        know_items(frame, function, known, state)
    if absent:
        given = state.values.get((absent,), ANY)
        state.assign((absent,), Value(NULL, given.type, Origin(UNGIVEN, absent), constants=frozenset()), frame.dependents)
    try:
        ending = frame.execute(frame, body, state)
        frame.ended = tuple(frame.returns)
        sometimes, frame.sometimes = frame.sometimes, {}
        walk_inner(frame)
        _nested(frame, 0, body, {})
        frame.sometimes = sometimes
    except TooManySteps:
        frame.sink.exceeded.add(function.decl.qualname)
        return None
    return ending


def _nested(frame: Frame, depth: int, body: s.Body, outer: dict[str, Rebinding]) -> None:
    """Functions defined inside: walked after the body, with what was known where they stand."""
    pending, frame.nested = frame.nested, []
    if depth > _MAX_NESTING or not pending:
        return
    later = {**outer, **rebindings(body)}
    outer_locals, outer_symbol, outer_members = frame.locals, frame.symbol, frame.members
    seen: set[int] = set()
    for node, closure in pending:
        function = node.function
        if id(function) in seen:
            continue
        seen.add(id(function))
        inner = bound_names(function.parameters, function.body)
        at_calls = known_at_calls(frame, body, node)
        bound = bound_later(body, node, later) if at_calls is None else {}
        state = captured(frame, at_calls if at_calls is not None else closure.state, inner, bound, node.at)
        frame.locals = outer_locals | inner
        frame.symbol = f"{outer_symbol}.{function.name}"
        frame.loops, frame.tries, frame.returns, frame.members = [], [], [], []
        frame.return_type = None
        for parameter in function.parameters:
            state.values[(parameter.name,)] = declared(frame, parameter)
        if at_calls is not None:
            state.values.update(given_at_calls(frame, node))
        frame.execute(frame, function.body, state)
        _nested(frame, depth + 1, function.body, {name: last for name, last in later.items() if name not in inner})
    frame.locals, frame.symbol, frame.members = outer_locals, outer_symbol, outer_members


def _kept_row(world: World, cls: ClassInfo, name: str) -> Value | None:
    """See `receivers.kept_rows`."""

    def value_of(function: FunctionInfo, node: s.Expr) -> Value:
        frame = _frame(world, function, world.program.body(function), Sink(), below(FULL_DEPTH))
        state = State()
        _bind_parameters(frame, function, state)
        return evaluate(frame, node, state)[0]

    return kept_row(world, cls, name, value_of)


def _passed(world: World, function: FunctionInfo, name: str) -> Value | None:
    parameter = next((parameter for parameter in function.decl.parameters if parameter.name == name), None)
    return (passed(world, function, parameter) or named_after(world, name)) if parameter is not None else None


def _bind_parameters(frame: Frame, function: FunctionInfo, state: State) -> None:
    owner = function.owner
    found = receiver(frame, function)
    if found is not None:
        frame.self_name, state.values[(found[0],)] = found
    if frame.is_java and owner is not None and function.decl.annotations:
        for name in required_fields(function):
            known, path = read_member(frame, this_value(frame, state), ("this",), name, function.decl.at, state)
            if path is not None:
                state.refine(path, known, "nonnull")
    for name, value in initial_values(frame, function).items():
        state.values[(name,)] = value
        if name in frame.rebound and not frame.is_java:
            state.values[as_given(name)] = ANY
    if frame.is_java:
        begin_parameters(frame, function, state)
    elif function.decl.annotations:
        for name, value in wrapped(frame.world, function).items():
            state.values[(name,)] = replaced(state.values[(name,)], value)
