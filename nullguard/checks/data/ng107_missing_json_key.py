"""NG107: use of a missing JSON key."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.data.stories import uses, value_finding
from nullguard.flow.containers.documents import KEY, STORED
from nullguard.model.finding import Confidence, Finding


def check(context: Context) -> Iterator[Finding]:
    """A member of a JSON document is used as if every document had it. Whoever asks with `get` expects that it may not; else
    documents of a column are less sure to have it than parsed ones, which a contract may bind."""
    for path, use in uses(context, frozenset({KEY})):
        is_stored = use.origin.subject.startswith(STORED)
        is_asked = not use.origin.subject.endswith("]")
        yield value_finding(
            path,
            "NG107",
            use,
            Confidence.MEDIUM if is_stored or is_asked else Confidence.LOW,
            "may be missing from the document" if use.kind == "read" else "may be null because the document may lack the key",
            "a document need not have the key",
            ("the column's documents have no schema",) if is_stored else ("whoever wrote the document decides on its keys",),
        )
