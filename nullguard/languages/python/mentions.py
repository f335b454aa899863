"""Which names an expression mentions as functions: those that it calls, and those that it hands to what calls them."""

from __future__ import annotations

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s

_BUILT_IN_RUNNERS = ("map", "filter")
_LAUNCHERS, _RUNNERS = library_names("launcher"), library_names("function-runner")
_TRANSACTIONS = library_names("transaction-runner")
_MAKERS = library_names("function-maker")


def mention_called(function: s.Expr, arguments: tuple[s.Argument, ...], mentions: set[str]) -> None:
    """Mention what a call may call: the function by its name, what `map`, a pool or a transaction is given to run, the text of
    `getattr(order, "total")`."""
    if type(function) is s.Name:
        mentions.add(function.id)
        if function.id in _BUILT_IN_RUNNERS or function.id in _RUNNERS:
            _mention_first(arguments, mentions)
        elif function.id == "getattr" and len(arguments) > 1:
            named = arguments[1].value
            if type(named) is s.Constant and type(named.value) is str:
                mentions.add(named.value)
    elif type(function) is s.Attribute:
        if function.name in _RUNNERS:
            _mention_first(arguments, mentions)
        elif function.name in _TRANSACTIONS:
            _mention_first(arguments, mentions)
            _mention_first(arguments[1:], mentions)
    elif type(function) is s.Call:  # `sync_to_async(find)(number)`
        _mention_first(function.arguments, mentions)


def mention_holder(holder: s.Expr, name: str, mentions: set[str]) -> None:
    """Mention a name whose attribute is asked for, where that starts the function later (`ship.delay(order)`) or is a function
    itself (`func.max(Order.total)`)."""
    if type(holder) is s.Name and (name in _LAUNCHERS or holder.id in _MAKERS):
        mentions.add(holder.id)


def _mention_first(arguments: tuple[s.Argument, ...], mentions: set[str]) -> None:
    """Mention the function that is the first argument of a call."""
    if arguments and type(arguments[0].value) is s.Name:
        mentions.add(arguments[0].value.id)
