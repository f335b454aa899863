"""Code in sentences: in the words of its language, and without the arguments of an expression that would fill a line."""

from __future__ import annotations

import re

LONGEST = 48
"""Characters of an expression that still reads well in the middle of a sentence."""

_OPENING, _CLOSING = "([{", ")]}"

_IN_JAVA = {"None": "null", "True": "true", "False": "false", " and ": " && ", " or ": " || ", "not ": "!"}
_WORD = re.compile(r'"[^"]*"|\b(None|True|False)\b|( and | or )|(?<![^ (,])(not )')
_CONDITIONAL = re.compile(r"(.+) if (.+) else (.+)")


def short(text: str, path: str) -> str:
    """The text of an expression in the source `path`, when it is long with `…` for what stands in its outermost brackets:
    `Order.objects.filter(…).first()`. Facts spell literals and conditions as Python does; Java's are told as Java writes them."""
    if path.endswith(".java"):
        text = _in_java(text)
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


def _in_java(text: str) -> str:
    text = _WORD.sub(lambda found: _IN_JAVA.get(found[0], found[0]), text)
    if (
        text.count(" if ") == 1
        and (chosen := _CONDITIONAL.fullmatch(text)) is not None
        and "(" not in chosen[1].rpartition(")")[2]
    ):
        return f"{chosen[2]} ? {chosen[1]} : {chosen[3]}"
    return text
