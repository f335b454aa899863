"""Where the project begins whose files are analysed together, and which file configures it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nullguard.model.toml import InvalidToml, parse_toml
from nullguard.settings.values import SettingsError

CONFIGURATION_FILE, PROJECT_FILE = "nullguard.toml", "pyproject.toml"
_BUILD_FILES = (
    "pyproject.toml",
    "pom.xml",
    "build.gradle",
    "build.gradle.kts",
    "settings.gradle",
    "settings.gradle.kts",
    "setup.py",
)
_MOST_BYTES = 1024 * 1024
"""Far more than any configuration written by hand; TOML is read as a whole."""


def project_root(start: Path) -> Path:
    """The root of the project that a resolved path belongs to.

    It is the nearest folder at or above it that configures nullguard, else the top of the repository, else the nearest folder
    with a build file, else the folder itself. Raises SettingsError for a configuration file that cannot be read.
    """
    folder = start if start.is_dir() else start.parent
    around = (folder, *folder.parents)
    return (
        next((above for above in around if configuration_files(above)), None)
        or next((above for above in around if (above / ".git").exists()), None)
        or next((above for above in around if any((above / name).is_file() for name in _BUILD_FILES)), None)
        or folder
    )


def configuration_files(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that configure nullguard. Raises SettingsError for one that mentions it and cannot be read."""
    own, shared = folder / CONFIGURATION_FILE, folder / PROJECT_FILE
    found = [own] if own.is_file() else []
    if shared.is_file() and b"nullguard" in read(shared) and table_of(shared, parse(shared)) is not None:
        found.append(shared)
    return tuple(found)


def read(file: Path) -> bytes:
    """The bytes of a configuration file. Raises SettingsError."""
    try:
        with file.open("rb") as opened:
            data = opened.read(_MOST_BYTES + 1)
    except OSError as error:
        raise SettingsError(f"{shown(file)}: {(error.strerror or str(error)).lower()}") from None
    if len(data) > _MOST_BYTES:
        raise SettingsError(f"{shown(file)}: more than {_MOST_BYTES:,} bytes are no configuration")
    return data


def text_of(file: Path) -> str:
    """The text of a configuration file. Raises SettingsError."""
    try:
        return read(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(f"{shown(file)}: it is not UTF-8 at byte {error.start:,}") from None


def parse(file: Path) -> dict[str, Any]:
    """The content of a TOML file. Raises SettingsError with the place of a mistake."""
    try:
        return parse_toml(text_of(file))
    except InvalidToml as error:
        raise SettingsError(f"{shown(file)}: {error}") from None


def table_of(file: Path, content: dict[str, Any]) -> Any:
    """nullguard's part of a configuration file: all of nullguard.toml, `[tool.nullguard]` of others; None without one."""
    if file.name == PROJECT_FILE:
        tool = content.get("tool")
        return tool.get("nullguard") if isinstance(tool, dict) else None
    return content


def prefix_of(file: Path) -> tuple[str, ...]:
    """The keys above nullguard's own in a configuration file."""
    return ("tool", "nullguard") if file.name == PROJECT_FILE else ()


def shown(file: Path) -> str:
    """A path as the user would write it: from the current folder if it lies below."""
    current = Path.cwd()
    return str(file.relative_to(current) if file.is_relative_to(current) else file)


def relative_paths(root: Path, paths: Iterable[Path]) -> tuple[str, ...]:
    """Resolved paths below the root, with slashes; empty when the root itself is among them. Raises SettingsError."""
    found = []
    for path in paths:
        if not path.is_relative_to(root):
            raise SettingsError(f"'{shown(path)}' lies outside of the project '{root}'; check one project at a time")
        found.append(path.relative_to(root).as_posix())
    return () if "." in found else tuple(sorted(set(found)))
