"""Functions that a function of the project is handed beside what it calls them with (Python): `total(orders, lambda order: …)`,
whose body goes through `orders` and calls the function with each, or calls it with what it was given itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.domain.values import ANY, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import Closure
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.overloads import argument_for, given
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_SAME_ELEMENTS: Final = frozenset({"iter", "list", "reversed", "set", "sorted", "tuple"})
"""Functions of Python that give the elements of what they are given."""

_Source = tuple[str, bool]
"""A parameter, and whether an element of it is meant."""


def relayed(frame: Frame, functions: Sequence[FunctionInfo], arguments: Arguments) -> dict[int, tuple[Value, ...]]:
    """What the functions among the arguments of a call are called with, by their places among the arguments, as far as it is
    another argument, or an element of one."""
    if frame.is_java or len(functions) != 1 or functions[0].is_library:
        return {}
    function = functions[0]
    names = [parameter.name for parameter in given(function) if parameter.kind in ("positional", "keyword")]
    found: dict[int, tuple[Value, ...]] = {}
    called: Mapping[str, tuple[_Source | None, ...]] | None = None
    for place, (argument, value, _) in enumerate(arguments):
        if not isinstance(value.callable, Closure) or argument.star:
            continue
        name = argument.name or (names[place] if place < len(names) else "")
        if called is None:
            frame.world.program.reads.add(body_entry(function))
            called = dict(_called(frame.world.program.body(function), frozenset(names)))
        if name in called:
            values = [_value(frame, function, names, arguments, source) for source in called[name]]
            found[place] = tuple(values)
    return found


def _value(frame: Frame, function: FunctionInfo, names: Sequence[str], arguments: Arguments, source: _Source | None) -> Value:
    if source is None:
        return ANY
    name, is_element = source
    handed = argument_for(function, arguments, names.index(name))
    if handed is None:
        return ANY
    return element_of(frame, handed[1]) if is_element else handed[1]


def _called(body: s.Body, names: frozenset[str]) -> Iterator[tuple[str, tuple[_Source | None, ...]]]:
    """What a body calls its parameters with; the first call of each counts."""
    bound: dict[str, _Source | None] = {}
    calls: dict[str, s.Call] = {}
    tested: set[str] = set()
    for node in nodes(body):
        match node:
            case s.ForEach(target=target, iterable=iterable):
                _bind(target, iterable, names, bound)
            case s.Clause(target=target, iterable=iterable, conditions=conditions):
                _bind(target, iterable, names, bound)
                tested.update(name for condition in conditions for name in names_in(condition))
            case s.Branch(test=test) | s.Conditional(test=test):
                tested.update(names_in(test))
            case s.Assign(targets=targets):
                bound.update((target.id, None) for target in targets if isinstance(target, s.Name))
            case s.Call(function=s.Name(id=name), arguments=arguments) if name in names and arguments:
                if not any(argument.star or argument.name for argument in arguments):
                    calls.setdefault(name, node)
    known = {**{name: (name, False) for name in names}, **bound}
    for name, call in calls.items():
        if name not in bound:
            given_names = [item.value.id if isinstance(item.value, s.Name) else "" for item in call.arguments]
            yield name, tuple(known.get(item) if item not in tested else None for item in given_names)


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
        bound[target.id] = source if target.id not in bound or bound[target.id] == source else None


def _name(node: s.Expr) -> str:
    return node.id if isinstance(node, s.Name) else ""
