"""`nullguard manifest validate`: whether a manifest file is right."""

from __future__ import annotations

from pathlib import Path

import click

from nullguard.cli.failures import CLEAN, CONFIGURATION


@click.command(short_help="Check a manifest file.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), default="nullguard.manifest.yaml")
def validate(file: Path) -> int:
    """Check a manifest FILE, and tell everything that is wrong with it."""
    from nullguard.manifest.errors import ManifestError
    from nullguard.manifest.reader import read_manifest
    from nullguard.report.neutral import printable

    try:
        read_manifest(file)
    except ManifestError as error:
        for problem in error.problems:
            click.echo(printable(str(problem)), err=True)
        return CONFIGURATION
    click.echo(f"{file}: valid")
    return CLEAN
