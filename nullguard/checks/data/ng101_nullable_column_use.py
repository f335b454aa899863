"""NG101: use of a nullable column."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.data.stories import schema_findings, uses
from nullguard.model.finding import Finding


def check(context: Context) -> Iterator[Finding]:
    """A column's value is used where null raises, and no guard protects it."""
    return schema_findings(context, "NG101", uses(context, frozenset({"column"})))
