"""Where findings stand."""

from __future__ import annotations

from nullguard.model.finding import Place
from nullguard.model.span import Packed, unpack

Places = tuple[Place, ...]


def place(path: str, at: Packed) -> Place:
    """Where a span stands; columns are still in bytes, triage turns them into code points."""
    span = unpack(at)
    return Place(path, span.line, span.column + 1, span.end_line, span.end_column + 1)
