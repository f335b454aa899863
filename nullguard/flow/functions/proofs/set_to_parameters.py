"""Attributes that a Python function sets to what it is given: `def mark(self, path): self.path = path`. Whoever calls knows
whether that is null."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import UNKNOWN
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

_Set = tuple[int, tuple[str, ...], int]
"""The position of what has the attribute, the attribute, and the position of what it is set to."""


def set_to_parameters(frame: Frame, body: s.Body, positions: Mapping[str, int], after: State | None) -> Iterator[_Set]:
    """The attributes which hold a parameter wherever the function returns, and nothing else that the body sets."""
    if frame.is_java or after is None:
        return
    open_ = [path for path, value in after.values.items() if len(path) == _ATTRIBUTE and _is_open(path[0], value.null, positions)]
    if not open_:
        return
    sources = _sources(body, {path[1] for path in open_})
    for path in sorted(open_):
        source = sources.get((path[0], path[1]), "")
        if source in positions and source not in frame.rebound and source != path[0]:
            yield positions[path[0]], (path[1],), positions[source]


_ATTRIBUTE = 2


def _is_open(root: str, null: int, positions: Mapping[str, int]) -> bool:
    return root in positions and null == UNKNOWN


def _sources(body: s.Body, names: Collection[str]) -> dict[tuple[str, str], str]:
    """The variable to which a body sets each attribute of a variable; empty where it is set to something else, too."""
    found: dict[tuple[str, str], str] = {}
    for node in nodes(body):
        if not isinstance(node, s.Assign):
            continue
        for target in node.targets:
            match target:
                case s.Attribute(value=s.Name(id=root), name=name) if name in names:
                    source = node.value.id if isinstance(node.value, s.Name) else ""
                    found[root, name] = source if found.get((root, name), source) == source else ""
    return found
