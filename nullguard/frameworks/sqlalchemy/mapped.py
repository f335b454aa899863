"""Mapped classes: which classes are, what their bodies declare, and in which table a row lives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nullguard.frameworks.arguments import constant
from nullguard.frameworks.sqlalchemy.calls import Declaration, declaration
from nullguard.frameworks.sqlalchemy.columns import ColumnDeclaration, ColumnReader, mapped_type
from nullguard.frameworks.sqlalchemy.other_names import OtherName, other_name
from nullguard.frameworks.sqlalchemy.table_names import computed, snake
from nullguard.knowledge.words import library_names
from nullguard.model.facts import Field, Function
from nullguard.model.nodes import dotted_name
from nullguard.model.span import line_of
from nullguard.model.syntax import Attribute, Call, Collection, Constant, Expr, Name, Return, TypeRef
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, VariableInfo

_BASES = tuple(library_names("mapped-base"))
_BASE_NAMES = frozenset({"db.Model", "sqlmodel.SQLModel"})
_PLURAL_BASES = library_names("plural-mapped-base")
"""Bases that name a table after its class, in small letters and with an s. Source: neutron-lib, `NeutronBaseV2.__tablename__`."""

_SELF_NAMING = tuple(library_names("self-naming-module"))
"""Where bases come from that name a table after its class. Source: Advanced Alchemy, `CommonTableAttributes.__tablename__`."""

_DECORATORS = ("mapped", "mapped_as_dataclass")
_BASE_DECORATORS = ("as_declarative", "as_declarative_base")
"""Source: SQLAlchemy, `orm.as_declarative` and `registry.as_declarative_base`."""
_DECLARED = tuple(library_names("declared-attribute"))
_MOST_STATEMENTS = 60


@dataclass(frozen=True)
class RelationDeclaration:
    """A `relationship(…)`; `annotation` is the class attribute's, if any, and `target` the class whose mapper it is given."""

    name: str
    made: Declaration
    holder: ClassInfo
    annotation: TypeRef | None
    line: int
    target: ClassInfo | None = None


Declared = ColumnDeclaration | RelationDeclaration | OtherName | None


