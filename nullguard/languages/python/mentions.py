"""Which names an expression mentions as functions: those that it calls, and those that it hands to what calls them."""

from __future__ import annotations

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s

_LAUNCHERS, _RUNNERS = library_names("launcher"), library_names("function-runner")
_TRANSACTIONS = library_names("transaction-runner")
_MAKERS = library_names("function-maker")
_BINDERS = frozenset(name.rpartition(".")[2] for name in library_names("function-binder"))
_FIRST = _RUNNERS | _BINDERS | library_names("built-in-runner") | library_names("later-runner") | library_names("each-later")
_SECOND = library_names("delayed-runner") | library_names("executor-runner")
_BY_NAME = {
    **dict.fromkeys(library_names("runner-class"), "target"),
    **dict.fromkeys(library_names("calling-with-each") | library_names("grouping"), "key"),
}
"""The keywords by which functions are handed on, by what calls them."""


def mention_called(function: s.Expr, arguments: tuple[s.Argument, ...], mentions: set[str]) -> None:
    """Mention what a call may call: the function by its name, what `map`, a pool, a thread or a transaction is given to run, the
    text of `getattr(order, "total")`."""
    if type(function) is s.Name:
        mentions.add(function.id)
        _mention_handed(function.id, arguments, mentions)
        if function.id == "getattr" and len(arguments) > 1:
            named = arguments[1].value
            if type(named) is s.Constant and type(named.value) is str:
                mentions.add(named.value)
    elif type(function) is s.Attribute:
        _mention_handed(function.name, arguments, mentions)
        if function.name in _TRANSACTIONS:
            _mention_first(arguments, mentions)
            _mention_first(arguments[1:], mentions)
    elif type(function) is s.Call:  # `sync_to_async(find)(number)`
        _mention_first(function.arguments, mentions)


def mention_holder(holder: s.Expr, name: str, mentions: set[str]) -> None:
    """Mention a name whose attribute is asked for, where that starts the function later (`ship.delay(order)`) or is a function
    itself (`func.max(Order.total)`)."""
    if type(holder) is s.Name and (name in _LAUNCHERS or holder.id in _MAKERS):
        mentions.add(holder.id)


def _mention_handed(name: str, arguments: tuple[s.Argument, ...], mentions: set[str]) -> None:
    """Mention the function that is handed to what calls it: `pool.submit(show, order)`, `Thread(target=show)`."""
    if name in _FIRST:
        _mention_first(arguments, mentions)
    elif name in _SECOND:
        _mention_first(arguments[1:], mentions)
    if (keyword := _BY_NAME.get(name)) is not None:
        for item in arguments:
            if item.name == keyword and type(item.value) is s.Name:
                mentions.add(item.value.id)


def _mention_first(arguments: tuple[s.Argument, ...], mentions: set[str]) -> None:
    """Mention the function that is the first argument of a call."""
    if arguments and type(arguments[0].value) is s.Name:
        mentions.add(arguments[0].value.id)
