"""What was seen in single functions that were looked at for their own sake: kept one by one, each with what it was drawn from.

A source is analysed again when anything changed that its answer was drawn from, and most of its functions have nothing to do
with that. A look in which nothing was seen holds wherever lines have moved to, others while all places stay that they may speak
of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

import msgspec

from nullguard.flow.summaries.observations import ALL_TOGETHER, NOTHING_SETTLED, NOTHING_SHOWN, FlowFacts, Look, Settled, Shown
from nullguard.model.span import Packed
from nullguard.pipeline.drawn_from import DrawnFrom, imports, searches, times_named
from nullguard.pipeline.edits import Change, Edits
from nullguard.program.program import Program
from nullguard.program.trace import numbered_body_entry, numbered_mentions_entry

_MOST_BASES = 2
"""Each change of the schema is another basis, and all looks at a large tree take some megabytes: kept are those of the present
one and of the one before, to which a branch leads back, or the commit that a run compares with."""

_Numbered = tuple[tuple[int, Shown, tuple[int, ...]], ...]
"""Looks with what they were drawn from by the positions among all that was traced in a source, in order."""


class _KeptLooks(msgspec.Struct, frozen=True):
    """The looks at functions of a source (`looks`, encoded) and what became of them (`facts`); `drawn` is what all that was
    traced says, but for the paths `implied` by bodies, which were not traced."""

    drawn: DrawnFrom = DrawnFrom()
    implied: tuple[str, ...] = ()
    looks: bytes = b""
    facts: FlowFacts = FlowFacts()


@dataclass(frozen=True, slots=True)
class StillShown:
    """The looks that would show the same again, and what an analysis of the source is told of them."""

    looks: tuple[Look, ...]
    settled: Settled


@dataclass(frozen=True, slots=True)
class _Traced:
    """One thing that was traced, by the name that it has now, the path of its source, and what has become of it."""

    name: str
    path: str
    change: Change


def numbered_looks(looks: Iterable[Look], traced: Sequence[str]) -> bytes:
    """Looks as a worker hands them over; `traced` is everything that was traced in the source, in order."""
    position = {name: number for number, name in enumerate(traced)}
    return _ENCODER.encode([(look.body, look.shown, [position[name] for name in look.drawn]) for look in looks])


def with_settled(traced: Sequence[str], looks: bytes, settled: Sequence[Look]) -> tuple[Sequence[str], bytes]:
    """Everything that was traced, in order, and the looks, with those that were known before."""
    if not settled:
        return traced, looks
    known = {look.body: look for look in settled}
    together = known.pop(ALL_TOGETHER, None)
    for body, shown, numbers in _LOOKS_DECODER.decode(looks):
        if body == ALL_TOGETHER and not numbers and together is not None:
            known[body] = together
        else:
            known[body] = Look(body, shown, frozenset(traced[number] for number in numbers))
    everything = sorted({*traced}.union(*(look.drawn for look in known.values())))
    return everything, numbered_looks(known.values(), everything)


def kept_looks(drawn: DrawnFrom, traced: Collection[str], looks: bytes, facts: FlowFacts) -> bytes:
    """The looks at the functions of a source as they are kept, with what became of them; `drawn` is what all that was traced
    says."""
    known = frozenset(traced)
    implied = tuple(source[0] for source in drawn.sources if source[0] not in known)
    return _ENCODER.encode(_KeptLooks(drawn, implied, looks, facts))


def of_basis(data: bytes | None, basis: bytes) -> bytes | None:
    """The looks that were kept under a basis, among those at a source that are kept under several."""
    return next((looks for known, looks in _SEVERAL_DECODER.decode(data) if known == basis), None) if data is not None else None


def with_basis(data: bytes | None, basis: bytes, looks: bytes) -> bytes:
    """Looks under a basis, with those that are kept already (`data`) but for what is older than _MOST_BASES others."""
    others = [kept for kept in _SEVERAL_DECODER.decode(data) if kept[0] != basis] if data is not None else []
    return _ENCODER.encode(((basis, looks), *others[: _MOST_BASES - 1]))


def still_shown(data: bytes, path: str, program: Program, edits: Edits) -> StillShown:
    """Those of the kept looks at the functions of a source that would show the same again, by what everything is called now."""
    known = _DECODER.decode(data)
    own = next((was for name, was, _, _ in known.drawn.sources if name == path), b"")
    if edits.of_known(path, own, (), (), known.drawn.sources) is Change.CONTENT:
        return StillShown((), NOTHING_SETTLED)
    named = sorted(_all_traced(known, program, edits), key=itemgetter(0))
    traced = [now for _, now in named]
    found: dict[int, Look] = {}
    together: Look | None = None
    are_all = True
    for body, shown, numbers in _LOOKS_DECODER.decode(known.looks):
        drawn = [traced[number] for number in numbers]
        is_together = body == ALL_TOGETHER
        seen = known.facts if is_together else shown
        holds = all(one.change is not Change.CONTENT for one in drawn)
        if holds and not is_together:
            holds = edits.of_known(path, own, (body,), (), known.drawn.sources) is not Change.CONTENT
        if holds and seen not in (NOTHING_SHOWN, FlowFacts()):
            holds = (is_together or edits.is_unmoved(path, own, body)) and _stays(seen, path, own, drawn, edits)
        names = frozenset(one.name for one in drawn)
        if holds and is_together:
            together = Look(body, shown, names)
        elif holds:
            number = edits.renumbered(path, own, (body,))[0]
            found[number] = Look(number, shown, names)
        are_all = are_all and (holds or shown == NOTHING_SHOWN)
    looks = {number: look.shown for number, look in found.items()}
    if together is None or not are_all:
        return StillShown(tuple(found.values()), Settled(looks))
    return StillShown((*found.values(), together), Settled(looks, known.facts))


def _stays(seen: Shown | FlowFacts, path: str, own: bytes, drawn: Iterable[_Traced], edits: Edits) -> bool:
    """Whether no place has moved that what was seen may speak of: of its own source those before which nothing has, of others
    all where it mentions the source."""
    if _last_place(seen) >= edits.first_moved(path, own):
        return False
    data = _ENCODER.encode(seen)
    moved = {one.path for one in drawn if one.change is Change.PLACES}
    return not any(times_named(other, data) for other in moved.difference((path,)))


def _last_place(seen: Shown | FlowFacts) -> Packed:
    """The largest number in what was seen, which no place is behind."""
    last = 0
    pending: list[object] = [seen]
    while pending:
        thing = pending.pop()
        if isinstance(thing, tuple):
            pending.extend(thing)
        elif isinstance(thing, msgspec.Struct):
            pending.extend(getattr(thing, name) for name in thing.__struct_fields__)
        elif isinstance(thing, int):
            last = max(last, thing)
    return last


def _all_traced(known: _KeptLooks, program: Program, edits: Edits) -> Iterator[tuple[str, _Traced]]:
    """Everything that was traced, by what it was called then."""
    implied = frozenset(known.implied)
    is_same = known.drawn.namespace == program.namespace_digest()
    everything = known.drawn.sources
    for (path, was, bodies, mentioning), found in zip(known.drawn.sources, imports(known.drawn), strict=True):
        if path not in implied:
            finds_the_same = is_same or program.imports_digest(path) == found
            yield path, _Traced(path, path, edits.of_known(path, was, (), (), everything) if finds_the_same else Change.CONTENT)
        for body, number in zip(bodies, edits.renumbered(path, was, bodies), strict=True):
            now = numbered_body_entry(path, number)
            yield numbered_body_entry(path, body), _Traced(now, path, edits.of_known(path, was, (body,), (), everything))
        for body in mentioning:
            (number,) = edits.renumbered(path, was, (body,))
            now = numbered_mentions_entry(path, number)
            yield numbered_mentions_entry(path, body), _Traced(now, path, edits.of_known(path, was, (), (body,), everything))
    for name, digest in known.drawn.program:
        yield name, _Traced(name, "", _changed(program.declarations_digest(name) != digest))
    for name, digest in searches(known.drawn):
        yield name, _Traced(name, "", _changed(not is_same and program.declarations_digest(name) != digest))


def _changed(is_another: bool) -> Change:
    return Change.CONTENT if is_another else Change.NONE


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_KeptLooks)
_SEVERAL_DECODER = msgspec.msgpack.Decoder(tuple[tuple[bytes, bytes], ...])
_LOOKS_DECODER = msgspec.msgpack.Decoder(_Numbered)
