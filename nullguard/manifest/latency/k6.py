"""k6: the summary that `--summary-export` or handleSummary writes, and the points of `--out json`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from nullguard.manifest.latency.addresses import called
from nullguard.manifest.latency.observations import Call, Figures, whole
from nullguard.manifest.latency.times import second_of

_METRIC = "http_req_duration"
_NAMES = {"med": "p50", "p(50)": "p50", "p(90)": "p90", "p(95)": "p95", "p(99)": "p99", "p(99.9)": "p999", "max": "max"}
_TAG = re.compile(r"(\w+):([^,}]*)")
_TIMED_OUT = "1050"


def is_summary(document: Any) -> bool:
    """Whether a document is a summary."""
    return isinstance(document, dict) and isinstance(document.get("metrics"), dict) and _METRIC in document["metrics"]


def read_summary(document: Mapping[str, Any]) -> Iterator[Figures]:
    """The figures of all requests, or those of each tag that a threshold names (`http_req_duration{name:charge}`)."""
    metrics = document["metrics"]
    named = [key for key in metrics if key.startswith(f"{_METRIC}{{") and "expected_response" not in key]
    for key in named or [_METRIC]:
        values = metrics[key].get("values", metrics[key])
        latency = {name: float(values[stat]) for stat, name in _NAMES.items() if isinstance(values.get(stat), (int, float))}
        tags = dict(_TAG.findall(key))
        what = called(tags.get("url", ""), tags.get("method", ""), tags.get("name", ""))
        count = metrics.get("http_reqs", {}) if key == _METRIC else {}
        total = count.get("values", count).get("count")
        yield Figures(what, latency, whole(total))


def is_point(row: Any) -> bool:
    """Whether a line is a point or the declaration of a metric."""
    return isinstance(row, dict) and row.get("type") in ("Point", "Metric") and "metric" in row


def read_point(row: Mapping[str, Any]) -> Iterator[Call]:
    """The request that a point measures."""
    data = row.get("data")
    if row.get("type") != "Point" or row.get("metric") != _METRIC or not isinstance(data, dict):
        return
    value, tags = data.get("value"), data.get("tags") or {}
    if isinstance(value, (int, float)):
        url, name = str(tags.get("url", "")), str(tags.get("name", ""))
        what = called(url, str(tags.get("method", "")), "" if name == url else name)
        status = str(tags.get("status", "0"))
        second = second_of(data.get("time"))
        yield Call(what, float(value), int(status) if status.isdecimal() else 0, second, tags.get("error_code") == _TIMED_OUT)
