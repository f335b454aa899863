"""Timeouts that nothing but the command line tells: the line says so, and no later run takes them for evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from nullguard.fix.edits import Edit, Fix
from nullguard.fix.wishes import Tree
from nullguard.model.clients import ClientCall, Limit
from nullguard.model.span import unpack

GIVEN = "as given on the command line"
"""The evidence of such a fix."""

MARK = "assumed by nullguard fix --timeout-s"

_COMMENTS = {".py": "#", ".java": "//"}
_NUMBER = re.compile(rb"\d")
_PLAIN = re.compile(rb"[^\"'`#\\/\r\n]*")
"""The rest of a line of code in which no text begins or ends, nor a comment."""


def marked(fix: Fix, tree: Tree) -> Fix:
    """The fix with a comment behind what it writes into code, where one may stand."""
    if fix.evidence != GIVEN:
        return fix
    return replace(fix, edits=tuple(part for edit in fix.edits for part in _marked(edit, tree)))


def _marked(edit: Edit, tree: Tree) -> Iterator[Edit]:
    """The edit with the comment at the end of each line in which it writes a number."""
    comment = _COMMENTS.get(edit.path[edit.path.rfind(".") :], "")
    data = tree.read(edit.path)
    if not comment or data is None:
        yield edit
        return
    mark = f"  {comment} {MARK}".encode()
    *whole, last = edit.text.split(b"\n")
    whole = [line + mark if _NUMBER.search(line) else line for line in whole]
    rest = _PLAIN.match(data, edit.end)
    is_open = rest is not None and data[rest.end() : rest.end() + 1] in (b"\n", b"\r", b"") and _NUMBER.search(last) is not None
    behind = rest.end() if rest is not None and is_open else edit.end
    text = b"\n".join((*whole, last + mark if is_open and behind == edit.end else last))
    yield replace(edit, text=text)
    if behind > edit.end:
        yield Edit(edit.path, behind, behind, mark)


def is_assumed(call: ClientCall, limit: Limit, tree: Tree) -> bool:
    """Whether the value of a call's limit was written by such a fix."""
    hop = limit.place
    data = tree.read(hop.path) if hop is not None else None
    if hop is None or data is None:
        return False
    value, whole = unpack(hop.at), unpack(call.at)
    last = max(value.end_line, whole.end_line) if hop.path == call.path and value.line >= whole.line else value.end_line
    return any(MARK.encode() in line for line in data.split(b"\n")[value.line - 1 : last])
