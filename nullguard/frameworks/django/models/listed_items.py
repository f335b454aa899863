"""Lists that settings and migrations write down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import (
    Arithmetic,
    Attribute,
    Collection,
    Conditional,
    Expr,
    Name,
    Star,
)
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, VariableInfo

_MOST_STEPS: Final = 2000
"""Parts of one list that are looked at; the longest in real migrations have some 200."""


def items(program: Program, cls: ClassInfo, value: Expr | None) -> Iterator[Expr]:
    """The items of a list that a class of the project writes down, be it added up of several, starred or named."""
    pending: list[tuple[Expr | None, str, str]] = [(value, cls.path, cls.decl.qualname)]
    for _ in range(_MOST_STEPS):
        if not pending:
            return
        node, path, scope = pending.pop()
        if isinstance(node, Collection) and node.kind != "dict":
            for position, item in enumerate(node.items):
                if isinstance(item, Star):
                    rest = Collection("list", node.items[position + 1 :], node.at)
                    pending.extend(((rest, path, scope), (item.value, path, scope)))
                    break
                yield item
        elif isinstance(node, Arithmetic) and node.operator == "+":
            pending.extend((operand, path, scope) for operand in reversed(node.operands))
        elif isinstance(node, Conditional):
            pending.append((node.body, path, scope))
        elif isinstance(node, (Name, Attribute)):
            named = program.resolve(path, dotted_name(node), scope)
            if isinstance(named, VariableInfo):
                pending.append((named.decl.value, named.path, named.owner.decl.qualname if named.owner is not None else ""))
