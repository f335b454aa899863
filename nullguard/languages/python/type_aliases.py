"""Python's `type X = …`, and what the grammar takes for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tree_sitter import Node

from nullguard.languages.python import kinds as k
from nullguard.languages.python.expressions import lower
from nullguard.model import syntax as s

if TYPE_CHECKING:
    from nullguard.languages.python.reader import Reader


def type_alias(reader: Reader, node: Node, depth: int, found: list[s.Stmt]) -> None:
    """Add the variable that `type X = …` is."""
    inner = k.parts(node)
    if len(inner) != 2:
        return
    left, right = inner
    name = left
    while name.kind_id in (k.TYPE, k.GENERIC_TYPE) and name.child_count:
        name = name.children[0]
    value = lower(reader, right, depth)
    if (stored := _of_type_call(reader, node, name, depth)) is not None:
        found.append(s.Assign((stored,), value, None, reader.at(node)))
        return
    target = lower(reader, name, depth)
    written = s.TypeRef("TypeAlias")
    reader.scope.note([target], written, value, right.end_byte - right.start_byte)
    found.append(s.Assign((target,), value, written, reader.at(node)))


def _of_type_call(reader: Reader, statement: Node, node: Node, depth: int) -> s.Expr | None:
    """The target of `type(x).name = …`, which the grammar takes for an alias; None for a real one."""
    links: list[Node] = []
    while node.kind_id in (k.ATTRIBUTE, k.SUBSCRIPT):
        links.append(node)
        node = node.children[0]
    if node.kind_id not in (k.PARENTHESIZED, k.TUPLE) or not links:
        return None
    start = statement.start_byte
    arguments = tuple(s.Argument(lower(reader, part, depth)) for part in k.parts(node))
    reader.mentions.add("type")
    target: s.Expr = s.Call(s.Name("type", reader.span(start, start + 4)), arguments, reader.span(start, node.end_byte))
    for link in reversed(links):
        at = reader.span(start, link.end_byte)
        last = k.parts(link)[-1]
        if link.kind_id == k.ATTRIBUTE:
            reader.mentions.add(reader.text(last))
            target = s.Attribute(target, reader.text(last), at)
        else:
            target = s.Subscript(target, lower(reader, last, depth), at)
    return target
