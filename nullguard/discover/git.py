"""The files that git knows in a folder, asked so that a hostile repository's configuration runs nothing."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

_HARDENING = (
    "core.fsmonitor=false",  # would be run by ls-files
    f"core.hooksPath={os.devnull}",
    "protocol.allow=never",
    "safe.bareRepository=explicit",  # a tree can hold what looks like a repository without being one
    "submodule.recurse=false",
)
_OF_ANOTHER_REPOSITORY = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
"""Variables by which git hooks tell of their own repository; each folder is asked for its own instead."""

_TIMEOUT_S = 120.0
"""Far above what the call takes on the largest public trees (seconds); only a crash guard."""


class GitRefused(Exception):
    """git is missing or does not answer for a folder; the message is a phrase that says why."""


def listed(folder: Path, caches: Iterable[str]) -> list[str]:
    """The names of tracked files and of untracked ones that are not ignored, relative to the folder, as `git ls-files` gives
    them: nested repositories are folders, untracked ones with a slash at the end. Untracked folders named in `caches` are left
    out. Raises GitRefused."""
    options = [word for setting in _HARDENING for word in ("-c", setting)]
    patterns = [f"--exclude={name}/" for name in caches]
    command = ["git", "-C", str(folder), "--no-pager", *options, "ls-files", "-co", "--exclude-standard", *patterns, "-z"]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_TIMEOUT_S, env=_environment(), check=False
        )
    except FileNotFoundError:
        raise GitRefused("git is not installed") from None
    except subprocess.TimeoutExpired:
        raise GitRefused(f"git did not answer within {_TIMEOUT_S:.0f} s") from None
    if done.returncode != 0:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"git ended with status {done.returncode}"]
        raise GitRefused(lines[0].removeprefix("fatal: "))
    return [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY}
    return {**kept, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
