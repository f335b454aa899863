"""GitHub's own fingerprint of a line, exactly as its upload action computes it: it reads no other and warns when ours differs."""

from __future__ import annotations

import struct
from collections.abc import Iterable

_WINDOW = 100
_MODULUS = 37
_MASK = (1 << 64) - 1
_END_OF_FILE = "\uffff"
_BLANKS = str.maketrans("", "", " \t")


def line_hashes(text: bytes, lines: Iterable[int]) -> dict[int, str]:
    """`primaryLocationLineHash` of the given lines (from 1; those beyond the end are left out) of a file.

    The hash covers the next 100 UTF-16 code units from the line's start that are no space or tab, over line ends; CR and CRLF
    count as LF; the end of file counts as 65535, what follows as zeros. It is a polynomial in 37 modulo 2^64, in hexadecimal,
    followed by `:n` for its n-th occurrence in the file.
    """
    units = _code_units(text)
    wanted = set(lines)
    hashes: dict[int, str] = {}
    counts: dict[str, int] = {}
    start, number, last = 0, 1, max(wanted, default=0)
    while number <= last:
        window = units[start : start + _WINDOW]
        counts[window] = count = counts.get(window, 0) + 1
        if number in wanted:
            hashes[number] = f"{_polynomial(window):x}:{count}"
        start = units.find("\n", start) + 1
        if start == 0:
            break
        number += 1
    return hashes


def _code_units(text: bytes) -> str:
    """The text without blanks, with LF as line end and the mark of its end, one character for each UTF-16 code unit."""
    characters = text.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").translate(_BLANKS)
    if not characters.isascii() and max(characters) > "\uffff":
        data = characters.encode("utf-16-le")
        characters = "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data)))
    return characters + _END_OF_FILE


def _polynomial(window: str) -> int:
    value = 0
    for character in window:
        value = value * _MODULUS + ord(character)
    for _ in range(_WINDOW - len(window)):
        value *= _MODULUS
    return value & _MASK
