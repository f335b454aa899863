"""From a tree to raw findings: everything that does not depend on what the user wants to see."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from nullguard import __version__
from nullguard.discover import Discovery, discover
from nullguard.model.endpoints import EndpointTimes
from nullguard.model.facts import Suppression
from nullguard.model.finding import Finding
from nullguard.model.report import ManifestSummary, Progress, RunStatistics
from nullguard.model.source import Notification, Source
from nullguard.pipeline.contents import content_keys, is_read
from nullguard.pipeline.workplace import Workplace
from nullguard.runtime.digest import digest
from nullguard.settings import Settings

_ANALYSIS = "analysis"


class Analysis(msgspec.Struct, frozen=True):
    """What a tree gives: findings as checks report them (byte columns, several lines), and what triage and reports need."""

    findings: tuple[Finding, ...] = ()
    suppressions: dict[str, tuple[Suppression, ...]] = {}
    notifications: tuple[Notification, ...] = ()
    statistics: RunStatistics = RunStatistics()
    manifest: ManifestSummary = ManifestSummary()
    endpoints: tuple[EndpointTimes, ...] = ()


def analyse(place: Workplace, settings: Settings, rules: Collection[str], notify: Progress) -> Analysis:
    """Discover, read, link, interpret and check a tree. A tree of which nothing changed is not looked at twice."""
    found = discover(place.root, settings.exclude)
    sources = [source for source in found.sources if is_read(source)]
    keys, unreadable = content_keys(place, sources)
    key = analysis_key(found, sources, keys, settings, rules)
    known = place.cache.get(_ANALYSIS, key)
    if known is not None:
        return decode_analysis(known)
    from nullguard.pipeline.drawing import read_and_draw  # most of the program: a tree that is known does without

    result, is_complete = read_and_draw(place, found, sources, keys, settings, rules, unreadable, notify)
    if is_complete:
        place.cache.put_many(_ANALYSIS, [(key, encode_analysis(result))])
    return result


def analysis_key(
    found: Discovery, sources: Sequence[Source], keys: Mapping[str, bytes], settings: Settings, rules: Collection[str]
) -> bytes:
    """What an analysis depends on: every source's place and content, the units, the manifest files, the rules and their
    options."""
    files = [*filter(None, (settings.manifest,)), *settings.compare_with]
    manifests = [file.read_bytes() if file.is_file() else b"" for file in files]
    contents = [(source, keys.get(source.path, b"")) for source in sources]
    described = (
        __version__,
        contents,
        found.units,
        found.notifications,
        sorted(rules),
        settings.options,
        list(map(str, files)),
    )
    return digest(_ENCODER.encode(described), *manifests)


def encode_analysis(analysis: Analysis) -> bytes:
    """An analysis as the cache keeps it."""
    return _ENCODER.encode(analysis)


def decode_analysis(data: bytes) -> Analysis:
    """The analysis that `encode_analysis` encoded."""
    return _DECODER.decode(data)


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_DECODER = msgspec.msgpack.Decoder(Analysis)
