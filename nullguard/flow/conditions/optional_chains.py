"""What a Java Optional tells that is asked at the end of a chain: `Optional.ofNullable(order).map(Order::getBuyer).isPresent()`
is true where there is the order, and its buyer, and `found.map(order -> order.getNote() != null).orElse(false)` where there is a
note."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.conditions.read_of import read_of
from nullguard.flow.domain.state import Path, Split, State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.closures import Closure
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.names import is_key
from nullguard.flow.frame.resolving import qualified_callee
from nullguard.flow.lookups.mapped_optionals import CALLING
from nullguard.flow.summaries.sink import Sink
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name
from nullguard.program.symbols import OPTIONAL

_MOST_LINKS: Final = 4
"""Functions that make something of the value, one after the other."""

_MADE: Final = ("Optional.of", "Optional.ofNullable")

_CONDITIONS: Final = (s.Compare, s.Boolean, s.Not, s.InstanceOf)

_TRUTHS: Final = {"Boolean.TRUE": True, "Boolean.FALSE": False}

_Links = list[tuple[str, s.Expr]]


def presence(frame: Frame, node: s.Call, state: State) -> Split | None:
    """The split of `….isPresent()`."""
    return _asked(frame, node, True, state)


def absence(frame: Frame, node: s.Call, state: State) -> Split | None:
    """The split of `….isEmpty()` of an Optional."""
    return _asked(frame, node, False, state)


def _asked(frame: Frame, node: s.Call, is_true: bool, state: State) -> Split | None:
    """The split of a question that is answered with `is_true` where the Optional holds something."""
    optional = node.function.value if isinstance(node.function, s.Attribute) and not node.arguments else None
    made = _made(frame, optional, state) if optional is not None else None
    if made is None:
        return None
    first, value, links = made
    is_all = all(_applied(value, function) is not None for _, function in links)
    return _split(frame, node, (*first, *_conditions(value, links)), is_all, is_true, state)


def outcome(frame: Frame, node: s.Call, state: State) -> Split | None:
    """The split of `….map(order -> order.getNote() != null).orElse(false)`, a condition of what is in an Optional."""
    other = _other(node)
    optional = node.function.value if isinstance(node.function, s.Attribute) else None
    made = _made(frame, optional, state) if optional is not None and other is not None else None
    if made is None or not made[2] or made[2][-1][0] != "map":
        return None
    first, value, links = made
    holder: s.Expr | None = value
    for name, function in links[:-1]:
        holder = _applied(holder, function) if name == "map" and holder is not None else holder
    asked = _applied(holder, links[-1][1]) if holder is not None else None
    if asked is None:
        return None
    there = [] if isinstance(asked, _CONDITIONS) else [_is_there(asked)]
    asked = s.Not(asked, node.at) if other else asked
    is_all = all(_applied(value, function) is not None for _, function in links)
    return _split(frame, node, (*first, *_conditions(value, links[:-1]), *there, asked), is_all, not other, state)


def note_inside_chain(frame: Frame, node: s.Call, name: str, base: Value, arguments: Arguments, state: State) -> None:
    """Note what holds wherever the function runs that a method of an Optional is given which was made of a value: in `o ->
    ship(order)` of `Optional.ofNullable(order.getBuyer()).ifPresent(…)` the order has a buyer."""
    if not frame.is_java or name not in CALLING or base.type is None or base.type.cls != OPTIONAL or not arguments:
        return
    function = arguments[0][1].callable
    optional = node.function.value if isinstance(node.function, s.Attribute) and isinstance(function, Closure) else None
    made = _made(frame, optional, state) if optional is not None else None
    if made is None or not isinstance(function, Closure):
        return
    first, value, links = made
    tests = (*first, *_conditions(value, links))
    sink, frame.sink = frame.sink, Sink()
    try:
        inside, _ = frame.branch(frame, s.Boolean("and", tests, node.at), function.state.copy())
    finally:
        frame.sink = sink
    if inside is not None:
        function.state.become(inside)


def _other(node: s.Call) -> bool | None:
    """What stands in for nothing: `false` of `orElse(false)`, `orElseGet(() -> false)`; None of anything else."""
    match node.arguments:
        case (s.Argument(value=s.Lambda(parameters=(), body=(s.Return(value=given),)), star=0),) if given is not None:
            pass
        case (s.Argument(value=given, star=0),):
            pass
        case _:
            return None
    if isinstance(given, s.Constant):
        return given.value if isinstance(given.value, bool) else None
    return _TRUTHS.get(dotted_name(given))


def _split(frame: Frame, node: s.Call, tests: tuple[s.Expr, ...], is_all: bool, is_true: bool, state: State) -> Split:
    """The split of a call that gives `is_true` where all conditions hold, and only there if these are all."""
    value, path = frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    condition: s.Expr = tests[0] if len(tests) == 1 else s.Boolean("and", tests, node.at)
    sink, frame.sink = frame.sink, Sink()  # what the functions use was noted where they stand
    try:
        holds, fails = frame.branch(frame, condition, state.copy())
    finally:
        frame.sink = sink
    true, false = (holds, fails if is_all else state) if is_true else (fails if is_all else state, holds)
    _refine(path, value, "true", true)
    _refine(path, value, "false", false)
    return true, false


def _refine(path: Path | None, value: Value, aspect: str, state: State | None) -> None:
    if path is not None and state is not None:
        state.refine(path, state.values.get(path, value), aspect)


def _made(frame: Frame, optional: s.Expr, state: State) -> tuple[tuple[s.Expr, ...], s.Expr, _Links] | None:
    """The first conditions under which an Optional holds something, the value that it is made of, and the functions that make
    something of that; None where nobody knows what it is made of."""
    links: _Links = []
    while isinstance(optional, s.Call) and isinstance(optional.function, s.Attribute) and len(optional.arguments) == 1:
        given = optional.arguments[0].value
        if optional.function.name not in ("map", "filter"):
            break
        links.append((optional.function.name, given))
        if len(links) > _MOST_LINKS:
            return None
        optional = optional.function.value
    if isinstance(optional, s.Call) and len(optional.arguments) == 1 and isinstance(optional.function, s.Attribute):
        if qualified_callee(frame, optional.function).endswith(_MADE):
            return (_is_there(optional.arguments[0].value),), optional.arguments[0].value, links[::-1]
    if not links or not is_key(optional):
        return None
    held, _ = quietly(frame, optional, state)
    if held.type is None or held.type.cls != OPTIONAL:
        return None
    at = optional.at if isinstance(optional, s.Call | s.Attribute) else links[-1][1].at
    present = s.Call(s.Attribute(optional, "isPresent", at), (), at)
    return (present,), s.Call(s.Attribute(optional, "get", at), (), at), links[::-1]


def _conditions(value: s.Expr, links: _Links) -> Iterator[s.Expr]:
    for name, function in links:
        made = _applied(value, function)
        if made is None:
            return
        if name == "filter":
            yield made
        else:
            value = made
            yield _is_there(value)


def _is_there(value: s.Expr) -> s.Expr:
    return s.Compare((value, s.Constant(None, "null")), ("!=",))


def _applied(value: s.Expr, function: s.Expr) -> s.Expr | None:
    """What a function gives for a value, as far as it only reads and asks it: `Order::getBuyer`, `o -> o.getBuyer() != null`."""
    match function:
        case s.MethodReference(value=s.Name(id=cls) | s.Attribute(name=cls), name=name, at=at) if cls[:1].isupper():
            return s.Call(s.Attribute(value, name, at), (), at)
        case s.Lambda(parameters=(parameter,), body=(s.Return(value=read),)) if read is not None:
            return read_of(read, parameter.name, value)
    return None
