"""The times of an endpoint as SVG: a lane for each kind, all on one logarithmic axis."""

from __future__ import annotations

from html import escape

from nullguard.report.html.axis import CHARACTER, Axis, axis, duration, rows
from nullguard.report.html.marks import LANES, Mark, Times

WIDE, NARROW = 760, 320
"""Pixels: beside lane names, and on phones below them."""

_ROW, _HEAD, _GAP, _AXIS = 18, 16, 8, 24


def ruler(times: Times, values: list[float], width: int, title: str) -> str:
    """The drawing; `values` are all milliseconds of the report, so that every ruler has the same axis."""
    is_wide = width >= WIDE
    scale = axis(values, width, 92 if is_wide else 0)
    parts: list[str] = []
    y = 8.0
    limit = min((mark.ms for mark in times.marks if mark.cuts), default=None)
    for lane in LANES:
        marks = [mark for mark in times.marks if mark.lane == lane]
        if not marks:
            continue
        if is_wide:
            parts.append(f'<text class="lane" x="0" y="{y + 13}">{lane}</text>')
        else:
            parts.append(f'<text class="lane" x="0" y="{y + 10}">{lane}</text>')
            y += _HEAD
        drawn, height = _lane(marks, scale, y, width, limit)
        parts += drawn
        y += height + _GAP
    bottom = y
    grid = [f'<path class="grid" d="M{scale.x(ms)} 4V{bottom}"/>' for ms in scale.ticks()]
    names = [_tick(ms, scale, bottom, width) for ms in scale.ticks()]
    cut = "" if limit is None else f'<path class="limit" d="M{scale.x(limit)} 4V{bottom}"/>'
    label = escape(f"{title}: " + "; ".join(f"{mark.lane} {mark.label}" for mark in times.marks)[:600])
    zero = f'<text class="tick" x="{scale.zero}" y="{bottom + 14}" text-anchor="middle">0</text>'
    height = int(bottom + _AXIS)
    return (
        f'<svg class="{"wide" if is_wide else "narrow"}" role="img" aria-label="{label}" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">{"".join(grid)}{"".join(names)}{zero}{cut}{"".join(parts)}</svg>'
    )


def _tick(ms: float, scale: Axis, bottom: float, width: int) -> str:
    x = scale.x(ms)
    anchor = "end" if x > width - 24 else "middle"
    return f'<text class="tick" x="{x}" y="{bottom + 14}" text-anchor="{anchor}">{duration(ms)}</text>'


def _lane(marks: list[Mark], scale: Axis, y: float, width: int, limit: float | None) -> tuple[list[str], float]:
    """The marks of a lane in as many rows as their labels need."""
    if marks[0].lane == "production":
        return _production(marks, scale, y, width, limit)
    boxes = [_beside(mark, scale, width) for mark in marks]
    placed = rows([(start, end) for start, end, _, _ in boxes])
    parts: list[str] = []
    for mark, (_, _, text_x, anchor), row in zip(marks, boxes, placed, strict=True):
        middle = y + 9 + row * _ROW
        parts += (_shape(mark, scale.x(mark.ms), middle, scale), _label(mark, text_x, middle + 4, anchor, ""))
    return parts, _ROW * (max(placed) + 1)


def _production(marks: list[Mark], scale: Axis, y: float, width: int, limit: float | None) -> tuple[list[str], float]:
    """A band from the median to the slowest answer, with its labels above; what a timeout cuts off is marked."""
    boxes = []
    for mark in marks:
        half = len(mark.label) * (CHARACTER + 0.8) / 2 + 4  # those behind a timeout are bold
        middle = min(max(scale.x(mark.ms), half), width - half)
        boxes.append((middle - half, middle + half, middle))
    placed = rows([(start, end) for start, end, _ in boxes])
    line = y + _ROW * (max(placed) + 1) + 5
    first, last = scale.x(marks[0].ms), scale.x(marks[-1].ms)
    cut = last if limit is None else min(last, max(first, scale.x(limit)))
    parts = [f'<rect class="band" x="{first}" y="{line - 4}" width="{round(cut - first, 1)}" height="8"/>']
    if cut < last:
        parts.append(f'<rect class="band late" x="{cut}" y="{line - 4}" width="{round(last - cut, 1)}" height="8"/>')
    for mark, (_, _, text_x), row in zip(marks, boxes, placed, strict=True):
        x, base = scale.x(mark.ms), y + 12 + (max(placed) - row) * _ROW
        late = " late" if limit is not None and mark.ms > limit else ""
        parts.append(f'<path class="stem{late}" d="M{x} {base + 3}V{line}"/>')
        parts.append(f'<circle class="production{late}" cx="{x}" cy="{line}" r="4.5"/>')
        parts.append(_label(mark, text_x, base, "middle", late))
    return parts, line - y + 8


def _label(mark: Mark, x: float, y: float, anchor: str, late: str) -> str:
    where = escape("; ".join(mark.places[:8]))
    tip = f"<title>{escape(mark.label)}: {where}</title>" if where else ""
    return f'<text class="mark{late}" x="{round(x, 1)}" y="{y}" text-anchor="{anchor}">{tip}{escape(mark.label)}</text>'


def _beside(mark: Mark, scale: Axis, width: int) -> tuple[float, float, float, str]:
    """From where to where a mark with its label reaches, and where the label stands: to its right, else to its left."""
    x = scale.x(mark.ms)
    end = scale.x(mark.until) if mark.until else x
    length = len(mark.label) * CHARACTER
    if end + 9 + length <= width:
        return x - 6, end + 9 + length + 6, end + 9, "start"
    if x - 9 - length >= 0:
        return x - 9 - length, end + 6, x - 9, "end"
    return min(x - 6, width - length), float(width), float(width), "end"


def _shape(mark: Mark, x: float, y: float, scale: Axis) -> str:
    match mark.lane:
        case "stubs":
            spread = f'<path class="spread" d="M{x} {y}H{scale.x(mark.until)}"/>' if mark.until else ""
            return f'{spread}<circle class="stubs" cx="{x}" cy="{y}" r="4.5"/>'
        case "timeouts":
            return f'<path class="timeouts" d="M{x} {y - 7}V{y + 7}M{x - 4} {y - 7}H{x + 4}M{x - 4} {y + 7}H{x + 4}"/>'
        case _:
            return f'<path class="deadlines" d="M{x} {y - 6}L{x + 6} {y}L{x} {y + 6}L{x - 6} {y}Z"/>'
