"""What a worker does with one source: bytes to facts, encoded so that they cross processes and rest in the cache."""

from __future__ import annotations

from pathlib import Path

import msgspec

from nullguard.frameworks.clients import may_call_clients
from nullguard.frameworks.stubs import doubles
from nullguard.languages import UnreadableSource, read_source
from nullguard.languages.documents import document_kind, read_document
from nullguard.languages.fixtures import fixture_facts
from nullguard.model.documents import AnyDocument
from nullguard.model.doubles import Doubles
from nullguard.model.facts import FixtureFacts, SourceFacts
from nullguard.model.source import Source
from nullguard.model.span import NOWHERE
from nullguard.pipeline.contents import CODE_ROLES, Unreadable, key_of, read_bytes
from nullguard.program.declarations import digest_of
from nullguard.runtime.digest import SIZE, digest


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
