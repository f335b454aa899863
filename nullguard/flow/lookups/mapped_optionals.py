"""What is made of an Optional of a row before it is asked: `orders.findById(id).map(Order::isOpen).orElse(false)` only holds
where there is the order (Java)."""

from __future__ import annotations

from typing import Final

from nullguard.flow.lookups.optional_rows import PRESENCE
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s

_MAKING: Final = library_names("optional-going-on")
"""Methods of an Optional whose own one is empty wherever that is."""

CALLING: Final = _MAKING | library_names("optional-calling")
"""Methods of an Optional that call the first function which they are given with what is in it, if anything is."""

_DEMANDING: Final = library_names("optional-demanding")

_MOST: Final = 6
"""Such methods after each other."""


def innermost(node: s.Call) -> s.Call:
    """The first call on the Optional of whose content something is made: `found.map(…)` of `found.map(…).isPresent()`."""
    for _ in range(_MOST):
        match node:
            case s.Call(function=s.Attribute(value=s.Call(function=s.Attribute(name=name)) as made)) if name in _MAKING:
                node = made
            case _:
                break
    return node


def told_by_answer(node: s.Call, name: str) -> str:
    """The answer of a call on an Optional that tells of something in it: `true` of `isPresent()` and of `orElse(false)`; empty
    where none does."""
    if name in PRESENCE:
        return "" if node.arguments else PRESENCE[name]
    match node.arguments:
        case (s.Argument(value=s.Constant(value=bool() as other)),) if name == "orElse":
            return "false" if other else "true"
    return ""


def demands_made(node: s.Call, name: str) -> bool:
    """Whether a call raises where there is nothing that was made of a row: `orders.findById(id).map(Order::getBuyer).get()`."""
    return name in _DEMANDING and innermost(node) is not node
