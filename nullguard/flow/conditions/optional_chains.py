"""What a Java Optional tells that is asked at the end of a chain: `Optional.ofNullable(order).map(Order::getBuyer).isPresent()`
is true where there is the order, and its buyer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.state import Split, State
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import qualified_callee
from nullguard.model import syntax as s

_MOST_LINKS: Final = 4
"""Functions that make something of the value, one after the other."""

_MADE: Final = ("Optional.of", "Optional.ofNullable")


def presence(frame: Frame, node: s.Call, state: State) -> Split | None:
    """The split of `….isPresent()`."""
    optional = node.function.value if isinstance(node.function, s.Attribute) and not node.arguments else None
    asked = _asked(frame, optional) if optional is not None else None
    if asked is None:
        return None
    frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    tests, is_all = asked
    condition: s.Expr = tests[0] if len(tests) == 1 else s.Boolean("and", tests, node.at)
    true, false = frame.branch(frame, condition, state.copy())
    return true, false if is_all else state


def absence(frame: Frame, node: s.Call, state: State) -> Split | None:
    """The split of `….isEmpty()` of an Optional."""
    split = presence(frame, node, state)
    return (split[1], split[0]) if split is not None else None


def _asked(frame: Frame, optional: s.Expr) -> tuple[tuple[s.Expr, ...], bool] | None:
    """The conditions that hold together where an Optional is not empty, and whether nothing else decides that; None of one that
    is not made of a value here."""
    links: list[tuple[str, s.Expr]] = []
    while isinstance(optional, s.Call) and isinstance(optional.function, s.Attribute) and len(optional.arguments) == 1:
        given = optional.arguments[0].value
        if optional.function.name not in ("map", "filter"):
            if not qualified_callee(frame, optional.function).endswith(_MADE):
                return None
            return tuple(_conditions(given, links[::-1])), all(_applied(given, link) is not None for _, link in links)
        links.append((optional.function.name, given))
        if len(links) > _MOST_LINKS:
            return None
        optional = optional.function.value
    return None


def _conditions(value: s.Expr, links: list[tuple[str, s.Expr]]) -> Iterator[s.Expr]:
    yield _is_there(value)
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
    """What a function gives for a value, as far as it only reads it: `Order::getBuyer`, `o -> o.getBuyer().getName()`."""
    match function:
        case s.MethodReference(value=s.Name(id=cls) | s.Attribute(name=cls), name=name, at=at) if cls[:1].isupper():
            return s.Call(s.Attribute(value, name, at), (), at)
        case s.Lambda(parameters=(parameter,), body=(s.Return(value=read),)) if read is not None:
            return _put(read, parameter.name, value)
    return None


def _put(read: s.Expr, name: str, value: s.Expr) -> s.Expr | None:
    """An expression that only calls getters, read from another value than the variable of a name; a test of one for null, too."""
    match read:
        case s.Name(id=own):
            return value if own == name else None
        case s.Call(function=s.Attribute(value=holder, name=getter, at=place), arguments=(), at=at):
            held = _put(holder, name, value)
            return s.Call(s.Attribute(held, getter, place), (), at) if held is not None else None
        case s.Compare(operands=(asked, s.Constant(kind="null") as null), operators=("!=" | "==",) as operators, at=at):
            held = _put(asked, name, value)
            return s.Compare((held, null), operators, at) if held is not None else None
    return None
