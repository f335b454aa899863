"""`nullguard manifest`: what nullguard knows of production, and whether a manifest file is right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from nullguard.cli.failures import CLEAN, CONFIGURATION
from nullguard.cli.options import project_options


@click.group(short_help="Show what is known of production.")
def manifest() -> None:
    """Show what is known of tables, columns and services, or check a manifest file.

    \b
    Examples:
      nullguard manifest show
      nullguard manifest show orders
      nullguard manifest show --why orders.external_reference
      nullguard manifest validate nullguard.manifest.yaml
    """


@manifest.command(short_help="Show tables, columns and their nullability.")
@click.argument("table", default="")
@click.option("--why", default="", metavar="TABLE.COLUMN", help="All evidence for one column.")
@project_options
def show(table: str, why: str, **options: Any) -> int:
    """Show tables, columns, nullability and where each was learned; only TABLE when it is given."""
    from nullguard.cli.options import settings_of
    from nullguard.cli.progress import is_watched, progress
    from nullguard.manifest.show import show as text_of
    from nullguard.pipeline import manifest_of
    from nullguard.report.neutral import printable

    with progress(is_watched()) as notify:
        known = manifest_of(settings_of((), options), notify)
    text = text_of(known, table, why)
    if not text:
        what = f"'{why or table}'" if why or table else "any table"
        click.echo(f"nullguard: nothing is known of {what}", err=True)
        return CLEAN
    click.echo("\n".join(printable(line) for line in text.splitlines()))
    return CLEAN


@manifest.command(short_help="Check a manifest file.")
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
