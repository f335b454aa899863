"""Options that every command which analyses shares, and how they override the configuration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from nullguard.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])

_CONFIDENCES = ("low", "medium", "high", "certain")


def _several(context: click.Context, parameter: click.Parameter, values: Iterable[str]) -> tuple[str, ...]:
    """`--select NG1 --select NG301,NG303` as one tuple."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


_rules: dict[str, Any] = {"multiple": True, "metavar": "RULES", "callback": _several}

_CONFIG = click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Configuration to use instead of the project's.",
)
_MANIFEST = click.option(
    "--manifest",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="What production is.  [default: nullguard.manifest.yaml, if it is there]",
)
_FINDINGS = (
    click.option("--select", help="Rules or families to run, such as NG1,NG301.", **_rules),
    click.option("--extend-select", help="Rules to run besides the selected ones.", **_rules),
    click.option("--ignore", help="Rules not to run.", **_rules),
    click.option("--min-confidence", type=click.Choice(_CONFIDENCES), help="Report nothing less sure.  [default: medium]"),
)
_WORK = (
    click.option("--exclude", multiple=True, metavar="PATTERN", help="Files to leave out, in the language of .gitignore."),
    click.option(
        "-j", "--jobs", type=click.IntRange(1, 256), metavar="N", help="Worker processes.  [default: one for each core]"
    ),
    click.option("--no-cache", is_flag=True, help="Neither read nor write the cache."),
)


def analysis_options(command: F) -> F:
    """Adds the options of commands that look for findings; their values arrive as keyword arguments for `settings_of`."""
    return _with((_CONFIG, _MANIFEST, *_FINDINGS, *_WORK), command)


def project_options(command: F) -> F:
    """Adds the options of commands that only read the project."""
    return _with((_CONFIG, _MANIFEST, *_WORK), command)


def _with(options: Sequence[Callable[[F], F]], command: F) -> F:
    for option in reversed(options):
        command = option(command)
    return command


def settings_of(paths: Iterable[str], options: Mapping[str, Any]) -> Settings:
    """The project's configuration with the options given on the command line in its place. Raises SettingsError."""
    from nullguard.settings import load_settings

    given = {name: value for name, value in options.items() if value not in (None, (), False, "")}
    config = given.pop("config", None)
    if given.pop("no_cache", False):
        given["cache"] = False
    return load_settings(tuple(map(Path, paths)), Path(config) if config else None, given)
