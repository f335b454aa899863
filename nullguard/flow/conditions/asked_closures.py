"""Lambdas and nested functions as conditions (Python): `is_there = lambda row: row is not None`, `if is_there(order):`."""

from __future__ import annotations

from typing import Final

from nullguard.flow.bodies.aliases import alias
from nullguard.flow.domain.state import MAX_DEPTH, Path, Split, State
from nullguard.flow.domain.values import NONNULL, NULL
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.closures import Closure
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s

_MOST_WITHIN: Final = 2
"""Functions that ask each other are followed so far: each is evaluated, too, so that more of them take many ways."""

_Function = tuple[tuple[s.Parameter, ...], s.Body]


def closure_test(frame: Frame, node: s.Call, state: State) -> Split | None:
    """What a function that gives nothing but an expression tells: what the expression tells of what it is given, and of the names
    around it as they are when it is called."""
    found = _called(node, state)
    asked = _only_given(found[1]) if found is not None else None
    if found is None or asked is None or id(asked) in frame.running or len(frame.running) > _MOST_WITHIN:
        return None
    names = [parameter.name for parameter in found[0]]
    given = _in_order(node, found[0])
    if given is None or any(name in frame.locals and not _is_called(given[name], name) for name in names):
        return None
    frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    bound = [(name, *quietly(frame, given[name], state)) for name in names if not _is_called(given[name], name)]
    for name, value, path in bound:
        state.assign((name,), value, frame.dependents)
        if path is not None:
            state.imply(alias((name,), path))
    outer = frame.locals
    frame.locals = outer | frozenset(names)
    frame.running.add(id(asked))
    try:
        true, false = frame.branch(frame, asked, state)
    finally:
        frame.locals = outer
        frame.running.discard(id(asked))
    for after in (true, false):
        if after is None:
            continue
        for name, _, path in bound:
            if path is not None:
                _tell_below(after, (name,), path)
            after.forget((name,), frame.dependents)
    return true, false


def _tell_below(state: State, name: Path, path: Path) -> None:
    """What is known below a parameter is known below what it was given."""
    for known, value in list(state.values.items()):
        place = (*path, *known[1:])
        if known[0] == name[0] and len(known) > 1 and len(place) <= MAX_DEPTH and value.null in (NONNULL, NULL):
            state.refine(place, state.values.get(place, value), "nonnull" if value.null == NONNULL else "null")


def _called(node: s.Call, state: State) -> _Function | None:
    if isinstance(node.function, s.Lambda):
        return node.function.parameters, node.function.body
    if not isinstance(node.function, s.Name):
        return None
    held = state.values.get((node.function.id,))
    closure = held.callable if held is not None else None
    return (closure.parameters, closure.body) if isinstance(closure, Closure) and closure.function is None else None


def _only_given(body: s.Body) -> s.Expr | None:
    match body:
        case (s.Return(value=value),):
            return value
    return None


def _in_order(node: s.Call, parameters: tuple[s.Parameter, ...]) -> dict[str, s.Expr] | None:
    """What a call gives each parameter; None where that is not written there."""
    if len(node.arguments) != len(parameters) or any(parameter.kind != "positional" for parameter in parameters):
        return None
    given: dict[str, s.Expr] = {}
    for parameter, argument in zip(parameters, node.arguments, strict=True):
        if argument.star:
            return None
        given[argument.name or parameter.name] = argument.value
    return given if given.keys() == {parameter.name for parameter in parameters} else None


def _is_called(node: s.Expr, name: str) -> bool:
    """Whether what is given is called as the parameter is: then both mean the same."""
    return isinstance(node, s.Name) and node.id == name
