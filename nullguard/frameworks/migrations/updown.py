"""Folders of scripts that do and undo: dbmate, sql-migrate, goose and MyBatis migrations (sections of one file), golang-migrate
(`1_name.up.sql` beside `1_name.down.sql`), diesel and its like (`2024-01-01_name/up.sql`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from nullguard.frameworks.migrations.flyway import is_flyway
from nullguard.frameworks.migrations.sql_paths import natural, without_engine
from nullguard.frameworks.migrations.sql_scripts import by_engine, problems_of
from nullguard.model.ddl import History, HistoryProblem, Step
from nullguard.model.documents import AnyDocument, SqlScript
from nullguard.program.program import Program

_UP_FILE = re.compile(r"(?P<number>\d+)[_.-].*\.up\.sql|(?P<name>.+)\.up\.sql", re.IGNORECASE)
_UP_IN_FOLDER = re.compile(r"(?:.*/)?(?P<step>\d[^/]*)/up\.sql", re.IGNORECASE)
_DOWN = re.compile(r"(?:.*[./])?down\.sql", re.IGNORECASE)
_NUMBER = re.compile(r"V?(\d+)")


def updown_histories(program: Program, documents: Mapping[str, AnyDocument]) -> Iterator[History]:
    """The histories of all such folders, one for each engine that has a folder of its own."""
    folders: dict[tuple[str, str], dict[str, SqlScript]] = defaultdict(dict)
    for path, document in sorted(documents.items()):
        if isinstance(document, SqlScript) and (folder := updown_folder(path, document)) is not None and not undoes_only(path):
            folders[program.unit_of(path), without_engine(folder)][path] = document
    for (unit, folder), scripts in sorted(folders.items()):
        own = unit if sum(other == unit for other, _ in folders) == 1 else folder
        for dialect, paths in by_engine(scripts):
            ordered = sorted(
                paths, key=lambda path: (natural(path.rpartition("/")[2]) if _is_flat(path) else natural(path), path)
            )
            steps = tuple(Step(path, _label(path), scripts[path].changes) for path in ordered)
            problems = (*_repeated(ordered), *(item for path in ordered for item in problems_of(path, scripts[path])))
            yield History("updown", steps, dialect, own, problems)


def updown_folder(path: str, script: SqlScript) -> str | None:
    """The folder whose history a script belongs to; None when it is no script of this kind."""
    if is_flyway(path):
        return None
    if _UP_IN_FOLDER.fullmatch(path) or (_DOWN.fullmatch(path) and path.lower().endswith("/down.sql")):
        return path.rpartition("/")[0].rpartition("/")[0]
    if script.has_sections or _UP_FILE.fullmatch(path.rpartition("/")[2]) or _DOWN.fullmatch(path):
        return path.rpartition("/")[0]
    return None


def undoes_only(path: str) -> bool:
    """Whether a script only undoes what another does."""
    return _DOWN.fullmatch(path) is not None


def _is_flat(path: str) -> bool:
    return _UP_IN_FOLDER.fullmatch(path) is None


def _label(path: str) -> str:
    in_folder = _UP_IN_FOLDER.fullmatch(path)
    return in_folder["step"] if in_folder is not None else path.rpartition("/")[2].removesuffix(".sql").removesuffix(".up")


def _repeated(paths: list[str]) -> Iterator[HistoryProblem]:
    known: dict[str, str] = {}
    for path in paths:
        found = _NUMBER.match(_label(path))
        number = found[1].lstrip("0") or "0" if found is not None else ""
        if number and (first := known.setdefault(number, path)) != path:
            yield HistoryProblem(path, 1, f"two migrations have number {number}: this one and {first}")
