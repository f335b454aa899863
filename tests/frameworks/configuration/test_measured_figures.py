"""Comments tell measured figures, and limits are none; names and comments tell units."""

from __future__ import annotations

import pytest

from nullguard.frameworks.configuration import duration_ms, measured_figures, unit_in_comment, unit_in_name, written_unit


@pytest.mark.parametrize(
    ("comment", "quantile", "ms"),
    [
        ("Refund median time is 500ms and done synchronously. Leave a bit of headroom.", 0.5, 500),
        ("Median auth time is 1500ms.", 0.5, 1500),
        ("p99 2.3 s", 0.99, 2300),
        ("p(95)=800ms", 0.95, 800),
        ("p99.9: 4s", 0.999, 4000),
        ("p999 8s", 0.999, 8000),
        ("99th percentile is 3 seconds", 0.99, 3000),
        ("There are occasional spikes in the auth time, up to 80 seconds", 1.0, 80_000),
        ("usually takes 200ms", 0.5, 200),
        ("takes over 2 minutes in production", 1.0, 120_000),
        ("average response 1,5 s", 0.5, 1500),
    ],
)
def test_a_measured_figure_is_found(comment, quantile, ms):
    assert [(figure.quantile, figure.ms) for figure in measured_figures(comment)] == [(quantile, ms)]


@pytest.mark.parametrize(
    "comment",
    [
        "",
        "timeout is 5 seconds",
        "wait up to 30s",
        "The median of the timeout is 5 s",
        "retry every 5 seconds",
        "default timeout 10s",
        "we'll cut off after 50 seconds and abort the attempt",
        "chosen to be just below the timeout of 60 seconds used by the proxies",
        "release the request after 1 second",
        "in milliseconds",
        "10 min",
        "how long to wait until a connection becomes available",
        "the median of 3 retries",
        "p99 is unknown",
        "ports 95 to 99",
        "95% of 3 services",
    ],
)
def test_limits_and_other_numbers_are_no_figures(comment):
    assert measured_figures(comment) == ()


def test_a_long_comment_is_read_up_to_a_bound():
    assert measured_figures("median " * 5000 + "5 s") == ()


@pytest.mark.parametrize(
    ("key", "ms"),
    [
        ("a.timeout_ms", 1),
        ("readTimeoutMillis", 1),
        ("TIMEOUT_SECONDS", 1000),
        ("a.delayInSeconds", 1000),
        ("http.timeout-seconds", 1000),
        ("timeout_s", 1000),
        ("waitInMin", 60_000),
    ],
)
def test_names_say_units(key, ms):
    word = unit_in_name(key)
    assert word is not None
    assert word.ms == ms


@pytest.mark.parametrize(
    "key", ["timeout", "readTimeout", "min", "x.min_timeout", "items", "params", "pool.timeout_min", "PT", "", "a[0]", "per_hour"]
)
def test_most_names_say_none(key):
    assert unit_in_name(key) is None


@pytest.mark.parametrize(
    ("comment", "text", "ms"),
    [
        ("Initial timeout value (in milliseconds)", "120", 1),
        ("10 min", "600", 1000),
        ("2 seconds", "2000", 1),
        ("seconds", "5", 1000),
    ],
)
def test_comments_say_units(comment, text, ms):
    word = unit_in_comment(comment, text)
    assert word is not None
    assert word.ms == ms


@pytest.mark.parametrize(
    ("comment", "text"),
    [
        ("in ms or in seconds", "5"),
        ("10 minutes", "60s"),
        ("7 retries", "7"),
        ("of each request", "5"),
        ("", "5"),
        ("5 s", "0"),
        ("3 days", "7"),
    ],
)
def test_most_comments_say_none(comment, text):
    assert unit_in_comment(comment, text) is None


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("2s", 2000),
        ("2000ms", 2000),
        ("2 seconds", 2000),
        ("PT2S", 2000),
        ("PT1M30S", 90_000),
        ("pt0.5s", 500),
        ("1h", 3_600_000),
        ("00:00:30", 30_000),
    ],
)
def test_durations_in_every_spelling(text, ms):
    assert duration_ms(text) == ms


@pytest.mark.parametrize("text", ["", "5", "x", "5 apples", "P", "PT", "1:2", "9" * 400, "1" * 16])
def test_what_is_no_duration_or_has_no_unit_is_none(text):
    assert duration_ms(text) is None
    assert written_unit(text) is None


def test_a_bare_number_is_in_the_unit_that_is_asked_for():
    assert duration_ms("5", 1000.0) == 5000
    assert duration_ms("1_000", 1.0) == 1000
