"""Query texts that give a row whatever there is: `select count(*) from orders where shop_id = ?` counts none as well."""

from __future__ import annotations

import re
from typing import Final

from nullguard.flow.frame.behaviour import Arguments
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

_COMPUTED: Final = re.compile(r"\s*select\s+(?:count|sum|max|min|avg)\s*\(", re.IGNORECASE)
_GROUPED: Final = re.compile(r"\b(?:group\s+by|having)\b", re.IGNORECASE)


def asks_for_computed_row(arguments: Arguments) -> bool:
    """Whether a call is handed a query that computes something over all rows, in one row of its own."""
    return any(_are_computed(v.constants) if v.constants else _is_begun(argument.value) for argument, v, _ in arguments)


def _is_begun(node: s.Expr) -> bool:
    """Whether a text that code puts together begins as such a query, and groups nothing as far as it is written:
    `"select count(*) from orders where id = " + id`."""
    if not isinstance(node, s.Arithmetic) or node.operator != "+":
        return False
    written = [part.value for part in nodes(node.operands) if isinstance(part, s.Constant) and isinstance(part.value, str)]
    first = node.operands[0]
    return isinstance(first, s.Constant) and bool(written) and _is_computed(" ".join(written))


def _are_computed(constants: frozenset[tuple[str, object]]) -> bool:
    texts = [value for kind, value in constants if kind == "str"]
    return len(texts) == len(constants) and all(_is_computed(str(text)) for text in texts)


def _is_computed(text: str) -> bool:
    return _COMPUTED.match(text) is not None and _GROUPED.search(text) is None
