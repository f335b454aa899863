"""What git knows of a tree, asked so that a hostile repository's configuration runs nothing."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HARDENING = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "protocol.allow=never",
)
_TIMEOUT_S = 120.0
"""Far above what any of these calls takes on the largest public trees (seconds); only a crash guard."""

_LARGEST_BLOB = 10 * 1024 * 1024
"""Bytes. Larger sources are skipped by the analysis too."""


class GitError(Exception):
    """git is missing, refused, or does not know what was asked for; the message is one sentence for the user."""


def run(root: Path, *arguments: str) -> bytes:
    """The output of `git ARGUMENTS` in the folder `root`. Raises GitError."""
    try:
        done = subprocess.run(_command(root, arguments), capture_output=True, timeout=_TIMEOUT_S, env=_environment(), check=False)
    except FileNotFoundError:
        raise GitError("git is not installed; --staged and --diff need it") from None
    except subprocess.TimeoutExpired:
        raise GitError(f"git {arguments[0]} did not answer within {_TIMEOUT_S:.0f} s") from None
    if done.returncode != 0:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"status {done.returncode}"]
        raise GitError(f"git {arguments[0]} failed: {lines[0]}")
    return done.stdout


def commit_of(root: Path, reference: str) -> str:
    """The full id of the commit that a reference names. Raises GitError with a remedy."""
    try:
        output = run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}")
        return output.decode("ascii").strip()
    except GitError:
        _require_repository(root)
        raise GitError(
            f"git knows no commit '{reference}' here; in CI, fetch it first (actions/checkout with fetch-depth: 0)"
        ) from None


def merge_base(root: Path, reference: str) -> str:
    """The commit where the present branch left `reference`; its own commit where the history is too short to tell."""
    commit = commit_of(root, reference)
    try:
        return run(root, "merge-base", commit, "HEAD").decode("ascii").strip()
    except GitError:
        return commit


def prefix(root: Path) -> str:
    """The path of `root` below the top folder of its repository, with slashes; empty at the top, and outside of repositories."""
    try:
        return run(root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").strip("\n").rstrip("/")
    except GitError:
        return ""


def write_tree(root: Path, commit: str, into: Path) -> int:
    """Writes the files below `root` as they were in a commit to the folder `into`; the number of files written.

    Blobs are written as they are stored: no filters, no hooks, no attributes, no symlinks, no submodules, nothing above 10 MiB.
    """
    listing = run(root, "ls-tree", "-r", "-z", "-l", commit, ".")
    wanted = list(_blobs(listing))
    written = 0
    with _reader(root) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for blob, path in wanted:
            process.stdin.write(blob + b"\n")
            process.stdin.flush()
            header = process.stdout.readline().split()
            if len(header) != 3:
                continue  # a blob that a partial clone left out
            data = process.stdout.read(int(header[2]))
            process.stdout.read(1)
            target = into / os.fsdecode(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            written += 1
    return written


def _blobs(listing: bytes) -> Iterator[tuple[bytes, bytes]]:
    for record in listing.split(b"\0"):
        description, _, path = record.partition(b"\t")
        fields = description.split()
        if len(fields) != 4 or fields[1] != b"blob" or fields[0] == b"120000" or int(fields[3]) > _LARGEST_BLOB:
            continue
        parts = path.split(b"/")
        if path.startswith(b"/") or any(part in (b"", b".", b"..") or part.lower() == b".git" for part in parts):
            continue
        yield fields[2], path


@contextmanager
def _reader(root: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = _command(root, ("cat-file", "--batch"))
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
    )
    try:
        yield process
    finally:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        process.stdout.close()
        process.wait()


def _require_repository(root: Path) -> None:
    try:
        run(root, "rev-parse", "--git-dir")
    except GitError:
        raise GitError(f"'{root}' is in no git repository; --staged and --diff need one") from None


def _command(root: Path, arguments: tuple[str, ...]) -> list[str]:
    return ["git", "-C", str(root), "--no-pager", *_HARDENING, *arguments]


def _environment() -> dict[str, str]:
    return {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
