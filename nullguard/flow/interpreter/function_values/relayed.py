"""Functions that a function of the project is handed beside what it calls them with: `total(orders, lambda order: …)`, whose body
goes through `orders` and calls the function with each, or calls it with what it was given itself.

In Python this tells what a lambda gets at all. In Java its type tells that; what counts there is what more is known of the
elements (`total(orders.withNote(), order -> order.getNote().length())`), as far as they are all that the function is called with.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import ANY, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import Closure
from nullguard.flow.frame.elements import element_of, with_facts
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.meant.overloads import argument_for, given
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_SAME_ELEMENTS: Final = library_names("iterating")
"""Functions of Python that give the elements of what they are given."""

_OF_ELEMENTS: Final = library_names("same-elements")
"""Methods of Java that give a stream of the elements of what they are called of."""

_REFUSING: Final = frozenset(name.rpartition(".")[2] for name in library_names("throwing-on-null"))

_Source = tuple[str, bool]
"""A parameter, and whether an element of it is meant."""


def relayed(frame: Frame, functions: Sequence[FunctionInfo], arguments: Arguments) -> dict[int, tuple[Value, ...]]:
    """What the functions among the arguments of a call are called with, by their places among the arguments, as far as it is
    another argument, or an element of one."""
    if len(functions) != 1 or functions[0].is_library:
        return {}
    if frame.is_java and not any(value.callable is None and _has_facts(value) for _, value, _ in arguments):
        return {}
    function = functions[0]
    names = [parameter.name for parameter in given(function) if parameter.takes_one]
    found: dict[int, tuple[Value, ...]] = {}
    called: Mapping[str, tuple[_Source | None, ...]] | None = None
    for place, (argument, value, _) in enumerate(arguments):
        if not isinstance(value.callable, Closure) or argument.star:
            continue
        name = argument.name or (names[place] if place < len(names) else "")
        if called is None:
            called = _called_by(frame, function, names)
        if name in called:
            state = value.callable.state
            values = [_value(frame, function, names, arguments, source, state) for source in called[name]]
            if not frame.is_java or any(_has_facts(handed) for handed in values):
                found[place] = tuple(values)
    return found


def _has_facts(value: Value) -> bool:
    return bool(value.facts or (value.element is not None and value.element.facts))


def _called_by(frame: Frame, function: FunctionInfo, names: Sequence[str]) -> Mapping[str, tuple[_Source | None, ...]]:
    world = frame.world
    world.program.reads.add(body_entry(function))
    known = world.relayed.get(function.id)
    if known is None:
        known = world.relayed[function.id] = _called(world.program.body(function), frozenset(names), frame.is_java)
    return known


def _value(
    frame: Frame, function: FunctionInfo, names: Sequence[str], arguments: Arguments, source: _Source | None, state: State
) -> Value:
    if source is None:
        return ANY
    name, is_element = source
    handed = argument_for(function, arguments, names.index(name))
    if handed is None:
        return ANY
    return element_of(frame, handed[1]) if is_element else with_facts(frame, handed[1], handed[2], state)


def _called(body: s.Body, names: frozenset[str], is_java: bool) -> dict[str, tuple[_Source | None, ...]]:
    """What a body calls its parameters with; None for what is not always the same."""
    bound: dict[str, _Source | None] = {}
    calls: dict[str, list[tuple[s.Expr | _Source | None, ...]]] = {}
    tested: set[str] = set()
    each: dict[int, _Source] = {}
    for node in nodes(body):
        match node:
            case s.ForEach(target=target, iterable=iterable):
                _bind(target, iterable, names, bound)
            case s.Clause(target=target, iterable=iterable, conditions=conditions):
                _bind(target, iterable, names, bound)
                tested.update(name for condition in conditions for name in names_in(condition))
            case s.Branch() | s.Conditional() | s.Assert() | s.While() | s.Switch() | s.Boolean() if not is_java:
                tested.update(name for test in _tests(node) for name in names_in(test))
            case s.AssignExpr(target=s.Name(id=name)) | s.AugAssign(target=s.Name(id=name)):
                bound[name] = None
            case s.Assign(targets=targets):
                taken = _taken_of(node.value, names) if is_java else None
                bound.update((target.id, _same(target.id, taken, bound)) for target in targets if isinstance(target, s.Name))
            case s.Call(arguments=arguments) if is_java:
                _note_java_call(node, names, calls, each)
            case s.Call(function=s.Name(id=name), arguments=arguments) if name in names and arguments:
                if not any(argument.star or argument.name for argument in arguments):
                    calls.setdefault(name, []).append(tuple([argument.value for argument in arguments]))
            case s.Lambda(parameters=parameters) if is_java:
                _bind_all(parameters, each.get(id(node)), bound)
    known: dict[str, _Source | None] = {**{name: (name, False) for name in names}, **bound}
    return {
        name: _agreed([[_source(item, known, tested, is_java) for item in called] for called in found])
        for name, found in calls.items()
        if name not in bound
    }


def _tests(node: s.Node) -> Sequence[s.Expr]:
    """What is asked before what else is in a node is run."""
    match node:
        case s.Branch(test=test) | s.Conditional(test=test) | s.Assert(test=test) | s.Switch(subject=test):
            return (test,)
        case s.While(test=test) if test is not None:
            return (test,)
        case s.Boolean(operands=operands):
            return operands[:-1]
    return ()


def _source(
    item: s.Expr | _Source | None, known: Mapping[str, _Source | None], tested: Collection[str], is_java: bool
) -> _Source | None:
    if isinstance(item, s.Name):
        item = known.get(item.id) if item.id not in tested else None
    elif isinstance(item, s.Call) and is_java:
        item = _taken_of(item, known.keys())
    return item if isinstance(item, tuple) and known.get(item[0]) == (item[0], False) else None


def _agreed(calls: Sequence[Sequence[_Source | None]]) -> tuple[_Source | None, ...]:
    """What all calls of a function are called with alike."""
    first, *others = calls
    if any(len(other) != len(first) for other in others):
        return ()
    return tuple([source if all(other[place] == source for other in others) else None for place, source in enumerate(first)])


def _note_java_call(
    node: s.Call, names: frozenset[str], calls: dict[str, list[tuple[s.Expr | _Source | None, ...]]], each: dict[int, _Source]
) -> None:
    """`work.apply(order)`, `orders.forEach(order -> work.apply(order))` and `orders.stream().mapToInt(work)`. Whoever else is
    handed the function may call it with anything."""
    function, handed = node.function, [argument.value for argument in node.arguments]
    if isinstance(function, s.Attribute) and isinstance(function.value, s.Name) and function.value.id in names and handed:
        if function.name not in _OF_ELEMENTS:
            calls.setdefault(function.value.id, []).append(tuple(handed))
    source = _elements_of(function.value, names) if isinstance(function, s.Attribute) else None
    for item in handed:
        if isinstance(item, s.Lambda) and source is not None and len(handed) == 1:
            each[id(item)] = source
        elif isinstance(item, s.Name) and item.id in names and last_name(function) not in _REFUSING:
            calls.setdefault(item.id, []).append((source if len(handed) == 1 else None,))


def _elements_of(node: s.Expr, names: Collection[str]) -> _Source | None:
    """The parameter whose elements a stream has: `orders.stream().filter(…)`."""
    while isinstance(node, s.Call) and isinstance(node.function, s.Attribute) and node.function.name in _OF_ELEMENTS:
        node = node.function.value
    return (node.id, True) if isinstance(node, s.Name) and node.id in names else None


def _taken_of(node: s.Expr | None, names: Collection[str]) -> _Source | None:
    """The parameter that an element is taken of: `orders.get(i)`."""
    if isinstance(node, s.Call) and isinstance(node.function, s.Attribute) and node.function.name == "get":
        return _elements_of(node.function.value, names)
    return None


def _bind_all(parameters: Sequence[s.Parameter], source: _Source | None, bound: dict[str, _Source | None]) -> None:
    """Note what the parameters of a lambda are."""
    only = source if len(parameters) == 1 else None
    for parameter in parameters:
        bound[parameter.name] = _same(parameter.name, only, bound)


def _same(name: str, source: _Source | None, bound: Mapping[str, _Source | None]) -> _Source | None:
    """What a name is, where it is the same wherever it is bound."""
    return source if bound.get(name, source) == source else None


def _bind(target: s.Expr, iterable: s.Expr, names: frozenset[str], bound: dict[str, _Source | None]) -> None:
    """Note what going through something binds; what is bound twice may be either."""
    if isinstance(target, s.Collection):
        is_numbered = isinstance(iterable, s.Call) and _name(iterable.function) == "enumerate" and len(target.items) > 1
        for item in target.items:
            if isinstance(item, s.Name):
                bound[item.id] = None
        if not is_numbered or not isinstance(iterable, s.Call) or not iterable.arguments:
            return
        target, iterable = target.items[1], iterable.arguments[0].value
    elif not isinstance(target, s.Name):
        return
    while isinstance(iterable, s.Call) and _name(iterable.function) in _SAME_ELEMENTS and iterable.arguments:
        iterable = iterable.arguments[0].value
    source = (iterable.id, True) if isinstance(iterable, s.Name) and iterable.id in names else None
    if isinstance(target, s.Name):
        bound[target.id] = _same(target.id, source, bound)


def _name(node: s.Expr) -> str:
    return node.id if isinstance(node, s.Name) else ""
