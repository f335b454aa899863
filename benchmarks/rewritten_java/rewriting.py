"""What is written in place of what, and how that becomes a source again."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import tree_sitter
from java_code import Method


@dataclass(frozen=True)
class Edit:
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Rewrite:
    """Edits of the source that the method stands in, members for its class, members of other classes by the name of the class,
    and whole sources by the name of the class, in the package `rewritten`."""

    edits: tuple[Edit, ...]
    members: str = ""
    others: tuple[tuple[str, str], ...] = ()
    classes: tuple[tuple[str, str], ...] = ()


def put(node: tree_sitter.Node, text: str) -> Edit:
    return Edit(node.start_byte, node.end_byte, text)


def over(first: tree_sitter.Node, last: tree_sitter.Node, text: str) -> Edit:
    return Edit(first.start_byte, last.end_byte, text)


def before(node: tree_sitter.Node, text: str) -> Edit:
    return Edit(node.start_byte, node.start_byte, text)


def rewritten(data: bytes, edits: list[Edit]) -> bytes:
    """A source with its edits, in which every other line keeps its number."""
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        lost = data.count(b"\n", edit.start, edit.end) - edit.text.count("\n")
        data = data[: edit.start] + edit.text.encode() + b"\n" * lost + data[edit.end :]
    return data


def member_edit(method: Method, members: str) -> Edit:
    """Members at the end of the method's class, on the line of its last brace."""
    end = method.holder.end_byte - 1
    return Edit(end, end, f" {members} ")


def overlap(edits: list[Edit]) -> bool:
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    return any(one.end > two.start for one, two in pairwise(ordered))


def last_brace(data: bytes) -> int:
    """Where the last brace of a source stands."""
    return data.rstrip().rfind(b"}")
