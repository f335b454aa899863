"""Columns that are none of some constants, where a CHECK says what is there then: with `kind = 'draft' OR teacher_id IS NOT NULL`
a course has a teacher after `if course.kind == "draft": return` (Python)."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.flow.domain.excluded import exclude
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s


def note_excluded(frame: Frame, node: s.Expr, path: Path | None, others: Sequence[Value], state: State) -> None:
    """Note that a column of a row in a variable is none of some constants, each of which is known."""
    if frame.is_java or path is None or not 1 < len(path) < MAX_DEPTH or state.dead:
        return
    if not isinstance(node, s.Attribute) or not isinstance(node.value, s.Name):
        return
    constants = [next(iter(other.constants)) for other in others if other.constants and len(other.constants) == 1]
    if not constants or len(constants) < len(others) or any(other.null != NONNULL for other in others):
        return
    row = quietly(frame, node.value, state)[0]
    if row.type is None or path[-1] not in frame.world.schema.excluding(row.type.cls):
        return
    for constant in constants:
        exclude(path, constant, state)
