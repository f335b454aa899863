"""NG211: two manifests differ."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.manifest.diff import HARMLESS, Difference, Drift, Side, differences
from nullguard.model.finding import Confidence, Finding, Level, Place, Related

_SENTENCES = {
    Drift.NULLABLE: "'{subject}' may be null in {right} and not in {left}: what runs there was never tried with null.",
    Drift.TABLE_MISSING: "Table '{subject}' is in {left} and not in {right}: code that uses it fails there.",
    Drift.COLUMN_MISSING: "Column '{subject}' is in {left} and not in {right}: code that uses it fails there.",
    Drift.UNIQUE_MISSING: "'{subject}' has the unique key {detail} in {left} and not in {right}, which may hold duplicates.",
    Drift.CHECK_MISSING: "'{subject}' is checked for {detail} in {left} and not in {right}, which may hold other values.",
    Drift.TYPE: "'{subject}' is {before} in {left} and {after} in {right}.",
    Drift.NOT_NULL: "'{subject}' may be null in {left} and not in {right}: writing null fails there.",
    Drift.UNIQUE_ADDED: "'{subject}' has the unique key {detail} in {right} and not in {left}: writing a duplicate fails there.",
    Drift.CHECK_ADDED: "'{subject}' is checked for {detail} in {right} and not in {left}: writing other values fails there.",
    Drift.TABLE_ADDED: "Table '{subject}' is in {right} and not in {left}.",
    Drift.COLUMN_ADDED: "Column '{subject}' is in {right} and not in {left}.",
}


def check(context: Context) -> Iterator[Finding]:
    """What production has otherwise than the manifests that the configuration compares it with: where production says it, or
    where only the other does."""
    if context.production is None:
        return
    for other in context.others:
        yield from findings(other, context.production)


def findings(left: Side, right: Side) -> Iterator[Finding]:
    """How the `right` schema differs from the `left` one, as findings in the order of `differences`."""
    for difference in differences(left, right):
        yield _finding(difference, left, right)


def _finding(difference: Difference, left: Side, right: Side) -> Finding:
    places = {"left": difference.left_place, "right": difference.right_place}
    only_left = difference.kind in (Drift.TABLE_MISSING, Drift.COLUMN_MISSING)
    first, second = ("left", "right") if only_left else ("right", "left")
    place = places[first] or places[second] or Place(right.path or right.name)
    names = {"left": left.name, "right": right.name}
    related = places[second]
    if related is not None and related != place:
        names[second] = f"[[{names[second]}]]"
    message = _SENTENCES[difference.kind].format(
        subject=difference.subject, detail=difference.detail, before=difference.left, after=difference.right, **names
    )
    return Finding(
        rule="NG211",
        level=Level.NOTE if difference.kind in HARMLESS else Level.WARNING,
        confidence=Confidence.HIGH,
        message=message,
        place=place,
        subject=difference.subject,
        expression=" ".join(filter(None, (difference.kind.value, difference.detail, left.name))),
        related=(Related(related, left.name if second == "left" else right.name),)
        if names[second].startswith("[[") and related
        else (),
        caused_by=tuple(sorted({item.path for item in places.values() if item is not None} - {place.path})),
    )
