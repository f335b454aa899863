"""Names that the texts of a Python source mention: of attributes that are read by their names, and in templates.

Found in the bytes alone: what is no text but looks like one adds a name too many, which does no harm.
"""

from __future__ import annotations

import re

_DOTTED = re.compile(rb"""["']-?([A-Za-z_][\w.]{1,120})["']""")
_IN_BRACES = re.compile(rb"\{([^{}\n]{1,200})\}")
_IN_PERCENT = re.compile(rb"%\((\w{1,80})\)")
_NAME = re.compile(rb"[A-Za-z_]\w*")


def quoted_names(data: bytes) -> tuple[str, ...]:
    """The names in texts that are nothing but names (`"total"`, `"order.total"`, `"order__total"`), and in their fields
    (`"{{ order.total }}"`, `"{0.total}"`, `"%(total)s"`), sorted."""
    found: set[bytes] = set()
    for text in _DOTTED.findall(data):
        for name in text.split(b"."):
            found.add(name)
            found.update(name.split(b"__"))
    for text in _IN_BRACES.findall(data):
        found.update(_NAME.findall(text))
    found.update(_IN_PERCENT.findall(data))
    found.discard(b"")
    return tuple(sorted(name.decode("utf-8", "replace") for name in found))
