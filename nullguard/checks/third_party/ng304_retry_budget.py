"""NG304: retry budget exceeds the caller's deadline."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.client_stories import called, deadline, duration
from nullguard.checks.third_party.policies import (
    LIMITING,
    around,
    callers_of,
    deadlines,
    mounted,
    policies,
    stands,
    tasks_of,
    total_ms,
    written_out,
)
from nullguard.checks.third_party.waiters import Waiter, Waiters, given, on_the_way, said_at, told
from nullguard.knowledge.words import library_names
from nullguard.model.clients import ClientCall, Deadline, Retry
from nullguard.model.finding import Confidence, Finding, Level, Place, Related, Step
from nullguard.model.http_methods import NOT_IDEMPOTENT, WRITING
from nullguard.model.span import NOWHERE

_NAMED = (*LIMITING, "caller")
_GATEWAY_TIMEOUT = 504


def check(context: Context) -> Iterator[Finding]:
    """Brokers that deliver again before a task is repeated or done, repeated calls that outlast whoever waits for them, and
    policies that repeat calls whose time is spent: at the deadline of a broker, else at the policy."""
    found = [*_of_brokers(context), *_of_calls(context), *_of_gateways(context)]
    seen: set[Place] = set()
    for finding in sorted(found, key=lambda item: (item.place, -item.confidence)):
        if finding.place not in seen:
            seen.add(finding.place)
            yield finding


def _of_brokers(context: Context) -> Iterator[Finding]:
    limits = deadlines(context.clients, "visibility")
    written = [item for item in limits if not item.is_default]
    delayed = [p for p in policies(context.clients) if p.tool in library_names("task-repeater") and p.first_wait_ms]
    late = deadlines(context.clients, "late")
    tasks = deadlines(context.clients, "task")
    for limit in written or limits[:1]:
        slowest = max(delayed, key=lambda p: p.first_wait_ms or 0, default=None)
        if slowest is not None and (slowest.first_wait_ms or 0) >= limit.ms:
            yield _delivered_again(limit, slowest)
        for flag in late[:1]:
            longest = max((task for task in tasks if not flag.symbol or task.symbol == flag.symbol), key=_ms, default=None)
            if longest is not None and longest.ms >= limit.ms:
                yield _unfinished(limit, longest, flag)


def _ms(item: Deadline) -> float:
    return item.ms


def _delivered_again(limit: Deadline, policy: Retry) -> Finding:
    wait = duration(policy.first_wait_ms or 0)
    return Finding(
        rule="NG304",
        level=Level.ERROR,
        confidence=Confidence.MEDIUM if limit.is_default else Confidence.HIGH,
        message=(
            f"The broker gives a message to another worker after {duration(limit.ms)}, but [[a task]] waits {wait} before it is "
            "repeated: it is then done twice."
        ),
        place=place(limit.path, limit.at),
        subject="visibility_timeout",
        expression=limit.text,
        steps=(
            Step(stands(policy), f"a task is repeated after {wait}"),
            Step(place(limit.path, limit.at), f"the broker delivers again after {duration(limit.ms)}"),
        ),
        related=(Related(stands(policy), "a task"),),
        reasons=("both numbers stand in the code",) if not limit.is_default else ("the broker's default is not changed",),
        caused_by=tuple({policy.path} - {limit.path}),
    )


def _unfinished(limit: Deadline, task: Deadline, flag: Deadline) -> Finding:
    at = flag if limit.is_default else limit
    return Finding(
        rule="NG304",
        level=Level.ERROR,
        confidence=Confidence.MEDIUM if limit.is_default else Confidence.HIGH,
        message=(
            f"The broker gives a message that is not acknowledged to another worker after {duration(limit.ms)}"
            f"{', its default' if limit.is_default else ''}, but [[tasks may take]] {duration(task.ms)} and are acknowledged "
            "when they are done: long ones run twice."
        ),
        place=place(at.path, at.at),
        subject="visibility_timeout",
        expression=at.text,
        steps=tuple(
            Step(place(item.path, item.at), text)
            for item, text in (
                (task, f"a task may take {duration(task.ms)}"),
                (flag, "tasks are acknowledged when they are done"),
                (at, f"the broker delivers again after {duration(limit.ms)}"),
            )
        ),
        related=(Related(place(task.path, task.at), "tasks may take"),),
        reasons=("both numbers stand in the code",) if not limit.is_default else ("the broker's default is not changed",),
        caused_by=tuple(sorted({task.path, flag.path, limit.path} - {at.path})),
    )


def _of_calls(context: Context) -> Iterator[Finding]:
    waiters = Waiters(context)
    for path in sorted(context.clients):
        facts = context.clients[path]
        for call in facts.calls:
            limit = deadline(call)
            repeated = (*around(call, facts), *mounted(context.program, context.clients, call)) if limit is not None else ()
            for policy in repeated:
                assert limit is not None
                if policy.attempts < 2:
                    continue
                spent = total_ms(policy, limit.ms)
                is_awaited = policy.tool not in library_names("task-repeater")
                waiting = [Waiter(task, ()) for task in tasks_of(call, facts)[:1]] if is_awaited else []
                for caller in callers_of(context.manifest, call.symbol)[:1]:
                    waiting.append(Waiter(Deadline("caller", caller.deadline_ms or 0.0, "", NOWHERE, text=caller.id), ()))
                if is_awaited:
                    waiting += waiters.impatient(call, spent, bool(limit.hops))
                outlasted = next((waiter for waiter in waiting if limit.ms < waiter.deadline.ms < spent), None)
                if outlasted is not None:
                    yield _outlasts(call, policy, limit.ms, outlasted)


def _outlasts(call: ClientCall, policy: Retry, attempt_ms: float, waiter: Waiter) -> Finding:
    where = said_at(waiter.deadline, waiter.way)
    who = told(waiter.deadline)
    is_direct = len(waiter.way) < 2 and waiter.deadline.kind in _NAMED
    return Finding(
        rule="NG304",
        level=Level.ERROR if is_direct else Level.WARNING,
        confidence=Confidence.HIGH if is_direct else Confidence.MEDIUM,
        message=(
            f"'{called(call)}' is repeated for up to {written_out(policy, attempt_ms)}, but {f'[[{who}]]' if where else who} has "
            f"{given(waiter.deadline)}: the last attempts are made for nobody."
        ),
        place=stands(policy),
        symbol=call.symbol,
        subject=call.callee,
        expression=policy.text,
        steps=(
            *on_the_way(waiter.way),
            Step(stands(policy), f"it is tried {policy.attempts} times"),
            Step(place(call.path, call.at), f"each attempt may take {duration(attempt_ms)}"),
        ),
        related=(Related(where, who),) if where is not None else (),
        reasons=("the sum is that of the numbers in the code",),
    )


def _of_gateways(context: Context) -> Iterator[Finding]:
    """Policies that repeat an answer which says that the time is over."""
    for policy in policies(context.clients):
        if _GATEWAY_TIMEOUT not in policy.statuses or policy.attempts == 1:
            continue
        writes = sorted(WRITING & {*policy.methods}) or ([] if policy.methods else sorted(WRITING))
        explicit = [method for method in writes if method in NOT_IDEMPOTENT]
        times = f"{policy.attempts} times" if policy.attempts else "again and again"
        multiplied = f"tried {times}" + (f", {', '.join(explicit)} too" if explicit else "")
        yield Finding(
            rule="NG304",
            level=Level.WARNING,
            confidence=Confidence.MEDIUM if explicit else Confidence.LOW,
            message=(
                f"A 504 comes when the other side's own deadline has passed, and is {multiplied}: whoever waits has waited "
                f"{policy.attempts or 'many'} times as long, and what timed out may have been done."
            ),
            place=stands(policy),
            symbol=policy.symbol,
            subject=policy.tool,
            expression=policy.text,
            steps=(Step(stands(policy), "answers with status 504 are repeated"),),
            reasons=("methods that write are repeated too",) if explicit else ("only what reads is repeated",),
        )
