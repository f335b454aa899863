"""What is wrong with a value by its part of a JSON Schema, in words: what is told, and what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Mistake = tuple[str, str]

_WORDS = {
    "string": "a text", "integer": "a whole number", "number": "a number", "boolean": "true or false", "null": "nothing",
    "object": "a mapping", "array": "a list",
}  # fmt: skip


def short(text: str) -> str:
    """A text as it is shown: what is longer than a line is cut."""
    return text if len(text) <= 80 else text[:79] + "…"


def has_type(schema: Mapping[str, Any], found: str) -> bool:
    """Whether a value of a type may stand where the schema says."""
    allowed = _allowed(schema)
    return not allowed or found in allowed or (found == "integer" and "number" in allowed)


def of_type(schema: Mapping[str, Any], found: str, text: str | None, path: Sequence[str]) -> Mistake:
    """The mistake of a value whose type may not stand there; `text` is that of a scalar."""
    allowed = _allowed(schema)
    name = f"'{short('.'.join(path))}'" if path else "the manifest"
    words = " or ".join(_WORDS[item] for item in allowed if item != "null")
    given = f"{_WORDS[found]}" + (f" ('{short(text)}')" if text else "")
    remedy = "put it in quotes" if "string" in allowed and text is not None and found != "null" else ""
    return f"{name} must be {words}, not {given}", remedy


def of_value(schema: Mapping[str, Any], value: Any, path: Sequence[str]) -> Iterator[Mistake]:
    """The mistakes of a scalar of the right type: none of the values that may stand there, out of bounds."""
    name = short(".".join(path))
    if "enum" in schema and value not in schema["enum"]:
        yield f"'{name}' must be {' or '.join(map(str, schema['enum']))}, not {short(str(value))}", ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        low, high = schema.get("minimum"), schema.get("maximum")
        if (low is not None and value < low) or (high is not None and value > high):
            bounds = f"between {low} and {high}" if high is not None else f"at least {low}"
            yield f"'{name}' must be {bounds}, not {value}", "12.4 % is 0.124" if high == 1 and value > 1 else ""


def of_key(key: str, known: Mapping[str, Any], path: Sequence[str]) -> Mistake:
    """The mistake of a key that is not known where it stands."""
    close = difflib.get_close_matches(key[:100], list(known), 1, 0.6)
    where = f" in {short('.'.join(path))}" if path else ""
    remedy = f"did you mean '{close[0]}'?" if close else f"known here: {', '.join(known)}"
    return f"unknown key '{short(key)}'{where}", remedy


def of_order(schema: Mapping[str, Any], values: Mapping[str, Any]) -> Iterator[tuple[str, Mistake]]:
    """The keys whose figures are less than those before them and cannot be, as quantiles cannot."""
    smaller = ""
    for key in schema.get("x-ascending", ()):
        if not isinstance(values.get(key), (int, float)):
            continue
        if smaller and values[key] < values[smaller]:
            told = f"'{key}' is {values[key]:g}, less than '{smaller}', which is {values[smaller]:g}"
            yield key, (told, "correct one of the two")
        smaller = key


def _allowed(schema: Mapping[str, Any]) -> tuple[str, ...]:
    wanted = schema.get("type", ())
    return (wanted,) if isinstance(wanted, str) else tuple(wanted)
