"""NG105: use of a declared-nullable value."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.stories import uses, value_finding
from nullguard.model.finding import Confidence, Finding


def check(context: Context) -> Iterator[Finding]:
    """A value whose declaration admits null (`Optional`, `| None`, `@Nullable`) is used without a check."""
    for path, use in uses(context, frozenset({"declared"})):
        yield value_finding(
            path,
            "NG105",
            use,
            Confidence.MEDIUM,
            "is declared nullable",
            "it is declared nullable",
            ("its declaration admits null",),
        )
