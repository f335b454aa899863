"""The rows that Flask-REST-JSONAPI hands to functions of a resource: `data_layer = {"model": Order, "methods": …}`.

Source: the documentation of Flask-REST-JSONAPI, "Data layer" (`before_update_object(self, obj, data, view_kwargs)`).
"""

from __future__ import annotations

from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import Collection, Constant, Expr
from nullguard.program.symbols import FunctionInfo, Type

_LAYER, _MODEL = "data_layer", "model"


def layered(world: World, function: FunctionInfo, names: list[str]) -> dict[str, Type]:
    """The first parameter of such a function, which is the row."""
    owner = function.owner
    if owner is None or not names or function.decl.name not in library_names("data-layer-hook"):
        return {}
    layer = next((field.value for field in owner.decl.fields if field.name == _LAYER), None)
    named = dotted_name(_entry(layer, _MODEL)) if isinstance(layer, Collection) else ""
    cls = world.program.class_named(owner.path, named) if named else None
    return {names[0]: Type(cls.id)} if cls is not None and world.schema.is_entity(cls.id) else {}


def _entry(node: Collection, key: str) -> Expr | None:
    pairs = node.entries
    return next((value for name, value in pairs if isinstance(name, Constant) and name.value == key), None)
