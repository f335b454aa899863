"""Criteria queries that are put together in one method: which attributes are there in their rows.

Source: Jakarta Persistence 3.1, chapter 6: a query has the conditions of its last `where`; conditions follow SQL's logic of three
values. Of conditions in a list those count that surely are in it; those that other methods give are not followed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from nullguard.flow.domain.values import ANY, NULL, NULLABLE, UNKNOWN, Asked, Origin, Parts, Value
from nullguard.flow.protocols import CallSite
from nullguard.flow.world import World
from nullguard.frameworks.query_outputs import is_tuple
from nullguard.frameworks.query_paths import facts_below, value_at
from nullguard.knowledge.words import library_names
from nullguard.model.queries import Path
from nullguard.model.span import Packed
from nullguard.model.syntax import Attribute, Constant
from nullguard.program.symbols import ARRAY, ClassInfo, Type

_replace = msgspec.structs.replace
_NOTHING: frozenset[Path] = frozenset()
SAME = library_names("builder-null-for-null")
"""Functions of the builder, and casts of expressions, that give null for null."""

COMPARING = library_names("builder-comparing")


_OF_NULL = library_names("builder-is-null")
"""Comparisons that an implementation may take for `IS NULL` where they are given null; no row passes the others then."""


_COMPUTING = {
    "max": "max", "min": "min", "sum": "sum", "avg": "avg", "greatest": "max", "least": "min", "sumAsLong": "sum",
    "sumAsDouble": "sum",
}  # fmt: skip
"""Functions of the builder that give null over no rows, by what they are called in queries; of one argument."""


class Selection(Asked, frozen=True):
    """A root, or a path from it: `root` is the place of `from(…)`, `label` the alias that a tuple has it under."""

    root: Packed
    class_id: str
    path: Path = ()
    label: str = ""


class Condition(Asked, frozen=True):
    """The paths that are there where the condition is true, and where it is false."""

    root: Packed
    holds: frozenset[Path] = _NOTHING
    fails: frozenset[Path] = _NOTHING


class Computed(Asked, frozen=True):
    """What a function computes over all rows: `cb.max(root.get("total"))`."""

    name: str


class Criteria(Asked, frozen=True):
    """A query with the conditions that it has so far; `root` 0 when none has told. `columns` are what it selects where that is
    something else than its root, None in the place of what is computed; `aggregate` the function whose value over all rows is
    all that it selects."""

    root: Packed = 0
    class_id: str = ""
    present: frozenset[Path] = _NOTHING
    columns: tuple[Selection | None, ...] = ()
    aggregate: str = ""

    @property
    def changes_receiver(self) -> bool:
        return True

    def joined(self, other: Asked) -> Asked | None:
        if not isinstance(other, Criteria):
            return None
        same = self.root == other.root
        columns = self.columns if self.columns == other.columns else ()
        aggregate = self.aggregate if self.aggregate == other.aggregate else ""
        present = self.present & other.present if same else _NOTHING
        return Criteria(self.root if same else 0, self.class_id, present, columns, aggregate)


def asked_by_call(site: CallSite) -> Value | None:
    """The result of a call on a root, a path, a builder or a query of criteria; None for other calls."""
    receiver = site.receiver
    if receiver is None:
        return None
    asked: Asked | None = None
    if isinstance(receiver.asked, Selection):
        asked = _of_selection(site, receiver.asked)
    elif receiver.type is None or ".persistence.criteria." not in receiver.type.cls:
        return None
    elif receiver.type.cls.endswith(".CriteriaQuery"):
        asked = _of_query(site, receiver)
    elif receiver.type.cls.endswith(".CriteriaBuilder"):
        asked = _of_builder(site)
    return _replace(site.result, asked=asked) if asked is not None else None


def rows_of(world: World, criteria: Value) -> Value | None:
    """One row of a criteria query; None when nothing is known of it."""
    asked = criteria.asked
    if isinstance(asked, Criteria) and asked.aggregate:
        return Value(NULLABLE, origin=Origin("aggregate", asked.aggregate))
    if isinstance(asked, Criteria) and asked.columns:
        return _row_of_columns(world, asked, criteria.type)
    if not isinstance(asked, Criteria) or not asked.class_id or not asked.present:
        return None
    return _replace(world.row(asked.class_id), facts=facts_below(world, asked.class_id, sorted(asked.present)))


def _row_of_columns(world: World, asked: Criteria, query: Type | None) -> Value | None:
    """What a query gives that selects columns: an array or a tuple of several, the value of one."""
    known = [column for column in asked.columns if column is not None]
    roots = {column.root for column in known}
    if len(roots) != 1 or asked.root not in (0, *roots):
        return None
    present = set(asked.present) if asked.root else set()
    items = tuple(
        [(value_at(world, c.class_id, c.path, present, outer=False) if c is not None else None) or ANY for c in asked.columns]
    )
    row = query.args[0] if query is not None and query.args else None
    if row is not None and is_tuple(row.cls):
        labels = [column.label if column is not None else "" for column in asked.columns]
        named = tuple((label, item) for label, item in zip(labels, items, strict=True) if label)
        return Value(UNKNOWN, row, items=items, named=named)
    if row is not None and row.cls == ARRAY:
        return Value(UNKNOWN, row, items=items)
    return items[0] if len(items) == 1 and known[0].path else None


def rows_handed_back(site: CallSite) -> Value | None:
    """What a function gives that is handed a criteria query, where it gives rows of the query's class: one, or a collection or
    Optional of them (`list(query, limit)`, `uniqueResult(query)` of a DAO). None for other calls."""
    queries = [value.asked for _, value in site.arguments if isinstance(value.asked, Criteria)]
    row = rows_of(site.world, Value(asked=queries[0])) if len(queries) == 1 else None
    return as_handed_back(site, row) if row is not None else None


def as_handed_back(site: CallSite, row: Value) -> Value | None:
    """The result of a call that is handed a query with such rows, where it gives one of them, or several."""
    type = site.result.type
    if row.type is None or type is None:
        return None
    if type.cls == row.type.cls:
        return _replace(site.result, facts=site.result.facts + row.facts)
    if len(type.args) == 1 and type.args[0].cls == row.type.cls and site.result.element is None:
        return _replace(site.result, element=row)
    return None


def _of_query(site: CallSite, receiver: Value) -> Asked | None:
    known = receiver.asked if isinstance(receiver.asked, Criteria) else Criteria()
    if site.method == "from":
        cls = site.arguments[0][1].symbol if site.arguments else None
        return Selection(site.node.at, cls.id) if isinstance(cls, ClassInfo) else None
    if site.method == "select" and site.arguments:
        selected = site.arguments[0][1].asked
        if isinstance(selected, Computed):
            return Criteria(known.root, "", known.present, aggregate=selected.name)
        if isinstance(selected, Selection) and selected.path:
            return _with_columns(known, (selected,))
        if not isinstance(selected, Selection):
            return Criteria()
        return Criteria(selected.root, selected.class_id, known.present if known.root in (0, selected.root) else _NOTHING)
    if site.method == "where":
        return _where(site, known, receiver)
    if site.method == "multiselect":
        columns = [value.asked if isinstance(value.asked, Selection) else None for _, value in site.arguments]
        return _with_columns(known, tuple(columns)) if any(columns) and len(columns) > 1 else Criteria()
    if site.method == "groupBy":
        return _replace(known, aggregate="")
    return known if receiver.asked is not None and site.method in ("distinct", "orderBy") else None


def _with_columns(known: Criteria, columns: tuple[Selection | None, ...]) -> Criteria:
    """A query that selects columns, with the conditions that it has, which must be of the same root."""
    roots = {column.root for column in columns if column is not None}
    is_same = len(roots) == 1 and known.root in (0, *roots)
    return Criteria(next(iter(roots)), "", known.present if known.root else _NOTHING, columns) if is_same else Criteria()


def _where(site: CallSite, known: Criteria, receiver: Value) -> Criteria:
    conditions = [asked for _, value in site.arguments for asked in _parts(value)]
    told = [asked for asked in conditions if isinstance(asked, Condition) and asked.root]
    roots = {condition.root for condition in told}
    root = known.root or (next(iter(roots)) if len(roots) == 1 else 0)
    result = receiver.type.args[0].cls if receiver.type is not None and receiver.type.args else ""
    class_id = known.class_id or (result if site.world.schema.is_entity(result) else "")
    present = [condition.holds for condition in told if condition.root == root]
    return Criteria(root, class_id, frozenset().union(*present), known.columns, known.aggregate)


def _of_selection(site: CallSite, selection: Selection) -> Asked | None:
    if site.method in ("get", "join") and site.arguments:
        name = _name(site)
        is_inner = len(site.arguments) == 1 or site.method == "get"
        return Selection(selection.root, selection.class_id, (*selection.path, name)) if name and is_inner else None
    if site.method in SAME:
        return selection
    if site.method == "alias" and site.arguments:
        return _replace(selection, label=_name(site))
    return _condition(site.method, [Value(asked=selection), *(value for _, value in site.arguments)])


def _of_builder(site: CallSite) -> Asked | None:
    values = [value for _, value in site.arguments]
    if site.method in SAME and values:
        return values[0].asked if isinstance(values[0].asked, Selection) else None
    if site.method in _COMPUTING and len(values) == 1:
        return Computed(_COMPUTING[site.method])
    if site.method in ("and", "or", "not"):
        return _combined(site.method, values)
    return _condition(site.method, values)


def _condition(method: str, values: Sequence[Value]) -> Condition | None:
    """What a test of paths tells."""
    selections = [value.asked for value in values if isinstance(value.asked, Selection) and value.asked.path]
    roots = {selection.root for selection in selections}
    if len(roots) != 1:
        return None
    paths = frozenset(selection.path for selection in selections)
    root = next(iter(roots))
    if method == "isNotNull":
        return Condition(root, paths)
    if method == "isNull":
        return Condition(root, _NOTHING, paths)
    if method not in COMPARING or (method in _OF_NULL and any(value.null >= NULL for value in values)):
        return None
    return Condition(root, paths, paths)


def _combined(method: str, values: Sequence[Value]) -> Condition | None:
    parts = [asked for value in values for asked in _parts(value)]
    conditions = [asked if isinstance(asked, Condition) else Condition(0) for asked in parts]
    roots = {condition.root for condition in conditions if condition.root}
    if len(roots) != 1 or not conditions:
        return None
    root = next(iter(roots))
    if method == "not":
        return Condition(root, conditions[0].fails, conditions[0].holds)
    every: Callable[..., frozenset[Path]] = frozenset().union
    holds, fails = [item.holds for item in conditions], [item.fails for item in conditions]
    if method == "and":
        return Condition(root, every(*holds), fails[0].intersection(*fails[1:]))
    return Condition(root, holds[0].intersection(*holds[1:]), every(*fails))


def _parts(value: Value) -> tuple[Asked | None, ...]:
    """A condition, or those of a list, which may hold others besides."""
    return (*value.asked.held, None) if isinstance(value.asked, Parts) else (value.asked,)


def _name(site: CallSite) -> str:
    """The attribute in `get("reference")`, `get(Order_.reference)`, `get(Order_.REFERENCE)`."""
    written = site.arguments[0][0].value
    if isinstance(written, Constant):
        return written.value if isinstance(written.value, str) else ""
    constants = site.arguments[0][1].constants
    if constants and len(constants) == 1:
        return str(next(iter(constants))[1])
    return written.name if isinstance(written, Attribute) and not written.name.isupper() else ""
