"""The facts of every source: from the cache where the content is known, read by workers where it is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from nullguard.frameworks.configuration import ConfigFile
from nullguard.frameworks.configuration.versions import VersionFile
from nullguard.languages.documents import document_kind
from nullguard.model.documents import AnyDocument, ConfigurationDocument, NoDocument, VersionsDocument
from nullguard.model.facts import SourceFacts
from nullguard.model.report import Progress
from nullguard.model.source import Notification, Role, Source
from nullguard.model.span import line_of
from nullguard.pipeline.contents import CODE_ROLES
from nullguard.pipeline.reading import (
    Examples,
    Loaded,
    calls_clients,
    decode_document,
    decode_examples,
    decode_loaded,
    load,
    name_of_declarations,
    name_of_facts,
)
from nullguard.pipeline.workplace import Workplace
from nullguard.runtime.cache import Cache
from nullguard.runtime.workers import Failed, run_all

_CONTENT, _BODIES = "content", "bodies"

_MOST_OPENED = 64
"""Sources whose bodies are held apart at a time; those of one source are asked for one after the other."""

_BODIES_DECODER = msgspec.msgpack.Decoder(tuple[bytes, ...])


@dataclass(slots=True)
class Told:
    """What the sources of a tree tell, by path: `code` has facts without bodies, `names` what names the facts with their bodies,
    `declared` what names their declarations, `calling` are those that may call client libraries, `examples` what tests show,
    `documents` what other files say of schemas, `configuration` and `versions` what files configure and name."""

    code: dict[str, SourceFacts] = field(default_factory=dict)
    names: dict[str, bytes] = field(default_factory=dict)
    declared: dict[str, bytes] = field(default_factory=dict)
    calling: set[str] = field(default_factory=set)
    examples: dict[str, Examples] = field(default_factory=dict)
    documents: dict[str, AnyDocument] = field(default_factory=dict)
    configuration: list[ConfigFile] = field(default_factory=list)
    versions: list[VersionFile] = field(default_factory=list)


class Sources:
    """Everything that was read: what it tells, and the bodies of functions, which are brought when they are asked for.

    `migrations` are the paths of the code that changes schemas; `keys` name the contents by path.
    """

    def __init__(
        self,
        told: Told,
        migrations: Iterable[str],
        keys: Mapping[str, bytes],
        notifications: Iterable[Notification],
        bodies: dict[bytes, bytes],
        cache: Cache,
    ) -> None:
        self.code: Mapping[str, SourceFacts] = told.code
        self.names: Mapping[str, bytes] = told.names
        self.declared: Mapping[str, bytes] = told.declared
        self.calling = frozenset(told.calling)
        self.examples: Mapping[str, Examples] = told.examples
        self.documents: Mapping[str, AnyDocument] = told.documents
        self.configuration = tuple(told.configuration)
        self.versions = tuple(told.versions)
        self.migrations = tuple(migrations)
        self.keys = keys
        self.notifications = tuple(notifications)
        self._bodies = bodies
        self._cache = cache
        self._opened: dict[bytes, tuple[bytes, ...]] = {}

    def weight(self, path: str) -> int:
        """How much work a source is: the bytes of its encoded bodies."""
        return len(self._bodies.get(self.keys[path], b""))

    def fetch_bodies(self, paths: Iterable[str]) -> None:
        """Bring the bodies of these sources from the cache, so that workers inherit them."""
        missing = sorted({self.keys[path] for path in paths if path in self.keys} - self._bodies.keys())
        self._bodies.update(self._cache.get_many(_BODIES, missing))

    def former(self, key: bytes) -> tuple[SourceFacts, tuple[bytes, ...]] | None:
        """The facts and encoded bodies of a content that some source had in an earlier run; None when they are forgotten."""
        content, bodies = self._cache.get(_CONTENT, key), self._cache.get(_BODIES, key)
        return (decode_loaded(content), _BODIES_DECODER.decode(bodies)) if content and bodies else None

    def bodies(self, path: str) -> tuple[bytes, ...]:
        """The encoded bodies of a source's functions. Raises KeyError when they were never fetched and are gone from the
        cache."""
        key = self.keys[path]
        opened = self._opened.get(key)
        if opened is None:
            if key not in self._bodies:
                self.fetch_bodies((path,))
            if len(self._opened) >= _MOST_OPENED:
                self._opened.clear()
            opened = self._opened[key] = _BODIES_DECODER.decode(self._bodies[key])
        return opened


def read_sources(place: Workplace, sources: Sequence[Source], keys: Mapping[str, bytes], notify: Progress) -> Sources:
    """The facts of the sources that `keys` names, in order of path."""
    wanted = [source for source in sources if source.path in keys]
    contents = place.cache.get_many(_CONTENT, sorted(set(keys.values())))
    unknown = _one_for_each_key([source for source in wanted if keys[source.path] not in contents], keys)
    loaded, bodies, skipped = _load(place, unknown, keys, notify)
    contents.update(loaded)
    told = Told()
    notifications: list[Notification] = []
    for source in wanted:
        key = keys[source.path]
        if key in skipped:
            kind, message = skipped[key]
            notifications.append(Notification(source.path, kind, message, 0, True))
            continue
        _tell(told, source, contents[key])
        if source.path in told.code:
            notifications.extend(_problems(source.path, told.code[source.path]))
    migrations = [source.path for source in wanted if source.role is Role.MIGRATION and source.path in told.code]
    return Sources(told, migrations, keys, notifications, bodies, place.cache)


def _load(
    place: Workplace, unknown: Sequence[Source], keys: Mapping[str, bytes], notify: Progress
) -> tuple[dict[bytes, bytes], dict[bytes, bytes], dict[bytes, tuple[str, str]]]:
    """What workers read of sources that the cache does not know, and it does from then on: contents and bodies by key, and of
    those that were skipped the kind of reason and its words."""
    contents: dict[bytes, bytes] = {}
    bodies: dict[bytes, bytes] = {}
    skipped: dict[bytes, tuple[str, str]] = {}
    total = sum(source.size for source in unknown)
    done = 0
    written: dict[str, list[tuple[bytes, bytes]]] = defaultdict(list)
    results = run_all(load, place.root, unknown, jobs=place.jobs, limits=place.limits, weight=_weight)
    for source, result in zip(unknown, results, strict=True):
        key = keys[source.path]
        done += source.size
        notify("reading", done, total)
        if isinstance(result, Failed):
            skipped[key] = (result.kind, result.message)
            continue
        if result.skipped:
            skipped[key] = (result.skipped, result.message)
            contents[key] = b""
            continue
        contents[key] = result.content
        written[_CONTENT].append((key, result.content))
        if result.bodies:
            bodies[key] = result.bodies
            written[_BODIES].append((key, result.bodies))
    for kind, entries in written.items():
        place.cache.put_many(kind, entries)
    return contents, bodies, skipped


def _tell(told: Told, source: Source, content: bytes) -> None:
    """Put what a source holds where what it tells belongs."""
    path = source.path
    if document_kind(source):
        document = decode_document(content)
        if isinstance(document, ConfigurationDocument):
            told.configuration.append(ConfigFile(path, document.form, source.unit, source.in_tests, document.entries))
        elif isinstance(document, VersionsDocument):
            told.versions.append(VersionFile(path, document.pins, document.properties))
        elif not isinstance(document, NoDocument):
            told.documents[path] = document
    elif source.role in CODE_ROLES:
        told.code[path] = decode_loaded(content)
        told.names[path] = name_of_facts(content)
        told.declared[path] = name_of_declarations(content)
        if calls_clients(content):
            told.calling.add(path)
    else:
        told.examples[path] = decode_examples(content)


def _one_for_each_key(sources: Iterable[Source], keys: Mapping[str, bytes]) -> list[Source]:
    """Of sources with the same content one is enough."""
    return list({keys[source.path]: source for source in sources}.values())


def _problems(path: str, facts: SourceFacts) -> Iterator[Notification]:
    for problem in facts.problems:
        yield Notification(path, "syntax", problem.message, line_of(problem.at))


def _weight(source: Source) -> int:
    return source.size


__all__ = ["Loaded", "Sources", "read_sources"]
