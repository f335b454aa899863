"""How an application is started and what stands before it, as files of a deployment say."""

from __future__ import annotations

from nullguard.model.span import Packed
from nullguard.model.syntax import Node


class ServerCommand(Node, frozen=True):
    """A line that may start a server, its words without quotes and brackets; `process` is the name that a Procfile gives it."""

    at: Packed
    words: tuple[str, ...]
    process: str = ""


class ProxiedLocation(Node, frozen=True):
    """A location of nginx whose requests go on to another server.

    `pattern` are the words behind `location`, empty for a whole server; `passes` is the directive that hands requests on
    (`proxy_pass`), `at` its place; `limits` are the directives with `timeout` in their name that hold there, inherited ones too.
    """

    at: Packed
    pattern: str
    passes: str
    limits: tuple[tuple[str, str], ...] = ()
