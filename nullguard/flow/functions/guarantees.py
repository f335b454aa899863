"""What a call proves: by the body of the called function, or by what it declares.

A helper that raises on null, or that answers whether something is there, guards its arguments and their attributes, and those
of the object it is called on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import msgspec

from nullguard.flow.domain.refinement import as_nonnull, holds, truthiness
from nullguard.flow.domain.state import MAX_DEPTH, Implication, Path, State, as_given, join_states
from nullguard.flow.domain.summaries import FALSE, GIVES, NOTHING, PERHAPS, RECEIVER, RETURNS, SOMETIMES, TRUE, Guarantee, Summary
from nullguard.flow.domain.values import ANY, BY_NAME, NONNULL, NULL, UNKNOWN, Value
from nullguard.flow.functions.contracts import declared_guarantees
from nullguard.flow.functions.every_argument import proven_of_each
from nullguard.flow.functions.named_getters import of_the_row
from nullguard.flow.functions.overloads import argument_for, is_told_apart
from nullguard.flow.functions.overriding import implementations, is_overridden
from nullguard.flow.functions.repeated import called_again, is_of_call, repeated_calls
from nullguard.flow.functions.returns import FULL_DEPTH
from nullguard.flow.interpreter.behaviour import Arguments, prove_condition, prove_nonnull
from nullguard.flow.interpreter.frame import Frame, Result
from nullguard.flow.interpreter.mentioned import names_in
from nullguard.flow.interpreter.stored_tests import implications_of
from nullguard.flow.interpreter.uses import note_demand, note_guard, note_use_inside
from nullguard.flow.observations import Demand
from nullguard.flow.rows.doubts import doubt_tested
from nullguard.flow.rows.found import known_path
from nullguard.flow.rows.held_columns import note_held
from nullguard.flow.rows.row_paths import rows_found
from nullguard.flow.rows.row_tables import table_of
from nullguard.flow.rows.told_keys import with_row_keys
from nullguard.flow.world import PRIMITIVES
from nullguard.knowledge.words import has_word, library_names, words
from nullguard.model import syntax as s
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo

_replace = msgspec.structs.replace

_MOST = 24
"""Guarantees kept of one function; helpers that check more than that do not exist."""

_SMALL = 3
"""Names that a body mentions up to which it is asked whatever they are: it may but call another helper."""

_CONSTRUCTOR = "__init__"

_EXISTS = "exists()"
"""The segment of a query's answer whether it finds a row."""

_ROW = "row "
"""Begins the aspect of a guarantee that a row was found by what is given; the table follows."""

_OF_MAPPINGS = frozenset({"get"})
"""Methods that find rows and that mappings have, too: they count beside a name of queries."""

GIVEN = "given"
"""The aspect of an attribute that a function has given a value of which nothing is known."""


# ---- what a body guarantees ------------------------------------------------------------------------------------------


def guarantees(frame: Frame, known: dict[str, int], ending: State | None) -> Iterator[Guarantee]:
    """What every return of an interpreted function proves, `ending` being the state in which it falls off its end; `known` are
    its parameters (see `positions`)."""
    returned = [state for _, state in frame.ended]
    if ending is not None:
        returned.append(ending)
    held = set()
    after = join_states(returned, frame.locals)
    names = {position: name for name, position in known.items()}
    for fact in (*_proven(frame, known, after), *_refused(known, after)):
        held.add(fact)
        position, segments, aspect = fact
        demand = frame.demands.get((names[position], *segments)) if aspect == "nonnull" else None
        yield Guarantee(RETURNS, position, segments, aspect, demand, (names[position], *segments) in frame.used)
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
    rows = set(_rows(known, after))
    for position, segments, table in sorted(rows):
        yield Guarantee(RETURNS, position, segments, _ROW + table)
    calls = set(repeated_calls(frame, known, after))
    yield from (Guarantee(RETURNS, *fact) for fact in sorted(calls))
    answers = [state for value, state in frame.ended if value.null != NULL]
    if not frame.is_java and len(answers) < len(returned):  # what it gives is made of the row
        given = join_states(answers, frame.locals)
        for position, segments, table in sorted(set(_rows(known, given)) - rows):
            yield Guarantee(GIVES, position, segments, _ROW + table)
    if not any(value.constants or value.truth is not None for value, _ in frame.ended):
        return
    for when, wanted in ((TRUE, True), (FALSE, False)):
        states = [state for value, state in frame.ended if truthiness(value) is not (not wanted)]
        decided = join_states(states, frame.locals)
        for fact in _proven(frame, known, decided):
            if fact not in held and fact[-1] != GIVEN:
                yield Guarantee(when, *fact, is_used=(names[fact[0]], *fact[1]) in frame.used)
        for position, segments, table in sorted(set(_rows(known, decided)) - rows):
            yield Guarantee(when, position, segments, _ROW + table)
        yield from (Guarantee(when, *fact) for fact in sorted(set(repeated_calls(frame, known, decided)) - calls))


