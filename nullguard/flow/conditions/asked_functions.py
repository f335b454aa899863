"""Java: what predicates tell of what they are asked for: `HAS_PAID.test(order)`."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.state import MAX_DEPTH, Path, Split, State
from nullguard.flow.domain.values import ANY, Fact, Value
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.closures import Closure, Outcome, call_closure
from nullguard.flow.frame.frame import Frame
from nullguard.flow.summaries.sink import Sink
from nullguard.model import syntax as s
from nullguard.program.trace import body_entry

_MOST_NESTED: Final = 2
"""Functions within each other in which predicates are asked: each is interpreted once more for it."""

_CONSTANT: Final = frozenset({"static", "final"})

_FIXED: Final = frozenset({"static", "private", "final"})
"""Modifiers of methods that no class below overrides."""


def tested(frame: Frame, node: s.Call, state: State) -> Split | None:
    """What a predicate that a variable or a constant holds tells of the object that it is asked for."""
    if not isinstance(node.function, s.Attribute) or len(node.arguments) != 1:
        return None
    asked = _constant(frame, node.function.value) or _made(frame, node.function.value) or node.function.value
    argument = node.arguments[0].value
    value, path = quietly(frame, argument, state)
    outcome = _outcome(frame, asked, value, state) if path is not None else None
    if path is None or outcome is None or not (outcome.true_facts or outcome.false_facts):
        return None
    frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    true, false = state.copy(), state
    _tell(path, value, outcome.true_facts, true)
    _tell(path, value, outcome.false_facts, false)
    return None if true.dead else true, None if false.dead else false


def _tell(path: Path, value: Value, facts: tuple[Fact, ...], state: State) -> None:
    for fact in facts:
        place = (*path, *fact.segments)
        if len(place) <= MAX_DEPTH:
            state.refine(place, state.values.get(place, ANY) if fact.segments else value, fact.aspect)


def _constant(frame: Frame, node: s.Expr) -> s.Expr | None:
    """The function that a constant of the class holds, by its name."""
    if not isinstance(node, s.Name) or node.id in frame.locals or frame.owner is None:
        return None
    member = frame.world.program.field(frame.owner, node.id)
    field = member.field if member is not None and member.declared_in.path == frame.path else None
    is_constant = field is not None and frozenset(field.modifiers) >= _CONSTANT
    is_function = field is not None and isinstance(field.value, s.Lambda | s.MethodReference)
    return field.value if field is not None and is_constant and is_function else None


def _made(frame: Frame, node: s.Expr) -> s.Expr | None:
    """The function that a method of the class gives which is given nothing and does nothing else: `Predicate<Order> hasPaid() {
    return order -> …; }`."""
    match node:
        case s.Call(function=s.Name(id=name), arguments=()) if frame.owner is not None and frame.is_java:
            member = frame.world.program.method(frame.owner, name, 0)
        case _:
            return None
    functions = member.functions if member is not None else ()
    if len(functions) != 1 or functions[0].path != frame.path or _FIXED.isdisjoint(functions[0].decl.modifiers):
        return None
    if functions[0].decl.returns is None or not functions[0].decl.returns.args:  # `Predicate<Order>`
        return None
    frame.world.program.reads.add(body_entry(functions[0]))
    match frame.world.program.body(functions[0]):
        case (s.Return(value=s.Lambda() | s.MethodReference() as given),):
            return given
    return None


def constant_function(frame: Frame, node: s.Expr, state: State) -> Closure | None:
    """The function that a constant of the class holds, or a method of it makes, which is handed on: `orders.filter(HAS_PAID)`,
    `orders.filter(hasPaid())`."""
    if not frame.is_java:
        return None
    if isinstance(node, s.Call):
        asked = _made(frame, node)
    else:
        asked = _constant(frame, node) if isinstance(node, s.Name) and node.id.isupper() else None
    function = quietly(frame, asked, state)[0].callable if asked is not None and frame.depth <= _MOST_NESTED else None
    return function if isinstance(function, Closure) else None


def _outcome(frame: Frame, asked: s.Expr, given: Value, state: State) -> Outcome | None:
    """What a function gives for a value; nothing is noted of it, which is called elsewhere, too."""
    function = quietly(frame, asked, state)[0].callable if frame.depth <= _MOST_NESTED else None
    if not isinstance(function, Closure):
        return None
    sink, frame.sink = frame.sink, Sink()
    try:
        return call_closure(frame, function, (given,))
    finally:
        frame.sink = sink
