"""The schema that the tree's migrations make: replayed once, and kept as long as nothing it was drawn from changes."""

from __future__ import annotations

from collections.abc import Set

import msgspec

from nullguard.frameworks.migrations import histories, migrated_tables
from nullguard.model.schema import Table
from nullguard.model.source import Notification
from nullguard.pipeline.sources import Sources
from nullguard.pipeline.workplace import Workplace
from nullguard.program.program import Program
from nullguard.program.trace import body_of_entry
from nullguard.runtime.digest import digest

_SCHEMA = "schema"


class MigratedSchema(msgspec.Struct, frozen=True):
    """The tables at the end of all histories, by name, what was wrong with a history, and the digests of the other sources that
    this was drawn from: of their declarations by path, of their content where functions were read."""

    tables: dict[str, Table] = {}
    notifications: tuple[Notification, ...] = ()
    drawn_from: tuple[tuple[str, bytes], ...] = ()


def migrated_schema(place: Workplace, sources: Sources, program: Program) -> MigratedSchema:
    """The schema, from the cache where every migration and every declaration that decided is as it was."""
    written = sorted({*sources.documents, *sources.migrations})
    key = digest(program.namespace_digest(), _ENCODER.encode([(path, sources.keys[path]) for path in written]))
    data = place.cache.get(_SCHEMA, key)
    if data is not None:
        known = _DECODER.decode(data)
        if all(_digest(sources, program, path) == was for path, was in known.drawn_from):
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
    own = set(written)
    decided = [name for name in program.reads if name not in own and not _is_body_in(own, name)]
    drawn_from = tuple((path, _digest(sources, program, path)) for path in sorted(decided))
    schema = MigratedSchema(tables, tuple(problems), drawn_from)
    place.cache.put_many(_SCHEMA, [(key, _ENCODER.encode(schema))])
    return schema


def _is_body_in(paths: Set[str], name: str) -> bool:
    body = body_of_entry(name)
    return body is not None and body[0] in paths


def _digest(sources: Sources, program: Program, drawn_from: str) -> bytes:
    body = body_of_entry(drawn_from)
    if body is not None:
        return sources.keys.get(body[0], b"")
    return program.declarations_digest(drawn_from)


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(MigratedSchema)
