"""Numbers of timeouts: chosen from figures, and written in the place of others."""

from __future__ import annotations

import pytest

from nullguard.fix.durations import Needed, Unknown, needed, rounded, scaled, written
from nullguard.model.endpoints import EndpointTimes


def times(censored: float | None = None, **figures: float) -> EndpointTimes:
    return EndpointTimes("GET /x", latency_ms=figures, censored_at_ms=censored)


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("2", 2000, 8000, "8"),
        ("2", 2000, 2500, "3"),  # whole numbers stay whole
        ("2.5", 2500, 8000, "8"),
        ("2.5", 2500, 7500, "7.5"),
        ("2_000", 2000, 8000, "8_000"),
        ("2 * 1000", 2000, 8000, "8 * 1000"),
        ('"2s"', 2000, 8000, '"8s"'),
        ("PT2S", 2000, 8000, "PT8S"),
        ("2000ms", 2000, 8000, "8000ms"),
        ("Duration.ofSeconds(2)", 2000, 8000, "Duration.ofSeconds(8)"),
        ("timedelta(minutes=1)", 60_000, 90_000, "timedelta(minutes=2)"),
        ("${payments.timeout:2000}", 2000, 8000, "${payments.timeout:8000}"),
        ("PT1M30S", 90_000, 120_000, None),
        ("base + 2", 3000, 8000, None),
        ("(3, 7)", 7000, 9000, None),
        ("TIMEOUT", 2000, 8000, None),
        ("0", 0, 8000, None),
    ],
)
def test_a_number_is_scaled_where_it_is_plain_which_one(text, old, new, expected):
    assert scaled(text, old, new) == expected


def test_a_timeout_is_the_slowest_of_a_thousand_with_headroom():
    assert needed(times(p50=180, p99=2300, p999=8000)) == Needed(12_000, "p99.9 is 8 s, times 1.5")
    assert needed(times(p50=180, p99=2300)) == Needed(8000, "p99.9 estimated from p50 and p99 is 5.3 s, times 1.5")


def test_an_estimate_is_never_above_the_slowest_answer_seen():
    answer = needed(times(p50=180, p99=2300, max=3000))
    assert isinstance(answer, Needed)
    assert answer.ms == 4500


@pytest.mark.parametrize(
    "unknown",
    [times(), times(p50=180), times(p99=2300), times(p50=2300, p99=180), times(p50=1, p99=2, p999=2000, censored=2000)],
    ids=["nothing", "a median", "p99 alone", "no distribution", "cut off"],
)
def test_what_is_not_known_stays_unknown(unknown):
    assert isinstance(needed(unknown), Unknown)


def test_round_numbers_are_above():
    assert [rounded(ms) for ms in (1, 93, 1001, 7963, 8000, 31_001, 125_000)] == [10, 100, 1500, 8000, 8000, 32_000, 180_000]


def test_units_of_arguments():
    assert [written(2500, unit) for unit in ("s", "ms", "duration", "config")] == ["2.5", "2500", None, None]
