"""MySQL and MariaDB: limits of a session, and what their statistics tell of rows and nulls.

Of MySQL's histograms only the share of nulls is read, of MariaDB's `column_stats` no `min_value`, `max_value` or `histogram`:
those hold values of rows.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy.engine import URL, Connection

from nullguard.manifest.live.facts import SchemaFacts, TableFacts, fraction, listed
from nullguard.manifest.live.session import Session
from nullguard.model.schema import Basis, Statistics


def arguments(url: URL, timeout_ms: int) -> dict[str, Any]:
    """What the driver is given beside the URL, which wins. Reading waits longer than the server lets a statement run, so that its
    own error comes first."""
    seconds = max(1, -(-timeout_ms // 1000))
    wanted = {"connect_timeout": seconds, "read_timeout": seconds + 5, "write_timeout": seconds + 5, "charset": "utf8mb4"}
    return {name: value for name, value in wanted.items() if name not in url.query}


def limit(connection: Connection, timeout_ms: int) -> None:
    """Make what follows read-only, and bound every statement of this connection, which nobody uses after it."""
    seconds = max(1, -(-timeout_ms // 1000))
    connection.exec_driver_sql("set session transaction read only")
    connection.exec_driver_sql(f"set session lock_wait_timeout = {seconds}")
    if getattr(connection.dialect, "is_mariadb", False):
        connection.exec_driver_sql(f"set session max_statement_time = {timeout_ms / 1000:.3f}")
    elif tuple(connection.dialect.server_version_info or ()) >= (5, 7, 8):
        connection.exec_driver_sql(f"set session max_execution_time = {int(timeout_ms)}")
    connection.rollback()


def database_name(connection: Connection) -> str:
    return str(connection.exec_driver_sql("select database()").scalar_one())


def facts(session: Session, schema: str) -> SchemaFacts:
    """What is known of the tables of a schema (a database, as MySQL calls it); warns where nothing is known of nulls."""
    rows = {
        row.name: row.number
        for row in session.rows(
            "select table_name as name, table_rows as number from information_schema.tables"
            " where table_schema = :schema and table_type = 'BASE TABLE'",
            schema=schema,
        )
    }
    columns: dict[str, dict[str, Statistics]] = defaultdict(dict)
    if session.engine == "mariadb":
        with session.attempt("no statistics of nulls"):
            counted = _mariadb_rows(session, schema)
            rows.update({name: number for name, number in counted.items() if name in rows})
            _mariadb_columns(session, schema, rows, columns)
            missing = [name for name in rows if name not in columns and session.options.reads(schema, name)]
            if missing:
                session.warn(f"no statistics of nulls: ANALYZE TABLE … PERSISTENT FOR ALL never ran on {listed(missing)}")
    elif session.version >= (8,):
        with session.attempt("no statistics of nulls"):
            _mysql_columns(session, schema, rows, columns)
            missing = [name for name in rows if name not in columns and session.options.reads(schema, name)]
            if missing:
                session.warn(f"no statistics of nulls: ANALYZE TABLE … UPDATE HISTOGRAM never ran on {listed(missing)}")
    else:
        session.warn("no statistics of nulls: MySQL has them from version 8")
    tables = {name: TableFacts(number, columns.get(name, {})) for name, number in rows.items()}
    return SchemaFacts(tables, types=_types(session, schema))


def _types(session: Session, schema: str) -> dict[tuple[str, str], str]:
    """Types as MODIFY wants them: SQLAlchemy's have further words in them."""
    return {
        (table, column): decoded(kind)
        for table, column, kind in session.rows(
            "select table_name, column_name, column_type from information_schema.columns where table_schema = :schema",
            schema=schema,
        )
    }


def decoded(value: Any) -> str:
    """A text of the information schema, which MySQL 8 gives as bytes at times."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _mariadb_rows(session: Session, schema: str) -> dict[str, int]:
    """Rows as ANALYZE counted them, which is nearer than the storage engine's guess."""
    found = session.rows("select table_name as name, cardinality from mysql.table_stats where db_name = :schema", schema=schema)
    return {row.name: int(row.cardinality) for row in found if row.cardinality is not None}


def _mariadb_columns(
    session: Session, schema: str, rows: dict[str, int | None], columns: dict[str, dict[str, Statistics]]
) -> None:
    for row in session.rows(
        "select table_name, column_name, nulls_ratio, avg_length, avg_frequency from mysql.column_stats where db_name = :schema",
        schema=schema,
    ):
        number = rows.get(row.table_name)
        distinct = None
        if number and row.avg_frequency and row.nulls_ratio is not None:
            distinct = round(number * (1 - float(row.nulls_ratio)) / float(row.avg_frequency))
        columns[row.table_name][row.column_name] = Statistics(
            fraction(row.nulls_ratio),
            number,
            round(row.avg_length) if row.avg_length is not None else None,
            distinct,
            Basis.ESTIMATED,
        )


def _mysql_columns(session: Session, schema: str, rows: dict[str, int | None], columns: dict[str, dict[str, Statistics]]) -> None:
    for table, column, nulls, rate in session.rows(
        "select table_name, column_name,"
        " json_extract(histogram, '$.\"null-values\"'), json_extract(histogram, '$.\"sampling-rate\"')"
        " from information_schema.column_statistics where schema_name = :schema",
        schema=schema,
    ):
        if nulls is None:
            continue
        number = rows.get(table)
        sample = round(number * float(rate)) if number is not None and rate is not None else None
        columns[table][column] = Statistics(fraction(float(nulls)), number, basis=Basis.ESTIMATED, sample=sample)
