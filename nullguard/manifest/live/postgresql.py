"""PostgreSQL: limits of a session, and what its catalogues tell of rows and nulls.

Of `pg_stats` only fractions, widths and counts are read, never `most_common_vals` or `histogram_bounds`: those are rows' values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine

from nullguard.manifest.live.facts import SchemaFacts, TableFacts, fraction, listed
from nullguard.manifest.live.session import Session
from nullguard.model.schema import Basis, Statistics

_SAMPLED_PER_TARGET = 300
"""Rows that ANALYZE looks at for each unit of a column's statistics target (its documentation, and std_typanalyze)."""


def arguments(url: URL, timeout_ms: int) -> dict[str, Any]:
    """What the driver is given beside the URL, which wins: a limit on connecting, and probes that notice a dead network."""
    seconds = max(2, -(-timeout_ms // 1000))
    wanted = {
        "connect_timeout": seconds,
        "application_name": "nullguard",
        "client_encoding": "utf8",
        "keepalives_idle": seconds,
        "keepalives_interval": seconds,
        "keepalives_count": 2,
        "tcp_user_timeout": 3 * seconds * 1000,
    }
    return {name: value for name, value in wanted.items() if name not in url.query}


def execution_options() -> dict[str, Any]:
    """READ COMMITTED, because hot standbys refuse SERIALIZABLE and a long snapshot would hold back vacuum."""
    return {"isolation_level": "READ COMMITTED", "postgresql_readonly": True}


def watch(engine: Engine, timeout_ms: int) -> None:
    """Bound what SQLAlchemy asks on its own when it connects, too."""

    def start(connection: Any, _: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_limits(timeout_ms))

    event.listen(engine, "connect", start, insert=True)


def limit(connection: Connection, timeout_ms: int) -> None:
    """Bound every statement of the transaction."""
    connection.exec_driver_sql(_limits(timeout_ms))


def _limits(timeout_ms: int) -> str:
    """Local to the transaction, since behind a pooler others use the same session next."""
    return f"set local statement_timeout = {int(timeout_ms)}; set local lock_timeout = {int(timeout_ms)}"


def database_name(connection: Connection) -> str:
    return str(connection.exec_driver_sql("select pg_catalog.current_database()").scalar_one())


@dataclass(frozen=True)
class _Relation:
    """A table of the catalogue: `leaves` are those that hold its rows, with their estimates (None: never analysed)."""

    name: str
    is_part: bool
    may_read: bool
    hidden: bool
    leaves: tuple[tuple[int, int | None], ...]
    target: int

    @property
    def rows(self) -> int | None:
        counted = [rows for _, rows in self.leaves]
        return sum(rows for rows in counted if rows is not None) if counted and None not in counted else None


def facts(session: Session, schema: str) -> SchemaFacts:
    """What is known of the tables of a schema; warns of tables without statistics, and why they have none."""
    relations = _relations(session, schema)
    statistics = _statistics(session, schema)
    tables = {}
    for oid, relation in relations.items():
        sample = min(relation.rows, _SAMPLED_PER_TARGET * relation.target) if relation.rows is not None else None
        own = _of(relation, oid, statistics)
        tables[relation.name] = TableFacts(
            relation.rows, {name: _finished(one, relation.rows, sample) for name, one in own.items()}
        )
    _tell(session, schema, relations.values(), tables)
    return SchemaFacts(
        tables, frozenset(relation.name for relation in relations.values() if relation.is_part), _unenforced(session, schema)
    )


_RELATIONS = """
with recursive tree(root, leaf) as (
  select c.oid, c.oid from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where n.nspname = :schema and c.relkind in ('r', 'p', 'm', 'f')
  union
  select tree.root, i.inhrelid from tree join pg_catalog.pg_inherits i on i.inhparent = tree.leaf
)
select r.oid as root, r.relname as name, r.relispartition as is_part, c.oid as leaf, c.relkind as kind,
  case when c.reltuples < 0
    or (c.reltuples = 0 and c.relpages = 0 and pg_catalog.current_setting('server_version_num')::int < 140000)
    then null else c.reltuples end as rows,
  pg_catalog.pg_stat_get_live_tuples(c.oid) as live,
  pg_catalog.has_any_column_privilege(r.oid, 'select') as may_read,
  r.relrowsecurity and pg_catalog.row_security_active(r.oid) as hidden,
  greatest((select max(a.attstattarget) from pg_catalog.pg_attribute a where a.attrelid = r.oid and a.attnum > 0), -1) as target
from tree join pg_catalog.pg_class r on r.oid = tree.root join pg_catalog.pg_class c on c.oid = tree.leaf
order by r.relname, c.oid
"""
"""Of all tables with those that inherit from them. A table that was never analysed has -1 rows, before PostgreSQL 14 no pages."""


def _relations(session: Session, schema: str) -> dict[int, _Relation]:
    default = int(session.rows("select pg_catalog.current_setting('default_statistics_target')")[0][0])
    found: dict[int, _Relation] = {}
    for row in session.rows(_RELATIONS, schema=schema):
        known = found.get(row.root)
        if known is None:
            target = max(default, row.target)
            known = _Relation(row.name, bool(row.is_part), bool(row.may_read), bool(row.hidden), (), target)
        leaves = known.leaves if row.kind == "p" else (*known.leaves, (row.leaf, _rows(row)))
        found[row.root] = replace(known, leaves=leaves)
    return found


def _rows(row: Any) -> int | None:
    """A part that was never analysed has as many rows as were counted since; often none, as next month's partition."""
    if row.rows is not None:
        return int(row.rows)
    return int(row.live) if row.leaf != row.root else None


@dataclass(frozen=True)
class _Estimate:
    null_fraction: float
    width: int
    distinct: float


_COLUMNS = "schemaname, tablename, attname, inherited, null_frac, avg_width, n_distinct"

_FUNCTION = "nullguard.column_statistics()"
"""A function that owners of tables may offer to users who must not read rows (docs/live-databases.md)."""


def _statistics(session: Session, schema: str) -> Mapping[tuple[int, bool], Mapping[str, _Estimate]]:
    """The estimates of columns by table and whether tables that inherit from it are counted in. Names of the tables lead to their
    ids, so that partitions in other schemas are found too."""
    offered = session.rows("select pg_catalog.to_regprocedure(:name) is not null", name=_FUNCTION)[0][0]
    source = "pg_catalog.pg_stats"
    if offered and session.rows("select pg_catalog.has_function_privilege(:name, 'execute')", name=_FUNCTION)[0][0]:
        source = _FUNCTION
    found: dict[tuple[int, bool], dict[str, _Estimate]] = defaultdict(dict)
    for row in session.rows(
        f"""
        with recursive tree(leaf) as (
          select c.oid from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          where n.nspname = :schema
          union
          select i.inhrelid from tree join pg_catalog.pg_inherits i on i.inhparent = tree.leaf
        )
        select c.oid, s.attname, s.inherited, s.null_frac, s.avg_width, s.n_distinct
        from (select {_COLUMNS} from {source}) s
        join pg_catalog.pg_namespace n on n.nspname = s.schemaname
        join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = s.tablename
        where c.oid in (select leaf from tree)
        """,
        schema=schema,
    ):
        found[row.oid, bool(row.inherited)][row.attname] = _Estimate(row.null_frac, row.avg_width, row.n_distinct)
    return found


def _of(relation: _Relation, oid: int, statistics: Mapping[tuple[int, bool], Mapping[str, _Estimate]]) -> Mapping[str, _Estimate]:
    """The estimates of a table: with all that inherits from it, else from the parts, each weighed by its rows.

    Autovacuum analyses partitions and never the table that they make up.
    """
    whole = statistics.get((oid, True)) or ({} if len(relation.leaves) > 1 else statistics.get((oid, False), {}))
    if whole or relation.rows is None:
        return whole
    filled = [(rows, statistics.get((leaf, False), {})) for leaf, rows in relation.leaves if rows]
    names = set.intersection(*(set(known) for _, known in filled)) if filled else set()
    return {
        name: _Estimate(
            sum(rows * known[name].null_fraction for rows, known in filled) / relation.rows,
            round(sum(rows * known[name].width for rows, known in filled) / relation.rows),
            0.0,
        )
        for name in names
    }


def _finished(estimate: _Estimate, rows: int | None, sample: int | None) -> Statistics:
    """n_distinct below 0 is a share of the rows, 0 is unknown."""
    distinct = estimate.distinct if estimate.distinct >= 0 else -estimate.distinct * (rows or 0)
    return Statistics(
        fraction(estimate.null_fraction), rows, estimate.width, round(distinct) or None, Basis.ESTIMATED, sample
    )  # fmt: skip


def _tell(session: Session, schema: str, relations: Iterable[_Relation], tables: Mapping[str, TableFacts]) -> None:
    without = [
        relation
        for relation in relations
        if not tables[relation.name].statistics and not relation.is_part and session.options.reads(schema, relation.name)
    ]
    denied = [relation.name for relation in without if not relation.may_read]
    hidden = [relation.name for relation in without if relation.may_read and relation.hidden]
    unknown = [relation.name for relation in without if relation.may_read and not relation.hidden and relation.rows is None]
    for names, why in (
        (denied, "the user may not SELECT from"),
        (hidden, "row-level security hides them for"),
        (unknown, "ANALYZE never ran on"),
    ):
        if names:
            session.warn(f"no statistics of nulls: {why} {listed(names)}")


def _unenforced(session: Session, schema: str) -> frozenset[tuple[str, str]]:
    """Columns with a NOT NULL that is not yet valid for old rows, which PostgreSQL 18 and later have."""
    if session.version < (18,):
        return frozenset()
    return frozenset(
        (row.relname, row.attname)
        for row in session.rows(
            """
            select c.relname, a.attname from pg_catalog.pg_constraint k
            join pg_catalog.pg_class c on c.oid = k.conrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
            where k.contype = 'n' and not k.convalidated and n.nspname = :schema
            """,
            schema=schema,
        )
    )
