"""Versions of libraries from build files and lock files: pure functions of bytes, by the names of the files."""

from __future__ import annotations

import re
from collections.abc import Callable

from nullguard.languages.versions.java import read_catalog, read_gradle, read_gradle_lock, read_pom
from nullguard.languages.versions.python import (
    read_lock,
    read_pipfile_lock,
    read_pyproject,
    read_requirements,
    read_setup_cfg,
)
from nullguard.model.versions import Pin, Property

Pins = tuple[tuple[Pin, ...], tuple[Property, ...]]

_MOST_BYTES = 4 * 1024 * 1024
_REQUIREMENTS = re.compile(r"(?:^|/)(?:[\w.-]*(?:requirements|constraints)[\w.-]*\.txt|requirements/[\w.-]+\.txt)$")
_NAMES = {
    "poetry.lock": "lock",
    "uv.lock": "lock",
    "pdm.lock": "lock",
    "Pipfile.lock": "pipfile-lock",
    "pyproject.toml": "pyproject",
    "Pipfile": "pyproject",
    "setup.cfg": "setup-cfg",
    "pom.xml": "pom",
    "gradle.lockfile": "gradle-lock",
    "build.gradle": "gradle",
    "build.gradle.kts": "gradle",
    "libs.versions.toml": "catalog",
}
_READERS: dict[str, Callable[[bytes], Pins]] = {
    "requirements": read_requirements,
    "lock": read_lock,
    "pipfile-lock": read_pipfile_lock,
    "pyproject": read_pyproject,
    "setup-cfg": read_setup_cfg,
    "pom": read_pom,
    "gradle-lock": read_gradle_lock,
    "gradle": read_gradle,
    "catalog": read_catalog,
}


def versions_form(path: str, size: int = 0) -> str:
    """The form of a file that names versions of libraries; empty for every other file."""
    if size > _MOST_BYTES:
        return ""
    form = _NAMES.get(path.rpartition("/")[2], "")
    return form or ("requirements" if path.endswith(".txt") and _REQUIREMENTS.search(path) is not None else "")


def read_versions(data: bytes, form: str) -> Pins:
    """The libraries that a file names, and its properties. Raises UnreadableSource for what is none, or is hostile."""
    return _READERS[form](data)


__all__ = ["read_versions", "versions_form"]
