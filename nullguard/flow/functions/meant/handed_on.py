"""Functions that Python's library, or another, is given to call them: `pool.submit(show, order)`, `sorted(orders, key=rank)`,
`Thread(target=show, args=(order,))`, `map(partial(show, style), orders)`, `transaction.on_commit(partial(show, order))`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.model.span import Packed

_LATER, _DELAYED = library_names("later-runner"), library_names("delayed-runner")
_EACH, _OF_THREAD = library_names("each-later"), library_names("runner-class")
_AT_ONCE = library_names("function-runner") | library_names("transaction-runner")
_WITH_EACH = library_names("calling-with-each")
_BINDERS = frozenset(name.rpartition(".")[2] for name in library_names("function-binder"))

_IN_EXECUTOR, _BUILT_IN = library_names("executor-runner"), library_names("built-in-runner")
_BY_KEY: Final = _WITH_EACH | library_names("grouping")
_NEXT: Final = "next"

HANDING: Final = frozenset({*_LATER, *_DELAYED, *_EACH, *_OF_THREAD, *_AT_ONCE, *_BY_KEY, *_BINDERS, *_IN_EXECUTOR})
"""The names of what is given functions to call them."""

RUN_LATER: Final = frozenset({*_LATER, *_DELAYED, *_EACH, *_OF_THREAD, *_BINDERS})
"""Of these the names of what nothing else interprets."""


class HandedOn(msgspec.Struct, frozen=True):
    """A function that is handed on: `given` names it, `arguments` are what it will be called with, and None where built-in
    functions and others are interpreted with what they call; `at` is where the call is interpreted. `is_later`: it runs after
    the code around it has gone on. `call` is what hands it on."""

    given: s.Expr
    arguments: tuple[s.Argument, ...] | None
    at: Packed
    call: s.Call
    is_later: bool = False


def handed_on(node: s.Call) -> HandedOn | None:
    """The function that a call hands on, if it is a call that does so."""
    function, arguments = node.function, node.arguments
    name = last_name(function)
    if name in _AT_ONCE or name in _IN_EXECUTOR:
        given = _at(arguments, 1 if name in _IN_EXECUTOR else 0)
        return HandedOn(given, None, node.at, node) if given is not None else None
    if name in _LATER:
        return _made(node, _at(arguments, 0), arguments[1:], is_later=True)
    if name in _DELAYED:
        return _made(node, _at(arguments, 1), arguments[2:], is_later=True)
    if name in _OF_THREAD:
        return _of_thread(node)
    if name in _BUILT_IN and type(function) is s.Name:
        return _made(node, _at(arguments, 0), None) if len(arguments) == 2 else None
    if name in _EACH and (iterable := _at(arguments, 1)) is not None:
        each = s.Call(s.Name(_NEXT, node.at), (s.Argument(iterable),), node.at)
        return _made(node, _at(arguments, 0), (s.Argument(each),), is_later=True) if len(arguments) == 2 else None
    if name in _BY_KEY:
        return _made(node, next((item.value for item in arguments if item.name == "key"), None), None)
    return None


def bound(node: s.Call) -> HandedOn | None:
    """The function that `partial(show, order)` calls with what nobody knows besides."""
    if last_name(node.function) not in _BINDERS or (given := _at(node.arguments, 0)) is None:
        return None
    others = s.Argument(s.Opaque((), node.at), star=1)
    return HandedOn(given, (*node.arguments[1:], others), _of_callee(node), node, is_later=True)


def handed_in(named: Mapping[str, Sequence[s.Node]], name: str) -> Iterator[HandedOn]:
    """The calls among some nodes, by the names of what they call, that hand on a function of a name."""
    taken: set[int] = set()
    for handing in sorted(HANDING.intersection(named)):
        for node in named[handing]:
            if isinstance(node, s.Call):
                found = handed_on(node)
                if found is not None and last_name(found.given) == name:
                    taken.add(id(found.given))
                    yield found
    for binder in sorted(_BINDERS.intersection(named)):
        for node in named[binder]:
            if isinstance(node, s.Call):
                found = bound(node)
                if found is not None and last_name(found.given) == name and id(found.given) not in taken:
                    yield found


def changes_after(body: s.Body, handed: HandedOn) -> bool:
    """Whether an attribute is set, behind a call, of what is handed on to be used later."""
    read = {node.id for argument in handed.call.arguments for node in nodes((argument.value,)) if isinstance(node, s.Name)}
    return any(
        isinstance(target, s.Attribute) and _root(target) in read
        for node in nodes(body)
        if isinstance(node, (s.Assign, s.AugAssign)) and node.at > handed.call.at
        for target in (node.targets if isinstance(node, s.Assign) else (node.target,))
    )


def _root(target: s.Expr) -> str:
    while isinstance(target, s.Attribute):
        target = target.value
    return target.id if isinstance(target, s.Name) else ""


def _of_thread(node: s.Call) -> HandedOn | None:
    """`Thread(target=show, args=(order,), kwargs={"style": style})`."""
    by_name = {item.name: item.value for item in node.arguments if item.name}
    found: list[s.Argument] = []
    args, kwargs = by_name.get("args"), by_name.get("kwargs")
    if isinstance(args, s.Collection) and args.kind in ("tuple", "list"):
        found.extend(s.Argument(item) for item in args.items)
    elif args is not None:
        found.append(s.Argument(args, star=1))
    if isinstance(kwargs, s.Collection) and all(isinstance(key, s.Constant) for key, _ in kwargs.entries):
        found.extend(
            s.Argument(value, key.value)
            for key, value in kwargs.entries
            if isinstance(key, s.Constant) and isinstance(key.value, str)
        )
    elif kwargs is not None:
        found.append(s.Argument(kwargs, star=2))
    return _made(node, by_name.get("target"), tuple(found), is_later=True)


def _made(
    node: s.Call, given: s.Expr | None, arguments: tuple[s.Argument, ...] | None, is_later: bool = False
) -> HandedOn | None:
    """What is handed on, by itself or bound to its first arguments."""
    if isinstance(given, s.Call):
        if last_name(given.function) not in _BINDERS or (within := _at(given.arguments, 0)) is None:
            return None
        bound_too = (*given.arguments[1:], *arguments) if arguments is not None else None
        return HandedOn(within, bound_too, given.at if bound_too is None else _of_callee(node), node, is_later)
    if not isinstance(given, (s.Name, s.Attribute)):
        return None
    return HandedOn(given, arguments, given.at if arguments is None else _of_callee(node), node, is_later)


def _of_callee(node: s.Call) -> Packed:
    """The place of what a call calls: no call stands there, nor is anything read that is called as the function."""
    return node.function.at if isinstance(node.function, (s.Name, s.Attribute)) else node.at


def _at(arguments: tuple[s.Argument, ...], position: int) -> s.Expr | None:
    """The argument at a position, if that can be told; a function, or a call that makes one."""
    if len(arguments) <= position or any(item.star or item.name for item in arguments[: position + 1]):
        return None
    return arguments[position].value
