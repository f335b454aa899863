"""NG102: use through a nullable relation."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.data.stories import schema_findings, uses
from nullguard.model.finding import Finding


def check(context: Context) -> Iterator[Finding]:
    """A related object is used although its key may be null, or its row missing."""
    return schema_findings(context, "NG102", uses(context, frozenset({"relation", "reverse", "missing"})))
