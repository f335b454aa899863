"""Lines of a given width in terminal cells, because some characters take two and some none."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

_ELLIPSIS = "…"


def wrapped(text: str, width: int) -> Iterator[str]:
    """The words of a text in lines of at most `width` cells; a longer word stands alone on a line."""
    line, used = "", 0
    for word in text.split(" "):
        size = len(word) if word.isascii() else cell_len(word)
        if line and used + 1 + size > width:
            yield line
            line, used = word, size
        else:
            line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    yield line


def cropped(before: str, inside: str, after: str, width: int) -> tuple[str, str, str]:
    """The three parts shortened to `width` cells together: the end of `after` goes first, then the start of `before`, then the
    end of `inside`; an ellipsis stands for what is missing. Indentation is no more than fits."""
    if cell_len(before) + cell_len(inside) + cell_len(after) <= width:
        return before, inside, after
    room = width - min(cell_len(inside), width)
    after_room = max(room - cell_len(before), min(room // 3, cell_len(after)))
    after = head(after, after_room)
    before = tail(before, room - cell_len(after))
    return before, head(inside, width - cell_len(before) - cell_len(after)), after


def head(text: str, width: int) -> str:
    """The start of a text, shortened to `width` cells with an ellipsis for what is missing."""
    if cell_len(text) <= width:
        return text
    kept, used = "", 1
    for character in text:
        used += cell_len(character)
        if used > width:
            break
        kept += character
    return kept + _ELLIPSIS if width > 0 else ""


def fitted(text: str, width: int) -> str:
    """The start of a text in exactly `width` cells, with blanks after a shorter one."""
    text = head(text, width)
    return text + " " * (width - cell_len(text))


def tail(text: str, width: int) -> str:
    """The end of a text, shortened to `width` cells."""
    return head(text[::-1], width)[::-1]
