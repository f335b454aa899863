"""Query texts that give a row whatever there is: `select count(*) from orders where shop_id = ?` counts none as well, and
`select last_insert_id()` asks no table."""

from __future__ import annotations

import re
from typing import Final

from nullguard.flow.domain.values import Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

_COMPUTED: Final = re.compile(
    r"\s*select\s+(?:(?P<default>coalesce|ifnull|nvl)\s*\(\s*)?(?P<function>count|sum|max|min|avg)\s*\(", re.IGNORECASE
)
_GROUPED: Final = re.compile(r"\b(?:group\s+by|having)\b|\bover\s*\(", re.IGNORECASE)
_OF_NO_TABLE: Final = re.compile(
    r"\s*select\b(?:(?!\b(?:from|where|limit)\b).)*(?:\bfrom\s+dual\s*)?;?\s*$", re.IGNORECASE | re.DOTALL
)

_COUNTING: Final = "count"
"""The function that gives a number for no rows, too; others give null."""

_VALUES: Final = ("java.lang.", "java.math.", "java.time.", "java.sql.", "java.util.Date")
"""How the names of the classes begin that hold what a query computes, and no row of it."""


def asks_for_computed_row(arguments: Arguments, result: Value) -> bool:
    """Whether a call is handed a query that computes something over all rows, in one row of its own, or asks no table; what it
    gives is there then. Where it gives what is computed, that may be null for no rows."""
    is_value = result.type is None or result.type.cls.startswith(_VALUES)
    return any(
        _are_computed(value.constants, is_value) if value.constants else _is_begun(argument.value, is_value)
        for argument, value, _ in arguments
    )


def _is_begun(node: s.Expr, is_value: bool) -> bool:
    """Whether a text that code puts together begins as such a query, and groups nothing as far as it is written:
    `"select count(*) from orders where id = " + id`."""
    if not isinstance(node, s.Arithmetic) or node.operator != "+":
        return False
    written = [part.value for part in nodes(node.operands) if isinstance(part, s.Constant) and isinstance(part.value, str)]
    first = node.operands[0]
    return isinstance(first, s.Constant) and bool(written) and _is_computed(" ".join(written), is_value)


def _are_computed(constants: frozenset[tuple[str, object]], is_value: bool) -> bool:
    texts = [str(value) for kind, value in constants if kind == "str"]
    return len(texts) == len(constants) and all(_is_computed(text, is_value) or _OF_NO_TABLE.match(text) for text in texts)


def _is_computed(text: str, is_value: bool) -> bool:
    found = _COMPUTED.match(text)
    if found is None or _GROUPED.search(text) is not None:
        return False
    return not is_value or found["default"] is not None or found["function"].lower() == _COUNTING
