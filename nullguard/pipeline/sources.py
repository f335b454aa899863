"""The facts of every source: from the cache where the content is known, read by workers where it is not."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from nullguard.frameworks.configuration import ConfigFile
from nullguard.frameworks.configuration.versions import VersionFile
from nullguard.languages.documents import document_kind
from nullguard.model.documents import AnyDocument, ConfigurationDocument, NoDocument, VersionsDocument
from nullguard.model.facts import SourceFacts
from nullguard.model.report import Progress
from nullguard.model.source import Notification, Role, Source
from nullguard.model.span import line_of
from nullguard.pipeline.reading import (
    CODE_ROLES,
    EXAMPLE_ROLES,
    PARSED,
    Examples,
    Loaded,
    Unreadable,
    decode_document,
    decode_examples,
    decode_loaded,
    key_of,
    kind_of,
    load,
    name_of_declarations,
    name_of_facts,
    read_bytes,
)
from nullguard.pipeline.workplace import Workplace
from nullguard.runtime.cache import Cache
from nullguard.runtime.stamps import Stamp, stamp
from nullguard.runtime.workers import Failed, run_all

_CONTENT, _BODIES = "content", "bodies"

_MOST_OPENED = 64
"""Sources whose bodies are held apart at a time; those of one source are asked for one after the other."""

_BODIES_DECODER = msgspec.msgpack.Decoder(tuple[bytes, ...])


class Sources:
    """Everything that was read, by path.

    `code` has facts without bodies, `names` what names the facts with their bodies, `declared` what names their declarations,
    `documents` what other files say of schemas, `configuration` and `versions` what files configure and name; `migrations` are
    the paths of the code that changes schemas; `keys` name the contents.
    """

    def __init__(
        self,
        code: Mapping[str, SourceFacts],
        names: Mapping[str, bytes],
        declared: Mapping[str, bytes],
        examples: Mapping[str, Examples],
        documents: Mapping[str, AnyDocument],
        migrations: Iterable[str],
        keys: Mapping[str, bytes],
        notifications: Iterable[Notification],
        bodies: dict[bytes, bytes],
        cache: Cache,
        configuration: Iterable[ConfigFile] = (),
        versions: Iterable[VersionFile] = (),
    ) -> None:
        self.code = code
        self.names = names
        self.declared = declared
        self.examples = examples
        self.documents = documents
        self.configuration = tuple(configuration)
        self.versions = tuple(versions)
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


def is_read(source: Source) -> bool:
    """Whether a source gives facts: code of the two languages, documents on schemas, and examples of any language."""
    return (
        bool(document_kind(source)) or source.role in EXAMPLE_ROLES or (source.role in CODE_ROLES and source.language in PARSED)
    )


def content_keys(place: Workplace, sources: Sequence[Source]) -> tuple[dict[str, bytes], list[Notification]]:
    """What names the content of each source, by path; a notification for each that cannot be read."""
    known = place.cache.stamps()
    stamps: dict[str, Stamp] = {}
    keys: dict[str, bytes] = {}
    notifications: list[Notification] = []
    root = str(place.root)
    for source in sources:
        name = f"{kind_of(source)}:{source.path}"
        try:
            status = os.stat(f"{root}/{source.path}")  # noqa: PTH116 - a Path costs more than the call
            before = known.get(name)
            if before is None or before != stamp(status, before[-1]):
                before = stamp(status, key_of(source, read_bytes(place.root / source.path)))
        except (Unreadable, OSError, ValueError) as error:
            kind = error.kind if isinstance(error, Unreadable) else "unreadable"
            reason = str(error) if isinstance(error, Unreadable) else f"it cannot be read: {error}"
            notifications.append(Notification(source.path, kind, reason, 0, True))
            continue
        stamps[name] = before
        keys[source.path] = before[-1]
    if stamps != known:
        place.cache.put_stamps(stamps)
    return keys, notifications


def read_sources(place: Workplace, sources: Sequence[Source], keys: Mapping[str, bytes], notify: Progress) -> Sources:
    """The facts of the sources that `keys` names, in order of path."""
    wanted = [source for source in sources if source.path in keys]
    contents = place.cache.get_many(_CONTENT, sorted(set(keys.values())))
    bodies: dict[bytes, bytes] = {}
    skipped: dict[bytes, tuple[str, str]] = {}
    unknown = _one_for_each_key([source for source in wanted if keys[source.path] not in contents], keys)
    total = sum(source.size for source in unknown)
    done = 0
    notifications: list[Notification] = []
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
    code: dict[str, SourceFacts] = {}
    names: dict[str, bytes] = {}
    declared: dict[str, bytes] = {}
    examples: dict[str, Examples] = {}
    documents: dict[str, AnyDocument] = {}
    configuration: list[ConfigFile] = []
    versions: list[VersionFile] = []
    for source in wanted:
        key = keys[source.path]
        if key in skipped:
            kind, message = skipped[key]
            notifications.append(Notification(source.path, kind, message, 0, True))
        elif document_kind(source):
            document = decode_document(contents[key])
            if isinstance(document, ConfigurationDocument):
                configuration.append(ConfigFile(source.path, document.form, source.unit, source.in_tests, document.entries))
            elif isinstance(document, VersionsDocument):
                versions.append(VersionFile(source.path, document.pins, document.properties))
            elif not isinstance(document, NoDocument):
                documents[source.path] = document
        elif source.role in CODE_ROLES:
            facts = code[source.path] = decode_loaded(contents[key])
            names[source.path] = name_of_facts(contents[key])
            declared[source.path] = name_of_declarations(contents[key])
            notifications.extend(_problems(source.path, facts))
        else:
            examples[source.path] = decode_examples(contents[key])
    migrations = [source.path for source in wanted if source.role is Role.MIGRATION and source.path in code]
    return Sources(
        code, names, declared, examples, documents, migrations, keys, notifications, bodies, place.cache, configuration, versions
    )


def _one_for_each_key(sources: Iterable[Source], keys: Mapping[str, bytes]) -> list[Source]:
    """Of sources with the same content one is enough."""
    return list({keys[source.path]: source for source in sources}.values())


def _problems(path: str, facts: SourceFacts) -> Iterator[Notification]:
    for problem in facts.problems:
        yield Notification(path, "syntax", problem.message, line_of(problem.at))


def _weight(source: Source) -> int:
    return source.size


__all__ = ["Loaded", "Sources", "content_keys", "is_read", "read_sources"]
