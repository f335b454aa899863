"""Rows that a Java lookup gives in an Optional: `orders.findById(id).orElse(null)` looks for the order of `id`."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.state import State
from nullguard.flow.interpreter.behaviour import Arguments
from nullguard.flow.interpreter.frame import Frame
from nullguard.flow.rows.bindings import made_once, quietly
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

OPTIONAL: Final = "java.util.Optional"

PRESENCE: Final = {"isPresent": "true", "isEmpty": "false"}
"""Methods that tell whether an Optional holds something, and what they answer where it does."""

TAKING: Final = frozenset({"get", "orElse", "orElseThrow"})
"""Methods that take what an Optional holds out of it."""

MOST_CALLS: Final = 3
"""Calls among the arguments of a lookup; keys have fewer."""

_OPTIONAL: Final = "find"
"""Begins the names of lookups whose `get()` is that of an Optional."""


def unwrapped(frame: Frame, node: s.Call, name: str, arguments: Arguments, state: State) -> tuple[s.Call, str, Arguments]:
    """The lookup whose row a call takes out of an Optional, with its name and arguments; else the call itself."""
    if name not in TAKING or (name == "get" and node.arguments):
        return node, name, arguments
    lookup, asked, given = looked_up_in(frame, node, state)
    if lookup is node or (name == "get" and not asked.startswith(_OPTIONAL)):
        return node, name, arguments
    return lookup, asked, given


def looked_up_in(frame: Frame, node: s.Call, state: State) -> tuple[s.Call, str, Arguments]:
    """The lookup on whose result a method is called, at once or in a variable; the call itself where it is none."""
    if not isinstance(node.function, s.Attribute):
        return node, "", []
    lookup: s.Expr | None = node.function.value
    is_held = isinstance(lookup, s.Name)
    if isinstance(lookup, s.Name):
        lookup = None if frame.is_following else made_once(frame, lookup.id)
    match lookup:
        case s.Call(function=s.Attribute(name=asked), arguments=given) if given and asked.startswith(tuple(words("reading"))):
            if sum(isinstance(part, s.Call) for part in nodes(given)) > MOST_CALLS:
                return node, "", []  # they are interpreted twice, and so is what stands in them
            evaluate = quietly if is_held else frame.evaluate
            return lookup, asked, [(argument, *evaluate(frame, argument.value, state)) for argument in given]
    return node, "", []
