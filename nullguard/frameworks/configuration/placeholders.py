"""Placeholders in texts: `${X:-1000}` of the shell and Dropwizard, `${x.y:1000}` of Spring and MicroProfile."""

from __future__ import annotations

from dataclasses import dataclass

_MOST_TEXT = 4_000
_MOST_PARTS = 40
_MOST_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A name with its default, None without one; the default may hold placeholders itself."""

    name: str
    default: str | None


def parts_of(text: str, is_spring: bool) -> list[str | Placeholder]:
    """A text as literal parts and placeholders, in order. Spring's default begins after the colon, the shell's after `:-`.

    What is not closed stays literal.
    """
    if "${" not in text or len(text) > _MOST_TEXT:
        return [text]
    parts: list[str | Placeholder] = []
    start = 0
    while len(parts) < _MOST_PARTS:
        opening = text.find("${", start)
        end = _closing(text, opening + 2) if opening >= 0 else -1
        if end < 0:
            break
        if opening > start:
            parts.append(text[start:opening])
        parts.append(_placeholder(text[opening + 2 : end], is_spring))
        start = end + 1
    if start < len(text):
        parts.append(text[start:])
    return parts


def _closing(text: str, start: int) -> int:
    depth = 1
    index = start
    while index < len(text):
        if text.startswith("${", index):
            depth += 1
            index += 1
            if depth > _MOST_DEPTH:
                return -1
        elif text[index] == "}":
            depth -= 1
            if not depth:
                return index
        index += 1
    return -1


def _placeholder(inner: str, is_spring: bool) -> Placeholder:
    name, colon, default = inner.partition(":")
    if not colon:
        return Placeholder(inner.strip(), None)
    if not is_spring and default[:1] in ("-", "="):
        return Placeholder(name.strip(), default[1:])
    if not is_spring and default[:1] == "?":
        return Placeholder(name.strip(), None)
    return Placeholder(name.strip(), default)
