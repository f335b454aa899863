"""NG308: rate limit not handled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.endpoints import address
from nullguard.checks.third_party.external_hosts import is_external
from nullguard.checks.third_party.policies import stands, within
from nullguard.checks.third_party.services import words
from nullguard.knowledge.rate_limits import LimitSignal, limit_signals
from nullguard.model.clients import LOOP, BadAnswer, ClientCall, ClientFacts, Retry
from nullguard.model.finding import Confidence, Finding, Level, Place, Step

_SERVER_ERRORS = 500
_TOO_MANY = 429
_ABSENT = re.compile(r"^404$|NoSuch|NotFound|NotExist|Exists|AlreadyOwned|Conflict|Precondition", re.IGNORECASE)
"""Error codes of questions whether something is there: what else went wrong is left to others."""

_API = re.compile(r"(?:^|[.-])api(?:s)?(?:[.-]|\d|$)")
"""Hosts that serve programs, which all limit how often they are asked."""


def check(context: Context) -> Iterator[Finding]:
    """Decisions about bad answers that do not know of rate limits: at the test or handler, else at the policy."""
    for path in sorted(context.clients):
        facts = context.clients[path]
        found = [*_of_answers(facts), *_of_policies(facts), *_of_hosts(facts)]
        seen: set[Place | str] = set()
        for finding in sorted(found, key=lambda item: (-item.confidence, item.place)):
            if finding.place not in seen and (not finding.symbol or finding.symbol not in seen):
                seen.update((finding.place, finding.symbol))
                yield finding


def _of_answers(facts: ClientFacts) -> Iterator[Finding]:
    symbols = {call.symbol for call in facts.calls}
    for answer in facts.answers:
        if answer.knows_limits:
            continue
        if answer.symbol in symbols and not answer.exceptions and answer.repeats and _only_server_errors(answer):
            yield _finding(
                answer,
                "Answers with a server error are tried again, those with 429 (too many requests) are not: what the other side "
                "puts off is lost",
                Confidence.HIGH,
                "server errors are repeated here, so a failure may pass",
            )
        for name in answer.exceptions:
            signal = limit_signals().get(name.rpartition(".")[2])
            if signal is not None:
                yield from _of_signal(answer, signal)


def _only_server_errors(answer: BadAnswer) -> bool:
    return bool(answer.statuses) and (
        min(answer.statuses) >= _SERVER_ERRORS if not answer.above else min(answer.statuses) in (_SERVER_ERRORS, 499)
    )


def _of_signal(answer: BadAnswer, signal: LimitSignal) -> Iterator[Finding]:
    if signal.scope and signal.scope.isdisjoint(words(f"{answer.path}.{answer.symbol}")):
        return
    if signal.status and signal.status in answer.statuses:
        yield _finding(
            answer,
            f"A status of {signal.status} is taken for a refusal, but is also how a rate limit is told ({signal.signal}): "
            "too many requests become a wrong answer",
            Confidence.HIGH,
            f"'{signal.exception}' stands for both",
        )
    elif signal.by_code and answer.codes and not any(_ABSENT.search(code) for code in answer.codes):
        shown = ", ".join(f"'{code}'" for code in answer.codes[:3])
        yield _finding(
            answer,
            f"Of the error codes only {shown} is told apart: a rate limit ({signal.signal}) is handled like a defect",
            Confidence.MEDIUM,
            "the service limits how much is sent",
        )


def _of_policies(facts: ClientFacts) -> Iterator[Finding]:
    for policy in facts.retries:
        if policy.statuses and _TOO_MANY not in policy.statuses and min(policy.statuses) >= _SERVER_ERRORS:
            yield Finding(
                rule="NG308",
                level=Level.NOTE if policy.honours_retry_after else Level.WARNING,
                confidence=Confidence.LOW if policy.honours_retry_after else Confidence.MEDIUM,
                message=(
                    "Answers with a server error are tried again, those with 429 (too many requests) "
                    f"{'only when they say how long to wait' if policy.honours_retry_after else 'are not'}."
                ),
                place=stands(policy),
                symbol=policy.symbol,
                subject=policy.tool,
                expression=policy.text,
                steps=(Step(stands(policy), "the statuses that are repeated stand here"),),
                reasons=("429 with Retry-After is repeated",) if policy.honours_retry_after else (),
            )


def _of_hosts(facts: ClientFacts) -> Iterator[Finding]:
    """Calls of a public interface whose every bad answer is one error."""
    for call in facts.calls:
        host = address(call.url).host if call.url else ""
        if not host or not is_external(host) or _API.search(host) is None or call.is_client:
            continue
        if any(_protects(policy, call) for policy in facts.retries):
            continue
        tests = [a for a in facts.answers if a.symbol == call.symbol and not a.exceptions and a.raises and not a.repeats]
        if any(answer.knows_limits for answer in facts.answers if answer.symbol == call.symbol):
            continue
        for answer in tests[:1]:
            yield Finding(
                rule="NG308",
                level=Level.WARNING,
                confidence=Confidence.MEDIUM,
                message=(
                    f"{host} limits how often it is asked, and every bad answer is one error here: with 429 (too many requests) "
                    "the whole operation fails."
                ),
                place=place(call.path, call.at),
                symbol=call.symbol,
                subject=call.callee,
                expression=call.expression,
                steps=(
                    Step(place(call.path, call.at), f"'{host}' is asked"),
                    Step(place(answer.path, answer.at), "every other status is an error"),
                ),
                reasons=("the host serves programs", "nothing around it tries again"),
            )


def _protects(policy: Retry, call: ClientCall) -> bool:
    if policy.tool == LOOP:
        return within(call.at, policy.at)
    return policy.symbol == call.symbol or not policy.wraps


def _finding(answer: BadAnswer, text: str, confidence: Confidence, reason: str) -> Finding:
    return Finding(
        rule="NG308",
        level=Level.WARNING,
        confidence=confidence,
        message=f"{text}.",
        place=place(answer.path, answer.at),
        symbol=answer.symbol,
        subject=answer.text,
        expression=answer.text,
        steps=(Step(place(answer.path, answer.at), f"the decision is '{answer.text}'"),),
        reasons=(reason,),
    )
