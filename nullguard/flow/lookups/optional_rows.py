"""Rows that a Java lookup gives in an Optional: `orders.findById(id).orElse(null)` looks for the order of `id`."""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.bodies import kept_optionals
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, Origin, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.bindings import made_once, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.streamed_rows import asked_for_one
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.model.text import render
from nullguard.program.symbols import OPTIONAL

_replace = msgspec.structs.replace

PRESENCE: Final = {question: "true" if answer else "false" for question, answer in kept_optionals.PRESENCE.items()}
"""Methods that tell whether an Optional holds something, and what they answer where it does."""

TAKING: Final = library_names("optional-demanding") | {"orElse"}
"""Methods that take what an Optional holds out of it."""

LOOKED_UP: Final = "lookup"

OF_ROWS: Final = frozenset({LOOKED_UP, "column", "relation"})
"""Kinds of origins of nulls that a row stands behind."""

_OTHER: Final = "or"

_FALLING_BACK: Final = library_names("optional-falling-back")

MOST_CALLS: Final = 3
"""Calls among the arguments of a lookup; keys have fewer."""

_FINDING: Final = "find"
"""Begins the names of lookups whose `get()` is that of an Optional."""


def unwrapped(frame: Frame, node: s.Call, name: str, arguments: Arguments, state: State) -> tuple[s.Call, str, Arguments]:
    """The lookup whose row a call takes out of an Optional, with its name and arguments; else the call itself."""
    if name not in TAKING or (name == "get" and node.arguments):
        return node, name, arguments
    lookup, asked, given = looked_up_in(frame, node, state)
    if lookup is node or (name == "get" and not asked.startswith(_FINDING)):
        return node, name, arguments
    return lookup, asked, given


def with_missing_row(frame: Frame, node: s.Call, name: str, qualified: str, result: Value, state: State) -> Value:
    """What a lookup gives in an Optional, or one of the rows of a query, which is empty where there is no such row: so null that
    comes out of it, or out of what is made of it, is a row that was not found."""
    if result.null >= NULL or result.origin is not None or result.type is None or result.type.cls != OPTIONAL:
        return result
    query = asked_for_one(frame, node, name, state)
    if query is not None:
        subject = last_name(query.function)
        return _replace(result, origin=Origin("lookup", subject, frame.path, node.at, render(node), keyed=bool(query.arguments)))
    row = result.element.type if result.element is not None else next(iter(result.type.args), None)
    if not node.arguments or not name.startswith(tuple(words("reading"))) or row is None:
        return result
    if not frame.world.schema.is_entity(row.cls):
        return result
    return _replace(result, origin=Origin("lookup", qualified or name, frame.path, node.at, render(node), keyed=True))


def is_present(path: Path | None, state: State) -> bool:
    """Whether an Optional was asked whether it holds something, and does."""
    if path is None:
        return False
    for test, answer in PRESENCE.items():
        known = state.values.get((*path, f"{test}()"))
        if known is not None and truthiness(known) is (answer == "true"):
            return True
    return False


def without_its_row(node: s.Call, name: str, optional: Value, path: Path | None, result: Value, state: State) -> Value:
    """What a method of an Optional of a row, or of what a row holds, gives: null that it falls back on, and what it makes of an
    empty Optional, are there because the row was not found, or holds none. One that was asked for what it holds falls back on
    nothing."""
    if optional.type is None or optional.type.cls != OPTIONAL or result.type is None:
        return result
    if is_present(path, state):
        return _replace(result, null=NONNULL, origin=None) if result.null >= NULL and name in _FALLING_BACK else result
    if name == _OTHER:
        return result  # another one stands in for an empty one
    held = optional.element
    origin = optional.origin or (held.origin if held is not None and held.null == NULLABLE else None)
    if origin is None or origin.kind not in OF_ROWS:
        return result
    if result.type.cls == OPTIONAL:
        return _replace(result, origin=origin) if result.null < NULL else result
    is_row = result.null == NULLABLE and name in _FALLING_BACK and _is_null(node)
    return _replace(result, origin=origin) if is_row else result


def with_row_behind(declared: Value, found: Value) -> Value:
    """What a function is declared to give in an Optional, with the row behind it that its body has looked up:
    `return orders.findById(id).map(View::of)` is empty where there is no order."""
    if declared.origin is not None or declared.type is None or declared.type.cls != OPTIONAL or found.null >= NULL:
        return declared
    origin = found.origin
    return _replace(declared, origin=origin) if origin is not None and origin.kind in OF_ROWS else declared


def _is_null(node: s.Call) -> bool:
    """Whether a call is given null, or a function that gives null: `orElse(null)`, `orElseGet(() -> null)`."""
    match node.arguments:
        case (s.Argument(value=s.Lambda(body=(s.Return(value=value),))),):
            return value is not None and is_null(value)
        case (s.Argument(value=value),):
            return is_null(value)
    return False


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
