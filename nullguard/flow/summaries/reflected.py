"""Nulls that a function gives where an argument's attribute is null: what its caller knows of that attribute decides."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.summaries.summary import RECEIVER, Summary
from nullguard.model.syntax import Argument


def is_reflection(
    summary: Summary, receiver: tuple[Value, Path | None], arguments: Sequence[tuple[Argument, Value, Path | None]], state: State
) -> bool:
    """Whether the attribute whose null would be the result's is known to be there, or is none of a row."""
    for position, segments in summary.reflects:
        if position == RECEIVER:
            value, path = receiver
        elif position < len(arguments):
            _, value, path = arguments[position]
        else:
            continue
        known = state.values.get((*path, *segments)) if path is not None else None
        is_own = value.fresh and not segments[-1].endswith(")")  # what a new object looks up is no attribute of it
        if is_own or (known is not None and known.null == NONNULL) or _is_told(value, segments):
            return True
    return False


def _is_told(value: Value, segments: tuple[str, ...]) -> bool:
    """Whether a row is known to have an attribute, by the query that gave it."""
    return any(fact.segments == segments and fact.aspect == "nonnull" for fact in value.facts)
