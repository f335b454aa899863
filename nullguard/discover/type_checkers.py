"""Which folders of a tree have a type checker of Python: its settings, or a requirement of it for development."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from nullguard.discover.python_projects import TYPE_CHECKERS, read_pyproject, read_requirements, read_setup_cfg

_FILES = frozenset({"mypy.ini", ".mypy.ini", "pyrightconfig.json", "ty.toml", "pyrefly.toml"})
"""Type checkers' own files of configuration."""

_REQUIREMENTS = "requirements"
"""What files of requirements are called like, or their folder: `requirements-dev.txt`, `requirements/ci.in`."""

_SUFFIXES = (".txt", ".in")


def checked_folders(paths: Iterable[str], text: Callable[[str], str]) -> frozenset[str]:
    """The folders, from the tree's root, whose files configure a type checker or require one; `text` reads a file."""
    found: set[str] = set()
    for path in paths:
        folder, _, name = path.rpartition("/")
        if name in _FILES or (name in _READERS and _READERS[name](text(path))):
            found.add(folder)
        elif name.endswith(_SUFFIXES):
            outer, _, last = folder.rpartition("/")
            if _REQUIREMENTS in name and _requires(text(path)):
                found.add(folder)
            elif last == _REQUIREMENTS and _requires(text(path)):
                found.add(outer)
    return frozenset(found)


def is_below(folder: str, checked: frozenset[str]) -> bool:
    """Whether a folder is one of those that are checked, or lies in one."""
    while folder and folder not in checked:
        folder = folder.rpartition("/")[0]
    return folder in checked


def _requires(text: str) -> bool:
    return not TYPE_CHECKERS.isdisjoint(read_requirements(text).requires)


_READERS: dict[str, Callable[[str], bool]] = {
    "pyproject.toml": lambda text: read_pyproject(text).is_type_checked,
    "setup.cfg": lambda text: read_setup_cfg(text).is_type_checked,
}
