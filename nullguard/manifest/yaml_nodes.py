"""Where every node of a YAML text stands, to the character, so that one can be changed and the rest be left as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Kind(Enum):
    SCALAR = "scalar"
    MAPPING = "mapping"
    SEQUENCE = "sequence"
    ALIAS = "alias"


@dataclass(slots=True)
class Node:
    """A node from `start` to `end` (exclusive, without what is white space or comment behind it).

    `keys` are those of a mapping, `items` its values or those of a sequence; of what is written with brackets (`in_flow`) they
    are left out, `opened` gives them. `text` is the scalar's value, `anchor` the name that it bears or, for an alias, refers to.
    """

    kind: Kind
    start: int
    end: int
    in_flow: bool = False
    text: str = ""
    anchor: str = ""
    keys: list[Node] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)


def nodes(text: str) -> Node | None:
    """The root of a text without byte order mark that is known to be YAML of bounded depth; None when there is nothing."""
    return _read(text, False)


def opened(node: Node, text: str) -> Node:
    """A node with what is in its brackets, one level of it."""
    if not node.in_flow or node.kind not in (Kind.MAPPING, Kind.SEQUENCE) or node.items:
        return node
    inner = _read(text[node.start : node.end], True)
    if inner is None:
        return node
    pending = [inner]
    while pending:
        moved = pending.pop()
        moved.start += node.start
        moved.end += node.start
        pending += (*moved.keys, *moved.items)
    return inner


def _read(text: str, open_first: bool) -> Node | None:
    open_nodes: list[Node] = []
    finished: Node | None = None
    closed = 0  # how many brackets are open whose content is left out
    for event in yaml.parse(text, Loader=_LOADER):
        if closed:
            closed += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if closed:
                continue
            finished = open_nodes.pop()
            finished.end = _span(event)[1]
        elif isinstance(event, yaml.CollectionStartEvent):
            kind = Kind.MAPPING if isinstance(event, yaml.MappingStartEvent) else Kind.SEQUENCE
            open_nodes.append(Node(kind, *_span(event), bool(event.flow_style), anchor=event.anchor or ""))
            closed = int(bool(event.flow_style) and not (open_first and len(open_nodes) == 1))
            continue
        elif isinstance(event, yaml.CollectionEndEvent):
            finished = open_nodes.pop()
            if finished.in_flow:
                finished.end = _span(event)[1]
            elif finished.items:
                finished.end = max(finished.items[-1].end, finished.keys[-1].end if finished.keys else 0)
        elif isinstance(event, yaml.ScalarEvent):
            start, end = _span(event)
            if event.style in ("|", ">"):
                end = start + len(text[start:end].rstrip())
            finished = Node(Kind.SCALAR, start, end, True, event.value, event.anchor or "")
        elif isinstance(event, yaml.AliasEvent):
            finished = Node(Kind.ALIAS, *_span(event), True, anchor=event.anchor or "")
        else:
            continue
        if open_nodes:
            parent = open_nodes[-1]
            is_key = parent.kind is Kind.MAPPING and len(parent.keys) == len(parent.items)
            (parent.keys if is_key else parent.items).append(finished)
    return finished


def _span(event: yaml.Event) -> tuple[int, int]:
    assert event.start_mark is not None
    assert event.end_mark is not None
    return event.start_mark.index, event.end_mark.index
