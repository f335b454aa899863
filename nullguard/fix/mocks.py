"""NG303, NG311: tests are mended where mocks hide what production does: their delays, and the answers that nobody has mocked."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.fix.answers import java_tests, mappings, python_tests
from nullguard.fix.answers.cases import Case, delay_of, missing
from nullguard.fix.answers.raised import raised_late
from nullguard.fix.edits import Edit, Fix, Outcome, Refusal, Safety
from nullguard.fix.places import located, span
from nullguard.fix.python_arguments import Impossible
from nullguard.fix.wishes import Tree
from nullguard.model.endpoints import Answer, EndpointTimes
from nullguard.model.finding import Finding
from nullguard.model.span import line_of, unpack

_NOTHING = "no stub of the endpoint stands where a new one could be put beside it"


class _Written(msgspec.Struct, frozen=True):
    edits: tuple[Edit, ...]
    title: str


def fixes(findings: Sequence[Finding], tree: Tree) -> list[Outcome]:
    """How the tests of each finding's endpoint are mended, in order of findings."""
    return [_fix(finding, tree) for finding in findings]


def _fix(finding: Finding, tree: Tree) -> Outcome:
    times = _endpoint(finding, tree)
    if times is None or not times.answers:
        return Refusal(finding, _NOTHING)
    delayed = _delays(times, tree)
    added = _cases(times, tree)
    edits = dict.fromkeys((*delayed.edits, *(added.edits if isinstance(added, _Written) else ())))
    if not edits:
        return Refusal(finding, added.reason if isinstance(added, Impossible) else _NOTHING)
    titles = [one.title for one in (delayed, added) if isinstance(one, _Written) and one.title]
    how = f"median {times.latency_ms['p50']:g} ms, p99 {times.latency_ms['p99']:g} ms" if delayed.edits else "as new tests"
    return Fix(finding, "; ".join(titles), Safety.UNSAFE, tuple(edits), how)


def _endpoint(finding: Finding, tree: Tree) -> EndpointTimes | None:
    found = located(finding, tree.endpoints)
    if found:
        return max(found, key=lambda one: (len(one.times.answers), bool(one.times.latency_ms))).times
    line, path = finding.place.line, finding.place.path
    for times in tree.endpoints:
        for answer in times.answers:
            where = unpack(answer.stub.at)
            if answer.path == path and where.line <= line <= where.end_line:
                return times
    return None


def _delays(times: EndpointTimes, tree: Tree) -> _Written:
    """Log-normal delays in the successful answers of WireMock and Hoverfly that have a fixed one or none."""
    delay = delay_of(times)
    edits: list[Edit] = []
    for answer in times.answers if delay is not None else ():
        stub, data = answer.stub, tree.read(answer.path)
        if data is None or delay is None or not stub.known or stub.failure or not 200 <= stub.status < 300:
            continue
        if answer.path.endswith(".json") and stub.tool in ("WireMock", "Hoverfly"):
            edit = mappings.with_delay(answer.path, data, line_of(stub.at), delay, stub.tool == "Hoverfly")
        elif answer.path.endswith(".java") and stub.tool == "WireMock" and (where := span(data, stub.at)) is not None:
            edit = java_tests.with_delay(answer.path, data, where[1], delay)
        else:
            continue
        if isinstance(edit, Edit):
            edits.append(edit)
    count = len(edits)
    return _Written(tuple(edits), f"gives {count} {'stub' if count == 1 else 'stubs'} the delay of production" if count else "")


def _cases(times: EndpointTimes, tree: Tree) -> _Written | Impossible:
    """New cases beside the first stub that shows how: a successful one, in code rather than in a mapping file."""
    reason = Impossible(_NOTHING)
    ordered = sorted(times.answers, key=lambda one: (one.path.endswith(".json"), not 200 <= one.stub.status < 300))
    for answer in ordered:
        data = tree.read(answer.path)
        if data is None:
            continue
        cases = missing(times, answer.stub.tool == "WireMock", raised_late(times, tree))
        if not cases:
            return Impossible("slow, failing and limited answers are there already")
        written = _beside(answer, data, cases, tree)
        if isinstance(written, Impossible):
            reason = written
            continue
        if written:
            return _Written(written, f"adds {_listed(cases)} beside {answer.path}:{line_of(answer.stub.at)}")
    return reason


def _listed(cases: tuple[Case, ...]) -> str:
    """Cases for people: `slow, limited and unavailable answers`."""
    *others, last = (case.kind for case in cases)
    noun = "answers" if others else "answer"
    return f"{', '.join(others)} and {last} {noun}" if others else f"{'an' if last[:1] in 'aeiou' else 'a'} {last} {noun}"


def _beside(answer: Answer, data: bytes, cases: tuple[Case, ...], tree: Tree) -> tuple[Edit, ...] | Impossible:
    stub = answer.stub
    if stub.tool in python_tests.TOOLS and answer.path.endswith(".py"):
        return python_tests.new_tests(answer.path, data, line_of(stub.at), stub.tool, cases)
    if stub.tool == "WireMock" and answer.path.endswith(".java"):
        where = span(data, stub.at)
        return java_tests.new_tests(answer.path, data, where[1], cases) if where is not None else Impossible(_NOTHING)
    if stub.tool == "WireMock" and answer.path.endswith(".json"):
        made = mappings.new_mappings(answer.path, data, cases)
        return made if isinstance(made, Impossible) else tuple(edit for edit in made if tree.read(edit.path) is None)
    return Impossible(f"new cases are not written for {stub.tool}")
