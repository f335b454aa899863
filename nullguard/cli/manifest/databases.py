"""Live databases on the command line: their address, which never stands in a message, and what is read of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from nullguard.model.schema import Manifest

F = TypeVar("F", bound=Callable[..., Any])

_VARIABLE = "env:"

_OPTIONS = (
    click.option("--schema", "schemas", multiple=True, metavar="NAME", help="Schema to read; may be repeated."),
    click.option("--table", "include", multiple=True, metavar="PATTERN", help="Tables to read, such as 'shop_*'."),
    click.option("--skip-table", "skip", multiple=True, metavar="PATTERN", help="Tables not to read."),
    click.option(
        "--sample",
        type=click.IntRange(1),
        metavar="N",
        help="Rows of a table that may be looked at where the server has no statistics.  [default: none]",
    ),
    click.option(
        "--timeout",
        type=click.IntRange(1),
        default=10,
        show_default=True,
        metavar="S",
        help="Seconds that one statement may take.",
    ),
    click.option("--database", default="default", show_default=True, metavar="NAME", help="What the manifest calls it."),
    click.option(
        "--environment",
        default="production",
        show_default=True,
        metavar="NAME",
        help="Environment whose engine and version are noted; '' for none.",
    ),
)
_NAMES = frozenset(("schemas", "include", "skip", "sample", "timeout", "database", "environment"))


def database_options(command: F) -> F:
    """Adds the options that say what of a live database is read; their values arrive as keyword arguments for `read_database`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def is_address(text: str) -> bool:
    """Whether a text names a live database rather than a file."""
    return "://" in text or text.startswith(_VARIABLE)


def read_database(address: str, options: Mapping[str, Any]) -> Manifest:
    """The schema of a live database. `options` are those of `database_options`.

    `address` is a URL, or `env:NAME` for one in an environment variable, where no shell history and no list of processes shows
    its password. Raises LiveError and click.UsageError, neither of which tells it.
    """
    from nullguard.manifest.live import LiveOptions, read_live
    from nullguard.report.neutral import printable

    live = LiveOptions(
        schemas=tuple(options["schemas"]),
        sample=options["sample"],
        timeout_ms=options["timeout"] * 1000,
        database=options["database"],
        environment=options["environment"],
        include=tuple(options["include"]),
        exclude=tuple(options["skip"]),
    )
    return read_live(_url(address, os.environ), live, lambda message: click.echo(f"nullguard: {printable(message)}", err=True))


def without_database_options(options: Mapping[str, Any]) -> dict[str, Any]:
    """The options of the project."""
    return {name: value for name, value in options.items() if name not in _NAMES}


def _url(address: str, environment: Mapping[str, str]) -> str:
    if not address.startswith(_VARIABLE):
        return address
    name = address.removeprefix(_VARIABLE)
    if not environment.get(name):
        raise click.UsageError(f"The environment variable '{name}' is not set.")
    return environment[name]
