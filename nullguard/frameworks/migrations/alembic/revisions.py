"""Alembic's revisions: which files are one, which follow which, and in what order they are applied.

A folder of revisions is one database's; folders whose revisions follow each other (one folder for each release or branch) are
one as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nullguard.frameworks.arguments import constant
from nullguard.frameworks.migrations.graph import in_order, leaves
from nullguard.model.ddl import Dialect, HistoryProblem
from nullguard.model.facts import Field
from nullguard.model.span import line_of
from nullguard.model.syntax import Collection, Expr
from nullguard.program.program import Program

_DOWN = "down_revision"
_LEAST_PREFIX = 4
"""Characters by which a revision must at least be named; source: the Alembic documentation on partial revision identifiers."""


@dataclass(frozen=True)
class Revision:
    """A revision. `down` and `depends_on` name others as written, `labels` the branches that begin here."""

    path: str
    id: str
    line: int
    down: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """The revisions of one database in the order in which they are applied."""

    folder: str
    revisions: tuple[Revision, ...]
    dialect: Dialect
    problems: tuple[HistoryProblem, ...]


def lines_of_revisions(program: Program) -> list[Line]:
    """All revisions of a program, by database, in order of folder."""
    groups: dict[str, list[Revision]] = {}
    for path in revision_sources(program):
        revision = _read(program, path, {variable.name: variable for variable in program.sources[path].variables})
        if revision is not None:
            groups.setdefault(_group(path), []).append(revision)
    return [_line(program, folder, revisions) for folder, revisions in sorted(_joined(groups).items())]


def revision_sources(program: Program) -> list[str]:
    """The sources that are revisions, in order."""
    return [path for path in sorted(program.sources) if path.endswith(".py") and is_revision(program, path)]


def is_revision(program: Program, path: str) -> bool:
    """Whether a source is a revision. Classes mapped in one are how tables once were, and not the application's."""
    facts = program.sources.get(path)
    return facts is not None and any(variable.name == _DOWN for variable in facts.variables)


def _read(program: Program, path: str, variables: dict[str, Field]) -> Revision | None:
    program.reads.add(path)
    identifier = next(_texts(program, path, variables.get("revision")), "")
    if not identifier:
        return None
    down, depends_on, labels = (
        tuple(_texts(program, path, variables.get(name))) for name in (_DOWN, "depends_on", "branch_labels")
    )
    return Revision(path, identifier, line_of(variables["revision"].at), down, depends_on, labels)


def _texts(program: Program, path: str, variable: Field | None) -> Iterator[str]:
    """The text that a variable is, or those of its tuple."""
    value: Expr | None = variable.value if variable is not None else None
    items: Iterable[Expr] = value.items if isinstance(value, Collection) else (value,) if value is not None else ()
    for item in items:
        found = constant(program, path, "", item)
        if isinstance(found, str) and found:
            yield found


def _group(path: str) -> str:
    """The folder of a revision, up to a folder called `versions` where there is one."""
    folders = path.split("/")[:-1]
    if "versions" in folders:
        return "/".join(folders[: len(folders) - folders[::-1].index("versions")])
    return "/".join(folders)


def _joined(groups: dict[str, list[Revision]]) -> dict[str, list[Revision]]:
    """Groups, of which one that follows revisions of just one other is part of that."""
    homes: dict[str, set[str]] = {}
    for folder, revisions in groups.items():
        for revision in revisions:
            homes.setdefault(revision.id, set()).add(folder)
    root = {folder: folder for folder in groups}
    for folder, revisions in groups.items():
        for name in {name for revision in revisions for name in (*revision.down, *revision.depends_on)}:
            places = homes.get(name, set())
            if len(places) == 1 and folder not in places:
                one, two = sorted((_top(root, folder), _top(root, next(iter(places)))))
                root[two] = one
    joined: dict[str, list[Revision]] = {}
    for folder in sorted(groups):
        joined.setdefault(_top(root, folder), []).extend(groups[folder])
    return joined


def _top(root: dict[str, str], folder: str) -> str:
    while root[folder] != folder:
        folder = root[folder]
    return folder


def _line(program: Program, folder: str, revisions: list[Revision]) -> Line:
    known: dict[str, Revision] = {}
    problems: list[HistoryProblem] = []
    for revision in revisions:
        if revision.id in known:
            first = known[revision.id].path
            problems.append(HistoryProblem(revision.path, revision.line, f"revision {revision.id} is that of {first} as well"))
        else:
            known[revision.id] = revision
    labels = {label: revision.id for revision in known.values() for label in revision.labels}
    parents: dict[str, set[str]] = {}
    followed: dict[str, set[str]] = {}
    for revision in known.values():
        down = {name: _named(name, known, labels) for name in revision.down}
        for name, found in down.items():
            if not found:
                message = f"revision {revision.id} follows {name}, which does not exist"
                problems.append(HistoryProblem(revision.path, revision.line, message))
        followed[revision.id] = {found for found in down.values() if found}
        further = {_named(name, known, labels) for name in revision.depends_on} - {"", revision.id}
        parents[revision.id] = followed[revision.id] | further
    order, cyclic = in_order(parents)
    for name in cyclic:
        problems.append(HistoryProblem(known[name].path, known[name].line, f"revision {name} follows itself"))
    heads = leaves(followed)
    if len(heads) > 1 and not labels:
        last = known[heads[-1]]
        message = f"revision {last.id} is one of {len(heads)} heads ({', '.join(heads)}); merge them"
        problems.append(HistoryProblem(last.path, last.line, message))
    return Line(folder, tuple(known[name] for name in order), _dialect(program, known.values()), tuple(problems))


def _named(name: str, known: dict[str, Revision], labels: dict[str, str]) -> str:
    """The revision that a name means: itself, by its beginning, or by a label; empty when there is none."""
    if name in known:
        return name
    label = name.partition("@")[0]
    if label in labels:
        return labels[label]
    fitting = [key for key in known if key.startswith(name)] if len(name) >= _LEAST_PREFIX else []
    return fitting[0] if len(fitting) == 1 else ""


def _dialect(program: Program, revisions: Iterable[Revision]) -> Dialect:
    """The engine whose types the revisions import; PostgreSQL where they import those of several."""
    imported = {
        word
        for revision in revisions
        for item in program.sources[revision.path].imports
        if item.module.startswith("sqlalchemy.dialects")
        for word in (item.name, item.module.rpartition(".")[2])
    }
    for dialect in (Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.ORACLE, Dialect.SQLITE):
        if dialect.value in imported:
            return dialect
    return Dialect.UNKNOWN
