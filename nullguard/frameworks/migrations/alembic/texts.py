"""Texts that revisions put together: f-strings, `%`, `format`. What cannot be told becomes UNKNOWN_NAME."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from nullguard.frameworks.migrations.alembic.values import UNKNOWN, UNKNOWN_NAME, Dictionary, SqlText, TableValue, Value

_FIELD = re.compile(r"\{\{|\}\}|\{([^{}:!]*)(?:[:!][^{}]*)?\}")
_PERCENT = re.compile(r"%%|%(?:\((\w+)\))?[-#0 +]*\d*(?:\.\d+)?[sdrfi]")


_MOST_REPLACED = 100
MOST_CHARACTERS = 100_000
"""Texts that grow beyond are not told any more."""


def bounded(text: str) -> Value:
    """A text that was put together; UNKNOWN when it is too long."""
    return text if len(text) <= MOST_CHARACTERS else UNKNOWN


def shown(value: Value) -> str:
    """What a value looks like inside a text."""
    if isinstance(value, (str, int, float)) or value is None:
        return str(value)
    if isinstance(value, SqlText):
        return value.text
    return value.name if isinstance(value, TableValue) else UNKNOWN_NAME


def joined(text: str, values: Sequence[Value]) -> Value:
    """An f-string: the text with `{}` for each value."""
    parts = text.split("{}")
    if len(parts) != len(values) + 1:
        return UNKNOWN
    return bounded(parts[0] + "".join(shown(value) + part for value, part in zip(values, parts[1:], strict=True)))


def formatted(text: str, positional: Sequence[Value], keywords: Mapping[str, Value]) -> Value:
    """`text.format(…)`."""
    count = iter(range(len(text)))

    def field(found: re.Match[str]) -> str:
        if found[0] in ("{{", "}}"):
            return found[0][0]
        name = found[1]
        if not name or name.isdigit():
            position = int(name) if name else next(count)
            return shown(positional[position]) if position < len(positional) else UNKNOWN_NAME
        return shown(keywords[name]) if name in keywords else UNKNOWN_NAME

    return bounded(_FIELD.sub(field, text))


def interpolated(text: str, value: Value) -> Value:
    """`text % value`."""
    named = {shown(key): item for key, item in value.items} if isinstance(value, Dictionary) else {}
    several = value if isinstance(value, tuple) else (value,)
    count = iter(range(len(text)))

    def field(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%"
        if found[1]:
            return shown(named[found[1]]) if found[1] in named else UNKNOWN_NAME
        position = next(count)
        return shown(several[position]) if position < len(several) else UNKNOWN_NAME

    return bounded(_PERCENT.sub(field, text))


def method(text: str, name: str, positional: Sequence[Value], keywords: Mapping[str, Value]) -> Value | None:
    """What a method of a text gives; None for those that are not known."""
    if name == "format":
        return formatted(text, positional, keywords)
    if name == "join" and len(positional) == 1 and isinstance(positional[0], tuple):
        return bounded(text.join(shown(item) for item in positional[0]))
    if name == "replace" and len(positional) == 2 and all(isinstance(item, str) for item in positional):
        return bounded(text.replace(str(positional[0]), str(positional[1]), _MOST_REPLACED))
    if name == "split" and len(positional) == 1 and isinstance(positional[0], str) and positional[0]:
        return tuple(text.split(positional[0]))
    plain = _PLAIN.get(name)
    return plain(text) if plain is not None and not positional else None


_PLAIN: dict[str, Callable[[str], Value]] = {
    "lower": str.lower,
    "upper": str.upper,
    "strip": str.strip,
    "title": str.title,
    "split": lambda text: tuple(text.split()),
}
