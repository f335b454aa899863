"""`nullguard manifest build`: writes the manifest file, or brings it up to date."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nullguard.cli.failures import CLEAN, FINDINGS
from nullguard.cli.manifest.databases import database_options
from nullguard.cli.options import project_options

if TYPE_CHECKING:
    from nullguard.manifest.record import Recorded

_MOST_NAMES = 10


@click.command(short_help="Write the manifest file from code and database.")
@click.option("--from", "address", metavar="URL", help="Live database to read, or env:NAME for a URL in an environment variable.")
@click.option(
    "--output", type=click.Path(dir_okay=False), metavar="FILE", help="File to write.  [default: the project's manifest]"
)
@click.option("--prune", is_flag=True, help="Remove tables and columns that neither the code nor the database has.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when the file is not up to date.")
@database_options
@project_options
def build(address: str | None, output: str | None, prune: bool, check: bool, **options: Any) -> int:
    """Write what is known of production to the manifest file, for a team to check in; bring it up to date when it is there.

    From the code alone, columns carry 'nullable_from', which marks a copy: what the code says at the time of a run counts
    more. With --from, the schema of a live database and the shares of nulls in its statistics are written as facts.
    Comments, services, callers and whatever else was written by hand stay; figures have three digits, so that a rebuild
    changes what has changed.

    The database is read in one read-only transaction, and no row of it unless --sample is given. Its address is not written.
    A user with few rights will do: pg_read_all_data in PostgreSQL, SELECT and SHOW VIEW in MySQL and MariaDB, and SELECT on
    MariaDB's mysql.table_stats and mysql.column_stats. The page docs/live-databases.md has the statements.

    \b
    Examples:
      nullguard manifest build
      nullguard manifest build --from env:DATABASE_URL
      nullguard manifest build --from postgresql://reader@db.example.com/shop --schema shop
      nullguard manifest build --from env:STAGING_URL --output staging.manifest.yaml
      nullguard manifest build --check                 in CI: is the file up to date?
    """
    from nullguard.cli.manifest.databases import read_database, without_database_options
    from nullguard.cli.options import settings_of
    from nullguard.cli.outputs import write_file
    from nullguard.cli.progress import is_watched, progress
    from nullguard.manifest.reader import read_manifest_text
    from nullguard.manifest.record import recorded
    from nullguard.manifest.writer import written
    from nullguard.model.schema import Manifest
    from nullguard.pipeline import code_manifest
    from nullguard.settings.values import MANIFEST_FILE

    settings = settings_of((), without_database_options(options))
    file = Path(output) if output else settings.manifest or settings.root / MANIFEST_FILE
    name = shown(file)
    existing = file.read_bytes() if file.is_file() else b""
    before = read_manifest_text(name, existing) if existing else Manifest()
    live = read_database(address, options) if address else None
    with progress(is_watched()) as notify:
        code = code_manifest(settings, notify)
    facts = recorded(before, code, live, prune)
    data = written(facts.manifest, name, existing)
    is_new = data != existing
    if is_new and not check:
        write_file(file, data)
    _tell(name, facts, "is up to date" if not is_new else "is not up to date" if check else "written")
    return FINDINGS if is_new and check else CLEAN


def _tell(file: str, facts: Recorded, outcome: str) -> None:
    from nullguard.report.messages import number_of
    from nullguard.report.neutral import printable

    tables = [table for database in facts.manifest.databases.values() for table in database.tables.values()]
    columns = [column for table in tables for column in table.columns.values()]
    measured = sum(column.statistics.null_fraction is not None for column in columns)
    counts = f"{number_of(len(tables), 'table')}, {number_of(len(columns), 'column')}, {measured:,} with a share of nulls"
    click.echo(printable(f"{file}: {outcome} ({counts})"))
    if facts.removed:
        click.echo(printable(f"gone: {_names(facts.removed)}"))
    if facts.unknown:
        click.echo(printable(f"kept, though neither code nor database has it: {_names(facts.unknown)} (--prune removes it)"))


def _names(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMES:,} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more


def shown(file: Path) -> str:
    """A file as people would type it."""
    here = Path.cwd()
    return file.relative_to(here).as_posix() if file.is_absolute() and file.is_relative_to(here) else file.as_posix()
