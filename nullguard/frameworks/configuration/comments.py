"""Measured figures in comments: `median 500 ms`, `p99 is 2.3 s`, `occasional spikes, up to 80 seconds`.

A figure counts only beside a word for what was measured; a sentence on limits (`cut off after 50 seconds`, `the proxy's timeout
of 60 seconds`, `wait up to 30 s`) tells of none.
"""

from __future__ import annotations

import re

from nullguard.frameworks.configuration.durations import UNITS_MS
from nullguard.model.syntax import Node

_MOST_TEXT = 2_000
_AMOUNT = r"(\d{1,7}(?:[.,]\d{1,3})?)\s?(ms|msecs?|millis|milliseconds?|s|secs?|seconds?|m|mins?|minutes?)\b"
_GAP = r"(?:[\s:=~<>≈]+(?!(?:but|and|timeout|limit|limited|deadline)\b)[\w'%/()-]+){0,6}?[\s:=~<>≈]*"
_QUANTILE = re.compile(
    r"(?:\bp\(?(?P<p>\d{2}(?:\.\d{1,3})?|999|9999)\)?|\b(?P<th>\d{2}(?:\.\d{1,3})?)(?:th|%)[ -]?(?:percentiles?|quantiles?|ile)?"
    r"|\b(?P<median>medians?)\b|\b(?P<average>average|avg|mean|typically|usually|normally)\b)" + _GAP + _AMOUNT,
    re.IGNORECASE,
)
_LARGEST = re.compile(
    r"\b(?:spik\w+|slow(?:est)?|outliers?|takes?|took|taking|needs?|observed|seen|measured|latenc\w+|response times?"
    r"|worst|max(?:imum)?)\b"
    r"[^.;]{0,80}?(?:\b(?:up to|as (?:long|much|high) as|over|more than|of|at|about|around|almost|nearly|is|was)\s+)" + _AMOUNT,
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])|\n")
_LIMITING = re.compile(
    r"\b(?:time[ds]?[ -]?outs?|limit(?:s|ed)?|cut[ -]?off|abort\w*|giv(?:e|es|ing) up|deadline|wait(?:s|ing)?|retry|retries"
    r"|default|interval|every|poll\w*|expir\w+|ttl|allow(?:s|ed)?|max(?:imum)? (?:wait|time))\b",
    re.IGNORECASE,
)


class Figure(Node, frozen=True):
    """A measured duration: `quantile` from 0 to 1 (0.5: the median, also averages; 1.0: the largest), `text` as written."""

    quantile: float
    ms: float
    text: str


def measured_figures(comment: str) -> tuple[Figure, ...]:
    """The figures of a comment, in order of quantile and size."""
    found: dict[tuple[float, float], Figure] = {}
    for sentence in _SENTENCE.split(comment[:_MOST_TEXT]):
        for match in _QUANTILE.finditer(sentence):
            quantile = _quantile(match)
            ms = _ms(match[match.lastindex - 1] if match.lastindex else "", match[match.lastindex or 0])
            if quantile is not None and ms is not None and not _speaks_of_limits(match[0]):
                found.setdefault((quantile, ms), Figure(quantile, ms, match[0].strip()))
        if _LIMITING.search(sentence) is None:
            for match in _LARGEST.finditer(sentence):
                ms = _ms(match[1], match[2])
                if ms is not None and not any(figure.ms == ms for figure in found.values()):
                    found[(1.0, ms)] = Figure(1.0, ms, match[0].strip())
    return tuple(found[key] for key in sorted(found))


def _quantile(match: re.Match[str]) -> float | None:
    if match["median"] or match["average"]:
        return 0.5
    digits = match["p"] or match["th"]
    number = float(digits) if "." in digits else float(f"{digits[:2]}.{digits[2:] or 0}")
    return round(number / 100, 6) if 0 < number < 100 else None


def _ms(number: str, unit: str) -> float | None:
    factor = UNITS_MS.get(unit.lower())
    return float(number.replace(",", ".")) * factor if factor is not None else None


def _speaks_of_limits(text: str) -> bool:
    return re.search(r"time[ds]?[ -]?out|limit|deadline", text, re.IGNORECASE) is not None


__all__ = ["Figure", "measured_figures"]
