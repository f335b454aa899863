"""Rows that a method of a Java object or class looks up and keeps in a private field, where other methods use them; not where
somebody tests what is kept."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from nullguard.flow.constants.always_set import assigned_to
from nullguard.flow.declared_values import LOOKUP
from nullguard.flow.domain.joins import weaker
from nullguard.flow.domain.values import BY_CALLS, NULLABLE, Value
from nullguard.flow.functions.meant.call_sites import MOST_CALLERS
from nullguard.flow.receivers.contexts import moves
from nullguard.flow.remembering import remembered
from nullguard.flow.world import World
from nullguard.knowledge.bean_names import getter_of
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import WRITTEN
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo

ValueOf = Callable[[FunctionInfo, s.Expr], Value]
"""Gives what an expression of a function is, as far as its parameters tell."""

_KNOWING = frozenset(
    name.rpartition(".")[2]
    for group in ("throwing-on-null", "null-test", "there-test", "replacing-null")
    for name in library_names(group)
)
"""Functions of libraries whose mention says that code knows of a null."""

_replace = msgspec.structs.replace


def kept_row(world: World, cls: ClassInfo, name: str, value_of: ValueOf) -> Value | None:
    """What a private field holds that is set to nothing but lookups; None where it may hold anything else, or is tested."""
    field = next((field for field in cls.decl.fields if field.name == name), None)
    if field is None or "private" not in field.modifiers or field.annotations:
        return None
    if field.value is not None and not is_null(field.value):
        return None
    return remembered(world, ("kept", cls.id, name, 0), lambda: _kept(world, cls, name, value_of))


def _kept(world: World, cls: ClassInfo, name: str, value_of: ValueOf) -> Value | None:
    writers = world.program.functions_mentioning(cls.path, name + WRITTEN)
    found: Value | None = None
    for function in writers:
        for node in assigned_to(world.program, function, name):
            if node is not None and is_null(node):
                continue
            value = value_of(function, node) if node is not None and function.owner is cls else None
            if value is None or value.null != NULLABLE or value.origin is None or value.origin.kind != LOOKUP:
                return None
            found = found or value
    if found is None or found.origin is None or _is_tested(world, cls, name):
        return None
    return _replace(found, origin=_replace(found.origin, typed=weaker(BY_CALLS, found.origin.typed)))


def _is_tested(world: World, cls: ClassInfo, name: str) -> bool:
    """Whether a condition or a call that refuses null reads the field, or what its getter gives."""
    getter = getter_of(name)
    if any(function.name == name for function in cls.decl.functions):
        getter = name
    names = {name, getter}
    own = world.program.functions_mentioning(cls.path, *sorted(names))
    others = world.program.callers().mentioning(getter)
    if len(others) > MOST_CALLERS:
        return True
    if any(not _KNOWING.isdisjoint(function.decl.mentions) for function in own):
        return True
    return any(_tests(world, function, names) for function in (*own, *others))


def _tests(world: World, function: FunctionInfo, names: set[str]) -> bool:
    """Whether a condition of a function reads something of one of the names, or a comparison with null."""
    known = moves(world, function)
    if not names.isdisjoint(known.tested_names) or not names.isdisjoint(known.tested):
        return True
    compared = (node for node in nodes(world.program.body(function)) if isinstance(node, s.Compare))
    asked = (node for node in compared if any(is_null(operand) for operand in node.operands))
    return any(_called(operand) in names for node in asked for operand in node.operands)


def _called(node: s.Expr) -> str:
    return last_name(node.function if isinstance(node, s.Call) else node)
