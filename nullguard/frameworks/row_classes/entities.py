"""Entities out of the places that turn rows into objects: which table a class has, and which of its columns its properties are.

A query that is understood tells the table and the column of each property; else the class's name must fit a table's, and most of
its properties must be columns of it. What is null the table's columns say: a row class itself says nothing, but that primitives
never are. A column that only comes by an outer join is null where the joined row is missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from nullguard.frameworks.jpa.accessors import Accessors
from nullguard.frameworks.jpa.classes import MappedClasses, property_name
from nullguard.frameworks.row_classes.naming import TableNames, letters
from nullguard.frameworks.row_classes.origins import Origins, called
from nullguard.frameworks.row_classes.places import Place, by_join
from nullguard.frameworks.row_classes.properties import (
    declared_nullable,
    getters_of,
    has_getters_only,
    initialised,
    never_changed,
    properties_of,
)
from nullguard.frameworks.row_classes.uses import MYBATIS, RowUse
from nullguard.frameworks.types import as_reference
from nullguard.model.java_types import PRIMITIVES
from nullguard.model.queries import Origin, Rows
from nullguard.model.schema import MATCHED_BY_NAME, AttributeKind, Entity, Evidence, MappedAttribute, Table
from nullguard.model.span import line_of
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Type

_replace = msgspec.structs.replace

_LEAST_SHARE = 0.5
"""The share of a class's properties that must be columns of the table that only its name tells."""

_FEW = 2
"""Columns that a class must have at least for a table to be its own by name."""


def row_entities(
    program: Program, uses: Iterable[RowUse], tables: Mapping[str, Table], known: Mapping[str, Entity]
) -> Iterator[Entity]:
    """The classes of the uses that no mapping declares, in order of class id; of `known` ones those that get more attributes."""
    by_class: dict[str, list[RowUse]] = {}
    for use in uses:
        by_class.setdefault(use.cls, []).append(use)
    names = TableNames(tables)
    origins = Origins(names)
    accessors = Accessors(MappedClasses(program))
    for class_id, found in sorted(by_class.items()):
        cls = program.classes.get(class_id)
        if cls is None or cls.is_library:
            continue
        made = _Row(program, cls, found, names, accessors, origins).entity(known.get(class_id))
        if made is not None:
            yield made


_MANY = 5
"""Columns that a mapper must read for a table to be told by them alone."""

_MANY_PROPERTIES, _NEARLY_ALL = 8, 0.9
"""Properties that a class must have, and the share of them that must be columns, for a table to be told by them alone."""


