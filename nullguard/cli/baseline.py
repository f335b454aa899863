"""`nullguard baseline`: accept what is there today, and forget what is fixed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nullguard.cli.options import analysis_options

if TYPE_CHECKING:
    from nullguard.model.report import Report
    from nullguard.triage.baseline import Entry

DEFAULT_FILE = "nullguard-baseline.json"
_file = click.option(
    "--file", type=click.Path(dir_okay=False, path_type=Path), default=DEFAULT_FILE, show_default=True, help="The baseline."
)


@click.group(short_help="Keep known findings, so that only new ones count.")
def baseline() -> None:
    """Keep a file of known findings, so that only new ones count.

    \b
    Examples:
      nullguard baseline write --reason "before the launch"
      nullguard check --baseline nullguard-baseline.json
      nullguard baseline prune
    """


@baseline.command()
@_file
@click.option("--reason", default="", metavar="TEXT", help="Why new entries are accepted; known ones keep their reasons.")
@analysis_options
def write(file: Path, reason: str, **options: Any) -> None:
    """Make the baseline exactly the present findings. Entries that stay keep their reasons."""
    from nullguard.runtime.tree import Tree
    from nullguard.triage.baseline import updated

    known = _entries(file) if file.exists() else ()
    report = _report(options)
    entries = updated((*report.findings, *report.folded), known, Tree(Path(report.root)), reason)
    _write(file, entries)
    old = len(set(known) & set(entries))
    click.echo(f"{file}: {_count(entries)}, {len(entries) - old:,} new and {len(known) - old:,} gone since the last time")


@baseline.command(short_help="Remove the entries whose findings are fixed.")
@_file
@analysis_options
def prune(file: Path, **options: Any) -> None:
    """Remove the entries whose findings are fixed, and follow renamed files. Nothing is added."""
    from nullguard.runtime.tree import Tree
    from nullguard.triage.baseline import match

    known = _entries(file)
    report = _report({**options, "min_confidence": "low"})
    matched = match((*report.findings, *report.folded), known, Tree(Path(report.root)))
    _write(file, matched.current)
    click.echo(f"{file}: {_count(matched.current)}, {len(matched.stale):,} fixed and removed")


def _count(entries: tuple[Entry, ...]) -> str:
    return f"{len(entries):,} {'finding' if len(entries) == 1 else 'findings'}"


def _report(options: Mapping[str, Any]) -> Report:
    """All that is found, whatever baseline the configuration names: a baseline is not made by what it leaves out."""
    from nullguard.cli.options import settings_of
    from nullguard.cli.progress import is_watched, progress
    from nullguard.pipeline import run

    with progress(is_watched()) as notify:
        return run(replace(settings_of((), options), baseline=None), notify)


def _entries(file: Path) -> tuple[Entry, ...]:
    from nullguard.cli.failures import reason
    from nullguard.triage.baseline import BaselineError, read

    try:
        data = file.read_bytes()
    except OSError as error:
        raise BaselineError(f"{file}: {reason(error)}; 'nullguard baseline write' makes a baseline") from None
    return read(data, str(file))


def _write(file: Path, entries: tuple[Entry, ...]) -> None:
    from nullguard.cli.outputs import write_file
    from nullguard.triage.baseline import write as text_of

    write_file(file, text_of(entries).encode("utf-8"))
