"""NG103: use of a lookup that may find no row."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.stories import uses, value_finding
from nullguard.checks.wording import short
from nullguard.flow.values import RESOLVED
from nullguard.model.finding import Confidence, Finding


def check(context: Context) -> Iterator[Finding]:
    """The result of `.first()`, `session.get`, `find` and their like is used as if a row were always there."""
    for path, use in uses(context, frozenset({"lookup"})):
        name = use.origin.subject.rpartition(".")[2]
        yield value_finding(
            path,
            "NG103",
            use,
            Confidence.HIGH if use.origin.typed == RESOLVED else Confidence.MEDIUM,
            "may be null because the query may find no row",
            f"'{short(use.origin.text) or name}' gives null when it finds no row",
            ("the lookup's signature admits that there is no row",),
        )
