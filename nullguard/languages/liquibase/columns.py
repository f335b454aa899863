"""Names, values and columns as changelogs write them.

Source: Liquibase's own reference of change types, and the SQL that Liquibase 4.29 prints for each engine (`update-sql`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from nullguard.languages.xml_elements import Element
from nullguard.model.ddl import ColumnDefinition

FORGETFUL = frozenset({"text", "datetime", "numeric", "date", "clob", "uuid", "blob", "time", "boolean"})
"""Types with which what is written behind them is lost when MySQL's columns change."""

_CREATED_FORGETFUL = (FORGETFUL - {"boolean"}) | {"int", "integer", "smallint", "tinyint", "double", "nvarchar"}
"""The same, for PostgreSQL's columns when they are made."""

_QUOTES = '"`[]'
_WRITTEN_NULL = re.compile(r"\s+(not\s+null|null)\b", re.IGNORECASE)
_SERIAL = re.compile(r"(?:small|big)?serial[248]?\b", re.IGNORECASE)
_REFERENCE = re.compile(r"\s*([^(]+?)\s*(?:\(|$)")
_VALUES = ("value", "valueNumeric", "valueBoolean", "valueDate", "valueComputed", "valueClobFile", "valueSequenceNext")
_TEXT_VALUES = frozenset({"", "Date"})


def name_in(element: Element, attribute: str) -> str:
    """A name without its quotes."""
    return element.get(attribute).strip().strip(_QUOTES)


def names_in(element: Element, attribute: str) -> tuple[str, ...]:
    """The names of a list such as `columnNames="a, b DESC"`."""
    written = (item.strip().split(" ")[0].strip(_QUOTES) for item in element.get(attribute).split(","))
    return tuple(name for name in written if name)


def table_in(element: Element, attribute: str = "tableName", schema: str = "schemaName") -> str:
    """A table's name, qualified by the schema where one is written."""
    name, of = name_in(element, attribute), name_in(element, schema)
    return f"{of}.{name}" if name and of else name


def text_in(element: Element, name: str) -> str:
    """A text that is an attribute, or an element of its own."""
    child = element.first(name)
    return child.text if child is not None else element.get(name).strip()


def columns_in(element: Element) -> Iterator[Element]:
    """The columns that stand in a change."""
    return (child for child in element.named("column") if child.get("name"))


def default_in(element: Element) -> str | None:
    """The SQL of the default that a column or change writes, empty for DEFAULT NULL; None where none is written."""
    for name, value in element.attributes.items():
        if not name.startswith("defaultValue") or name == "defaultValueConstraintName":
            continue
        kind = name.removeprefix("defaultValue")
        if value.strip().lower() == "null":
            return ""
        if kind == "SequenceNext":
            return f"nextval('{value}')"
        return "'" + value.replace("'", "''") + "'" if kind in _TEXT_VALUES else value
    return None


def gives_value(element: Element) -> bool:
    """Whether a column of a change gives rows a value."""
    return any(element.get(name, "null").strip().lower() != "null" for name in _VALUES)


def type_in(element: Element, attribute: str = "type", forgetful: Set[str] = FORGETFUL) -> tuple[str, bool | None]:
    """A type, and whether it may be null where that is written behind it (`varchar(10) NOT NULL`): Liquibase passes it on,
    but for some types forgets it."""
    written = element.get(attribute).strip()
    found = _WRITTEN_NULL.search(written)
    if found is None:
        return written, None
    type = written[: found.start()].strip()
    is_forgotten = type.partition("(")[0].strip().lower() in forgetful
    return type, None if is_forgotten else not found[1].lower().startswith("not")


def column_in(element: Element) -> ColumnDefinition:
    """A column of createTable or addColumn."""
    constraints = element.first("constraints") or Element("constraints", {}, element.line)
    type, nullable = type_in(element, forgetful=_CREATED_FORGETFUL)
    said = constraints.flag("nullable")
    if said is None:
        said = nullable
    if said is None and (_is_true(element, "autoIncrement") or _SERIAL.match(type)):
        said = False
    references = table_in(constraints, "referencedTableName", "referencedTableSchemaName")
    if not references and (found := _REFERENCE.match(constraints.get("references"))) is not None:
        references = found[1].strip(_QUOTES)
    return ColumnDefinition(
        name_in(element, "name"),
        type,
        said,
        default_in(element) or "",
        _is_true(constraints, "primaryKey"),
        _is_true(constraints, "unique"),
        _is_true(element, "computed"),
        references,
        "cascade" if _is_true(constraints, "deleteCascade") else "",
        element.line,
    )


def _is_true(element: Element, name: str) -> bool:
    return element.flag(name) is True
