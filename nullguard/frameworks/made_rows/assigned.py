"""What statements assign: paths, as text."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from nullguard.model import syntax as s
from nullguard.model.text import render


def target_paths(node: s.Expr) -> set[str]:
    """The paths that one target assigns: several where it unpacks."""
    if isinstance(node, s.Collection):
        return {render(item) for item in node.items}
    return {render(node)}


def assigned_paths(body: Iterable[s.Stmt]) -> set[str]:
    """The paths that statements assign, wherever in them."""
    found: set[str] = set()
    waiting: list[msgspec.Struct] = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, s.Assign):
            found.update(*(target_paths(target) for target in node.targets))
        elif isinstance(node, (s.AugAssign, s.AssignExpr, s.ForEach)):
            found.update(target_paths(node.target))
        for name in node.__struct_fields__:
            value = getattr(node, name)
            for item in value if isinstance(value, tuple) else (value,):
                if isinstance(item, s.Node):
                    waiting.append(item)
    return found
