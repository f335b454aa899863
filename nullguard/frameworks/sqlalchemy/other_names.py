"""Attributes that stand for others: synonyms, and proxies of an attribute of the one related row.

Source: SQLAlchemy's documentation, "Synonyms" and "Association Proxy": a proxy of a relation to one row gives null where the row
is missing (`sqlalchemy.ext.associationproxy`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from nullguard.frameworks.sqlalchemy.calls import Declaration
from nullguard.model.schema import AttributeKind, MappedAttribute

_Attributes = Mapping[str, Mapping[str, MappedAttribute]]


@dataclass(frozen=True)
class OtherName:
    """`synonym("_note")`, or `association_proxy("buyer", "email")` for an `attribute` of the related row."""

    name: str
    of: str
    attribute: str = ""


def other_name(name: str, made: Declaration) -> OtherName | None:
    """What a call declares; None for calls that declare something else."""
    if made.kind == "synonym":
        return OtherName(name, made.arguments.text("name", 0))
    if made.kind == "proxy":
        return OtherName(name, made.arguments.text("target_collection", 0), made.arguments.text("attr", 1))
    return None


def renamed(other: OtherName, attributes: _Attributes, owner: str, tables: Mapping[str, str]) -> MappedAttribute | None:
    """The attribute that a synonym is."""
    known = attributes[owner].get(other.of) if not other.attribute else None
    if known is None or known.kind is AttributeKind.COLLECTION:
        return None
    key = known.key_attribute or known.name  # who tests the one knows of the other
    return msgspec.structs.replace(known, name=other.name, key_attribute=key, primary_key=False)


def proxied(other: OtherName, attributes: _Attributes, owner: str, tables: Mapping[str, str]) -> MappedAttribute | None:
    """The attribute that a proxy of a relation to one row is: null where the row's attribute is, or where there is no row."""
    relation = attributes[owner].get(other.of) if other.attribute else None
    if relation is None or relation.kind is not AttributeKind.RELATION or relation.target not in tables:
        return None
    known = attributes[relation.target].get(other.attribute)
    if known is None or known.kind not in (AttributeKind.COLUMN, AttributeKind.RELATION):
        return None
    if any(item.nullable for item in known.evidence):
        table = known.table or tables[relation.target]
        return msgspec.structs.replace(known, name=other.name, table=table, key_attribute="", primary_key=False, references="")
    return msgspec.structs.replace(
        known,
        name=other.name,
        column=relation.column,
        table=relation.table,
        evidence=relation.evidence,
        key_attribute=relation.name,
        primary_key=False,
        references="",
    )
