"""Java streams of Optionals of which a filter keeps those that are present: `filter(Optional::isPresent).map(Optional::get)`."""

from __future__ import annotations

from typing import Final

from nullguard.model import syntax as s
from nullguard.model.nodes import last_name

PRESENCE: Final = {"isPresent": True, "isEmpty": False}
"""Questions of an Optional, and their answers where it holds something."""


def asks_for_presence(node: s.Call) -> bool:
    """Whether a filter only keeps Optionals that hold something."""
    return len(node.arguments) == 1 and _is_asked(node.arguments[0].value, True)


def _is_asked(function: s.Expr, answer: bool) -> bool:
    match function:
        case s.MethodReference(value=s.Name(id=cls) | s.Attribute(name=cls), name=name):
            return cls == "Optional" and PRESENCE.get(name) is answer
        case s.Call(arguments=(s.Argument(value=inner),)) if last_name(function.function) == "not":
            return _is_asked(inner, not answer)
        case s.Lambda(parameters=(s.Parameter(name=name),), body=(s.Return(value=value),)):
            return value is not None and _asks_of(value, name, answer)
    return False


def _asks_of(value: s.Expr, name: str, answer: bool) -> bool:
    match value:
        case s.Not(operand=inner):
            return _asks_of(inner, name, not answer)
        case s.Call(function=s.Attribute(value=s.Name(id=asked), name=question), arguments=()):
            return asked == name and PRESENCE.get(question) is answer
    return False
