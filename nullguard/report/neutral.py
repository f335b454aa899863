"""Text from analysed code made harmless: names and code may carry terminal escapes and characters that reorder what is read."""

from __future__ import annotations

import unicodedata

_HARMLESS_CONTROLS = frozenset("\t")
_DANGEROUS = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"))
"""Controls (C0, C1), format characters (bidirectional overrides, zero-width ones), surrogates, line separators, unassigned."""

_JOINERS = frozenset("\u200c\u200d")
"""Zero-width (non-)joiners belong to the spelling of several scripts and to emoji; alone they hide nothing but themselves."""


def printable(text: str) -> str:
    """One line of text in which every character shows: dangerous ones stand as escapes (`\\x1b`, `\\u202e`), tabs as they are."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def encodable(text: str) -> str:
    """The text with bytes of undecodable file names as `\\xff`: JSON has no lone surrogates."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def one_line(text: str) -> str:
    """Printable, with every run of white space as one space."""
    return printable(" ".join(text.split()))


def _shown(character: str) -> str:
    if character in _HARMLESS_CONTROLS or character in _JOINERS or unicodedata.category(character) not in _DANGEROUS:
        return character
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"  # a byte of a file name that is not UTF-8
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
