"""Where the workers of a run tell each other what they found: a file without a name that all of them inherit.

What one worker puts there, the others may find from then on. Nothing may depend on whether they do: it only saves work.
"""

from __future__ import annotations

import os
import struct
import tempfile
import zlib
from collections.abc import Sequence
from typing import Final

_HEAD: Final = struct.Struct("<IiIII")
"""A mark, the number that goes with the name, the bytes of the name and of what is told, and a checksum of the latter."""

_MARK: Final = 0x6E67A5C3

_MOST_BYTES: Final = 256 * 1024**2
"""What would be put there beyond is not told."""

Place = tuple[int, int, int]
"""Where something stands: its first byte, its length and its checksum."""


class Board:
    """Entries by name and number. Every process has its own view of the file, of what it has read so far."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - as long as the processes that inherit it
        self._number = self._file.fileno()
        self._places: dict[bytes, list[tuple[int, Place]]] = {}
        self._read = 0
        self._is_open = _appends(self._number)

    def put(self, name: str, number: int, data: bytes) -> None:
        """Tell the others, in one write: what several processes append does not mix."""
        key = _encoded(name)
        entry = b"".join((_HEAD.pack(_MARK, number, len(key), len(data), zlib.crc32(data)), key, data))
        if not self._is_open or self._read + len(entry) > _MOST_BYTES:
            return
        try:
            self._is_open = os.write(self._number, entry) == len(entry)
        except OSError:  # there is no room
            self._is_open = False

    def told(self, name: str) -> Sequence[tuple[int, Place]]:
        """What was told under a name until now, this process's own entries too: the numbers, and where it stands."""
        try:
            size = os.fstat(self._number).st_size if self._is_open else 0
            if size > self._read:
                self._look(size)
        except (OSError, struct.error):  # the file was cut off
            self._is_open = False
        return self._places.get(_encoded(name), ())

    def read(self, place: Place) -> bytes | None:
        """What stands at a place; None where it cannot be read, or not as it was told."""
        start, size, checksum = place
        try:
            data = os.pread(self._number, size, start)
        except OSError:
            return None
        return data if zlib.crc32(data) == checksum else None

    def close(self) -> None:
        """Forget everything."""
        self._is_open = False
        self._places.clear()
        self._file.close()

    def _look(self, size: int) -> None:
        """Note where that stands which was added since. What is told is not read: it may be much, for one that begins late."""
        while self._read + _HEAD.size <= size:
            mark, number, named, told, checksum = _HEAD.unpack(os.pread(self._number, _HEAD.size, self._read))
            if mark != _MARK:  # a process was ended in the middle of an entry
                self._is_open = False
                return
            start = self._read + _HEAD.size + named
            if start + told > size:
                return  # the rest will come
            key = os.pread(self._number, named, self._read + _HEAD.size)
            self._places.setdefault(key, []).append((number, (start, told, checksum)))
            self._read = start + told


def board_for(jobs: int) -> Board | None:
    """A board for several workers; None for one, and where there is none (workers that are not forked inherit no file)."""
    if jobs < 2:
        return None
    try:
        import fcntl  # noqa: F401 - where it is, workers are forked
    except ImportError:
        return None
    try:
        return Board()
    except OSError:
        return None


def _encoded(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")


def _appends(file: int) -> bool:
    """Whether writes go to the end of the file from now on, whoever wrote last."""
    import fcntl

    try:
        fcntl.fcntl(file, fcntl.F_SETFL, fcntl.fcntl(file, fcntl.F_GETFL) | os.O_APPEND)
    except OSError:
        return False
    return True
