"""The way in: checks that the extra is there before anything of it is imported."""

from __future__ import annotations

from nullguard.manifest.live.errors import require_installed
from nullguard.manifest.live.options import LiveOptions, Warn
from nullguard.model.schema import Manifest


def read_live(url: str, options: LiveOptions, warn: Warn = lambda message: None) -> Manifest:
    """The schema of a database with what the server's statistics tell of nulls, rows and widths.

    `url` is `postgresql://user@host/name`, `mysql://…`, `mariadb://…` or `sqlite:///file.db`; a password may be left to the
    driver's own sources. Everything happens in one read-only transaction; values of rows are never fetched. Raises LiveError,
    whose text and context never hold the password.
    """
    require_installed("sqlalchemy")
    # Imported here, because everything else of nullguard works without the extra and starts faster without it.
    from nullguard.manifest.live.reading import read

    return read(url, options, warn)
