"""Scripts with a part that does and a part that undoes, marked by comments for dbmate, sql-migrate, goose and their like."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(
    r"^[ \t]*(?:--|\#|//)[ \t]*(?:-{1,3}[ \t]*)?"
    r"(?:(?P<up>migrate:up|\+migrate[ \t]+up|\+goose[ \t]+up|\+micrate[ \t]+up|rambler[ \t]+up|!ups|\+up)"
    r"|(?P<down>migrate:down|\+migrate[ \t]+down|\+goose[ \t]+down|\+micrate[ \t]+down|rambler[ \t]+down|!downs"
    r"|\+down|//[ \t]*@undo|@undo))"
    r"\b[^\n]*",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True)
class Section:
    """A part of a script, and whether it undoes. All else in `text` is blank, so that offsets are those of the whole."""

    text: str
    undoes: bool


def sections_of(text: str) -> tuple[Section, ...]:
    """The sections of a script in order; empty when it has no marks. What stands before the first mark belongs to it."""
    marks = list(_MARK.finditer(text))
    if not marks:
        return ()
    undoes = [mark["down"] is not None for mark in marks]
    starts = [0, *(mark.end() for mark in marks[1:])]
    if undoes[0]:
        starts = [0, *(mark.end() for mark in marks)]
        undoes = [False, *undoes]
    ends = [*starts[1:], len(text)]
    return tuple(
        Section(_NOT_NEWLINE.sub("", text[:start]) + text[start:end], is_down)
        for start, end, is_down in zip(starts, ends, undoes, strict=True)
    )


_NOT_NEWLINE = re.compile(r"[^\n]+")
