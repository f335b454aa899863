"""Where the files are that a changelog names: beside it, or on a class path, of which source trees have several."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable

_MOST_PARTS = 40
"""Longer names are nobody's, and each length that is asked for costs an index."""

_SCHEMES = ("classpath*:", "classpath:", "file:")


class Places:
    """The files that changelogs can name, by path."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = frozenset(paths)
        self._by_ending: dict[int, dict[str, list[str]]] = {}

    def find(self, written: str, is_relative: bool, since: str) -> str:
        """The file that the changelog `since` names; empty where there is none.

        Of several files of that name on different class paths the one nearest to the changelog counts.
        """
        name = _plain(written)
        beside = _joined(since, name)
        if is_relative:
            return beside if beside in self._paths else ""
        fitting = self._ending(name)
        if not fitting and beside in self._paths:
            return beside
        return min(fitting, key=lambda path: (-_shared(path, since), len(path), path), default="")

    def _ending(self, name: str) -> list[str]:
        """The files whose paths end with a name of several parts."""
        parts = name.count("/") + 1
        if parts > _MOST_PARTS:
            return []
        known = self._by_ending.get(parts)
        if known is None:
            known = self._by_ending[parts] = defaultdict(list)
            for path in sorted(self._paths):
                known["/".join(path.rsplit("/", parts)[-parts:])].append(path)
        return known.get(name, [])

    def folder(self, written: str, is_relative: bool, since: str, ends_with: str = "") -> tuple[str, ...]:
        """The files below a folder that the changelog `since` names, on all class paths, in the order in which they run."""
        name = _plain(written).rstrip("/")
        if is_relative:
            folder = _joined(since, name)
            found = [path for path in self._paths if path.startswith(f"{folder}/")]
        else:
            found = [path for path in self._paths if path.startswith(f"{name}/") or f"/{name}/" in path]
        return tuple(sorted((path for path in found if path.endswith(ends_with)), key=lambda path: (_below(path, name), path)))


def _below(path: str, folder: str) -> str:
    """The path as a class path shows it."""
    return path[path.find(f"{folder}/") :]


def _plain(written: str) -> str:
    name = written.strip().replace("\\", "/")
    for scheme in _SCHEMES:
        name = name.removeprefix(scheme)
    return posixpath.normpath(name).lstrip("/") if name else ""


def _joined(since: str, name: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(since), name))


def _shared(path: str, other: str) -> int:
    """How many folders two paths share from the root."""
    count = 0
    for one, two in zip(path.split("/"), other.split("/"), strict=False):
        if one != two:
            break
        count += 1
    return count
