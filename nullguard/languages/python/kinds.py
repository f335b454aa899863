"""The kinds of nodes of the Python grammar that the front end asks for, as numbers."""

from __future__ import annotations

from typing import Final

from tree_sitter import Node

from nullguard.languages.treesitter import Kinds
from nullguard.model.source import Language

KINDS: Final[Kinds] = Kinds(Language.PYTHON)

TOKEN_TEXT = KINDS.token_texts()
EXTRAS = KINDS.named("comment", "line_continuation")
SKIPPED = KINDS.tokens() | EXTRAS
"""Tokens and comments: what has no meaning of its own among the children of a node."""

ARGUMENT_LIST = KINDS.one("argument_list")
AS_PATTERN = KINDS.one("as_pattern")
ASSIGNMENT = KINDS.one("assignment")
ATTRIBUTE = KINDS.one("attribute")
AUGMENTED_ASSIGNMENT = KINDS.one("augmented_assignment")
BINARY_OPERATOR = KINDS.one("binary_operator")
BLOCK = KINDS.one("block")
BOOLEAN_OPERATOR = KINDS.one("boolean_operator")
CALL = KINDS.one("call")
CLASS_DEFINITION = KINDS.one("class_definition")
COMMENT = KINDS.one("comment")
CONCATENATED_STRING = KINDS.one("concatenated_string")
CONSTRAINED_TYPE = KINDS.one("constrained_type")
DECORATOR = KINDS.one("decorator")
DICTIONARY_SPLAT = KINDS.one("dictionary_splat")
DOTTED_NAME = KINDS.one("dotted_name")
ELIF_CLAUSE = KINDS.one("elif_clause")
ELLIPSIS = KINDS.one("ellipsis")
ELSE_CLAUSE = KINDS.one("else_clause")
EXPRESSION_LIST = KINDS.one("expression_list")
FUNCTION_DEFINITION = KINDS.one("function_definition")
GENERIC_TYPE = KINDS.one("generic_type")
IDENTIFIER = KINDS.one("identifier")
KEYWORD_ARGUMENT = KINDS.one("keyword_argument")
LIST = KINDS.one("list")
LIST_SPLAT = KINDS.one("list_splat")
MEMBER_TYPE = KINDS.one("member_type")
NONE = KINDS.one("none")
PAIR = KINDS.one("pair")
PARAMETERS = KINDS.one("parameters")
PARENTHESIZED = KINDS.one("parenthesized_expression")
SPLAT_TYPE = KINDS.one("splat_type")
STRING = KINDS.one("string")
SUBSCRIPT = KINDS.one("subscript")
TUPLE = KINDS.one("tuple")
TYPE = KINDS.one("type")
TYPE_PARAMETER = KINDS.one("type_parameter")
UNION_TYPE = KINDS.one("union_type")

ASYNC = KINDS.token("async")
COMMA = KINDS.token(",")
EQUALS = KINDS.token("=")


def parts(node: Node) -> list[Node]:
    """The children that mean something: no tokens, no comments."""
    return [child for child in node.children if child.kind_id not in SKIPPED]
