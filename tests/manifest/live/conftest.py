"""Databases for the tests of the live reader."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from mariadb_server import mariadb_server

pytest.importorskip("sqlalchemy", reason="needs SQLAlchemy, of the extra db")

from nullguard.manifest.live import LiveError, LiveOptions, read_live

Fail = Callable[[str, LiveOptions], str]

PATIENCE = LiveOptions(timeout_ms=3000)

SECRET = "s3cr+t:pa/ss w0rd%"
"""A password that has to be quoted in a URL."""


@pytest.fixture(scope="session")
def mariadb() -> Iterator[str]:
    """The socket of a MariaDB; it starts in a few seconds, once."""
    with mariadb_server() as socket:
        yield socket


@pytest.fixture
def shop(mariadb: str) -> Iterator[str]:
    """The URL of an empty database on it, for root."""
    import pymysql

    name = f"t{uuid4().hex}"
    with pymysql.connect(unix_socket=mariadb, user="root") as connection, connection.cursor() as cursor:
        cursor.execute(f"create database {name} character set utf8mb4")
        yield f"mysql://root@/{name}?unix_socket={mariadb}"
        cursor.execute(f"drop database {name}")


@pytest.fixture
def failure(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> Fail:
    """Reads a database in vain: what the user is told, after a look for the secret in all that could be shown."""

    def fail(url: str, options: LiveOptions = PATIENCE) -> str:
        caplog.set_level(0)
        warned: list[str] = []
        with pytest.raises(LiveError) as caught:
            read_live(url, options, warned.append)
        error = caught.value
        assert error.__context__ is None
        shown = [str(error), repr(error), error.message, error.remedy, *traceback.format_exception(error), *warned]
        shown.extend([*capfd.readouterr(), caplog.text])
        for secret in (SECRET, "s3cr", "w0rd"):
            assert not any(secret in text for text in shown)
        return str(error)

    return fail
