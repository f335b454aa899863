"""URLs of databases: what is understood, and that no password comes back out of them."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from urllib.parse import quote, quote_plus

import pytest
from sqlalchemy.engine import make_url

from nullguard.manifest.live import LiveError, LiveOptions, read_live
from nullguard.manifest.live.address import parse

SECRET = "s3cr+t:pa/ss w0rd%"
QUOTED = quote(SECRET, safe="")


@pytest.mark.parametrize(
    ("url", "family", "name", "server"),
    [
        ("postgresql://ann@db.example.com/shop", "postgresql", "shop", "db.example.com"),
        ("postgres://db.example.com:6543/shop", "postgresql", "shop", "db.example.com:6543"),
        ("postgresql+asyncpg://db/shop", "postgresql", "shop", "db"),
        ("postgresql+psycopg2:///shop?host=/run/pg", "postgresql", "shop", "/run/pg"),
        ("mysql://ann@db/shop", "mysql", "shop", "db"),
        ("mysql+mysqldb://ann@db/shop", "mysql", "shop", "db"),
        ("mariadb+mariadbconnector://ann@[::1]:3307/shop", "mysql", "shop", "::1:3307"),
        ("sqlite:///data/shop.db", "sqlite", "shop.db", "data/shop.db"),
        ("sqlite+aiosqlite:////var/shop.db", "sqlite", "shop.db", "/var/shop.db"),
    ],
)
def test_urls_as_applications_write_them(url: str, family: str, name: str, server: str):
    address = parse(url)
    assert (address.family, address.name, address.server) == (family, name, server)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("shop", "no database URL"),
        ("", "no database URL"),
        (f"u:{SECRET}@db/shop", "no database URL"),
        (f"jdbc:postgresql://db/shop?user=ann&password={QUOTED}", "a URL for JDBC"),
        (f"oracle://ann:{QUOTED}@db/shop", "'oracle' cannot be read"),
        (f"postgresql://ann:{SECRET}@x@db/shop", "cannot be taken apart"),
        ("postgresql://ann:x@w0rd/s3cr@db/shop", "cannot be taken apart"),
        ("postgresql://ann:x@w0rd?s3cr@db/shop", "cannot be taken apart"),
        (f"postgresql://db:{QUOTED}/shop", "cannot be taken apart"),
        (f"mysql://ann:{QUOTED}@db", "names no database"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:///no/such.db", "no database no/such.db"),
        ("sqlite://host/shop.db", "names no host"),
        (f"postgresql://ann:{QUOTED}@127.0.0.1:1/shop?nonsense=2", "cannot be read"),
        (f"mysql://ann:{QUOTED}@127.0.0.1:1/shop?nonsense=2", "cannot be read"),
        (f"mysql://ann:{QUOTED}@{'a' * 70}.example/shop", "cannot be read"),
    ],
)
def test_urls_that_cannot_be_used(failure, url: str, said: str):
    assert said in failure(url)


@pytest.mark.parametrize("password", [QUOTED, quote_plus(SECRET), SECRET.replace("%", "%25")])
def test_a_password_is_hidden_in_every_way_to_write_it(password: str):
    address = parse(f"postgresql://ann:{password}@db/shop")
    assert SECRET not in repr(address)
    for form in (SECRET, QUOTED, quote_plus(SECRET)):
        assert address.hides(f"cannot connect with {form} as password") or make_url(str(address.url)).password != SECRET


def test_secrets_beside_the_url_are_hidden(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PGPASSWORD", "from-environment")
    address = parse("postgresql://db/shop?password=in-query&sslpassword=of-key")
    assert [address.hides(f"x {one} y") for one in ("from-environment", "in-query", "of-key", "shop")] == [
        True,
        True,
        True,
        False,
    ]


def test_the_password_of_mysql_may_stand_in_the_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MYSQL_PWD", "from-environment")
    assert parse("mysql://ann@db/shop").url.password == "from-environment"
    assert parse("mysql://ann:given@db/shop").url.password == "given"


@pytest.mark.parametrize(
    ("url", "module"), [("sqlite:///x.db", "sqlalchemy"), ("mysql://db/x", "pymysql"), ("postgres://db/x", "psycopg")]
)
def test_the_extra_is_missing(monkeypatch: pytest.MonkeyPatch, url: str, module: str):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(LiveError, match=rf"needs {module}, .*extra 'db'"):
        read_live(url, LiveOptions())


def test_nothing_is_imported_before_a_database_is_read():
    import subprocess

    code = "import sys, nullguard.manifest.live; print({'sqlalchemy', 'psycopg', 'pymysql'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


@pytest.mark.parametrize("scheme", ["postgresql", "mysql"])
@pytest.mark.parametrize("host", ["127.0.0.1:1", "nowhere.invalid"])
def test_a_server_that_is_not_there(failure, scheme: str, host: str):
    assert f"the server at {host} cannot be reached" in failure(f"{scheme}://ann:{QUOTED}@{host}/shop")


@pytest.fixture
def silent() -> Iterator[int]:
    """The port of a server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.mark.parametrize("scheme", ["postgresql", "mysql"])
def test_a_server_that_never_answers(failure, silent: int, scheme: str):
    told = failure(f"{scheme}://ann:{QUOTED}@127.0.0.1:{silent}/shop", LiveOptions(timeout_ms=1000))
    assert "did not answer within 1 s" in told


def test_tables_are_chosen_by_patterns():
    options = LiveOptions(include=("order*", "crm.*", "a.b"), exclude=("*_log",))
    read = [
        ("public", "orders"),
        ("crm", "person"),
        ("crm", "a.b"),
        ("public", "a.b"),
        ("public", "order_log"),
        ("public", "person"),
    ]
    assert [options.reads(*name) for name in read] == [True, True, True, True, False, False]
    assert LiveOptions().reads("public", "anything")
