"""Chains of conditions that ask which of some values a parameter has (Python): `if kind == "get": …`, `elif kind == "post": …`.

Who calls such a function mostly gives one of the values that it names, so what stays null for all others is hardly met.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NULL
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s

_LEAST = 2
"""Conditions that make a chain: one alone is a question, of which the other answer counts as well."""

_LITERAL: Final = "path"
"""The kind of origin of a null literal."""

_replace = msgspec.structs.replace


def doubt_unnamed(frame: Frame, node: s.If, exits: Iterable[State | None], rest: State) -> None:
    """Doubt, in the state `rest` in which none of a chain's conditions held, the null literals that variables have kept, and that
    no other way out of the chain has left there."""
    name = _asked(node)
    if frame.is_java or not name or name not in frame.parameters:
        return
    others = [state for state in exits if state is not None]
    for path, value in tuple(rest.values.items()):
        origin = value.origin
        if value.null == NULL and len(path) == 1 and origin is not None and origin.kind == _LITERAL and not origin.doubt:
            if others and all(path in other.values and other.values[path].null != NULL for other in others):
                doubt = f"it stays null only where '{name}' is none of the values that the function names"
                rest.values[path] = _replace(value, origin=_replace(origin, doubt=doubt))


def _asked(node: s.If) -> str:
    """The name that all conditions of a chain compare; empty where they ask for anything else, or the chain names what holds
    otherwise."""
    if node.orelse or len(node.branches) < _LEAST:
        return ""
    names = {_compared(branch.test) for branch in node.branches}
    return names.pop() if len(names) == 1 else ""


def _compared(test: s.Expr) -> str:
    match test:
        case s.Compare(operands=(s.Name(id=name), value), operators=("==",)) if _is_written(value):
            return name
        case s.Compare(operands=(s.Name(id=name), s.Collection(items=items)), operators=("in",)) if all(map(_is_written, items)):
            return name
        case s.Call(function=s.Name(id="isinstance"), arguments=(s.Argument(value=s.Name(id=name)), _)):
            return name
    return ""


def _is_written(node: s.Expr) -> bool:
    """Whether a value is a constant, by itself or by its name."""
    match node:
        case s.Constant(value=str() | int()):
            return True
        case s.Name(id=name) | s.Attribute(name=name):
            return name.isupper()
    return False
