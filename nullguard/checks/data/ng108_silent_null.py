"""NG108: null corrupts silently."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.data.stories import corruptions, schema_findings, value_finding
from nullguard.model.finding import Confidence, Finding

_VALUES = {
    "lookup": ("may be null because the query may find no row", "the lookup may find no row"),
    "aggregate": ("is null where there are no rows", "the aggregate gives null over no rows"),
    "key": ("may be null because the document may lack the key", "a document need not have the key"),
}


def check(context: Context) -> Iterator[Finding]:
    """A column, a lookup, an aggregate or a member of a document becomes part of a text, where null is the word for it."""
    found = [*corruptions(context)]
    yield from schema_findings(context, "NG108", [item for item in found if item[1].origin.kind == "column"])
    for path, use in found:
        told = _VALUES.get(use.origin.kind)
        if told is not None:
            what, source = told
            yield value_finding(path, "NG108", use, Confidence.MEDIUM, what, source, ("null raises nothing there",))
