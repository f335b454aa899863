"""`nullguard manifest diff`: how two schemas differ."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nullguard.cli.failures import CLEAN, FINDINGS
from nullguard.cli.manifest.databases import database_options
from nullguard.cli.options import project_options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nullguard.manifest.diff import Side


@click.command(short_help="Show how two schemas differ.")
@click.argument("left", metavar="TESTED")
@click.argument("right", metavar="PRODUCTION")
@click.option(
    "--format", "format_", type=click.Choice(["text", "sarif", "json"]), default="text", show_default=True, help="How to show it."
)
@click.option("--output", type=click.Path(dir_okay=False), metavar="FILE", help="File to write instead of standard output.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="When to use colour.")
@database_options
@project_options
def diff(left: str, right: str, format_: str, output: str | None, color: str, **options: Any) -> int:
    """Show how the schema of PRODUCTION differs from TESTED, the one that code was tried with: the dangerous direction first.

    Each is a manifest file, a folder ('.': what its code says, without its manifest), the URL of a live database, or env:NAME
    for a URL in an environment variable. The exit status is 1 when they differ.

    \b
    Examples:
      nullguard manifest diff staging.manifest.yaml nullguard.manifest.yaml
      nullguard manifest diff . nullguard.manifest.yaml      has production drifted from the code?
      nullguard manifest diff . env:DATABASE_URL             the same, from the database itself
      nullguard manifest diff staging.manifest.yaml nullguard.manifest.yaml --format sarif
    """
    from nullguard.cli import terminal
    from nullguard.cli.outputs import write_file
    from nullguard.manifest.diff import differences
    from nullguard.report import drift_text

    one, other = _side(left, options), _side(right, options)
    found = differences(one, other)
    if format_ == "text":
        is_watched = output is None and sys.stdout.isatty()
        painted = terminal.has_color(color) if output is None else color == "always"
        data = drift_text.render(found, one, other, terminal.width() if is_watched else None, painted).encode("utf-8")
    else:
        data = _report(one, other, format_)
    if output is not None:
        write_file(Path(output), data)
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    return FINDINGS if found else CLEAN


def _side(named: str, options: Mapping[str, Any]) -> Side:
    from nullguard.cli.manifest.databases import is_address, read_database, without_database_options
    from nullguard.cli.options import settings_of
    from nullguard.cli.progress import is_watched, progress
    from nullguard.manifest.diff import Side
    from nullguard.manifest.reader import read_with_places

    if is_address(named):
        manifest = read_database(named, options)
        return Side("the database" if "://" in named else named, manifest)
    if Path(named).is_dir():
        from nullguard.pipeline import code_manifest

        with progress(is_watched()) as notify:
            manifest = code_manifest(settings_of((named,), without_database_options(options)), notify)
        return Side("the code" if named in (".", "./") else named, manifest)
    if not Path(named).exists():
        raise click.UsageError(f"'{named}' is no file, no folder and no URL of a database.")
    manifest, places = read_with_places(Path(named), Path(named).as_posix())
    return Side(Path(named).as_posix(), manifest, Path(named).as_posix(), places)


def _report(left: Side, right: Side, format_: str) -> bytes:
    """The differences as findings of NG211, as any run reports them."""
    from nullguard.checks.environment.ng211_manifests_differ import findings
    from nullguard.cli.outputs import Look, render
    from nullguard.knowledge.rules import load_rules
    from nullguard.model.report import Report
    from nullguard.runtime.tree import reader
    from nullguard.triage import git
    from nullguard.triage.fingerprints import with_fingerprints

    here = Path.cwd()
    report = Report(
        findings=with_fingerprints(findings(left, right)),
        rules=tuple(rule for rule in load_rules() if rule.id == "NG211"),
        root=str(here),
        prefix=git.prefix(here),
    )
    return render(report, reader(here), format_, Look(category="manifest-diff"))
