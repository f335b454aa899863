"""What something kept was drawn from, and whether it still holds: sources, bodies of functions, questions to all sources."""

from __future__ import annotations

from collections.abc import Container, Iterable

import msgspec

from nullguard.pipeline.edits import Change, Edits
from nullguard.pipeline.sources import Sources
from nullguard.program.program import Program
from nullguard.program.trace import body_of_entry


class DrawnFrom(msgspec.Struct, frozen=True):
    """Sources with the names of their contents and the numbers of those bodies that were looked at, and by what was asked of the
    whole program the digests of the answers."""

    sources: tuple[tuple[str, bytes, tuple[int, ...]], ...] = ()
    program: tuple[tuple[str, bytes], ...] = ()


def drawn_from(reads: Iterable[str], sources: Sources, program: Program, own: Container[str] = ()) -> DrawnFrom:
    """What the names that were traced (`program.trace`) mean now, without the sources of which everything counts anyway."""
    bodies: dict[str, list[int]] = {}
    asked: list[tuple[str, bytes]] = []
    for name in sorted(reads):
        body = body_of_entry(name)
        if body is not None:
            bodies.setdefault(body[0], []).append(body[1])
        elif name in sources.keys:
            bodies.setdefault(name, [])
        else:
            asked.append((name, program.declarations_digest(name)))
    looked_at = sorted(path for path in bodies if path not in own)
    return DrawnFrom(tuple((path, sources.keys.get(path, b""), tuple(sorted(bodies[path]))) for path in looked_at), tuple(asked))


def still_holds(drawn: DrawnFrom, data: bytes, program: Program, edits: Edits) -> bool:
    """Whether nothing has changed that something was drawn from, which is encoded as `data`. Places may have, of sources that it
    does not speak of."""
    if any(program.declarations_digest(name) != was for name, was in drawn.program):
        return False
    for path, was, bodies in drawn.sources:
        change = edits.of(path, was, bodies)
        if change is Change.CONTENT:
            return False
        if change is Change.PLACES and data.count(path.encode("utf-8", "surrogateescape")) > 1:
            return False
    return True


def is_of_present(drawn: DrawnFrom, sources: Sources) -> bool:
    """Whether all contents are the present ones."""
    return all(sources.keys.get(path, b"") == was for path, was, _ in drawn.sources)


def renewed(drawn: DrawnFrom, sources: Sources, edits: Edits) -> DrawnFrom:
    """The same of what still holds, by what its sources are called now, so that the next edit is compared with the present
    contents."""
    found = []
    for path, was, bodies in drawn.sources:
        now = sources.keys.get(path, b"")
        found.append((path, now, bodies if now == was else edits.renumbered(path, was, bodies)))
    return msgspec.structs.replace(drawn, sources=tuple(found))
