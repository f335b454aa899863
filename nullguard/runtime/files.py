"""Files that are whole or untouched, whatever happens while they are written."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Gives a file these bytes. Who reads it meanwhile sees the old ones or the new ones, never a part.

    An existing file keeps its permissions; a new one has those that the umask leaves. A link is followed and stays a link.
    What is no regular file (a pipe, `/dev/stdout`) cannot be replaced and is written to. Raises OSError; then the file is
    as it was, and nothing else is left in its folder.
    """
    target = Path(os.path.realpath(path))
    mode = _mode(target)
    if mode is not None and not stat.S_ISREG(mode):
        path.write_bytes(data)
        return
    temporary = target.with_name(f".nullguard-{secrets.token_hex(8)}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        os.replace(temporary, target)  # noqa: PTH105 - says that this is the one step that counts
    except BaseException:  # also Ctrl-C: what was begun goes away
        temporary.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None
