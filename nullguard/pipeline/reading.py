"""What a worker does with one source: bytes to facts, encoded so that they cross processes and rest in the cache."""

from __future__ import annotations

import stat
from pathlib import Path, PurePosixPath

import msgspec

from nullguard.frameworks.clients import may_call_clients
from nullguard.frameworks.stubs import doubles
from nullguard.languages import UnreadableSource, read_source
from nullguard.languages.documents import document_kind, read_document
from nullguard.languages.fixtures import fixture_facts
from nullguard.model.documents import AnyDocument
from nullguard.model.doubles import Doubles
from nullguard.model.facts import FixtureFacts, SourceFacts
from nullguard.model.source import Language, Role, Source
from nullguard.model.span import NOWHERE
from nullguard.program.declarations import digest_of
from nullguard.runtime.digest import SIZE, digest

MOST_BYTES = 4 * 1024 * 1024
"""Larger sources are skipped: the largest written by hand in the measured trees has 1.1 MB."""

CODE_ROLES = (Role.CODE, Role.MIGRATION)
EXAMPLE_ROLES = (Role.TEST, Role.FIXTURE, Role.MOCK)
PARSED = (Language.PYTHON, Language.JAVA)


class Examples(msgspec.Struct, frozen=True):
    """What a test, fixture or mock source sets, and what it puts in place of production."""

    fixture: FixtureFacts = FixtureFacts()
    doubles: Doubles = Doubles()


class Loaded(msgspec.Struct, frozen=True):
    """A source as a worker read it: encoded SourceFacts without bodies, behind what names them, what names their declarations and
    whether they may call clients, and the encoded bodies; or encoded Examples.

    `key` names the content; `skipped` is the kind of notification where there are no facts, which `message` explains.
    """

    key: bytes
    content: bytes = b""
    bodies: bytes = b""
    skipped: str = ""
    message: str = ""


class Unreadable(Exception):
    """A file that gives no bytes. `kind` is a notification's."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def read_bytes(file: Path) -> bytes:
    """The bytes of a regular file of at most MOST_BYTES. Raises Unreadable."""
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("unreadable", "it is no regular file")
        if status.st_size > MOST_BYTES:
            raise Unreadable("too-large", f"it has {status.st_size:,} bytes, more than the {MOST_BYTES:,} that are read")
        return file.read_bytes()
    except OSError as error:
        raise Unreadable("unreadable", f"it cannot be read: {(error.strerror or str(error)).lower()}") from None
    except ValueError as error:
        raise Unreadable("unreadable", f"it cannot be read: {error}") from None


def kind_of(source: Source) -> str:
    """Whether a source is read as code, as a document of some kind, or as an example."""
    document = document_kind(source)
    if document:
        return document
    return "code" if source.role in CODE_ROLES else "example"


def key_of(source: Source, data: bytes) -> bytes:
    """What names the facts of a source: its content, its language, and whether it is code or an example."""
    kind = kind_of(source).encode()
    suffix = PurePosixPath(source.path).suffix if source.language not in PARSED else ""
    return digest(source.language.value.encode(), kind, suffix.encode(), data)


def load(root: Path, source: Source) -> Loaded:
    """Read one source. Every kind of bad input becomes a `skipped`, never an exception."""
    try:
        data = read_bytes(root / source.path)
    except Unreadable as error:
        return Loaded(b"", skipped=error.kind, message=str(error))
    key = key_of(source, data)
    try:
        if kind := document_kind(source):
            return Loaded(key, msgspec.msgpack.encode(read_document(kind, data)))
        return _code(key, data, source) if source.role in CODE_ROLES else _example(key, data, source)
    except UnreadableSource as error:
        return Loaded(key, skipped=error.kind, message=str(error))


def _code(key: bytes, data: bytes, source: Source) -> Loaded:
    facts = read_source(data, source.language)
    bodies = msgspec.msgpack.encode(facts.bodies)
    head = digest(encode_code(_doing(facts)), bodies) + digest_of(facts) + bytes((may_call_clients(facts),))
    return Loaded(key, head + encode_code(facts), bodies)


def _doing(facts: SourceFacts) -> SourceFacts:
    """The facts without what comments and blank lines behind the code change."""
    module = msgspec.structs.replace(facts.module, at=NOWHERE) if facts.module is not None else None
    return msgspec.structs.replace(facts, module=module, suppressions=(), problems=(), lines=0)


def _example(key: bytes, data: bytes, source: Source) -> Loaded:
    fixture = fixture_facts(data, source.language)
    return Loaded(key, msgspec.msgpack.encode(Examples(fixture, doubles(data, source.language))))


def encode_code(facts: SourceFacts) -> bytes:
    """Facts without their bodies, encoded."""
    return msgspec.msgpack.encode(msgspec.structs.replace(facts, bodies=()))


def decode_code(content: bytes) -> SourceFacts:
    """The facts that `encode_code` encoded."""
    return _CODE.decode(content)


def name_of_facts(content: bytes) -> bytes:
    """What names all that the code which `load` encoded does, with its places: contents that differ in comments behind the code
    have the same."""
    return content[:SIZE]


def name_of_declarations(content: bytes) -> bytes:
    """The `digest_of` the declarations of the code that `load` encoded."""
    return content[SIZE : 2 * SIZE]


def calls_clients(content: bytes) -> bool:
    """Whether the code that `load` encoded may call a client library."""
    return bool(content[_HEAD - 1])


def decode_loaded(content: bytes) -> SourceFacts:
    """The facts of the code that `load` encoded."""
    return _CODE.decode(memoryview(content)[_HEAD:])


def decode_document(content: bytes) -> AnyDocument:
    """The document that `load` encoded."""
    return _DOCUMENT.decode(content)


def decode_examples(content: bytes) -> Examples:
    """The examples that `load` encoded."""
    return _EXAMPLES.decode(content)


_HEAD = 2 * SIZE + 1
"""Bytes of an encoded source before its facts."""

_CODE = msgspec.msgpack.Decoder(SourceFacts)
_DOCUMENT: msgspec.msgpack.Decoder[AnyDocument] = msgspec.msgpack.Decoder(AnyDocument)
_EXAMPLES = msgspec.msgpack.Decoder(Examples)
