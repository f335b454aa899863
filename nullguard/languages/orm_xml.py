"""JPA's mapping files (`orm.xml`): entities, their attributes, what is written of null, and queries with names.

Source: Jakarta Persistence 3.1, section 12: what stands in the file replaces the annotations of the member, and all annotations
of the class with `metadata-complete`; members that are not mentioned are mapped as their types have it. `optional` and
`nullable` are true where they are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.languages.xml_elements import Element, full_name
from nullguard.model.mappings import MappingClass, MappingFacts, MappingProperty, MappingQuery, PropertyKind

ROOT = "entity-mappings"
_CLASSES = ("entity", "mapped-superclass", "embeddable")
_KEYS = ("id", "embedded-id", "version")
_COLLECTIONS = ("one-to-many", "many-to-many", "element-collection", "many-to-any")
_ASSOCIATIONS = ("many-to-one", "one-to-one", "any")
_QUERIES = {"named-query": False, "named-native-query": True}
"""Elements of queries, and whether their text is SQL."""

_QUOTES = '`"[]'


def read_orm(root: Element) -> MappingFacts:
    """The mapped classes of a file, given its root element."""
    metadata = root.first("persistence-unit-metadata")
    complete = metadata is not None and metadata.first("xml-mapping-metadata-complete") is not None
    package = next((child.text for child in root.named("package")), "")
    classes = tuple(_class(item, package, complete) for item in root.named(*_CLASSES) if item.get("class"))
    return MappingFacts(classes, tuple(query for item in (root, *root.named(*_CLASSES)) for query in _queries(item)))


def _queries(holder: Element) -> Iterator[MappingQuery]:
    """The queries that a file or an entity names."""
    for item in holder.named(*_QUERIES):
        text = next((child.text for child in item.named("query")), "")
        if item.get("name") and text:
            yield MappingQuery(item.get("name"), text, _QUERIES[item.tag])


def _class(item: Element, package: str, complete: bool) -> MappingClass:
    table = item.first("table")
    schema = table.get("schema").strip(_QUOTES) if table is not None else ""
    name = table.get("name").strip(_QUOTES) if table is not None else ""
    attributes = item.first("attributes")
    found = [*_attributes(attributes, package)] if attributes is not None else []
    found.extend(_overridden(item))
    return MappingClass(
        full_name(item.get("class"), package),
        f"{schema}.{name}" if schema and name else name or item.get("name"),
        tuple(found),
        item.tag != "entity",
        item.line,
        complete or item.flag("metadata-complete") is True,
        True,
    )


def _attributes(attributes: Element, package: str) -> Iterator[MappingProperty]:
    for item in attributes.children:
        name = item.get("name")
        if not name:
            continue
        if item.tag == "transient":
            yield MappingProperty(name, PropertyKind.NOTHING, line=item.line)
        elif item.tag in _KEYS:
            yield MappingProperty(name, PropertyKind.KEY, _column(item) or name, line=item.line)
        elif item.tag in _COLLECTIONS:
            target = full_name(item.get("target-entity") or item.get("target-class"), package)
            yield MappingProperty(name, PropertyKind.COLLECTION, target=target, line=item.line)
        elif item.tag == "embedded":
            said = "<embedded>: null when all its columns are"
            yield MappingProperty(name, PropertyKind.COMPONENT, line=item.line, said=said)
        elif item.tag in _ASSOCIATIONS:
            yield _association(item, name, package)
        elif item.tag == "basic":
            not_null, said = _null(item, "column")
            yield MappingProperty(name, PropertyKind.VALUE, _column(item) or name, "", not_null, False, item.line, said)


def _association(item: Element, name: str, package: str) -> MappingProperty:
    target = full_name(item.get("target-entity"), package)
    if item.tag == "one-to-one" and item.get("mapped-by"):
        constrained = item.flag("optional") is False
        said = '<one-to-one optional="false">' if constrained else "<one-to-one mapped-by>: the other row need not exist"
        return MappingProperty(name, PropertyKind.ONE_TO_ONE, "", target, None, constrained, item.line, said)
    column = next((child.get("name") for child in item.named("join-column") if child.get("name")), f"{name}_id")
    not_null, said = _null(item, "join-column")
    return MappingProperty(name, PropertyKind.MANY_TO_ONE, column.strip(_QUOTES), target, not_null, False, item.line, said)


def _overridden(item: Element) -> Iterator[MappingProperty]:
    """Columns of inherited attributes that the class gives other names or other rules."""
    for override in item.named("attribute-override"):
        name = override.get("name")
        column = override.first("column")
        if name and "." not in name and column is not None:
            not_null, said = _null(override, "column")
            yield MappingProperty(
                name, PropertyKind.VALUE, column.get("name", name).strip(_QUOTES), "", not_null, False, override.line, said
            )


def _null(item: Element, column: str) -> tuple[bool | None, str]:
    """Whether null is forbidden, the column's own word first, and how that is said."""
    said = [child.flag("nullable") for child in item.named(column) if child.flag("nullable") is not None]
    if said:
        nullable = any(said)
        return not nullable, f'<{column} nullable="{str(nullable).lower()}">'
    optional = item.flag("optional")
    if optional is not None:
        return not optional, f'<{item.tag} optional="{str(optional).lower()}">'
    return None, f"<{item.tag}> without optional or nullable"


def _column(item: Element) -> str:
    column = item.first("column")
    return column.get("name").strip(_QUOTES) if column is not None else ""
