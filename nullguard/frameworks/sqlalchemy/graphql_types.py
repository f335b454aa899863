"""The rows that Graphene-SQLAlchemy hands to the resolvers of a type.

Source: the documentation of Graphene-SQLAlchemy, "Getting started" and "Types": `class Meta: model = Order`; a resolver gets the
row in place of `self`.
"""

from __future__ import annotations

from typing import Final

from nullguard.flow.world import World
from nullguard.model.nodes import dotted_name
from nullguard.program.symbols import FunctionInfo, Type

_TYPE: Final = "SQLAlchemyObjectType"
_RESOLVER: Final = "resolve_"
_INFO: Final = "info"


def resolved(world: World, function: FunctionInfo, names: list[str]) -> dict[str, Type]:
    """The row that a resolver of a type gets as its first parameter, of the class that the type names."""
    owner, parameters = function.owner, function.decl.parameters
    if owner is None or not function.decl.name.startswith(_RESOLVER) or _INFO not in names[:2] or not parameters:
        return {}
    meta = world.program.classes.get(f"{owner.id}.Meta")
    if meta is None or not any(name.rpartition(".")[2] == _TYPE for name in world.program.base_names(owner)):
        return {}
    named = next((field.value for field in meta.decl.fields if field.name == "model" and field.value is not None), None)
    model = world.program.class_named(meta.path, dotted_name(named), meta.decl.qualname) if named is not None else None
    return {parameters[0].name: Type(model.id)} if model is not None and world.schema.is_entity(model.id) else {}