def _are_outside(frame: Frame, conditions: Iterable[s.Expr | None]) -> bool:
    """Whether conditions are those of the module or the object (`if settings.LOCAL:`), not of what the function is given."""
    inside = frame.locals - {frame.self_name}
    return all(test is not None and inside.isdisjoint(names_in(test)) for test in conditions)


def never_returns(frame: Frame, ending: State | None) -> bool:
    """Whether an interpreted function always raises."""
    return ending is None and not frame.ended


def positions(frame: Frame, function: FunctionInfo) -> dict[str, int]:
    """Where the parameters that stand for the caller's arguments throughout stand among these; RECEIVER for `this`."""
    names = [parameter.name for parameter in function.decl.parameters if parameter.kind in ("positional", "keyword")]
    if names and names[0] == frame.self_name:
        names = names[1:]
    found = {name: position for position, name in enumerate(names) if name not in frame.rebound}
    if frame.self_name:
        found[frame.self_name] = RECEIVER
    return found


def positions_given(frame: Frame, function: FunctionInfo) -> dict[str, int]:
    """The `positions`, and those of what parameters were given that the body binds again (see `as_given`)."""
    found = positions(frame, function)
    if frame.is_java or frame.rebound.isdisjoint(frame.parameters):
        return found
    names = [parameter.name for parameter in function.decl.parameters if parameter.kind in ("positional", "keyword")]
    if names and names[0] == frame.self_name:
        names = names[1:]
    found.update({as_given(name)[0]: position for position, name in enumerate(names) if name in frame.rebound})
    return found


def _proven(frame: Frame, positions: dict[str, int], state: State | None) -> list[tuple[int, tuple[str, ...], str]]:
    if state is None:
        return []
    found = []
    for path, value in state.values.items():
        position = positions.get(path[0])
        if position is None or (position == RECEIVER and len(path) == 1) or any(part in frame.dependents for part in path):
            continue
        if path[-1] == _EXISTS and len(path) > 1:
            if truthiness(value) is True:
                found.append((position, path[1:], "true"))
        elif value.null == NULL and len(path) > 1 and not frame.is_java:
            found.append((position, path[1:], "null"))
        elif value.null == NONNULL and (value.type is None or value.type.cls not in PRIMITIVES):
            found.append((position, path[1:], "nonnull"))
        elif value.given and value.null == UNKNOWN and len(path) > 1:
            found.append((position, path[1:], GIVEN))
        elif len(path) == 1 and value.type is not None and value.type.cls == "boolean" and truthiness(value) is not None:
            found.append((position, (), "true" if truthiness(value) else "false"))
    return sorted(found)[:_MOST]


def _rows(positions: dict[str, int], state: State | None) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """The rows that were found by one thing that the function is given: the position, the segments below it, and the table."""
    for table, keys in rows_found(state) if state is not None else ():
        if len(keys) != 1:
            continue
        key = keys[0]
        if key[0] in positions and (positions[key[0]] != RECEIVER or len(key) > 1):
            yield positions[key[0]], key[1:], table


