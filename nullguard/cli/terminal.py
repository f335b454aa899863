"""What standard output is: how wide, and whether colour is welcome."""

from __future__ import annotations

import os
import shutil
import sys

PIPED_WIDTH = 80
"""Columns of output that nobody watches: the same everywhere."""


def width() -> int:
    """Columns of the terminal that standard output is, else a fixed number."""
    return shutil.get_terminal_size((PIPED_WIDTH, 24)).columns if sys.stdout.isatty() else PIPED_WIDTH


def has_color(choice: str) -> bool:
    """`choice` is auto, always or never; auto heeds NO_COLOR, FORCE_COLOR and dumb terminals (no-color.org, force-color.org)."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
