"""NG303: timeout tuned to mock latency."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.client_stories import client_calls, deadline, duration, steps
from nullguard.checks.third_party.endpoints import agreement, label
from nullguard.checks.third_party.mocks.answers import Answer, Answers
from nullguard.checks.third_party.mocks.overridden_timeouts import overridden_timeouts
from nullguard.checks.third_party.services import find, named
from nullguard.model.clients import ClientCall, Limit
from nullguard.model.finding import Confidence, Finding, Level, Place, Related

FAR_BELOW = 0.2
"""A mock that answers in less than this part of the timeout says nothing about it."""

NEAR = 0.5
"""A successful answer that takes this part of the timeout shows that slow answers are provided for."""

SHORT_MS = 5_000
"""58 % of the timeouts that had to be raised in 45 public repositories were at most this long; longer ones need evidence from
production to be reported above low confidence."""

_MOST_RELATED = 5


def check(context: Context) -> Iterator[Finding]:
    """Calls whose endpoint is mocked, by answers that all come at once, while nothing shows what happens near the timeout."""
    found: dict[tuple[Place, str], list[tuple[ClientCall, Limit, list[Answer]]]] = defaultdict(list)
    known = Answers(context.program, context.doubles)
    for call in client_calls(context.clients):
        limit = deadline(call)
        if limit is None or known.is_late(call.path):
            continue
        found_for = known.of(call)
        answers = [answer for answer in found_for if answer.stub.match != "symbol"]
        if answers and _says_nothing(found_for, limit.ms):
            where = limit.place
            at = place(where.path, where.at) if where is not None else place(call.path, call.at)
            found[at, call.method and label(call)].append((call, limit, answers))
    seen: set[Place] = set()
    for (at, _), group in sorted(found.items(), key=lambda item: item[0]):
        if at not in seen:
            finding = _finding(context, at, *group[0])
            if finding is not None:
                seen.add(at)
                yield finding
    yield from overridden_timeouts(context)


def _says_nothing(answers: list[Answer], timeout_ms: float) -> bool:
    stubs = [stub for _, _, stub in answers]
    if any(not stub.known or stub.failure == "timeout" or stub.slowest_ms >= timeout_ms for stub in stubs):
        return False
    if any(not stub.failure and stub.slowest_ms >= NEAR * timeout_ms for stub in stubs):
        return False
    return all(stub.slowest_ms <= FAR_BELOW * timeout_ms for stub in stubs)


def _finding(context: Context, at: Place, call: ClientCall, limit: Limit, answers: list[Answer]) -> Finding | None:
    known = find(context.manifest, named(call))
    p99 = known.endpoint.latency_ms.get("p99") if known is not None else None
    if p99 is not None and p99 < NEAR * limit.ms:
        return None
    alike, path, slowest = max(answers, key=lambda answer: (answer[2].slowest_ms, answer[0]))
    count = len(answers)
    mocks = "the only mock" if count == 1 else f"the slowest of {count} mocks" if slowest.slowest_ms else f"its {count} mocks"
    answering = "answer" if count > 1 and not slowest.slowest_ms else "answers"
    speed = f"in {duration(slowest.slowest_ms)}" if slowest.slowest_ms else "at once"
    production = f" and production's p99 is {duration(p99)}" if p99 is not None else ""
    confidence, reasons = _confidence(limit, p99, alike)
    others = [(other, stub) for _, other, stub in answers if stub is not slowest][: _MOST_RELATED - 1]
    return Finding(
        rule="NG303",
        level=Level.WARNING,
        confidence=confidence,
        message=(
            f"The timeout for '{label(call)}' is {duration(limit.ms)}, but [[{mocks}]] {answering} {speed}{production}: "
            "no test shows a slow answer or a timeout."
        ),
        place=at,
        symbol=call.symbol,
        subject=label(call),
        expression=call.expression,
        steps=steps(limit.hops, call, f"an answer may take {duration(limit.ms)}"),
        related=(
            Related(place(path, slowest.at), mocks),
            *(Related(place(other, stub.at), "another mock") for other, stub in others),
        ),
        reasons=reasons,
        caused_by=tuple(sorted({path, *(other for other, _ in others), call.path} - {at.path})),
    )


def _confidence(limit: Limit, p99: float | None, alike: float) -> tuple[Confidence, tuple[str, ...]]:
    reasons = [agreement(alike)]
    if p99 is not None:
        if p99 >= limit.ms:
            return Confidence.CERTAIN, (*reasons, "one call in a hundred takes longer than the timeout")
        return Confidence.HIGH, (*reasons, f"production's p99 is more than {NEAR:.0%} of the timeout")
    if limit.ms <= SHORT_MS:
        reasons.append(f"the timeout is at most {duration(SHORT_MS)}")
        return Confidence.MEDIUM, tuple(reasons)
    return Confidence.LOW, (*reasons, "nothing tells how long production takes")
