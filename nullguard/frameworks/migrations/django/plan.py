"""In which order the migrations of a Django project are applied, and which of them are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nullguard.frameworks.django.models.labels import shared_folders
from nullguard.frameworks.migrations.django.sources import FIRST, LATEST, Migration, Reference
from nullguard.frameworks.migrations.graph import in_order, leaves
from nullguard.model.ddl import HistoryProblem
from nullguard.model.span import line_of

Node = tuple[str, str]
"""The folder of a migration and its name: two apps of one tree may share a label."""


@dataclass(frozen=True)
class Plan:
    """Migrations in the order in which they are applied to an empty database, and what is wrong with their graph."""

    migrations: tuple[Migration, ...]
    problems: tuple[HistoryProblem, ...]


def plans(migrations: Iterable[Migration]) -> list[Plan]:
    """One plan for each project: there are several only where apps of one label stand in several folders and nothing joins
    them."""
    graph = _Graph(migrations)
    parents = graph.parents()
    order, cyclic = in_order(parents)
    if not order:
        return []
    problems = [*graph.problems, *(graph.problem(node, "depends on itself, through others") for node in cyclic)]
    problems += _conflicts(graph, parents)
    applied = [graph.nodes[node] for node in order]
    parts = _components(graph, parents) if graph.has_rivals else {"": {migration.folder for migration in applied}}
    return [
        Plan(
            tuple(migration for migration in applied if migration.folder in folders),
            tuple(problem for problem in sorted(problems, key=place) if problem.path.rpartition("/")[0] in folders),
        )
        for _, folders in sorted(parts.items())
    ]


class _Graph:
    """Migrations by folder and name. A squashed one gives way to those that it replaces where all of them are still there, as
    production's database has met these one by one; else it takes the place of those that are left."""

    def __init__(self, migrations: Iterable[Migration]) -> None:
        self.problems: list[HistoryProblem] = []
        self.nodes: dict[Node, Migration] = {(migration.folder, migration.name): migration for migration in migrations}
        self._folders: dict[str, set[str]] = {}
        for migration in self.nodes.values():
            self._folders.setdefault(migration.label, set()).add(migration.folder)
        self.has_rivals = any(len(folders) > 1 for folders in self._folders.values())
        self._instead: dict[Node, tuple[Node, ...]] = {}
        for node, migration in sorted(self.nodes.items()):
            if migration.replaces:
                self._replace(node, migration)
        for node in self._instead:
            self.nodes.pop(node, None)
        self._known_ends: dict[str, dict[str, list[Node]]] = {}
        self._by_folder: dict[str, list[Node]] = {}
        for node in self.nodes:
            self._by_folder.setdefault(node[0], []).append(node)

    def parents(self) -> dict[Node, set[Node]]:
        """What each migration comes after."""
        found: dict[Node, set[Node]] = {node: set() for node in self.nodes}
        for node, migration in sorted(self.nodes.items()):
            for reference in migration.dependencies:
                for other in self._meant(migration, reference, node):
                    found[node].add(other)
            for reference in migration.run_before:
                for other in self._meant(migration, reference, node):
                    found[other].add(node)
        for node, several in found.items():
            several.discard(node)
        return found

    def problem(self, node: Node, message: str) -> HistoryProblem:
        migration = self.nodes[node]
        return HistoryProblem(migration.path, line_of(migration.cls.decl.at), f"migration {migration.label}.{node[1]} {message}")

    def _replace(self, node: Node, migration: Migration) -> None:
        replaced = [(folder, name) for label, name in migration.replaces for folder in self._folder(migration, label)]
        left = tuple(other for other in replaced if other in self.nodes and other != node)
        if len(left) == len(migration.replaces):
            self._instead[node] = left
        else:
            self._instead.update((other, (node,)) for other in replaced if other != node)

    def _folder(self, migration: Migration, label: str) -> list[str]:
        """The folder of the app of that label which is nearest to a migration."""
        if label == migration.label:
            return [migration.folder]
        folders = self._folders.get(label, ())
        return sorted(folders, key=lambda folder: (-shared_folders(folder, migration.folder), folder))[:1]

    def _meant(self, migration: Migration, reference: Reference, node: Node) -> list[Node]:
        """The nodes that a reference names: none when the app is not part of the tree."""
        label, name = reference
        found: list[Node] = []
        for folder in self._folder(migration, label):
            if name in (FIRST, LATEST):
                found.extend(self._ends(folder)[name] if folder != migration.folder else ())
                continue
            pending, seen = [(folder, name)], {(folder, name)}
            for other in pending:
                if other in self.nodes:
                    found.append(other)
                for further in self._instead.get(other, ()):
                    if further not in seen:
                        seen.add(further)
                        pending.append(further)
            if not found and folder == migration.folder:
                self.problems.append(self.problem(node, f"depends on {label}.{name}, which does not exist"))
        return found

    def _ends(self, folder: str) -> dict[str, list[Node]]:
        """The first and the last migrations of an app."""
        known = self._known_ends.get(folder)
        if known is None:
            within = {
                node: [own for label, own in self.nodes[node].dependencies if label == self.nodes[node].label]
                for node in self._by_folder.get(folder, ())
            }
            wanted = {name for several in within.values() for name in several}
            known = self._known_ends[folder] = {
                FIRST: sorted(node for node, several in within.items() if not several),
                LATEST: sorted(node for node in within if node[1] not in wanted),
            }
        return known


def _conflicts(graph: _Graph, parents: Mapping[Node, set[Node]]) -> list[HistoryProblem]:
    """Apps with several last migrations, which `migrate` refuses to apply."""
    within: dict[str, dict[Node, set[Node]]] = {}
    for node, several in parents.items():
        within.setdefault(node[0], {})[node] = {other for other in several if other[0] == node[0]}
    found = []
    for _, nodes in sorted(within.items()):
        last = leaves(nodes)
        if len(last) > 1:
            names = ", ".join(name for _, name in last)
            found.append(graph.problem(last[-1], f"is one of {len(last)} last migrations of its app ({names}); merge them"))
    return found


def _components(graph: _Graph, parents: Mapping[Node, set[Node]]) -> dict[str, set[str]]:
    """Folders of migrations that depend on each other, by the first of them."""
    root = {node[0]: node[0] for node in graph.nodes}

    def top(folder: str) -> str:
        while root[folder] != folder:
            folder = root[folder]
        return folder

    for node, several in parents.items():
        for other in several:
            one, two = sorted((top(node[0]), top(other[0])))
            root[two] = one
    parts: dict[str, set[str]] = {}
    for folder in root:
        parts.setdefault(top(folder), set()).add(folder)
    return parts


def place(problem: HistoryProblem) -> tuple[str, int, str]:
    """By what problems are put in order."""
    return problem.path, problem.line, problem.message
