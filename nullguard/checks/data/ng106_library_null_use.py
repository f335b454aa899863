"""NG106: use of a library call's null."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.data.stories import uses, value_finding
from nullguard.model.finding import Confidence, Finding


def check(context: Context) -> Iterator[Finding]:
    """A library call that is known to return null is used without a check."""
    for path, use in uses(context, frozenset({"library"})):
        yield value_finding(
            path,
            "NG106",
            use,
            Confidence.MEDIUM,
            f"may be null because '{use.origin.subject}' can return null",
            f"'{use.origin.subject}' can return null",
            ("the library's model admits null",),
        )
