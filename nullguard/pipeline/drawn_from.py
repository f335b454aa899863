"""What something kept was drawn from, and whether it still holds: sources, bodies of functions, questions to all sources."""

from __future__ import annotations

from collections.abc import Container, Iterable

import msgspec

from nullguard.pipeline.edits import Change, Edits
from nullguard.pipeline.sources import Sources
from nullguard.program.program import Program
from nullguard.program.trace import looked_at


class DrawnFrom(msgspec.Struct, frozen=True):
    """Sources with the names of their contents, the numbers of those bodies that were looked at, and of those functions whose
    mentions were, or ALL_FUNCTIONS (see `program.trace`); by what was asked of the whole program the digests of the answers."""

    sources: tuple[tuple[str, bytes, tuple[int, ...], tuple[int, ...]], ...] = ()
    program: tuple[tuple[str, bytes], ...] = ()


def drawn_from(reads: Iterable[str], sources: Sources, program: Program) -> DrawnFrom:
    """What the names that were traced (`program.trace`) mean now."""
    bodies: dict[str, list[int]] = {}
    mentions: dict[str, list[int]] = {}
    asked: list[tuple[str, bytes]] = []
    for name in sorted(reads):
        if name in sources.keys:
            bodies.setdefault(name, [])
        elif (function := looked_at(name)) is not None:
            path, number, is_body = function
            (bodies if is_body else mentions).setdefault(path, []).append(number)
        else:
            asked.append((name, program.declarations_digest(name)))
    found = (
        (path, sources.keys.get(path, b""), tuple(sorted(bodies.get(path, ()))), tuple(sorted(mentions.get(path, ()))))
        for path in sorted({*bodies, *mentions})
    )
    return DrawnFrom(tuple(found), tuple(asked))


def without(drawn: DrawnFrom, own: Container[str]) -> DrawnFrom:
    """The same without the sources of which everything counts anyway."""
    return msgspec.structs.replace(drawn, sources=tuple(source for source in drawn.sources if source[0] not in own))


def still_holds(drawn: DrawnFrom, data: bytes, program: Program, edits: Edits) -> bool:
    """Whether nothing has changed that something was drawn from, which is encoded as `data`. Places may have, of sources that it
    does not speak of."""
    digest, keys = program.declarations_digest, edits.keys
    for name, before in drawn.program:
        if digest(name) != before:
            return False
    for path, was, bodies, mentioning in drawn.sources:
        if keys.get(path) == was:
            continue
        change = edits.of(path, was, bodies, mentioning)
        if change is Change.CONTENT:
            return False
        if change is Change.PLACES and data.count(path.encode("utf-8", "surrogateescape")) > 1:
            return False
    return True


def is_of_present(drawn: DrawnFrom, sources: Sources) -> bool:
    """Whether all contents are the present ones."""
    return not outdated(drawn, sources)


def outdated(drawn: DrawnFrom, sources: Sources) -> int:
    """How many contents are not the present ones."""
    keys = sources.keys
    return len([path for path, was, _, _ in drawn.sources if keys.get(path, b"") != was])


def renewed(drawn: DrawnFrom, sources: Sources, edits: Edits) -> DrawnFrom:
    """The same of what still holds, by what its sources are called now, so that the next edit is compared with the present
    contents."""
    found = []
    for path, was, *numbers in drawn.sources:
        now = sources.keys.get(path, b"")
        bodies, mentioning = numbers if now == was else (tuple(sorted(edits.renumbered(path, was, given))) for given in numbers)
        found.append((path, now, bodies, mentioning))
    return msgspec.structs.replace(drawn, sources=tuple(found))
