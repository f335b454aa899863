"""The classes that are given columns of rows, as the flow sees them: each field is the column that it was given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from nullguard.flow.domain.nullable_types import is_nullable
from nullguard.frameworks.made_rows.entrances import Entrances
from nullguard.frameworks.made_rows.owners import Owners
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.frameworks.transfers.by_name import Copies
from nullguard.frameworks.transfers.classes_above import Counting, held_above
from nullguard.frameworks.transfers.columns import Column, Columns
from nullguard.frameworks.transfers.fields import Fields
from nullguard.frameworks.transfers.gift import Gift
from nullguard.frameworks.transfers.gifts import Gifts, makes_objects, names_of_making
from nullguard.frameworks.transfers.nulls import refused_in
from nullguard.frameworks.transfers.queries import Projections
from nullguard.frameworks.transfers.typing import Types
from nullguard.frameworks.transfers.weights import Weights
from nullguard.frameworks.types import as_reference
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import WRITTEN
from nullguard.model.java_types import PRIMITIVES
from nullguard.model.nodes import nodes
from nullguard.model.schema import TRANSFERRED, AttributeKind, Entity, MappedAttribute
from nullguard.model.span import line_of
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, Member, Type

_replace = msgspec.structs.replace

_ROUNDS = 3
"""Objects that are made of one another: a builder's, what it builds, and a view of that."""

_MOST_CALLERS = 30
"""Functions of those that mention a setter or class that are looked at."""

_NO_COLUMNS = frozenset({"java.lang.Object", "java.util.Optional"})
"""Types of fields that are never given a column itself, or whatever there is."""


def transfer_objects(program: Program, schema: EntitySchema) -> tuple[Entity, ...]:
    """In order of class id; none where no Java class is mapped."""
    if not any(entity.path.endswith(".java") for entity in schema.entities):
        return ()
    return tuple(_Search(program, schema).entities())


