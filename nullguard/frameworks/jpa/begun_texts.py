"""Query texts of Java of which only the beginning is known: `"select o from Order o join o.buyer b where " + condition`.

What stands before the conditions holds whatever they are: an inner join of a relation finds no rows without it. Conditions are
not read, for what is put in may say `or`."""

from __future__ import annotations

import re
from typing import Final

from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.trace import body_entry

_MOST_PARTS: Final = 6
"""Forms within each other that are looked through."""

_PLACE: Final = re.compile(r"%[^%n]")
"""What `String.format` puts something in the place of."""

_SAME: Final = frozenset({"strip", "stripIndent", "stripLeading", "trim", "intern", "toString"})
"""Methods of a text that leave a query what it is."""

_BEGINS: Final = re.compile(r"\s*(?:select|from)\s", re.IGNORECASE)

_CONDITION: Final = re.compile(r"\b(?:where|on|with|group\s+by|order\s+by|having|union)\b|[()']", re.IGNORECASE)


def is_query_text(text: object) -> bool:
    """Whether a text begins as a query does."""
    return isinstance(text, str) and _BEGINS.match(text) is not None


def begun_query(world: World, path: str, node: s.Expr) -> str:
    """A query text up to its conditions, where only its beginning is known; empty where that is no query."""
    text, _ = _beginning(world, path, node, _MOST_PARTS)
    return _without_conditions(text) if is_query_text(text) else ""


def _beginning(world: World, path: str, node: s.Expr, left: int) -> tuple[str, bool]:
    """How a text begins, and whether that is all of it."""
    if not left:
        return "", False
    match node:
        case s.Constant(value=str(text), kind="str"):
            return text, True
        case s.Arithmetic(operator="+", operands=operands):
            text = ""
            for operand in operands:
                part, is_whole = _beginning(world, path, operand, left - 1)
                text += part
                if not is_whole:
                    return text, False
            return text, True
        case s.Call(function=s.Attribute(value=s.Name(id="String"), name="format"), arguments=(first, *_)):
            return _up_to_place(*_beginning(world, path, first.value, left - 1))
        case s.Call(function=s.Attribute(value=inner, name="formatted")):
            return _up_to_place(*_beginning(world, path, inner, left - 1))
        case s.Call(function=s.Attribute(value=inner, name=name), arguments=()) if name in _SAME:
            return _beginning(world, path, inner, left - 1)
        case s.Name(id=name):
            made = _made_once(world, path, node, name)
            return _beginning(world, path, made, left - 1) if made is not None else ("", False)
    return "", False


def _up_to_place(text: str, is_whole: bool) -> tuple[str, bool]:
    place = _PLACE.search(text)
    return (text[: place.start()], False) if place is not None else (text, is_whole)


def _made_once(world: World, path: str, node: s.Name, name: str) -> s.Expr | None:
    """What a variable of a function is bound to that is bound once, and never added to."""
    function = world.program.function_at(path, node.at)
    if function is None or any(parameter.name == name for parameter in function.decl.parameters):
        return None
    world.program.reads.add(body_entry(function))
    made: list[s.Expr | None] = []
    for part in nodes(world.program.body(function)):
        match part:
            case s.Assign(targets=(s.Name(id=target),), value=value) if target == name:
                made.append(value)
            case s.AugAssign(target=s.Name(id=target)) if target == name:
                return None
    return made[0] if len(made) == 1 else None


def _without_conditions(text: str) -> str:
    """A query text up to the first word that begins conditions, an order or a group, outside of parentheses and quotes."""
    depth, is_quoted = 0, False
    for found in _CONDITION.finditer(text):
        word = found.group()
        if word == "'":
            is_quoted = not is_quoted
        elif is_quoted:
            continue
        elif word in "()":
            depth += 1 if word == "(" else -1
        elif depth == 0:
            return text[: found.start()]
    return text if depth == 0 and not is_quoted else ""
