"""Units of time that the name of a key, or a comment beside it, says."""

from __future__ import annotations

import re

from nullguard.frameworks.configuration.durations import UNITS_MS
from nullguard.frameworks.configuration.values import ConfiguredValue
from nullguard.model.syntax import Node

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_IN_NAMES = {
    **{word: UNITS_MS[word] for word in UNITS_MS if len(word) > 2},
    "ms": 1.0,
    "mills": 1.0,
    "us": 1e-3,
    "ns": 1e-6,
}
_SHORT = {"s": 1000.0, "m": 60_000.0, "h": 3_600_000.0}
_NO_UNITS = frozenset({"min", "second", "minute", "hour", "day"})
"""`min_timeout`, `second_timeout`: mean something else in a name, unless it ends so."""

_IN_COMMENT = re.compile(
    r"(?:\bin\s+|\(\s*(?:in\s+)?|\bunits?:?\s+(?:is\s+|are\s+)?|\bspecified\s+in\s+|\bnumber of\s+|^\s*)"
    r"(milli-?seconds?|millis|ms|msecs?|micro-?seconds?|seconds?|secs?|minutes?|mins?|hours?)\b",
    re.IGNORECASE,
)
_EQUAL = re.compile(
    r"(?:^|=|\bis\b|\bi\.e\.)\s*(\d{1,6}(?:\.\d{1,3})?)\s?(ms|millis|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?|days?)\b",
    re.IGNORECASE,
)


class UnitWord(Node, frozen=True):
    """A unit in milliseconds, the word that says so, and whether it stands in the `name` or in a `comment`."""

    ms: float
    word: str
    where: str


def unit_in_name(key: str) -> UnitWord | None:
    """The unit that a key's last name ends in (`timeout_ms`, `readTimeoutMillis`, `delayInSeconds`); None for none."""
    last = re.split(r"[.\]]", key)[-1] or key
    words = [word.lower() for word in _WORD.findall(last)]
    if len(words) < 2:
        return None
    word = words[-1]
    factor = _IN_NAMES.get(word)
    if factor is None and re.search(r"[_-]" + word + "$", last.lower()):
        factor = _SHORT.get(word)
    if factor is None or (word in _NO_UNITS and words[-2] != "in"):
        return None
    return UnitWord(factor, word, "name")


def unit_in_comment(comment: str, text: str) -> UnitWord | None:
    """The unit that a comment says for a bare number: in words (`in milliseconds`), or by another spelling of the same duration
    (`600 # 10 min`). None where it says none, or several."""
    said = {_factor(match[1]): match[1] for match in _IN_COMMENT.finditer(comment)}
    if len(said) == 1:
        ((factor, word),) = said.items()
        return UnitWord(factor, word, "comment") if factor else None
    try:
        number = float(text)
    except ValueError:
        return None
    equal = {round(ms / number, 9) for ms in _amounts(comment)} if number > 0 and not said else set()
    units = equal & {1.0, 1000.0, 60_000.0}
    return UnitWord(next(iter(units)), comment.strip()[:40], "comment") if len(units) == 1 else None


def said_unit(value: ConfiguredValue) -> UnitWord | None:
    """The unit that a configured value's key or comment says; the key's name wins."""
    return unit_in_name(value.key) or (unit_in_comment(value.comment, value.text or "") if value.comment else None)


def _factor(word: str) -> float:
    return UNITS_MS.get(word.lower().replace("-", ""), 0.0)


def _amounts(comment: str) -> list[float]:
    return [float(match[1]) * _factor(match[2]) for match in _EQUAL.finditer(comment) if _factor(match[2])]
