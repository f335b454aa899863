"""The cache file: SQLite in WAL mode, so that runs at the same time and runs that are killed leave it whole.

Keys and days of use lie apart from the values, so that noting a use or finding what is old touches no value. Each value
has a checksum, because SQLite does not notice a value that rots on the disk.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from nullguard.model.source import Notification
from nullguard.runtime import stamps as stamping
from nullguard.runtime.digest import digest
from nullguard.runtime.file_lock import FileLock
from nullguard.runtime.stamps import Stamp

MOST_BYTES = 1024**3
BUSY_SECONDS = 2.0  # how long another run may hold the file before this one goes on without the cache
KEYS_AT_ONCE = 500  # SQLite takes 999 variables in a statement, in versions since 3.32 more
BYTES_AT_ONCE = 16 * 1024**2  # of a transaction, so that another run waits no longer than it takes to write these
LEFT_SHARE = 0.8  # of the largest size, after old values went: so that not every run has to

LAYOUT = 1  # of the tables, kept as the file's user_version
SCHEMA = """
CREATE TABLE IF NOT EXISTS about (version TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS entries (
    kind BLOB NOT NULL, key BLOB NOT NULL, id INTEGER NOT NULL, day INTEGER NOT NULL, size INTEGER NOT NULL, sum INTEGER NOT NULL,
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS contents (id INTEGER PRIMARY KEY, value BLOB NOT NULL);
"""

DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_FORMAT}
IN_USE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}

Answer = TypeVar("Answer")


class Damaged(sqlite3.DatabaseError):
    """A value is not what was put."""


class Store:
    """A cache in a file. It turns itself off where the file cannot be used, and begins anew where it is damaged."""

    def __init__(self, file: Path, version: str, most_bytes: int = MOST_BYTES) -> None:
        self._file = file
        self._version = version
        self._most_bytes = most_bytes
        self._begun_ns = time.time_ns()
        self._today = self._begun_ns // (86_400 * 10**9)
        self._used: set[tuple[bytes, bytes]] = set()  # today for the first time
        self._notifications: tuple[Notification, ...] = ()
        self._connection: sqlite3.Connection | None = None
        self._lock = FileLock(file.with_suffix(".lock"))
        try:
            self._lock.share()
        except OSError as error:
            self._turn_off(error.strerror or type(error).__name__)
            return
        self._guarded(self._connect, None)

    @property
    def notifications(self) -> tuple[Notification, ...]:
        return self._notifications

    def get(self, kind: str, key: bytes) -> bytes | None:
        return self.get_many(kind, (key,)).get(key)

    def get_many(self, kind: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        wanted = sorted(set(keys))
        return self._guarded(lambda: self._get(self._kind(kind), wanted), {}) if self._connection else {}

    def put_many(self, kind: str, entries: Iterable[tuple[bytes, bytes]]) -> None:
        for batch in _batches(entries):
            if self._connection is None:
                return
            self._guarded(partial(self._put, self._kind(kind), batch), None)

    def stamps(self) -> dict[str, Stamp]:
        data = self.get("stamps", b"")
        return {} if data is None else stamping.decode(data)

    def put_stamps(self, stamps: Mapping[str, Stamp]) -> None:
        self.put_many("stamps", [(b"", stamping.encode(stamping.settled(stamps, self._begun_ns)))])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._connection is not None:
            self._guarded(self._tidy, None)
        self._disconnect()
        self._lock.release()

    def _kind(self, kind: str) -> bytes:
        """With the version, for a run of another version may write at the same time."""
        return digest(self._version.encode(), kind.encode())

    def _get(self, kind: bytes, keys: list[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        for start in range(0, len(keys), KEYS_AT_ONCE):
            some = keys[start : start + KEYS_AT_ONCE]
            rows = self._open().execute(
                "SELECT key, day, sum, value FROM entries JOIN contents USING (id) "
                f"WHERE kind = ? AND key IN ({','.join('?' * len(some))})",
                (kind, *some),
            )
            for key, day, checksum, value in rows:
                if checksum != _checksum(key, value):
                    raise Damaged("checksum")
                found[key] = value
                if day != self._today:
                    self._used.add((kind, key))
        return found

    def _put(self, kind: bytes, entries: list[tuple[bytes, bytes]]) -> None:
        with self._transaction() as connection:
            for key, value in entries:
                connection.execute(
                    "DELETE FROM contents WHERE id = (SELECT id FROM entries WHERE kind = ? AND key = ?)", (kind, key)
                )
                number = connection.execute("INSERT INTO contents (value) VALUES (?)", (value,)).lastrowid
                row = (kind, key, number, self._today, len(value), _checksum(key, value))
                connection.execute("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?)", row)

    def _tidy(self) -> None:
        size = self._size()
        if not self._used and size <= self._most_bytes:
            return  # nothing to wait for another run for
        with self._transaction() as connection:
            rows = [(self._today, kind, key) for kind, key in sorted(self._used)]
            connection.executemany("UPDATE entries SET day = ? WHERE kind = ? AND key = ?", rows)
            if size > self._most_bytes:
                _forget(connection, size - int(self._most_bytes * LEFT_SHARE))

    def _size(self) -> int:
        """Bytes in use; pages that are free will be used before the file grows."""
        pages, free, page_bytes = (self._number(name) for name in ("page_count", "freelist_count", "page_size"))
        return (pages - free) * page_bytes

    def _number(self, pragma: str) -> int:
        return int(self._open().execute(f"PRAGMA {pragma}").fetchone()[0])

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = self._open()
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.rollback()

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            raise sqlite3.ProgrammingError("the cache is off")
        return self._connection

    def _connect(self) -> None:
        self._connection = sqlite3.connect(self._file, timeout=BUSY_SECONDS, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute(
            "PRAGMA synchronous = NORMAL"
        )  # in WAL mode: whole after a loss of power, the last writes may lack
        if self._number("user_version") == LAYOUT and self._is_ours():
            return
        with self._transaction() as connection:
            for statement in SCHEMA.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {LAYOUT}")
            if not self._is_ours():
                for table in ("about", "entries", "contents"):
                    connection.execute(f"DELETE FROM {table}")
                connection.execute("INSERT INTO about VALUES (?)", (self._version,))

    def _is_ours(self) -> bool:
        return self._open().execute("SELECT version FROM about").fetchall() == [(self._version,)]

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _guarded(self, action: Callable[[], Answer], otherwise: Answer) -> Answer:
        """What the action gives, or `otherwise` when the file fails; then the cache begins anew or is off."""
        try:
            return action()
        except UnicodeDecodeError:  # from an error's own message, which repeats the damaged text
            self._begin_anew()
            return otherwise
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", None)
            primary = None if code is None else code & 0xFF
            if isinstance(error, Damaged) or primary in DAMAGED:
                self._begin_anew()
            elif primary in IN_USE:
                self._disconnect()  # only time is lost, and results must not tell how many runs there were
            else:
                self._turn_off(_REASONS.get(primary, "it cannot be read or written"))
            return otherwise

    def _begin_anew(self) -> None:
        """Deletes the file, unless another run has it open: that one would delete the journal of the new file with its own."""
        self._disconnect()
        if not self._lock.take():
            self._turn_off("it is damaged, and another run is using it")
            return
        try:
            for suffix in ("", "-wal", "-shm"):
                self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)
            self._connect()
            self._lock.share()
        except (OSError, sqlite3.Error, UnicodeDecodeError):
            self._turn_off("it is damaged and cannot be replaced")
            return
        self._used.clear()
        self._notifications += (Notification("", "cache", "The cache was damaged and begins anew."),)

    def _turn_off(self, reason: str) -> None:
        self._disconnect()
        self._notifications += (Notification("", "cache", f"There is no cache in this run: {reason}."),)


_REASONS: dict[int | None, str] = {
    sqlite3.SQLITE_FULL: "no space is left",
    sqlite3.SQLITE_READONLY: "its folder cannot be written",
    sqlite3.SQLITE_CANTOPEN: "its file cannot be opened",
    sqlite3.SQLITE_PERM: "its folder cannot be written",
}


def _forget(connection: sqlite3.Connection, size: int) -> None:
    """Deletes at least so many bytes of values, those first that were not used for the most days."""
    old: list[tuple[bytes, bytes, int]] = []
    for kind, key, number, length in connection.execute("SELECT kind, key, id, size FROM entries ORDER BY day, id"):
        if size <= 0:
            break
        old.append((kind, key, number))
        size -= length
    connection.executemany("DELETE FROM contents WHERE id = ?", [(number,) for _, _, number in old])
    connection.executemany("DELETE FROM entries WHERE kind = ? AND key = ?", [(kind, key) for kind, key, _ in old])


def _batches(entries: Iterable[tuple[bytes, bytes]]) -> Iterator[list[tuple[bytes, bytes]]]:
    batch: list[tuple[bytes, bytes]] = []
    size = 0
    for key, value in entries:
        batch.append((key, value))
        size += len(value)
        if size >= BYTES_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _checksum(key: bytes, value: bytes) -> int:
    return zlib.crc32(value, zlib.crc32(key))
