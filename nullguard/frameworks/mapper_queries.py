"""Methods of mapper interfaces that run a query, whatever library implements them: null when one row is asked for and none is
there; what the query asks of its rows holds for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from nullguard.flow.domain.values import NULL, NULLABLE, UNKNOWN, Origin, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.flow.world import World
from nullguard.frameworks.declared_results import given
from nullguard.frameworks.query_rows import Queries, aggregate_of, selects_column
from nullguard.model.facts import NO_BODY
from nullguard.model.queries import Rows
from nullguard.program.symbols import ClassInfo, FunctionInfo, Member, Type

_GROUPED = re.compile(r"\bgroup\s+by\b", re.IGNORECASE)
_INSERTED = re.compile(r"last_?insert(?:ed)?_?(?:row_?)?id|scope_identity|currval|generated_?key", re.IGNORECASE)
"""What asks for the key of a row that was just written: that row is found by it."""

_MAP = "java.util.Map"

SCALARS = frozenset(
    f"java.lang.{name}" for name in ("String", "Integer", "Boolean", "Short", "Byte", "Double", "Float")
) | frozenset({"java.util.Date", "java.math.BigDecimal", "java.time.LocalDateTime", "java.time.LocalDate", "java.sql.Timestamp"})
"""What a column is read as. A Long is left out: what counts gives one."""

KEYS = frozenset({"java.lang.Long", "java.util.UUID"})
"""What a key is read as: one row's where the query selects a column and computes nothing."""


class MapperQuery(msgspec.Struct, frozen=True):
    """The query of a method: `interface` is the id of the class that declares it, `sql` its text (empty where it is elsewhere),
    `rows` what that says (None where it is not understood), `row` the id of the class of its rows (empty where that is none of
    the project's), `raises` whether one row that is not there is an error."""

    interface: str
    method: str
    sql: str = ""
    rows: Rows | None = None
    row: str = ""
    raises: bool = False


class MapperQueryModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def __init__(self, known: Iterable[MapperQuery], queries: Queries) -> None:
        self._queries = queries
        self._known: dict[tuple[str, str], MapperQuery] = {}
        for item in known:
            self._known.setdefault((item.interface, item.method), item)

    def basis(self) -> str:
        """The queries of all methods."""
        return "\n".join(
            f"{interface} {method} {item.row} {item.raises} {item.sql}"
            for (interface, method), item in sorted(self._known.items())
        )

    def names(self) -> frozenset[str]:
        """The methods that run a query."""
        return frozenset(method for _, method in self._known)

    def call(self, site: CallSite) -> Value | None:
        """`orders.findByNumber(…)` of a mapper: null when its query finds no row."""
        result, receiver = site.result, site.receiver
        if result.null >= NULL or receiver is None or receiver.type is None or not self._known:
            return None
        cls = site.world.class_of(receiver.type)
        member = site.world.program.method(cls, site.method) if cls is not None and not cls.is_library else None
        if member is None or any(function.decl.body != NO_BODY for function in member.functions):
            return None
        query = self._query(site.world, cls, member, site.method)
        if query is None:
            return None
        if result.type is None:  # of a generic interface, whose rows are of a class that the object at hand does not tell
            is_one = not query.sql and all(_gives_parameter(function) for function in member.functions)
            lookup = Origin("lookup", site.qualified)
            return msgspec.structs.replace(result, null=NULLABLE, origin=lookup) if is_one and result.null == UNKNOWN else None
        if _INSERTED.search(site.method) or _INSERTED.search(query.sql):
            return msgspec.structs.replace(result, is_key=True)
        if result.null != UNKNOWN:
            return None
        if query.sql and not query.row and (maps := self._maps(site.world, query, result, site.qualified)) is not None:
            return maps
        is_known = bool(query.row or _is_list_of_scalars(result.type)) and bool(query.sql)
        element = self._queries.element(site.world, query.sql, True, query.row) if is_known else None
        known = given(site.world, result, element) if element is not None else None
        if query.rows is not None and (empty := aggregate_of(query.rows)) is not None:
            return given(site.world, result, empty)
        if query.raises or not _may_be_missing(site.world, query, result.type):
            return known
        return msgspec.structs.replace(known or result, null=NULLABLE, origin=Origin("lookup", site.qualified))

    def _query(self, world: World, cls: ClassInfo | None, member: Member, method: str) -> MapperQuery | None:
        """The query of a method, which an interface below the one that declares it may have in a file of its own; where only the
        latter is known, what all below it have in common: that they give one row."""
        declared = member.declared_in
        for base in world.program.ancestors(cls) if cls is not None else ():
            if (own := self._known.get((base.id, method))) is not None:
                return own
        if cls is not declared or not declared.decl.type_parameters:
            return None
        found = [self._known.get((below.id, method)) for below in world.program.subclasses(declared) if not below.is_library]
        known = [query for query in found if query is not None]
        if not known or not all(query.row and query.rows is not None for query in known):
            return None
        return MapperQuery(declared.id, method, row=known[0].row)

    def _maps(self, world: World, query: MapperQuery, result: Value, name: str) -> Value | None:
        """A map by column, or a list of such; None for anything else."""
        type = result.type
        of_rows = type.args[0] if type is not None and len(type.args) == 1 else None
        row = of_rows or type
        if row is None or row.cls[:1] in ("?", "~") or _MAP not in world.lineage(row):
            return None
        held = self._queries.record(world, query.sql)
        if held is None:
            return None
        if of_rows is None:
            if query.rows is not None and any(output.path or output.every for output in query.rows.outputs):
                result = msgspec.structs.replace(result, null=NULLABLE, origin=Origin("lookup", name))
            return msgspec.structs.replace(result, named=held.named)
        return msgspec.structs.replace(result, element=Value(type=of_rows, named=held.named))


def _gives_parameter(function: FunctionInfo) -> bool:
    """Whether a method gives one object of a type parameter of its interface: `T findById(Long id)`."""
    returns, owner = function.decl.returns, function.owner
    if returns is None or owner is None or returns.args:
        return False
    return any(parameter.name == returns.name for parameter in owner.decl.type_parameters)


def _is_list_of_scalars(type: Type) -> bool:
    return len(type.args) == 1 and type.args[0].cls in SCALARS | KEYS


def _may_be_missing(world: World, query: MapperQuery, type: Type) -> bool:
    """Whether the result is one row, or one column of it, that need not be there."""
    rows = query.rows
    if rows is None:
        return world.schema.is_entity(type.cls)
    computes = bool(rows.outputs) and not any(output.path or output.every for output in rows.outputs)
    if not rows.origins or (computes and not _GROUPED.search(query.sql)):
        return False  # it computes something over all rows, and gives that even where there is none
    cls = world.class_of(type)
    if type.cls in SCALARS:
        return True
    if type.cls in KEYS:
        return selects_column(rows)
    if cls is None or cls.is_library:
        return False
    return not any(name.startswith(("java.util.", "java.lang.Iterable", "com.baomidou.")) for name in world.lineage(type))
