"""Hooks that code hands to a blueprint or application by a call, mostly where it makes the application: `app.before_request(
load_member)` (Flask)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from nullguard.flow.summaries.who_calls import MOST_ASKED
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, last_name, nodes
from nullguard.program.symbols import FunctionInfo, VariableInfo
from nullguard.program.trace import body_entry

_HOOKS: Final = tuple(sorted(library_names("request-hook")))
_OF_ALL: Final = library_names("request-hook-of-all")
"""Those by which a blueprint lets something run before all functions of its application."""

_PARTS: Final = library_names("request-registry-part")
"""Classes whose objects are parts of an application: what they let run runs before their own functions alone."""


def registered_hooks(world: World, registries: Collection[VariableInfo]) -> Iterator[FunctionInfo]:
    """The functions that are handed to an application, or to one of the registries, to run before what answers requests. An
    application is that of all functions of its unit."""
    units = {world.program.unit_of(registry.path) for registry in registries}
    for method in _HOOKS:
        mentioning = world.program.callers().mentioning(method)
        for caller in mentioning if len(mentioning) <= MOST_ASKED else ():
            if world.program.unit_of(caller.path) not in units:
                continue
            world.program.reads.add(body_entry(caller))
            for node in world.named_nodes(caller).get(method, ()):
                match node:
                    case s.Call(function=s.Attribute(value=holder), arguments=(s.Argument(value=s.Name(id=name)),)):
                        hook = world.program.resolve(caller.path, name)
                        if isinstance(hook, FunctionInfo) and (method in _OF_ALL or _is_of(world, caller, holder, registries)):
                            yield hook


def _is_of(world: World, caller: FunctionInfo, holder: s.Expr, registries: Collection[VariableInfo]) -> bool:
    """Whether what a hook is handed to is one of the registries, or an application: what is no part of one."""
    registry = world.program.resolve(caller.path, dotted_name(holder))
    if isinstance(registry, VariableInfo):
        return registry in registries or not _is_part(registry.decl.value)
    if not isinstance(holder, s.Name):
        return False
    made = [
        node.value
        for node in nodes(world.program.body(caller))
        if isinstance(node, s.Assign) and any(isinstance(target, s.Name) and target.id == holder.id for target in node.targets)
    ]
    is_given = any(parameter.name == holder.id for parameter in caller.decl.parameters)
    return (is_given or bool(made)) and not any(map(_is_part, made))


def _is_part(made: s.Expr | None) -> bool:
    return not isinstance(made, s.Call) or last_name(made.function) in _PARTS
