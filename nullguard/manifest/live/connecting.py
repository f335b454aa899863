"""Opening a database for reading only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import create_engine
from sqlalchemy.engine import Engine
from sqlalchemy.pool import NullPool

from nullguard.manifest.live import mysql, postgresql, sqlite
from nullguard.manifest.live.address import Address
from nullguard.manifest.live.options import LiveOptions, Warn
from nullguard.manifest.live.session import Session


@contextmanager
def connected(address: Address, options: LiveOptions, warn: Warn) -> Iterator[Session]:
    """A session whose transaction is rolled back at the end. Raises what SQLAlchemy and the drivers raise."""
    engine = _engine(address, options.timeout_ms)
    chosen = postgresql.execution_options() if address.family == "postgresql" else {}
    try:
        with engine.connect().execution_options(**chosen) as connection:
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


def _engine(address: Address, timeout_ms: int) -> Engine:
    common: dict[str, Any] = {"poolclass": NullPool, "hide_parameters": True}
    if address.family == "sqlite":
        engine = create_engine("sqlite+pysqlite://", creator=sqlite.creator(address.url, timeout_ms), **common)
        sqlite.watch(engine, timeout_ms)
        return engine
    arguments = postgresql.arguments if address.family == "postgresql" else mysql.arguments
    return create_engine(address.url, connect_args=arguments(address.url, timeout_ms), **common)
