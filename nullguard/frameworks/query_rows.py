"""The rows of queries as values: of which class or column they are, and what the query tells of them.

Sources: Jakarta Persistence 3.1, sections 4.4.4 (navigation joins what it leads through; a path to a row's key does not), 4.4.5
and 4.5; each was seen in the rows of Hibernate 6.5 (tests/languages/test_queries.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from nullguard.flow.domain.refinement import as_nonnull
from nullguard.flow.domain.values import NULLABLE, Value
from nullguard.flow.domain.values import Origin as NullOrigin
from nullguard.flow.rows.implied import implied_of_rows
from nullguard.flow.world import World
from nullguard.frameworks.jpa.annotations import Marks, marks
from nullguard.frameworks.query_columns import (
    attributes_of_columns,
    equal_columns,
    is_present,
    is_row_present,
    only_having,
    origin_of,
    present_attributes,
    present_columns,
)
from nullguard.frameworks.query_kinds import kinds_of_rows
from nullguard.frameworks.query_outputs import is_tuple, row_of_all, row_of_several
from nullguard.frameworks.query_paths import Scope, followed, is_outer, joined_relations, placed, selected, value_at
from nullguard.frameworks.schema.entity_index import EntityIndex
from nullguard.languages.sql.queries import read_select
from nullguard.manifest.merge import normal
from nullguard.model.facts import Function
from nullguard.model.mappings import MappingQuery
from nullguard.model.queries import Constant, Origin, Output, Path, Rows
from nullguard.model.schema import AttributeKind, Entity
from nullguard.program.program import Program

_replace = msgspec.structs.replace
_SPEL = "#{"
_COLUMNS = frozenset({AttributeKind.COLUMN})
_KEYS = _COLUMNS | {AttributeKind.RELATION}
"""Attributes that have a column which rows are joined on."""


@dataclass(frozen=True)
class NamedQuery:
    """A query that code calls by its name."""

    text: str
    is_native: bool


class Queries:
    """Reads queries with the entities that they name. One per process; remembers the texts that it has read."""

    def __init__(
        self,
        program: Program,
        entities: Iterable[Entity],
        written: Iterable[MappingQuery] = (),
        tables: Iterable[Entity] = (),
    ) -> None:
        """`written` are the queries that mapping files name, which stand above those of annotations, `tables` those to which no
        class is mapped."""
        self._program = program
        known = [entity for entity in entities if entity.path.endswith(".java")]
        self._plain = tuple(tables)
        self._index = EntityIndex(program, (*known, *self._plain))
        self._names: dict[str, set[str]] = {}
        self.named = {query.name: NamedQuery(query.text, query.is_native) for query in written}
        self._read: dict[str, Rows | None] = {}
        for entity in known:
            cls = program.classes.get(entity.class_id)
            if cls is None:
                continue
            of_class = marks(program, cls.path, cls.decl.qualname, cls.decl.annotations)
            for name in (entity.name, of_class.text("Entity", "name"), cls.dotted):
                if name:
                    self._names.setdefault(name, set()).add(entity.class_id)
            for base in program.ancestors(cls)[1:]:  # a query may be of an interface that the mapped classes implement
                if not base.is_library and base.decl.kind == "interface":
                    self._names.setdefault(base.dotted, set()).add(entity.class_id)
            for annotation in cls.decl.annotations:
                for name, query in _named_queries(marks(program, cls.path, cls.decl.qualname, (annotation,))):
                    self.named.setdefault(name, query)

        self.called = frozenset(name.rpartition(".")[2] for name in self.named)

    def basis(self) -> str:
        """Everything that answers depend on besides the texts of queries and the entities' attributes."""
        names = [f"{name} {' '.join(sorted(ids))}" for name, ids in sorted(self._names.items())]
        names += [f"{entity.table} {' '.join(sorted(entity.attributes))}" for entity in self._plain]
        return "\n".join((*names, *(f"{name} {query.is_native} {query.text}" for name, query in sorted(self.named.items()))))

    def element(self, world: World, text: str, is_native: bool, wanted: str = "") -> Value | None:
        """What one row of the query is, `wanted` being the class that the caller expects; None when it is neither an entity nor
        one attribute, or nothing is known of it."""
        rows = self._rows(text)
        if rows is None:
            return None
        if is_native:
            return self._native(world, rows, wanted)
        return self._of_entities(world, rows, wanted)

    def declared_below(self, base: str) -> Iterator[Function]:
        """The methods that the project's own interfaces below a library's declare, by the full name of that one."""
        for cls in self._program.classes.values():
            if cls.is_library or cls.decl.kind != "interface" or not cls.path.endswith(".java"):
                continue
            if base in self._program.base_names(cls) or any(item.dotted == base for item in self._program.ancestors(cls)):
                yield from cls.decl.functions

    def selecting_columns(self) -> frozenset[str]:
        """The names of repositories' methods whose annotated queries select attributes, columns or aggregates, which may be
        null."""
        found: set[str] = set()
        for cls in self._program.classes.values():
            if cls.is_library or cls.decl.kind != "interface" or not cls.path.endswith(".java"):
                continue
            for function in cls.decl.functions:
                if any(annotation.simple_name == "Query" for annotation in function.annotations):
                    own = marks(self._program, cls.path, function.qualname, function.annotations)
                    rows = self._rows(own.text("Query", "value"))
                    outputs = [output for output in rows.outputs if not output.every] if rows is not None else []
                    if any(output.path or output.aggregate for output in outputs):
                        found.add(function.name)
        return frozenset(found)

    def is_of_column(self, text: str) -> bool:
        """Whether a query gives one column of each row that it finds."""
        rows = self._rows(text)
        return rows is not None and bool(rows.origins) and selects_column(rows)

    def _rows(self, text: str) -> Rows | None:
        if text not in self._read:
            self._read[text] = read_select(text)
        return self._read[text]

    # ---- JPQL and HQL

    def _of_entities(self, world: World, rows: Rows, wanted: str) -> Value | None:
        if (empty := aggregate_of(rows)) is not None:
            return empty
        scopes = self._scopes(world, rows.origins, wanted)
        first = next(iter(scopes), None)
        if first is None:
            return None
        known = self._present(world, scopes, rows)
        kinds = {alias: kinds_of_rows(world, scope.class_id, _equal(scopes, rows, alias)) for alias, scope in scopes.items()}

        def value_of(output: Output) -> Value | None:
            place = placed(scopes, output.path) if output.path and not output.every else None
            if place is None:
                return None
            root, segments = place
            found = value_at(world, scopes[root].class_id, segments, known.get(root, set()), is_outer(scopes, output.path))
            is_row = found is not None and not segments and bool(kinds[root])
            return _replace(found, facts=(*found.facts, *kinds[root])) if found is not None and is_row else found

        if len(rows.outputs) > 1 or is_tuple(wanted):
            return row_of_several(rows, value_of, wanted)
        return value_of(rows.outputs[0] if rows.outputs else Output((first,)))

    def _scopes(self, world: World, origins: tuple[Origin, ...], wanted: str) -> dict[str, Scope]:
        """The aliases of FROM in lower case, in order."""
        scopes: dict[str, Scope] = {}
        for origin in origins:
            if not origin.path:
                continue
            alias = (origin.alias or origin.path[-1]).lower()
            holder = scopes.get(origin.path[0].lower()) if len(origin.path) > 1 else None
            if holder is not None:
                target, through_many = followed(world, holder.class_id, origin.path[1:])
                outer = origin.outer or holder.outer
                if through_many:
                    scopes[alias] = Scope(target, alias, (), outer)
                else:
                    scopes[alias] = Scope(target, holder.root, (*holder.segments, *origin.path[1:]), outer)
            else:
                name = ".".join(origin.path)
                found = self._names.get(name, set())
                class_id = wanted if name.startswith(_SPEL) or wanted in found else next(iter(found)) if len(found) == 1 else ""
                scopes[alias] = Scope(class_id, alias, (), origin.outer)
        return scopes

    def _present(self, world: World, scopes: dict[str, Scope], rows: Rows) -> dict[str, set[Path]]:
        """By root alias the attribute paths that are not null in any row."""
        found: dict[str, set[Path]] = {}

        def add(path: Path) -> None:
            place = placed(scopes, path)
            if place is not None:
                found.setdefault(place[0], set()).add(place[1])

        for path in rows.present:
            add(path)
        for origin in rows.origins:
            if len(origin.path) > 1 and not origin.outer and not is_outer(scopes, origin.path):
                add(origin.path)
        for path in rows.navigated:
            if path and not is_outer(scopes, path):
                place = placed(scopes, path)
                if place is not None:
                    found.setdefault(place[0], set()).update(joined_relations(world, scopes[place[0]].class_id, place[1]))
        for alias, scope in scopes.items():
            if scope.root == alias and scope.class_id and rows.equal:
                equal = _equal(scopes, rows, alias)
                there = {path[0] for path in found.get(alias, ()) if len(path) == 1}
                implied = implied_of_rows(world, scope.class_id, there, equal)
                found.setdefault(alias, set()).update((name,) for name in implied)
        return found

    # ---- SQL

    def _native(self, world: World, rows: Rows, wanted: str) -> Value | None:
        entity = self._index.of_type(wanted) if wanted else None
        if entity is not None:
            present = set(attributes_of_columns(entity, present_columns(rows, entity.table)))
            values = equal_columns(rows, entity.table)
            equal = {name: values[column] for name, column in attributes_of_columns(entity, values).items()}
            present.update(implied_of_rows(world, wanted, present, equal))
            return _replace(world.row(wanted), facts=(*present_attributes(present), *kinds_of_rows(world, wanted, equal)))
        if (empty := aggregate_of(rows)) is not None:
            return empty
        if len(rows.outputs) > 1 or is_tuple(wanted):
            return row_of_several(rows, lambda output: self._native_column(world, rows, output), wanted, True)
        return self._native_column(world, rows, rows.outputs[0]) if rows.outputs else None

    def _native_column(self, world: World, rows: Rows, output: Output) -> Value | None:
        if not output.path or output.every:
            return None
        return self._column(world, rows, output.path, _KEYS)

    def record(self, world: World, text: str) -> Value | None:
        """What a row of an SQL query holds, in the order of its select list and by its labels in lower case; None where the query
        is not understood, or selects what the text does not name."""
        rows = self._rows(text)
        row = row_of_several(rows, lambda output: self._native_column(world, rows, output)) if rows is not None else None
        if rows is None or row is None or not row.items:
            return None
        labels = [output.alias or (output.path[-1] if output.path else "") for output in rows.outputs]
        held = zip(labels, row.items, strict=True)
        return Value(items=row.items, named=tuple((label.lower(), value) for label, value in held if label))

    def every(self, world: World, text: str) -> Value | None:
        """What a row of `select * from orders` holds by its labels; None of other queries, and of a table that is not known."""
        if (rows := self._rows(text)) is None or len(rows.origins) != 1 or not (table := rows.origins[0].path):
            return None
        return row_of_all(rows, self._index.of_table(table[-1]), lambda path: self._column(world, rows, path, _KEYS))

    def _column(self, world: World, rows: Rows, path: Path, kinds: frozenset[AttributeKind] = _COLUMNS) -> Value | None:
        """A column that a query selects: of a table whose rows it may miss what is null where they are there, too, and what is
        where the key is that they are joined on."""
        origin = origin_of(rows, path) or only_having(rows, path, self._index.of_table)
        tables = self._index.of_table(origin.path[-1]) if origin is not None and origin.path else ()
        if origin is None:
            return None
        for entity in tables:  # several classes may hold rows of one table: any that has the column tells it
            for mapped in entity.attributes.values():
                if mapped.kind in kinds and "." not in mapped.name and normal(mapped.column) == normal(path[-1]):
                    held = world.attribute(world.row(entity.class_id), mapped.name)
                    if mapped.kind is AttributeKind.RELATION:  # its column holds the key, as null as the relation
                        held = Value(held.null, origin=held.origin)
                    value = selected(held, f"{entity.class_id}.{mapped.name}")
                    if origin.outer and value.null < NULLABLE:
                        columns = {normal(item.column) for item in entity.attributes.values() if item.column}
                        lost = None if is_row_present(rows, origin, columns) else self._lost(world, rows, origin)
                        return _replace(value, null=NULLABLE, origin=lost.origin) if lost is not None else None
                    return (as_nonnull(value) or value) if is_present(rows, origin, path[-1]) else value
        return None

    def _lost(self, world: World, rows: Rows, missed: Origin) -> Value | None:
        """The nullable key for want of which an outer join misses a row."""
        if not missed.key:
            return None
        others = _replace(rows, origins=tuple(item for item in rows.origins if item is not missed))
        key = self._column(world, others, missed.key, _KEYS)
        return key if key is not None and key.null == NULLABLE else None


