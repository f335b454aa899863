"""A function whose expressions are evaluated with what its names may hold anywhere in it, insensitive to order."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

import msgspec

from nullguard.flow.bodies.moves import ELEMENT, Binding, Moves, moves_of
from nullguard.flow.conditions.conditions import branch
from nullguard.flow.conditions.switches import execute_switch
from nullguard.flow.containers.made_objects import kept_arguments
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import ANY, NULL, Value
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame, TooManySteps
from nullguard.flow.frame.resolving import imported_value
from nullguard.flow.interpreter.expressions import evaluate
from nullguard.flow.interpreter.statements.assignments import assign
from nullguard.flow.interpreter.statements.statements import execute
from nullguard.flow.receivers.class_names import named_after
from nullguard.flow.receivers.heard import SCALAR, joined
from nullguard.flow.receivers.local_containers import filled_here
from nullguard.flow.receivers.parameters import conventions, declared, given, receiver
from nullguard.flow.summaries.returns import FULL_DEPTH, below
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.summaries.summary import NOTHING, Summary
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import CLASS_OBJECT, ClassInfo, FunctionInfo, Type
from nullguard.program.trace import body_entry

_MOST_BINDINGS = 4
"""Names bound to what other names are bound to are followed this far within a function."""

_CLASSLESS = (s.Constant, s.Format, s.Compare, s.Not)
"""Expressions whose values are no objects of the project's classes."""

NULL_LITERAL = Value(NULL)
"""A null literal, which is known to be no object of any class."""


class Asked(NamedTuple):
    """Who tells what comes from outside of a function, within a depth: what attributes of objects hold, what the variables of
    modules hold that functions share, what a request carries, what callers pass and what calls give back."""

    held: Callable[[World, ClassInfo, str, int], Value | None]
    shared: Callable[[World, str, str, int], Value | None]
    carried: Callable[[World, str, str, int], Value | None]
    passed: Callable[[World, FunctionInfo, s.Parameter, int, ClassInfo | None], Value | None]
    given_back: Callable[[World, FunctionInfo, int, ClassInfo | None], Value | None]


