"""Interpreting one function in a frame of its own: for what a call of it gives and proves, or for one of its values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from nullguard.flow.bodies.forwarding import hands_on
from nullguard.flow.bodies.locals import bound_and_rebound
from nullguard.flow.callers.handed_back import handed_back
from nullguard.flow.callers.refused import refused
from nullguard.flow.callers.ungiven import gives_nothing_else, gives_null, is_for_some, tried
from nullguard.flow.conditions.conditions import branch
from nullguard.flow.conditions.switches import execute_switch
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY, FALSE, NONNULL, NULL, NULLABLE, PRESENT, TRUE, ConstantKey, Value
from nullguard.flow.frame.frame import Frame, TooManySteps
from nullguard.flow.functions.answers.fallen_back import fallen_back
from nullguard.flow.functions.answers.flags import fallbacks, flags, given_back, left_out, never_gives_null
from nullguard.flow.functions.answers.kinds_given import chooses, kinds
from nullguard.flow.functions.answers.results import generated, returned
from nullguard.flow.functions.answers.why_null import echoes, is_hollow, only_reflects, reflects
from nullguard.flow.functions.meant.positions import parameter_positions, positions, positions_given
from nullguard.flow.functions.proofs.filled_fields import left_by
from nullguard.flow.functions.proofs.handing import MOST_FOLLOWED_INSIDE, seen_inside
from nullguard.flow.functions.proofs.proven_returns import guarantees, never_returns, used_when_iterated
from nullguard.flow.interpreter.expressions import evaluate
from nullguard.flow.interpreter.statements.assignments import assign
from nullguard.flow.interpreter.statements.statements import execute
from nullguard.flow.receivers.class_names import named_after
from nullguard.flow.receivers.classes import carried, held, passed, shared
from nullguard.flow.receivers.kept_rows import kept_row
from nullguard.flow.running import bind_parameters, run
from nullguard.flow.summaries.observations import Use
from nullguard.flow.summaries.returns import FULL_DEPTH, Found, below
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.summaries.summary import NOTHING, Summary
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry


def summarise(world: World, function: FunctionInfo, depth: int) -> Summary:
    """What a call of the function gives and proves when its body is asked at a depth (see `flow.summaries.returns`)."""
    return world.returns.of(function, depth, partial(answer_at_depth, world))


def follow(world: World, function: FunctionInfo, entry: Mapping[Path, Value], depth: int) -> Use | None:
    """The use of a null among `entry`, what a caller knows of the paths that the function sees, with which no call returns; None
    when there is a way without."""
    world.program.reads.add(body_entry(function))
    body = world.program.body(function)
    frame = frame_of(world, function, body, Sink(), depth)
    frame.follows, frame.is_followed = MOST_FOLLOWED_INSIDE, True
    state = State()
    bind_parameters(frame, function, state)
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


def has_answer(function: FunctionInfo) -> bool:
    """Whether the body of a function may be asked: it has one, in the project's own code."""
    return "abstract" not in function.decl.modifiers and not function.is_library


def answer_at_depth(world: World, function: FunctionInfo, depth: int) -> Found:
    """The answer of a function at a depth (see `flow.summaries.returns.Found`)."""
    if not has_answer(function):
        return NOTHING, False, None
    world.program.reads.add(body_entry(function))
    body = world.program.body(function)
    if not body:
        return NOTHING, False, None
    forwards = hands_on(body)
    left = below(depth, forwards)
    frame = frame_of(world, function, body, Sink(), left)
    frame.notes_closures, frame.walks_closures = True, False
    ending = run(frame, function, body)
    if frame.sink.exceeded:
        return NOTHING, forwards, None
    summary = told_by_frame(world, frame, function, body, ending, left)
    return summary, forwards, frame.sink if frame.is_shared else None


