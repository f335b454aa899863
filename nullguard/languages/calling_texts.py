"""Texts that may call methods of Java code and are not read as code: templates, other JVM languages, XML that wires objects.

Nothing of them is understood but the names that stand in them, and what inputs of pages set.
"""

from __future__ import annotations

import re

from nullguard.languages.form_inputs import read_inputs
from nullguard.model.documents import CallingText
from nullguard.model.source import Language, Source

_MOST_BYTES = 1024 * 1024
"""A larger text is data."""

_WORD = re.compile(rb"[A-Za-z_]\w*")
_EXPRESSION = re.compile(rb"[#$]\{([^{}]*)\}")
_QUOTED = re.compile(rb"[\"']\s*([A-Za-z_]\w*)\s*[\"']|>\s*([A-Za-z_]\w*)\s*</")


def is_calling_text(source: Source) -> bool:
    """Whether a source is a template or in another language of the JVM, and of a size that is written by hand."""
    return source.language is Language.CALLING_TEXT and source.size <= _MOST_BYTES


def read_calling_text(data: bytes) -> CallingText:
    """All names in a template or source, and the inputs of a page."""
    return CallingText(_sorted(_WORD.findall(data)), read_inputs(data) if b"#{" in data else ())


def read_wiring(data: bytes) -> CallingText:
    """The names in a file of XML that are the whole of an attribute or element, or stand in an expression: `init-method="start"`,
    `#{orders.close(order)}`."""
    names = [name for pair in _QUOTED.findall(data) for name in pair if name]
    return CallingText(_sorted([*names, *(word for text in _EXPRESSION.findall(data) for word in _WORD.findall(text))]))


def _sorted(names: list[bytes]) -> tuple[str, ...]:
    return tuple(sorted({name.decode("ascii", "replace") for name in names}))
