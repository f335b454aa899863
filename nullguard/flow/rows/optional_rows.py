"""Rows that a Java lookup gives in an Optional: `orders.findById(id).orElse(null)` looks for the order of `id`."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.state import State
from nullguard.flow.interpreter.behaviour import Arguments
from nullguard.flow.interpreter.frame import Frame
from nullguard.flow.rows.given_keys import bound_to
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

OPTIONAL: Final = "java.util.Optional"

PRESENCE: Final = {"isPresent": "true", "isEmpty": "false"}
"""Methods that tell whether an Optional holds something, and what they answer where it does."""

_TAKING: Final = frozenset({"get", "orElse", "orElseThrow"})

MOST_CALLS: Final = 3
"""Calls among the arguments of a lookup; keys have fewer."""

_OPTIONAL: Final = "find"
"""Begins the names of lookups whose `get()` is that of an Optional."""


def unwrapped(frame: Frame, node: s.Call, name: str, arguments: Arguments, state: State) -> tuple[s.Call, str, Arguments]:
    """The lookup whose row a call takes out of an Optional, with its name and arguments; else the call itself."""
    if name not in _TAKING or (name == "get" and node.arguments):
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
    if isinstance(lookup, s.Name) and lookup.id in frame.locals:
        function = frame.world.program.function_named(frame.path, frame.symbol)
        made = tuple(bound_to(frame, function, lookup.id)) if function is not None else ()
        lookup = made[0] if len(made) == 1 else None
    match lookup:
        case s.Call(function=s.Attribute(name=asked), arguments=given) if given and asked.startswith(tuple(words("reading"))):
            if sum(isinstance(part, s.Call) for part in nodes(given)) > MOST_CALLS:
                return node, "", []  # they are interpreted twice, and so is what stands in them
            return lookup, asked, [(argument, *frame.evaluate(frame, argument.value, state)) for argument in given]
    return node, "", []
