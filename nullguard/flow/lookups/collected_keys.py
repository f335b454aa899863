"""Keys that a Java function collects of rows and looks up again: `ids.add(order.getId())`, then `orders.find(id)` for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.kept_keys import is_key_of, nodes_of
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

BY_COLLECTED_KEY: Final = "it is looked up by the key of a row that was met before"

_ADDING = frozenset({"add", "addFirst", "addLast", "offer", "push", "put", "putIfAbsent"})
_TAKING = frozenset({"get", "getFirst", "getLast", "next", "poll", "pop", "remove", "removeFirst", "removeLast"})


def is_collected_key(frame: Frame, node: s.Expr, found: Type | None) -> bool:
    """Whether an argument comes out of a local collection into which the function only puts keys of rows of the class that is
    looked for."""
    cls = frame.world.class_of(found)
    if not frame.is_java or cls is None:
        return False
    match node:
        case s.Name(id=name) if name in frame.locals:
            pass
        case s.Call(function=s.Attribute(value=s.Name(id=name), name=taking)) if name in frame.locals and taking in _TAKING:
            pass
        case _:
            return False
    program = frame.world.program
    for function in program.functions_of(frame.path):
        if function.decl.qualname == frame.symbol and _may_collect(function):
            within = nodes_of(frame, function)
            if any(type(other) is type(node) and other == node for other in within):
                collections = [name] if isinstance(node, s.Call) else list(_iterated(within, name))
                return len(collections) == 1 and _holds_keys(frame, function, within, collections[0], cls)
    return False


def _may_collect(function: FunctionInfo) -> bool:
    """Whether a function mentions what puts keys into a collection: most do not, and need not be searched."""
    mentions = function.decl.mentions
    return not _ADDING.isdisjoint(mentions) or not words("key-getter").isdisjoint(mentions)


def _iterated(within: tuple[s.Node, ...], name: str) -> Iterator[str]:
    """The collections that loops take a variable from; a nameless one where it is bound in another way."""
    for node in within:
        match node:
            case s.ForEach(target=s.Name(id=target), iterable=s.Name(id=collection)) if target == name:
                yield collection
            case s.ForEach(target=s.Name(id=target)) | s.Assign(targets=(s.Name(id=target),)) if target == name:
                yield from ("", "")


def _holds_keys(frame: Frame, function: FunctionInfo, within: tuple[s.Node, ...], name: str, cls: ClassInfo) -> bool:
    made = [node.value for node in within if isinstance(node, s.Assign) and _binds(node, name)]
    if not made:
        return False
    filled = False
    for value in made:
        if isinstance(value, s.New) and value.type.name.rpartition(".")[2].endswith(("List", "Set", "Map", "Queue", "Deque")):
            continue
        if value is None or not _maps_to_keys(value, cls):
            return False
        filled = True
    given = [call.arguments[-1].value for call in within if isinstance(call, s.Call) and _adds_to(call, name)]
    return (filled or bool(given)) and all(is_key_of(frame, function, value, cls) for value in given)


def _binds(node: s.Assign, name: str) -> bool:
    return any(isinstance(target, s.Name) and target.id == name for target in node.targets)


def _adds_to(call: s.Call, name: str) -> bool:
    match call.function:
        case s.Attribute(value=s.Name(id=holder), name=method):
            return holder == name and method in _ADDING and bool(call.arguments)
    return False


def _maps_to_keys(value: s.Expr, cls: ClassInfo) -> bool:
    """`orders.stream().map(Order::getId).collect(toList())`."""
    return any(
        isinstance(node, s.MethodReference)
        and node.name in words("key-getter")
        and isinstance(node.value, s.Name)
        and node.value.id == cls.name
        for node in nodes((value,))
    )
