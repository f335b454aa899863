"""Tables of load tests: Locust's stats.csv and JMeter's JTL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nullguard.manifest.latency.addresses import called
from nullguard.manifest.latency.observations import Call, Figures, Malformed, whole

_LOCUST = {"50%": "p50", "90%": "p90", "95%": "p95", "99%": "p99", "99.9%": "p999", "100%": "max"}


def is_locust(columns: list[str]) -> bool:
    """Whether the columns are Locust's."""
    return {"Name", "99%", "Request Count"} <= set(columns)


def read_locust(line: int, row: Mapping[str, str]) -> Iterator[Figures]:
    """A row of stats.csv; times are in milliseconds. The last row, of all together, is left out."""
    if row.get("Name") == "Aggregated":
        return
    latency = {name: _number(line, row[key], key) for key, name in _LOCUST.items() if row.get(key) not in (None, "", "N/A")}
    count = whole(_number(line, row.get("Request Count") or "0", "Request Count"))
    failed = whole(_number(line, row.get("Failure Count") or "0", "Failure Count")) or 0
    name = row.get("Name") or ""
    is_path = name.startswith("/") or "://" in name
    what = called(name if is_path else "", row.get("Type") or "", "" if is_path else name)
    if count:
        yield Figures(what, latency, count, error_rate=min(failed / count, 1.0))


def is_jtl(columns: list[str]) -> bool:
    """Whether the columns are those of a JTL."""
    return {"timeStamp", "elapsed", "label"} <= set(columns)


def read_jtl(line: int, row: Mapping[str, str]) -> Iterator[Call]:
    """A row of a JTL; times are in milliseconds."""
    code, url = row.get("responseCode") or "", row.get("URL") or ""
    message = f"{code} {row.get('responseMessage') or ''}"
    label = row.get("label") or ""
    is_path = label.startswith("/") or "://" in label
    connect = row.get("Connect")
    yield Call(
        called(url if url not in ("", "null") else label if is_path else "", "", "" if is_path else label),
        _number(line, row.get("elapsed") or "", "elapsed"),
        int(code) if code.isdecimal() and len(code) == 3 else 0,
        _number(line, row.get("timeStamp") or "", "timeStamp") / 1000 if (row.get("timeStamp") or "").isdecimal() else None,
        "timeout" in message.lower() or "timed out" in message.lower(),
        _number(line, connect, "Connect") if connect else None,
    )


def _number(line: int, text: str, column: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise Malformed(line, f"'{text[:40]}' in the column '{column}' is not a number", "export the file again") from None
