"""Objects that queries make of columns: `select new OrderView(o.reference) from Order o`, and Spring Data's projections.

Sources: Jakarta Persistence 3.1, section 4.8.2 (constructor expressions); the Spring Data JPA reference, "Projections".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from nullguard.frameworks.arguments import constant
from nullguard.frameworks.jpa.annotations import marks
from nullguard.frameworks.jpa.classes import is_getter, property_name
from nullguard.frameworks.made_rows.owners import Owners, called_name, scope_of
from nullguard.frameworks.row_classes.naming import letters
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.frameworks.spring_data.derived import is_derived
from nullguard.frameworks.transfers.fields import Fields
from nullguard.languages.sql.queries import read_select
from nullguard.manifest.merge import normal
from nullguard.model.facts import NO_BODY, Function
from nullguard.model.queries import Origin, Path, Rows
from nullguard.model.schema import AttributeKind, Entity, MappedAttribute
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Type

_NEW = re.compile(r"\bnew\s+([\w.$]+)\s*\(", re.IGNORECASE)
_REPOSITORY = "org.springframework.data.repository.Repository"
_CREATING = "createQuery"
_MOST_SEGMENTS = 5
_MOST_NESTED = 3
"""Projections in one another."""


class Selected(msgspec.Struct, frozen=True):
    """An attribute of an entity that a query gives to a field of an object; `present` where it makes sure that it is there."""

    cls: ClassInfo
    field: str
    entity: Entity
    mapped: MappedAttribute
    present: bool = False


class Projections:
    """Reads the queries of repositories, and those that code creates of constant texts."""

    def __init__(self, program: Program, schema: EntitySchema, owners: Owners, fields: Fields) -> None:
        self._program, self._schema, self._owners, self._fields = program, schema, owners, fields
        self._entities: dict[str, Entity] = {}
        self._tables: dict[str, Entity] = {}
        for entity in schema.entities:
            if entity.path.endswith(".java"):
                self._entities.setdefault(entity.name.lower(), entity)
                self._tables.setdefault(normal(entity.table.rpartition(".")[2]), entity)

    def all(self) -> Iterator[Selected]:
        """In order of class id, then those that code creates."""
        for _, cls in sorted(self._program.classes.items()):
            if not cls.is_library and cls.decl.kind == "interface" and cls.path.endswith(".java"):
                yield from self._of_interface(cls)
        for function in self._program.callers("java").mentioning(_CREATING):
            for call in self._owners.scan(function).calls:
                if call.node.arguments and called_name(call.node) == _CREATING:
                    scope = scope_of(function)
                    text = constant(self._program, function.path, scope, call.node.arguments[0].value)
                    if isinstance(text, str):
                        yield from self._constructed(text, function.path, scope)

    def _of_interface(self, cls: ClassInfo) -> Iterator[Selected]:
        asking = [f for f in cls.decl.functions if f.body == NO_BODY and (is_derived(f.name) or _has_query(f))]
        seen = self._program.seen_as(Type(cls.id), _REPOSITORY) if asking else None
        entity = self._schema.entity(seen.args[0].cls) if seen is not None and seen.args else None
        for function in asking if entity is not None else ():
            made = self._made(cls, function)
            if not _has_query(function):
                if made is not None and entity is not None:
                    yield from self._derived(made, entity)
                continue
            own = marks(self._program, cls.path, function.qualname, function.annotations)
            text = own.text("Query", "value")
            if _NEW.search(text):
                yield from self._constructed(text, cls.path, function.qualname)
            elif made is not None and made.decl.kind == "interface" and text:
                yield from self._labelled(made, text, own.flag("Query", "nativeQuery") is True)

    def _made(self, cls: ClassInfo, function: Function) -> ClassInfo | None:
        """The class of the project, which is no entity, of which a method gives an object, or several."""
        type = self._program.type_of(function.returns, cls.path, function.qualname)
        held = type.args[0] if type is not None and len(type.args) == 1 else type
        made = self._program.classes.get(held.cls) if held is not None else None
        if made is None or made.is_library or made.decl.kind == "enum" or self._schema.has_rows(made.id):
            return None
        return made

    # ---- ways to fill

    def _derived(self, made: ClassInfo, entity: Entity, depth: int = 0) -> Iterator[Selected]:
        """A projection of a query that a method's name tells: attributes by their names."""
        if made.decl.kind == "interface":
            names = {name: name for name in self._properties(made).values()}
        else:
            names = self._constructor_names(made)
        for name, field in names.items():
            mapped = entity.attributes.get(name)
            if mapped is not None:
                yield Selected(made, field, entity, mapped)
            nested = self._nested(made, name) if mapped is not None and mapped.target and depth < _MOST_NESTED else None
            target = self._schema.entity(mapped.target) if mapped is not None and nested is not None else None
            if nested is not None and target is not None:
                yield from self._derived(nested, target, depth + 1)

    def _nested(self, made: ClassInfo, name: str) -> ClassInfo | None:
        """The projection of a related row that a projection has (`DepartmentView getDepartment()`)."""
        getter = next((method for method, property in self._properties(made).items() if property == name), "")
        member = self._program.method(made, getter, 0) if getter and made.decl.kind == "interface" else None
        type = self._program.member_type(Type(made.id), member) if member is not None else None
        nested = self._program.classes.get(type.cls) if type is not None else None
        is_own = nested is not None and not nested.is_library and nested.decl.kind == "interface"
        return nested if nested is not None and is_own and not self._schema.has_rows(nested.id) else None

    def _constructor_names(self, made: ClassInfo) -> dict[str, str]:
        """The fields of a class by the names of its only constructor's parameters."""
        if made.decl.kind == "record":
            count = sum("component" in field.modifiers for field in made.decl.fields)
            return {name: name for name in self._fields.constructed(made, count).values()}
        written = [function for function in made.decl.functions if "constructor" in function.modifiers]
        if len(written) != 1:
            return {}
        stored = self._fields.constructed(made, len(written[0].parameters))
        return {written[0].parameters[index].name: field for index, field in stored.items()}

    def _labelled(self, made: ClassInfo, text: str, is_native: bool) -> Iterator[Selected]:
        """A projection of an annotated query: what is selected has the names of properties."""
        rows = read_select(text)
        by_letters = {letters(name): name for name in self._properties(made).values()}
        for output in rows.outputs if rows is not None else ():
            name = by_letters.get(letters(output.alias or (output.path or ("",))[-1]))
            read = output.path or (output.over if rows is not None and rows.grouped else ())
            if rows is None or name is None or output.every or not read:
                continue
            if found := self._column(rows, read) if is_native else self._attribute(rows, read):
                yield Selected(made, name, *found, read in rows.present)

    def _constructed(self, text: str, path: str, scope: str) -> Iterator[Selected]:
        """What `select new` gives to a constructor, by position."""
        start = _NEW.search(text)
        end = _closing(text, start.end()) if start is not None else -1
        cls = self._program.class_named(path, start[1], scope) if start is not None and end > 0 else None
        if start is None or cls is None or cls.is_library:
            return
        rows = read_select(f"{text[: start.start()]}{text[start.end() : end]}{text[end + 1 :]}")
        stored = self._fields.constructed(cls, len(rows.outputs)) if rows is not None else {}
        for index, output in enumerate(rows.outputs if rows is not None else ()):
            read = output.path or (output.over if rows is not None and rows.grouped else ())
            if rows is not None and index in stored and read and (found := self._attribute(rows, read)):
                yield Selected(cls, stored[index], *found, read in rows.present)

    def _properties(self, cls: ClassInfo) -> Mapping[str, str]:
        """The properties of a projection by their getters; computed ones are left out."""
        return {
            function.name: property_name(function)
            for base in reversed(self._program.ancestors(cls))
            for function in (base.decl.functions if not base.is_library else ())
            if is_getter(function) and function.body == NO_BODY and not function.annotations
        }

    # ---- what paths mean

    def _attribute(self, rows: Rows, path: Path) -> tuple[Entity, MappedAttribute] | None:
        """The attribute of JPQL's path."""
        origin, names = _origin(rows, path)
        entity = self._entity_of(rows, origin) if origin is not None else None
        for name in names[:-1]:
            mapped = entity.attributes.get(name) if entity is not None else None
            entity = self._schema.entity(mapped.target) if mapped is not None and mapped.target else None
        mapped = entity.attributes.get(names[-1]) if entity is not None and names else None
        if entity is None or mapped is None or origin is None:
            return None
        is_sure = mapped.kind is AttributeKind.COLUMN and self._schema.nullable(entity, mapped) is not True
        return (self._left_out(rows, origin) if origin.outer and is_sure else None) or (entity, mapped)

    def _left_out(self, rows: Rows, origin: Origin) -> tuple[Entity, MappedAttribute] | None:
        """The relation by which an outer join leaves out what has none: all its columns are null then."""
        holder, names = _origin(rows, origin.path)
        entity = self._entity_of(rows, holder) if holder is not None and holder is not origin and len(names) == 1 else None
        mapped = entity.attributes.get(names[0]) if entity is not None else None
        is_one = mapped is not None and mapped.kind is AttributeKind.RELATION
        return (entity, mapped) if entity is not None and mapped is not None and is_one else None

    def _entity_of(self, rows: Rows, origin: Origin, depth: int = 0) -> Entity | None:
        if depth > _MOST_SEGMENTS:
            return None
        holder, names = _origin(rows, origin.path)
        if len(origin.path) == 1 or holder is None or holder is origin:
            return self._entities.get(origin.path[-1].lower()) if origin.path else None
        entity = self._entity_of(rows, holder, depth + 1)
        for name in names:
            mapped = entity.attributes.get(name) if entity is not None else None
            entity = self._schema.entity(mapped.target) if mapped is not None and mapped.target else None
        return entity

    def _column(self, rows: Rows, path: Path) -> tuple[Entity, MappedAttribute] | None:
        """The attribute of SQL's column, or the one that holds the key for want of which an outer join leaves it out."""
        origin, names = _origin(rows, path)
        if origin is None or len(names) != 1 or (found := self._of_table(origin, names[0], (AttributeKind.COLUMN,))) is None:
            return None
        if origin.outer and origin.key and self._schema.nullable(*found) is not True:
            holder, key = _origin(rows, origin.key)
            if holder is not None and not holder.outer and len(key) == 1:
                return self._of_table(holder, key[0], (AttributeKind.RELATION, AttributeKind.COLUMN)) or found
        return found

    def _of_table(self, origin: Origin, column: str, kinds: tuple[AttributeKind, ...]) -> tuple[Entity, MappedAttribute] | None:
        entity = self._tables.get(normal(origin.path[-1])) if origin.path else None
        for mapped in entity.attributes.values() if entity is not None else ():
            if mapped.kind in kinds and "." not in mapped.name and normal(mapped.column) == normal(column):
                return (entity, mapped) if entity is not None else None
        return None


def _origin(rows: Rows, path: Path) -> tuple[Origin | None, Path]:
    """The origin that a path begins at, and the rest of it; of one without an alias the only one."""
    for origin in rows.origins:
        if len(path) > 1 and origin.path and path[0].lower() in (origin.alias.lower(), origin.path[-1].lower()):
            return origin, path[1:]
    return (rows.origins[0], path) if len(rows.origins) == 1 and len(path) == 1 else (None, path)


def _closing(text: str, start: int) -> int:
    """Where the parenthesis closes that was opened before `start`; -1 where none does."""
    open_ = 1
    for index in range(start, len(text)):
        open_ += (text[index] == "(") - (text[index] == ")")
        if open_ == 0:
            return index
    return -1


def _has_query(function: Function) -> bool:
    return any(annotation.simple_name == "Query" for annotation in function.annotations)
