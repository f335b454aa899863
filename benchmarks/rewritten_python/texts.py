"""Edits of a source, and where its functions stand afterwards."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Edit:
    """The bytes from `start` to `end` of a source give way to a text."""

    start: int
    end: int
    text: str


class Source:
    """A module and its text; places are bytes."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data
        self.tree = ast.parse(data)
        self.starts = [0]
        for line in data.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.parents = {id(child): node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    def start(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        return self.starts[node.lineno - 1] + node.col_offset

    def end(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        return self.starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)

    def text(self, node: ast.expr | ast.stmt, edits: Iterable[Edit] = ()) -> str:
        return self.between(self.start(node), self.end(node), edits)

    def between(self, start: int, end: int, edits: Iterable[Edit] = ()) -> str:
        """A part of the text, with the edits that lie within it."""
        within = [
            Edit(edit.start - start, edit.end - start, edit.text) for edit in edits if start <= edit.start and edit.end <= end
        ]
        return edited(self.data[start:end], within).decode()

    def line_start(self, node: ast.stmt) -> int:
        return self.starts[node.lineno - 1]

    def line_end(self, node: ast.stmt) -> int:
        return self.starts[node.end_lineno or node.lineno]

    def indent(self, node: ast.stmt) -> str:
        return self.data[self.line_start(node) : self.start(node)].decode()

    def is_alone(self, block: Sequence[ast.stmt]) -> bool:
        """Whether statements have their lines for themselves, and can be moved to another depth."""
        first, last = block[0], block[-1]
        texts = (node for part in block for node in ast.walk(part) if isinstance(node, ast.Constant | ast.JoinedStr))
        return (
            not self.indent(first).strip()
            and self.data[self.end(last) : self.line_end(last)].strip()[:1] in (b"", b"#")
            and all(node.lineno == node.end_lineno for node in texts)
        )

    def block(self, block: Sequence[ast.stmt], indent: str, edits: Iterable[Edit] = ()) -> str:
        """Statements at another depth, each with the end of its line."""
        old = self.indent(block[0])
        text = self.between(self.line_start(block[0]), self.line_end(block[-1]), edits)
        return re.sub(rf"^{old}", indent, text, flags=re.MULTILINE).rstrip("\n") + "\n"

    def around(self, node: ast.AST, *kinds: type[ast.AST]) -> list[ast.AST]:
        """The nodes of some kinds that a node stands in, the innermost first."""
        found = []
        while (parent := self.parents.get(id(node))) is not None:
            if isinstance(parent, kinds):
                found.append(parent)
            node = parent
        return found

    def statement(self, node: ast.AST) -> ast.stmt | None:
        """The innermost statement that an expression stands in."""
        while node is not None and not isinstance(node, ast.stmt):
            node = self.parents.get(id(node))  # type: ignore[assignment]
        return node  # type: ignore[return-value]

    def place(self, statement: ast.stmt) -> tuple[list[ast.stmt], int] | None:
        """The block that a statement stands in, and where there."""
        parent = self.parents.get(id(statement))
        for name in ("body", "orelse", "finalbody"):
            block = getattr(parent, name, None)
            if isinstance(block, list) and statement in block:
                return block, block.index(statement)
        return None

    def replaced(self, nodes: Iterable[ast.AST], path: str, text: str) -> list[Edit]:
        """The edits that read another text wherever a path is read."""
        found = []
        for root in nodes:
            for node in ast.walk(root):
                if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load) and path_of(node) == path:
                    found.append(Edit(self.start(node), self.end(node), text))
        return found


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        data = data[: edit.start] + edit.text.encode() + data[edit.end :]
    return data


def lines_after(data: bytes, edits: Sequence[Edit], start: int, end: int) -> range:
    """The lines on which what stood from one byte to another stands after the edits."""
    before = sum(len(edit.text.encode()) - (edit.end - edit.start) for edit in edits if edit.end <= start)
    inside = sum(len(edit.text.encode()) - (edit.end - edit.start) for edit in edits if edit.end > start and edit.start < end)
    new = edited(data, edits)
    first = new.count(b"\n", 0, start + before) + 1
    return range(first, new.count(b"\n", 0, end + before + inside) + 2)


def path_of(node: ast.AST) -> str:
    """`order.buyer` of an expression of names and attributes; empty for others."""
    if isinstance(node, ast.Name):
        return node.id
    owner = path_of(node.value) if isinstance(node, ast.Attribute) else ""
    return f"{owner}.{node.attr}" if owner and isinstance(node, ast.Attribute) else ""
