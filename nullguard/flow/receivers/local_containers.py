"""What functions put into dictionaries and lists of their own, whatever the order (Python): `context["buyer"] = order.buyer`,
`context.update(buyer=order.buyer)`, `rows.append({"buyer": order.buyer})`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from nullguard.flow.bodies.moves import Moves
from nullguard.flow.containers.dictionaries import MOST_ENTRIES
from nullguard.flow.domain.joins import join
from nullguard.flow.domain.mappings import is_mapping
from nullguard.flow.domain.values import ANY_KEY, KEYWORDS, NONNULL, NULL, NULLABLE, UNKNOWN, Value
from nullguard.flow.receivers.heard import joined
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.program.symbols import FunctionInfo, Type

_replace = msgspec.structs.replace

_DEEPEST = 3
_LIST = "builtins.list"
_RUNNING = tuple(sorted(library_names("running-sql")))
_KEYWORDS = 2
"""Asterisks before a dictionary that is unpacked."""

ValueOf = Callable[[s.Expr], Value]


def filled_here(world: World, name: str, held: Value | None, known: Moves, value_of: ValueOf) -> Value | None:
    """What a variable holds, with what the function puts in by its name, or the one query that it runs with it."""
    if held is None or held.type is None:
        return _with_query(name, held, known, value_of)
    if is_mapping(held.type) and not (held.named and held.named[0][0] == ANY_KEY):
        return _with_entries(held, dict.fromkeys(_put(name, known)), value_of)
    if held.type.cls == _LIST and not (held.element or held.items):
        elements = [value_of(node) for node in _appended(name, known)]
        element = joined(world, elements) if elements else None
        if element is not None and element.type is not None:
            return _replace(held, type=Type(_LIST, (element.type,)), element=element)
    return held


def _with_query(name: str, held: Value | None, known: Moves, value_of: ValueOf) -> Value | None:
    """A cursor of which nothing is known but what it is given to run: `cursor.execute("SELECT …")`, then `cursor.fetchall()`."""
    if held is not None and (held.symbol is not None or held.asked is not None or held.element is not None or held.items):
        return held
    run = [call for method in _RUNNING for call in known.calls.get(method, ()) if call.arguments and _is_of(call, name)]
    if len(run) != 1:
        return held
    result = value_of(run[0])
    if result.asked is None or not result.asked.changes_receiver:
        return held
    return _replace(held or Value(UNKNOWN), asked=result.asked, element=result.element)


def _with_entries(held: Value, put: dict[tuple[str, s.Expr], None], value_of: ValueOf) -> Value:
    named = dict(held.named)
    for key, node in put:
        value = value_of(node)
        if _is_telling(value):
            named[key] = join(named[key], value) if key in named else value
    return _replace(held, named=tuple(named.items())) if put and len(named) <= MOST_ENTRIES else held


def _is_telling(value: Value) -> bool:
    is_row_null = value.null == NULLABLE and value.origin is not None and value.origin.kind != "path"
    return is_row_null or (value.null < NULL and value.type is not None)


def _put(name: str, known: Moves) -> Iterator[tuple[str, s.Expr]]:
    """What is put into a dictionary of a name, by key."""
    yield from known.put.get(name, ())
    for call in known.calls.get("update", ()):
        if not _is_of(call, name):
            continue
        for argument in call.arguments:
            match argument:
                case s.Argument(value=value, name=str() as key) if key:
                    yield key, value
                case s.Argument(value=s.Collection(kind="dict", items=items), star=0):
                    for key_node, value in zip(items[::2], items[1::2], strict=False):
                        if isinstance(key_node, s.Constant) and isinstance(key_node.value, str):
                            yield key_node.value, value


def _appended(name: str, known: Moves) -> Iterator[s.Expr]:
    for call in known.calls.get("append", ()):
        if _is_of(call, name) and len(call.arguments) == 1 and not call.arguments[0].star:
            yield call.arguments[0].value


def _is_of(call: s.Call, name: str) -> bool:
    """Whether a method is called on a variable."""
    match call.function:
        case s.Attribute(value=s.Name(id=holder)):
            return holder == name
    return False


def without_tested(value: Value, known: Moves, depth: int = _DEEPEST) -> Value:
    """What a function hands on, without the null of attributes that it tests: in a tuple, a dictionary, or their elements."""
    if depth <= 0 or not (value.items or value.named or value.element):
        return value
    items = tuple(_part(item, known, depth) for item in value.items) if value.items else value.items
    named = tuple((key, _part(held, known, depth, key)) for key, held in value.named)
    element = _part(value.element, known, depth) if value.element is not None else None
    return _replace(value, items=items, named=named, element=element)


def without_tested_names(value: Value, node: s.Expr, known: Moves) -> Value:
    """The same of a dictionary that an expression gives, without the null of what stands in it by variables that are tested
    (`note = order.note`, `if note: show({"note": note})`)."""
    if not value.named or not is_mapping(value.type):
        return value
    sources = [node]
    entries: list[tuple[s.Expr, s.Expr]] = []
    if isinstance(node, s.Name):
        sources += [binding.source for binding in known.bindings.get(node.id, ())]
        entries += [(s.Constant(key, "str"), held) for key, held in _put(node.id, known)]
    for source in sources:
        if isinstance(source, s.Collection) and source.kind == "dict":
            entries += source.entries
    tested = {
        key.value
        for key, held in entries
        if isinstance(key, s.Constant) and isinstance(held, s.Name) and held.id in known.tested_names
    }
    if not tested:
        return value
    return _replace(
        value,
        named=tuple((key, _replace(held, null=UNKNOWN, origin=None) if key in tested else held) for key, held in value.named),
    )


def _part(item: Value, known: Moves, depth: int, key: str = "") -> Value:
    name = item.origin.subject.rpartition(".")[2] if item.origin is not None else ""
    if item.null >= NULL and (not name or name in known.tested or name in known.tested_names or key in known.tested_keys):
        item = _replace(item, null=UNKNOWN, origin=None)
    return without_tested(item, known, depth - 1)


def of_keywords(function: FunctionInfo, arguments: Sequence[s.Argument], value_of: ValueOf) -> Value:
    """The dictionary of those keywords of a call that no parameter of its own takes."""
    own = {parameter.name for parameter in function.decl.parameters}
    named: dict[str, Value] = {}
    for argument in arguments:
        if argument.name and argument.name not in own:
            value = value_of(argument.value)
            if _is_telling(value):
                named[argument.name] = value
        elif argument.star == _KEYWORDS:
            named.update((key, held) for key, held in value_of(argument.value).named if key not in own and key != ANY_KEY)
    return Value(NONNULL, Type(KEYWORDS), named=tuple(named.items()) if len(named) <= MOST_ENTRIES else ())