def _equal(scopes: dict[str, Scope], rows: Rows, alias: str) -> dict[str, frozenset[Constant]]:
    """The values of attributes of an alias's rows of which only some are possible."""
    return {
        place[1][0]: frozenset(item.values)
        for item in rows.equal
        if (place := placed(scopes, item.path)) is not None and place[0] == alias and len(place[1]) == 1
    }


def selects_column(rows: Rows) -> bool:
    """Whether what is selected is one column, and nothing computed."""
    return len(rows.outputs) == 1 and bool(rows.outputs[0].path) and not rows.outputs[0].aggregate and not rows.outputs[0].total


def aggregate_of(rows: Rows) -> Value | None:
    """What a query gives that computes one value over all rows, which is null where there are none; None for other queries."""
    only = rows.outputs[0] if len(rows.outputs) == 1 and not rows.grouped else None
    return Value(NULLABLE, origin=NullOrigin("aggregate", only.aggregate)) if only is not None and only.aggregate else None


def _named_queries(mark: Marks) -> Iterable[tuple[str, NamedQuery]]:
    for single, several, is_native in (
        ("NamedQuery", "NamedQueries", False),
        ("NamedNativeQuery", "NamedNativeQueries", True),
    ):
        groups = [mark] if single in mark else []
        groups += [inner for name, inner in mark.nested(several) if name == single]
        for group in groups:
            name, text = group.text(single, "name"), group.text(single, "query")
            if name and text:
                yield name, NamedQuery(text, is_native)
