"""The files of the analysed tree, as reports and triage read them."""

from __future__ import annotations

from pathlib import Path

from nullguard.model.report import Reader


def reader(root: Path) -> Reader:
    """Reads files below the project root, and only regular ones inside of it: paths come from analysed code."""
    real_root = root.resolve()

    def read(path: str) -> bytes | None:
        try:
            file = (real_root / path).resolve()
            return file.read_bytes() if file.is_relative_to(real_root) and file.is_file() else None
        except (OSError, ValueError, RuntimeError):
            return None  # unreadable, a NUL in its name, a loop of links

    return read


class Tree:
    """The files of the project, as a container of paths relative to its root."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and (self._root / path).is_file()
