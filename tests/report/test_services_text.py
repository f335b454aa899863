"""Services as people are shown them."""

from __future__ import annotations

from nullguard.model.schema import Caller, Endpoint, RateLimit, Service, Window
from nullguard.report.services_text import render_services

CHARGE = Endpoint(
    "charge",
    "POST",
    "/charges",
    False,
    {"p50": 180, "p999": 8000},
    2000,
    0.004,
    RateLimit(100, 60),
    window=Window(samples=1_200_000),
)


def test_an_operation_has_a_line() -> None:
    text = render_services([Service("pay", ("pay.example.com",), (), (CHARGE,))], [Caller("web", "gunicorn", 30_000, 16)])
    title, header, row, empty, caller = text.split("\n")[:5]
    assert title == "pay  (pay.example.com)"
    assert header.split() == ["operation", "p50", "p95", "p99", "p99.9", "max", "calls"]
    assert row.startswith("  charge POST /charges  180 ms    -    -    8 s    -  1,200,000  unknown above 2 s, 0.4 % errors")
    assert empty == ""
    assert caller == "caller web: gunicorn, waits 30 s, 16 at once"


def test_what_is_not_known_is_not_invented() -> None:
    assert render_services([Service("pay")], [Caller("web")]) == "pay\n\ncaller web: nothing is known\n"
    assert render_services([], []) == ""


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in render_services([Service("a\x1b[31m", endpoints=(Endpoint("b\x1b[0m"),))], [Caller("\x1b[2J")])


def test_lines_are_cut_to_the_width() -> None:
    lines = render_services([Service("pay", endpoints=(CHARGE,))], [], 30).split("\n")
    assert max(map(len, lines)) <= 30 < max(map(len, render_services([Service("pay", endpoints=(CHARGE,))], [], 90).split("\n")))
