"""NG307: unsafe retry (non-idempotent, without a pause, for ever)."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.client_stories import called
from nullguard.checks.third_party.policies import around, stands
from nullguard.checks.third_party.services import find, named
from nullguard.knowledge.failing_calls import failing_calls
from nullguard.knowledge.words import library_names
from nullguard.model.clients import LOOP, ClientCall, ClientFacts, Retry
from nullguard.model.finding import Confidence, Finding, Level, Step
from nullguard.model.http_methods import NOT_IDEMPOTENT

_SAFE_MARK = "dempoten"
_SPENT = 504
"""NG304 tells policies that repeat it for requests that write."""


def check(context: Context) -> Iterator[Finding]:
    """Policies that repeat without a pause or without end, or that repeat requests which change something: at the policy."""
    for path in sorted(context.clients):
        facts = context.clients[path]
        for policy in facts.retries:
            finding = _of_policy(context, facts, policy)
            if finding is not None:
                yield finding


def _of_policy(context: Context, facts: ClientFacts, policy: Retry) -> Finding | None:
    calls = [call for call in facts.calls if policy in list(around(call, facts))]
    unsafe = next((call for call in calls if _repeats_writes(context, policy, call)), None)
    if policy.tool == LOOP and not calls:
        return None
    default = "nothing in the loop waits" if policy.tool == LOOP else "no wait is set, and the library's default is none"
    writes = sorted(NOT_IDEMPOTENT & {*policy.methods})
    if unsafe is not None:
        match = find(context.manifest, named(unsafe))
        known = match is not None and match.endpoint.idempotent is False
        text = (
            f"'{called(unsafe)}' sends {unsafe.method}, and is sent again when the answer does not arrive: it may be done twice"
        )
        return _finding(
            policy, text, Confidence.HIGH if known else Confidence.MEDIUM, "a timeout does not tell whether it was done", unsafe
        )
    if writes and policy.attempts != 1 and policy.tool == "urllib3" and _SPENT not in policy.statuses:
        text = f"{' and '.join(writes)} requests are sent again when the answer does not arrive: what they do may be done twice"
        return _finding(policy, text, Confidence.MEDIUM, "the policy names the methods itself", None)
    if policy.is_unlimited and policy.first_wait_ms == 0 and policy.wraps:
        text = "what fails is tried again for ever, without a pause: an outage becomes a busy loop against the other side"
        return _finding(
            policy,
            text,
            Confidence.HIGH if calls else Confidence.MEDIUM,
            default if policy.tool == LOOP else "this is the library's default",
            None,
        )
    if policy.first_wait_ms == 0 and policy.attempts > 1 and (calls or policy.statuses):
        text = f"what fails is tried {policy.attempts} times without a pause: the load multiplies when the other side is ill"
        return _finding(policy, text, Confidence.MEDIUM, default, None)
    return None


def _repeats_writes(context: Context, policy: Retry, call: ClientCall) -> bool:
    if policy.attempts == 1 or call.method not in NOT_IDEMPOTENT or call.is_client or _SAFE_MARK in call.expression:
        return False
    match = find(context.manifest, named(call))
    if match is not None and match.endpoint.idempotent is True:
        return False
    if policy.tool in library_names("task-repeater") and not policy.on:
        return False
    return not policy.on or not failing_calls().unanswered.isdisjoint(policy.on)


def _finding(policy: Retry, text: str, confidence: Confidence, reason: str, call: ClientCall | None) -> Finding:
    first = Step(stands(policy), "the policy is made here")
    steps = (first,) if call is None else (first, Step(place(call.path, call.at), f"this {call.method} is repeated"))
    return Finding(
        rule="NG307",
        level=Level.WARNING,
        confidence=confidence,
        message=f"By '{policy.text}' {text}.",
        place=stands(policy),
        symbol=policy.symbol,
        subject=policy.tool,
        expression=policy.text,
        steps=steps,
        reasons=(reason,),
    )
