"""What names the content of a source, and which sources are read at all: what a run asks before anything is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from nullguard.languages.documents import document_kind
from nullguard.model.source import Language, Notification, Role, Source
from nullguard.pipeline.workplace import Workplace
from nullguard.runtime.digest import digest
from nullguard.runtime.stamps import Stamp, stamp

MOST_BYTES = 4 * 1024 * 1024
"""Larger sources are skipped: the largest written by hand in the measured trees has 1.1 MB."""

CODE_ROLES = (Role.CODE, Role.MIGRATION)
EXAMPLE_ROLES = (Role.TEST, Role.FIXTURE, Role.MOCK)
PARSED = (Language.PYTHON, Language.JAVA)


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
