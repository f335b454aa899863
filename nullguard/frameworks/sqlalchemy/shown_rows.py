"""The rows that Flask-Admin hands to the hooks of a view, and marshmallow-sqlalchemy to the methods of a schema.

Source: Flask-Admin's API, `flask_admin.model.BaseModelView` ("on_model_change(form, model, is_created)"); marshmallow, "Custom
fields" (`fields.Method("get_total")`, `fields.Function(lambda order: order.total)`) and "Pre-processing and post-processing"
(`@post_dump(pass_original=True)`; `@pre_dump` gets each object, unless it asks for all of them together).
"""

from __future__ import annotations

from nullguard.flow.functions.meant.call_sites import MOST_CALLERS
from nullguard.flow.world import World
from nullguard.frameworks.sqlalchemy.resources import mapped_class
from nullguard.knowledge.words import library_names
from nullguard.model.facts import handed_lambda
from nullguard.model.nodes import last_name, nodes
from nullguard.model.syntax import Call, Constant
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type
from nullguard.program.trace import body_entry

_HOOKS = library_names("admin-row-hook")
_VIEWS = library_names("row-hook-base")
_SCHEMAS = library_names("row-schema")
_MODEL = "model"
_METHOD = "Method"
_FUNCTIONS = library_names("row-lambda")
_SERIALIZE = "serialize"
_DUMPED = "post_dump"
_TO_BE_DUMPED = "pre_dump"
_ORIGINAL = "pass_original"
_TOGETHER = frozenset({"pass_many", "pass_collection"})


def shown(world: World, function: FunctionInfo, names: list[str]) -> dict[str, Type]:
    """The parameter of a method that gets a row."""
    owner = function.owner
    if owner is None or not names:
        return {}
    if _MODEL in names and function.decl.name in _HOOKS and not world.program.base_names(owner).isdisjoint(_VIEWS):
        model = _registered(world, owner)
        return {_MODEL: Type(model)} if model else {}
    is_first = _gets_row(function) or _is_asked(owner, function.decl.name)
    row = names[0] if is_first else names[1] if len(names) > 1 and _gets_original(function) else ""
    model = _of_schema(world, owner) if row else ""
    return {row: Type(model)} if model else {}


def _registered(world: World, cls: ClassInfo) -> str:
    """The id of the one mapped class that a view is made with: `admin.add_view(OrderView(Order, session))`."""
    found: set[str] = set()
    for function in world.program.callers().mentioning(cls.name)[:MOST_CALLERS]:
        world.program.reads.add(body_entry(function))
        for node in nodes(world.program.body(function)):
            if isinstance(node, Call) and last_name(node.function) == cls.name and node.arguments:
                found.add(mapped_class(world, function.path, node.arguments[0].value))
    return found.pop() if len(found) == 1 else ""


def _of_schema(world: World, cls: ClassInfo) -> str:
    """The id of the mapped class that a schema names: `class Meta: model = Order`."""
    if not any(name.rpartition(".")[2] in _SCHEMAS for name in world.program.base_names(cls)):
        return ""
    meta = world.program.classes.get(f"{cls.id}.Meta")
    named = next((field.value for field in meta.decl.fields if field.name == _MODEL), None) if meta is not None else None
    return mapped_class(world, cls.path, named) if named is not None else ""


def _is_asked(cls: ClassInfo, method: str) -> bool:
    """Whether a field of a schema is what the method gives, or the lambda that the field is handed."""
    for field in cls.decl.fields:
        if isinstance(field.value, Call) and last_name(field.value.function) in _FUNCTIONS:
            if method in (handed_lambda(field.name, "0"), handed_lambda(field.name, _SERIALIZE)):
                return True
    return any(
        isinstance(field.value, Call)
        and last_name(field.value.function) == _METHOD
        and any(isinstance(item.value, Constant) and item.value.value == method for item in field.value.arguments[:1])
        for field in cls.decl.fields
    )


def _gets_row(function: FunctionInfo) -> bool:
    return any(
        annotation.simple_name == _TO_BE_DUMPED and all(item.name not in _TOGETHER for item in annotation.arguments)
        for annotation in function.decl.annotations
    )


def _gets_original(function: FunctionInfo) -> bool:
    return any(
        annotation.simple_name == _DUMPED and any(item.name == _ORIGINAL for item in annotation.arguments)
        for annotation in function.decl.annotations
    )
