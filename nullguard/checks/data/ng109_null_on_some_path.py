"""NG109: use of a value that is null on some path."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from nullguard.checks.context import Context
from nullguard.checks.data.stories import uses, value_finding
from nullguard.flow.domain.values import TESTED
from nullguard.model.finding import Confidence, Effect, Finding, Sign


def check(context: Context) -> Iterator[Finding]:
    """A null literal reaches a use, or what was tested for null is used whatever the test said.

    Where a condition that is asked later decides whether the null comes here, code mostly knows that the two go together: low. Of
    tests whose outcomes both go on more are superfluous than not (`docs/decisions/ranking.md`): they have low confidence, and so
    has what is null only where a method gave no collection (`origin.doubt`).
    """
    for path, use in uses(context, frozenset({"path", TESTED})):
        source, reason = "null is assigned", "a null literal reaches it"
        if use.origin.kind == TESTED:
            what = "is tested for null before, and used whatever the test said"
            confidence = Confidence.LOW
            source, reason = "it is tested for null", "a test says that it can be null, and both outcomes go on"
        elif use.certain:
            what, confidence = "is always null at this place", Confidence.CERTAIN
        else:
            what, confidence = "is null on some path to this place", Confidence.HIGH
        doubt = use.origin.doubt
        found = value_finding(path, "NG109", use, Confidence.LOW if doubt else confidence, what, source, (reason,))
        if doubt:
            found = replace(found, reasons=(*found.reasons, doubt), signs=(*found.signs, Sign(Effect.LOWERS, doubt)))
        yield found
