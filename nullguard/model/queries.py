"""What the text of a query says of the rows that it gives."""

from __future__ import annotations

from nullguard.model.syntax import Node

Path = tuple[str, ...]
"""A column or a path of attributes as the text writes it, such as `o.customer.name`, without quotes."""

Constant = tuple[str, str | int | float | bool]
"""A constant: its kind (str, int, float, bool) and its value."""


class Origin(Node, frozen=True):
    """A table or class of FROM: `path` is its name, or the attribute that a join follows (`o.customer`); `alias` may be empty.

    `outer` says that its row may be missing, as it is where `key` is null, a column of another origin that its join compares with
    one of its own (`LEFT JOIN customer c ON c.id = o.customer_id`). `own` is that one where the join asks for nothing else."""

    path: Path
    alias: str = ""
    outer: bool = False
    key: Path = ()
    own: str = ""


class Output(Node, frozen=True):
    """An item of the select list: a path, or with `every` all columns of what the path names (of everything when it is empty), or
    neither: something computed. `total` marks one value for all rows, even for none; `aggregate` is the function that makes it
    null then, `over` the path that it is computed of, where it is one: of a group it is null where that is in all its rows."""

    path: Path = ()
    alias: str = ""
    every: bool = False
    total: bool = False
    aggregate: str = ""
    over: Path = ()


class Equal(Node, frozen=True):
    """In every row the path has one of the values."""

    path: Path
    values: tuple[Constant, ...]


class Rows(Node, frozen=True):
    """The rows of a query: where they come from, what is selected (nothing, in HQL without SELECT), which paths are never null in
    them, and which have known values. `navigated` are paths that the query follows wherever it does: what they lead through
    is joined. With `grouped` there is one for each group."""

    origins: tuple[Origin, ...]
    outputs: tuple[Output, ...] = ()
    present: tuple[Path, ...] = ()
    equal: tuple[Equal, ...] = ()
    navigated: tuple[Path, ...] = ()
    grouped: bool = False
