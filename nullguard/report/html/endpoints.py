"""The endpoints of a report as cards with a ruler each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import msgspec

from nullguard.model.endpoints import EndpointTimes
from nullguard.model.finding import Finding
from nullguard.model.span import unpack
from nullguard.report.html.marks import LANES, Times, times_of
from nullguard.report.html.ruler import NARROW, WIDE, ruler
from nullguard.report.neutral import one_line, printable

MOST_CARDS = 200
"""Endpoints that are drawn, those with findings first; a drawing takes about 5 KB."""

_LANE_NAMES = {"production": "production", "stubs": "stub", "timeouts": "timeout", "deadlines": "deadline"}


class Cards(msgspec.Struct, frozen=True):
    """The cards in order, how many endpoints are left out (those of which nothing but a call is known, and too many), and whether
    production's latency of any is known."""

    drawn: tuple[str, ...]
    left_out: int
    is_measured: bool


def cards(endpoints: Iterable[EndpointTimes], findings: Sequence[Finding]) -> Cards:
    """The cards of a report: endpoints with findings first, those of which more is known before others."""
    known = [(endpoint, times_of(endpoint)) for endpoint in endpoints]
    by_line: dict[tuple[str, int], list[int]] = {}
    for index, finding in enumerate(findings):
        by_line.setdefault((finding.place.path, finding.place.line), []).append(index)
    told = [(endpoint, times, _found(endpoint, by_line)) for endpoint, times in known]
    shown = [one for one in told if one[2] or _lanes(one[1]) > 1]
    shown.sort(key=lambda one: (not one[2], not one[0].latency_ms, -_lanes(one[1]), one[0].label))
    values = [ms for _, times, _ in shown[:MOST_CARDS] for mark in times.marks for ms in (mark.ms, mark.until)]
    rules = [finding.rule for finding in findings]
    is_measured = any(endpoint.latency_ms for endpoint, _, _ in shown)
    drawn = [_card(*one, values, rules, is_measured) for one in shown[:MOST_CARDS]]
    return Cards(tuple(drawn), len(told) - len(drawn), is_measured)


def _lanes(times: Times) -> int:
    return len({mark.lane for mark in times.marks})


def _found(endpoint: EndpointTimes, by_line: Mapping[tuple[str, int], list[int]]) -> list[int]:
    """The findings that stand at a call, at a value or at a stub of the endpoint."""
    spans = [(call.path, call.at) for call in endpoint.calls]
    spans += [(hop.path, hop.at) for call in endpoint.calls for limit in call.limits for hop in limit.hops]
    spans += [(answer.path, answer.stub.at) for answer in endpoint.answers]
    found: set[int] = set()
    for path, at in set(spans):
        where = unpack(at)
        for line in range(where.line, min(where.end_line, where.line + 20) + 1):
            found.update(by_line.get((path, line), ()))
    return sorted(found)


def _card(
    endpoint: EndpointTimes, times: Times, found: list[int], values: list[float], rules: list[str], is_measured: bool
) -> str:
    name = one_line(endpoint.label)
    source = printable(endpoint.calls[0].path) if endpoint.calls and not endpoint.calls[0].url else ""
    of = f'<span class="of">{escape(one_line(endpoint.service))}</span>' if endpoint.service else ""
    of += f'<span class="of">{escape(source)}</span>' if source else ""
    links = "".join(f'<a class="chip" href="#f{index}">{escape(rules[index])}</a>' for index in dict.fromkeys(found[:8]))
    drawn = ruler(times, values, WIDE, name) + ruler(times, values, NARROW, name) if times.marks else ""
    return (
        f'<li class="card"><h3><span class="code">{escape(name)}</span>{of}<span class="links">{links}</span></h3>'
        f"{drawn}{_notes(endpoint, times, is_measured)}{_table(times)}</li>"
    )


def _notes(endpoint: EndpointTimes, times: Times, is_measured: bool) -> str:
    notes = []
    if times.open_calls:
        count = len(times.open_calls)
        which = "One call has" if count == 1 else f"{count} calls have"
        notes.append(f"{which} a phase without a limit: {', '.join(times.open_calls[:4])}{' …' if count > 4 else ''}.")
    if endpoint.answers and not any(mark.lane == "stubs" and max(mark.ms, mark.until) > 0 for mark in times.marks):
        notes.append("Every stub answers at once.")
    if not endpoint.answers:
        notes.append("No stub stands in for it.")
    if not endpoint.latency_ms and is_measured:
        notes.append("The manifest has no latency of it.")
    if endpoint.censored_at_ms is not None:
        notes.append(f"Measurements were cut off at {endpoint.censored_at_ms:g} ms.")
    return f'<p class="notes">{escape(" ".join(notes))}</p>' if notes else ""


def _table(times: Times) -> str:
    """The same as a table, for who cannot see the drawing, and with the places."""
    lines = "".join(
        f"<tr><td>{_LANE_NAMES[mark.lane]}</td><td>{escape(mark.label)}</td>"
        f'<td class="code">{"<br>".join(escape(place) for place in mark.places[:8])}</td></tr>'
        for lane in LANES
        for mark in times.marks
        if mark.lane == lane
    )
    if not lines:
        return ""
    head = '<tr><th scope="col">kind</th><th scope="col">time</th><th scope="col">where</th></tr>'
    return f"<details><summary>Numbers and places</summary><table><thead>{head}</thead><tbody>{lines}</tbody></table></details>"
