"""From findings to fixes: which rule has which module, and which fixes go together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from nullguard.fix import mocks, ng301
from nullguard.fix.assumed import marked
from nullguard.fix.edits import Fix, Outcome, Refusal, Safety, fitting
from nullguard.fix.values import raised
from nullguard.fix.wishes import Tree, Wishes
from nullguard.model.finding import Finding

_Fixes = Callable[[Sequence[Finding], Tree, Wishes], list[Outcome]]


class Plan(msgspec.Struct, frozen=True):
    """What is going to be changed, and what is not, and why."""

    fixes: tuple[Fix, ...]
    refusals: tuple[Refusal, ...]


def _values(findings: Sequence[Finding], tree: Tree, wishes: Wishes) -> list[Outcome]:
    return [raised(finding, tree, wishes) for finding in findings]


def _tuned(findings: Sequence[Finding], tree: Tree, wishes: Wishes) -> list[Outcome]:
    """The tests where the user wants them mended, else the value."""
    return mocks.fixes(findings, tree) if wishes.tests else _values(findings, tree, wishes)


def _never_mocked(findings: Sequence[Finding], tree: Tree, wishes: Wishes) -> list[Outcome]:
    """Nothing but tests can be mended here."""
    if wishes.tests:
        return mocks.fixes(findings, tree)
    return [Refusal(finding, "only tests mend it; --tests writes them") for finding in findings]


FIXERS: Mapping[str, _Fixes] = {"NG301": ng301.fixes, "NG302": _values, "NG303": _tuned, "NG311": _never_mocked}
"""The rules that have a fix; their rule.toml says so, too."""

_UNSAFE = "the fix changes what working code does, or has no evidence; --unsafe makes it"


def plan(findings: Iterable[Finding], tree: Tree, wishes: Wishes, unsafe: bool) -> Plan:
    """The fixes of all findings whose rules have one, in order of rule and place; unsafe ones only where they are wanted."""
    ordered = sorted(findings, key=lambda finding: (finding.rule, finding.place))
    fixes: list[Fix] = []
    refusals: list[Refusal] = []
    for rule, fixer in sorted(FIXERS.items()):
        for outcome in fixer([finding for finding in ordered if finding.rule == rule], tree, wishes):
            if isinstance(outcome, Refusal):
                refusals.append(outcome)
            elif outcome.safety is Safety.UNSAFE and not unsafe:
                refusals.append(Refusal(outcome.finding, f"{outcome.title} ({outcome.evidence}): {_UNSAFE}"))
            else:
                fixes.append(marked(outcome, tree))
    kept, colliding = fitting(fixes)
    return Plan(kept, (*refusals, *colliding))