class _Search:
    def __init__(self, program: Program, schema: EntitySchema) -> None:
        self._program, self._schema = program, schema
        self._owners = Owners(program, schema)
        self._fields = Fields(program, self._owners)
        self._entrances = Entrances(program, schema)
        self._types = Types(program, self._owners, self._fields)
        self._copies = Copies(program, schema, self._types)
        self._gifts = Gifts(program, self._owners, self._fields, self._types, self._copies)
        own = (cls for cls in program.classes.values() if _may_transfer(program, cls, schema))
        self._making = frozenset(name for cls in own for name in names_of_making(cls))
        self._queried: Counter[tuple[str, str]] = Counter()
        self._givers: dict[str, dict[str, FunctionInfo]] = {}
        """The functions that give columns, by class id."""
        self._seen: dict[str, list[Gift]] = {}
        self._refused: dict[str, frozenset[str]] = {}
        self._given: dict[str, dict[str, Column]] = {}
        """By class id and field."""
        self._mixed: set[tuple[str, str]] = set()
        """The classes and fields that are given something else, too."""
        self._columns = Columns(program, schema, self._owners, self._fields, self._types, self._given)
        self._weights = Weights(program, schema, self._fields, self._entrances, self._types, self._columns)

    def entities(self) -> Iterator[Entity]:
        self._take_queried()
        functions, names = self._of_entities()
        waiting = [gift for gift in self._copies.of_mappers() if self._may_hold(gift.cls, gift.field)]
        self._queried.update((gift.cls.id, gift.field) for gift in waiting if self._columns.read(gift.value) is not None)
        for _ in range(_ROUNDS):
            for function in functions:
                waiting.extend(gift for gift in self._gifts.of(function, names) if self._may_hold(gift.cls, gift.field))
            given: list[Gift] = []
            left: list[Gift] = []
            for gift in waiting:
                (left if self._give(gift) is None else given).append(gift)
            if not given:
                break
            waiting = left
            functions, names = self._of_objects(given)
        self._forget_rare()
        self._given.update(self._above())
        for class_id in sorted(self._given):
            yield self._entity(self._program.classes[class_id])

    def _take_queried(self) -> None:
        """Note the columns that queries give, and how many of them make sure of each."""
        for item in Projections(self._program, self._schema, self._owners, self._fields).all():
            is_there = item.cls.decl.kind == "interface" or self._may_hold(item.cls, item.field)
            if is_there and self._columns.is_nullable(item.entity, item.mapped, relations=True):
                self._queried[item.cls.id, item.field] += -1 if item.present else 1
                if not item.present:
                    self._given.setdefault(item.cls.id, {}).setdefault(item.field, Column(item.entity, item.mapped))

    def _give(self, gift: Gift) -> Column | None:
        """Note the column that a field is given."""
        column = self._columns.read(gift.value, relations=self._weights.holds_row(gift))
        if column is not None:
            self._given.setdefault(gift.cls.id, {}).setdefault(gift.field, column)
            self._givers.setdefault(gift.cls.id, {})[gift.value.function.id] = gift.value.function
        return column

    def _of(self, function: FunctionInfo) -> list[Gift]:
        if function.id not in self._seen:
            self._seen[function.id] = [gift for gift in self._gifts.of(function) if self._may_hold(gift.cls, gift.field)]
        return self._seen[function.id]

    # ---- what else fields are given

    def _forget_rare(self) -> None:
        """Leave out the fields that are given something else more often than columns, by what users send, too."""
        for class_id in sorted(self._given):
            cls, fields = self._program.classes[class_id], self._given[class_id]
            sent = -1 if self._entrances.are_open((cls,)) else 0
            counts = {name: self._queried[class_id, name] + sent for name in fields}
            for function in self._giving(cls, fields):
                for gift in self._of(function):
                    if gift.cls is cls and gift.field in fields:
                        weight = self._weights.of(gift)
                        counts[gift.field] += weight
                        if (weight < 0 and not _is_of_result(gift)) or (weight > 0 and self._weights.is_relayed(gift)):
                            self._mixed.add((class_id, gift.field))
            kept = {name: column for name, column in fields.items() if counts[name] >= 0}
            self._given[class_id] = kept
            if not kept:
                del self._given[class_id]

    def _above(self) -> dict[str, dict[str, Column]]:
        """What abstract classes hold because the classes below them are given it, with what they are given themselves."""
        counting = Counting(self._giving, self._of, self._weights.of, self._entrances.are_open)
        return held_above(self._program, self._given, counting, lambda cls: _may_transfer(self._program, cls, self._schema))

    def _giving(self, cls: ClassInfo, fields: Iterable[str]) -> list[FunctionInfo]:
        """The functions that may give something to the fields of a class, in order."""
        names = {cls.name, *(name + WRITTEN for name in fields)}
        names |= {method for method, name in self._fields.setters(cls).items() if name in fields}
        callers = self._program.callers("java")
        found = {function.id: function for name in sorted(names) for function in callers.mentioning(name)[:_MOST_CALLERS]}
        found |= self._givers.get(cls.id, {})
        return [found[key] for key in sorted(found)]

    def _of_entities(self) -> tuple[list[FunctionInfo], frozenset[str]]:
        """The functions that read nullable columns of rows, and the names by which they do, in order."""
        names: set[str] = set()
        fields: set[str] = set()
        paths: set[str] = set()
        for entity in self._schema.entities:
            if not entity.path.endswith(".java"):
                continue
            nullable = {
                name for name, mapped in entity.attributes.items() if self._columns.is_nullable(entity, mapped, relations=True)
            }
            fields |= nullable
            names |= {method for method, name in entity.accessors.items() if name in nullable}
            cls = self._program.classes.get(entity.class_id)
            bases = self._program.ancestors(cls) if cls is not None and nullable else ()
            names |= {
                field.name
                for base in bases
                for field in base.decl.fields
                if field.name in nullable and "public" in field.modifiers
            }
            paths.update(base.path for base in bases if not base.is_library)
        own = {function.id: function for path in paths for function in self._program.functions_of(path)}
        copying = (
            f
            for name in (*library_names("copying-by-name"), *self._copies.helpers)
            for f in self._program.callers("java").mentioning(name)
        )
        found = {function.id: function for function in (*self._mentioning(names, own), *copying)}
        return [found[key] for key in sorted(found)], frozenset(names | fields)

    def _of_objects(self, given: Iterable[Gift]) -> tuple[list[FunctionInfo], frozenset[str]]:
        """The same for what has been given columns."""
        names: set[str] = set()
        fields: set[str] = set()
        own: dict[str, FunctionInfo] = {}
        for gift in given:
            fields.add(gift.field)
            names.update(method for method, name in self._fields.getters(gift.cls).items() if name == gift.field)
            own.update((f.id, f) for f in self._program.functions_of(gift.cls.path))
        return self._mentioning(names, own), frozenset(names | fields)

    def _mentioning(self, names: Iterable[str], own: Mapping[str, FunctionInfo]) -> list[FunctionInfo]:
        """The functions that call a getter, or are of the class itself (others mostly do not see fields), and make objects."""
        callers = self._program.callers("java")
        found = {**own, **{function.id: function for name in names for function in callers.mentioning(name)}}
        return [found[key] for key in sorted(found) if makes_objects(found[key], self._making)]

    def _may_hold(self, cls: ClassInfo, field: str) -> bool:
        """Whether a field is one of an object without a mapping, and can hold null."""
        member = self._program.field(cls, field) if _may_transfer(self._program, cls, self._schema) else None
        if member is None or member.field is None or {"static", "constant"} & set(member.field.modifiers):
            return False
        written = member.field.type
        if written is not None and any(parameter.name == written.name for parameter in member.declared_in.decl.type_parameters):
            return False
        type = self._program.member_type(Type(cls.id), member)
        if type is not None and (type.cls in PRIMITIVES or type.cls in _NO_COLUMNS):
            return False
        return field not in self._refused_by(cls)

    def _refused_by(self, cls: ClassInfo) -> frozenset[str]:
        """What the constructors of a class refuse null for: `requireNonNull(order)`, `if (order == null) { throw … }`."""
        if cls.id not in self._refused:
            found: set[str] = set()
            for function in self._program.functions_of(cls.path):
                if function.owner is cls and "constructor" in function.decl.modifiers:
                    found.update(refused_in(self._program.body(function)))
            self._refused[cls.id] = frozenset(found)
        return self._refused[cls.id]

    # ---- entities

    def _entity(self, cls: ClassInfo) -> Entity:
        given: dict[str, Column] = {}
        for base in reversed(self._program.ancestors(cls)):
            given.update(self._given.get(base.id, {}))
        first = next(iter(self._given[cls.id].values())).entity
        return Entity(
            cls.id,
            cls.name,
            "",
            first.framework,
            cls.path,
            line_of(cls.decl.at),
            {name: self._attribute(cls, name, column) for name, column in given.items()},
            {method: name for method, name in self._fields.getters(cls).items() if name in given},
            {method: name for method, name in self._fields.setters(cls).items() if name in given},
            matched_by=TRANSFERRED,
        )

    def _attribute(self, cls: ClassInfo, name: str, column: Column) -> MappedAttribute:
        getter = next((method for method, read in self._fields.getters(cls).items() if read == name), "")
        member = self._program.field(cls, name) or (self._program.method(cls, getter, 0) if getter else None)
        type = self._program.member_type(Type(cls.id), member) if member is not None else None
        mapped = column.mapped
        is_row = mapped.kind is AttributeKind.RELATION and type is not None and self._schema.entity(type.cls) is not None
        return _replace(
            mapped,
            name=name,
            kind=mapped.kind if is_row else AttributeKind.COLUMN,
            target=mapped.target if is_row else "",
            key_attribute="",
            type=as_reference(type) if type is not None else None,
            table=mapped.table or column.entity.table,
            primary_key=False,
            never_null=mapped.never_null or (type is not None and type.cls in PRIMITIVES),
            is_relayed=column.is_relayed,
            is_mixed=not _admits_null(member) and any((base.id, name) in self._mixed for base in self._program.ancestors(cls)),
        )


def _is_of_result(gift: Gift) -> bool:
    """Whether a value is one of a result's, by its place: `new View((String) row[0])` is made of a row, too."""
    return any(isinstance(part, s.Subscript) for part in nodes((gift.value.node,)))


def _admits_null(member: Member | None) -> bool:
    """Whether the field of an object is declared to hold nothing at times: whoever wrote that knows of its nulls."""
    return member is not None and member.field is not None and is_nullable(member.field.annotations)


def _may_transfer(program: Program, cls: ClassInfo, schema: EntitySchema) -> bool:
    """Whether a class is one of the project's own whose objects are no rows, and hold something."""
    if cls.is_library or not cls.path.endswith(".java") or cls.decl.kind not in ("class", "record"):
        return False
    if schema.entity(cls.id) is not None:
        return False
    return bool(cls.decl.fields) or any(base.decl.fields for base in program.ancestors(cls) if not base.is_library)
