"""Errors of drivers and servers as errors for the user: what it means, what to do, and no secret.

Servers answer in many languages, so codes decide where there are any. What a driver says is repeated only in one line, and not
at all when it holds a secret.
"""

from __future__ import annotations

import re

from sqlalchemy.exc import DBAPIError

from nullguard.manifest.live.address import Address
from nullguard.manifest.live.errors import LiveError

_MOST = 300
"""Characters of a driver's message that are shown."""

_CREDENTIALS, _MISSING, _TIMEOUT, _LOCKED, _DENIED, _BUSY, _UNREACHABLE = range(7)

_CODES = {
    "28P01": _CREDENTIALS, "28000": _CREDENTIALS, "3D000": _MISSING, "57014": _TIMEOUT, "55P03": _LOCKED, "42501": _DENIED,
    "53300": _BUSY, "57P03": _BUSY, "08001": _UNREACHABLE, "08006": _UNREACHABLE,
    1045: _CREDENTIALS, 1698: _CREDENTIALS, 1044: _DENIED, 1049: _MISSING,
    2002: _UNREACHABLE, 2003: _UNREACHABLE, 2005: _UNREACHABLE,
    2013: _TIMEOUT, 3024: _TIMEOUT, 1969: _TIMEOUT, 1205: _LOCKED, 1040: _BUSY, 1203: _BUSY, 1142: _DENIED, 1143: _DENIED,
    1227: _DENIED,
}  # fmt: skip
"""SQLSTATEs of PostgreSQL; error numbers of MySQL, MariaDB and their client."""

_PHRASES = (
    (_CREDENTIALS, re.compile(r"password authentication failed|no password supplied|authentication failed|role .* does not exist|"
                              r"no pg_hba\.conf entry|not permitted to log in")),
    (_MISSING, re.compile(r"database .* does not exist|unable to open database file")),
    (_TIMEOUT, re.compile(r"connection timeout expired|timeout expired|timed out|interrupted")),
    (_BUSY, re.compile(r"too many clients|remaining connection slots|starting up|shutting down|database is locked")),
    (_UNREACHABLE, re.compile(r"could not translate host name|failed to resolve|Connection refused|No such file or directory|"
                              r"No route to host|Network is unreachable|server closed the connection|could not connect")),
)  # fmt: skip
"""For errors before there is a code: the client libraries' own words, which are English."""


def failure(error: BaseException, address: Address, timeout_ms: int) -> LiveError:
    """The error for the user that an error of a driver means."""
    kind = _kind(error)
    said = _said(error, address)
    where, name, seconds = address.server, address.name, f"{timeout_ms / 1000:g} s"
    match kind:
        case _ if kind == _CREDENTIALS:
            return LiveError(
                f"the server at {where} refuses user and password{said}",
                "give the user in the URL, and the password in it, in PGPASSWORD, ~/.pgpass or MYSQL_PWD",
            )
        case _ if kind == _MISSING:
            return LiveError(f"there is no database '{name}' at {where}{said}", "check the name after the last / of the URL")
        case _ if kind == _TIMEOUT:
            return LiveError(
                f"the database did not answer within {seconds}{said}", "allow more time, read fewer tables, or ask a replica"
            )
        case _ if kind == _LOCKED:
            return LiveError(f"another session holds a lock for longer than {seconds}{said}", "try again when it is finished")
        case _ if kind == _DENIED:
            return LiveError(f"the user lacks a privilege{said}", "docs/live-databases.md lists the privileges")
        case _ if kind == _BUSY:
            return LiveError(f"the server at {where} takes no connection now{said}", "try again, or ask a replica")
        case _ if kind == _UNREACHABLE:
            return LiveError(f"the server at {where} cannot be reached{said}", "check host, port and network")
    return LiveError(f"the database at {where} cannot be read{said}")


def is_fatal(error: BaseException, is_patient: bool = False) -> bool:
    """Whether nothing more can or should be asked after this error: the connection is gone, or a statement took too long and
    nobody `is_patient`."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    return _kind(error) in ((_BUSY, _UNREACHABLE) if is_patient else (_TIMEOUT, _BUSY, _UNREACHABLE))


def _kind(error: BaseException) -> int | None:
    original = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    for code in (getattr(original, "sqlstate", None), *original.args[:1]):
        if isinstance(code, (str, int)) and code in _CODES:
            return _CODES[code]
    text = str(original)
    return next((kind for kind, phrase in _PHRASES if phrase.search(text)), None)


def _said(error: BaseException, address: Address) -> str:
    """What the driver says, in one line; empty when it holds a secret."""
    original = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    text = str(original.args[-1] if original.args else original)
    line = " ".join(text.split())[:_MOST]
    return f": {line}" if line and not address.hides(text) else ""
