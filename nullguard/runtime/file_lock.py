"""A lock between processes, which ends with its holder however that ends."""

from __future__ import annotations

import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where a file that somebody has open cannot be deleted anyway
    fcntl = None  # type: ignore[assignment]


class FileLock:
    """A file that any number of processes share or one has for itself."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def share(self) -> None:
        """Has the lock together with others, waiting for one that has it alone. Raises OSError."""
        if self._descriptor is None:
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        if fcntl is not None:
            fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def take(self) -> bool:
        """Has the lock alone, unless another process has it."""
        if fcntl is None or self._descriptor is None:
            return fcntl is None
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
