"""Clients that live in configuration files: their limits, at the value or, where one is missing, at their section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from nullguard.frameworks.configuration.configuration import Configuration
from nullguard.frameworks.configuration.durations import duration_ms, written_unit
from nullguard.frameworks.configuration.places import parts_of_key
from nullguard.frameworks.configuration.units import unit_in_name
from nullguard.frameworks.configuration.values import ConfiguredValue
from nullguard.knowledge.configuration_clients import ConfigurationModel, Row, configuration_model, relaxed_name
from nullguard.model.clients import FINITE, UNBOUNDED, UNKNOWN, ClientCall, ClientFacts, Deadline, Hop, Limit
from nullguard.model.span import Packed

CONFIGURED = "configured"
"""How a client call of a configuration file was recognised (`ClientCall.typed`)."""

BY_CONVENTION = "convention"
_NOT_CLIENTS = (
    "health",
    "probe",
    "idle",
    "session",
    "server",
    "lock",
    "cache",
    "cookie",
    "token",
    "poll",
    "shutdown",
    "test",
    "ci",
)
"""Parts of names of what is no client although it has a timeout."""


@dataclass(slots=True)
class _Section:
    """A section that configures a client: where it stands, the limits that it sets."""

    key: str
    at: Packed
    library: str
    limits: dict[str, Limit] = field(default_factory=dict)


def configured_clients(configuration: Configuration) -> Mapping[str, ClientFacts]:
    """The clients and deadlines of every configuration file that holds in production, by path."""
    by_file: dict[str, list[ConfiguredValue]] = {}
    for value in configuration.all_entries():
        if not value.is_test and not value.profile:
            by_file.setdefault(value.path, []).append(value)
    found: dict[str, ClientFacts] = {}
    for path, values in by_file.items():
        facts = facts_of(configuration, path, values)
        if facts.calls or facts.deadlines:
            found[path] = facts
    return found


def facts_of(configuration: Configuration, path: str, values: Iterable[ConfiguredValue]) -> ClientFacts:
    """The clients and deadlines that the values of one file configure."""
    model = configuration_model()
    sections: dict[tuple[str, str], _Section] = {}
    deadlines: list[Deadline] = []
    values = list(values)
    for value in values:
        names = tuple(relaxed_name(part) for part in parts_of_key(value.key))
        row = model.of_key(names) if not value.is_section and names else None
        if row is None or (not row.library and _is_no_client(names)):
            continue
        limit = _limit(row, value)
        if row.kind == "deadline":
            if limit is not None and limit.state == FINITE:
                deadlines.append(_deadline(row, value, limit))
            continue
        if limit is None:
            continue
        key = _section_key(value.key, len(row.key))
        section = sections.setdefault((key, row.library), _Section(key, value.at, row.library))
        section.limits.setdefault(row.phase, limit)
    for key, at, rows, present in _sections_with_defaults(model, values):
        for row in rows:
            if row.needs and not row.needs & present:
                continue
            section = sections.setdefault((key, row.library), _Section(key, at, row.library))
            section.at = at
            if row.phase not in section.limits and not _is_set(configuration, path, key, row):
                section.limits[row.phase] = _default(row)
    calls = [_call(path, section) for section in _merged(sections) if section.limits]
    return ClientFacts(tuple(sorted(calls, key=lambda call: (call.at, call.callee, call.library))), False, tuple(deadlines))


def _merged(sections: dict[tuple[str, str], _Section]) -> Iterator[_Section]:
    """The sections; what convention says of one that a library reads too counts as that library's, before its defaults."""
    libraries = {key: section for (key, library), section in sections.items() if library}
    for (key, library), section in sections.items():
        other = libraries.get(key)
        if library or other is None:
            yield section
            continue
        for phase, limit in section.limits.items():
            if phase not in other.limits or not other.limits[phase].hops:
                other.limits[phase] = limit


def _sections_with_defaults(
    model: ConfigurationModel, values: list[ConfiguredValue]
) -> Iterator[tuple[str, Packed, tuple[Row, ...], frozenset[str]]]:
    """The sections of a file whose missing keys mean something: key, place, rows, and the keys that are set below it."""
    known: dict[tuple[str, ...], tuple[Row, ...]] = {}
    places: dict[tuple[str, ...], tuple[str, Packed]] = {}
    present: dict[tuple[str, ...], set[str]] = {}
    for value in values:
        parts = parts_of_key(value.key)
        names = tuple(relaxed_name(part) for part in parts)
        for length in range(1, len(names) + 1):
            prefix = names[:length]
            if prefix not in known:
                known[prefix] = model.of_section(prefix)
            if not known[prefix] or (length == len(names) and not value.is_section):
                continue
            places.setdefault(prefix, (_section_key(value.key, len(names) - length), value.at))
            if length < len(names):
                present.setdefault(prefix, set()).add(names[length])
    for prefix, (key, at) in places.items():
        if prefix in present:
            yield key, at, known[prefix], frozenset(present[prefix])


def _section_key(key: str, below: int) -> str:
    """A key without its last parts."""
    for _ in range(below):
        cut = max(key.rfind("."), key.rfind("["))
        key = key[:cut] if cut > 0 else ""
    return key


def _is_no_client(names: tuple[str, ...]) -> bool:
    return any(name == word or (len(word) > 2 and word in name) for name in names for word in _NOT_CLIENTS)


def _is_set(configuration: Configuration, path: str, section: str, row: Row) -> bool:
    """Whether another file sets what this one leaves out."""
    if any("*" in name or "|" in name for name in row.key):
        tails = [".".join(row.key).replace("smtp|smtps", word) for word in ("smtp", "smtps")]
    else:
        tails = [".".join(row.key)]
    return any(configuration.values(path, f"{section}.{tail}").production for tail in tails)


def _limit(row: Row, value: ConfiguredValue) -> Limit | None:
    """The limit that a value sets; None where it has no unit that anybody knows."""
    text = (value.text or "").strip()
    if value.text is None:
        return Limit(row.phase, UNKNOWN) if row.library else None
    if text in row.unbounded:
        return Limit(row.phase, UNBOUNDED, 0.0, value.source, value.hops)
    unit = row.unit_ms
    if unit is None and written_unit(text) is None:
        word = unit_in_name(value.key)
        unit = word.ms if word is not None else None
    ms = duration_ms(text, unit)
    if ms is None or ms <= 0:
        return Limit(row.phase, UNKNOWN) if row.library else None
    return Limit(row.phase, FINITE, ms, value.source, value.hops)


def _default(row: Row) -> Limit:
    note = f"before {row.until}" if row.until else ""
    if row.default == "none":
        return Limit(row.phase, UNBOUNDED, note=note)
    return Limit(row.phase, FINITE, float(row.default), note=note)


def _call(path: str, section: _Section) -> ClientCall:
    return ClientCall(
        callee=section.key or section.library,
        library=section.library,
        path=path,
        at=section.at,
        symbol=section.key,
        expression=section.key,
        is_client=True,
        limits=tuple(section.limits[phase] for phase in sorted(section.limits)),
        typed=CONFIGURED if section.library else BY_CONVENTION,
    )


def _deadline(row: Row, value: ConfiguredValue, limit: Limit) -> Deadline:
    where = limit.place or Hop(value.path, value.at, value.key)
    return Deadline(row.phase, limit.ms, where.path, where.at, text=where.text, hops=limit.hops)
