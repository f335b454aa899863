"""Source roots: where a unit's packages and modules begin, and which of them a source sees.

The order is: the source's own root, the roots of its unit, the roots of the unit's dependencies. Two services of one tree with a
package of the same name never see each other's.
"""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.model.source import Unit


class SourceRoots:
    """The source root of every folder, and the roots that a source sees, in order."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = {unit.path: unit for unit in sorted(units)}
        self._roots = {root for unit in self._units.values() for root in unit.roots}
        self._root_of: dict[str, str] = {}
        self._unit_of: dict[str, str] = {}
        self._visible: dict[str, tuple[str, ...]] = {}

    def root_of(self, folder: str) -> str:
        """The root below which a folder's packages begin: the nearest declared one, at least the folder of its unit."""
        known = self._root_of.get(folder)
        if known is None:
            if not folder or folder in self._roots or folder in self._units:
                known = folder
            else:
                known = self.root_offolder_of(folder)
            self._root_of[folder] = known
        return known

    def root_offolder_of(self, folder: str) -> str:
        """The nearest root above a folder."""
        while folder:
            folder = folder_of(folder)
            if folder in self._roots or folder in self._units:
                return folder
        return ""

    def unit_of(self, folder: str) -> str:
        """The path of the unit that a folder belongs to; the project root when none is declared."""
        known = self._unit_of.get(folder)
        if known is None:
            known = folder
            while known and known not in self._units:
                known = folder_of(known)
            self._unit_of[folder] = known
        return known

    def unit_of_source(self, path: str) -> str:
        """The path of the unit that a file belongs to; the project root when none is declared."""
        return self.unit_of(folder_of(path))

    def visible(self, folder: str) -> tuple[str, ...]:
        """The roots that a source in `folder` sees, nearest first: its own, those of its unit, those of the unit's
        dependencies."""
        own = self.root_of(folder)
        unit = self.unit_of(folder)
        key = f"{own}\n{unit}"
        known = self._visible.get(key)
        if known is None:
            roots = {own: None}
            seen = {unit}
            queue = [unit]
            for path in queue:
                declared = self._units.get(path)
                if declared is None:
                    continue
                for root in declared.roots or (declared.path,):
                    roots.setdefault(root)
                for dependency in declared.dependencies:
                    if dependency not in seen:
                        seen.add(dependency)
                        queue.append(dependency)
            known = self._visible[key] = tuple(roots)
        return known


def folder_of(path: str) -> str:
    """The folder of a path, empty for the project root."""
    return path.rpartition("/")[0]
