"""The Java grammar's node kinds and fields as numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

from tree_sitter import Node

from nullguard.languages.treesitter import ERROR as ERROR
from nullguard.languages.treesitter import Kinds, grammar
from nullguard.model.source import Language

_KINDS: Final[Kinds] = Kinds(Language.JAVA)

Handler = TypeVar("Handler")


def by_kind(handlers: Mapping[str, Handler]) -> dict[int, Handler]:
    """See `Kinds.table`."""
    return _KINDS.table(handlers)


def first_part(node: Node) -> Node | None:
    """The first child that is no comment."""
    return next((child for child in node.named_children if child.kind_id not in COMMENTS), None)


def kind(name: str) -> int:
    """See `Kinds.one`."""
    return _KINDS.one(name)


def kinds(*names: str) -> frozenset[int]:
    """See `Kinds.named`."""
    return _KINDS.named(*names)


def _field(name: str) -> int:
    return grammar(Language.JAVA).field_id_for_name(name) or 0


ALTERNATIVE = _field("alternative")
ARGUMENTS = _field("arguments")
ARRAY = _field("array")
BODY = _field("body")
CONDITION = _field("condition")
CONSEQUENCE = _field("consequence")
CONSTRUCTOR = _field("constructor")
DECLARATOR = _field("declarator")
DIMENSIONS = _field("dimensions")
ELEMENT = _field("element")
FIELD = _field("field")
INDEX = _field("index")
INIT = _field("init")
KEY = _field("key")
LEFT = _field("left")
NAME = _field("name")
OBJECT = _field("object")
OPERAND = _field("operand")
OPERATOR = _field("operator")
PARAMETERS = _field("parameters")
PATTERN = _field("pattern")
RESOURCES = _field("resources")
RIGHT = _field("right")
TYPE = _field("type")
TYPE_PARAMETERS = _field("type_parameters")
UPDATE = _field("update")
VALUE = _field("value")

ANNOTATIONS = kinds("annotation", "marker_annotation")
COMMENTS = kinds("line_comment", "block_comment")
IDENTIFIERS: Final[frozenset[int]] = kinds("identifier", "type_identifier", "underscore_pattern")
