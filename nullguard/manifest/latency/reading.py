"""Files of latencies, told apart by what they hold, and read line by line where they are made of lines."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from nullguard.manifest.latency import access_logs, har, k6, prometheus, spans, tables, vegeta
from nullguard.manifest.latency.observations import Malformed, Observation

MOST_DOCUMENT = 256 * 1024 * 1024
"""The largest JSON document in bytes: it is read as a whole. What is made of lines may have any size."""

_MOST_LINE = 4 * 1024 * 1024
_MOST_BAD = 0.2
"""The share of lines that may be something else before a file is refused."""

_KNOWN = (
    "Prometheus' query API, k6, OTLP and Jaeger JSON, HAR, nginx and Envoy access logs, vegeta, Locust's stats.csv, JMeter's JTL"
)
_DOCUMENTS: tuple[tuple[str, Callable[[Any], bool], Callable[[Any], Iterable[Observation]]], ...] = (
    ("prometheus", prometheus.is_prometheus, prometheus.read),
    ("k6", k6.is_summary, k6.read_summary),
    ("otlp", spans.is_otlp, spans.read_otlp),
    ("jaeger", spans.is_jaeger, spans.read_jaeger),
    ("har", har.is_har, har.read),
    ("vegeta", vegeta.is_report, vegeta.read_report),
)
_ROWS: tuple[tuple[str, Callable[[Any], bool], Callable[[Any], Iterable[Observation]]], ...] = (
    ("k6", k6.is_point, k6.read_point),
    ("otlp", spans.is_otlp, spans.read_otlp),
    ("vegeta", vegeta.is_result, vegeta.read_result),
    ("access log", access_logs.is_row, access_logs.read_row),
)


class LatencyError(Exception):
    """A file that cannot be imported; the message has file, line and remedy."""

    def __init__(self, file: str, line: int, message: str, remedy: str = "") -> None:
        place = f"{file}:{line}" if line else file
        super().__init__(f"{place}: {message}" + (f" ({remedy})" if remedy else ""))


def read_latencies(path: Path, shown: str = "") -> Iterator[tuple[str, Observation]]:
    """What a file measures, with the name of what measured it. `shown` names the file in errors. Raises LatencyError."""
    name = shown or path.as_posix()
    is_telling = False
    try:
        with path.open("rb") as file:
            for item in _observations(file, path.stat().st_size):
                is_telling = True
                yield item
    except OSError as error:
        raise LatencyError(name, 0, f"cannot be read: {error.strerror or error}") from None
    except Malformed as error:
        raise LatencyError(name, error.line, error.message, error.remedy) from None
    if not is_telling:
        raise LatencyError(name, 0, "there is no latency in this file", "export durations of requests to other services")


def _observations(file: BinaryIO, size: int) -> Iterator[tuple[str, Observation]]:
    first = file.readline(_MOST_LINE)
    while first and not first.strip():
        first = file.readline(_MOST_LINE)
    if not first:
        raise Malformed(0, "the file is empty", "export it again")
    if first.lstrip().startswith((b"{", b"[")) and not access_logs.is_line(_text(first)):
        row = _json(first) if first.rstrip().endswith(b"}") else None
        kind = next(((name, read) for name, tells, read in _ROWS if row is not None and tells(row)), None)
        if kind is not None:
            yield from _lines_of_json(file, first, *kind)
            return
        if size > MOST_DOCUMENT:
            raise Malformed(0, f"the document has {size:,} bytes", f"at most {MOST_DOCUMENT:,} are read; export less at once")
        yield from _document(first + file.read())
        return
    columns = _cells(first)
    if tables.is_locust(columns) or tables.is_jtl(columns):
        yield from _table(file, columns)
        return
    yield from _log(file, first)


def _document(data: bytes) -> Iterator[tuple[str, Observation]]:
    document = _json(data)
    if document is None:
        raise Malformed(0, "this is not valid JSON", "export the file again")
    for name, tells, read in _DOCUMENTS:
        if tells(document):
            try:
                for item in read(document):
                    yield name, item
            except (AttributeError, KeyError, TypeError, IndexError) as error:
                raise Malformed(0, f"this looks like {name}, but is not: {type(error).__name__} {error}"[:200]) from None
            return
    raise Malformed(0, "this JSON is in no known format", f"known are {_KNOWN}")


def _cells(line: bytes) -> list[str]:
    """The cells of a line of CSV; none where it is something else."""
    try:
        return next(csv.reader([_text(line)]), [])
    except csv.Error:
        return []


def _json(data: bytes) -> Any:
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None


def _lines_of_json(
    file: BinaryIO, first: bytes, name: str, read: Callable[[Any], Iterable[Observation]]
) -> Iterator[tuple[str, Observation]]:
    bad = 0
    for number, line in enumerate(_lines(file, first), 1):
        row = _json(line)
        if not isinstance(row, dict):
            bad += bool(line.strip())
            if bad > 10 + number * _MOST_BAD:
                raise Malformed(number, "this line is not a JSON object", "remove what is not of the export")
            continue
        try:
            for item in read(row):
                yield name, item
        except (AttributeError, KeyError, TypeError) as error:
            raise Malformed(number, f"this looks like {name}, but is not: {type(error).__name__} {error}"[:200]) from None


def _table(file: BinaryIO, columns: list[str]) -> Iterator[tuple[str, Observation]]:
    name, read = ("locust", tables.read_locust) if tables.is_locust(columns) else ("jmeter", tables.read_jtl)
    reader = csv.reader(_text(line) for line in _lines(file))
    try:
        for cells in reader:
            if len(cells) != len(columns):
                if cells:
                    message = f"{len(cells)} cells where {len(columns)} are expected"
                    raise Malformed(reader.line_num + 1, message, "the file was cut off")
                continue
            for item in read(reader.line_num + 1, dict(zip(columns, cells, strict=True))):
                yield name, item
    except csv.Error as error:
        raise Malformed(reader.line_num + 1, f"this is not valid CSV: {error}") from None


def _log(file: BinaryIO, first: bytes) -> Iterator[tuple[str, Observation]]:
    known = bad = 0
    for number, line in enumerate(_lines(file, first), 1):
        text = _text(line)
        if not access_logs.is_line(text):
            bad += bool(text.strip())
            if bad > 100 and bad > known:
                raise _unknown(number)
            continue
        known += 1
        for item in access_logs.read_line(text):
            yield "access log", item
    if not known:
        raise _unknown(1)


def _unknown(line: int) -> Malformed:
    return Malformed(line, "this is in no known format", f"known are {_KNOWN}; nginx has to log $upstream_response_time by name")


def _lines(file: BinaryIO, first: bytes = b"") -> Iterator[bytes]:
    """Lines of bounded length; what is longer is cut in pieces."""
    line = first or file.readline(_MOST_LINE)
    while line:
        yield line
        line = file.readline(_MOST_LINE)


def _text(line: bytes) -> str:
    return line.decode("utf-8", "replace").replace("\0", "")
