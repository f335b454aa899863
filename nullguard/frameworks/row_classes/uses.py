"""What shows that objects of a class are rows: a query or a mapper that makes them."""

from __future__ import annotations

import msgspec

from nullguard.model.queries import Rows

MYBATIS = "mybatis"
"""The framework of uses by MyBatis, which treats nulls in its own way."""


class Related(msgspec.Struct, frozen=True):
    """A property that is filled with an object of its own, there where the column `column` of the result is: the key of a row
    that is looked up by it (`is_key`), or a column of the joined row that the object is made of."""

    property: str
    column: str
    is_key: bool = False


class RowUse(msgspec.Struct, frozen=True):
    """A place that turns rows into objects of a class.

    `rows` is what the query says, None where its text is not known. `columns` are properties and the columns (by the names that
    they have in the result) that fill them, where the place says so. `never_null` are properties that are filled so that they
    are never null, whatever the column holds, `relations` those that are filled with objects of further rows; `nested` objects
    stand in another one, and are made where their own row is there. `framework` is mybatis, jdbi, spring-jdbc, …
    """

    cls: str
    framework: str
    path: str
    line: int
    rows: Rows | None = None
    columns: tuple[tuple[str, str], ...] = ()
    never_null: tuple[str, ...] = ()
    relations: tuple[Related, ...] = ()
    nested: bool = False
