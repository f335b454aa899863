"""What stands on a ruler, and that nothing on it covers anything else."""

from __future__ import annotations

import re

import pytest
from html_cases import CALL, CHARGE, NO_LIMIT, answer
from msgspec.structs import replace

from nullguard.model.clients import Limit
from nullguard.model.endpoints import EndpointTimes
from nullguard.report.html.axis import axis, duration, rows
from nullguard.report.html.marks import times_of
from nullguard.report.html.ruler import NARROW, WIDE, ruler


def labels(endpoint: EndpointTimes, lane: str) -> list[str]:
    return [mark.label for mark in times_of(endpoint).marks if mark.lane == lane]


def test_every_kind_of_time_has_its_lane():
    assert labels(CHARGE, "production") == ["p50 180 ms", "p99 2.3 s", "p99.9 8 s"]
    assert labels(CHARGE, "stubs") == ["50 ms (200, 402) ×2", "180 ms to 2.3 s (200)"]
    assert labels(CHARGE, "timeouts") == ["connect 500 ms", "read 2 s"]
    assert labels(CHARGE, "deadlines") == ["gunicorn 30 s"]


def test_equal_phases_of_one_value_are_one_timeout():
    both = replace(CALL, limits=(Limit("connect", "finite", 2000.0), Limit("read", "finite", 2000.0)))
    assert labels(replace(CHARGE, calls=(both,)), "timeouts") == ["timeout 2 s"]


def test_a_timeout_names_where_its_value_stands():
    (read,) = [mark for mark in times_of(CHARGE).marks if mark.label == "read 2 s"]
    assert read.places == ("shop/pay.py:2",)


def test_only_a_limit_on_the_answer_cuts_answers_off():
    assert [mark.label for mark in times_of(CHARGE).marks if mark.cuts] == ["read 2 s"]


def test_stubs_without_a_delay_answer_at_once_and_unknown_ones_are_not_drawn():
    unread = answer()
    unread = replace(unread, stub=replace(unread.stub, known=False))
    times = times_of(replace(CHARGE, answers=(answer(), unread)))
    assert [mark.label for mark in times.marks if mark.lane == "stubs"] == ["at once (200)"]


def test_calls_without_a_limit_are_named():
    assert times_of(NO_LIMIT).open_calls == ("shop/rates.py:4",)


def test_equal_ratios_are_equal_distances():
    scale = axis([1.0, 10_000.0], 760, 92)
    steps = [scale.x(ms) for ms in (10, 100, 1000, 10_000)]
    assert steps[1] - steps[0] == pytest.approx(steps[3] - steps[2], abs=0.2)
    assert scale.x(0) == scale.zero < scale.x(1)


@pytest.mark.parametrize("values", [[], [0.0], [5.0], [0.2, 86_400_000.0]])
def test_every_value_is_on_the_axis(values):
    scale = axis(values, 760, 92)
    assert all(0 <= scale.x(ms) <= 760 for ms in values)


def test_labels_that_would_meet_stand_below_each_other():
    assert rows([(0, 10), (5, 20), (10, 30), (12, 40)]) == [0, 1, 0, 2]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_drawing_keeps_inside_of_its_width(width):
    times = times_of(CHARGE)
    drawn = ruler(times, [mark.ms for mark in times.marks], width, CHARGE.label)
    texts = re.findall(
        r'<text class="mark[^"]*" x="([\d.-]+)" y="[\d.]+" text-anchor="(\w+)">(?:<title>.*?</title>)?([^<]*)<', drawn
    )
    assert len(texts) == len(times.marks)
    for x, anchor, text in texts:
        length = 6.4 * len(text)
        start = {"start": float(x), "middle": float(x) - length / 2, "end": float(x) - length}[anchor]
        assert start >= 0, text
        assert start + length <= width + 1, text


def test_durations_are_short():
    told = [duration(ms) for ms in (0, 50, 2300, 30_000, 300_000, 86_400_000)]
    assert told == ["0", "50 ms", "2.3 s", "30 s", "5 min", "24 h"]
