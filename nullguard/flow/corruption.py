"""Null that raises nothing and becomes text: `f"{order.reference}"` is "None", `"EXT-" + order.getReference()` is "EXT-null"."""

from __future__ import annotations

from nullguard.flow.frame import Frame
from nullguard.flow.observations import Use
from nullguard.flow.state import State
from nullguard.flow.values import NULL, NULLABLE, Value
from nullguard.model import syntax as s
from nullguard.model.text import render

_FOR_PEOPLE = frozenset(
    {
        "debug", "info", "warning", "warn", "error", "exception", "critical", "fatal", "log", "trace", "severe", "fine", "finest",
        "print", "println", "printf", "echo", "fail",
    }
)  # fmt: skip
"""Functions whose texts somebody reads who sees that there is nothing: logs, consoles, failures of tests."""

_DESCRIBING = frozenset({"__str__", "__repr__", "__unicode__", "__format__", "toString", "__html__"})


def is_for_people(name: str) -> bool:
    """Whether somebody reads what a function of the name is given."""
    return name in _FOR_PEOPLE


def becomes_text(frame: Frame, node: s.Expr, value: Value, state: State) -> None:
    """Note that null would become text here. Texts for people, and those that describe an object, are not told of."""
    if value.null not in (NULL, NULLABLE) or value.origin is None or state.dead or frame.quiet:
        return
    if frame.symbol.rpartition(".")[2] in _DESCRIBING:
        return
    text = "null" if frame.is_java else "None"
    use = Use("text", value.origin, node.at, render(node), text, frame.symbol, value.null == NULL)
    frame.sink.corrupts(use)
