"""Fakes written by hand that take the place of a client and can be given no timeout (for NG311)."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.mocks.answers import Answers
from nullguard.checks.third_party.mocks.remote_functions import RemoteFunctions
from nullguard.model.doubles import Fake
from nullguard.model.finding import Confidence, Finding, Level, Step


def fakes_without_timeout(context: Context, answers: Answers) -> Iterator[Finding]:
    """One finding for each fake."""
    remote = RemoteFunctions(context, answers)
    for path in sorted(context.doubles):
        seen: set[int] = set()
        for fake in context.doubles[path].fakes:
            if fake.at not in seen and remote.takes_timeout(fake.target):
                seen.add(fake.at)
                yield _finding(path, fake)


def _finding(path: str, fake: Fake) -> Finding:
    return Finding(
        rule="NG311",
        level=Level.WARNING,
        confidence=Confidence.MEDIUM,
        message=(
            f"'{fake.name}' takes the place of '{fake.target}' and can be given no timeout: code that passes one fails in this "
            "test, and the fake is never late."
        ),
        place=place(path, fake.at),
        symbol=fake.name,
        subject=fake.target,
        expression=fake.name,
        steps=(Step(place(path, fake.at), f"it has no parameter 'timeout', '{fake.target}' has one"),),
        reasons=("the patched name is the client's (1)",),
    )
