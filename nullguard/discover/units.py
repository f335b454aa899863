"""The build modules and Python projects of a tree, with their source roots and what they depend on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from nullguard.discover.evidence import describes_project
from nullguard.discover.gradle import applied, gradle_dependencies, projects_of
from nullguard.discover.heads import Heads
from nullguard.discover.layout import Folder
from nullguard.discover.maven import Pom, maven_dependencies, read_pom
from nullguard.discover.null_checkers import null_checked_folders
from nullguard.discover.python_projects import (
    PythonProject,
    below,
    merged,
    read_pyproject,
    read_requirements,
    read_setup_cfg,
    read_setup_py,
)
from nullguard.discover.type_checkers import checked_folders, is_below
from nullguard.model.source import Language, Unit

_GRADLE = ("build.gradle", "build.gradle.kts")
_GRADLE_SETTINGS = ("settings.gradle", "settings.gradle.kts")
_PYTHON_READERS = {
    "pyproject.toml": read_pyproject,
    "setup.cfg": read_setup_cfg,
    "setup.py": read_setup_py,
    "requirements.txt": read_requirements,
}
_PYTHON_MARKS = frozenset({"pyproject.toml", "setup.py", "setup.cfg", "manage.py", "Pipfile", "requirements.txt"})
_DISTRIBUTED = frozenset({"pyproject.toml", "setup.py", "setup.cfg"})
_JAVA_MARKS = frozenset({"pom.xml", "build.xml", *_GRADLE, *_GRADLE_SETTINGS})
_MOST_BYTES = 256 * 1024
"""Several times the largest build file of the measured trees; longer ones are not read."""


@dataclass(frozen=True)
class Tree:
    """What units are made of: all files, the sources that are no data, and what is known of the folders."""

    files: Set[str]
    code: Iterable[tuple[str, Language]]
    folders: Mapping[str, Folder]
    tests: Set[str]
    java_roots: Mapping[str, str]
    heads: Heads

    def text(self, path: str) -> str:
        return self.heads.whole(path, _MOST_BYTES).decode("utf-8", "replace")


class Units:
    """The units of a tree. `paths` are their folders; `of` gives the one that a folder belongs to."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._marks = _marks(tree)
        self._builds = _gradle_builds(tree, self._marks)
        declared = {folder for folder, names in self._marks.items() if _is_unit(folder, names, tree.files)}
        declared.update(folder for build in self._builds for folder in build.values() if folder in tree.folders)
        self._declared = declared
        self._of: dict[str, str] = {}

    def of(self, folder: str) -> str:
        """The path of the unit that a folder belongs to; the root's when there is none."""
        unknown = []
        while folder and folder not in self._declared and folder not in self._of:
            unknown.append(folder)
            folder = folder.rpartition("/")[0]
        unit = self._of.get(folder, folder)
        for below_it in unknown:
            self._of[below_it] = unit
        return unit

    def all(self) -> tuple[Unit, ...]:
        """The units that have sources, in order of path."""
        java: dict[str, set[str]] = defaultdict(set)
        python: dict[str, set[str]] = defaultdict(set)
        for path, language in self._tree.code:
            folder = path.rpartition("/")[0]
            if language is Language.JAVA:
                java[self.of(folder)].add(self._tree.java_roots[folder])
            elif language is Language.PYTHON:
                python[self.of(folder)].add(folder)
        projects = {unit: self._project(unit) for unit in python}
        dependencies = self._dependencies(projects)
        checked = checked_folders(self._tree.files, self._tree.text) if python else frozenset()
        null_checked = null_checked_folders(self._tree.files, self._tree.text) if java else frozenset()
        of_null_checked = {self.of(folder) for folder in null_checked}  # where modules are no units of their own
        return tuple(
            Unit(
                unit,
                (
                    *self._java_roots(java.get(unit, set())),
                    *self._python_roots(unit, projects.get(unit), python.get(unit, set())),
                ),
                tuple(sorted(dependencies.get(unit, set()) & {*java, *python} - {unit})),
                unit in python and is_below(unit, checked),
                unit in python and self._is_published(unit),
                unit in java and (is_below(unit, null_checked) or unit in of_null_checked),
            )
            for unit in sorted({*java, *python})
        )

    def _java_roots(self, roots: set[str]) -> list[str]:
        """Production before tests, so that a name is looked for there first."""
        return sorted(roots, key=lambda root: (root in self._tree.tests, root))

    def _python_roots(self, unit: str, project: PythonProject | None, folders: set[str]) -> list[str]:
        if project is None:
            return []
        roots = [root for name in project.roots if (root := below(unit, name)) is not None and root != unit]
        source = f"{unit}/src" if unit else "src"
        if not {f"{source}/__init__.py", f"{source}/__init__.pyi"} & self._tree.files:
            roots.append(source)
        filled = [root for root in dict.fromkeys(roots) if any(f"{folder}/".startswith(f"{root}/") for folder in folders)]
        return [*filled, unit]

    def _is_published(self, unit: str) -> bool:
        prefix = f"{unit}/" if unit else ""
        files = ((prefix + name, read) for name, read in _PYTHON_READERS.items() if name in _DISTRIBUTED)
        return any(read(self._tree.text(path)).is_published for path, read in files if path in self._tree.files)

    def _project(self, unit: str) -> PythonProject:
        names = self._marks.get(unit, set())
        return merged(
            read(self._tree.text(f"{unit}/{name}" if unit else name)) for name, read in _PYTHON_READERS.items() if name in names
        )

    def _dependencies(self, projects: Mapping[str, PythonProject]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        poms: dict[str, Pom] = {}
        scripts: dict[str, str] = {}
        for folder, names in self._marks.items():
            prefix = f"{folder}/" if folder else ""
            if "pom.xml" in names:
                pom = read_pom(self._tree.heads.whole(f"{prefix}pom.xml", _MOST_BYTES))
                if pom is not None:
                    poms[folder] = pom
        for folder in self._declared:
            texts = [self._tree.text(path) for path in _scripts(folder) if path in self._tree.files]
            included = (below(folder, name) for text in tuple(texts) for name in applied(text))
            texts.extend(self._tree.text(path) for path in included if path is not None and path in self._tree.files)
            if texts:
                scripts[folder] = "\n".join(texts)
        for part in (maven_dependencies(poms), gradle_dependencies(scripts, self._builds), self._python_dependencies(projects)):
            for unit, dependencies in part.items():
                found[unit].update(dependencies)
        return found

    def _python_dependencies(self, projects: Mapping[str, PythonProject]) -> dict[str, set[str]]:
        by_name = {project.name: unit for unit, project in sorted(projects.items(), reverse=True) if project.name}
        found: dict[str, set[str]] = {}
        for unit, project in projects.items():
            found[unit] = {by_name[name] for name in project.requires if name in by_name}
            found[unit].update(place for path in project.paths if (place := below(unit, path)) is not None and place in projects)
            if unit and not _DISTRIBUTED & self._marks.get(unit, set()):
                around = self.of(unit.rpartition("/")[0])
                if _DISTRIBUTED & self._marks.get(around, set()):
                    found[unit].add(around)  # the code of the project around, run from another folder
        return found


def _marks(tree: Tree) -> dict[str, set[str]]:
    """The names of the build and project files in each folder that is neither below tests nor in a source set."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in tree.files:
        folder, _, name = path.rpartition("/")
        if name in _PYTHON_MARKS or name in _JAVA_MARKS:
            if folder in tree.tests or tree.folders[folder].source_set:
                continue
            if describes_project(name, tree.heads[path]):
                found[folder].add(name)
    return dict(sorted(found.items()))


def _is_unit(folder: str, names: set[str], files: Set[str]) -> bool:
    if names & (_JAVA_MARKS | {"manage.py", "pyproject.toml"}):
        return True
    return f"{folder}/__init__.py" not in files  # a package with requirements or a module called setup


def _gradle_builds(tree: Tree, marks: Mapping[str, set[str]]) -> tuple[dict[str, str], ...]:
    builds = []
    for folder, names in marks.items():
        for name in _GRADLE_SETTINGS:
            if name in names:
                builds.append(projects_of(tree.text(f"{folder}/{name}" if folder else name), folder))
    return tuple(builds)


def _scripts(folder: str) -> Iterable[str]:
    """Where a project's build script may lie: by its usual names, and by the project's own."""
    prefix, name = (f"{folder}/", folder.rpartition("/")[2]) if folder else ("", "")
    yield from (f"{prefix}{script}" for script in _GRADLE)
    if name:
        yield from (f"{prefix}{name}.gradle", f"{prefix}{name}.gradle.kts")
