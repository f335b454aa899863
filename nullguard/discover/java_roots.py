"""The source root of every folder with Java sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nullguard.discover.evidence import java_package
from nullguard.discover.heads import Heads
from nullguard.discover.layout import Folder

_MOST_LOOKS = 3
"""How many files of a folder are asked for their package; the first almost always tells."""


def java_roots(paths: Iterable[str], folders: Mapping[str, Folder], heads: Heads) -> dict[str, str]:
    """The source root of each folder with Java sources among `paths`.

    The layout of Maven and Gradle tells it (`src/main/java`), elsewhere the package that the sources declare (`lib/com/shop` of
    package com.shop has the root `lib`); else it is the folder itself.
    """
    files: dict[str, list[str]] = {}
    for path in paths:
        folder = path.rpartition("/")[0]
        known = files.setdefault(folder, [])
        if len(known) < _MOST_LOOKS:
            known.append(path)
    return {folder: _root(folder, known, folders[folder], heads) for folder, known in files.items()}


def _root(folder: str, files: Iterable[str], layout: Folder, heads: Heads) -> str:
    if layout.java_root is not None:
        return layout.java_root
    for path in files:
        package = java_package(heads[path])
        if package is None:
            continue
        place = package.replace(".", "/")
        if folder == place:
            return ""
        if folder.endswith(f"/{place}"):
            return folder[: -len(place) - 1]
        break
    return folder
