"""Whether a function asks for the nulls that it puts into a dictionary of rows, when they are in it: `by_key[key] = find(key)`,
`if by_key[key] is None: raise …` (Python). What is known of all entries does not tell which were asked for."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.domain.state import Path
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes


def is_tested_when_put(frame: Frame, name: str, source: Path | None) -> bool:
    """Whether a condition of the function reads an entry of the dictionary `name`, or the variable that it puts in."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    body = frame.world.program.body(function) if function is not None else ()
    variable = source[0] if source is not None and len(source) == 1 else ""
    for test in _tests(body):
        for node in nodes((test,)):
            match node:
                case s.Subscript(value=s.Name(id=holder)) | s.Call(function=s.Attribute(value=s.Name(id=holder), name="get")):
                    if holder == name:
                        return True
                case s.Name(id=tested) if tested == variable:
                    return True
    return False


def _tests(body: s.Body) -> Iterator[s.Expr]:
    for node in nodes(body):
        match node:
            case s.Branch(test=test) | s.Conditional(test=test) | s.Assert(test=test):
                yield test
