"""A YAML text changed as little as possible: what keeps its value keeps its text, and no comment is lost.

The old and the new value say what differs; the positions of the old text's nodes say where. Columns are rewritten as a whole,
because they stand on one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from nullguard.manifest.yaml_nodes import Kind, Node, nodes, opened
from nullguard.manifest.yaml_text import ITEM, block, children, flow, has_lines, item_lines, scalar

Path = tuple[str, ...]

_NOTHING: tuple[Any, ...] = (None, {}, [])
_NAMING = ("id", "operation", "method", "path")
"""The keys by which an item of a list is known after it has changed."""


def edited(text: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """The text, whose value is `old`, with the value `new`; the order of the keys in `new` says where new ones go."""
    root = nodes(text)
    if root is None or root.kind is Kind.SCALAR:  # nothing but comments
        head = text.rstrip("\n")
        return "\n".join([*([head] if head else []), *children(new, (), 0), ""])
    editor = _Editor(text)
    editor.change(root, old, new, (), None)
    editor.write_out_aliases()
    return editor.result()


def _same(old: Any, left: list[Any]) -> dict[str, Any] | None:
    """Which of the new items of a list is an old one, by what names it: services by their id, endpoints by operation and path."""
    if not isinstance(old, dict):
        return None
    key = [old.get(name) for name in _NAMING]
    return next((item for item in left if isinstance(item, dict) and [item.get(name) for name in _NAMING] == key), None)


class _Editor:
    """Collects replacements of pieces of the text; those at one position apply in the order in which they were found."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._has_anchors = "&" in text
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._changes: list[tuple[int, int, str]] = []
        self._aliases: list[tuple[Node, Any]] = []
        self._changed_anchors: set[str] = set()

    def result(self) -> str:
        pieces, at = [], 0
        for start, end, replacement in sorted(self._changes, key=lambda change: change[0]):
            pieces += [self._text[at:start], replacement]
            at = max(at, end)
        return "".join((*pieces, self._text[at:]))

    def write_out_aliases(self) -> None:
        """Aliases of a node that changed keep their value by having it written out."""
        for alias, value in self._aliases:
            if alias.anchor in self._changed_anchors:
                self._replace(alias, flow(value))

    def change(self, node: Node, old: Any, new: Any, path: Path, key: Node | None) -> None:
        """Gives a node, whose value is `old`, the value `new`; `key` is the node before it in a mapping."""
        if node.kind is Kind.ALIAS:
            if old == new:
                self._aliases.append((node, new))
            else:
                self._replace(node, flow(new))
            return
        if old == new or (old in _NOTHING and new in _NOTHING):
            self._collect_aliases(node, new)
            return
        if node.anchor:
            self._changed_anchors.add(node.anchor)
        if key is not None and not old and isinstance(new, Mapping) and new and has_lines(path) and not self._in_brackets(key):
            indent = self._column(key.start) + 2
            self._changes.append((self._text.index(":", key.end) + 1, node.end, ""))
            self._insert_lines(node.end, children(new, path, indent))
        elif (
            node.kind is Kind.MAPPING and isinstance(old, dict) and isinstance(new, dict) and self._keeps_entries(node, old, new)
        ):
            self._mapping(node, old, new, path, key)
        elif node.kind is Kind.SEQUENCE and not node.in_flow and isinstance(new, list) and new:
            self._sequence(node, old, new, path)
        else:
            self._replace(node, flow(new))

    def _keeps_entries(self, node: Node, old: dict[str, Any], new: dict[str, Any]) -> bool:
        """Whether the entries are changed one by one: in brackets only those over several lines, and only when none goes."""
        return not node.in_flow or ("\n" in self._text[node.start : node.end] and old.keys() <= new.keys())

    def _mapping(self, node: Node, old: dict[str, Any], new: dict[str, Any], path: Path, key: Node | None) -> None:
        node = opened(node, self._text)
        entries = {name.text: (name, item) for name, item in zip(node.keys, node.items, strict=True)}
        for name, (key_node, item) in entries.items():
            if name in new:
                self.change(item, old.get(name), new[name], (*path, name), key_node)
            else:
                self._forget(item)
                self._remove_lines(key_node.start, max(key_node.end, item.end))
        before: tuple[Node, Node] | None = None
        for name, value in new.items():
            if name in entries:
                before = entries[name]
            elif node.in_flow:
                self._insert_in_brackets(node, before, f"{scalar(name)}: {flow(value)}")
            else:
                indent = self._column((node.keys[0] if node.anchor else node).start)
                self._insert_lines(self._place(node, before, key), block(name, value, path, indent))

    def _sequence(self, node: Node, old: list[Any], new: list[Any], path: Path) -> None:
        left = list(new)
        for item, value in zip(node.items, old, strict=True):
            same = _same(value, left) if has_lines((*path, ITEM)) else None
            if value in left:
                left.remove(value)
            elif same is not None and item.kind is Kind.MAPPING:
                left.remove(same)
                self.change(item, value, same, (*path, ITEM), None)
            else:
                self._forget(item)
                self._remove_lines(item.start, item.end)
        margin = self._column(node.start)
        for value in left:
            lines = item_lines(value, path, margin) if has_lines((*path, ITEM)) else [f"{' ' * margin}- {flow(value)}"]
            self._insert_lines(node.end, lines)

    def _collect_aliases(self, node: Node, value: Any) -> None:
        pending = [(node, value)] if self._has_anchors else []
        while pending:
            found, held = pending.pop()
            current = opened(found, self._text)
            if current.kind is Kind.ALIAS:
                self._aliases.append((current, held))
            elif current.kind is Kind.MAPPING and isinstance(held, dict):
                pending += [(item, held.get(name.text)) for name, item in zip(current.keys, current.items, strict=True)]
            elif current.kind is Kind.SEQUENCE and isinstance(held, list):
                pending += zip(current.items, held, strict=True)

    def _place(self, node: Node, before: tuple[Node, Node] | None, key: Node | None) -> int:
        """Behind which character new lines of a mapping go: behind the entry before, else at the head."""
        if before is not None:
            return max(before[0].end, before[1].end)
        return key.end if key is not None else node.end

    def _insert_lines(self, after: int, lines: Iterable[str]) -> None:
        """New lines below the one that holds the character before `after`."""
        end = self._text.find("\n", after)
        if end < 0:
            end = len(self._text) - (self._text.endswith("\n") and after == len(self._text))
        is_last = end == len(self._text)
        before, behind = (self._newline, "") if is_last else ("\n", self._newline[:-1])
        self._changes.append((end, end, "".join(f"{before}{line}{behind}" for line in lines)))

    def _insert_in_brackets(self, node: Node, before: tuple[Node, Node] | None, entry: str) -> None:
        if before is not None:
            at = max(before[0].end, before[1].end)
            self._changes.append((at, at, f", {entry}"))
        else:
            at = self._text.index("{", node.start) + 1
            self._changes.append((at, at, f"{entry}, " if node.items else entry))

    def _remove_lines(self, start: int, end: int) -> None:
        """Takes lines out with the line end before them, so that lines may still be put behind the last of them."""
        first = max(0, self._text.rfind("\n", 0, start))
        last = self._text.find("\n", end)
        self._changes.append((first, len(self._text) if last < 0 else last, ""))

    def _forget(self, node: Node) -> None:
        """What is shared with a node that goes has to be written out elsewhere."""
        pending = [node] if self._has_anchors else []
        while pending:
            current = opened(pending.pop(), self._text)
            if current.anchor and current.kind is not Kind.ALIAS:
                self._changed_anchors.add(current.anchor)
            pending += current.items

    def _replace(self, node: Node, text: str) -> None:
        self._forget(node)
        glued = node.start == node.end and node.start > 0 and self._text[node.start - 1] in ":-"
        self._changes.append((node.start, node.end, f" {text}" if glued else text))

    def _in_brackets(self, key: Node) -> bool:
        """Whether a key stands inside of brackets: something else than indentation is before it on its line."""
        return bool(self._text[self._text.rfind("\n", 0, key.start) + 1 : key.start].strip(" ?-"))

    def _column(self, at: int) -> int:
        return at - (self._text.rfind("\n", 0, at) + 1)
