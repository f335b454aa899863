"""Mapped classes as entities: columns with their evidence, relationships and backrefs, joined tables."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.sqlalchemy.checks import checks_of
from nullguard.frameworks.sqlalchemy.columns import ColumnDeclaration
from nullguard.frameworks.sqlalchemy.imperative import imperative_mappings
from nullguard.frameworks.sqlalchemy.keys import key_columns
from nullguard.frameworks.sqlalchemy.mapped import MappedClasses, RelationDeclaration
from nullguard.frameworks.sqlalchemy.other_names import OtherName, proxied, renamed
from nullguard.frameworks.sqlalchemy.relationships import Relationships, Row, evidence
from nullguard.frameworks.sqlalchemy.validators import validations_of
from nullguard.model.nodes import dotted_name
from nullguard.model.schema import AttributeKind, Entity, MappedAttribute, Validations
from nullguard.model.span import line_of
from nullguard.model.syntax import Attribute, Constant, Expr, Name
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

FRAMEWORK = "sqlalchemy"
SQLALCHEMY_PACKAGES = ("sqlalchemy", "flask_sqlalchemy", "sqlmodel", "flask_appbuilder", "advanced_alchemy")


def declare_entities(program: Program) -> Iterator[Entity]:
    """The mapped classes of the program, and as abstract entities the bases and mixins that lend them columns; in order of id."""
    if not any(item.module.startswith(SQLALCHEMY_PACKAGES) for facts in program.sources.values() for item in facts.imports):
        return
    mapped = MappedClasses(program)
    draft = _Draft(mapped)
    for _, cls in sorted(program.classes.items()):
        if (
            not cls.is_library
            and cls.path.endswith(".py")
            and cls.decl.bases + cls.decl.annotations
            and mapped.is_declarative(cls)
        ):
            draft.add(cls)
    for found in imperative_mappings(mapped):
        draft.rows[found.cls.id] = Row(found.cls, found.table, found.columns, draft.keys(found.columns))
        draft.tables[found.cls.id] = dict.fromkeys(found.columns, "")
        draft.relations[found.cls.id] = list(found.relations)
    yield from draft.entities()


class _Draft:
    """Classes with their columns, before relationships are known."""

    def __init__(self, mapped: MappedClasses) -> None:
        self.mapped = mapped
        self.rows: dict[str, Row] = {}
        self.tables: dict[str, dict[str, str]] = {}
        self.relations: dict[str, list[RelationDeclaration]] = {}
        self.other_names: dict[str, list[OtherName]] = {}

    def add(self, cls: ClassInfo) -> None:
        """A declarative class, and the mixins it draws from."""
        for base in self.mapped.lineage(cls):
            if base.id in self.rows or base.is_library:
                continue
            if base is cls or any(self.mapped.own(base).values()):
                self._add_one(base)

    def _add_one(self, cls: ClassInfo) -> None:
        mapped = self.mapped
        table = mapped.table(cls) if mapped.is_mapped(cls) else ""
        columns: dict[str, ColumnDeclaration] = {}
        tables: dict[str, str] = {}
        relations: dict[str, RelationDeclaration] = {}
        others: dict[str, OtherName] = {}
        behind: dict[str, str] = {}
        parent = mapped.mapped_parent(cls) if table else None
        above = {cls.id}
        while parent is not None and parent.id not in above:
            above.add(parent.id)
            for base in mapped.lineage(parent):
                behind[base.id] = mapped.table(parent)
            parent = mapped.mapped_parent(parent)
        for base in reversed(mapped.lineage(cls)):
            for name, declared in mapped.own(base).items():
                columns.pop(name, None)
                relations.pop(name, None)
                others.pop(name, None)
                if isinstance(declared, ColumnDeclaration):
                    columns[name] = declared
                    tables[name] = behind.get(base.id, "")
                elif isinstance(declared, OtherName):
                    others[name] = declared
                elif declared is not None:
                    relations[name] = declared
            for function in base.decl.functions if not base.is_library else ():
                if function.name not in mapped.own(base):  # a property hides what a class above maps
                    columns.pop(function.name, None)
                    relations.pop(function.name, None)
                    others.pop(function.name, None)
        self.rows[cls.id] = Row(cls, table, columns, self.keys(columns))
        self.tables[cls.id] = tables
        self.relations[cls.id] = list(relations.values())
        self.other_names[cls.id] = list(others.values())

    def keys(self, columns: dict[str, ColumnDeclaration]) -> dict[str, tuple[str, ...]]:
        """The tables that each column's foreign keys point to."""
        return {
            name: tuple(table for value in column.foreign if (table := self._key_table(value, column)))
            for name, column in columns.items()
            if column.foreign
        }

    def _key_table(self, value: Expr, column: ColumnDeclaration) -> str:
        if isinstance(value, Constant):
            return str(value.value).rpartition(".")[0] if isinstance(value.value, str) else ""
        if not isinstance(value, (Attribute, Name)):
            return ""
        holder = dotted_name(value).rpartition(".")[0].removesuffix(".c").removesuffix(".__table__")
        cls = self.mapped.program.class_named(column.path, holder, column.scope)
        if cls is not None:
            return self.mapped.table(cls)
        made = self.mapped.table_call(column.path, column.scope, _named(holder, value))
        return made.arguments.text("name", 0) if made is not None else ""

    def entities(self) -> Iterator[Entity]:
        attributes: dict[str, dict[str, MappedAttribute]] = {}
        for class_id, row in self.rows.items():
            keys = key_columns(self.mapped, row.cls) if row.table else frozenset()
            attributes[class_id] = {
                name: MappedAttribute(
                    name,
                    AttributeKind.COLUMN,
                    column.column,
                    column.type,
                    evidence=(evidence(column),),
                    primary_key=column.primary_key or column.column in keys,
                    table=self.tables[class_id].get(name, ""),
                    references=next(iter(row.keys.get(name, ())), ""),
                    filled_by=column.filled_by,
                    has_default=column.has_default,
                )
                for name, column in row.columns.items()
            }
        relationships = Relationships(self.mapped, self.rows)
        backrefs: list[tuple[str, MappedAttribute]] = []
        for class_id, row in self.rows.items():
            for declared in self.relations[class_id]:
                for owner, made in relationships.attributes(row, declared):
                    if owner == class_id and made.name == declared.name:
                        table = self.tables[class_id].get(made.key_attribute, "")
                        attributes[class_id][made.name] = made if not table else _in_table(made, table)
                    elif row.table:
                        backrefs.append((owner, made))
        for owner, made in backrefs:
            for holder in (self.rows[owner].cls, *self.mapped.program.subclasses(self.rows[owner].cls)):
                if holder.id in attributes:
                    attributes[holder.id].setdefault(made.name, made)
        named = {class_id: row.table for class_id, row in self.rows.items()}
        for name_of in (renamed, proxied):  # a proxy may stand for a synonym
            for class_id, others in self.other_names.items():
                for other in others:
                    if (found := name_of(other, attributes, class_id, named)) is not None:
                        attributes[class_id].setdefault(found.name, found)
        for class_id in sorted(self.rows):
            row = self.rows[class_id]
            yield Entity(
                class_id,
                row.cls.name,
                row.table,
                FRAMEWORK,
                row.cls.path,
                line_of(row.cls.decl.at),
                attributes[class_id],
                abstract=not row.table,
                checks=checks_of(self.mapped, row.cls) if row.table else (),
                validations=validations_of(self.mapped, row.cls, attributes[class_id]) if row.table else Validations(),
            )


def _in_table(made: MappedAttribute, table: str) -> MappedAttribute:
    return MappedAttribute(
        made.name,
        made.kind,
        made.column,
        made.type,
        made.target,
        made.key_attribute,
        made.evidence,
        made.primary_key,
        table=table,
        references=made.references,
    )


def _named(dotted: str, at: Attribute | Name) -> Expr | None:
    """A dotted name as an expression."""
    parts = dotted.split(".")
    value: Expr = Name(parts[0], at.at)
    for part in parts[1:]:
        value = Attribute(value, part, at.at)
    return value if parts[0] else None
