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

    `keys` are those of a mapping, `items` its values or those of a sequence. `in_flow`: written with brackets. `text` is the
    scalar's value, `anchor` the name that it bears or, for an alias, refers to.
    """

    kind: Kind
    start: int
    end: int
    in_flow: bool = False
    text: str = ""
    anchor: str = ""
    keys: list[Node] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)

    def entry(self, key: str) -> tuple[Node, Node] | None:
        """The key and its value."""
        return next(((name, item) for name, item in zip(self.keys, self.items, strict=True) if name.text == key), None)


def nodes(text: str) -> Node | None:
    """The root of a text without byte order mark that is known to be YAML of bounded depth; None when there is nothing."""
    open_nodes: list[Node] = []
    finished: Node | None = None
    for event in yaml.parse(text, Loader=_LOADER):
        match event:
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                kind = Kind.MAPPING if isinstance(event, yaml.MappingStartEvent) else Kind.SEQUENCE
                open_nodes.append(Node(kind, *_span(event), bool(event.flow_style), anchor=event.anchor or ""))
                continue
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                finished = open_nodes.pop()
                if finished.in_flow:
                    finished.end = _span(event)[1]
                elif finished.items:
                    finished.end = max(finished.items[-1].end, finished.keys[-1].end if finished.keys else 0)
            case yaml.ScalarEvent():
                start, end = _span(event)
                if event.style in ("|", ">"):
                    end = start + len(text[start:end].rstrip())
                finished = Node(Kind.SCALAR, start, end, True, event.value, event.anchor or "")
            case yaml.AliasEvent():
                finished = Node(Kind.ALIAS, *_span(event), True, anchor=event.anchor or "")
            case _:
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
