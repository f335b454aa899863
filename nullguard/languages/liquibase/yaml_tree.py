"""A changelog in YAML or JSON as the elements that the same changelog would have in XML.

A mapping's scalars are attributes, its mappings and lists child elements; the lists `changes` and `columns` stand for their
items. Only nodes are composed, no object is ever constructed; nesting, aliases and the number of nodes are bounded.
"""

from __future__ import annotations

import re

import yaml

from nullguard.languages.errors import UnreadableSource
from nullguard.languages.xml_elements import MOST_DEPTH, Element

_MOST_NODES = 600_000
_MOST_ALIASES = 1_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = "tag:yaml.org,2002:null"
_BOOLEAN = "tag:yaml.org,2002:bool"
_TRUE = frozenset({"true", "yes", "on", "y"})
_TRANSPARENT = frozenset({"changes", "columns"})
_TEXTS = frozenset({"sql", "selectQuery", "where"})
"""Keys whose scalars may be long: they keep their line, as elements do."""

_CONTROL = re.compile(rb"\t")


def read_yaml(data: bytes, is_json: bool = False) -> Element:
    """The element `databaseChangeLog`. Raises UnreadableSource for what is no YAML, or is hostile."""
    if is_json:
        data = _CONTROL.sub(b" ", data)  # YAML takes no tab for indentation, and no text of JSON may hold one
    try:
        _check(data)
        root = yaml.compose(data, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not YAML"
        where = f", line {mark.line + 1}" if mark is not None else ""
        raise UnreadableSource("syntax", f"it is no YAML: {problem}{where}") from None
    tree = _Tree()
    found = Element("", {}, 1)
    if isinstance(root, yaml.MappingNode):
        for key, value in root.value:
            if isinstance(key, yaml.ScalarNode) and key.value == "databaseChangeLog":
                found = tree.element("databaseChangeLog", value)
    return found


def _check(data: bytes) -> None:
    """Refuse what could exhaust time or stack, by the parser's events: they build nothing and do not recurse."""
    depth = aliases = 0
    for nodes, event in enumerate(yaml.parse(data, Loader=_LOADER)):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        aliases += isinstance(event, yaml.AliasEvent)
        if depth > MOST_DEPTH:
            raise UnreadableSource("too-deep", f"it is nested more than {MOST_DEPTH} levels deep")
        if nodes > _MOST_NODES or aliases > _MOST_ALIASES:
            raise UnreadableSource("limit", f"it has more than {_MOST_NODES:,} nodes or {_MOST_ALIASES:,} aliases")


class _Tree:
    """Nodes to elements. Aliases repeat nodes, so what is visited is counted; one inside of itself is cut."""

    def __init__(self) -> None:
        self._visited = 0
        self._inside: set[int] = set()

    def element(self, tag: str, node: yaml.Node) -> Element:
        element = Element(tag, {}, node.start_mark.line + 1)
        self._fill(element, tag, node)
        return element

    def _fill(self, element: Element, key: str, node: yaml.Node) -> None:
        self._visited += 1
        if self._visited > _MOST_NODES:
            raise UnreadableSource("limit", "its aliases repeat too much")
        if id(node) in self._inside:
            return
        self._inside.add(id(node))
        if isinstance(node, yaml.MappingNode):
            self._entries(element, node)
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                if not isinstance(item, yaml.MappingNode):
                    continue
                if key == "columns" and not _has(item, "column"):
                    element.content.append(self.element("column", item))
                else:
                    self._fill(element, "", item)
        self._inside.discard(id(node))

    def _entries(self, element: Element, node: yaml.MappingNode) -> None:
        attributes = dict(element.attributes)
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue
            name = key.value
            if isinstance(value, yaml.ScalarNode):
                text = _scalar(value)
                if text is not None:
                    attributes[name] = text
                    if name in _TEXTS:
                        line = value.start_mark.line + (2 if value.style in ("|", ">") else 1)
                        element.content.append(Element(name, {}, line, [text]))
            elif isinstance(value, yaml.SequenceNode) and value.value and _are_scalars(value):
                attributes[name] = ",".join(item.value for item in value.value)
            elif name in _TRANSPARENT:
                element.attributes = attributes
                self._fill(element, name, value)
                attributes = dict(element.attributes)
            else:
                child = Element(name, {}, key.start_mark.line + 1)
                self._fill(child, name, value)
                element.content.append(child)
        element.attributes = attributes


def _scalar(node: yaml.ScalarNode) -> str | None:
    if node.tag == _NULL:
        return None
    if node.tag == _BOOLEAN:
        return "true" if node.value.lower() in _TRUE else "false"
    text: str = node.value
    return text


def _are_scalars(node: yaml.SequenceNode) -> bool:
    return all(isinstance(item, yaml.ScalarNode) for item in node.value)


def _has(node: yaml.MappingNode, name: str) -> bool:
    return any(isinstance(key, yaml.ScalarNode) and key.value == name for key, _ in node.value)
