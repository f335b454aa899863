"""Dictionaries that are attributes of Python objects, and that methods fill under keys that nobody knows: `self.orders = {}`,
`self.orders[order.id] = order`, `self.by_buyer[buyer].append(order)`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from nullguard.flow.domain.mappings import is_mapping
from nullguard.flow.domain.values import ANY_KEY, NONNULL, Value
from nullguard.flow.receivers.heard import heard_of, joined
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type
from nullguard.program.trace import body_entry

_ADDING = {"append": "builtins.list", "add": "builtins.set"}

Evaluated = Callable[[FunctionInfo, s.Expr], Value]


def with_entries(world: World, value: Value, cls: ClassInfo, name: str, evaluated: Evaluated) -> Value:
    """What an attribute of an object holds, if that is a dictionary of which nothing is known with what methods put into it."""
    if not is_mapping(value.type) or value.named or value.element or (value.type is not None and value.type.args):
        return value
    held = joined(world, list(_entered(world, cls, name, evaluated)))
    told = heard_of(world, [held]) if held is not None and held.type is not None else None
    return msgspec.structs.replace(value, named=((ANY_KEY, told),)) if told is not None else value


def _entered(world: World, cls: ClassInfo, name: str, evaluated: Evaluated) -> Iterator[Value]:
    """What methods of a class and its ancestors put into the attribute `name` of their own object, each as `evaluated`; nothing
    of one that has keys of its own (`self.state["order"] = order`)."""
    found: list[tuple[FunctionInfo, s.Expr, str]] = []
    for holder in world.program.ancestors(cls):
        if holder.is_library:
            continue
        for function in world.program.functions_mentioning(holder.path, name):
            if function.owner is not holder or not function.decl.parameters:
                continue
            world.program.reads.add(body_entry(function))
            own = s.Attribute(s.Name(function.decl.parameters[0].name), name)
            for node in nodes(world.program.body(function)):
                match node:
                    case s.Assign(targets=(s.Subscript(value=s.Attribute() as held, index=key),), value=value) if (
                        value is not None and _is(held, own)
                    ):
                        if isinstance(key, s.Constant):
                            return
                        found.append((function, value, ""))
                    case s.Call(function=s.Attribute(value=s.Attribute() as held, name="setdefault"), arguments=(_, given)) if (
                        _is(held, own)
                    ):
                        found.append((function, given.value, ""))
                    case s.Call(function=s.Attribute(value=held, name=adding), arguments=(given,)) if (
                        adding in _ADDING and _is_entry(held, own)
                    ):
                        found.append((function, given.value, _ADDING[adding]))
    for function, value, collection in found:
        if isinstance(value, s.Collection) and not value.items:
            continue
        told = evaluated(function, value)
        if collection and told.type is not None:
            told = Value(NONNULL, Type(collection, (told.type,)), element=told)
        if told.type is not None:
            yield told


def _is(node: s.Attribute, own: s.Attribute) -> bool:
    """Whether an expression is an attribute of a method's own object."""
    match node.value, own.value:
        case s.Name(id=root), s.Name(id=first):
            return root == first and node.name == own.name
    return False


def _is_entry(node: s.Expr, own: s.Attribute) -> bool:
    """Whether an expression is what a dictionary holds by a key: `self.rows[key]`, `self.rows.setdefault(key, [])`."""
    match node:
        case (
            s.Subscript(value=s.Attribute() as held)
            | s.Call(function=s.Attribute(value=s.Attribute() as held, name="setdefault"))
        ):
            return _is(held, own)
    return False
