"""Attributes that templates (Django, Jinja) hand to filters and tags without a test: `{{ order.shipped_at|days_ago }}`,
`{% price_label order.total %}`.

Sources: Django, "The Django template language" (filters, tags, `if`); Jinja, "Template Designer Documentation" (filters, inline
`if`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nullguard.model.documents import ConditionalInclude, HandedValue
from nullguard.model.span import Packed, pack

_TAG = re.compile(rb"\{\{(.*?)\}\}|\{%[-+]?\s*(\w+)(.*?)%\}", re.DOTALL)
_PATH = re.compile(rb"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")
_FILTERED = re.compile(
    rb"(?<![\w.|:'\"\])])([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)\s*\|\s*([A-Za-z_]\w*)(?:\(([^()]*)\)|:([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+))?"
)
_ARGUMENT = re.compile(rb"\s*(?:([A-Za-z_]\w*)\s*=)?\s*([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)\s*")
_TOKEN = re.compile(rb"\"[^\"]*\"|'[^']*'|\S+")
_CHOICE = re.compile(rb"\b(?:if|and|or)\b")
_INCLUDED = re.compile(rb"\s*['\"]([^'\"]+)['\"]")
_BUILT_IN = frozenset(
    b"block blocktrans blocktranslate call comment cycle do elif else extends firstof for from if ifchanged import include load "
    b"macro regroup set static trans translate url widthratio with".split()
)
"""Tags that are no functions of the project."""

_MOST_BYTES = 4096
"""Of one tag; a longer one is none."""


def handed_values(data: bytes) -> tuple[tuple[HandedValue, ...], tuple[ConditionalInclude, ...]]:
    """The attributes that a template hands to filters (the first one of a chain) and tags, in order, each with its place; and the
    templates that it includes below a condition.

    What stands below an `if` that asks for anything of the same object (`{% if order.is_shipped %}`), or in an expression that
    chooses, is left out: it may be tested.
    """
    found: list[HandedValue] = []
    included: list[ConditionalInclude] = []
    asked: list[set[bytes]] = []
    for tag in _TAG.finditer(data):
        shown, name, rest = tag.groups()
        text, start = (shown, tag.start(1)) if shown is not None else (rest, tag.start(3))
        if len(text) > _MOST_BYTES:
            continue
        tested = set().union(*asked)
        if name == b"if" or name == b"for":
            asked.append(_owners(text if name == b"if" else text.partition(b" if ")[2]))
        elif name == b"elif" and asked:
            asked[-1] |= _owners(text)
        elif name == b"endif" or name == b"endfor":
            asked = asked[:-1]
        elif name == b"include" and tested and (template := _INCLUDED.match(text)) is not None:
            names = tuple(sorted(owner.decode("ascii") for owner in tested))
            included.append(ConditionalInclude(template[1].decode("utf-8", "replace"), names))
        if b"." in text and not _CHOICE.search(text):
            handed = _filtered(data, text, start) if b"|" in text else ()
            tagged = _tagged(data, name, text, start) if name is not None and name not in _BUILT_IN else ()
            found += (value for owner, value in (*handed, *tagged) if owner not in tested)
    return tuple(found), tuple(included)


def _tagged(data: bytes, name: bytes, text: bytes, start: int) -> Iterator[tuple[bytes, HandedValue]]:
    """What a tag of a project is given, each with the object that it is read from."""
    for position, token in enumerate(_TOKEN.finditer(text)):
        if token[0] == b"as":
            return
        if (given := _ARGUMENT.fullmatch(token[0])) is not None:
            at = _place(data, start + token.start() + given.start(2), len(given[2]))
            keyword = (given[1] or b"").decode("ascii")
            yield (
                _owner(given[2]),
                HandedValue(given[2].decode("ascii"), name.decode("ascii"), at, position, keyword, is_tag=True),
            )


def _filtered(data: bytes, text: bytes, start: int) -> Iterator[tuple[bytes, HandedValue]]:
    """What a tag's text hands to filters, each with the object that it is read from: the value itself, and other arguments."""
    for use in _FILTERED.finditer(text):
        filter_name, arguments, argument = use[2].decode("ascii"), use[3], use[4]
        yield _owner(use[1]), HandedValue(use[1].decode("ascii"), filter_name, _place(data, start + use.start(1), len(use[1])))
        if argument is not None:
            at = _place(data, start + use.start(4), len(argument))
            yield _owner(argument), HandedValue(argument.decode("ascii"), filter_name, at, 1)
        for position, part in enumerate(arguments.split(b",") if arguments else (), 1):
            if (given := _ARGUMENT.fullmatch(part)) is not None:
                at = _place(data, start + use.start(), use.end() - use.start())
                keyword = (given[1] or b"").decode("ascii")
                yield _owner(given[2]), HandedValue(given[2].decode("ascii"), filter_name, at, position, keyword)


def _place(data: bytes, start: int, length: int) -> Packed:
    line, column = data.count(b"\n", 0, start) + 1, start - data.rfind(b"\n", 0, start) - 1
    return pack(line, column, line, column + length)


def _owners(text: bytes) -> set[bytes]:
    return {_owner(path) for path in _PATH.findall(text)}


def _owner(path: bytes) -> bytes:
    """What the last attribute of a path is read from."""
    return path.rpartition(b".")[0]
