"""Schemas and statistics of live databases, read without reading rows.

SQLAlchemy and the drivers come with the extra `db`; nothing here imports them until a database is read.
"""

from nullguard.manifest.live.errors import LiveError
from nullguard.manifest.live.options import LiveOptions, Warn
from nullguard.manifest.live.read import read_live

__all__ = ["LiveError", "LiveOptions", "Warn", "read_live"]
