"""Keys that a Java function collects of rows and looks up again: `ids.add(order.getId())`, then `orders.find(id)` for each; also
what rows hold in the one column in which it looks (`orders.findByNumber(number)` for each `order.getNumber()`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.held_columns import column_asked
from nullguard.flow.lookups.keys.kept import is_key_of, nodes_of
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

BY_COLLECTED_KEY: Final = "it is looked up by the key of a row that was met before"

_ADDING: Final = library_names("key-put")
_TAKING: Final = library_names("key-taken")


def is_collected_key(frame: Frame, lookup: s.Call, node: s.Expr, found: Type | None) -> bool:
    """Whether an argument of a lookup comes out of a local collection into which the function only puts keys of rows of the class
    that is looked for, or what these hold in the column that is asked for."""
    cls = frame.world.class_of(found)
    if not frame.is_java or cls is None:
        return False
    taking = "getKey"
    match node:
        case s.Name(id=name) if name in frame.locals:
            pass
        case s.Call(function=s.Attribute(value=s.Name(id=name), name=taking)) if name in frame.locals and taking in _TAKING:
            pass
        case s.Call(function=s.Attribute(value=s.Name(id=name), name="getKey"), arguments=()) if name in frame.locals:
            pass
        case _:
            return False
    program, column = frame.world.program, f"get{column_asked(last_name(lookup.function))}"
    for function in program.functions_named(frame.path, frame.symbol):
        if _may_collect(function, column):
            within = nodes_of(frame, function)
            if node in frame.world.named_nodes(function).get(node.id if isinstance(node, s.Name) else taking, ()):
                streamed = list(_streamed_to(within, name))
                if streamed:
                    return len(streamed) == 1 and _maps_to_keys(streamed[0], cls, column)
                collections = list(_taken_from(within, node, name))
                return len(collections) == 1 and _holds_keys(frame, function, within, *collections[0], cls, column)
    return False


_BINDING = frozenset({s.ForEach, s.Assign})


def _may_collect(function: FunctionInfo, column: str) -> bool:
    """Whether a function mentions what puts keys into a collection: most do not, and need not be searched."""
    mentions = function.decl.mentions
    return column in mentions or not _ADDING.isdisjoint(mentions) or not words("key-getter").isdisjoint(mentions)


_STREAMING = (s.ForEach, s.Call)


def _streamed_to(within: tuple[s.Node, ...], name: str) -> Iterator[s.Expr]:
    """What a loop goes through that no variable holds, or a function that is handed each: `rows.map(Order::getId).forEach(…)`."""
    for node in within:
        if type(node) not in _STREAMING:
            continue
        match node:
            case s.ForEach(target=s.Name(id=target), iterable=s.Call() as stream) if target == name:
                if f"{last_name(stream.function)}()" not in library_names("map-view"):
                    yield stream
            case s.Call(
                function=s.Attribute(value=s.Call() as stream, name=each),
                arguments=(s.Argument(value=s.Lambda(parameters=(parameter,))),),
            ) if parameter.name == name and each in library_names("element-wise"):
                yield stream


def _taken_from(within: tuple[s.Node, ...], node: s.Expr, name: str) -> Iterator[tuple[str, bool]]:
    """The collections from which a key is taken, by a loop's variable or from `name` itself, and whether it is a map's key there
    and no value; a nameless one where the variable is bound in another way."""
    if isinstance(node, s.Call) and last_name(node.function) != "getKey":
        yield name, False
        return
    for other in within:
        if type(other) not in _BINDING:
            continue
        match other:
            case s.ForEach(target=s.Name(id=target), iterable=s.Name(id=collection)) if target == name:
                yield collection, False
            case s.ForEach(
                target=s.Name(id=target),
                iterable=s.Call(function=s.Attribute(value=s.Name(id=collection), name="keySet" | "entrySet" as view)),
            ) if target == name and (view == "entrySet") == isinstance(node, s.Call):
                yield collection, True
            case s.ForEach(target=s.Name(id=target)) | s.Assign(targets=(s.Name(id=target),)) if target == name:
                yield from (("", False), ("", False))


def _holds_keys(
    frame: Frame, function: FunctionInfo, within: tuple[s.Node, ...], name: str, is_of_map: bool, cls: ClassInfo, column: str
) -> bool:
    """Whether a function only puts keys of rows of a class into a collection, or what the getter of a column gives; of a map, it
    puts something under them."""
    made = [node.value for node in within if isinstance(node, s.Assign) and binds(node, name)]
    if not made:
        return False
    filled = False
    for value in made:
        if isinstance(value, s.New) and value.type.name.rpartition(".")[2].endswith(("List", "Set", "Map", "Queue", "Deque")):
            if is_of_map and value.arguments:
                return False
            continue
        if value is None or is_of_map or not _maps_to_keys(value, cls, column):
            return False
        filled = True
    calls = [call for call in within if isinstance(call, s.Call) and _adds_to(call, name)]
    given = [call.arguments[0 if is_of_map else -1].value for call in calls]
    return (filled or bool(given)) and all(is_key_of(frame, function, value, cls, column) for value in given)


def binds(node: s.Assign, name: str) -> bool:
    """Whether an assignment gives a variable of the name a value."""
    return any(isinstance(target, s.Name) and target.id == name for target in node.targets)


def _adds_to(call: s.Call, name: str) -> bool:
    match call.function:
        case s.Attribute(value=s.Name(id=holder), name=method):
            return holder == name and method in _ADDING and bool(call.arguments)
    return False


def _maps_to_keys(value: s.Expr, cls: ClassInfo, column: str) -> bool:
    """`orders.stream().map(Order::getId).collect(toList())`."""
    return any(
        isinstance(node, s.MethodReference)
        and (node.name in words("key-getter") or node.name == column)
        and isinstance(node.value, s.Name)
        and node.value.id == cls.name
        for node in nodes((value,))
    )
