"""The schema that the tree's migrations make: replayed once, and kept as long as nothing it was drawn from changes."""

from __future__ import annotations

import msgspec

from nullguard.frameworks.migrations import histories, listed, migrated_tables
from nullguard.model.schema import Table
from nullguard.model.source import Notification
from nullguard.pipeline.drawn_from import DrawnFrom, drawn_from, is_of_present, renewed, still_holds, without
from nullguard.pipeline.edits import Edits
from nullguard.pipeline.sources import Sources
from nullguard.pipeline.workplace import Workplace
from nullguard.program.program import Program
from nullguard.program.searches import ALL_CLASSES, ALL_SOURCES
from nullguard.runtime.digest import digest

_SCHEMA = "schema"


class MigratedSchema(msgspec.Struct, frozen=True):
    """The tables at the end of all histories, by name, what was wrong with a history, and what this was drawn from besides
    migrations and documents; `listed` is the digest of what was taken of all sources and classes."""

    tables: dict[str, Table] = {}
    notifications: tuple[Notification, ...] = ()
    drawn: DrawnFrom = DrawnFrom()
    listed: bytes = b""


def migrated_schema(place: Workplace, sources: Sources, program: Program, edits: Edits) -> MigratedSchema:
    """The schema, from the cache where every migration and every declaration that decided is as it was."""
    written = sorted({*sources.documents, *sources.migrations})
    key = digest(program.surroundings_digest(), _ENCODER.encode([(path, sources.keys[path]) for path in written]))
    data = place.cache.get(_SCHEMA, key)
    if data is not None:
        known = _DECODER.decode(data)
        if still_holds(known.drawn, data, program, edits, frozenset(written)) and _lists_the_same(known, program):
            if not is_of_present(known.drawn, sources):
                known = msgspec.structs.replace(known, drawn=renewed(known.drawn, sources, edits))
                place.cache.put_many(_SCHEMA, [(key, _ENCODER.encode(known))])
            return known
    program.reads = set()
    found = histories(program, sources.documents)
    tables = migrated_tables(found)
    problems = sorted(
        {
            Notification(problem.path, "migration", problem.message, problem.line)
            for history in found
            for problem in history.problems
        }
    )
    reads = program.reads - {ALL_SOURCES, ALL_CLASSES}
    drawn = without(drawn_from(reads, sources, program), frozenset(written), program)
    schema = MigratedSchema(tables, tuple(problems), drawn, _listed(program))
    place.cache.put_many(_SCHEMA, [(key, _ENCODER.encode(schema))])
    return schema


def _lists_the_same(known: MigratedSchema, program: Program) -> bool:
    return known.drawn.namespace == program.namespace_digest() or known.listed == _listed(program)


def _listed(program: Program) -> bytes:
    return digest(_ENCODER.encode(listed(program)))


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(MigratedSchema)
