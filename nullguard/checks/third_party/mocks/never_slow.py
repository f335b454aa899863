"""Services that configuration gives both an address and timeouts, and whose stubs all answer at once (for NG311)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.client_stories import duration
from nullguard.checks.third_party.endpoints import Address, address
from nullguard.frameworks.configuration import ConfiguredValue, duration_ms
from nullguard.model.clients import Stub
from nullguard.model.finding import Confidence, Finding, Level, Related, Step

FAR_BELOW = 0.2
"""A mock that answers in less than this part of the shortest timeout says nothing about it."""

_URL = re.compile(r"url|uri|host|endpoint|base", re.I)
_TIMEOUT = re.compile(r"(?:read|response|request|call|^|[^a-z])_?-?timeout", re.I)
_MEASURED = re.compile(
    r"(?i)(?:median|average|mean|p\d\d|percentile|spikes?|up to|takes?|usually|typical)[^.\n]{0,60}?\b(\d+(?:\.\d+)?)\s*"
    r"(ms|millis\w*|s|secs?|seconds?)\b"
)
_MOST_RELATED = 5


class _Service(NamedTuple):
    """A section of the configuration: its address as tests replace it, and the timeouts of production."""

    key: str
    address: Address
    timeouts: tuple[ConfiguredValue, ...]


def never_slow(context: Context) -> Iterator[Finding]:
    """One finding for each service, in the source with most of its stubs."""
    stubs = [
        (path, stub) for path in sorted(context.stubs) for stub in context.stubs[path] if stub.match in ("path", "url", "regex")
    ]
    seen: set[str] = set()
    for service in _services(context):
        near = [(path, stub) for path, stub in stubs if _below(service.address, stub)]
        limits = [ms for value in service.timeouts if (ms := duration_ms(value.text or "", 1.0))]
        if not near or not limits or any(not stub.known or stub.failure == "timeout" for _, stub in near):
            continue
        if any(stub.slowest_ms >= FAR_BELOW * min(limits) for _, stub in near):
            continue
        if service.key not in seen:
            seen.add(service.key)
            count = Counter(path for path, _ in near)
            yield _finding(service, sorted(near, key=lambda item: (-count[item[0]], item[0], item[1].at)))


def _services(context: Context) -> Iterator[_Service]:
    """What tests move to a server of their own and production limits: `pay.url` and `pay.readTimeout`."""
    found: set[tuple[str, tuple[str, ...]]] = set()
    for path in sorted(context.doubles):
        for override in context.doubles[path].overrides:
            if override.kind == "constant" or not _URL.search(override.key):
                continue
            target = address(override.text)
            section = _section(override.key)
            if not section or not target.literal or (section, target.segments) in found:
                continue
            timeouts = tuple(
                value
                for value in context.configuration.section(path, section)
                if _TIMEOUT.search(value.key.rpartition(".")[2]) and value.text is not None
            )
            if timeouts:
                found.add((section, target.segments))
                yield _Service(section, target, timeouts)


def _section(key: str) -> str:
    """The part of a key above the one that says where a service is: `pay` of `pay.urls.test`."""
    parts = key.split(".")
    index = next((index for index, part in enumerate(parts) if _URL.search(part)), 0)
    return ".".join(parts[:index])


def _below(base: Address, stub: Stub) -> bool:
    """Whether a stub's path begins with a base's."""
    known = address(stub.pattern, stub.match == "regex").segments
    return len(known) >= len(base.segments) and all(a == b for a, b in zip(base.segments, known, strict=False))


def _finding(service: _Service, near: list[tuple[str, Stub]]) -> Finding:
    told = [(value, found) for value in service.timeouts if (found := _MEASURED.search(value.comment))]
    value, comment = (told[0][0], told[0][1][0]) if told else (_shortest(service.timeouts), "")
    shown = duration(duration_ms(value.text or "", 1.0) or 0.0)
    said = f" ({' '.join(comment.split())!r})" if comment else ""
    (path, first), slowest = near[0], max(stub.slowest_ms for _, stub in near)
    mocks = "the only mock" if len(near) == 1 else f"one of {len(near)} mocks"
    speed = "at once" if not slowest else f"in {duration(slowest)} at most"
    others = [(other, stub) for other, stub in near[1:] if (other, stub.place) != (path, first.place)][: _MOST_RELATED - 1]
    return Finding(
        rule="NG311",
        level=Level.WARNING,
        confidence=Confidence.MEDIUM,
        message=(
            f"Every mock of '{service.key}' answers {speed}, [[{mocks}]] too; production waits up to {shown}{said} "
            "and no test shows a slow answer."
        ),
        place=place(path, first.place),
        symbol="",
        subject=service.key,
        expression=first.pattern,
        steps=(
            Step(place(value.path, value.at), f"production sets '{value.key}' to {value.text}{said}"),
            Step(place(path, first.place), "the mock answers without a delay"),
        ),
        related=(
            Related(place(path, first.place), mocks),
            *(Related(place(other, stub.place), "another mock") for other, stub in others),
        ),
        reasons=(
            "tests move the address of the same section to the mock (0.9)",
            *(("a comment beside the timeout tells how long answers take",) if comment else ()),
        ),
        caused_by=tuple(sorted({value.path, *(other for other, _ in others)} - {path})),
    )


def _shortest(values: tuple[ConfiguredValue, ...]) -> ConfiguredValue:
    return min(values, key=lambda value: (duration_ms(value.text or "", 1.0) or float("inf"), value.key))
