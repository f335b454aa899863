"""The rows that Pyramid hands to views, which name the class of their resource: `@view_config(context=Order)`.

Source: the Pyramid documentation, "View Configuration" (`context`), "Defining a View Callable as a Function" with `context` and
`request` as its parameters, and as a class, which is made of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import Expr
from nullguard.program.symbols import FunctionInfo, Type

_VIEWS = library_names("row-view-decorator")
_CONTEXT = "context"


def viewed(world: World, function: FunctionInfo, names: list[str]) -> dict[str, Type]:
    """The parameter of a view, or of what makes one, that gets the row; it stands before the request."""
    is_made = function.owner is not None and function.decl.name == "__init__"
    if function.owner is not None and not is_made:
        return {}
    given = function.decl.parameters[1:] if is_made else function.decl.parameters
    if len(given) < 2 or given[0].name not in names:
        return {}
    rows = {mapped_class(world, function.path, node) for node in _named(function)}
    row = rows.pop() if len(rows) == 1 else ""
    return {given[0].name: Type(row)} if row else {}


def _named(function: FunctionInfo) -> Iterator[Expr]:
    """What the decorators of a view, or of its class, give as its resource's class."""
    owner = function.owner
    for annotation in owner.decl.annotations if owner is not None else function.decl.annotations:
        if annotation.simple_name in _VIEWS:
            yield from (argument.value for argument in annotation.arguments if argument.name == _CONTEXT)


def mapped_class(world: World, path: str, node: Expr) -> str:
    """The id of the mapped class that an expression names; empty where it names none."""
    cls = world.program.class_named(path, dotted_name(node)) if dotted_name(node) else None
    return cls.id if cls is not None and world.schema.is_entity(cls.id) else ""
