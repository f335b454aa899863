"""`nullguard check`: the main command."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nullguard.cli.failures import CLEAN, FINDINGS, INTERNAL
from nullguard.cli.options import analysis_options

if TYPE_CHECKING:
    from nullguard.model.report import Report

_FAIL_ON = ("error", "warning", "note", "never")


@click.command(short_help="Check a project.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True))
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="F[=FILE]",
    help="text, sarif, json, github or html; may be repeated with files.",
)
@click.option("--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write the one format without a file to FILE.")
@analysis_options
@click.option(
    "--baseline", type=click.Path(exists=True, dir_okay=False), metavar="FILE", help="Report only what FILE does not have."
)
@click.option("--diff", metavar="REF", help="Report only what is new since the branch left the commit REF, in all files.")
@click.option("--staged", is_flag=True, help="Report only what the staged files take part in; everything if none is.")
@click.option("--fail-on", type=click.Choice(_FAIL_ON), help="Lowest level that makes the exit status 1.  [default: warning]")
@click.option("--sarif-category", default="", metavar="NAME", help="Tells several SARIF uploads of one repository apart.")
@click.option("--sarif-include-suppressed", is_flag=True, help="Write suppressed and known findings too (GitHub opens alerts).")
@click.option("--explain-confidence", is_flag=True, help="Tell why each finding is as sure as it is, sign by sign, with places.")
@click.option("--show-skipped", is_flag=True, help="List sources that were skipped or only partly understood.")
@click.option("--statistics", is_flag=True, help="Show the summary only.")
@click.option("-q", "--quiet", is_flag=True, help="Show findings only, no summary and no progress.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="When to use colour.")
def check(
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    output: str | None,
    fail_on: str | None,
    sarif_category: str,
    sarif_include_suppressed: bool,
    explain_confidence: bool,
    show_skipped: bool,
    statistics: bool,
    quiet: bool,
    color: str,
    **options: Any,
) -> int:
    """Check the project around PATHS, and report what is found below them (default: the current folder's project).

    Facts always come from the whole project, so that a migration counts for code elsewhere.

    \b
    Examples:
      nullguard check
      nullguard check shop/orders.py --min-confidence high
      nullguard check --format text --format sarif=nullguard.sarif
      nullguard check --format html=report.html  a page with all stories and a picture of time
      nullguard check --diff origin/main         what this branch introduces
      nullguard check --staged                   before a commit
      nullguard check --select NG1,NG301         one family and one rule
      nullguard check --baseline known.json      all but what is known
      nullguard check --explain-confidence       why each finding is so sure
    """
    from nullguard.cli import outputs, terminal
    from nullguard.cli.options import settings_of
    from nullguard.cli.progress import is_watched, progress
    from nullguard.pipeline import run
    from nullguard.runtime.tree import reader

    if options["diff"] and options["staged"]:
        raise click.UsageError("--diff and --staged are two ways to say what is new; use one.")
    wanted = outputs.parse_outputs(formats, output)
    settings = settings_of(paths, options)
    started = time.perf_counter()
    with progress(is_watched() and not quiet) as notify:
        report = run(settings, notify)
    look = outputs.Look(
        width=terminal.width(),
        color=terminal.has_color(color),
        quiet=quiet,
        show_skipped=show_skipped,
        statistics=statistics,
        category=sarif_category,
        include_suppressed=sarif_include_suppressed,
        explain_confidence=explain_confidence,
    )
    seconds = time.perf_counter() - started if sys.stdout.isatty() else None
    outputs.write_outputs(report, reader(Path(report.root)), wanted, look, seconds)
    return exit_status(report, fail_on or settings.fail_on)


def exit_status(report: Report, fail_on: str) -> int:
    """0 clean, 1 findings at or above the level `fail_on` (`never`: none is), 2 when every source failed."""
    if report.statistics.sources and report.statistics.skipped >= report.statistics.sources:
        return INTERNAL
    failing = () if fail_on == "never" else _FAIL_ON[: _FAIL_ON.index(fail_on) + 1]
    return FINDINGS if any(finding.level.value in failing for finding in report.findings) else CLEAN