@dataclass
class _Row:
    """One class with all that turns rows into it."""

    program: Program
    cls: ClassInfo
    uses: list[RowUse]
    names: TableNames
    accessors: Accessors
    origins: Origins
    places: dict[str, Place] = field(default_factory=dict)
    related: dict[str, MappedAttribute] = field(default_factory=dict)

    def entity(self, known: Entity | None) -> Entity | None:
        properties = properties_of(self.program, self.cls)
        by_letters = {letters(name): name for name in reversed(properties)}
        queried = [(use, rows, self.origins.own_table(use, rows)) for use in self.uses if (rows := use.rows) is not None]
        tables = Counter(table for _, _, table in queried if table)
        queried.sort(key=lambda item: (-tables[item[2]], item[2]))
        for use, rows, _ in queried:
            self._by_query(use, rows, properties, by_letters)
            self._relate(use, rows, properties)
        table, matched_by = (queried[0][2], "") if queried else ("", "")
        if known is not None:
            return self._extended(known, properties)
        if not table:
            table = self._by_name(properties) or self._by_columns(properties)
            matched_by = MATCHED_BY_NAME
        if not table or not self.places:
            return None
        first = min(self.uses, key=lambda use: (use.path, use.line))
        never = (
            {name for use in self.uses for name in use.never_null} | self._initialised() | never_changed(self.program, self.cls)
        )
        nullable = declared_nullable(self.program, self.cls)
        attributes = {
            name: _with(self._attribute(name, type, self.places[name], table, name in never), nullable.get(name))
            for name, type in properties.items()
            if name in self.places
        }
        attributes.update((name, made) for name, made in self.related.items() if name not in never)
        getters = {method: name for method, name in self.accessors.getters(self.cls).items() if name in attributes}
        if has_getters_only(self.program, self.cls):
            getters |= {
                function.name: name
                for function in getters_of(self.program, self.cls)
                if (name := property_name(function)) in attributes
            }
        setters = {method: name for method, name in self.accessors.setters(self.cls).items() if name in attributes}
        return Entity(
            self.cls.id,
            self.cls.name,
            table,
            first.framework,
            self.cls.path,
            line_of(self.cls.decl.at),
            attributes,
            getters,
            setters,
            matched_by=matched_by,
        )

    def _initialised(self) -> set[str]:
        """The fields that keep their first value where MyBatis finds null: it sets nothing then (`callSettersOnNulls`)."""
        if any(use.framework != MYBATIS for use in self.uses):
            return set()
        return initialised(self.program, self.cls)

    # ---- tables

    def _by_query(self, use: RowUse, rows: Rows, properties: Mapping[str, Type | None], by_letters: Mapping[str, str]) -> None:
        """Place what a query selects; what is placed already stays."""
        labels = {letters(column): name for name, column in use.columns if name in properties}
        for output in rows.outputs:
            if output.every:
                for origin in rows.origins:
                    if not output.path or called(origin, output.path[-1]):
                        self._place_all(use, origin, labels, by_letters)
                continue
            if not output.path:
                continue
            label = letters(output.alias or output.path[-1])
            name = labels.get(label) or by_letters.get(label)
            source = self.origins.origin(rows, output.path)
            if name is not None and source is not None and source.path:
                self._place(name, use, source, output.path[-1])

    def _relate(self, use: RowUse, rows: Rows, properties: Mapping[str, Type | None]) -> None:
        """Note the objects of further rows that are not there where a key is null, or where the row that is joined is missing."""
        by_label = {
            letters(output.alias or output.path[-1]): output for output in rows.outputs if output.path and not output.every
        }
        for item in use.relations:
            type = properties.get(item.property)
            target = self.program.classes.get(type.cls) if type is not None else None
            if target is None or target.is_library or item.property in self.related:
                continue
            output = by_label.get(letters(item.column))
            origin = self.origins.origin(rows, output.path) if output is not None else None
            if item.is_key and (output is not None or any(other.every for other in rows.outputs)):
                place = self.origins.key(rows, item.column if output is None else output.path[-1], origin)
                if place is not None:
                    self.related[item.property] = self._relation(item.property, target, place)
            elif origin is not None and origin.outer:
                key = self.origins.key(rows, f"{item.property}_id", None)
                place = key or Place(self.origins.table_of(origin), "", ".".join(origin.path), use)
                self.related[item.property] = self._relation(item.property, target, place)

    def _relation(self, name: str, target: ClassInfo, place: Place) -> MappedAttribute:
        """A relation by its key; of one without any only the join tells that it may be missing."""
        if not place.column:
            said = (by_join(place),)
            return MappedAttribute(name, AttributeKind.RELATION, target=target.id, evidence=said)
        key = next((other for other, own in self.places.items() if (own.table, own.column) == (place.table, place.column)), "")
        return MappedAttribute(name, AttributeKind.RELATION, place.column, target=target.id, key_attribute=key, table=place.table)

    def _place_all(self, use: RowUse, origin: Origin, labels: Mapping[str, str], by_letters: Mapping[str, str]) -> None:
        """All columns of a table, as far as the migrations tell them."""
        for key, column in self.names.columns(self.origins.table_of(origin)).items():
            name = labels.get(key) or by_letters.get(key)
            if name is not None:
                self._place(name, use, origin, column)

    def _place(self, name: str, use: RowUse, origin: Origin, column: str) -> None:
        outer = (
            ".".join(origin.path) if origin.outer and not use.nested and not self.origins.is_joined_anyway(use, origin) else ""
        )
        table = self.origins.table_of(origin)
        known = self.places.get(name)
        spelled = self.names.columns(table).get(letters(column), column)
        if known is None or (outer and not known.outer and (known.table, known.column) == (table, spelled)):
            self.places[name] = Place(table, spelled, outer, use)

    def _by_columns(self, properties: Mapping[str, Type | None]) -> str:
        """The only table that has all the columns which a mapper reads, or nearly all properties, when they are many."""
        read = {letters(column) for use in self.uses for _, column in use.columns}
        having: Collection[str] = self.names.with_columns(read) if len(read) >= _MANY else ()
        if not having and len(properties) >= _MANY_PROPERTIES:
            least = _NEARLY_ALL * len(properties)
            having = [table for table in self.names.tables if len(self._fitting(table, properties)) >= least]
        if len(having) != 1:
            return ""
        (table,) = having
        self.places = self._fitting(table, properties)
        return table

    def _fitting(self, table: str, properties: Mapping[str, Type | None]) -> dict[str, Place]:
        """The properties that are columns of a table, by what mappers say or by their names."""
        written = {name: column for use in self.uses for name, column in use.columns if name in properties}
        columns = self.names.columns(table)
        return {
            name: Place(table, columns[wanted]) for name in properties if (wanted := letters(written.get(name, name))) in columns
        }

    def _by_name(self, properties: Mapping[str, Type | None]) -> str:
        """The table that the class's name fits and that has most of its properties as columns."""
        fitting = {table: self._fitting(table, properties) for table in self.names.of_class(self.cls.name)}
        best = max(fitting, key=lambda table: len(fitting[table]), default="")
        if not best or len(fitting[best]) < max(_FEW, _LEAST_SHARE * len(properties)):
            return ""
        self.places = fitting[best]
        return best

    # ---- attributes

    def _attribute(self, name: str, type: Type | None, place: Place, table: str, never: bool) -> MappedAttribute:
        reference = as_reference(type) if type is not None else None
        never = never or (type is not None and type.cls in PRIMITIVES)
        if place.outer:
            return MappedAttribute(name, AttributeKind.COLUMN, "", reference, evidence=(by_join(place),), never_null=never)
        elsewhere = place.table if letters(place.table) != letters(table) else ""
        return MappedAttribute(name, AttributeKind.COLUMN, place.column, reference, table=elsewhere, never_null=never)

    def _extended(self, known: Entity, properties: Mapping[str, Type | None]) -> Entity | None:
        """A declared entity with the attributes that only its framework's queries fill."""
        further = {
            name: self._attribute(name, properties[name], place, known.table, False)
            for name, place in self.places.items()
            if name not in known.attributes and place.use is not None and place.use.framework == known.framework
        }
        kept = {*known.attributes, *self._initialised()}
        further.update((name, made) for name, made in self.related.items() if name not in kept)
        if not further:
            return None
        attributes = {**known.attributes, **further}
        getters = {method: name for method, name in self.accessors.getters(self.cls).items() if name in attributes}
        return _replace(known, attributes=attributes, accessors={**known.accessors, **getters})


def _with(made: MappedAttribute, said: Evidence | None) -> MappedAttribute:
    return made if said is None or made.never_null else _replace(made, evidence=(*made.evidence, said))
