"""Opening a database for reading only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import create_engine
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from nullguard.manifest.live import mysql, postgresql, sqlite
from nullguard.manifest.live.address import Address
from nullguard.manifest.live.failures import failure
from nullguard.manifest.live.options import LiveOptions, Warn
from nullguard.manifest.live.session import Session

_DRIVER_ERRORS = (SQLAlchemyError, OSError, ValueError, TypeError, RuntimeError, AssertionError)
"""What connecting may raise beside SQLAlchemy's own: of sockets; host names that cannot be encoded; parameters of the URL that
the driver does not have; ways to log in that it lacks a package for; versions of servers that only look like PostgreSQL."""


@contextmanager
def connected(address: Address, options: LiveOptions, warn: Warn) -> Iterator[Session]:
    """A session whose transaction is rolled back at the end. Raises LiveError where there is no connection, later on what
    SQLAlchemy raises."""
    engine = _engine(address, options.timeout_ms)
    chosen = postgresql.execution_options() if address.family == "postgresql" else {}
    try:
        with _opened(engine, address, options.timeout_ms).execution_options(**chosen) as connection:
            if address.family == "postgresql":
                postgresql.limit(connection, options.timeout_ms)
                name = postgresql.database_name(connection)
            elif address.family == "mysql":
                mysql.limit(connection, options.timeout_ms)
                name = mysql.database_name(connection)
            else:
                connection.exec_driver_sql("pragma query_only = on")
                name = address.name
            yield Session(connection, address, options, warn, name)
            connection.rollback()
    finally:
        engine.dispose()


def _opened(engine: Engine, address: Address, timeout_ms: int) -> Connection:
    # The failure is raised after the handler, so that it has no context whose text might hold a secret.
    try:
        return engine.connect()
    except _DRIVER_ERRORS as error:
        failed = failure(error, address, timeout_ms)
    raise failed


def _engine(address: Address, timeout_ms: int) -> Engine:
    common: dict[str, Any] = {"poolclass": NullPool, "hide_parameters": True}
    if address.family == "sqlite":
        engine = create_engine("sqlite+pysqlite://", creator=sqlite.creator(address.url, timeout_ms), **common)
        sqlite.watch(engine, timeout_ms)
        return engine
    if address.family == "mysql":
        return create_engine(address.url, connect_args=mysql.arguments(address.url, timeout_ms), **common)
    engine = create_engine(
        address.url,
        connect_args=postgresql.arguments(address.url, timeout_ms),
        # It would be looked up in the catalogue before any limit on time.
        use_native_hstore=False,
        **common,
    )
    postgresql.watch(engine, timeout_ms)
    return engine
