"""Tests that assert which timeout a mock is given, where no mock is ever late (for NG311)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.mocks.answers import Answers
from nullguard.checks.third_party.mocks.remote_functions import RemoteFunctions
from nullguard.model.doubles import Asserted
from nullguard.model.finding import Confidence, Finding, Level, Related, Step

_MOST_RELATED = 5


def asserted_timeouts(context: Context, answers: Answers) -> Iterator[Finding]:
    """One finding for each mocked function and test source."""
    remote = RemoteFunctions(context, answers)
    timed_out = {
        stub.pattern.rpartition(".")[2] for stubs in context.stubs.values() for stub in stubs if stub.failure == "timeout"
    }
    for path in sorted(context.doubles):
        doubles = context.doubles[path]
        groups: dict[str, list[Asserted]] = defaultdict(list)
        for asserted in doubles.asserted:
            groups[asserted.target].append(asserted)
        for target, group in sorted(groups.items()):
            late = any(
                stub.failure == "timeout" or not stub.known
                for stub in doubles.stubs
                if stub.match == "symbol" and stub.pattern.startswith(target)
            )
            if not late and target.rpartition(".")[2] not in timed_out and remote.is_remote(target):
                yield _finding(path, target, group)


def _finding(path: str, target: str, group: list[Asserted]) -> Finding:
    first, *others = group
    name, expected = target.rpartition(".")[2], first.text if first.text[:1].isdigit() else first.text.rpartition(".")[2]
    return Finding(
        rule="NG311",
        level=Level.WARNING,
        confidence=Confidence.MEDIUM,
        message=(
            f"The test asserts that '{name}' is given the timeout {expected} and nothing more: [[the mock]] is never late, so "
            "any number passes that is written in both places."
        ),
        place=place(path, first.at),
        symbol="",
        subject=target,
        expression=f"timeout={first.text}",
        steps=(Step(place(path, first.at), f"'{expected}' is compared with itself"),),
        related=(
            Related(place(path, first.at), "the mock"),
            *(Related(place(path, other.at), "another assertion") for other in others[:_MOST_RELATED]),
        ),
        reasons=("the patched name makes remote calls (1)",),
    )
