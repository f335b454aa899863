"""What a flag tells after `valid &= order.getNote() != null`, or `bad |= order.getNote() == null` (Java)."""

from __future__ import annotations

from typing import Final

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.conditions.stored_tests import implications_of
from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s

_KEPT: Final = {"&": "true", "|": "false"}
"""The truth of a flag, by the operator by which a condition is added to it, with which both hold, or both fail."""

_CONDITIONS: Final = (s.Compare, s.Boolean, s.Not, s.InstanceOf, s.Call)


def told_by_added(frame: Frame, node: s.AugAssign, flag: Value, path: Path | None, state: State) -> list[Implication]:
    """What a flag told before, and what the condition tells that is added to it."""
    aspect = _KEPT.get(node.operator, "")
    if not frame.is_java or not aspect or path is None or len(path) != 1 or flag.type is None or flag.type.cls != "boolean":
        return []
    told = [implied for implied in state.implications if implied.condition == path and implied.path[0] != path[0]]
    if isinstance(node.value, _CONDITIONS) and path[0] not in frozenset(names_in(node.value)):
        told += implications_of(frame, node.value, path, state.copy())
    return [implied for implied in told if implied.condition == path and implied.aspect == aspect]
