"""The frameworks that tell the flow what their calls and attributes mean; each has a module of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nullguard.flow.protocols import FrameworkModel
from nullguard.frameworks.cursors import CursorModel
from nullguard.frameworks.django.flow import DjangoModel
from nullguard.frameworks.java_mappings import mapper_queries
from nullguard.frameworks.jdbc.scalars import JdbcScalarModel
from nullguard.frameworks.jpa.queries import JpaQueryModel
from nullguard.frameworks.mapper_queries import MapperQueryModel
from nullguard.frameworks.peewee_queries import PeeweeModel
from nullguard.frameworks.pony import PonyModel
from nullguard.frameworks.query_rows import Queries
from nullguard.frameworks.spring_data import SpringDataModel
from nullguard.frameworks.sqlalchemy.flow import SqlAlchemyModel
from nullguard.frameworks.sqlalchemy.texts import Texts
from nullguard.frameworks.tortoise import TortoiseModel
from nullguard.model.documents import AnyDocument
from nullguard.model.schema import Entity
from nullguard.program.program import Program


def framework_models(
    program: Program, entities: Iterable[Entity], documents: Mapping[str, AnyDocument] | None = None
) -> tuple[FrameworkModel, ...]:
    """All of them, in the order in which they are asked; conventions hold where a framework has entities."""
    known = tuple(entities)
    used = {entity.framework for entity in known if not entity.path.startswith("<")}
    queries = Queries(program, known)
    return (
        DjangoModel(program, [entity for entity in known if entity.framework in ("django", "tortoise")]),
        TortoiseModel(),
        PonyModel(),
        CursorModel(),
        PeeweeModel(),
        SqlAlchemyModel("sqlalchemy" in used, Texts(program, known)),
        SpringDataModel(queries),
        JpaQueryModel(queries),
        JdbcScalarModel(queries),
        MapperQueryModel(mapper_queries(program, documents or {}), queries),
    )
