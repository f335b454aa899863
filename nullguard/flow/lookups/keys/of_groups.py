"""Keys under which Python has grouped rows: `found.setdefault(order.shop_id, []).append(order)`, then `for shop_id, orders in
found.items(): Shop.objects.filter(pk=shop_id).first()`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.bodies.locals import bindings
from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.bodies.rounds import gone_through, rounds
from nullguard.flow.bodies.set_attributes import set_attributes
from nullguard.flow.domain.named_keys import KEYS
from nullguard.flow.domain.state import State
from nullguard.flow.frame.bindings import mentions_of, quietly
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.keys.own import is_one_of
from nullguard.flow.lookups.other_sides import may_remove
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.program.symbols import FunctionInfo

_ASKING: Final = library_names("asking-function")
"""Functions that leave a dictionary as it is."""

_FILLING: Final = "setdefault"

Keys = tuple[s.Expr | None, ...]
"""Under which something is put into a dictionary; None for one that cannot be told."""


def is_key_of_group(frame: Frame, key: s.Expr, row: str, state: State) -> bool:
    """Whether a key goes through a dictionary that the function has made, and only filled under keys of rows of a class."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if frame.is_java or not isinstance(key, s.Name) or function is None:
        return False
    body = frame.world.program.body(function)
    dictionaries = {_gone_through(node, key.id) for node in _binding(function, body, key.id)}
    name = dictionaries.pop() if len(dictionaries) == 1 else ""
    if not name or not all(isinstance(node, s.Assign) for node in _binding(function, body, name)):
        return False
    uses = list(_uses(body, name))
    if len(uses) != mentions_of(frame, name) + 1:  # something else may be the same dictionary
        return False
    keys = [item for use in uses for item in use]
    return bool(keys) and all(_is_key(frame, function, item, row, state) for item in keys) and not may_remove(frame)


def _binding(function: FunctionInfo, body: s.Body, name: str) -> Iterator[s.Stmt | s.Expr | None]:
    """What binds a variable of a function; None for its caller."""
    if any(parameter.name == name for parameter in function.decl.parameters):
        yield None
    for bound, _, node in bindings(body):
        if bound == name:
            yield node


def _gone_through(node: s.Stmt | s.Expr | None, name: str) -> str:
    """The dictionary by whose keys something binds a variable; empty for what binds it to something else."""
    for target, iterable in rounds(node):
        match target:
            case s.Name(id=bound) if bound == name:
                return _dictionary(iterable, "keys")
            case s.Collection(items=(s.Name(id=bound), other)) if bound == name and name not in frozenset(names_in(other)):
                return _dictionary(iterable, "items")
    return ""


def _dictionary(iterable: s.Expr, view: str) -> str:
    match iterable:
        case s.Call(function=s.Name(id=listing), arguments=(s.Argument(value=inner), *_)) if listing in _ASKING:
            return _dictionary(inner, view)
        case s.Call(function=s.Attribute(value=s.Name(id=name), name=called), arguments=()) if called == view:
            return name
        case s.Name(id=name) if view == "keys":
            return name
    return ""


def _uses(body: s.Body, name: str) -> Iterator[Keys]:
    """The keys under which each mention of a dictionary puts something in, or asks one that makes what it lacks; nothing for
    mentions by which it may get another name."""

    def is_it(node: s.Expr | None) -> bool:
        return isinstance(node, s.Name) and node.id == name

    for node in nodes(body):
        match node:
            case s.Assign(targets=targets, value=value) if any(map(is_it, targets)):
                yield _made_with(value)
            case s.Subscript(value=held, index=index) if is_it(held):
                yield (index,)
            case s.Call(function=s.Attribute(value=held, name=called), arguments=arguments) if is_it(held):
                if called == _FILLING and arguments:
                    yield (arguments[0].value,)
                elif called in library_names("dictionary-asked"):
                    yield ()
            case s.Call(function=called, arguments=arguments) if last_name(called) in _ASKING:
                yield from (() for item in arguments if is_it(item.value))
            case s.ForEach(iterable=held) | s.Clause(iterable=held) | s.Not(operand=held) | s.Return(value=held) if is_it(held):
                yield ()
            case s.Compare(operands=operands):
                yield from (() for item in operands if is_it(item))
            case s.If(branches=branches):
                yield from (() for branch in branches if is_it(branch.test))


def _made_with(value: s.Expr | None) -> Keys:
    match value:
        case s.Collection(kind="dict", items=()):
            return ()
        case s.Comprehension(kind="dict", elements=(key, *_)):
            return (key,)
        case s.Call(function=called, arguments=()) if last_name(called) in library_names("dictionary-made"):
            return ()
        case s.Call(function=called, arguments=arguments) if last_name(called) in library_names("dictionary-with-maker"):
            return () if len(arguments) <= 1 else (None,)
    return (None,)


def _is_key(frame: Frame, function: FunctionInfo, key: s.Expr | None, row: str, state: State) -> bool:
    """Whether a key is read of what a loop goes through, rows of the class or such as always lead to one."""
    match key:
        case s.Attribute(value=s.Name(id=held), name=name):
            pass
        case s.Attribute(value=s.Attribute(value=s.Name(id=held), name=name), name=own) if own in KEYS:  # `order.shop.id`
            pass
        case _:
            return False
    is_related = isinstance(key, s.Attribute) and isinstance(key.value, s.Attribute)
    body = frame.world.program.body(function)
    if any(holder == held for holder, _ in frame.world.by_node.of(set_attributes, body)):
        return False
    if any(parameter.name == held for parameter in function.decl.parameters):
        return False
    over = gone_through(body, held)
    leads = _relates if is_related else _leads
    return bool(over) and all(leads(frame, iterable, name, row, state) for iterable in over)


def _relates(frame: Frame, rows: s.Expr, name: str, row: str, state: State) -> bool:
    """Whether an attribute of what is gone through is a relation to rows of the class, whose key is read of it."""
    element = element_of(frame, quietly(frame, rows, state)[0])
    cls = element.type.cls if element.type is not None else ""
    attribute = frame.world.schema.attribute(cls, name) if frame.world.schema.is_entity(cls) else None
    return attribute is not None and not element.fresh and is_one_of(frame, attribute.mapped.target, row)


def _leads(frame: Frame, rows: s.Expr, name: str, row: str, state: State) -> bool:
    """Whether an attribute of what is gone through is the key of a row of the class, its own or a foreign one."""
    element = element_of(frame, quietly(frame, rows, state)[0])
    cls = element.type.cls if element.type is not None else ""
    attribute = frame.world.schema.attribute(cls, name) if frame.world.schema.is_entity(cls) else None
    if attribute is None or element.fresh:
        return False
    if attribute.mapped.primary_key and is_one_of(frame, cls, row):
        return True
    leads = frame.world.attribute(element, name).key_of
    return attribute.nullable is False and bool(leads) and is_one_of(frame, leads, row)
