"""The files of a folder that is no git repository, or whose repository git refuses."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pathspec import GitIgnoreSpec

from nullguard.discover.caches import is_made, is_tagged
from nullguard.discover.heads import first_bytes
from nullguard.model.patterns import usable_patterns

_IGNORE_FILE = ".gitignore"
_MOST_IGNORE_BYTES = 256 * 1024

_Specs = tuple[tuple[str, GitIgnoreSpec], ...]
"""The ignore files that hold in a folder with the folders they lie in, innermost first."""


def walked(top: Path, unreadable: list[str]) -> Iterator[str]:
    """The names below a folder that its .gitignore files do not leave out, relative to it and in no particular order.

    Nested repositories are folders with a slash at the end; links are named and not followed. Folders that cannot be read are
    added to `unreadable`.
    """
    stack: list[tuple[str, _Specs]] = [("", ())]
    while stack:
        folder, specs = stack.pop()
        try:
            with os.scandir(top / folder) as listing:
                entries = list(listing)
        except OSError:
            unreadable.append(folder)
            continue
        names = {entry.name for entry in entries}
        if folder and is_tagged(names):
            continue
        if folder and ".git" in names:
            yield f"{folder}/"
            continue
        if _IGNORE_FILE in names and (spec := _spec(top / folder / _IGNORE_FILE)) is not None:
            specs = ((folder, spec), *specs)
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                if not is_made(entry.name, names) and not _is_ignored(f"{path}/", specs):
                    stack.append((path, specs))
            elif not _is_ignored(path, specs):
                yield path


def _is_ignored(path: str, specs: _Specs) -> bool:
    for folder, spec in specs:
        decided = spec.check_file(path[len(folder) + 1 :] if folder else path).include
        if decided is not None:
            return decided
    return False


def _spec(file: Path) -> GitIgnoreSpec | None:
    lines = first_bytes(file, _MOST_IGNORE_BYTES).decode("utf-8", "surrogateescape").splitlines()
    return usable_patterns(lines) if lines else None
