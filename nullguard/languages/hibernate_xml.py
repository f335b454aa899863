"""Hibernate's mapping files (`*.hbm.xml`): classes, their properties, what is written of null, and queries with names.

Source: the Hibernate ORM 5 user guide, "Legacy hbm.xml mappings": `not-null` is false where it is left out, identifiers and
versions are never null, a one-to-one that is not constrained may lack its row.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nullguard.languages.xml_elements import full_name, parse
from nullguard.model.mappings import MappingClass, MappingFacts, MappingProperty, MappingQuery, PropertyKind

_CLASSES = frozenset({"class", "subclass", "joined-subclass", "union-subclass"})
_QUERIES = {"query": False, "sql-query": True}
"""Elements of queries, and whether their text is SQL; within a class the class's name stands before that of the query."""

_BY_SETTER = "property"
"""The access of properties that rows are given by their setters, which is the default."""

_COLLECTIONS = frozenset({"set", "list", "bag", "map", "idbag", "array", "primitive-array"})
_KINDS = {
    "property": PropertyKind.VALUE,
    "id": PropertyKind.KEY,
    "version": PropertyKind.KEY,
    "timestamp": PropertyKind.KEY,
    "key-property": PropertyKind.KEY,
    "many-to-one": PropertyKind.MANY_TO_ONE,
    "key-many-to-one": PropertyKind.KEY,
    "one-to-one": PropertyKind.ONE_TO_ONE,
    "component": PropertyKind.COMPONENT,
    **dict.fromkeys(_COLLECTIONS, PropertyKind.COLLECTION),
}


def read_mapping(data: bytes) -> MappingFacts:
    """The mapped classes of a file. Nothing outside of it is read. Raises UnreadableSource for what is no XML, or is hostile."""
    walker = _Walker()
    parse(data, walker.start, walker.end, walker.text)
    return MappingFacts(tuple(walker.done), tuple(walker.queries))


@dataclass
class _Open:
    """A class or component that is being read."""

    name: str
    table: str
    is_part: bool
    line: int
    tag: str
    depth: int
    properties: list[MappingProperty] = field(default_factory=list)

    def closed(self) -> MappingClass:
        return MappingClass(self.name, self.table, tuple(self.properties), self.is_part, self.line)


class _Walker:
    def __init__(self) -> None:
        self.done: list[MappingClass] = []
        self.queries: list[MappingQuery] = []
        self._query: tuple[int, str, bool] | None = None
        self._text: list[str] = []
        self._package = ""
        self._access = _BY_SETTER
        self._open: list[_Open] = []
        self._depth = 0
        self._key = -1
        self._property: tuple[int, dict[str, str], PropertyKind, int] | None = None

    def start(self, tag: str, attributes: dict[str, str], line: int) -> None:
        self._depth += 1
        if tag == "hibernate-mapping":
            self._package = attributes.get("package", "")
            self._access = attributes.get("default-access", _BY_SETTER)
        elif tag in _CLASSES:
            self._open.append(
                _Open(self._full(attributes.get("name", "")), attributes.get("table", ""), False, line, tag, self._depth)
            )
        elif self._property is not None:
            self._inside(tag, attributes)
        elif tag in _KINDS and self._open and attributes.get("name"):
            self._begin(tag, attributes, line)
        elif tag in _QUERIES and attributes.get("name"):
            holder = f"{self._open[-1].name}." if self._open else ""
            self._query, self._text = (self._depth, holder + attributes["name"], _QUERIES[tag]), []

    def text(self, text: str) -> None:
        if self._query is not None and self._query[0] == self._depth:
            self._text.append(text)

    def end(self, tag: str) -> None:
        if self._query is not None and self._query[0] == self._depth:
            (_, name, is_native), self._query = self._query, None
            self.queries.append(MappingQuery(name, "".join(self._text).strip(), is_native))
        elif self._property is not None and self._property[0] == self._depth:
            _, attributes, kind, line = self._property
            self._property = None
            self._open[-1].properties.append(self._made(attributes, kind, line))
        elif self._open and self._open[-1].depth == self._depth and self._open[-1].tag == tag:
            closed = self._open.pop().closed()
            if closed.name:
                self.done.append(closed)
        elif self._key == self._depth:
            self._key = -1
        self._depth -= 1

    def _begin(self, tag: str, attributes: dict[str, str], line: int) -> None:
        kind = _KINDS[tag]
        if kind is not PropertyKind.COMPONENT:
            self._property = (self._depth, dict(attributes), kind, line)
            return
        target = self._full(attributes.get("class", ""))
        said = "<component>: null when all its columns are"
        self._open[-1].properties.append(MappingProperty(attributes["name"], kind, target=target, line=line, said=said))
        self._open.append(_Open(target, "", True, line, tag, self._depth))

    def _inside(self, tag: str, attributes: dict[str, str]) -> None:
        """What stands within a property: its column, or the rows of a collection."""
        assert self._property is not None
        given = self._property[1]
        if tag == "key":
            self._key = self._depth
            given.setdefault("key", attributes.get("column", ""))
        elif tag == "column" and self._key == self._depth - 1:
            given["key"] = given.get("key", "") or attributes.get("name", "")
        elif tag == "column":
            given.setdefault("column", attributes.get("name", ""))
            if "not-null" in attributes:
                given.setdefault("not-null", attributes["not-null"])
        elif tag == "formula":
            given["formula"] = "yes"
        elif tag in ("one-to-many", "many-to-many", "composite-element"):
            given.setdefault("class", attributes.get("class", ""))
            if tag == "one-to-many":
                given["by-key"] = "yes"

    def _made(self, attributes: dict[str, str], kind: PropertyKind, line: int) -> MappingProperty:
        written = attributes.get("not-null")
        column = "" if "formula" in attributes else attributes.get("column", attributes["name"])
        if kind is PropertyKind.COLLECTION and "by-key" in attributes:
            column = attributes.get("key", "")
        elif kind in (PropertyKind.COLLECTION, PropertyKind.ONE_TO_ONE):
            column = ""
        constrained = attributes.get("constrained") == "true"
        return MappingProperty(
            attributes["name"],
            kind,
            column.strip('`"[]'),
            self._full(attributes.get("class", "") or attributes.get("entity-name", "")),
            None if written is None else written == "true",
            constrained,
            line,
            _said(kind, written, constrained),
            attributes.get("access", self._access) == _BY_SETTER,
        )

    def _full(self, name: str) -> str:
        return full_name(name, self._package)


def _said(kind: PropertyKind, written: str | None, constrained: bool) -> str:
    if kind is PropertyKind.ONE_TO_ONE:
        return "<one-to-one constrained>" if constrained else "<one-to-one>: the other row need not exist"
    tag = "many-to-one" if kind is PropertyKind.MANY_TO_ONE else "property"
    return f"<{tag}> without not-null" if written is None else f'<{tag} not-null="{written}">'
