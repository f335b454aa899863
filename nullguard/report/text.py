"""Findings for people at a terminal: the code, what is wrong with it, and the story of how null comes there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style

from nullguard.model.finding import Finding, Level, Place
from nullguard.model.report import Reader, Report
from nullguard.report.code_lines import CodeLines
from nullguard.report.explained import explained, where
from nullguard.report.messages import number_of, plain
from nullguard.report.neutral import one_line, printable
from nullguard.report.siblings import told
from nullguard.report.wrapping import cropped, wrapped

NARROWEST, WIDEST = 40, 120
"""Columns. Prose wider than this is hard to read, so a wider terminal gets margins."""

_SIGN_COLUMN = 14
"""Where the phrases of signs begin."""

_STYLES = {
    "error": Style(color="red", bold=True),
    "warning": Style(color="yellow", bold=True),
    "note": Style(color="blue", bold=True),
    "place": Style(bold=True),
    "rule": Style(bold=True),
    "dim": Style(dim=True),
    "good": Style(color="green", bold=True),
}
_PLURALS = {Level.ERROR: ("error", "errors"), Level.WARNING: ("warning", "warnings"), Level.NOTE: ("note", "notes")}
_KINDS = {
    "syntax": ("source only partly understood", "sources only partly understood"),
    "suppression": ("suppression to look at", "suppressions to look at"),
    "internal": ("internal error", "internal errors"),
}
_ALWAYS_LISTED = frozenset(("suppression", "internal", "limit", "cache", "git"))
"""Kinds of notifications that ask the user to do something, or to know that the run was not a usual one."""


def render(
    report: Report,
    read: Reader,
    *,
    width: int = 80,
    color: bool = False,
    quiet: bool = False,
    show_skipped: bool = False,
    statistics: bool = False,
    explain_confidence: bool = False,
) -> str:
    """The report as text of at most `width` columns (a path is never broken).

    `quiet` leaves out the summary, `statistics` gives only it; `explain_confidence` tells every sign with its places.
    Notifications that ask for something are listed, the rest counted unless `show_skipped`.
    """
    width = max(NARROWEST, min(width, WIDEST))
    paint = _Paint(color)
    code = CodeLines(read)
    lines: list[str] = []
    if not statistics:
        for finding in report.findings:
            lines.extend(_finding(finding, code, width, paint, explain_confidence))
    if not quiet or show_skipped:
        lines.extend(_notifications(report, show_skipped, paint, width))
    if not quiet:
        lines.extend(_summary(report, paint, show_skipped, width))
    return "".join(f"{line}\n" for line in lines)


class _Paint:
    """Applies styles, or nothing where there is no colour."""

    def __init__(self, color: bool) -> None:
        self._color = color

    def __call__(self, style: str, text: str) -> str:
        return _STYLES[style].render(text, color_system=ColorSystem.STANDARD) if self._color and text else text


def _finding(finding: Finding, code: CodeLines, width: int, paint: _Paint, explain: bool) -> Iterator[str]:
    place = finding.place
    position = where(place) + (f":{place.column}" if place.column else "")
    level = finding.level.value
    confidence = paint("dim", f"({finding.confidence.label})")
    yield f"{paint('place', position)}  {paint(level, level)} {paint('rule', finding.rule)} {confidence}"
    for line in wrapped(plain(finding), width - 2):
        yield f"  {line}"
    yield ""
    yield from _code(finding, code, width, paint)
    if len(finding.steps) > 1:
        yield from _story(finding, width, paint)
    others = told(finding)
    if others:
        for index, line in enumerate(wrapped(others, width - 6)):
            yield ("    " if index == 0 else "      ") + line
    if finding.related:
        for related in finding.related:
            yield f"    {paint('dim', f'see {one_line(related.label)}:')} {where(related.place)}"
    if explain:
        yield from _signs(finding, width, paint)
    elif finding.reasons:
        why = f"why {finding.confidence.label}: " + "; ".join(one_line(reason) for reason in finding.reasons)
        for index, line in enumerate(wrapped(why, width - 6)):
            yield paint("dim", ("    " if index == 0 else "      ") + line)
    yield ""


def _code(finding: Finding, code: CodeLines, width: int, paint: _Paint) -> Iterator[str]:
    region = code.region(finding.place)
    if region is None:
        return
    number = str(finding.place.line)
    before, inside, after = cropped(*region, width - len(number) - 7)
    yield f"    {paint('dim', f'{number} |')} {before}{inside}{after}".rstrip()
    marks = "^" * max(1, cell_len(inside))
    yield f"    {paint('dim', ' ' * len(number) + ' |')} {' ' * cell_len(before)}{paint(finding.level.value, marks)}"


def _signs(finding: Finding, width: int, paint: _Paint) -> Iterator[str]:
    yield paint("dim", f"    why {finding.confidence.label}:")
    for word, phrase in explained(finding):
        for index, line in enumerate(wrapped(phrase, width - _SIGN_COLUMN)):
            head = f"      {word}" if index == 0 else ""
            yield f"{paint('dim', head.ljust(_SIGN_COLUMN))}{line}"


def _story(finding: Finding, width: int, paint: _Paint) -> Iterator[str]:
    for number, step in enumerate(finding.steps, 1):
        position = where(step.place)
        head, message = f"    {number}. ", one_line(step.message)
        if len(head) + cell_len(position) + 2 + cell_len(message) <= width:
            yield f"{head}{paint('dim', position)}  {message}"
            continue
        yield f"{head}{paint('dim', position)}"
        for line in wrapped(message, width - 9):
            yield f"         {line}"


def _notifications(report: Report, everything: bool, paint: _Paint, width: int) -> Iterator[str]:
    told = [n for n in report.notifications if everything or (n.kind in _ALWAYS_LISTED and not n.skipped)]
    for notification in told:
        position = where(Place(notification.path, notification.line))
        what = "skipped" if notification.skipped else "note"
        yield f"{paint('place', position or 'nullguard')}  {paint('dim', f'{what} ({notification.kind})')}"
        for line in wrapped(one_line(notification.message), width - 2):
            yield f"  {line}"
    if told:
        yield ""


def _summary(report: Report, paint: _Paint, listed: bool, width: int) -> Iterator[str]:
    names = {rule.id: rule.title for rule in report.rules}
    counts = Counter(finding.rule for finding in report.findings)
    column = len(f"{max(counts.values(), default=0):,}")
    for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        room = width - column - len(rule) - 6
        yield f"  {count:>{column},}  {paint('rule', rule)}  {cropped('', names.get(rule, ''), '', room)[1]}"
    if counts:
        yield ""
    yield _verdict(report, paint)
    beside = [
        number_of(len(report.baselined), "known finding") if report.baselined else "",
        f"{len(report.suppressed):,} suppressed" if report.suppressed else "",
        f"{len(report.gone):,} fixed since {printable(report.compared_with)}" if report.gone else "",
    ]
    if any(beside):
        yield from wrapped(f"Not shown: {', '.join(filter(None, beside))}.", width)
    for line in _told(report, listed):
        yield from wrapped(line, width)
    if counts:
        yield paint(
            "dim", f"'nullguard explain {min(counts, key=lambda rule: (-counts[rule], rule))}' tells what a finding means."
        )


def _verdict(report: Report, paint: _Paint) -> str:
    seen = f"{number_of(report.statistics.sources, 'source')} ({report.statistics.lines:,} lines)"
    took = f" in {report.statistics.seconds:.1f} s" if report.statistics.seconds is not None else ""
    if not report.findings:
        return f"{paint('good', 'No findings')} in {seen}{took}."
    levels = Counter(finding.level for finding in report.findings)
    counted = ", ".join(
        paint(level.value, f"{levels[level]:,} {names[levels[level] != 1]}") for level, names in _PLURALS.items() if levels[level]
    )
    places = f" at {number_of(len(report.findings) + len(report.folded), 'place')}" if report.folded else ""
    return f"{number_of(len(report.findings), 'finding')} ({counted}){places} in {seen}{took}."


def _told(report: Report, listed: bool) -> Iterator[str]:
    skipped = sum(notification.skipped for notification in report.notifications)
    rest = Counter(notification.kind for notification in report.notifications if not notification.skipped)
    parts = [f"{number_of(skipped, 'source')} skipped"] if skipped else []
    parts += [f"{count:,} {_KINDS[kind][count != 1]}" for kind, count in sorted(rest.items()) if kind in _KINDS]
    others = sum(count for kind, count in rest.items() if kind not in _KINDS)
    parts += [number_of(others, "other note")] if others else []
    if parts:
        hint = (
            ""
            if listed or not any(n.skipped or n.kind not in _ALWAYS_LISTED for n in report.notifications)
            else " (--show-skipped lists all)"
        )
        yield f"{'; '.join(parts)}{hint}."
