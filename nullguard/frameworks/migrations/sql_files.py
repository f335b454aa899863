"""Plain DDL: dumps and schema files, and the folders of upgrade scripts beside them.

All scripts of a unit for one engine make one history. First come the files that create most tables (a table that several create
is that of the first), then the scripts that change, in the order of the versions in their paths. Scripts that are examples, test
data or outdated by their names, and those that only drop or only undo, are no schema. Those among the documentation are one
where nothing else makes tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from nullguard.frameworks.migrations.flyway import is_flyway
from nullguard.frameworks.migrations.sql_paths import is_documentation, is_no_schema, is_versioned, natural, undoes
from nullguard.frameworks.migrations.sql_scripts import by_engine, problems_of
from nullguard.frameworks.migrations.updown import updown_folder
from nullguard.model.ddl import (
    AddColumn,
    Backfill,
    CreateTable,
    DropConstraint,
    DropTable,
    History,
    Step,
    subject,
)
from nullguard.model.documents import AnyDocument, SqlScript
from nullguard.program.program import Program

_DROPS = (Backfill, DropTable, DropConstraint)


def sql_file_histories(program: Program, documents: Mapping[str, AnyDocument]) -> Iterator[History]:
    """The histories of all units with plain DDL, one for each engine; without what lies among the documentation."""
    return _histories(program, {path: document for path, document in documents.items() if not is_documentation(path)})


def documented_histories(program: Program, documents: Mapping[str, AnyDocument]) -> Iterator[History]:
    """The same of what lies among the documentation, where that creates several tables: one is an example."""
    found = {path: document for path, document in documents.items() if is_documentation(path)}
    scripts = (document for document in found.values() if isinstance(document, SqlScript))
    created = {_key(change.table) for script in scripts for change in script.changes if isinstance(change, CreateTable)}
    return _histories(program, found if len(created) > 1 else {})


def _histories(program: Program, documents: Mapping[str, AnyDocument]) -> Iterator[History]:
    units: dict[str, dict[str, SqlScript]] = defaultdict(dict)
    for path, document in sorted(documents.items()):
        if isinstance(document, SqlScript) and _is_schema(path, document):
            units[program.unit_of(path)][path] = document
    for unit, scripts in sorted(units.items()):
        for dialect, paths in by_engine(scripts):
            own = {path: scripts[path] for path in paths}
            bases = sorted((path for path in paths if _creates(own[path])), key=lambda path: _rank(path, own[path]))
            upgrades = sorted((path for path in paths if path not in bases), key=lambda path: (natural(path), path))
            steps = (*_created(bases, own), *(Step(path, path.rpartition("/")[2], own[path].changes) for path in upgrades))
            problems = tuple(item for path in (*bases, *upgrades) for item in problems_of(path, own[path]))
            yield History("sql", steps, dialect, unit, problems)


def _is_schema(path: str, script: SqlScript) -> bool:
    if is_flyway(path) or updown_folder(path, script) is not None or is_no_schema(path) or undoes(path):
        return False
    if all(isinstance(change, Backfill) for change in script.changes):
        return bool(script.problems)
    return is_versioned(path) or not all(isinstance(change, _DROPS) for change in script.changes)


def _creates(script: SqlScript) -> bool:
    """Whether a script creates rather than changes: most of the tables that it changes are its own."""
    created = {_key(change.table) for change in script.changes if isinstance(change, CreateTable)}
    added = [change for change in script.changes if isinstance(change, AddColumn)]
    return bool(created) and sum(_key(change.table) not in created for change in added) * 2 < len(created) + 1


def _rank(path: str, script: SqlScript) -> tuple[int, object]:
    return -sum(isinstance(change, CreateTable) for change in script.changes), natural(path)


def _created(paths: Iterable[str], scripts: Mapping[str, SqlScript]) -> Iterator[Step]:
    """The steps of schema files, each without the tables that an earlier one has created."""
    known: set[str] = set()
    for path in paths:
        changes = scripts[path].changes
        tables = {_key(change.table) for change in changes if isinstance(change, CreateTable)}
        yield Step(path, path.rpartition("/")[2], tuple(change for change in changes if _key(subject(change)) not in known))
        known |= tables


def _key(table: str) -> str:
    return table.rpartition(".")[2].lower()
