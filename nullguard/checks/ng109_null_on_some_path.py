"""NG109: use of a value that is null on some path."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.stories import uses, value_finding
from nullguard.model.finding import Confidence, Finding


def check(context: Context) -> Iterator[Finding]:
    """A null literal reaches a use."""
    for path, use in uses(context, frozenset({"path"})):
        if use.certain:
            what, confidence = "is always null at this place", Confidence.CERTAIN
        else:
            what, confidence = "is null on some path to this place", Confidence.HIGH
        yield value_finding(path, "NG109", use, confidence, what, "null is assigned", ("a null literal reaches it",))
