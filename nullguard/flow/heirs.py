"""Methods as classes below their own have them, where only those say what a base class leaves open (Python): `schema = OrderOut`
and `model = Order` in a repository, `self.schema.model_validate(row)` in what all repositories are made from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.bodies.overriding import inherited
from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type
from nullguard.program.types import substitute

_MOST_HEIRS: Final = 64
"""With more classes below it a base is a framework of its own."""


def of_heirs(world: World, function: FunctionInfo) -> Iterator[FunctionInfo]:
    """A method that validates rows, as each of the classes below its own has it that does not override it."""
    owner = function.owner
    if owner is None or not validates_rows(function) or not function.path.endswith(".py"):
        return
    below = world.program.subclasses(owner)
    for cls in below if len(below) <= _MOST_HEIRS else ():
        member = world.program.method(cls, function.decl.name) if not cls.is_library else None
        if member is not None and any(one.id == function.id for one in member.functions):
            heir = inherited(function, cls)
            if heir is not function:
                yield _given_rows(world, heir, owner)


def _given_rows(world: World, heir: FunctionInfo, base: ClassInfo) -> FunctionInfo:
    """A method of a class below `base` with the rows that it is handed, where a parameter is declared by what the base leaves
    open: `def shown(self, row: ModelT)`, `rows: list[ModelT]`."""
    cls, program = heir.owner, world.program
    names = program.type_parameters(base)
    seen = program.seen_as(Type(cls.id), base.id) if names and cls is not None else None
    if seen is None or len(seen.args) != len(names):
        return heir
    open_types = dict(zip(names, seen.args, strict=True))
    for parameter in heir.decl.parameters[1:]:
        declared = program.type_of(parameter.type, heir.path, heir.decl.qualname)
        type = substitute(declared, open_types) if declared is not None else None
        if type is None or type == declared:
            continue
        if world.schema.is_entity(type.cls):
            return world.given_queries.told(heir, parameter.name, world.row(type.cls))
        if any(world.schema.is_entity(part.cls) for part in type.args):
            return world.given_queries.told(heir, parameter.name, Value(NONNULL, type))
    return heir


def validates_rows(function: FunctionInfo) -> bool:
    """Whether a function mentions what makes an object of the attributes of a row."""
    return not library_names("validating-row").isdisjoint(function.decl.mentions)
