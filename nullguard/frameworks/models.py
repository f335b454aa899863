"""The frameworks that tell the flow what their calls and attributes mean; each has a module of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nullguard.flow.protocols import FrameworkModel
from nullguard.frameworks.built_texts import BuiltTextModel
from nullguard.frameworks.converted_columns import ConverterModel
from nullguard.frameworks.cursors import CursorModel
from nullguard.frameworks.django.flow import DjangoModel
from nullguard.frameworks.generated_messages import PACKAGES as MESSAGES
from nullguard.frameworks.generated_messages import GeneratedMessageModel
from nullguard.frameworks.java_mappings import mapper_queries, queries_of_files
from nullguard.frameworks.jdbc.jooq_queries import JooqModel
from nullguard.frameworks.jdbc.read_rows import ReadRowModel
from nullguard.frameworks.jdbc.result_handlers import PACKAGE as RESULT_HANDLERS
from nullguard.frameworks.jdbc.result_handlers import ResultHandlerModel
from nullguard.frameworks.jdbc.scalars import JdbcScalarModel
from nullguard.frameworks.jdo_queries import PACKAGE as JDO
from nullguard.frameworks.jdo_queries import JdoQueryModel
from nullguard.frameworks.jpa.ebean import PACKAGE as EBEAN
from nullguard.frameworks.jpa.ebean import EbeanModel
from nullguard.frameworks.jpa.panache import PanacheModel
from nullguard.frameworks.jpa.queries import JpaQueryModel
from nullguard.frameworks.jpa.querydsl import QUERYDSL, QuerydslModel
from nullguard.frameworks.lombok.builders import LombokModel
from nullguard.frameworks.mapper_queries import MapperQueryModel
from nullguard.frameworks.marshmallow import PACKAGES as MARSHMALLOW
from nullguard.frameworks.marshmallow import SchemaModel
from nullguard.frameworks.mybatis.examples import GENERATED, ExampleModel
from nullguard.frameworks.mybatis.named_statements import StatementModel
from nullguard.frameworks.mybatis.wrappers import WrapperModel
from nullguard.frameworks.pairs import PairModel
from nullguard.frameworks.peewee import PEEWEE_PACKAGES, PeeweeModel
from nullguard.frameworks.plain_tables import is_of_java
from nullguard.frameworks.pony import PonyModel
from nullguard.frameworks.pyramid_services import ServiceModel
from nullguard.frameworks.query_rows import Queries
from nullguard.frameworks.records import RECORDS
from nullguard.frameworks.spring_data import SpringDataModel
from nullguard.frameworks.sqlalchemy.entities import SQLALCHEMY_PACKAGES
from nullguard.frameworks.sqlalchemy.flow import SqlAlchemyModel
from nullguard.frameworks.sqlalchemy.texts import Texts
from nullguard.frameworks.templates import TemplateModel
from nullguard.frameworks.tortoise import TortoiseModel
from nullguard.frameworks.wtforms import PACKAGES as WTFORMS
from nullguard.frameworks.wtforms import FormModel
from nullguard.model.documents import AnyDocument
from nullguard.model.schema import Entity
from nullguard.program.program import Program


def framework_models(
    program: Program,
    entities: Iterable[Entity],
    documents: Mapping[str, AnyDocument] | None = None,
    tables: Iterable[Entity] = (),
) -> tuple[FrameworkModel, ...]:
    """Those that the program may use, in the order in which they are asked; conventions hold where a framework has entities.
    `tables` are those to which no class is mapped."""
    known = tuple(entities)
    used = {entity.framework for entity in known if not entity.path.startswith("<")}
    found: list[FrameworkModel] = []
    if _has_sources(program, "python"):
        imported = _imported(program, "python")
        found.append(DjangoModel(program, [entity for entity in known if entity.framework in ("django", "tortoise")]))
        if _any_of(imported, MARSHMALLOW):
            found.append(SchemaModel(program))
        if _any_of(imported, WTFORMS):
            found.append(FormModel(program))
        if _any_of(imported, ("tortoise",)):
            found.append(TortoiseModel())
        if _any_of(imported, ("pony",)):
            found.append(PonyModel())
        plain = () if is_of_java(known) else tuple(tables)
        by_text = {entity.table for entity in plain}  # of what code makes of rows itself, the table tells more
        of_python = (entity for entity in known if entity.path.endswith(".py"))
        texts = Texts(program, [*(one for one in of_python if one.framework != RECORDS or one.table not in by_text), *plain])
        found += [CursorModel(texts), ConverterModel("python", program, known)]
        templates = TemplateModel(program, documents or {})
        if templates.handed_names:
            found.append(templates)
        if "peewee" in used or _any_of(imported, PEEWEE_PACKAGES):
            found.append(PeeweeModel())
        if _any_of(imported, ("pyramid",)):
            found.append(ServiceModel(program))
        found.append(SqlAlchemyModel("sqlalchemy" in used, _any_of(imported, SQLALCHEMY_PACKAGES), texts))
    if _has_sources(program, "java"):
        imported = _imported(program, "java")
        queries = Queries(program, known, queries_of_files(documents or {}), tables)
        mapped = MapperQueryModel(mapper_queries(program, documents or {}), queries)
        if _any_of(imported, ("io.quarkus.hibernate.orm.panache",)):
            found.append(PanacheModel(queries))
        if any(cls.decl.name == GENERATED for cls in program.classes.values()):
            found.append(ExampleModel())
        found += [
            SpringDataModel(queries),
            JpaQueryModel(queries),
            JdbcScalarModel(program, queries),
            mapped,
            LombokModel(),
            PairModel(),
        ]
        found += [ReadRowModel(program, queries), ConverterModel("java", program, known), BuiltTextModel()]
        if _any_of(imported, ("org.jooq",)):
            found.append(JooqModel(queries, (*(entity for entity in known if entity.path.endswith(".java")), *tables)))
        if _any_of(imported, QUERYDSL):
            found.append(QuerydslModel())
        if _any_of(imported, MESSAGES):
            found.append(GeneratedMessageModel(program))
        if _any_of(imported, (EBEAN,)):
            found.append(EbeanModel())
        if _any_of(imported, (JDO,)):
            found.append(JdoQueryModel(queries))
        if _any_of(imported, (RESULT_HANDLERS,)):
            found.append(ResultHandlerModel())
        if "mybatis" in used:
            found += [WrapperModel(), StatementModel(program, documents or {}, queries)]
    return tuple(found)


def _has_sources(program: Program, language: str) -> bool:
    return any(facts.language == language for facts in program.sources.values())


def _imported(program: Program, language: str) -> frozenset[str]:
    """The modules that sources import: every framework that is asked costs at each call and attribute."""
    return frozenset(item.module for facts in program.sources.values() if facts.language == language for item in facts.imports)


def _any_of(imported: frozenset[str], packages: tuple[str, ...]) -> bool:
    """Whether a module is of a package, or of one that is called after it, as extensions are (`peewee_async`)."""
    return any(module.startswith(packages) for module in imported)
