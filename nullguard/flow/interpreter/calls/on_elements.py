"""Functions that Python's built-ins and its library call with the elements of what they are given."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.flow.domain.joins import join
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import ANY, NONNULL, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import Closure, call_closure
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.uses import note_use
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type


def element_handed_on(frame: Frame, qualified: str, values: Sequence[Value]) -> Value | None:
    """What iterating over the result of `itertools.chain(a, b)` and the like gives; None for other functions."""
    if qualified not in _HANDING_ON or not values:
        return None
    element = element_of(frame, values[0])
    for value in values[1:] if qualified == _CHAIN else ():
        element = join(element, element_of(frame, value))
    return element


def unpacked(frame: Frame, arguments: Arguments) -> list[Value]:
    """What a call is given by its arguments: by `chain(*groups)` each of the groups."""
    return [element_of(frame, value) if argument.star == 1 else value for argument, value, _ in arguments]


def with_each(frame: Frame, qualified: str, arguments: Arguments, state: State) -> Value | None:
    """What `functools.reduce(lambda total, order: total + order.price, orders)` and `itertools.groupby(orders, lambda order: …)`
    give, whose functions get the elements; None for other functions."""
    position = _OF_EACH.get(qualified)
    if position is None or len(arguments) < 2:
        return None
    function = next((value for given, value, _ in arguments if given.name == "key"), arguments[1 - position][1])
    closure, (_, iterable, path) = function.callable, arguments[position]
    if not isinstance(closure, Closure) or not isinstance(closure.body[-1], s.Return):
        return None
    element = element_of(frame, frame.learned(iterable, path, state))
    outcome = call_closure(frame, closure, (ANY, element) if qualified == _REDUCE else (element,))
    if qualified == _REDUCE:
        return ANY
    group = Value(NONNULL, Type("typing.Iterator"), element=element)
    return Value(NONNULL, Type("typing.Iterator"), element=Value(NONNULL, Type("builtins.tuple"), items=(outcome.value, group)))


_REDUCE = "functools.reduce"
_OF_EACH = {_REDUCE: 1, "itertools.groupby": 0}
"""Where the iterable stands among the arguments; the function is the other one."""

_CHAIN = "itertools.chain"
_HANDING_ON = frozenset({_CHAIN, "itertools.islice", "itertools.takewhile", "itertools.dropwhile", "itertools.cycle"})


def getter(node: s.Call, qualified: str, state: State) -> Value | None:
    """`operator.attrgetter("due")` and `itemgetter("due")` as the lambda that they are; None for other functions."""
    if qualified not in _GETTERS or len(node.arguments) != 1:
        return None
    key = node.arguments[0].value
    given: s.Expr = s.Name("it", node.at)
    if qualified == _ITEM_GETTER:
        given = s.Subscript(given, key, node.at)
    elif isinstance(key, s.Constant) and isinstance(key.value, str) and len(key.value) < _LONGEST_PATH:
        for name in key.value.split("."):
            given = s.Attribute(given, name, node.at)
    else:
        return None
    closure = Closure((s.Parameter("it"),), (s.Return(given, node.at),), state.copy())
    return Value(NONNULL, callable=closure, always_true=True)


_ITEM_GETTER = "operator.itemgetter"
_GETTERS = frozenset({"operator.attrgetter", _ITEM_GETTER})
_LONGEST_PATH = 200


def iterated(frame: Frame, node: s.Expr, state: State, operation: str) -> Value:
    """What a built-in goes through, its callers asked where it is a parameter."""
    iterable, path = frame.evaluate(frame, node, state)
    iterable = frame.learned(iterable, path, state)
    note_use(frame, "iteration", node, iterable, path, state, operation)
    return iterable


def closure_of(node: s.Expr, value: Value, state: State) -> Closure | None:
    """The function that a value is; one of the project, or a class of it, is called by the name that `node` gives it."""
    if isinstance(value.callable, Closure):
        return value.callable
    if not isinstance(value.symbol, (ClassInfo, FunctionInfo)) or value.symbol.is_library or not dotted_name(node):
        return None
    called = s.Call(node, (s.Argument(s.Name("it", node.at)),), node.at)
    return Closure((s.Parameter("it"),), (s.Return(called, node.at),), state.copy())
