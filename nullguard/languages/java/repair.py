"""Valid Java that the published grammar does not know, rewritten to something that it does, byte for byte in place."""

from __future__ import annotations

import re

_ANNOTATED_VARARGS = re.compile(rb"@[\w.]+[ \t]*(?=\.\.\.)")
_CONSTRUCTOR_CALL = re.compile(rb"(?<![\w.$])(super|this)(?=[ \t]*\()")
_STAND_INS = {b"super": b"$uper", b"this": b"thi$"}

_QUALIFIED_RECORD = re.compile(
    rb"(?:\b(?:case|instanceof)\s+(?:final\s+)?)(\w+(?:\.\w+)+)(?=\s*\()"
    rb"|(?<=[(,])\s*(\w+(?:\.\w+)+)(?=\s*\(\s*(?:var|[A-Z][\w.]*)\s+\w+\s*[,)])"
)
"""The name of a record's pattern that says where the record is nested: nothing else has brackets behind `case Outcome.Found`, and
no argument is declared."""

JOINED = "$"
"""Stands for the dots of such a name."""

STAND_INS = {"$uper": "super", "thi$": "this"}
"""What the names of calls that `repaired` made stand for."""


def repaired(data: bytes) -> bytes:
    """The source with every byte in its place, but for three things: annotations before the dots of varargs are blanks (`Object
    @Nullable ... args`), `super(…)` and `this(…)`, which may follow other statements since Java 22, are calls of the names in
    STAND_INS, and the dots of `case Outcome.Found(var order)` are JOINED."""
    data = _ANNOTATED_VARARGS.sub(lambda found: b" " * len(found[0]), data)
    data = _QUALIFIED_RECORD.sub(lambda found: found[0].replace(b".", JOINED.encode()), data)
    return _CONSTRUCTOR_CALL.sub(lambda found: _STAND_INS[found[1]], data)