def _refused(positions: dict[str, int], state: State | None) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """Parameters with which the function only returns when they are null: `raise_if(error)`."""
    for path, value in state.values.items() if state is not None else ():
        if len(path) == 1 and value.null == NULL and positions.get(path[0], RECEIVER) != RECEIVER:
            yield positions[path[0]], (), "null"


# ---- what a call proves ----------------------------------------------------------------------------------------------


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
    if frame.sink.calls.wants(function):
        given = arguments
        if frame.is_java:
            given = with_row_keys(frame, arguments, state)
            note_held(frame, arguments, state)
        frame.sink.calls.note(node.at, function, receiver, given, state, partial(table_of, frame.world))
    declared = declared_guarantees(function, arguments)
    summary = _asked(frame, function, receiver, arguments, result)
    if declared.never_returns or summary.never_returns:
        state.dead = True
        return result, result_path
    if declared.value.null == NONNULL and result.null != NONNULL:
        result = as_nonnull(result) or Value(NONNULL, result.type)
    if summary.tests and frame.is_java:
        _doubt_tested(frame, node, function, summary, arguments, state)
    of_each = proven_of_each(frame.world.program, function, len(arguments))
    proven = [of_the_row(frame, function, guarantee, receiver[0], arguments) for guarantee in summary.guarantees]
    told = (*declared.guarantees, *proven, *of_each)
    if not told:
        return result, result_path
    answer = result_path
    if answer is None and any(guarantee.when in (TRUE, FALSE, GIVES) for guarantee in told):
        answer = (frame.depends("?" + render(node), frozenset(names_in(node))),)
    implications: list[Implication] = []
    for guarantee in told:
        value, path, shown = _subject(frame, node, function, guarantee, receiver, arguments)
        if is_of_call(guarantee):
            if shown is not None and (called := called_again(frame, guarantee, shown)) is not None:
                if guarantee.when == RETURNS:
                    state.refine(called, state.values.get(called, ANY), "nonnull")
                elif answer is not None:
                    implications.append(Implication(answer, guarantee.when, called, "nonnull"))
            continue
        if guarantee.aspect.startswith(_ROW):
            if path is not None:
                found = known_path(frame, guarantee.aspect.removeprefix(_ROW), (path,))
                if guarantee.when == RETURNS:
                    state.values[found] = Value(NONNULL)
                elif answer is not None:
                    implications.append(Implication(answer, guarantee.when, found, "nonnull"))
            continue
        if path in state.values and state.values[path].null == NONNULL:
            value = as_nonnull(value) or state.values[path]  # by a use in a later argument
        if guarantee.when == SOMETIMES:
            if guarantee.demand is not None and shown is not None and not state.dead:
                _hand_over(frame, function, guarantee.demand, value, path, shown, guarantee.segments, state)
        elif guarantee.when == PERHAPS:
            if guarantee.demand is not None and shown is not None and not state.dead and _is_missed(value):
                _hand_over(frame, function, guarantee.demand, value, path, shown, (), state)
        elif guarantee.when == RETURNS:
            if guarantee.demand is not None and shown is not None and not state.dead:
                value = _hand_over(frame, function, guarantee.demand, value, path, shown, guarantee.segments, state)
            prove(frame, guarantee, value, path, shown, state)
        elif shown is not None and not guarantee.segments and guarantee.aspect != "nonnull" and answer is not None:
            implications.extend(_told_by_condition(frame, guarantee, shown, answer, state))
        elif path is not None and answer is not None:
            # What is tested inside of the object counts where its method tests it.
            is_inside = guarantee.position == RECEIVER and len(guarantee.segments) > 1
            if not guarantee.is_used and not (frame.is_java and is_inside):
                note_guard(frame, value)
            implications.append(Implication(answer, guarantee.when, path, guarantee.aspect))
            if path not in state.values and not guarantee.segments:
                state.values[path] = value
    if implications:
        state.imply(implications)
    return result, answer


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
            continue
        for _, value, report in arguments:
            if report is not None and len(report) == 1 and report != path and value.type is not None:
                if value.type.cls.endswith(tuple(words("report"))):
                    frame.reported.setdefault(report, {})[path] = (function.decl.name, tested.origin)


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
    if value.null >= NULL:
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


