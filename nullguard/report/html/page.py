"""The page as a whole."""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from html import escape
from importlib.resources import files

from nullguard import __version__
from nullguard.model.finding import Level
from nullguard.model.report import Reader, Report
from nullguard.report.code_lines import CodeLines
from nullguard.report.html.content import findings_content
from nullguard.report.html.endpoints import Cards, cards
from nullguard.report.neutral import one_line, printable

SHAPES = (
    ("data", "Data", "a value is always there"),
    ("environment", "Environment", "test is like production"),
    ("third-party", "Third parties", "others answer at once"),
    ("concurrency", "Concurrency", "one request at a time"),
)
"""The shapes of findings, and what code assumes that has them."""

MOST_OPEN = 6
"""Endpoints that are shown at once; the findings are what the page is for."""


def render(report: Report, read: Reader) -> bytes:
    """The page; equal reports give equal bytes."""
    style, script = _asset("page.css"), _asset("page.js")
    content = findings_content(report, CodeLines(read))
    endpoints = cards(report.endpoints, report.findings)
    name = printable(report.root.rstrip("/").rpartition("/")[2]) or "project"
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    page = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>nullguard: {escape(name)}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<header>
<div><p class="tool">nullguard</p><h1>{escape(name)}</h1></div>
<button id="theme" type="button" aria-label="Dark theme" aria-pressed="false">◐</button>
</header>
<main>
{_summary(report)}
{_endpoints(endpoints)}
<section aria-labelledby="findings">
<h2 id="findings" tabindex="-1">Findings</h2>
{_filters(report)}
<p id="count" class="count" role="status"></p>
<ol id="list"></ol>
<p id="none" class="none" hidden>{_none(report)}</p>
<button id="more" class="more" type="button" hidden>Show more</button>
<noscript><p class="none">The findings are listed by a script, which this browser does not run.
<code>nullguard check</code> prints them as text.</p></noscript>
</section>
</main>
<footer><p><kbd>j</kbd> <kbd>k</kbd> next, previous finding · <kbd>Enter</kbd> open, close · <kbd>/</kbd> search</p>
<p>nullguard {escape(__version__)}. This page is self-contained and fetches nothing.</p></footer>
<script id="data" type="application/json">{_embedded(content)}</script>
<script>{script}</script>
</body>
</html>
"""
    return page.encode("utf-8", "backslashreplace")


def _asset(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _embedded(content: object) -> str:
    """JSON in which nothing can end the element that it stands in, or be taken for markup."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _summary(report: Report) -> str:
    shapes: dict[str, Counter[Level]] = {shape: Counter() for shape, _, _ in SHAPES}
    by_rule = {rule.id: rule.shape for rule in report.rules}
    for finding in report.findings:
        shapes[by_rule.get(finding.rule, "data")][finding.level] += 1
    tiles = "".join(_tile(shape, title, assumed, shapes[shape]) for shape, title, assumed in SHAPES)
    return (
        f'<section aria-label="Summary"><p class="facts">{_facts(report)}</p><ul class="tiles" role="group" '
        f'aria-label="Show one shape of findings">{tiles}</ul></section>'
    )


def _tile(shape: str, title: str, assumed: str, levels: Counter[Level]) -> str:
    total = levels.total()
    bars = "".join(
        f'<rect class="{level.value}" x="{x}" width="{width}" height="6"/>' for level, x, width in _shares(levels, total)
    )
    said = ", ".join(f"{levels[level]} {level.value}{'' if levels[level] == 1 else 's'}" for level in Level if levels[level])
    bar = f'<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">{bars}</svg>'
    return (
        f'<li><button type="button" class="tile" data-shape="{shape}" aria-pressed="false"{"" if total else " disabled"}>'
        f'<span class="number">{total:,}</span><span class="shape">{title}</span><span class="assumed">“{assumed}”</span>'
        f'{bar}<span class="levels">{said or "nothing found"}</span></button></li>'
    )


def _shares(levels: Counter[Level], total: int) -> list[tuple[Level, float, float]]:
    found, x = [], 0.0
    for level in Level:
        if levels[level]:
            width = round(100 * levels[level] / total, 2)
            found.append((level, round(x, 2), width))
            x += width
    return found


def _facts(report: Report) -> str:
    count = len(report.findings)
    more = len(report.folded)
    parts = [f"<strong>{count:,} {'finding' if count == 1 else 'findings'}</strong>"]
    if more:
        parts.append(f"in {count + more:,} places")
    statistics = report.statistics
    parts.append(f"in {statistics.sources:,} sources ({statistics.lines:,} lines)")
    text = " ".join(parts) + "."
    if report.manifest.path:
        name = escape(one_line(report.manifest.path))
        text += f' Production is told by <span class="code">{name}</span>: '
        measured = report.manifest.measured
        text += f"{measured:,} measured {'column' if measured == 1 else 'columns'}, "
        text += f"{report.manifest.services:,} {'service' if report.manifest.services == 1 else 'services'}."
    if report.compared_with:
        text += f' Compared with <span class="code">{escape(one_line(report.compared_with))}</span>: '
        text += f"{len(report.baselined):,} known, {len(report.gone):,} fixed."
    if report.suppressed:
        text += f" {len(report.suppressed):,} suppressed."
    if report.statistics.skipped:
        text += f" {report.statistics.skipped:,} sources were skipped."
    return text


def _endpoints(cards: Cards) -> str:
    if not cards.drawn:
        return ""
    lanes = ("production", "stubs", "timeouts", "deadlines")
    legend = "".join(f'<span class="key {lane}">{lane}</span>' for lane in lanes)
    unmeasured = (
        ""
        if cards.is_measured
        else '<p class="notes">Nothing is known of how long production takes: the manifest has no latency of any of them.</p>'
    )
    rest = cards.drawn[MOST_OPEN:]
    more = (
        f'<details class="rest"><summary>{len(rest):,} more {"endpoint" if len(rest) == 1 else "endpoints"}</summary>'
        f'<ul class="cards">{"".join(rest)}</ul></details>'
        if rest
        else ""
    )
    count = cards.left_out
    which = (
        "One more endpoint, of which only a call is known, is"
        if count == 1
        else f"{count:,} more, of which only calls are known, are"
    )
    others = f'<p class="notes">{which} not drawn.</p>' if count else ""
    return (
        f'<section aria-labelledby="endpoints"><h2 id="endpoints">Time at third parties</h2><p class="legend">{legend}</p>'
        f'{unmeasured}<ul class="cards">{"".join(cards.drawn[:MOST_OPEN])}</ul>{more}{others}</section>'
    )


def _filters(report: Report) -> str:
    titles = {rule.id: rule.title for rule in report.rules}
    counts = Counter(finding.rule for finding in report.findings)
    rules = "".join(
        f'<option value="{escape(rule)}">{escape(rule)} {escape(titles.get(rule, ""))} ({counts[rule]:,})</option>'
        for rule in sorted(counts)
    )
    sure = "".join(f'<option value="{name}">{name} or surer</option>' for name in ("medium", "high"))
    return (
        '<form id="filters" class="filters" role="search" aria-label="Filter the findings">'
        '<label>Text<input id="text" type="search" autocomplete="off" spellcheck="false" '
        'placeholder="message, path, name"></label>'
        f'<label>Rule<select id="rule"><option value="">all rules</option>{rules}</select></label>'
        f'<label>Confidence<select id="confidence"><option value="">any</option>{sure}'
        '<option value="certain">certain</option></select></label>'
        '<button type="reset">Clear</button></form>'
    )


def _none(report: Report) -> str:
    return "Nothing fits the filter." if report.findings else "Nothing was found."
