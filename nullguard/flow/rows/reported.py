"""What comes back from validators that report to what they are given: `request = validator.validate(params, report)`. Where the
report was asked since, the rows that the result names were found."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULLABLE, PRESENT, Value
from nullguard.flow.interpreter.behaviour import Arguments
from nullguard.flow.interpreter.frame import Frame
from nullguard.flow.interpreter.mentioned import names_in
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo

HEARD_OF: Final = "what names it comes of a validator, whose report was asked"

_HEARD: Final = "heard()"
"""The segment below what a validator gave back that says whether its report was asked."""


def note_validated(
    frame: Frame, node: s.Call, function: FunctionInfo, arguments: Arguments, result: Value, path: Path | None, state: State
) -> Path | None:
    """The path that stands for the result of a call. Where that is an object which a validator made, and the validator was given
    what it reports to, the state knows that the report was not asked yet."""
    cls = frame.world.class_of(result.type) if frame.is_java and node is not frame.dropped else None
    if cls is None or cls.is_library or cls.decl.kind == "enum":
        return path
    name = function.decl.name.lower()
    if not any(part in name for part in words("validator")):
        return path
    for _, value, report in arguments:
        if report is not None and len(report) == 1 and value.type is not None and value.type.cls.endswith(tuple(words("report"))):
            frame.reported.setdefault(report, {})
            path = path or (frame.depends("?" + render(node), frozenset(names_in(node))),)
            state.values[(*path, _HEARD)] = Value(NULLABLE)
    return path


def hear_report(state: State) -> None:
    """Note that a report was asked to which validators report."""
    for path in [path for path in state.values if path[-1] == _HEARD]:
        state.values[path] = PRESENT


def is_heard_of(keys: tuple[Path, ...], state: State) -> bool:
    """Whether one of the keys comes of what a validator gave back, whose report was asked."""
    return any((known := state.values.get((key[0], _HEARD))) is not None and known.null == NONNULL for key in keys)