def _told_by_condition(
    frame: Frame, guarantee: Guarantee, condition: s.Expr, answer: Path, state: State
) -> Iterator[Implication]:
    """What the answer tells where it says that a condition among the arguments holds, or fails."""
    for implication in implications_of(frame, condition, answer, state.copy()):
        known = state.values.get(implication.path)
        if implication.consequence == "null" and (known is None or known.origin is None):
            continue
        if implication.condition == answer and implication.aspect == guarantee.aspect:
            yield Implication(answer, guarantee.when, implication.path, implication.consequence)


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
        if found is None:
            return Value(), None, None
        argument, value, path = found
        shown = argument.value
    for segment in guarantee.segments:
        value = frame.declared_member(value, segment)
        path = (*path, segment) if path is not None and len(path) < MAX_DEPTH else None
    return value, path, shown


def prove(frame: Frame, guarantee: Guarantee, value: Value, path: Path | None, shown: s.Expr | None, state: State) -> None:
    if guarantee.aspect == "nonnull":
        if path is not None and guarantee.segments:
            known = state.values.get(path)
            if known is None or known.null != NONNULL:
                _note_told(frame, guarantee, value, path)
                state.values[path] = Value(NONNULL, value.type)
        elif not holds(value, "nonnull"):
            prove_nonnull(frame, _replace(value, origin=None) if guarantee.is_used else value, path, state)
    elif guarantee.aspect == "null":
        if path is not None and guarantee.segments:
            state.assign(path, Value(NULL, value.type, constants=frozenset()), frame.dependents)
        elif path is not None:
            state.refine(path, state.values.get(path, value), "null")
    elif guarantee.aspect == GIVEN:
        known = state.values.get(path) if path is not None else None
        if path is not None and (known is None or known.null != NONNULL):
            state.forget((*path[:-1], path[-1] + "_id"), frame.dependents)
            given = _replace(value, null=UNKNOWN, origin=None, constants=None, truth=None, given=True)
            state.assign(path, given, frame.dependents)
    elif shown is not None and not guarantee.segments:
        prove_condition(frame, shown, guarantee.aspect == "true", state)


def _note_told(frame: Frame, guarantee: Guarantee, value: Value, path: Path) -> None:
    """What a called function tests is tested; what it only uses is used here, too."""
    if guarantee.is_used:
        frame.used.add(path)
    else:
        note_guard(frame, value)


def _asked(
    frame: Frame, function: FunctionInfo, receiver: tuple[Value, Path | None], arguments: Arguments, result: Value
) -> Summary:
    """The summary of a function whose body can prove something of what is passed, or that may never return; `result` is what it
    was found to give."""
    if function.is_library:
        return NOTHING
    program = frame.world.program
    bodies = implementations(program, function, frame.world.class_of(receiver[0].type))
    if len(bodies) != 1:
        return NOTHING
    can_tell = is_asked = _can_tell(frame, bodies[0], receiver[0], arguments)
    if not can_tell and any(_is_passed_on(value, path) for _, value, path in arguments):
        is_asked = frame.calls_left != FULL_DEPTH
        if not is_asked:
            frame.is_shared = frame.is_shared and _is_known_to_tell_nothing(frame, bodies[0])
    if not is_asked and not _finds_row(frame, bodies[0], arguments, result):
        return NOTHING
    if function.decl.name != _CONSTRUCTOR and is_overridden(program, bodies[0]):
        return NOTHING
    summary = frame.summarise(frame.world, bodies[0], frame.calls_left)
    if not is_asked:
        return _replace(NOTHING, guarantees=tuple([told for told in summary.guarantees if told.aspect.startswith(_ROW)]))
    if not can_tell and (summary.guarantees or summary.never_returns):
        frame.is_shared = False
    if any(guarantee.demand is not None for guarantee in summary.guarantees) and not is_only(function):
        if frame.is_java and is_told_apart(frame, function, arguments):
            return summary
        return _replace(summary, guarantees=tuple(map(_without_demand, summary.guarantees)))
    return summary


