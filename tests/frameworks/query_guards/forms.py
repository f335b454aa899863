"""A form of query, and whether its guard holds: a fact, because the forms are run."""

from __future__ import annotations

import re
from textwrap import dedent, indent
from typing import NamedTuple

_PROBE = re.compile(r"\bprobe\(((?:[^()]|\([^()]*\))*)\)")


class Form(NamedTuple):
    """`code` is the body of a function that calls `probe(value)` on what it reads; the guard `holds` when none of these values
    is null and none is read through null, whatever the rows are. `before` stands above the function."""

    name: str
    code: str
    holds: bool
    before: str = ""


def executed(form: Form, imports: str) -> str:
    """The source text that is run: its `run(probe)` reads the values."""
    return f"{imports}\n{dedent(form.before)}\ndef run(probe):\n{indent(dedent(form.code), '    ')}\n"


def analysed(form: Form, imports: str) -> str:
    """The same source text with an attribute of each value read in the place of `probe`, which raises when it is null."""
    text, count = _PROBE.subn(r"(\1).probed", dedent(form.code))
    assert count, form.name
    return f"{imports}\n{dedent(form.before)}\ndef run():\n{indent(text, '    ')}\n"
