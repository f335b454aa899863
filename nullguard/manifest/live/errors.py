"""What went wrong with a live database, in words for the user that hold no secret."""

from __future__ import annotations

from importlib.util import find_spec


class LiveError(Exception):
    """A database that cannot be read; `remedy` says what to do and may be empty."""

    def __init__(self, message: str, remedy: str = "") -> None:
        self.message, self.remedy = message, remedy
        super().__init__(f"{message} ({remedy})" if remedy else message)


def require_installed(module: str) -> None:
    """Raises LiveError unless a module of the extra `db` can be imported."""
    if find_spec(module) is None:
        raise LiveError(f"reading a database needs {module}, which is not installed", "install nullguard with its extra 'db'")
