"""One read-only transaction on a live database, and what is asked in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection
from sqlalchemy.engine.reflection import Inspector
from sqlalchemy.exc import SQLAlchemyError

from nullguard.manifest.live.address import Address
from nullguard.manifest.live.failures import failure, is_fatal
from nullguard.manifest.live.options import LiveOptions, Warn


@dataclass(frozen=True)
class Session:
    """An open transaction; `name` is that of the database as the server tells it."""

    connection: Connection
    address: Address
    options: LiveOptions
    warn: Warn
    name: str

    @property
    def engine(self) -> str:
        """postgresql, mysql, mariadb or sqlite."""
        return "mariadb" if getattr(self.connection.dialect, "is_mariadb", False) else self.address.family

    @property
    def label(self) -> str:
        """The database as evidence names it: `postgresql:shop`. Neither user nor host, which a checked-in file need not tell."""
        return f"{self.engine}:{self.name}"

    @property
    def version(self) -> tuple[int, ...]:
        return tuple(part for part in self.connection.dialect.server_version_info or () if isinstance(part, int))

    @property
    def default_schema(self) -> str:
        """The schema of tables that are named without one."""
        found = self.connection.dialect.default_schema_name
        return found or ("main" if self.address.family == "sqlite" else "public")

    def inspector(self) -> Inspector:
        """SQLAlchemy's inspector, inside this transaction."""
        found: Inspector = inspect(self.connection)
        return found

    def rows(self, sql: str, **parameters: Any) -> Sequence[Any]:
        """The rows of a query of the server's own catalogues, or of counts."""
        return self.connection.execute(text(sql), parameters).all()

    @contextmanager
    def attempt(self, what: str, is_patient: bool = False) -> Iterator[None]:
        """A block that may fail for lack of a privilege or a feature: then it warns that `what` is missing, and the transaction
        goes on. So it does when a statement took too long, if the block `is_patient`."""
        # A failed statement ends a transaction of PostgreSQL unless there is a savepoint; the others go on by themselves.
        point = self.connection.begin_nested() if self.address.family == "postgresql" else None
        try:
            yield
        except SQLAlchemyError as error:
            if is_fatal(error, is_patient):
                raise
            if point is not None:
                point.rollback()
            self.warn(f"{what}: {failure(error, self.address, self.options.timeout_ms).message}")
        else:
            if point is not None:
                point.commit()
