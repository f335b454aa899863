"""Plain values as YAML text: one column a line, quotes only where they are needed, so that a change is a changed line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

WIDTH = 130
"""Columns that a list may take on one line; a longer one gets a line for each item."""

_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
"""What YAML 1.1 or 1.2 takes for something else than text."""

_WHOLE = 1e15
"""Below it a float that is a whole number is written as one."""

_PLAIN = frozenset(" -_./()%+$")
_BLOCK_LEVELS = {"databases": 5, "environments": 2, "services": 4}
ITEM = "[]"
"""What stands for an item of a list in the path of a mapping."""

"""How many levels of mappings below a section have a line for each key; below them a mapping stands on one line."""


def scalar(value: Any) -> str:
    """A text, number, truth value or nothing, so that it is read back as the same, also inside brackets."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    text = str(value).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return text if _is_plain(text) else _quoted(text)


def flow(value: Any) -> str:
    """Any value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key)}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value)


def block(key: str, value: Any, path: tuple[str, ...], indent: int) -> list[str]:
    """The lines of a key of the mapping at `path` with its value."""
    margin, deeper = " " * indent, (*path, key)
    name = scalar(key)
    if isinstance(value, Mapping) and value and has_lines(deeper):
        return [f"{margin}{name}:", *children(value, deeper, indent + 2)]
    if deeper[0] == "services" and is_listing(value) and has_lines((*deeper, ITEM)):
        return [f"{margin}{name}:", *(line for item in value for line in item_lines(item, deeper, indent + 2))]
    line = f"{margin}{name}: {flow(value)}"
    if isinstance(value, list) and len(line) > WIDTH and has_lines(path):
        return [f"{margin}{name}:", *(f"{margin}  - {flow(item)}" for item in value)]
    return [line]


def children(value: Mapping[str, Any], path: tuple[str, ...], indent: int) -> list[str]:
    """The lines of the mapping at `path`."""
    return [line for key, item in value.items() for line in block(key, item, path, indent)]


def is_listing(value: Any) -> bool:
    """Whether a value is a list of mappings."""
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) and item for item in value)


def item_lines(value: Any, path: tuple[str, ...], indent: int) -> list[str]:
    """The lines of an item of the list at `path`."""
    margin = " " * indent
    if not isinstance(value, Mapping) or not value:
        return [f"{margin}- {flow(value)}"]
    first, *others = children(value, (*path, ITEM), indent + 2)
    return [f"{margin}- {first[indent + 2 :]}", *others]


def has_lines(path: tuple[str, ...]) -> bool:
    """Whether the mapping at `path` has a line for each of its keys."""
    return not path or len(path) <= _BLOCK_LEVELS.get(path[0], 1)


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < _WHOLE:
        return str(int(value))
    text = repr(value)
    mantissa, exponent, power = text.partition("e")
    return f"{mantissa}{'' if '.' in mantissa else '.0'}e{power}" if exponent else text


def _is_plain(text: str) -> bool:
    if not text or not (text[0].isalpha() or text[0] == "_") or text[-1] == " " or text.lower() in _WORDS:
        return False
    return all(character.isalnum() or character in _PLAIN for character in text)


def _quoted(text: str) -> str:
    if '"' in text and "'" not in text and "\\" not in text and text.isprintable():
        return f"'{text}'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
