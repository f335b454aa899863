"""SQLite: a file opened for reading only, with a limit on time, and the row counts of ANALYZE."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine

from nullguard.manifest.live.errors import LiveError
from nullguard.manifest.live.facts import SchemaFacts, TableFacts
from nullguard.manifest.live.session import Session

_STEPS = 20_000
"""Instructions of SQLite's machine between two looks at the clock: well below a millisecond's work each."""


def creator(url: URL, timeout_ms: int) -> Callable[[], sqlite3.Connection]:
    """A function that opens the file, which must exist. Raises LiveError."""
    name = url.database or ""
    if not name or name == ":memory:":
        raise LiveError("the URL names no file", "write sqlite:///relative.db or sqlite:////absolute.db")
    file = Path(name.removeprefix("file:").partition("?")[0] if name.startswith("file:") else name)
    if not file.is_file():
        raise LiveError(f"there is no database {file}", "check the path: sqlite:///relative.db or sqlite:////absolute.db")

    def connect() -> sqlite3.Connection:
        opened = sqlite3.connect(
            f"file:{quote(str(file.resolve()))}?mode=ro", uri=True, timeout=timeout_ms / 1000, check_same_thread=False
        )
        # Names in the schema need not be UTF-8.
        opened.text_factory = lambda data: data.decode("utf-8", "replace")
        return opened

    return connect


def watch(engine: Engine, timeout_ms: int) -> None:
    """Interrupt statements that take too long: SQLite has no setting for that."""

    def start(connection: Connection, *_: Any) -> None:
        deadline = time.monotonic() + timeout_ms / 1000
        raw: Any = connection.connection.dbapi_connection
        raw.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)

    event.listen(engine, "before_cursor_execute", start)


def facts(session: Session, schema: str) -> SchemaFacts:
    """Row counts as of the last ANALYZE; SQLite counts no nulls. SQLAlchemy finds ON DELETE only where the text of the
    table has it in the usual form."""
    emptied = session.rows(
        'select m.name, f."from" from sqlite_master m, pragma_foreign_key_list(m.name) f'
        " where m.type = 'table' and upper(f.on_delete) = 'SET NULL'"
    )
    return SchemaFacts(_counted(session), emptied=frozenset((table, column) for table, column in emptied))


def _counted(session: Session) -> dict[str, TableFacts]:
    if not session.rows("select 1 from sqlite_master where name = 'sqlite_stat1'"):
        return {}
    counted: dict[str, int] = {}
    for table, numbers in session.rows("select tbl, stat from sqlite_stat1 where stat is not null"):
        first = str(numbers).partition(" ")[0]
        if first.isdigit():
            counted[table] = max(int(first), counted.get(table, 0))
    return {table: TableFacts(rows) for table, rows in counted.items()}
