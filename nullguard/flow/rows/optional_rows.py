"""Rows that a Java lookup gives in an Optional: `orders.findById(id).orElse(null)` looks for the order of `id`."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.state import State
from nullguard.flow.interpreter.behaviour import Arguments
from nullguard.flow.interpreter.frame import Frame
from nullguard.flow.rows.given_keys import bound_to
from nullguard.knowledge.words import words
from nullguard.model import syntax as s

_TAKING: Final = frozenset({"get", "orElse", "orElseThrow"})

_OPTIONAL: Final = "find"
"""Begins the names of lookups whose `get()` is that of an Optional."""


def unwrapped(frame: Frame, node: s.Call, name: str, arguments: Arguments, state: State) -> tuple[s.Call, str, Arguments]:
    """The lookup whose row a call takes out of an Optional, with its name and arguments; else the call itself."""
    if name not in _TAKING or not isinstance(node.function, s.Attribute) or (name == "get" and node.arguments):
        return node, name, arguments
    lookup: s.Expr | None = node.function.value
    if isinstance(lookup, s.Name) and lookup.id in frame.locals:
        function = frame.world.program.function_named(frame.path, frame.symbol)
        made = tuple(bound_to(frame, function, lookup.id)) if function is not None else ()
        lookup = made[0] if len(made) == 1 else None
    match lookup:
        case s.Call(function=s.Attribute(name=asked), arguments=given) if given and asked.startswith(tuple(words("reading"))):
            if name != "get" or asked.startswith(_OPTIONAL):
                return lookup, asked, [(argument, *frame.evaluate(frame, argument.value, state)) for argument in given]
    return node, name, arguments
