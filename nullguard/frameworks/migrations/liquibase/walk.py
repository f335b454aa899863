"""The change sets of a changelog and of all that it includes, in the order in which Liquibase runs them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from nullguard.frameworks.migrations.liquibase.places import Places
from nullguard.model.ddl import HistoryProblem
from nullguard.model.documents import AnyDocument, LiquibaseChangelog, SqlScript
from nullguard.model.liquibase import LiquibaseChange, LiquibaseChangeSet, LiquibaseInclude, LiquibaseProperty


@dataclass(frozen=True)
class Found:
    """A change set with the changelog it stands in, and the contexts that all includes on the way to it ask for."""

    path: str
    change_set: LiquibaseChangeSet
    contexts: tuple[str, ...] = ()


@dataclass
class Walk:
    """What a changelog comes to. `properties` are in the order in which they apply, the first of a name counts."""

    found: list[Found] = field(default_factory=list)
    properties: list[LiquibaseProperty] = field(default_factory=list)
    problems: list[HistoryProblem] = field(default_factory=list)


class Changelogs:
    """The changelogs of a tree and how they include each other."""

    def __init__(self, documents: Mapping[str, AnyDocument]) -> None:
        self._documents = documents
        self.paths = tuple(sorted(path for path, document in documents.items() if isinstance(document, LiquibaseChangelog)))
        self.places = Places(
            path for path, document in documents.items() if isinstance(document, (LiquibaseChangelog, SqlScript))
        )

    def roots(self) -> tuple[str, ...]:
        """The changelogs that no other includes; of changelogs that only include each other the first."""
        includes = {
            path: {file for entry in self._includes(path) for file in self._files(path, entry) if file != path}
            for path in self.paths
        }
        included = set().union(*includes.values()) if includes else set()
        roots = [path for path in self.paths if path not in included]
        reached = self._reached(roots, includes)
        for path in self.paths:
            if path not in reached:
                roots.append(path)
                reached |= self._reached([path], includes)
        return tuple(roots)

    def walk(self, root: str) -> Walk:
        """A root with all that it includes. Without recursion, each file once."""
        result = Walk()
        seen = {root}
        stack: list[tuple[str, tuple[str, ...], Iterator[object]]] = [(root, (), iter(self._entries(root)))]
        while stack:
            path, contexts, entries = stack[-1]
            entry = next(entries, None)
            if entry is None:
                stack.pop()
            elif isinstance(entry, LiquibaseChangeSet):
                result.found.append(Found(path, entry, contexts))
            elif isinstance(entry, LiquibaseProperty):
                result.properties.append(entry)
            elif isinstance(entry, LiquibaseInclude):
                files = self._files(path, entry)
                if not files and not entry.is_optional:
                    kind = "the folder" if entry.is_folder else "the file"
                    result.problems.append(
                        HistoryProblem(path, entry.line, f"{kind} '{entry.path}' that is included is not in this tree")
                    )
                inner = (*contexts, entry.context) if entry.context else contexts
                for file in reversed(files):
                    if any(file == open_path for open_path, _, _ in stack):
                        if not entry.is_folder:
                            result.problems.append(HistoryProblem(path, entry.line, f"'{file}' includes itself"))
                    elif file not in seen:
                        seen.add(file)
                        stack.append((file, inner, iter(self._entries(file))))
        return result

    def script(self, path: str, change: LiquibaseChange) -> tuple[str, SqlScript | None]:
        """The script that a change runs, with its path; None where it is not in the tree."""
        file = self.places.find(change.file, change.is_relative, path)
        document = self._documents.get(file)
        return file, document if isinstance(document, SqlScript) else None

    def changelog(self, path: str) -> LiquibaseChangelog:
        """The changelog of a path that `paths` has."""
        document = self._documents[path]
        assert isinstance(document, LiquibaseChangelog)
        return document

    def _entries(self, path: str) -> tuple[object, ...]:
        """The entries of a changelog; a plain script is one change set, as Liquibase takes it."""
        document = self._documents.get(path)
        if isinstance(document, LiquibaseChangelog):
            return document.entries
        if isinstance(document, SqlScript):
            return (LiquibaseChangeSet("raw", "includeAll", (LiquibaseChange(document.changes),), line=1),)
        return ()

    def _includes(self, path: str) -> Iterator[LiquibaseInclude]:
        return (entry for entry in self.changelog(path).entries if isinstance(entry, LiquibaseInclude))

    def _files(self, path: str, entry: LiquibaseInclude) -> tuple[str, ...]:
        if entry.is_folder:
            return self.places.folder(entry.path, entry.is_relative, path, entry.ends_with)
        file = self.places.find(entry.path, entry.is_relative, path)
        return (file,) if file else ()

    @staticmethod
    def _reached(roots: list[str], includes: Mapping[str, set[str]]) -> set[str]:
        reached: set[str] = set()
        waiting = list(roots)
        while waiting:
            path = waiting.pop()
            if path not in reached:
                reached.add(path)
                waiting.extend(includes.get(path, ()))
        return reached
