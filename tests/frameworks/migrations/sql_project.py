"""Files with SQL as the histories that they make."""

from __future__ import annotations

from nullguard.frameworks.migrations import histories as every_history
from nullguard.frameworks.migrations import migrated_tables
from nullguard.frameworks.migrations.flyway import flyway_histories
from nullguard.frameworks.migrations.sql_files import sql_file_histories
from nullguard.frameworks.migrations.updown import updown_histories
from nullguard.languages.sql import dialect_word, read_sql
from nullguard.model.ddl import History
from nullguard.model.schema import Table
from nullguard.model.source import Unit
from nullguard.program.program import Program


def histories(files: dict[str, str], units: tuple[str, ...] = ()) -> list[History]:
    """The histories of a tree with these files, sure to depend on no order of theirs."""
    program = Program({}, tuple(Unit(unit) for unit in units), {}, {}.__getitem__)
    documents = {path: read_sql(text.encode(), dialect_word(path)) for path, text in files.items()}
    readers = (flyway_histories, updown_histories, sql_file_histories)
    found = [history for read in readers for history in read(program, documents)]
    turned = dict(reversed(documents.items()))
    assert found == [history for read in readers for history in read(program, turned)]
    return found


def steps(history: History) -> list[str]:
    """The names of the steps of a history."""
    return [step.path.rpartition("/")[2] for step in history.steps]


def tables(files: dict[str, str], units: tuple[str, ...] = ()) -> dict[str, Table]:
    """The schema of a tree with these files."""
    return migrated_tables(histories(files, units))


def every_table(files: dict[str, str]) -> dict[str, Table]:
    """The schema of a tree with these files, whatever readers there are."""
    program = Program({}, (), {}, {}.__getitem__)
    return migrated_tables(
        every_history(program, {path: read_sql(text.encode(), dialect_word(path)) for path, text in files.items()})
    )


def nullable(table: Table) -> dict[str, bool | None]:
    """Which columns of a table admit null."""
    return {name: column.nullable for name, column in table.columns.items()}
