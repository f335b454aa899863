"""Adds a timeout where a Java client is made, with the import that it needs."""

from __future__ import annotations

import math

import msgspec

from nullguard.fix.edits import Edit
from nullguard.fix.python_arguments import Impossible
from nullguard.knowledge.timeout_edits import timeout_edits
from nullguard.languages.errors import UnreadableSource
from nullguard.languages.java.editing import CallSpan, call_ending, import_of
from nullguard.model.clients import ClientCall

_DURATION = "java.time.Duration"


class JavaEdits(msgspec.Struct, frozen=True):
    """The edits, and what they add as people say it."""

    title: str
    edits: tuple[Edit, ...]


def java_edit(call: ClientCall, data: bytes, where: tuple[int, int], ms: float) -> JavaEdits | Impossible:
    """The edits that bound a call which stands at `where` by `ms` milliseconds."""
    known = timeout_edits().get(call.callee, ())
    if not known:
        return Impossible(f"a timeout for '{call.callee}' takes more than one line")
    try:
        found = call_ending(data, where[1])
        if found is None:
            return Impossible("the call is not where it was found")
        if any(edit.form == "statement" for edit in known) and not found.variable:
            return Impossible("no variable keeps the connection")
        edits: list[Edit] = []
        name = ""
        if any("{duration}" in edit.text for edit in known):
            imported = import_of(data, _DURATION)
            name = imported.name
            if imported.text:
                edits.append(Edit(call.path, imported.at, imported.at, _with_ends(imported.text, data)))
    except UnreadableSource as error:
        return Impossible(f"the source cannot be read: {error}")
    texts = [_text(edit.text, found, name, ms) for edit in known]
    if known[0].form == "chain":
        edits.append(Edit(call.path, found.end, found.end, "".join(texts).encode()))
    else:
        lines = "".join(f"\n{found.indent}{text}" for text in texts)
        edits.append(Edit(call.path, found.statement_end, found.statement_end, _with_ends(lines, data)))
    return JavaEdits(" ".join(texts).removeprefix("."), tuple(edits))


def _text(text: str, found: CallSpan, duration: str, ms: float) -> str:
    whole = math.ceil(ms)
    amount = f"ofSeconds({whole // 1000})" if whole % 1000 == 0 else f"ofMillis({whole})"
    return text.format(duration=f"{duration}.{amount}", ms=whole, variable=found.variable)


def _with_ends(text: str, data: bytes) -> bytes:
    return text.replace("\n", "\r\n" if b"\r\n" in data else "\n").encode()
