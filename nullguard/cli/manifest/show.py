"""`nullguard manifest show`: tables, columns, nullability and where each was learned."""

from __future__ import annotations

from typing import Any

import click

from nullguard.cli.failures import CLEAN
from nullguard.cli.options import project_options


@click.command(short_help="Show tables, columns and their nullability.")
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
