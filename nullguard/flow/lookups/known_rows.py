"""The paths that say of which rows it is known that they are there, and those of answers that tell it."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.row_paths import columns_asked_for_constants, row_path
from nullguard.flow.domain.state import Path
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.text import render

ANY_TABLE: Final = "*"
"""Stands for the table of a row of which only its key is known."""


def known_path(frame: Frame, table: str, keys: tuple[Path, ...]) -> Path:
    """The path that is not null where a row of a table was found by keys; it is forgotten when a key's variable is bound again,
    or a column is set that was asked for a constant."""
    path = row_path(table, keys)
    frame.depends(path[0], frozenset(key[0] for key in keys) | columns_asked_for_constants(table))
    return path


def asked_path(frame: Frame, node: s.Call, keys: tuple[Path, ...]) -> Path:
    """The path that stands for the answer of a call."""
    return (frame.depends("?" + render(node), frozenset(key[0] for key in keys)),)
