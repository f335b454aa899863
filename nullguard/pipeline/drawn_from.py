"""What something kept was drawn from, and whether it still holds: sources, bodies of functions, questions to all sources, and
searches of names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import msgspec

from nullguard.pipeline.edits import Change, Edits
from nullguard.pipeline.known_names import LookedAt
from nullguard.pipeline.sources import Sources
from nullguard.program.program import Program
from nullguard.program.searches import NOTHING, is_search
from nullguard.program.trace import ALL_FUNCTIONS, looked_at
from nullguard.runtime.digest import digest

_BYTES = len(NOTHING)
"""So many bytes tell what a search finds, or where the imports of a source do."""

_ALL = (ALL_FUNCTIONS,)


class DrawnFrom(msgspec.Struct, frozen=True):
    """Sources with the names of their contents, the numbers of those bodies that were looked at, and of those functions whose
    mentions were, or ALL_FUNCTIONS (see `program.trace`); by what was asked of the whole program the digests of the answers.

    What was searched is compared only where other modules and classes are there than `namespace` says: `searched` are the
    searches, of which `found` has a digest each, `imports` has one for what the imports of each source find, and `own` one for
    those of sources of which everything counts anyway.
    """

    sources: tuple[tuple[str, bytes, tuple[int, ...], tuple[int, ...]], ...] = ()
    program: tuple[tuple[str, bytes], ...] = ()
    namespace: bytes = b""
    searched: str = ""
    found: bytes = b""
    imports: bytes = b""
    own: bytes = b""


def drawn_from(reads: Iterable[str], sources: Sources, program: Program) -> DrawnFrom:
    """What the names that were traced (`program.trace`) mean now."""
    bodies: dict[str, list[int]] = {}
    mentions: dict[str, list[int]] = {}
    asked: list[tuple[str, bytes]] = []
    searched: list[str] = []
    for name in sorted(reads):
        if name in sources.keys:
            bodies.setdefault(name, [])
        elif (function := looked_at(name)) is not None:
            path, number, is_body = function
            (bodies if is_body else mentions).setdefault(path, []).append(number)
        elif is_search(name):
            searched.append(name)
        else:
            asked.append((name, program.declarations_digest(name)))
    paths = sorted({*bodies, *mentions})
    return DrawnFrom(
        tuple(
            (path, sources.keys.get(path, b""), tuple(sorted(bodies.get(path, ()))), tuple(sorted(mentions.get(path, ()))))
            for path in paths
        ),
        tuple(asked),
        program.namespace_digest(),
        "\0".join(searched),
        b"".join(map(program.declarations_digest, searched)),
        b"".join(map(program.imports_digest, paths)),
    )


def without(drawn: DrawnFrom, own: Collection[str], program: Program) -> DrawnFrom:
    """The same without the sources of which everything counts anyway, but for what their imports find."""
    kept = [number for number, source in enumerate(drawn.sources) if source[0] not in own]
    return msgspec.structs.replace(
        drawn,
        sources=tuple(drawn.sources[number] for number in kept),
        imports=b"".join(drawn.imports[number * _BYTES : (number + 1) * _BYTES] for number in kept),
        own=_own_imports(own, program),
    )


def still_holds(drawn: DrawnFrom, data: bytes, program: Program, edits: Edits, own: Collection[str] = ()) -> bool:
    """Whether nothing has changed that something was drawn from, which is encoded as `data`. Places may have, of sources that it
    does not speak of. `own` are the sources without which it was kept."""
    digest, known, keys = program.declarations_digest, program.known_digests, edits.keys
    for name, before in drawn.program:
        if (known.get(name) or digest(name)) != before:  # some hundred thousand times: no call where it is known
            return False
    for path, was, bodies, mentioning in drawn.sources:
        if keys.get(path) == was:
            continue
        change = edits.of_known(path, was, bodies, mentioning, looked_at_by(drawn, own, edits))
        if change is Change.CONTENT:
            return False
        if change is Change.PLACES and times_named(path, data) > 1:
            return False
    return drawn.namespace == program.namespace_digest() or _finds_the_same(drawn, program, own)


def times_named(path: str, data: bytes) -> int:
    """How often something encoded has the path of a source as a value of its own, as it stands beside each place. Names of
    classes, functions and columns have it within them, and tell no place. One time is among what it was drawn from."""
    return data.count(_ENCODER.encode(path))


def looked_at_by(drawn: DrawnFrom, own: Collection[str], edits: Edits) -> Iterator[LookedAt]:
    """All sources that something was drawn from, with the `own` ones without which it was kept, of which everything counts."""
    yield from drawn.sources
    yield from ((path, edits.keys.get(path, b""), _ALL, _ALL) for path in own)


def _finds_the_same(drawn: DrawnFrom, program: Program, own: Collection[str]) -> bool:
    """Whether searches and imports find what they found, though other modules or classes are there."""
    for name, before in searches(drawn):
        if program.declarations_digest(name) != before:
            return False
    now = program.imports_digest
    if any(now(source[0]) != before for source, before in zip(drawn.sources, imports(drawn), strict=True)):
        return False
    return not drawn.own or _own_imports(own, program) == drawn.own


def searches(drawn: DrawnFrom) -> Iterator[tuple[str, bytes]]:
    """What was searched, each with the digest of what was found."""
    names = drawn.searched.split("\0") if drawn.searched else ()
    return zip(names, _pieces(drawn.found), strict=True)


def imports(drawn: DrawnFrom) -> Iterator[bytes]:
    """For each source in order the digest of what its imports find."""
    return _pieces(drawn.imports)


def _pieces(digests: bytes) -> Iterator[bytes]:
    return (digests[start : start + _BYTES] for start in range(0, len(digests), _BYTES))


def _own_imports(own: Collection[str], program: Program) -> bytes:
    return digest(*map(program.imports_digest, sorted(own)))


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


_ENCODER = msgspec.msgpack.Encoder()
