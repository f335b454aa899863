"""Keys in Python of rows that were just made, of which only the functions' names tell: `order_id = orders.add_order(number)`,
`orders.get_order(order_id)`; what makes the row is often written in SQL, or runs elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, nodes

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_BY_KEY = (("by", "id"), ("by", "pk"), ("by", "key"), ("by", "uuid"))
"""How the names of lookups end that look for a row by its key."""


def is_given_by_name(frame: Frame, node: s.Call, arguments: Arguments) -> bool:
    """Whether a lookup has as its key what was given for a row that was made in the same function, by the same object or in the
    same module, where both functions are called after the same rows: `create_order` and `get_order`."""
    holder, name = _called(node)
    verb, rows = _said(name)
    if not verb or verb in words("giving"):
        return False
    return any(_is_given(frame, argument.value, holder, rows) for argument, _, _ in arguments)


def _is_given(frame: Frame, key: s.Expr, holder: str, rows: tuple[str, ...]) -> bool:
    made = list(_made(frame, key.id)) if isinstance(key, s.Name) else [key]
    given = _waited_for(made[0]) if len(made) == 1 else None
    if not isinstance(given, s.Call):
        return False
    maker, name = _called(given)
    verb, made_rows = _said(name)
    return verb in words("giving") and maker == holder and made_rows == rows and bool(holder or rows)


def _made(frame: Frame, name: str) -> Iterator[s.Expr | None]:
    """What a variable of the function at hand is bound to; the call where it is the first of what a call gives
    (`order_id, lines = orders.add_order(number)`)."""
    if name not in frame.locals or name in frame.parameters:
        return
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if function is not None:
        yield from frame.world.by_node.of(_all_made, frame.world.program.body(function)).get(name, ())


def _all_made(body: s.Body) -> dict[str, list[s.Expr | None]]:
    """The same of all variables that a body binds."""
    made: dict[str, list[s.Expr | None]] = {}
    for node in nodes(body):
        match node:
            case s.Assign(targets=targets, value=value):
                for target in targets:
                    if isinstance(target, s.Name):
                        made.setdefault(target.id, []).append(value)
                    elif isinstance(target, s.Collection):
                        first = target.items[0] if target.items else None
                        for name in _names(target):
                            is_first = isinstance(first, s.Name) and first.id == name
                            made.setdefault(name, []).append(value if is_first else None)
            case s.AugAssign(target=target) | s.ForEach(target=target) | s.AssignExpr(target=target) | s.Clause(target=target):
                for name in _names(target):
                    made.setdefault(name, []).append(None)
            case s.WithItem(target=target) if target is not None:
                for name in _names(target):
                    made.setdefault(name, []).append(None)
    return made


def _names(target: s.Expr) -> set[str]:
    return {node.id for node in nodes((target,)) if isinstance(node, s.Name)}


def _waited_for(node: s.Expr | None) -> s.Expr | None:
    while isinstance(node, s.Await | s.Yield):
        node = node.value
    return node


def _called(call: s.Call) -> tuple[str, str]:
    """What a function is called on, empty where it is called by its name alone, and its name; no name where nobody can tell."""
    match call.function:
        case s.Name(id=name):
            return "", name
        case s.Attribute(value=holder, name=name) if dotted := dotted_name(holder):
            return dotted, name
    return "", ""


def _said(name: str) -> tuple[str, tuple[str, ...]]:
    """The verb of a function's name, and after what rows it is called: `get` and `order` of `get_order_by_id`."""
    said = tuple(word.lower() for word in _WORDS.findall(name))
    if not said or said[0] not in words("giving") | words("reading"):
        return "", ()
    rows = said[1:-2] if said[-2:] in _BY_KEY else said[1:]
    return said[0], rows
