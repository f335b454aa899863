"""What a mapping file says of classes: a pure function of its bytes."""

from __future__ import annotations

from enum import StrEnum

from nullguard.model.syntax import Node


class PropertyKind(StrEnum):
    VALUE = "value"
    KEY = "key"
    MANY_TO_ONE = "many-to-one"
    ONE_TO_ONE = "one-to-one"
    COLLECTION = "collection"
    COMPONENT = "component"
    NOTHING = "nothing"
    """A member that is not mapped, whatever its annotations say."""


class MappingProperty(Node, frozen=True):
    """A mapped property. `target` is the class that is written for an association or component, empty where none is.

    `not_null` is what is written of the column, None where nothing is, and `said` a short phrase of it. `constrained` marks a
    one-to-one whose row must exist, `by_setter` what rows are given by the setter of the property. `column` of a collection is
    that of its rows which holds the key of the row that has the collection, where rows of one class are in it.
    """

    name: str
    kind: PropertyKind
    column: str = ""
    target: str = ""
    not_null: bool | None = None
    constrained: bool = False
    line: int = 0
    said: str = ""
    by_setter: bool = False


class MappingClass(Node, frozen=True):
    """A mapped class by its full name; `is_part` marks one that has no table of its own (a component, a mapped superclass).

    `is_complete`: annotations of the class do not count. `has_others`: members that are not written here are mapped too.
    """

    name: str
    table: str
    properties: tuple[MappingProperty, ...] = ()
    is_part: bool = False
    line: int = 0
    is_complete: bool = False
    has_others: bool = False


class MappingQuery(Node, frozen=True):
    """A query that code calls by its name: JPQL or HQL, or SQL where it is native."""

    name: str
    text: str
    is_native: bool = False


class MappingFacts(Node, frozen=True):
    """The classes of one mapping file, in order, and the queries that it names."""

    classes: tuple[MappingClass, ...] = ()
    queries: tuple[MappingQuery, ...] = ()