def told_by_frame(world: World, frame: Frame, function: FunctionInfo, body: s.Body, ending: State | None, left: int) -> Summary:
    """The answer of a function that was interpreted; `left` is the depth that is left for what it calls."""
    if "generator" in function.decl.modifiers:
        return Summary(
            generated(frame, function), tuple(used_when_iterated(frame, body, positions_given(frame, function), ending))
        )
    value = returned(frame, function, ending)
    known = positions(frame, function)
    proven = tuple(guarantees(frame, body, positions_given(frame, function), ending))
    echoed = echoes(frame, function, known)
    if not echoed and is_for_some(value):
        echoed = tuple(_gives_null_for(world, function, body, known, left, tried(function, body, known), gives_null))
    elif not echoed and value.null != NONNULL:
        places = known if frame.is_java else parameter_positions(frame, function)
        asked, told = handed_back(world, function, body, places, proven), gives_null if frame.is_java else gives_nothing_else
        echoed = tuple(_gives_null_for(world, function, body, places, left, asked, told))
    tested = tuple(sorted({known[path[0]] for path in frame.tested if path is not None and len(path) == 1 and path[0] in known}))
    reasons, all_told = reflects(frame, known, ending), only_reflects(frame, known, ending)
    sure = tuple(_sure_with(world, function, body, known, left)) if value.null == NULLABLE else given_back(function, body, known)
    kinds_told = tuple(_sure_for(world, function, body, known, left)) if value.null == NULLABLE else ()
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
        kinds_told,
        hands,
        left_by(frame, function, ending),
        tuple(fallen_back(frame, function, body, known)),
        is_hollow(frame, function),
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
        asked = frame_of(world, function, body, Sink(), left)
        run(asked, function, body, absent=name)
        if is_told(asked):
            yield known[name]


def _sure_with(
    world: World, function: FunctionInfo, body: s.Body, known: Mapping[str, int], left: int
) -> Iterator[tuple[int, bool]]:
    """The flags with which a function that may give null does not, and with True the parameters with which it does not when they
    are there, with False those when they are null."""
    tried = [(name, position, truth) for name, position in flags(function, known) for truth in (TRUE, FALSE)]
    for name, position, value in (*tried, *((name, position, PRESENT) for name, position in fallbacks(function, known))):
        asked = frame_of(world, function, body, Sink(), left)
        ending = run(asked, function, body, {(name,): value})
        if (asked.ended or ending is not None) and returned(asked, function, ending).null < NULL:
            yield position, value is not FALSE
    for name, position in left_out(function, body, known):
        asked = frame_of(world, function, body, Sink(), left)
        if never_gives_null(asked, run(asked, function, body, absent=name)):
            yield position, False


def _sure_for(
    world: World, function: FunctionInfo, body: s.Body, known: Mapping[str, int], left: int
) -> Iterator[tuple[int, ConstantKey, bool]]:
    """The members of an enum with which a function that may give null does not, and whether it surely gives something."""
    for name, position, member in kinds(world, function, body, known):
        asked = frame_of(world, function, body, Sink(), left)
        ending = run(asked, function, body, {(name,): Value(NONNULL, constants=frozenset({member}))})
        if asked.ended and returned(asked, function, ending).null < NULL:
            yield position, member, all(value.null == NONNULL for value, _ in asked.ended) or chooses(body)


def frame_of(world: World, function: FunctionInfo, body: s.Body, sink: Sink, calls_left: int) -> Frame:
    """The frame in which a function of the project is interpreted, with nothing seen yet; `calls_left` is the depth that is left
    for what it calls."""
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


def _kept_row(world: World, cls: ClassInfo, name: str) -> Value | None:
    """See `receivers.kept_rows`."""

    def value_of(function: FunctionInfo, node: s.Expr) -> Value:
        frame = frame_of(world, function, world.program.body(function), Sink(), below(FULL_DEPTH))
        state = State()
        bind_parameters(frame, function, state)
        return evaluate(frame, node, state)[0]

    return kept_row(world, cls, name, value_of)


def _passed(world: World, function: FunctionInfo, name: str) -> Value | None:
    parameter = next((parameter for parameter in function.decl.parameters if parameter.name == name), None)
    return (passed(world, function, parameter) or named_after(world, name)) if parameter is not None else None
