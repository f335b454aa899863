"""Lines of nginx and Envoy access logs, as text or JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from nullguard.manifest.latency.addresses import called
from nullguard.manifest.latency.observations import Call
from nullguard.manifest.latency.times import second_of

_QUOTED = r'"[^"]{0,2000}"'
_ENVOY = re.compile(
    r'\[([^\]]{10,40})\] "(\S{1,20}) (\S{1,4000}) \S{1,20}" (\d{1,3}) (\S{1,60}) '
    rf"(?:\S{{1,100}} \S{{1,100}} {_QUOTED} )?\d{{1,18}} \d{{1,18}} (\d{{1,12}}) (\S{{1,20}}) "
    rf'{_QUOTED} {_QUOTED} {_QUOTED} "([^"]{{0,300}})"'
)
_REQUEST = re.compile(r'"([A-Z]{3,10}) (\S{1,4000})(?: HTTP/[\d.]{1,4})?"')
_STATUS = re.compile(r'" (\d{3}) ')
_FIELD = re.compile(
    r"\b(upstream_response_time|upstream_connect_time|upstream_status|host|http_host|urt|uct|ups_resp_time|rt)[=:]\s*"
    r'(?:"([^"]{1,200})"|([^"\s]{1,200}))'
)
_LOCAL_TIME = re.compile(r"\[(\d\d)/([A-Z][a-z]{2})/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)\]")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TIMES = ("upstream_response_time", "urt", "ups_resp_time")
_ENVOY_CUT = frozenset({"UT", "SI", "DT"})
"""Flags of answers that Envoy did not wait for any longer: upstream timeout, stream idle, downstream duration."""

_NGINX_CUT = frozenset({"504"})


def is_line(text: str) -> bool:
    """Whether a line of text is an access log with the time of the upstream."""
    return _ENVOY.search(text) is not None or any(key in _TIMES for key, _, _ in _FIELD.findall(text))


def read_line(text: str) -> Iterator[Call]:
    """The call of a line; nothing for one without the time of an upstream. nginx writes seconds, Envoy milliseconds."""
    found = _ENVOY.search(text)
    if found is not None:
        time, method, path, status, flags, duration, upstream, host = found.groups()
        ms = float(upstream) if upstream.isdecimal() else float(duration)
        cut = not _ENVOY_CUT.isdisjoint(flags.split(","))
        yield Call(called(path, method, host=host), float(duration) if cut else ms, int(status), second_of(time), cut)
        return
    fields = {key: quoted or plain for key, quoted, plain in _FIELD.findall(text)}
    request, status_found = _REQUEST.search(text), _STATUS.search(text)
    yield from _nginx(fields, request.groups() if request else ("", ""), status_found[1] if status_found else "", _local(text))


def is_row(row: Any) -> bool:
    """Whether a line of JSON is an access log."""
    return isinstance(row, dict) and (not row.keys().isdisjoint(_TIMES) or {"duration", "response_code"} <= row.keys())


def read_row(row: Mapping[str, Any]) -> Iterator[Call]:
    """The call of a line of JSON."""
    fields = {str(key): str(value) for key, value in row.items() if isinstance(value, (str, int, float))}
    second = second_of(fields.get("time_iso8601") or fields.get("start_time") or fields.get("time") or fields.get("timestamp"))
    method = fields.get("request_method") or fields.get("method") or ""
    path = fields.get("request_uri") or fields.get("uri") or fields.get("path") or ""
    if "response_code" in fields and "duration" in fields:
        cut = not _ENVOY_CUT.isdisjoint(fields.get("response_flags", "").split(","))
        time = fields.get("duration", "") if cut else fields.get("upstream_service_time", "-")
        time = time if time.isdecimal() else fields["duration"]
        if time.isdecimal() and len(time) < 15:
            status = fields["response_code"]
            yield Call(
                called(path, method, host=fields.get("authority", "")),
                float(time),
                int(status) if status.isdecimal() else 0,
                second,
                cut,
            )
        return
    request = _REQUEST.search(f'"{fields.get("request", "")}"')
    yield from _nginx(fields, request.groups() if request and not path else (method, path), fields.get("status", ""), second)


def _nginx(fields: Mapping[str, str], request: tuple[str, ...], status: str, second: float | None) -> Iterator[Call]:
    """Several upstreams that were tried are listed with commas: each is a call."""
    times = next((fields[key] for key in _TIMES if key in fields), "")
    connects = re.split(r"[,:]\s*", fields.get("upstream_connect_time", fields.get("uct", "")))
    statuses = re.split(r"[,:]\s*", fields.get("upstream_status", status))
    host = fields.get("host") or fields.get("http_host") or ""
    attempts = re.split(r"[,:]\s*", times)[:20]
    for index, time in enumerate(attempts):
        seconds = _seconds(time)
        if seconds is not None:
            is_last = index == len(attempts) - 1
            answered = statuses[index] if len(statuses) == len(attempts) else status if is_last else ""
            connect = _seconds(connects[index]) if index < len(connects) else None
            number = int(answered) if answered.isdecimal() and len(answered) == 3 else 0
            yield Call(
                called(request[1], request[0], host=host),
                seconds * 1000,
                number,
                second,
                answered in _NGINX_CUT,
                connect * 1000 if connect is not None else None,
            )


def _local(text: str) -> float | None:
    """The time of a line in nginx's own form: `[10/Oct/2026:13:55:36 +0000]`."""
    found = _LOCAL_TIME.search(text)
    if found is None or found[2] not in _MONTHS:
        return None
    day, month, year, time, hours, minutes = found.groups()
    return second_of(f"{year}-{_MONTHS.index(month) + 1:02}-{day}T{time}{hours}:{minutes}")


def _seconds(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value < 1e7 else None
