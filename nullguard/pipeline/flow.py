"""What flows where in every source: interpreted by workers, and kept as long as nothing it was drawn from changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from nullguard.flow.analysis import analyse_source, matters
from nullguard.flow.observations import FlowFacts
from nullguard.flow.world import World
from nullguard.frameworks.clients import NO_PROJECT_CLIENTS, ProjectClients, client_facts, may_call_clients, uses
from nullguard.frameworks.configuration import EMPTY, Configuration
from nullguard.model.clients import ClientFacts
from nullguard.model.report import Progress
from nullguard.model.source import Notification
from nullguard.pipeline.sources import Sources
from nullguard.pipeline.workplace import Workplace
from nullguard.program.program import Program
from nullguard.program.trace import BODIES
from nullguard.runtime.digest import digest
from nullguard.runtime.workers import Failed, run_all

_FLOW = "flow"


class Answer(msgspec.Struct, frozen=True):
    """What was seen in a source, and the digests of the declarations that it was drawn from, by path."""

    flow: FlowFacts = FlowFacts()
    clients: ClientFacts = ClientFacts()
    drawn_from: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True)
class Interpretation:
    """All that the workers need, inherited by fork: the world, names that make a function worth walking, configuration,
    and the project's own clients."""

    world: World
    interesting: frozenset[str]
    configuration: Configuration = EMPTY
    project: ProjectClients = NO_PROJECT_CLIENTS

    def has_clients(self, path: str) -> bool:
        """Whether a source may make remote calls, by a library or by a client of the project."""
        facts = self.world.program.sources[path]
        return may_call_clients(facts) or uses(facts, self.project)


@dataclass(frozen=True)
class Flows:
    """The answers of all sources that matter, by path."""

    flow: Mapping[str, FlowFacts]
    clients: Mapping[str, ClientFacts]
    notifications: tuple[Notification, ...]


def interpret(place: Workplace, sources: Sources, interpretation: Interpretation, basis: bytes, notify: Progress) -> Flows:
    """Interpret every source with a function that can matter.

    `basis` names everything that all answers depend on besides the sources' own declarations: schema, namespace, knowledge. Only
    answers on sources that may call clients depend on the configuration.
    """
    program = interpretation.world.program
    wanted = _that_matter(interpretation)
    configured = digest(basis, interpretation.configuration.digest(), _ENCODER.encode(interpretation.project))
    keys = {
        path: digest(
            configured if interpretation.has_clients(path) else basis,
            path.encode("utf-8", "surrogateescape"),
            sources.keys[path],
        )
        for path in wanted
    }
    answers: dict[str, Answer] = {}
    known = place.cache.get_many(_FLOW, sorted(keys.values()))
    for path in wanted:
        data = known.get(keys[path])
        if data is not None:
            answer = _DECODER.decode(data)
            if all(_digest(sources, program, other) == was for other, was in answer.drawn_from):
                answers[path] = answer
    todo = [path for path in wanted if path not in answers]
    sources.fetch_bodies(todo)
    notifications: list[Notification] = []
    written: list[tuple[bytes, bytes]] = []
    weights = {path: sources.weight(path) for path in todo}
    results = run_all(_interpret, interpretation, todo, jobs=place.jobs, limits=place.limits, weight=weights.__getitem__)
    for done, (path, result) in enumerate(zip(todo, results, strict=True), 1):
        notify("analysing", done, len(todo))
        if isinstance(result, Failed):
            notifications.append(Notification(path, result.kind, f"its functions were not analysed: {result.message}", 0))
            continue
        answer = _DECODER.decode(result)
        drawn_from = tuple((other, _digest(sources, program, other)) for other in answer.flow.reads)
        answer = Answer(msgspec.structs.replace(answer.flow, reads=()), answer.clients, drawn_from)
        answers[path] = answer
        written.append((keys[path], _ENCODER.encode(answer)))
    place.cache.put_many(_FLOW, written)
    for path in wanted:
        for name in answers[path].flow.steps_exceeded if path in answers else ():
            notifications.append(Notification(path, "limit", f"'{name}' is too large to be analysed", 0))
    return Flows(
        {path: answers[path].flow for path in wanted if path in answers},
        {path: answers[path].clients for path in wanted if path in answers},
        tuple(notifications),
    )


def _digest(sources: Sources, program: Program, drawn_from: str) -> bytes:
    if drawn_from.startswith(BODIES):
        return sources.keys.get(drawn_from[len(BODIES) :], b"")
    return program.declarations_digest(drawn_from)


def _that_matter(interpretation: Interpretation) -> Sequence[str]:
    """The sources with a function to walk or a client to look at, in order."""
    program = interpretation.world.program
    return [
        path
        for path in sorted(program.sources)
        if interpretation.has_clients(path)
        or any(matters(function, interpretation.interesting) for function in program.functions_of(path))
    ]


def _interpret(interpretation: Interpretation, path: str) -> bytes:
    world = interpretation.world
    flow = analyse_source(world, path, interpretation.interesting)
    reads: set[str] = set()
    world.program.reads = reads
    clients = ClientFacts()
    if interpretation.has_clients(path):
        clients = client_facts(world.program, path, interpretation.configuration, interpretation.project)
    flow = msgspec.structs.replace(flow, reads=tuple(sorted({*flow.reads, *reads})))
    return _ENCODER.encode(Answer(flow, clients))


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Answer)
