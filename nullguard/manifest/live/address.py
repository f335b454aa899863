"""A database's address: its parts, the driver that speaks to it, and how it is called where no secret may appear."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import PurePath
from urllib.parse import quote, quote_plus

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from nullguard.manifest.live.errors import LiveError, require_installed

_DRIVERS = {
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
    "mysql": "mysql+pymysql",
    "mariadb": "mysql+pymysql",
    "sqlite": "sqlite+pysqlite",
}

_FORMS = "write postgresql://user@host/name, mysql://user@host/name, mariadb://user@host/name or sqlite:///file.db"
_SECRET_PARAMETERS = ("pass", "secret", "token", "key")


@dataclass(frozen=True)
class Address:
    """`family` is postgresql, mysql (also for MariaDB) or sqlite; `secrets` are those of the URL, in every way to write them."""

    family: str
    url: URL = field(repr=False)
    secrets: frozenset[str] = field(repr=False)

    @property
    def name(self) -> str:
        """The database: a file's last name for SQLite."""
        return PurePath(self.url.database or "").name if self.family == "sqlite" else self.url.database or ""

    @property
    def server(self) -> str:
        """Where it is, for messages to the user who gave the URL: host and port, or the file."""
        if self.family == "sqlite":
            return self.url.database or ""
        host = self.url.host or str(self.url.query.get("host") or self.url.query.get("unix_socket") or "the local socket")
        return f"{host}:{self.url.port}" if self.url.port else host

    def hides(self, text: str) -> bool:
        """Whether a text holds a secret, so that it must not be shown."""
        return any(secret in text for secret in self.secrets)


def parse(text: str) -> Address:
    """The address that a URL gives. Raises LiveError, which repeats nothing of a URL that could not be taken apart."""
    scheme, separator, _ = text.partition("://")
    if scheme.startswith("jdbc:"):
        raise LiveError("that is a URL for JDBC", _FORMS)
    backend = scheme.partition("+")[0].lower()
    if not separator or not scheme.replace("+", "").replace("-", "").replace("_", "").isalnum():
        raise LiveError("that is no database URL", _FORMS)
    driver = _DRIVERS.get(backend, "")
    if not driver:
        raise LiveError(f"databases of the kind '{backend}' cannot be read", _FORMS)
    if (module := driver.partition("+")[2]) != "pysqlite":
        require_installed(module)
    url = _parsed(text)
    # A second @ belongs to a password that is taken for host or database, and would be shown as such.
    if url is None or (text.count("@") > 1 and backend != "sqlite"):
        raise LiveError(
            "the database URL cannot be taken apart",
            "write @ : / ? # % in a password as %40 %3A %2F %3F %23 %25, or leave it out",
        )
    url = url.set(drivername=driver)
    family = driver.partition("+")[0]
    if family == "sqlite" and (url.host or url.username):
        raise LiveError("the URL of an SQLite database names no host", "write sqlite:///relative.db or sqlite:////absolute.db")
    if family == "mysql":
        if not url.database:
            raise LiveError("the URL names no database", "write mysql://user@host/name")
        if url.password is None and os.environ.get("MYSQL_PWD"):
            url = url.set(password=os.environ["MYSQL_PWD"])
    return Address(family, url, _secrets(url))


def _parsed(text: str) -> URL | None:
    try:
        return make_url(text)
    except (ArgumentError, ValueError):
        return None


def _secrets(url: URL) -> frozenset[str]:
    """Every secret as given, and as it would be written in a URL or repeated in an error."""
    given = [url.password or "", os.environ.get("PGPASSWORD", "") if url.drivername.startswith("postgresql") else ""]
    for name, value in url.query.items():
        if any(word in name.lower() for word in _SECRET_PARAMETERS):
            given.extend((value,) if isinstance(value, str) else value)
    return frozenset(
        form for secret in given if secret for form in (secret, quote(secret, safe=""), quote_plus(secret), repr(secret)[1:-1])
    )
