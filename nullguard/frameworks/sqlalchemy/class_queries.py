"""`Order.query`: the query of all rows that Flask-SQLAlchemy's models and query properties give on a mapped class."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.world import World
from nullguard.frameworks.sqlalchemy.querying import FLASK_QUERY, QUERY
from nullguard.frameworks.sqlalchemy.statements import Entity, selecting
from nullguard.program.declarations import outside
from nullguard.program.symbols import ClassInfo, Type

CLASS_QUERY: Final = "query"
_FLASK: Final = "flask_sqlalchemy."


def query_of_class(world: World, type: Type, cls: ClassInfo) -> Value:
    """What `query` is on the class of an entity: a method or property of the project's own, also of a base (`Order.query()`),
    else the query of all its rows."""
    of_flask = _is_of_flask(world, cls)
    member = world.program.member(cls, CLASS_QUERY)
    if member is not None and not (of_flask and _is_hidden(world, cls, member.declared_in)):
        declared = world.member_value(type, member)
        if declared is not None and (declared.type is not None or declared.symbol is not None):
            return declared
    entity = cls.id
    container = Type(FLASK_QUERY if of_flask else QUERY, (Type(entity),))
    return Value(NONNULL, container, element=world.row(entity), asked=selecting((Entity(entity),)))


def _is_of_flask(world: World, cls: ClassInfo) -> bool:
    return any(name.startswith(_FLASK) for name in world.program.base_names(cls))


def _is_hidden(world: World, cls: ClassInfo, holder: ClassInfo) -> bool:
    """Whether Flask-SQLAlchemy's model stands before a class of the project among the bases: `class Order(db.Model, Lookups)` has
    the query of the model, whatever `Lookups` calls so."""
    if _is_of_flask(world, holder):
        return False
    for below in world.program.ancestors(cls):
        for ref in below.decl.bases:
            base = world.program.class_named(below.path, ref.name, outside(below.decl.qualname))
            if base is None:
                if ref.name.rpartition(".")[2] == "Model":
                    return True
            elif holder in world.program.ancestors(base):
                return False
            elif _is_of_flask(world, base):
                return True
    return False
