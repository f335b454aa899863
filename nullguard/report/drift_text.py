"""How two schemas differ, for people: what is dangerous first, one line each with both places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style

from nullguard.manifest.diff import HARMLESS, Difference, Drift, Side
from nullguard.model.finding import Place
from nullguard.report.neutral import one_line
from nullguard.report.wrapping import fitted, head, wrapped

_HEADINGS = {
    Drift.NULLABLE: "May be null in {right}, not in {left}",
    Drift.TABLE_MISSING: "Tables that {right} lacks",
    Drift.COLUMN_MISSING: "Columns that {right} lacks",
    Drift.UNIQUE_MISSING: "Unique keys that {right} lacks",
    Drift.CHECK_MISSING: "CHECKs that {right} lacks",
    Drift.TYPE: "Types",
    Drift.NOT_NULL: "Not null in {right}, may be null in {left}",
    Drift.UNIQUE_ADDED: "Unique keys that only {right} has",
    Drift.CHECK_ADDED: "CHECKs that only {right} has",
    Drift.TABLE_ADDED: "Tables that only {right} has",
    Drift.COLUMN_ADDED: "Columns that only {right} has",
}
_ONLY_LEFT = frozenset((Drift.TABLE_MISSING, Drift.COLUMN_MISSING, Drift.UNIQUE_MISSING, Drift.CHECK_MISSING))
_RISKY = _ONLY_LEFT | {Drift.NULLABLE}
_STYLES = {
    "risky": Style(color="red", bold=True),
    "stricter": Style(color="yellow", bold=True),
    "harmless": Style(color="blue", bold=True),
    "dim": Style(dim=True),
}
_LEAST_PLACES = 16


def render(found: Sequence[Difference], left: Side, right: Side, width: int | None = None, color: bool = False) -> str:
    """The differences under a heading for each kind, and how many there are; without a `width` lines are as long as need be."""
    lines: list[str] = []
    names = {"left": one_line(left.name), "right": one_line(right.name)}
    for kind, group in groupby(found, key=lambda item: item.kind):
        heading = _HEADINGS[kind].format(**names)
        lines += [_paint(_style(kind), line, color) for line in (wrapped(heading, width) if width else (heading,))]
        lines += [*_lines(list(group), width, color), ""]
    lines.append(_summary(found, names))
    return "".join(f"{line}\n" for line in lines)


def _lines(group: Sequence[Difference], width: int | None, color: bool) -> Iterator[str]:
    cells = [(one_line(item.subject), one_line(_said(item)), one_line(_places(item))) for item in group]
    subject = max(cell_len(cell[0]) for cell in cells)
    said = max(cell_len(cell[1]) for cell in cells)
    if width is not None:
        subject = min(subject, width - 4)
        said = min(said, max(width - subject - 4, 0))
    for first, second, places in cells:
        line = f"  {fitted(first, subject)}" + (f"  {fitted(second, said)}" if said else "")
        room = len(places) if width is None else width - cell_len(line) - 2
        if room >= min(_LEAST_PLACES, cell_len(places)) > 0:
            line += f"  {_paint('dim', head(places, room), color)}"
        yield line.rstrip()


def _said(difference: Difference) -> str:
    if difference.kind is Drift.TYPE:
        return f"{difference.left} → {difference.right}"
    return difference.detail


def _places(difference: Difference) -> str:
    """Where it is said; of what only the left side has, that side first."""
    places = (difference.right_place, difference.left_place)
    ordered = reversed(places) if difference.kind in _ONLY_LEFT else places
    return ", ".join(_place(place) for place in ordered if place is not None)


def _place(place: Place) -> str:
    return f"{place.path}:{place.line}" if place.line else place.path


def _style(kind: Drift) -> str:
    return "risky" if kind in _RISKY else "harmless" if kind in HARMLESS else "stricter"


def _paint(style: str, text: str, color: bool) -> str:
    return _STYLES[style].render(text, color_system=ColorSystem.STANDARD) if color and text else text


def _summary(found: Sequence[Difference], names: dict[str, str]) -> str:
    if not found:
        return f"{names['left']} and {names['right']} say the same."
    risky = sum(item.kind in _RISKY for item in found)
    noun = "difference" if len(found) == 1 else "differences"
    weaker = f", {risky:,} where {names['right']} is the weaker one" if risky else ""
    return f"{len(found):,} {noun}{weaker}."
