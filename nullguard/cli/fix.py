"""`nullguard fix`: changes sources so that findings are gone, after trying the change on a copy."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nullguard.cli.failures import CLEAN, FINDINGS
from nullguard.cli.options import analysis_options

if TYPE_CHECKING:
    from nullguard.fix.edits import Fix, Refusal
    from nullguard.model.report import Reader


@click.command(short_help="Mend what is found.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True))
@click.option("--diff", "as_diff", is_flag=True, help="Print the changes as a unified diff and make none.")
@click.option("--unsafe", is_flag=True, help="Also make fixes that change what working code does, or have no evidence.")
@click.option("--tests", is_flag=True, help="Mend tests, too: realistic delays in stubs, slow and failing answers as new tests.")
@click.option(
    "--timeout-s",
    type=click.FloatRange(min=0, min_open=True, max=86_400),
    metavar="S",
    help="Timeout in seconds for calls of which nothing tells how long they take; needs --unsafe.",
)
@click.option(
    "--headroom",
    type=click.FloatRange(min=1, max=100),
    default=1.5,
    show_default=True,
    metavar="X",
    help="How far a timeout is above the slowest of a thousand measured answers.",
)
@analysis_options
@click.option("-q", "--quiet", is_flag=True, help="Tell only what is left to do; with --diff, print only the diff.")
def fix(
    paths: tuple[str, ...],
    as_diff: bool,
    unsafe: bool,
    tests: bool,
    timeout_s: float | None,
    headroom: float,
    quiet: bool,
    **options: Any,
) -> int:
    """Mend the findings below PATHS whose rules have a fix (`nullguard rules` shows which).

    Every change is tried on a copy of the project first: it must parse, its finding must be gone and no new one be there.
    What fails is left as it was, and told.

    \b
    Examples:
      nullguard fix --diff                       what would be changed
      nullguard fix                              timeouts that the manifest or a sibling call tells
      nullguard fix --unsafe --timeout-s 10      timeouts that nothing tells
      nullguard fix --unsafe --select NG303      raise timeouts to what production takes
      nullguard fix --unsafe --tests             slow and failing answers as new tests

    \b
    Exit status: 0 nothing to do or all done, 1 something is left to do (with
    --diff: would be changed), others as for check.
    """
    from nullguard.cli.options import settings_of
    from nullguard.cli.progress import is_watched, progress
    from nullguard.fix.edits import changed, diff
    from nullguard.fix.plan import plan
    from nullguard.fix.wishes import Tree, Wishes
    from nullguard.pipeline import run
    from nullguard.pipeline.fixing import tried, wanted, whole
    from nullguard.runtime.tree import reader

    if timeout_s is not None and not unsafe:
        raise click.UsageError("--timeout-s has no evidence behind it and needs --unsafe.")
    wishes = Wishes(None if timeout_s is None else timeout_s * 1000, headroom, tests)
    settings = settings_of(paths, options)
    with progress(is_watched() and not quiet) as notify:
        report = run(whole(settings), notify)
        read = _remembering(reader(Path(report.root)))
        planned = plan(wanted(report, settings), Tree(report.endpoints, read), wishes, unsafe)
        done, failed = tried(whole(settings), report, planned.fixes, read, notify)
    files = changed((edit for one in done for edit in one.edits), read)
    left = sorted((*planned.refusals, *failed), key=lambda refusal: refusal.finding.place)
    if as_diff:
        text = diff({path: read(path) for path in files}, files)
        sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
        sys.stdout.buffer.flush()
        if not quiet:
            click.echo(_told(done, left, "would be"), err=True, nl=False)
        return FINDINGS if files else CLEAN
    _write(Path(report.root), files, read)
    if left or not quiet:
        click.echo(_told(() if quiet else done, left, "are"), nl=False)
    return FINDINGS if left else CLEAN


def _remembering(read: Reader) -> Reader:
    """A reader that gives the same bytes every time: edits count in those that were analysed, whatever becomes of the file."""
    from functools import cache

    return cache(read)


def _write(root: Path, files: dict[str, bytes], read: Reader) -> None:
    """Writes all files, each whole or untouched; one that cannot be written leaves those before it written, and is told. Nothing
    is written when one has changed since it was read. Raises UnusableFile."""
    from nullguard.cli.failures import UnusableFile
    from nullguard.cli.outputs import write_file
    from nullguard.runtime.tree import reader

    now = reader(root)
    for path in sorted(files):
        if now(path) != read(path):
            raise UnusableFile(f"{path} has changed meanwhile; nothing was written, run it again")
    for path in sorted(files):
        if read(path) is None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
        write_file(root / path, files[path])


def _told(done: tuple[Fix, ...], left: list[Refusal], verb: str) -> str:
    """What is done and what is left, a line each, and the count."""
    from nullguard.report.neutral import one_line

    lines = []
    for fix in done:
        place = fix.finding.place
        evidence = f" ({fix.evidence})" if fix.evidence else ""
        lines.append(f"{one_line(place.path)}:{place.line}  {fix.finding.rule}  {one_line(f'{fix.title}{evidence}')}")
    if left and lines:
        lines.append("")
    for refusal in left:
        place = refusal.finding.place
        lines.append(f"{one_line(place.path)}:{place.line}  {refusal.finding.rule}  not mended: {one_line(refusal.reason)}")
    total = len(done) + len(left)
    if not total:
        return "Nothing to mend.\n"
    files = len({edit.path for fix in done for edit in fix.edits})
    noun = "finding" if total == 1 else "findings"
    verb = {"are": "is"}.get(verb, verb) if len(done) == 1 else verb
    where = f" in {files} {'file' if files == 1 else 'files'}" if files else ""
    lines += ("", f"{len(done)} of {total} {noun} {verb} mended{where}.")
    return "\n".join(lines) + "\n"