class Context:
    """A function whose expressions are evaluated with what its names may hold anywhere in it; `of`: the class of the object whose
    method it is, one below its own."""

    def __init__(self, world: World, function: FunctionInfo, asked: Asked, depth: int, of: ClassInfo | None = None) -> None:
        self.world = world
        self._of = of
        self.function = function
        self.moves = moves(world, function)
        self._asked = asked
        self._depth = depth
        decl = function.decl
        is_module = decl.name == "<module>"
        frame = self._frame_in(function.path, "" if is_module else decl.qualname, decl.qualname, below(FULL_DEPTH))
        frame.owner = function.owner
        self._frame = frame
        self._receiver = receiver(frame, function)
        if of is not None and self._receiver is not None:
            self._receiver = self._receiver[0], _of_class(self._receiver[1], of)
        if self._receiver is not None:
            frame.self_name = self._receiver[0]
        self._conventions: dict[str, Value] | None = None
        self._locals: dict[str, tuple[Value, tuple[str, ...]]] = {}
        self._asking: list[str] = []
        self._is_cut = False
        self._parameters = {parameter.name: parameter for parameter in given(frame, function)}
        if not is_module:
            bound = {*self._parameters, *self.moves.bindings, *self.moves.imports, *self.moves.hidden}
            frame.locals = frozenset({*bound, frame.self_name} if frame.self_name else bound)

    def value(self, node: s.Expr) -> Value:
        """What an expression of the function may be."""
        if isinstance(node, _CLASSLESS):
            return NULL_LITERAL if isinstance(node, s.Constant) and node.kind == "null" else SCALAR
        frame = self._frame
        if type(node) is s.Name:
            if node.id in frame.locals:
                return self._local(node.id)
            names = [node.id]
        else:  # in order: where names go round, what is found of one depends on which is asked first
            names = [*dict.fromkeys([part.id for part in nodes((node,)) if type(part) is s.Name])]
        state = State()
        for name in names:
            if name in frame.locals:
                state.values[(name,)] = self._local(name)
        frame.steps = 0
        try:
            value = evaluate(frame, node, state)[0]
        except TooManySteps:
            return ANY
        return self._of_arms(node) if isinstance(node, (s.Conditional, s.Boolean)) and _is_unknown(value) else value

    def _of_arms(self, node: s.Conditional | s.Boolean) -> Value:
        """What `orders or Order.objects.all()` and `orders if orders else Order.objects.all()` give, of one of whose arms nothing
        is known."""
        if isinstance(node, s.Conditional):
            return joined(self.world, [self.value(node.body), self.value(node.orelse)]) or ANY
        return self.value(node.operands[-1]) if node.operator == "or" else ANY

    def element(self, node: s.Expr) -> Value:
        """What going through an expression of the function may give."""
        return element_of(self._frame, self.value(node))

    def kept_as(self, cls: ClassInfo, call: s.Call, name: str) -> s.Expr | None:
        """What a call of a class gives for an attribute of the new object."""
        kept = kept_arguments(self._frame, cls, call.arguments)
        return next((call.arguments[position].value for attribute, position in kept if attribute == name), None)

    def _local(self, name: str) -> Value:
        """What a name may hold. Where names go round, or on too long, they are cut: what was found so is kept only of the name
        that was asked for first, because of the others it would depend on that one."""
        if self._receiver is not None and name == self._receiver[0]:
            return self._receiver[1]
        known = self._locals.get(name)
        if known is None:
            if name in self.moves.hidden or name in self._asking or len(self._asking) >= _MOST_BINDINGS:
                self._is_cut = self._is_cut or name not in self.moves.hidden
                return ANY
            program = self.world.program
            outer, program.reads = program.reads, set()
            outer_cut, self._is_cut = self._is_cut, False
            self._asking.append(name)
            try:
                known = (self._find_local(name) or ANY, tuple(program.reads))
            finally:
                self._asking.pop()
                program.reads = outer
            if not self._is_cut or not self._asking:
                self._locals[name] = known
            self._is_cut = bool(self._asking) and (self._is_cut or outer_cut)
        self.world.program.reads.update(known[1])
        return known[0]

    def _find_local(self, name: str) -> Value | None:
        item = self.moves.imports.get(name)
        if item is not None:
            dotted = f"{item.module}.{item.name}" if item.name and item.name != "*" else (item.module if item.alias else name)
            return imported_value(self._frame, item, dotted)
        bindings = self.moves.bindings.get(name, ())
        values = [self._bound(name, binding) for binding in bindings]
        parameter = self._parameters.get(name)
        if parameter is not None:
            values.append(self._parameter(parameter))
        return filled_here(self.world, name, joined(self.world, values), self.moves, self.value)

    def _bound(self, name: str, binding: Binding) -> Value:
        value = self.value(binding.source)
        if binding.kind == ELEMENT:
            value = element_of(self._frame, value)
        if isinstance(binding.target, s.Name):
            return value
        state = State()
        assign(self._frame, binding.target, value, state, None, 0)
        return state.values.get((name,), ANY)

    def _parameter(self, parameter: s.Parameter) -> Value:
        if parameter.type is not None:
            return declared(self._frame, parameter)
        if self._conventions is None:
            self._conventions = conventions(self._frame, self.function)
        known = self._conventions.get(parameter.name)
        known = known or self._asked.passed(self.world, self.function, parameter, self._depth, self._of)
        return known or named_after(self.world, parameter.name) or ANY

    def _frame_in(self, path: str, scope: str, symbol: str, left: int) -> Frame:
        frame = Frame(
            evaluate, branch, assign, execute, execute_switch, self._summarise, self._initial, self.world, Sink(), path, scope,
            None, False, frozenset(), symbol,
        )  # fmt: skip
        frame.calls_left = left
        frame.held, frame.shared = _within(self._asked.held, self._depth), _within(self._asked.shared, self._depth)
        frame.carried = _within(self._asked.carried, self._depth)
        return frame

    def _initial(self, world: World, path: str, scope: str, node: s.Expr, left: int) -> Value:
        """The query that a variable of a module or class stands for."""
        try:
            return evaluate(self._frame_in(path, scope, "<module>", left), node, State())[0]
        except TooManySteps:
            return ANY

    def _summarise(self, world: World, function: FunctionInfo, left: int) -> Summary:
        is_own = self._of is not None and function.owner is not None and function.owner in world.program.ancestors(self._of)
        value = self._asked.given_back(world, function, self._depth, self._of if is_own else None)
        return Summary(value) if value is not None else NOTHING


def _is_unknown(value: Value) -> bool:
    """Whether nothing tells of which class a value is."""
    is_object = value.type is not None or value.symbol is not None or value.asked is not None or value.callable is not None
    return not (is_object or value.element or value.items or value.named)


def _of_class(own: Value, of: ClassInfo) -> Value:
    """A method's own object, or class, as one of a class below."""
    if own.symbol is not None:
        return msgspec.structs.replace(own, type=Type(CLASS_OBJECT, (Type(of.id),)), symbol=of)
    return msgspec.structs.replace(own, type=Type(of.id))


Of = TypeVar("Of")


def _within(ask: Callable[[World, Of, str, int], Value | None], depth: int) -> Callable[[World, Of, str], Value | None]:
    return lambda world, of, name: ask(world, of, name, depth)


def moves(world: World, function: FunctionInfo) -> Moves:
    """What moves objects about in a function."""
    world.program.reads.add(body_entry(function))
    known = world.moves.get(function.id)
    if known is None:
        known = world.moves[function.id] = moves_of(world.program.body(function))
    return known
