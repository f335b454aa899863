"""Uses of one column or lookup in many places are one story: told at one place, with the others beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Hashable, Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from nullguard.model.finding import Finding
from nullguard.triage.rank import ranked

MOST_FUNCTIONS = 4
"""With a story of one cause, beyond which it is told once in each file."""

MOST_FILES = 8
"""With a story of one cause, beyond which it is told once. Both figures: `docs/decisions/folding.md`."""


@dataclass(frozen=True)
class Folded:
    """`told` are the findings that stay, each with its siblings; `among` are those siblings. Both ranked."""

    told: tuple[Finding, ...]
    among: tuple[Finding, ...]


def folded(findings: Iterable[Finding], apart: Container[str] = ()) -> Folded:
    """Findings of one rule and cause folded into the most important one: of their function, of their file where many functions
    have one, of the whole tree where many files do. Those in the files `apart` are folded only with each other.

    Applied last: what is suppressed, known or not asked for is nobody's sibling, and what is new stands for itself.
    """
    causes: dict[tuple[str, str, bool], list[Finding]] = defaultdict(list)
    told: list[Finding] = []
    among: list[Finding] = []
    for finding in ranked(findings):
        if finding.cause:
            causes[finding.rule, finding.cause, finding.place.path in apart].append(finding)
        else:
            told.append(finding)
    for same in causes.values():
        for first, *others in _stories(same):
            told.append(replace(first, siblings=tuple(sorted(other.place for other in others))))
            among.extend(others)
    return Folded(ranked(told), ranked(among))


def _stories(findings: list[Finding]) -> Iterable[list[Finding]]:
    files = {finding.place.path for finding in findings}
    if len(files) > MOST_FILES:
        return [findings]
    by_function: dict[Hashable, list[Finding]] = defaultdict(list)
    by_file: dict[Hashable, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_function[finding.place.path, finding.symbol].append(finding)
        by_file[finding.place.path].append(finding)
    return (by_file if len(by_function) > MOST_FUNCTIONS else by_function).values()
