"""What tells that a file is unchanged without reading it."""

from __future__ import annotations

import os
from collections.abc import Mapping

import msgspec

SETTLING_NS = 2 * 10**9  # the coarsest clock of a file system in use (FAT) ticks every 2 s

Stamp = tuple[int, int, int, bytes]

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(dict[str, Stamp])


def stamp(status: os.stat_result, content: bytes) -> Stamp:
    """Size in bytes, time of the last change of content (ns), a mix of the time of the last change at all and the inode, and
    the digest of the content. `status` must be taken before the content is read."""
    return (status.st_size, status.st_mtime_ns, (status.st_ctime_ns ^ (status.st_ino << 20)) & 0x7FFF_FFFF_FFFF_FFFF, content)


def settled(stamps: Mapping[str, Stamp], begun_ns: int) -> dict[str, Stamp]:
    """The stamps that can be trusted: of files that had not changed for 2 s when the run began, at `begun_ns` since the epoch.

    A file that changes again right after it was read may keep its time, because clocks of file systems are coarse; git
    calls such entries racy. One with a time in the future is never trusted.
    """
    return {path: one for path, one in stamps.items() if one[1] < begun_ns - SETTLING_NS}


def encode(stamps: Mapping[str, Stamp]) -> bytes:
    """Stamps as bytes, the same for the same stamps. Paths that are not UTF-8 (surrogates) cannot be told and are left out."""
    return _ENCODER.encode({path: stamps[path] for path in sorted(stamps) if _is_text(path)})


def decode(data: bytes) -> dict[str, Stamp]:
    """What `encode` was given; nothing if the bytes are something else."""
    try:
        return _DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return {}


def _is_text(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