class MappedClasses:
    """The mapped classes of one program."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.columns = ColumnReader(program)
        self._own: dict[str, dict[str, Declared]] = {}
        self._bases: dict[str, bool] = {}

    def is_declarative(self, cls: ClassInfo) -> bool:
        """Whether the class descends from a declarative base, is decorated as mapped, or names its table itself."""
        known = self._bases.get(cls.id)
        if known is None:
            names = self.program.base_names(cls)
            known = any(name.endswith(_BASES) or name.startswith(_SELF_NAMING) or name in _BASE_NAMES for name in names) or any(
                item.simple_name in _DECORATORS for item in cls.decl.annotations
            )
            known = known or any(self._is_decorated_base(base) for base in self.program.ancestors(cls))
            if not known:
                body = {field.name for field in cls.decl.fields}
                known = ("__tablename__" in body or "__table__" in body) and (bool(self.own(cls)) or "__table__" in body)
                known = known or not names.isdisjoint(_PLURAL_BASES) or any(map(self._is_keyed, self.program.ancestors(cls)))
            self._bases[cls.id] = known
        return known

    def _is_keyed(self, cls: ClassInfo) -> bool:
        """Whether a class with an ancestor that is not here, in which the declarative base may be, declares a primary key."""
        if not any(isinstance(field.value, Call) for field in cls.decl.fields):
            return False
        here = {base.dotted for base in self.program.ancestors(cls)}
        if not self.program.base_names(cls) - here - {"object", "builtins.object"}:
            return False
        return any(isinstance(item, ColumnDeclaration) and item.primary_key for item in self.own(cls).values())

    def is_sqlmodel(self, cls: ClassInfo) -> bool:
        return any(name.endswith(".SQLModel") or name == "sqlmodel.SQLModel" for name in self.program.base_names(cls))

    def is_mapped(self, cls: ClassInfo) -> bool:
        """Whether the class has a table, its own or an ancestor's."""
        if not self.is_declarative(cls) or self._is_abstract(cls) or self.is_root(cls):
            return False
        if self.is_sqlmodel(cls):
            return any(
                item.name == "table" and isinstance(item.value, Constant) and item.value.value is True
                for base in self.program.ancestors(cls)
                for item in base.decl.keywords
            )
        return bool(self.table(cls))

    # ---- tables

    def table(self, cls: ClassInfo) -> str:
        """The table of a mapped class; empty for bases and mixins."""
        if self.is_root(cls):
            return ""
        lineage = self.lineage(cls)
        for base in lineage:
            name = self._own_table(base, cls)
            if name:
                schema = self._schema(cls)
                return f"{schema}.{name}" if schema and "." not in name else name
        if self.is_sqlmodel(cls):
            return cls.name.lower()
        if any(name.startswith(_SELF_NAMING) for name in self.program.base_names(cls)):
            return snake(cls.name) if self._has_columns(cls) else ""
        if not self.program.base_names(cls).isdisjoint(_PLURAL_BASES):
            return f"{cls.name.lower()}s" if self._has_columns(cls) else ""
        if any(name.endswith("().Model") or name.endswith("db.Model") for name in self.program.base_names(cls)):
            holders = [base for base in lineage if self._has_columns(base)]
            if holders:
                own_key = any(isinstance(item, ColumnDeclaration) and item.primary_key for item in self.own(cls).values())
                return snake(cls.name if own_key else holders[-1].name)
        keyed = next((base for base in lineage if not base.is_library and self._is_keyed(base)), None)
        return snake(keyed.name) if keyed is not None else ""

    def is_root(self, cls: ClassInfo) -> bool:
        """Whether the class is a declarative base itself: `class Base(DeclarativeBase)`, `@as_declarative()`."""
        if self._is_decorated_base(cls):
            return True
        scope = cls.decl.qualname.rpartition(".")[0]
        names = (self.program.qualified(cls.path, ref.name, scope).rpartition(".")[2] for ref in cls.decl.bases)
        return any(name in ("DeclarativeBase", "DeclarativeBaseNoMeta") for name in names)

    def _is_decorated_base(self, cls: ClassInfo) -> bool:
        return any(item.simple_name in _BASE_DECORATORS for item in cls.decl.annotations)

    def lineage(self, cls: ClassInfo) -> tuple[ClassInfo, ...]:
        """The class and its ancestors."""
        return self.program.ancestors(cls)

    def mapped_parent(self, cls: ClassInfo) -> ClassInfo | None:
        """The nearest ancestor with a table of its own that is not the class's: the parent of joined inheritance."""
        own = self.table(cls)
        for base in self.lineage(cls)[1:]:
            if self.is_declarative(base) and not self._is_abstract(base) and self.is_mapped(base):
                if self.table(base) != own:
                    return base
        return None

    def _has_columns(self, cls: ClassInfo) -> bool:
        return (
            self.is_declarative(cls)
            and not self._is_abstract(cls)
            and any(isinstance(item, ColumnDeclaration) for item in self.own(cls).values())
        )

    def _own_table(self, base: ClassInfo, cls: ClassInfo) -> str:
        for field in base.decl.fields:
            if field.name == "__tablename__" and field.value is not None and "instance" not in field.modifiers:
                value = constant(self.program, base.path, base.decl.qualname, field.value)
                return value if isinstance(value, str) else computed(field.value, cls)
            if field.name == "__table__" and field.value is not None:
                made = self.table_call(base.path, base.decl.qualname, field.value)
                return made.arguments.text("name", 0) if made is not None else snake(cls.name)
        for function in base.decl.functions:
            if function.name == "__tablename__":
                result = self._result(base, function)
                if isinstance(result, Constant) and isinstance(result.value, str):
                    return result.value
                return computed(result, cls)
        return ""

    def _schema(self, cls: ClassInfo) -> str:
        """The schema in `__table_args__`, as a dictionary or the last member of a tuple."""
        for base in self.lineage(cls):
            for field in base.decl.fields:
                if field.name != "__table_args__":
                    continue
                value = field.value
                if isinstance(value, Collection) and value.kind == "tuple" and value.items:
                    value = value.items[-1]
                if isinstance(value, Collection) and value.kind == "dict":
                    for key, item in value.entries:
                        if isinstance(key, Constant) and key.value == "schema":
                            schema = constant(self.program, base.path, base.decl.qualname, item)
                            return schema if isinstance(schema, str) else ""
                return ""
        return ""

    def table_call(self, path: str, scope: str, value: Expr | None) -> Declaration | None:
        """The `Table(…)` behind an expression: the call itself, or a variable that holds it."""
        if isinstance(value, (Name, Attribute)):
            symbol = self.program.resolve(path, dotted_name(value), scope)
            if not isinstance(symbol, VariableInfo):
                return None
            path, scope, value = symbol.path, "", symbol.decl.value
        made = declaration(self.program, path, scope, value)
        return made if made is not None and made.kind == "table" else None

    def _is_abstract(self, cls: ClassInfo) -> bool:
        return any(
            field.name == "__abstract__" and isinstance(field.value, Constant) and field.value.value is True
            for field in cls.decl.fields
        )

    # ---- what a body declares

    def own(self, cls: ClassInfo) -> dict[str, Declared]:
        """The columns and relationships in a class's body; None stands for an attribute set to None."""
        known = self._own.get(cls.id)
        if known is None:
            known = self._own[cls.id] = {}
            if not cls.is_library:
                for name, found in self._declared(cls):
                    known[name] = found
        return known

    def table_columns(self, made: Declaration) -> Iterator[ColumnDeclaration]:
        """The columns of a `Table(…)` call."""
        for argument in made.call.arguments[1:]:
            column = declaration(self.program, made.path, made.scope, argument.value)
            if column is not None and column.kind == "column":
                name = column.arguments.text("name", 0)
                if name:
                    yield self.columns.from_call(name, column, None, None, line_of(column.call.at))

    def _declared(self, cls: ClassInfo) -> Iterator[tuple[str, Declared]]:
        sqlmodel = self.is_sqlmodel(cls)
        for field in cls.decl.fields:
            if "instance" in field.modifiers or field.name.startswith("__"):
                if field.name == "__table__":
                    made = self.table_call(cls.path, cls.decl.qualname, field.value)
                    for column in self.table_columns(made) if made is not None else ():
                        yield column.name, column
                continue
            found = self._of_field(cls, field, sqlmodel)
            if found is not None or (isinstance(field.value, Constant) and field.value.kind == "null" and not sqlmodel):
                yield field.name, found
        for function in cls.decl.functions:
            if any(item.simple_name == "declared_attr" or item.name.endswith(_DECLARED) for item in function.annotations):
                if function.name.startswith("__"):
                    continue
                made = declaration(self.program, cls.path, function.qualname, self._result(cls, function), line_of(function.at))
                if made is not None:
                    found = self._of_declaration(cls, function.name, made, function.returns, line_of(made.call.at))
                    if found is not None:
                        yield function.name, found

    def _of_field(self, cls: ClassInfo, field: Field, sqlmodel: bool) -> Declared:
        line = line_of(field.at)
        made = declaration(self.program, cls.path, cls.decl.qualname, field.value) if isinstance(field.value, Call) else None
        if made is not None and made.kind != "table":
            return self._of_declaration(cls, field.name, made, field.type, line)
        if field.type is None:
            return None
        if sqlmodel and not isinstance(field.value, Call) and field.type.name.rpartition(".")[2] != "ClassVar":
            return self.columns.from_field(field.name, None, cls, field.type, line)
        if field.value is None and mapped_type(field.type) is not None:
            return self.columns.from_annotation(field.name, cls, field.type, line)
        return None

    def _of_declaration(self, cls: ClassInfo, name: str, made: Declaration, annotation: TypeRef | None, line: int) -> Declared:
        if made.kind in ("column", "mapped_column"):
            return self.columns.from_call(name, made, cls, annotation, line)
        if made.kind == "field":
            return self.columns.from_field(name, made, cls, annotation, line)
        if made.kind in ("relationship", "dynamic"):
            return RelationDeclaration(name, made, cls, annotation, line)
        return other_name(name, made)

    def _result(self, cls: ClassInfo, function: Function) -> Expr | None:
        """What a declaring method returns: the value of its last return statement."""
        member = self.program.method(cls, function.name)
        if member is None or not member.functions:
            return None
        for statement in reversed(self.program.body(member.functions[-1])[:_MOST_STATEMENTS]):
            if isinstance(statement, Return):
                return statement.value
        return None
