"""All files of a tree, nested repositories included, with their sizes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

from nullguard.discover.caches import CACHES, VIRTUAL_ENVIRONMENT
from nullguard.discover.git import GitRefused, listed
from nullguard.discover.languages import language_of
from nullguard.discover.walk import walked
from nullguard.model.patterns import path_patterns
from nullguard.model.source import Language, Notification

_MOST_REPOSITORIES = 1000
"""Each costs a process of git; a tree with more is not one project."""


@dataclass(frozen=True)
class Listing:
    """`sizes` has the bytes of every regular file by its path from the root, in order of path."""

    sizes: Mapping[str, int]
    notifications: tuple[Notification, ...]


def list_files(root: Path, exclude: Iterable[str]) -> Listing:
    """The files below a resolved folder but those that `exclude` (patterns in gitignore's language) leaves out.

    Raises InvalidPattern.
    """
    patterns = tuple(exclude)
    excluded = path_patterns(patterns) if patterns else None
    found = _Collector(root, excluded)
    queue = [""]
    for folder in queue:
        if len(queue) > _MOST_REPOSITORIES:
            message = f"more than {_MOST_REPOSITORIES:,} nested repositories; the others are left out"
            found.notifications.add(Notification("", "limit", message))
            break
        queue.extend(found.add(folder, _names(root, folder, found.notifications)))
    return Listing(found.sizes_in_order(), tuple(sorted(found.notifications)))


def _names(root: Path, folder: str, notifications: set[Notification]) -> Iterable[str]:
    """The names that git gives for a folder; where there is no repository, or git refuses, those that a walk finds."""
    top = root / folder if folder else root
    if _is_in_repository(top, is_root=not folder):
        try:
            names = listed(top, CACHES)
        except GitRefused as refusal:
            message = f"git could not list the files ({refusal}); all files that .gitignore does not name were taken"
            notifications.add(Notification(folder, "git", message))
        else:
            if names:
                return names
            # Either the folder is empty, or a repository around it ignores all of it.
    unreadable: list[str] = []
    names = list(walked(top, unreadable))
    for below in unreadable:
        place = f"{folder}/{below}".strip("/")
        notifications.add(
            Notification(place if _is_text(place) else _printable(place), "unreadable", "the folder cannot be read")
        )
    return names


def _is_in_repository(folder: Path, is_root: bool) -> bool:
    return any(os.path.lexists(above / ".git") for above in ((folder, *folder.parents) if is_root else (folder,)))


class _Collector:
    """Sorts names into files, nested repositories and what is told to the user."""

    def __init__(self, root: Path, excluded: GitIgnoreSpec | None) -> None:
        self._root = str(root)
        self._excluded = excluded
        self._sizes: dict[str, int] = {}
        self._environments: list[str] = []
        self._real: dict[str, bool] = {"": True}
        self._seen: set[str] = {""}
        self.notifications: set[Notification] = set()

    def add(self, folder: str, names: Iterable[str]) -> list[str]:
        """Take the names found in a folder; the nested repositories among them."""
        nested = []
        for name in names:
            if _is_fetched(name):
                continue
            path = (f"{folder}/{name}" if folder else name).rstrip("/")
            if path in self._sizes or path in self._seen or (self._excluded is not None and self._excluded.match_file(path)):
                continue
            try:
                status = os.lstat(f"{self._root}/{path}")
            except (OSError, ValueError):
                continue  # deleted, and git does not know yet
            if not self._is_below(path):
                continue
            if stat.S_ISREG(status.st_mode):
                self._file(path, status.st_size)
            elif stat.S_ISDIR(status.st_mode):
                self._seen.add(path)
                nested.append(path)
            else:
                self._special(path, status.st_mode)
        return sorted(nested)

    def sizes_in_order(self) -> dict[str, int]:
        """The files that are no part of a virtual environment."""
        below = tuple(f"{folder}/" for folder in self._environments)
        return {path: self._sizes[path] for path in sorted(self._sizes) if not below or not path.startswith(below)}

    def _file(self, path: str, size: int) -> None:
        if not _is_text(path):
            if language_of(path) is not Language.OTHER:
                message = "its name is not UTF-8, so it cannot be reported on; it was left out"
                self.notifications.add(Notification(_printable(path), "undecodable", message))
            return
        self._sizes[path] = size
        folder, _, name = path.rpartition("/")
        if name == VIRTUAL_ENVIRONMENT and folder:
            self._environments.append(folder)

    def _special(self, path: str, mode: int) -> None:
        """A link is not followed: what it leads to inside of the tree is there by its own name, and the rest is not the
        project's. Loops are told, and whatever looks like a source and gives none."""
        shown = path if _is_text(path) else _printable(path)
        if not stat.S_ISLNK(mode):
            if language_of(path) is not Language.OTHER:
                self.notifications.add(Notification(shown, "unreadable", "it is no regular file"))
            return
        place = f"{self._root}/{path}"
        try:
            target = str(Path(place).resolve(strict=True))
        except FileNotFoundError:
            return
        except (OSError, RuntimeError):
            self.notifications.add(Notification(shown, "symlink-loop", "the link leads to itself; it was not followed"))
            return
        if f"{place}/".startswith(f"{target.rstrip('/')}/"):
            self.notifications.add(
                Notification(shown, "symlink-loop", "the link leads to a folder around it; it was not followed")
            )
        elif not target.startswith(f"{self._root}/") and language_of(path) is not Language.OTHER:
            self.notifications.add(Notification(shown, "unreadable", "the link leads out of the project; it was not followed"))

    def _is_below(self, path: str) -> bool:
        """Whether all folders on the way to a path are real ones below the root: git lists what it knew before a folder was
        replaced by a link, and a repository can claim files anywhere."""
        if path.startswith("../") or path.startswith("/") or "/../" in path:
            return False
        unknown = []
        folder = path.rpartition("/")[0]
        while folder not in self._real:
            unknown.append(folder)
            folder = folder.rpartition("/")[0]
        is_real = self._real[folder]
        for below in reversed(unknown):
            is_real = is_real and stat.S_ISDIR(os.lstat(f"{self._root}/{below}").st_mode)
            self._real[below] = is_real
        return is_real


def _is_fetched(name: str) -> bool:
    """Whether a file is a dependency of a program in JavaScript, tracked or not: much of it, and nothing that is read."""
    return "node_modules/" in name or "bower_components/" in name


def _is_text(path: str) -> bool:
    if path.isascii():
        return True
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _printable(path: str) -> str:
    return os.fsencode(path).decode("utf-8", "backslashreplace")
