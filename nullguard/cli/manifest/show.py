"""`nullguard manifest show`: tables, columns, nullability and where each was learned."""

from __future__ import annotations

import sys
from typing import Any

import click

from nullguard.cli.failures import CLEAN
from nullguard.cli.options import project_options


@click.command(short_help="Show tables, columns and their nullability.")
@click.argument("table", default="")
@click.option("--why", default="", metavar="TABLE.COLUMN", help="All evidence for one column, and which decides.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to show it."
)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="When to use colour.")
@project_options
def show(table: str, why: str, format_: str, color: str, **options: Any) -> int:
    """Show tables, columns, nullability and where each was learned, and services with their latencies; only TABLE (or the
    service of that name) when it is given.

    \b
    Examples:
      nullguard manifest show
      nullguard manifest show orders
      nullguard manifest show --why orders.external_reference
      nullguard manifest show --format json
    """
    from nullguard.cli import terminal
    from nullguard.cli.options import settings_of
    from nullguard.cli.progress import is_watched, progress
    from nullguard.manifest.show import rows_called, shown_tables
    from nullguard.pipeline import manifest_of
    from nullguard.report import schema_json, schema_text, services_text

    if why and "." not in why:
        raise click.UsageError("--why takes a table and a column: --why orders.external_reference.")
    with progress(is_watched()) as notify:
        known = manifest_of(settings_of((), options), notify)
    width = terminal.width() if sys.stdout.isatty() else None
    painted = terminal.has_color(color)
    tables = [] if why else shown_tables(known, table)
    rows = rows_called(known, why) if why else []
    services = [] if why else [item for item in known.services if table in ("", item.id)]
    callers = known.callers if not why and not table else ()
    if not tables and not rows and not services and not callers:
        what = f"'{why or table}'" if why or table else "any table"
        click.echo(f"nullguard: nothing is known of {what}", err=True)
        return CLEAN
    if format_ == "json":
        data = schema_json.render_rows(rows) if why else schema_json.render(tables, services)
    elif why:
        data = schema_text.render_why(rows, width, painted).encode("utf-8")
    else:
        text = schema_text.render_tables(tables, width, painted, wanted=bool(table))
        data = (text + services_text.render_services(services, callers, width)).encode("utf-8")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    return CLEAN
