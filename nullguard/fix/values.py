"""NG302, NG303: a timeout that is too low is raised at the place of its value, in code or configuration."""

from __future__ import annotations

from nullguard.fix.assumed import GIVEN
from nullguard.fix.durations import Needed, needed, scaled, spoken
from nullguard.fix.edits import Edit, Fix, Outcome, Refusal, Safety
from nullguard.fix.places import Located, located, span
from nullguard.fix.wishes import Tree, Wishes
from nullguard.model.clients import FINITE, Limit
from nullguard.model.finding import Finding


def raised(finding: Finding, tree: Tree, wishes: Wishes) -> Outcome:
    """The value at the finding's place as high as the slowest endpoint needs that it holds for."""
    found = [one for one in located(finding, tree.endpoints) if any(limit.state == FINITE for limit in one.limits)]
    if not found:
        return Refusal(finding, "the value stands nowhere in the project: the library decides it")
    wanted = _wanted(found, wishes)
    if isinstance(wanted, str):
        return Refusal(finding, wanted)
    limit = max((limit for one in found for limit in one.limits if limit.state == FINITE), key=lambda limit: limit.ms)
    if limit.ms >= wanted.ms:
        return Refusal(finding, f"{spoken(limit.ms)} are long enough ({wanted.evidence}); it is the mocks that hide slow answers")
    return _edit(finding, tree, limit, wanted, len({(one.call.path, one.call.at) for one in found}))


def _wanted(found: list[Located], wishes: Wishes) -> Needed | str:
    answers = [needed(one.times, wishes.headroom) for one in found]
    known = [answer for answer in answers if isinstance(answer, Needed)]
    if known:
        return max(known, key=lambda answer: answer.ms)
    if wishes.timeout_ms is not None:
        return Needed(wishes.timeout_ms, GIVEN)
    reasons = sorted({answer.reason for answer in answers if not isinstance(answer, Needed)})
    return f"{reasons[0]}; measure it (nullguard.manifest.yaml) or give a value with --timeout-s"


def _edit(finding: Finding, tree: Tree, limit: Limit, wanted: Needed, calls: int) -> Outcome:
    hop = limit.place
    data = tree.read(hop.path) if hop is not None else None
    where = span(data, hop.at) if data is not None and hop is not None else None
    if hop is None or data is None or where is None:
        return Refusal(finding, "the value cannot be read at its place")
    old = data[where[0] : where[1]].decode("utf-8", "replace")
    new = scaled(old, limit.ms, wanted.ms)
    if new is None:
        return Refusal(finding, f"'{hop.text}' is no plain number that could be replaced")
    if new == old:
        return Refusal(finding, "the value is already what is needed")
    others = f", which holds for {calls} calls" if calls > 1 else ""
    return Fix(
        finding,
        f"raises '{old}' to '{new}'{others}",
        Safety.UNSAFE,
        (Edit(hop.path, where[0], where[1], new.encode()),),
        wanted.evidence,
    )
