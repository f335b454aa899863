"""The Java grammar's node kinds and fields as numbers, because comparing and hashing numbers is what makes the walk fast.

A kind that the installed grammar lacks has the number NO_KIND, which no node has; so both published Java grammars work.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from nullguard.languages.treesitter import grammar
from nullguard.model.source import Language

_Handler = TypeVar("_Handler")
_GRAMMAR = grammar(Language.JAVA)
_KINDS: dict[str, list[int]] = {}
for _id in range(_GRAMMAR.node_kind_count):
    if _GRAMMAR.node_kind_is_named(_id):
        _KINDS.setdefault(_GRAMMAR.node_kind_for_id(_id) or "", []).append(_id)

NO_KIND = -1
ERROR = 65535
"""The kind of a node for text that fits nowhere."""


def kind(name: str) -> int:
    """The number that nodes of a named kind have."""
    return _GRAMMAR.id_for_node_kind(name, True) or NO_KIND


def by_kind(handlers: Mapping[str, _Handler]) -> dict[int, _Handler]:
    """A dispatch table by kind number from one by kind name; kinds that the grammar lacks are left out."""
    return {number: handler for name, handler in handlers.items() for number in _KINDS.get(name, ())}


def kinds(*names: str) -> frozenset[int]:
    """The numbers of several named kinds."""
    return frozenset(number for name in names for number in _KINDS.get(name, ()))


def _field(name: str) -> int:
    return _GRAMMAR.field_id_for_name(name) or 0


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
INTERFACES = _field("interfaces")
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
SUPERCLASS = _field("superclass")
TYPE = _field("type")
TYPE_PARAMETERS = _field("type_parameters")
UPDATE = _field("update")
VALUE = _field("value")

ANNOTATIONS = kinds("annotation", "marker_annotation")
COMMENTS = kinds("line_comment", "block_comment")
IDENTIFIERS = kinds("identifier", "type_identifier", "underscore_pattern")
