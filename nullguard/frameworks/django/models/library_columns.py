"""Fields that a model has from an abstract model of a library, of which the tree only has the columns that its migrations make:
`application` of a token that extends django-oauth-toolkit's, `parent` of a tree's node, `owner` of a forked app's basket."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from nullguard.manifest.nullability import INHERITED
from nullguard.model.schema import AttributeKind, Column, Entity, Evidence, MappedAttribute, Origin, Table
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_replace = msgspec.structs.replace

_KNOWN: Final = ("django.", "builtins.", "typing.", "abc.", "enum.")
"""Begin the names of bases whose fields stubs describe, or that have none."""

_KEY: Final = "_id"


def with_library_columns(program: Program, entities: Iterable[Entity], tables: Mapping[str, Table]) -> Iterator[Entity]:
    """The models, with an attribute for each column of their tables that no class of the tree declares and a base class from
    outside of it must."""
    entities = list(entities)
    by_table: dict[str, list[Entity]] = {}
    for entity in entities:
        if entity.table and not entity.abstract:
            by_table.setdefault(entity.table, []).append(entity)
    known = {entity.class_id: entity for entity in entities}
    for entity in entities:
        cls = program.classes.get(entity.class_id)
        if cls is None or cls.is_library or not tables or not _has_foreign_base(program, cls):
            yield entity
            continue
        found = dict(entity.attributes)
        for holder in (entity, *_above(program, cls, known)):
            table = tables.get(holder.table)
            for made in _attributes(entity, holder, table, by_table) if table is not None else ():
                if made.name not in found and program.member(cls, made.name) is None:
                    found[made.name] = made
        yield _replace(entity, attributes=found) if len(found) > len(entity.attributes) else entity


def _has_foreign_base(program: Program, cls: ClassInfo) -> bool:
    """Whether a class extends one of a library of which nothing is known."""
    there = {base.dotted for base in program.ancestors(cls)}
    return any("." in name and name not in there and not name.startswith(_KNOWN) for name in program.base_names(cls))


def _above(program: Program, cls: ClassInfo, known: Mapping[str, Entity]) -> Iterator[Entity]:
    """The models with tables of their own that a model extends."""
    for base in program.ancestors(cls)[1:]:
        above = known.get(base.id)
        if above is not None and above.table and not above.abstract and not base.is_library:
            yield above


def _attributes(entity: Entity, holder: Entity, table: Table, by_table: Mapping[str, list[Entity]]) -> Iterator[MappedAttribute]:
    in_table = "" if holder.table == entity.table else holder.table
    mapped = {attribute.column.lower() for attribute in holder.attributes.values()}
    for column in table.columns.values():
        if column.name.lower() in mapped or column.nullable is None or column.primary_key:
            continue
        said = (_evidence(entity, column),)
        if column.name.endswith(_KEY) and (column.references or not column.type):  # a key has the type of what it leads to
            name = column.name.removesuffix(_KEY)
            targets = by_table.get(column.references, [])
            target = targets[0].class_id if len(targets) == 1 else ""
            yield MappedAttribute(
                name, AttributeKind.RELATION, column.name, None, target, column.name, said, table=in_table
            )  # fmt: skip
        yield MappedAttribute(column.name, AttributeKind.COLUMN, column.name, evidence=said, table=in_table)


def _evidence(entity: Entity, column: Column) -> Evidence:
    text = f"{'null=True' if column.nullable else 'no null=True'} of a library's base class, by the migrations"
    return Evidence(Origin.MAPPING, column.nullable, True, entity.path, entity.line, text, INHERITED)
