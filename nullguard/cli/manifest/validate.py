"""`nullguard manifest validate`: whether a manifest file is right."""

from __future__ import annotations

from pathlib import Path

import click

from nullguard.cli.failures import CLEAN, CONFIGURATION


@click.command(short_help="Check a manifest file.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), default="nullguard.manifest.yaml")
def validate(file: Path) -> int:
    """Check a manifest FILE, and tell everything that is wrong with it.

    Mistakes give the exit status 3. What can be used and can hardly be meant is told as a warning: a column listed twice in other
    spelling, a unique key of a column that is not there, a column that is not nullable and has nulls.

    \b
    Examples:
      nullguard manifest validate
      nullguard manifest validate staging.manifest.yaml
    """
    from nullguard.manifest.doubts import doubts
    from nullguard.manifest.errors import ManifestError
    from nullguard.manifest.reader import read_with_places
    from nullguard.report.neutral import printable

    try:
        manifest, places = read_with_places(file)
    except ManifestError as error:
        for problem in error.problems:
            click.echo(printable(str(problem)), err=True)
        return CONFIGURATION
    doubtful = doubts(file.as_posix(), manifest, places)
    for problem in doubtful:
        click.echo(f"warning: {printable(str(problem))}", err=True)
    count = "" if not doubtful else ", with 1 warning" if len(doubtful) == 1 else f", with {len(doubtful):,} warnings"
    click.echo(f"{printable(str(file))}: valid{count}")
    return CLEAN
