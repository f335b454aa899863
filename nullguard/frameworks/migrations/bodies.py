"""Statements of functions that decide on the schema, read so that the schema is known to depend on them."""

from __future__ import annotations

from nullguard.model.syntax import Body
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry


def body_of(program: Program, function: FunctionInfo) -> Body:
    """The statements of a function; the program's `reads` get an entry for the bodies of its source."""
    program.reads.add(body_entry(function))
    return program.body(function)
