"""Code in sentences: an expression that would fill a line is told without its arguments."""

from __future__ import annotations

LONGEST = 48
"""Characters of an expression that still reads well in the middle of a sentence."""

_OPENING, _CLOSING = "([{", ")]}"


def short(text: str) -> str:
    """The text, when it is long with `…` for what stands in its outermost brackets: `Order.objects.filter(…).first()`."""
    if len(text) <= LONGEST:
        return text
    kept: list[str] = []
    depth, begin = 0, 0
    for index, character in enumerate(text):
        if character in _OPENING:
            depth += 1
            if depth == 1:
                kept.append(text[begin : index + 1])
                begin = index + 1
        elif character in _CLOSING and depth:
            depth -= 1
            if depth == 0:
                kept.append("…" if index > begin else "")
                begin = index
    if depth:
        return text
    return "".join((*kept, text[begin:]))
