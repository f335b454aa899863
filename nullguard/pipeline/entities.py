"""The entities that mappings declare: found once, and kept as long as nothing changes that they were drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from nullguard.frameworks.entities import declare_entities
from nullguard.model.schema import Entity, Table
from nullguard.pipeline.drawn_from import DrawnFrom, drawn_from, outdated, renewed, still_holds
from nullguard.pipeline.edits import Edits
from nullguard.pipeline.sources import Sources
from nullguard.pipeline.workplace import Workplace
from nullguard.program.program import Program
from nullguard.program.trace import mentions_in_entry
from nullguard.runtime.digest import digest

_ENTITIES = "entities"

_MOST_OUTDATED = 16
"""So many sources are compared with what they were: to write down what thousands are takes longer."""


class _Declared(msgspec.Struct, frozen=True):
    entities: tuple[Entity, ...] = ()
    drawn: DrawnFrom = DrawnFrom()


def declared_entities(
    place: Workplace, sources: Sources, program: Program, tables: Mapping[str, Table], edits: Edits
) -> tuple[Entity, ...]:
    """The entities, from the cache where every declaration that decided is as it was; `tables` are those that migrations make."""
    documents = sorted((path, sources.keys[path]) for path in sources.documents)
    key = digest(program.namespace_digest(), _ENCODER.encode((documents, tables)))
    data = place.cache.get(_ENTITIES, key)
    if data is not None:
        known = _DECODER.decode(data)
        if still_holds(known.drawn, data, program, edits):
            if outdated(known.drawn, sources) > _MOST_OUTDATED:
                drawn = renewed(known.drawn, sources, edits)
                place.cache.put_many(_ENTITIES, [(key, _ENCODER.encode(_Declared(known.entities, drawn)))])
            return known.entities
    program.reads = set()
    entities = declare_entities(program, sources.documents, tables)
    drawn = drawn_from(program.reads.union(_looked_through(program)), sources, program)
    place.cache.put_many(_ENTITIES, [(key, _ENCODER.encode(_Declared(entities, drawn)))])
    return entities


def _looked_through(program: Program) -> Iterator[str]:
    """What is looked at in all sources past the trace: what they declare, and in Java the names that methods mention."""
    for path in program.sources:
        yield path
        if path.endswith(".java"):
            yield mentions_in_entry(path)


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_DECODER = msgspec.msgpack.Decoder(_Declared)
