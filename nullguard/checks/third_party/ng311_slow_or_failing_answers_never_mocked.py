"""NG311: slow, failing or limited answers never mocked."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.third_party.mocks.answers import Answers
from nullguard.checks.third_party.mocks.asserted_timeouts import asserted_timeouts
from nullguard.checks.third_party.mocks.fakes_without_timeout import fakes_without_timeout
from nullguard.checks.third_party.mocks.impossible_codes import impossible_codes
from nullguard.checks.third_party.mocks.limited_hosts import limited_hosts
from nullguard.checks.third_party.mocks.mocked_functions import mocked_functions
from nullguard.checks.third_party.mocks.never_failing import never_failing
from nullguard.checks.third_party.mocks.never_slow import never_slow
from nullguard.model.finding import Finding, Place


def check(context: Context) -> Iterator[Finding]:
    """What tests leave out of the answers of a remote service; one finding for each place, the first reason that tells."""
    answers = Answers(context.program, context.doubles)
    findings = [
        *never_slow(context),
        *(finding for finding, _ in never_failing(context, answers)),
        *mocked_functions(context, answers),
        *impossible_codes(context),
        *limited_hosts(context),
        *asserted_timeouts(context, answers),
        *fakes_without_timeout(context, answers),
    ]
    best: dict[Place, Finding] = {}
    decided: set[Place] = set()
    for finding in findings:
        cause = finding.steps[-1].place
        known = best.get(finding.place)
        if (known is None and cause not in decided) or (known is not None and finding.confidence > known.confidence):
            best[finding.place] = finding
            decided.add(cause)
    yield from (best[at] for at in sorted(best))
