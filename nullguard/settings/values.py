"""The settings of a run as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nullguard.model.finding import Confidence

FAIL_ON = ("error", "warning", "note", "never")
"""The levels that can make a run fail, highest first, and the word for none of them."""

MANIFEST_FILE = "nullguard.manifest.yaml"
"""The manifest that is used when nobody names one."""

MOST_JOBS = 256


class SettingsError(Exception):
    """Settings that cannot be used. The message is for the user: one problem a line, with file and line where there is one."""


@dataclass(frozen=True)
class Settings:
    """What a run does.

    `root` is the resolved folder of the project and `paths` are below it, with forward slashes (empty: everything). `select`,
    `extend_select` and `ignore` hold rule ids and prefixes of them (`NG1`; `NG` is all). `exclude` and the keys of
    `per_file_ignores` are patterns in gitignore's language. `options` maps a rule's id to its options. `config` is the file
    that was read, if there was one.
    """

    root: Path
    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: Confidence = Confidence.MEDIUM
    fail_on: str = "warning"
    manifest: Path | None = None
    compare_with: tuple[Path, ...] = ()
    baseline: Path | None = None
    diff: str = ""
    staged: bool = False
    jobs: int = 1
    cache: bool = True
    exclude: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    config: Path | None = None
