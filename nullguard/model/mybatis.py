"""What a mapper or configuration file of MyBatis says: a pure function of its bytes."""

from __future__ import annotations

from nullguard.model.queries import Rows
from nullguard.model.syntax import Node


class ResultItem(Node, frozen=True):
    """A property of a result and the column that it comes from.

    `kind` is id, result, association, collection or argument (of the constructor; then `property` may be empty). `nested` is the
    id of the result map of an association or collection, `prefix` what stands before the names of its columns, `select` says that
    a further statement gives it.
    """

    property: str
    column: str
    kind: str = "result"
    nested: str = ""
    select: bool = False
    line: int = 0
    prefix: str = ""


class ResultMap(Node, frozen=True):
    """A result map; `type` is a class or an alias of one, `extends` the id of another map whose items come first. Those of
    associations that are written in place have the ids `outer.property`."""

    id: str
    type: str
    extends: str = ""
    items: tuple[ResultItem, ...] = ()
    line: int = 0


class MapperSelect(Node, frozen=True):
    """A select: the method's name, what a row becomes, its text with fragments in place, and what that says of its rows.

    The text has `?` for parameters and lacks what is only there under a condition, unless that stands in the select list.
    `rows` is None where the text is not understood.
    """

    id: str
    sql: str
    rows: Rows | None = None
    result_type: str = ""
    result_map: str = ""
    line: int = 0


class MapperFacts(Node, frozen=True):
    """A mapper file, of an interface that `namespace` names in full, or the aliases of classes that a configuration gives."""

    namespace: str = ""
    maps: tuple[ResultMap, ...] = ()
    selects: tuple[MapperSelect, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
