"""The key that a call in Python gives to what looks for its row: `Order.get(id)`, `get_order(session, order_id=id)`."""

from __future__ import annotations

from nullguard.flow.domain.named_keys import KEYS
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name


def given(call: s.Call) -> tuple[tuple[str, s.Expr], ...]:
    """The key of the table, under an empty name, or what is given by name: `Order.get(id)`, `session.get(Order, id)`,
    `update_order(session, id, **x)`, `get_order(session, order_id=id)`. Where it is looked for is no key."""
    plain = [argument for argument in call.arguments if not argument.star]
    if len(plain) > 1:
        plain = [argument for argument in plain if not _is_session(argument)] or plain
    positional = [argument.value for argument in plain if not argument.name]
    named = tuple([(argument.name, argument.value) for argument in plain if argument.name])
    if positional and isinstance(positional[0], s.Name | s.Attribute) and is_class(positional[0]) and len(positional) == 2:
        positional = positional[1:]
    keys = [value for value in positional if not isinstance(value, s.Constant)] or positional
    if len(keys) == 1:
        return ((_column(call), keys[0]),)
    if positional or any(argument.star for argument in call.arguments):
        return ()
    own = [value for name, value in named if name == f"{_row(call)}_id" or (name in KEYS and len(named) == 1)]
    return (("", own[0]),) if len(own) == 1 else named


def _row(call: s.Call) -> str:
    """What a function gives, by its name after its verb: `order` of `get_order_by_id`."""
    return last_name(call.function).partition("_")[2].partition("_by_")[0]


def _column(call: s.Call) -> str:
    """The column in which a function looks, by its name: `number` of `get_order_by_number` and of `get_by_number`; empty where it
    is the table's key."""
    column = f"_{last_name(call.function).partition('_')[2]}".partition("_by_")[2]
    return "" if column in KEYS else column


def _is_session(argument: s.Argument) -> bool:
    """Whether an argument is that in which is looked for something, by the name of it or of its parameter."""
    name = argument.name or (last_name(argument.value) if isinstance(argument.value, s.Name | s.Attribute) else "")
    return name.lstrip("_").lower() in words("session")


def is_class(node: s.Name | s.Attribute) -> bool:
    """Whether an expression is called as classes are."""
    return (node.id if isinstance(node, s.Name) else node.name)[:1].isupper()
