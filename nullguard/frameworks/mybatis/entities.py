"""MyBatis-Plus, MyBatis-Flex and the common mapper of tk.mybatis: classes that annotations or a generic mapper tie to tables.

Sources: the MyBatis-Plus guide, "Annotation": without `@TableName` the table is the class's name in snake case; all fields are
columns in snake case but those with `@TableField(exist = false)`. The MyBatis-Flex guide, "@Table" and "@Column" (`ignore`), and
that of tk.mybatis, "Object-relational mapping" (`@Table`, `@Column`, `@Transient` of JPA, without `@Entity`) do likewise.
Nothing is said of null: that the table says; but a field with an initial value keeps it where the column is null (the MyBatis 3
reference, "settings": `callSettersOnNulls` is false). MyBatis-Plus leaves null fields out of what it inserts and updates (its
guide, "Annotation", `FieldStrategy`: NOT_NULL is the default), so that the table's default stands.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from nullguard.frameworks.jpa.accessors import Accessors
from nullguard.frameworks.jpa.annotations import Marks, marks
from nullguard.frameworks.jpa.classes import MappedClasses
from nullguard.frameworks.row_classes.naming import snake
from nullguard.frameworks.row_classes.properties import declared_nullable, initialised
from nullguard.frameworks.row_classes.uses import MYBATIS
from nullguard.frameworks.types import as_reference
from nullguard.model.facts import Field
from nullguard.model.java_types import PRIMITIVES
from nullguard.model.schema import AttributeKind, Entity, MappedAttribute
from nullguard.model.span import line_of
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Type

FRAMEWORK = MYBATIS
_PLUS = "com.baomidou.mybatisplus"
_PACKAGES = (_PLUS, "com.mybatisflex", "tk.mybatis")
_MAPPERS = (
    "com.baomidou.mybatisplus.core.mapper.BaseMapper",
    "com.baomidou.mybatisplus.mapper.BaseMapper",
    "com.mybatisflex.core.BaseMapper",
    "tk.mybatis.mapper.common.BaseMapper",
)
_NAMING = {"TableName": "com.baomidou.mybatisplus", "Table": "com.mybatisflex"}
"""Annotations that make a class a row by themselves, and their packages."""

_STRATEGIES = ("strategy", "insertStrategy", "updateStrategy")
_WRITING_NULL = frozenset({"ALWAYS", "IGNORED", "NEVER"})
"""Strategies of MyBatis-Plus with which a field's null is written, or nothing is; all others leave nulls out."""

_QUOTES = '`"[]'

_replace = msgspec.structs.replace


def declare_entities(program: Program) -> Iterator[Entity]:
    """The classes that MyBatis-Plus maps, in order of class id."""
    modules = {item.module for facts in program.sources.values() if facts.language == "java" for item in facts.imports}
    if not any(module.startswith(_PACKAGES) for module in modules):
        return
    is_of_plus = any(module.startswith(_PLUS) for module in modules)
    mapped = {cls.id: cls for cls in program.classes.values() if _has_table_name(program, cls)}
    for mapper in _MAPPERS:
        base = program.classes.get(mapper)
        for sub in program.subclasses(base) if base is not None else ():
            seen = program.seen_as(Type(sub.id), mapper)
            row = program.classes.get(seen.args[0].cls) if seen is not None and seen.args else None
            if row is not None and not row.is_library:
                mapped.setdefault(row.id, row)
    accessors = Accessors(MappedClasses(program))
    for _, cls in sorted(mapped.items()):
        found: dict[str, MappedAttribute] = {}
        nullable = declared_nullable(program, cls)
        for base_cls in reversed(program.ancestors(cls)):
            if not base_cls.is_library:
                for field in base_cls.decl.fields:
                    made = _attribute(program, cls, base_cls, field, is_of_plus)
                    if made is not None:
                        said = nullable.get(made.name)
                        found[made.name] = made if said is None or made.never_null else _replace(made, evidence=(said,))
        yield Entity(
            cls.id,
            cls.name,
            _table(program, cls),
            FRAMEWORK,
            cls.path,
            line_of(cls.decl.at),
            found,
            {method: name for method, name in accessors.getters(cls).items() if name in found},
            {method: name for method, name in accessors.setters(cls).items() if name in found},
        )


def _has_table_name(program: Program, cls: ClassInfo) -> bool:
    return (
        not cls.is_library
        and cls.path.endswith(".java")
        and any(
            full.startswith(package)
            for item in cls.decl.annotations
            if (package := _NAMING.get(item.simple_name)) is not None
            for full in program.candidates(cls.path, item.name)
        )
    )


def _table(program: Program, cls: ClassInfo) -> str:
    own = _marks(program, cls, None)
    by = "TableName" if "TableName" in own else "Table"
    name = (own.text(by, "value") or own.text(by, "name")).strip(_QUOTES) or snake(cls.name)
    schema = own.text(by, "schema").strip(_QUOTES)
    return f"{schema}.{name}" if schema else name


def _attribute(program: Program, cls: ClassInfo, holder: ClassInfo, field: Field, is_of_plus: bool) -> MappedAttribute | None:
    if {"static", "transient", "constant"} & set(field.modifiers):
        return None
    own = _marks(program, holder, field)
    if own.flag("TableField", "exist") is False or own.flag("Column", "ignore") is True or "Transient" in own:
        return None
    member = program.field(cls, field.name)
    type = program.member_type(Type(cls.id), member) if member is not None else None
    written = (("TableField", "value"), ("TableId", "value"), ("Column", "value"), ("Column", "name"))
    column = next((text for by, key in written if (text := own.text(by, key).strip(_QUOTES))), "")
    return MappedAttribute(
        field.name,
        AttributeKind.COLUMN,
        column or snake(field.name),
        as_reference(type) if type is not None else None,
        primary_key=bool(own.any(("TableId", "Id"))),
        keeps_default=is_of_plus and not any(own.word("TableField", key) in _WRITING_NULL for key in _STRATEGIES),
        never_null=(field.type is not None and field.type.name in PRIMITIVES) or field.name in initialised(program, holder),
    )


def _marks(program: Program, cls: ClassInfo, field: Field | None) -> Marks:
    annotations = field.annotations if field is not None else cls.decl.annotations
    return marks(program, cls.path, cls.decl.qualname, annotations)
