"""Keys under which Python has grouped rows: `found.setdefault(order.shop_id, []).append(order)`, then `for shop_id, orders in
found.items(): Shop.objects.filter(pk=shop_id).first()`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.state import State
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.keys.own import is_one_of
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes

_LISTING: Final = frozenset({"sorted", "list", "tuple", "set", "len"})
"""Functions that leave a dictionary as it is."""

_MAKING: Final = frozenset({"dict", "defaultdict", "OrderedDict", "Counter"})

_LOOKING: Final = frozenset({"items", "keys", "values", "get", "pop"})
_FILLING: Final = "setdefault"


def is_key_of_group(frame: Frame, key: s.Expr, row: str, state: State) -> bool:
    """Whether a key goes through a dictionary that the function has only filled under keys of rows of a class."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if frame.is_java or not isinstance(key, s.Name) or function is None:
        return False
    if any(parameter.name == key.id for parameter in function.decl.parameters):
        return False
    body = frame.world.program.body(function)
    dictionaries = set(_gone_through(body, key.id))
    if len(dictionaries) != 1 or "" in dictionaries:
        return False
    keys = list(_put_under(body, dictionaries.pop()))
    return bool(keys) and all(item is not None and _is_key(frame, body, item, row, state) for item in keys)


def _gone_through(body: s.Body, name: str) -> Iterator[str]:
    """The dictionaries by whose keys a variable is bound; an empty name for what binds it to something else."""
    for node in nodes(body):
        match node:
            case s.ForEach(target=s.Name(id=bound), iterable=iterable) | s.Clause(target=s.Name(id=bound), iterable=iterable):
                if bound == name:
                    yield _dictionary(iterable, "keys")
            case (
                s.ForEach(target=s.Collection(items=items), iterable=iterable)
                | s.Clause(target=s.Collection(items=items), iterable=iterable)
            ):
                names = [item.id for item in items if isinstance(item, s.Name)]
                if name in names:
                    yield _dictionary(iterable, "items") if names[0] == name and len(names) == len(items) else ""
            case s.Assign(targets=targets) if any(isinstance(item, s.Name) and item.id == name for item in targets):
                yield ""


def _dictionary(iterable: s.Expr, view: str) -> str:
    match iterable:
        case s.Call(function=s.Name(id=listing), arguments=(s.Argument(value=inner), *_)) if listing in _LISTING:
            return _dictionary(inner, view)
        case s.Call(function=s.Attribute(value=s.Name(id=name), name=called), arguments=()) if called == view:
            return name
        case s.Name(id=name) if view == "keys":
            return name
    return ""


def _put_under(body: s.Body, name: str) -> Iterator[s.Expr | None]:
    """The keys under which a body puts something into a dictionary, or asks one that makes what it lacks; None where that cannot
    be told."""
    for node in nodes(body):
        match node:
            case s.Assign(targets=targets, value=value) if any(isinstance(item, s.Name) and item.id == name for item in targets):
                yield from _made_with(value)
            case s.Subscript(value=s.Name(id=held), index=index) if held == name:
                yield index
            case s.Call(function=s.Attribute(value=s.Name(id=held), name=called), arguments=arguments) if held == name:
                if called == _FILLING and arguments:
                    yield arguments[0].value
                elif called not in _LOOKING:
                    yield None
            case s.Call(function=called, arguments=arguments) if last_name(called) not in _LISTING:
                if any(isinstance(item.value, s.Name) and item.value.id == name for item in arguments):
                    yield None


def _made_with(value: s.Expr | None) -> Iterator[s.Expr | None]:
    match value:
        case s.Collection(kind="dict", items=()):
            return
        case s.Comprehension(kind="dict", elements=(key, *_)):
            yield key
        case s.Call(function=called, arguments=arguments) if last_name(called) in _MAKING:
            if any(not isinstance(item.value, s.Name | s.Lambda) for item in arguments):
                yield None
        case _:
            yield None


def _is_key(frame: Frame, body: s.Body, key: s.Expr, row: str, state: State) -> bool:
    """Whether a key is read of what a loop goes through, rows of the class or such as always lead to one."""
    match key:
        case s.Attribute(value=s.Name(id=held), name=name):
            pass
        case _:
            return False
    found = False
    for node in nodes(body):
        match node:
            case s.ForEach(target=s.Name(id=bound), iterable=iterable) | s.Clause(target=s.Name(id=bound), iterable=iterable):
                if bound != held:
                    continue
                element = element_of(frame, quietly(frame, iterable, state)[0])
                cls = element.type.cls if element.type is not None else ""
                attribute = frame.world.schema.attribute(cls, name) if frame.world.schema.is_entity(cls) else None
                if attribute is None or element.fresh:
                    return False
                leads = frame.world.attribute(element, name).key_of
                is_own = attribute.mapped.primary_key and is_one_of(frame, cls, row)
                if not is_own and not (attribute.nullable is False and leads and is_one_of(frame, leads, row)):
                    return False
                found = True
            case s.Assign(targets=targets) if any(isinstance(item, s.Name) and item.id == held for item in targets):
                return False
    return found
