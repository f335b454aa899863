"""Messages and the places that they link to, split so that each format can write a link in its own way."""

from __future__ import annotations

import re

from nullguard.model.finding import Finding
from nullguard.report.neutral import one_line


def segments(finding: Finding) -> tuple[tuple[str, int | None], ...]:
    """The message in pieces: text, and the index in `related` of the place that the piece links to, or None.

    Only the label of a related place is a link; double brackets of the analysed code are text.
    """
    indices: dict[str, int] = {}
    for index, related in enumerate(finding.related):
        indices.setdefault(f"[[{related.label}]]", index)
    if not indices:
        return ((finding.message, None),)
    links = re.compile("|".join(re.escape(link) for link in sorted(indices, key=len, reverse=True)))
    pieces: list[tuple[str, int | None]] = []
    end = 0
    for match in links.finditer(finding.message):
        pieces.append((finding.message[end : match.start()], None))
        pieces.append((match[0][2:-2], indices[match[0]]))
        end = match.end()
    pieces.append((finding.message[end:], None))
    return tuple((text, index) for text, index in pieces if text)


def number_of(number: int, noun: str) -> str:
    """A number with its noun: `1 finding`, `2,000 findings`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def plain(finding: Finding) -> str:
    """The message as one printable line without links."""
    return one_line("".join(text for text, _ in segments(finding)))
