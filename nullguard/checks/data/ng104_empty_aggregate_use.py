"""NG104: use of an aggregate over no rows."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.data.stories import uses, value_finding
from nullguard.flow.domain.values import RESOLVED
from nullguard.model.finding import Confidence, Finding


def check(context: Context) -> Iterator[Finding]:
    """A sum, average, minimum or maximum is used as if there were always a row to compute it of."""
    for path, use in uses(context, frozenset({"aggregate"})):
        yield value_finding(
            path,
            "NG104",
            use,
            Confidence.HIGH if use.origin.typed == RESOLVED else Confidence.MEDIUM,
            f"is null where there are no rows ('{use.origin.subject}')",
            f"'{use.origin.subject}' gives null over no rows",
            ("only counts are never null over no rows",),
        )
