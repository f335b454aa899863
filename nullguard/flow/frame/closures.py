"""Functions as values: lambdas and nested functions with the state they saw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import msgspec

from nullguard.flow.bodies.locals import bound_names, rebindings
from nullguard.flow.bodies.reasons import explained
from nullguard.flow.constants.enums import ENUM
from nullguard.flow.domain.either_flags import flags_in
from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.joins import join
from nullguard.flow.domain.nullable_types import is_nullable
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.told_constants import constant_answer, value_of
from nullguard.flow.domain.values import ANY, NONNULL, NULL, NULLABLE, OF_KIND, Fact, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.tested_results import asked_as_test, may_be_test
from nullguard.flow.frame.uses import status_at
from nullguard.flow.rows.implied import implied_below
from nullguard.knowledge.bean_names import decapitalised
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo, Type

_MAX_DEPTH = 12

_Arguments = Sequence[tuple[s.Argument, Value, Path | None]]


@dataclass(frozen=True, eq=False)
class Closure:
    """A function body with what was known where it was written.

    `receiver` is the class that a method reference names, `function` the method of a local or anonymous class. `name` is that of
    a nested function. `takes` is what whoever will call it gives to its parameters, as far as its declared type tells; `boxes`:
    it gives that an object, and no primitive.
    """

    parameters: tuple[s.Parameter, ...]
    body: s.Body
    state: State
    receiver: Type | None = None
    function: FunctionInfo | None = None
    name: str = ""
    takes: tuple[Value, ...] = ()
    boxes: bool = False

    @property
    def names(self) -> frozenset[str]:
        """The names of its parameters."""
        return frozenset(parameter.name for parameter in self.parameters)


@dataclass(frozen=True)
class Outcome:
    """What calling a closure gives; when the result is true, `true_facts` hold of its first argument, and the paths `there` of
    what it sees around it are not null; when it is false, `false_facts` hold of the argument; `ended` hold of it wherever the
    closure ends, `lost` is what may be null below it then, and `kinds` tell of what kind a row is for which the result is true
    (Java). `at_end` is what is known wherever it ends, where that is asked for."""

    value: Value
    true_facts: tuple[Fact, ...] = ()
    there: tuple[Path, ...] = ()
    false_facts: tuple[Fact, ...] = ()
    ended: tuple[Fact, ...] = ()
    lost: tuple[Path, ...] = ()
    kinds: tuple[Fact, ...] = ()
    at_end: State | None = None


def call_closure(
    frame: Frame, closure: Closure, arguments: tuple[Value, ...], below: Mapping[Path, Value] | None = None, to_end: bool = False
) -> Outcome:
    """Interpret a closure's body with these arguments, and with what is known `below` them by paths of its parameters; nothing
    that it does to the state outlives the call."""
    if frame.depth > _MAX_DEPTH:
        return Outcome(ANY)
    state = closure.state.copy()
    names = [parameter.name for parameter in closure.parameters]
    for name in names:
        state.forget((name,), frame.dependents)
    saved = frame.loops, frame.tries, frame.returns, frame.members, frame.locals, frame.return_type
    within = frame.owner, frame.scope, frame.symbol, frame.self_name, frame.globals
    frame.loops, frame.tries, frame.returns, frame.members = [], [], [], []
    frame.return_type, outside = None, frame.rebindings
    frame.rebindings = partial(frame.world.by_node.of, rebindings, closure.body)
    frame.walked[id(closure.body)] = closure.body  # held, so that no other body gets its number
    if closure.name:
        frame.symbol = f"{frame.symbol}.{closure.name}"
    if closure.function is not None:
        _enter(frame, closure.function)
        frame.locals = frame.locals - _hide_by_fields(frame, closure.function, state)
    for position, parameter in enumerate(closure.parameters):
        value = arguments[position] if position < len(arguments) else ANY
        bound = state.values[(parameter.name,)] = _bound(frame, closure, position, parameter, value)
        if frame.is_java and bound.facts:
            know_kind((parameter.name,), bound, state, closure.body)
    state.values.update(below or {})
    frame.locals = frame.locals | frozenset(names)
    frame.depth += 1
    frame.conditions.append(None)
    facts: tuple[Fact, ...] = ()
    others: tuple[Fact, ...] = ()
    there: tuple[Path, ...] = ()
    kinds: tuple[Fact, ...] = ()
    try:
        if len(closure.body) == 1 and isinstance(closure.body[0], s.Return) and closure.body[0].value is not None:
            expression = closure.body[0].value
            before = state.copy()
            value, path = frame.evaluate(frame, expression, state)
            if frame.is_java and value.null == NULLABLE:
                value = as_of_kind(frame, expression, value, path, state)
            if names and may_be_test(frame, expression, value):
                true, false = asked_as_test(frame, expression, value, before, closure.boxes)
                facts, there = _facts_below((names[0],), true), _found_outside(closure, true)
                facts += _implied(frame, names[0], arguments, true)
                others = _facts_below((names[0],), false)
                kinds = tuple(_kinds_below((names[0],), true)) if frame.is_java else ()
            return Outcome(value, facts, there, others, *_at_end(frame, names, state), kinds)
        frame.locals = frame.locals | bound_names(closure.parameters, closure.body, frame.is_java)
        ending = frame.execute(frame, closure.body, state)
        result: Value | None = None
        found = [known for value, known in frame.returns if value.null != NULL]
        for value, known in frame.returns:
            value = explained(value, known, found)
            result = value if result is None else join(result, value)
        if names and result is not None:
            true = join_states([st for value, st in frame.returns if truthiness(value) is not False], frame.locals)
            facts, there = _facts_below((names[0],), true), _found_outside(closure, true)
            facts += _implied(frame, names[0], arguments, true)
            false = join_states([st for value, st in frame.returns if truthiness(value) is not True], frame.locals)
            others = _facts_below((names[0],), false)
        is_asked = frame.is_java or to_end
        ended = join_states([ending, *(known for _, known in frame.returns)], frame.locals) if is_asked else None
        return Outcome(result or ANY, facts, there, others, *_at_end(frame, names, ended), at_end=ended)
    finally:
        frame.conditions.pop()
        frame.depth -= 1
        frame.rebindings = outside
        frame.loops, frame.tries, frame.returns, frame.members, frame.locals, frame.return_type = saved
        frame.owner, frame.scope, frame.symbol, frame.self_name, frame.globals = within


def call_nested(frame: Frame, closure: Closure, arguments: _Arguments, state: State) -> None:
    """Interpret a nested function with a null that it is given: it sees the names around it as they are at the call. Whoever
    writes None as an argument knows what the function does with it."""
    nulls = (a for a, value, _ in arguments if value.null >= NULL and not a.star and not isinstance(a.value, s.Constant))
    if id(closure.body) in frame.running or next(nulls, None) is None:
        return
    nested, frame.nested = frame.nested, []
    frame.running.add(id(closure.body))
    call_closure(frame, replace(closure, state=state), given_in_order(closure, arguments))
    frame.running.discard(id(closure.body))
    frame.nested = nested


def given_in_order(closure: Closure, arguments: _Arguments) -> tuple[Value, ...]:
    """What a call gives the parameters of a nested function, in their order."""
    by_name = {argument.name: value for argument, value, _ in arguments if argument.name is not None}
    by_place = [value for argument, value, _ in arguments if argument.name is None and not argument.star]
    return (*by_place, *(by_name.get(parameter.name, ANY) for parameter in closure.parameters[len(by_place) :]))


def _enter(frame: Frame, function: FunctionInfo) -> None:
    """Names mean what they mean inside the method of a local or anonymous class."""
    decl = function.decl
    frame.owner, frame.scope, frame.symbol, frame.self_name = function.owner, decl.qualname, decl.qualname, "this"
    frame.globals = {}
    frame.return_type = frame.world.program.type_of(decl.returns, frame.path, decl.qualname)
    frame.sink.walked.add(function.id)


def _hide_by_fields(frame: Frame, function: FunctionInfo, state: State) -> frozenset[str]:
    """Captured variables that fields of the class hide: they are forgotten."""
    fields = frozenset(field.name for field in function.owner.decl.fields) if function.owner is not None else frozenset()
    for name in fields:
        state.forget((name,), frame.dependents)
    return fields


def _bound(frame: Frame, closure: Closure, position: int, parameter: s.Parameter, value: Value) -> Value:
    """What a parameter gets: the value that is passed, as its declaration says where nothing is known of it."""
    if parameter.type is not None and (value.type is None or value.type.cls[:1] in ("~", "?")):
        type = frame.world.program.type_of(parameter.type, frame.path, frame.scope)
        declared = frame.world.typed(type, parameter.name, is_nullable(parameter.annotations))
        return frame.placed(declared, parameter.at, parameter.name) if declared.origin is not None else declared
    if position == 0 and value.type is None and closure.receiver is not None:
        return msgspec.structs.replace(value, type=closure.receiver)
    return value


def _implied(frame: Frame, name: str, arguments: Sequence[Value], true: State | None) -> tuple[Fact, ...]:
    """What CHECKs say of a row for which a function is true."""
    if true is None or not arguments:
        return ()
    return tuple([Fact((one,), "nonnull") for one in implied_below(frame.world, arguments[0], (name,), true, frame.written)])


def _facts_below(path: tuple[str, ...], state: State | None) -> tuple[Fact, ...]:
    if state is None:
        return ()
    length = len(path)
    return tuple(
        Fact(known[length:-1], "true") if known[-1] == _PRESENT and len(known) > length + 1 else Fact(known[length:], "nonnull")
        for known, value in state.values.items()
        if len(known) >= length and known[:length] == path and _is_told(known, value)
    )


_PRESENT = "isPresent()"
"""What is asked of a Java Optional; one that holds something is as true as a collection that has some."""


def _is_told(path: tuple[str, ...], value: Value) -> bool:
    return value.truth is True if path[-1] == _PRESENT else value.null == NONNULL


def _kinds_below(path: tuple[str, ...], state: State | None) -> Iterator[Fact]:
    """What is known of the enums, and of the predicates, of a row: of what kind it is."""
    length = len(path)
    for known, value in state.values.items() if state is not None else ():
        if length < len(known) <= length + 2 and known[:length] == path and value.null == NONNULL:
            if value.constants is not None and len(value.constants) == 1:
                (constant,) = value.constants
                if constant[0] == ENUM:
                    yield Fact(known[length:], constant_answer(constant))
            elif value.truth is True and known[-1].endswith("()"):
                yield Fact(known[length:], OF_KIND)


def know_kind(path: Path, row: Value, state: State, body: s.Body = ()) -> None:
    """Note of what kind an element is that a filter has let pass: `orders.filter(o -> o.getState() == SHIPPED)`. What the body
    that gets it asks again may have changed since."""
    kinds = [fact for fact in row.facts if fact.aspect == OF_KIND or value_of(fact.aspect) is not None]
    asked = {name for test in _tests(body) for name in _read_in(test)} if kinds and body else set()
    for fact in kinds:
        if not asked.isdisjoint(flags_in(fact.segments[-1])) or len(path) + len(fact.segments) > MAX_DEPTH:
            continue
        constant = value_of(fact.aspect)
        if constant is not None:
            state.values[(*path, *fact.segments)] = Value(NONNULL, constants=frozenset({constant}))
        else:
            state.values[(*path, *fact.segments)] = Value(NONNULL, truth=True)


def _tests(body: s.Body) -> Iterator[s.Expr]:
    """The conditions in a body, and what cases are told apart by."""
    for node in nodes(body):
        match node:
            case s.Branch(test=test) | s.Conditional(test=test):
                yield test
            case s.Switch(subject=subject):
                yield subject


def _read_in(test: s.Expr) -> Iterator[str]:
    """What an expression reads of something, as paths have it: `getState()` and `state` of `order.getState()`."""
    for node in nodes((test,)):
        if isinstance(node, s.Call) and isinstance(node.function, s.Attribute) and not node.arguments:
            name = node.function.name
            bare = next((name[len(prefix) :] for prefix in ("get", "is") if name.startswith(prefix)), name)
            yield f"{name}()"
            yield decapitalised(bare)
        elif isinstance(node, s.Attribute):
            yield node.name


def as_of_kind(frame: Frame, node: s.Expr, value: Value, path: Path | None, state: State) -> Value:
    """What is read of a row of which the kind is known, for a variable or as a closure's answer: its null is as doubtful as where
    it is used at once. What a function gives that reads it is told of that one's row."""
    origin = value.origin
    if origin is None or origin.doubt or origin.path != frame.path or origin.via or origin.text != render(node):
        return value
    status = status_at(frame, origin, path, state)
    if not status.is_kind:
        return value
    doubt = f"it is read only where '{status.name}' has certain values, with which it may always be set"
    return msgspec.structs.replace(value, origin=msgspec.structs.replace(origin, doubt=doubt))


def _at_end(frame: Frame, names: Sequence[str], state: State | None) -> tuple[tuple[Fact, ...], tuple[Path, ...]]:
    """What holds below the first parameter in the state in which a closure of Java ends, and what may be null there."""
    if not frame.is_java or not names or state is None or state.dead:
        return (), ()
    lost = [known[1:] for known, value in state.values.items() if len(known) > 1 and known[0] == names[0] and value.null >= NULL]
    return tuple([fact for fact in _facts_below((names[0],), state) if fact.segments]), tuple(lost)


def _found_outside(closure: Closure, state: State | None) -> tuple[Path, ...]:
    """The paths that a closure sees around it, may be null there, and are not null in a state at its end."""
    if state is None:
        return ()
    inside = {parameter.name for parameter in closure.parameters}
    return tuple(
        path
        for path, before in closure.state.values.items()
        if before.null not in (NONNULL, NULL)
        and path[0] not in inside
        and (after := state.values.get(path)) is not None
        and after.null == NONNULL
    )


def has_functions(arguments: _Arguments) -> bool:
    """Whether a lambda or a local function is among the arguments."""
    return bool([value for _, value, _ in arguments if value.callable is not None and isinstance(value.callable, Closure)])
