"""Where the cache of a project lies: never in the analysed tree unless the user says so."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from nullguard.runtime.digest import digest

VARIABLE = "NULLGUARD_CACHE_DIR"
TAG = b"Signature: 8a477f597d28d172789f06886806bc55\n# This folder holds a cache of nullguard and can be deleted.\n"


def cache_file(root: Path) -> Path:
    """The file for a project root, in a folder that exists afterwards. Raises OSError, RuntimeError where there is no home."""
    folder = cache_folder(os.environ, sys.platform)
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # what was learnt of somebody's sources is theirs alone
    tag = folder / "CACHEDIR.TAG"  # the convention by which backups know what to leave out
    if not tag.exists():
        tag.write_bytes(TAG)
    return folder / f"{digest(os.fsencode(os.path.realpath(root))).hex()}.sqlite"


def cache_folder(environment: Mapping[str, str], platform: str) -> Path:
    """`$NULLGUARD_CACHE_DIR`, else the folder `nullguard` where the platform keeps caches. Raises RuntimeError without a home."""
    if given := environment.get(VARIABLE):
        return Path(given).absolute()
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "nullguard" / "Cache"
    if platform == "darwin":
        return Path.home() / "Library" / "Caches" / "nullguard"
    given = environment.get("XDG_CACHE_HOME", "")
    return (Path(given) if Path(given).is_absolute() else Path.home() / ".cache") / "nullguard"
