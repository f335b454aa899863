"""Null that raises nothing and becomes text: `f"{order.reference}"` is "None", `"EXT-" + order.getReference()` is "EXT-null"."""

from __future__ import annotations

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NULL, NULLABLE, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.summaries.observations import Use
from nullguard.knowledge.told_texts import describes
from nullguard.model import syntax as s
from nullguard.model.text import render


def becomes_text(frame: Frame, node: s.Expr, value: Value, state: State) -> None:
    """Note that null would become text here. Texts for people, and those that describe an object, are not told of."""
    if value.null not in (NULL, NULLABLE) or value.origin is None or state.dead or frame.quiet:
        return
    if describes(frame.symbol.rpartition(".")[2]):
        return
    text = "null" if frame.is_java else "None"
    use = Use("text", value.origin, node.at, render(node), text, frame.symbol, value.null == NULL)
    frame.sink.corrupts(use)
