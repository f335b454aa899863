"""NG301: a timeout is added to the call, or takes the place of the value that lifts it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.checks.third_party.client_stories import unbounded_phases
from nullguard.fix.durations import written
from nullguard.fix.edits import Edit, Fix, Outcome, Refusal
from nullguard.fix.guarded import insert_all
from nullguard.fix.java_timeouts import java_edit
from nullguard.fix.missing import Choice, choose
from nullguard.fix.places import Located, first, located, span
from nullguard.fix.python_arguments import Impossible, Insertion
from nullguard.fix.wishes import Tree, Wishes
from nullguard.knowledge.clients import Setting, client_model
from nullguard.model.clients import UNBOUNDED, Limit
from nullguard.model.finding import Finding


class _Planned(msgspec.Struct, frozen=True):
    finding: Finding
    choice: Choice
    insertion: Insertion


def fixes(findings: Sequence[Finding], tree: Tree, wishes: Wishes) -> list[Outcome]:
    """How each finding is mended, in order."""
    outcomes = [_plan(finding, tree, wishes) for finding in findings]
    planned = [outcome for outcome in outcomes if isinstance(outcome, _Planned)]
    edits = iter(insert_all([one.insertion for one in planned]))
    return [_settled(outcome, next(edits)) if isinstance(outcome, _Planned) else outcome for outcome in outcomes]


def _settled(planned: _Planned, edit: Edit | Impossible) -> Outcome:
    if isinstance(edit, Impossible):
        return Refusal(planned.finding, edit.reason)
    added = ", ".join(f"{name}={text}" for name, text in planned.insertion.arguments)
    return Fix(planned.finding, f"adds {added}", planned.choice.safety, (edit,), planned.choice.evidence)


def _plan(finding: Finding, tree: Tree, wishes: Wishes) -> Outcome | _Planned:
    found = next(first(located(finding, tree.endpoints)), None)
    if found is None:
        return Refusal(finding, "the call is not known any more")
    choice = choose(found, tree, wishes)
    if isinstance(choice, str):
        return Refusal(finding, choice)
    lifted = next((limit for limit in found.limits if limit.state == UNBOUNDED and limit.place is not None), None)
    if lifted is not None:
        return _replaced(finding, tree, lifted, choice)
    data = tree.read(found.call.path)
    where = span(data, found.call.at) if data is not None else None
    if data is None or where is None:
        return Refusal(finding, "the source cannot be read")
    if found.call.path.endswith(".java"):
        edits = java_edit(found.call, data, where, choice.ms)
        if isinstance(edits, Impossible):
            return Refusal(finding, edits.reason)
        return Fix(finding, f"adds {edits.title}", choice.safety, edits.edits, choice.evidence)
    arguments = _arguments(found, choice)
    if isinstance(arguments, str):
        return Refusal(finding, arguments)
    return _Planned(finding, choice, Insertion(found.call.path, data, where[1], arguments))


def _replaced(finding: Finding, tree: Tree, limit: Limit, choice: Choice) -> Outcome:
    """`timeout=None` with a number in the place of None."""
    hop = limit.place
    data = tree.read(hop.path) if hop is not None else None
    where = span(data, hop.at) if data is not None and hop is not None else None
    text = written(choice.ms, limit.unit or "s")
    if data is None or where is None or hop is None or text is None:
        return Refusal(finding, "the value cannot be read at its place")
    old = data[where[0] : where[1]]
    if old not in (b"None", b"0", b"-1", b"0.0"):
        return Refusal(finding, f"'{hop.text}' lifts the limit, and is no plain value that could be replaced")
    if hop.path.endswith(".java") and limit.unit not in ("s", "ms"):
        return Refusal(finding, f"'{hop.text}' carries a unit of its own")
    return Fix(
        finding,
        f"puts {text} in the place of {old.decode()}",
        choice.safety,
        (Edit(hop.path, where[0], where[1], text.encode()),),
        choice.evidence,
    )


def _arguments(found: Located, choice: Choice) -> tuple[tuple[str, str], ...] | str:
    """The keyword arguments that bound the phases which nothing bounds."""
    call = found.call
    model = client_model("python")
    entry = model.entry(call.callee) or model.entry(f"*.{call.callee}")
    if entry is None:
        return f"'{call.callee}' takes no timeout that nullguard knows"
    missing = {limit.phase for limit in unbounded_phases(call)}
    chosen: list[tuple[str, str]] = []
    for setting in _smallest(entry.settings, missing):
        text = choice.name if choice.name and setting.unit == "s" else written(choice.ms, setting.unit)
        if text is None:
            return f"'{setting.argument}' of '{call.callee}' is no plain number"
        chosen.append((setting.argument, text))
        missing -= set(setting.phases)
    if missing or not chosen:
        return f"'{call.callee}' takes no timeout itself"
    return tuple(chosen)


def _smallest(settings: tuple[Setting, ...], missing: set[str]) -> list[Setting]:
    """The settings that bound the missing phases, those that bound most of them first."""
    usable = [one for one in settings if one.argument.isidentifier() and one.unit in ("s", "ms") and not one.until]
    chosen: list[Setting] = []
    left = set(missing)
    while left:
        best = max(usable, key=lambda one: len(left & set(one.phases)), default=None)
        if best is None or not left & set(best.phases):
            return chosen
        chosen.append(best)
        left -= set(best.phases)
    return chosen