def _without_demand(guarantee: Guarantee) -> Guarantee:
    return _replace(guarantee, demand=None, is_used=guarantee.is_used or guarantee.demand is not None)


def is_only(function: FunctionInfo) -> bool:
    """Whether no other function of the name takes as many arguments: with overloads nobody knows which one null chooses."""
    if function.owner is None:
        return True
    decl = function.decl
    same = (f for f in function.owner.decl.functions if f.name == decl.name and len(f.parameters) == len(decl.parameters))
    return sum(1 for _ in same) == 1


def _is_passed_on(value: Value, path: Path | None) -> bool:
    """Whether an argument may be a parameter, whose null would go on: only a function that is asked itself looks for that."""
    return value.null == UNKNOWN and path is not None and len(path) == 1


def _is_known_to_tell_nothing(frame: Frame, function: FunctionInfo) -> bool:
    """Whether a function that need not be asked here was asked before, and told nothing."""
    if not frame.world.returns.knows(function, frame.calls_left):
        return False
    summary = frame.summarise(frame.world, function, frame.calls_left)
    return not summary.guarantees and not summary.never_returns


def _is_guessed(frame: Frame, path: Path, function: FunctionInfo) -> bool:
    """Whether a function mentions an attribute that a variable of unknown class has by its name: `check(order)`."""
    if len(path) != 1:
        return False
    world = frame.world
    for name in world.nullable_names.intersection(function.decl.mentions):
        guess = world.schema.guessed(path[0], name)
        if guess is not None and guess[1] == BY_NAME:
            return True
    return False


def _finds_row(frame: Frame, function: FunctionInfo, arguments: Arguments, result: Value) -> bool:
    """Whether a Python function may look up a row by what it is given, and raise where there is none, or give null."""
    if frame.is_java or all(path is None or path[0][:1] == "?" for _, _, path in arguments):
        return False
    if result.null >= NULL:
        return True
    mentions = function.decl.mentions
    found = library_names("row-or-error").intersection(mentions)
    if not found:
        return False
    return not (found <= _OF_MAPPINGS and (library_names("whole-table") | library_names("query-beginning")).isdisjoint(mentions))


def _can_tell(frame: Frame, function: FunctionInfo, receiver: Value, arguments: Arguments) -> bool:
    name = function.decl.name.lower()
    if has_word(name, words("raising")) or has_word(name, words("validator")):
        return True
    world = frame.world
    mentions = function.decl.mentions
    can_be_tested = len(mentions) <= _SMALL or "None" in mentions or not world.nullable_names.isdisjoint(mentions)
    for argument, value, path in arguments:
        if value.null >= NULL or (value.named and value.fresh and not frame.is_java):
            return True
        if isinstance(argument.value, (s.Compare, s.Boolean, s.Not, s.InstanceOf)):
            return True
        if can_be_tested and path is not None and value.type is not None and world.holds_null(value.type.cls):
            return True
        if value.type is None and path is not None and not frame.is_java:
            if _is_guessed(frame, path, function) or name.startswith(tuple(f"{word}_" for word in words("flag"))):
                return True
    if receiver.named and receiver.fresh and not frame.is_java:
        return True
    if not can_be_tested or receiver.type is None:
        return False
    return world.holds_null(receiver.type.cls) or _asks_own_row(frame, function, receiver.type.cls)


def _asks_own_row(frame: Frame, function: FunctionInfo, class_id: str) -> bool:
    """Whether a Java method answers whether something holds, and may ask that of a row that its object keeps: `hasCustomer()`
    of a bean that shows one order."""
    returns = function.decl.returns
    if not frame.is_java or returns is None or returns.name != "boolean":
        return False
    return not frame.world.nullable_names.isdisjoint(function.decl.mentions) and frame.world.keeps_rows(class_id)
