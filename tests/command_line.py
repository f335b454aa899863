"""The real program, as a user starts it: in its own process, with its own cache. `nullguard_here` does it without the
process, for those who ask what it does to files: to start it takes longer than what it does to small ones."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

import nullguard as package
from nullguard import cli

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures"
PROGRAM = Path(package.__file__).parents[1]
"""Where the program under test is: this checkout, or where a wheel of it is installed."""
_SECONDS = 120.0
"""A crash guard: what takes longer hangs."""


def environment(cache: Path, given: Mapping[str, str] | None = None) -> dict[str, str]:
    """The variables of this process without those that change what is printed, and a cache in a folder of its own."""
    left_out = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "CI", "PRE_COMMIT", "GIT_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    kept["PYTHONPATH"] = str(PROGRAM)
    return {**kept, "NULLGUARD_CACHE_DIR": str(cache), **(given or {})}


def nullguard(
    folder: Path, *arguments: str, cache: Path, given: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Runs `nullguard ARGUMENTS` in a folder, to its end."""
    command = [sys.executable, "-m", "nullguard", *arguments]
    return subprocess.run(
        command,
        cwd=folder,
        env=environment(cache, given),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=_SECONDS,
        check=False,
    )


def nullguard_here(folder: Path, *arguments: str, cache: Path) -> subprocess.CompletedProcess[bytes]:
    """What `nullguard ARGUMENTS` does in a folder, in this process."""
    out, err = TextIOWrapper(BytesIO(), "utf-8", write_through=True), TextIOWrapper(BytesIO(), "utf-8", write_through=True)
    command = ["nullguard", *arguments]
    status: object = None
    with (
        chdir(folder),
        patch.dict(os.environ, environment(cache), clear=True),
        patch.object(sys, "argv", command),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            cli.main()
        except SystemExit as ended:
            status = ended.code
    assert isinstance(status, int), status
    written = [stream.detach().getvalue() for stream in (out, err)]  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(command, status, *written)
