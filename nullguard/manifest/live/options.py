"""What of a live database is read, and how long it may take."""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase

import msgspec

from nullguard.manifest.build import DEFAULT_DATABASE

Warn = Callable[[str], None]
"""Told of what could not be learned, a sentence each; the run goes on."""


class LiveOptions(msgspec.Struct, frozen=True):
    """`schemas` are those to read, of which the first names its tables without qualification; none: the database's own default.

    `include` and `exclude` are patterns of table names as in a shell (`audit_*`), qualified or not; without `include` all tables
    are read. `sample` is how many rows of a table may be looked at where the database has no statistics of its nulls; None: no
    row is read. `timeout_ms` bounds connecting and every statement. `database` names the database in the manifest,
    `environment` the environment whose engine and version are noted; empty: none.
    """

    schemas: tuple[str, ...] = ()
    sample: int | None = None
    timeout_ms: int = 10_000
    database: str = DEFAULT_DATABASE
    environment: str = "production"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def reads(self, schema: str, name: str) -> bool:
        """Whether a table is wanted."""
        names = (name, f"{schema}.{name}")
        wanted = not self.include or any(fnmatchcase(one, pattern) for one in names for pattern in self.include)
        return wanted and not any(fnmatchcase(one, pattern) for one in names for pattern in self.exclude)
