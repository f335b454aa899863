"""Mapping files of JDO (`package.jdo`, `*.jdo`, `*.orm`): persistent classes, their members, and what is written of null.

Source: JDO 3.2, chapters 15 and 18, and the DataNucleus documentation of `allows-null`: columns of primitives and of keys are
NOT NULL, all others admit null unless `allows-null="false"` is written; `null-value="exception"` refuses to store a null.
Members that are not mentioned are persistent where their types are. What an `.orm` says stands above what the `.jdo` says.
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.languages.xml_elements import Element, full_name
from nullguard.model.mappings import MappingClass, MappingFacts, MappingProperty, PropertyKind

ROOTS = ("jdo", "orm")
_COLLECTIONS = ("collection", "map", "array")
_ELEMENTS = {"collection": "element-type", "map": "value-type", "array": "element-type"}
_QUOTES = '`"[]'


def read_jdo(root: Element) -> MappingFacts:
    """The persistent classes of a file, given its root element."""
    found = []
    for package in root.named("package"):
        for item in package.named("class", "interface"):
            if item.get("name") and item.get("persistence-modifier", "persistence-capable") == "persistence-capable":
                found.append(_class(item, package.get("name"), item.get("name")))
    return MappingFacts(tuple(found))


def _class(item: Element, package: str, name: str) -> MappingClass:
    schema, table = item.get("schema").strip(_QUOTES), item.get("table").strip(_QUOTES)
    return MappingClass(
        full_name(name, package),
        f"{schema}.{table}" if schema and table else table,
        tuple(_members(item, package)),
        item.get("embedded-only") == "true",
        item.line,
        False,
        True,
    )


def _members(item: Element, package: str) -> Iterator[MappingProperty]:
    for member in item.named("field", "property"):
        name = member.get("name").rpartition(".")[2]
        if name:
            yield _member(member, name, package)


def _member(member: Element, name: str, package: str) -> MappingProperty:
    if member.get("persistence-modifier") in ("none", "transactional"):
        return MappingProperty(name, PropertyKind.NOTHING, line=member.line)
    column = _column(member) or name
    if member.flag("primary-key"):
        return MappingProperty(name, PropertyKind.KEY, column, line=member.line)
    container = member.first(*_COLLECTIONS)
    if container is not None:
        target = full_name(container.get(_ELEMENTS[container.tag]), package)
        return MappingProperty(name, PropertyKind.COLLECTION, target=target, line=member.line)
    if member.first("embedded") is not None or member.flag("embedded"):
        said = "<embedded>: null when all its columns are"
        return MappingProperty(name, PropertyKind.COMPONENT, line=member.line, said=said)
    not_null, said = _null(member)
    if member.get("mapped-by"):
        said = f"<{member.tag} mapped-by>: the other row need not exist"
        return MappingProperty(name, PropertyKind.ONE_TO_ONE, "", "", None, False, member.line, said)
    return MappingProperty(name, PropertyKind.VALUE, column, "", not_null, False, member.line, said)


def _null(member: Element) -> tuple[bool | None, str]:
    """Whether null is forbidden, and how that is said."""
    for holder in (member, *member.named("column")):
        said = holder.flag("allows-null")
        if said is not None:
            return not said, f'<{holder.tag} allows-null="{str(said).lower()}">'
    if member.get("null-value") == "exception":
        return True, f'<{member.tag} null-value="exception">'
    return None, f"<{member.tag}> without allows-null"


def _column(member: Element) -> str:
    column = member.first("column")
    return (member.get("column") or (column.get("name") if column is not None else "")).strip(_QUOTES)
