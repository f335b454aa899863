"""Templates of texts (Django, Jinja, Mako, Thymeleaf): which names their tags mention, whatever they mean there."""

from __future__ import annotations

import re

_BEGINNING = re.compile(rb"\{[{%]|[$*#@]\{")
_ENDS = {b"{{": b"}}", b"{%": b"%}"}
_NAME = re.compile(rb"[A-Za-z_]\w*")
_MOST_BYTES = 4096
"""Of one tag; what does not end before that is none."""


def names_in_tags(data: bytes) -> tuple[str, ...]:
    """The names in the tags of a template, sorted: `{{ order.label }}`, `{% if order.is_open %}`, `${order.label()}`."""
    found: set[bytes] = set()
    at = 0
    while (begins := _BEGINNING.search(data, at)) is not None:
        end = data.find(_ENDS.get(begins[0], b"}"), begins.end(), begins.end() + _MOST_BYTES)
        at = begins.end() if end < 0 else end
        if end >= 0:
            found.update(_NAME.findall(data, begins.end(), end))
    return tuple(sorted(name.decode("ascii", "replace") for name in found))
