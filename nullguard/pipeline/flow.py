"""What flows where in every source: interpreted by workers, and kept as long as nothing it was drawn from changes."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec

from nullguard.flow.analysis import analyse_source
from nullguard.flow.summaries.observations import NOTHING_SETTLED, FlowFacts, Settled
from nullguard.flow.world import World
from nullguard.flow.worth_walking import matters
from nullguard.frameworks.clients import NO_PROJECT_CLIENTS, ProjectClients, client_facts, may_call_clients, uses
from nullguard.frameworks.configuration import EMPTY, Configuration
from nullguard.model.clients import ClientFacts
from nullguard.model.report import Progress
from nullguard.model.source import Notification
from nullguard.pipeline.drawn_from import DrawnFrom, drawn_from, is_of_present, renewed, still_holds, without
from nullguard.pipeline.edits import Edits
from nullguard.pipeline.looks import kept_looks, numbered_looks, of_basis, still_shown, with_basis, with_settled
from nullguard.pipeline.sources import Sources
from nullguard.pipeline.workplace import Workplace
from nullguard.runtime.board import board_for
from nullguard.runtime.digest import digest
from nullguard.runtime.workers import Failed, run_all

_FLOW, _LOOKS = "flow", "looks"


class Answer(msgspec.Struct, frozen=True):
    """What was seen in a source, and what it was drawn from."""

    flow: FlowFacts = FlowFacts()
    clients: ClientFacts = ClientFacts()
    drawn: DrawnFrom = DrawnFrom()


class _Seen(msgspec.Struct, frozen=True):
    """What a worker saw in a source, everything that it traced, in order, and the looks at single functions (see `looks`)."""

    answer: Answer
    reads: tuple[str, ...]
    looks: bytes


@dataclass(frozen=True)
class Interpretation:
    """All that the workers need, inherited by fork: the world, names that make a function worth walking, configuration,
    and the project's own clients; `settled` is what is known of sources that are analysed again."""

    world: World
    interesting: frozenset[str]
    configuration: Configuration = EMPTY
    project: ProjectClients = NO_PROJECT_CLIENTS
    settled: Mapping[str, Settled] = field(default_factory=dict)

    def has_clients(self, path: str) -> bool:
        """Whether a source may make remote calls, by a library or by a client of the project."""
        program = self.world.program
        return may_call_clients(program.sources[path]) or uses(program, path, self.project)


@dataclass(frozen=True)
class Flows:
    """The answers of all sources that matter, by path."""

    flow: Mapping[str, FlowFacts]
    clients: Mapping[str, ClientFacts]
    notifications: tuple[Notification, ...]


def interpret(
    place: Workplace, sources: Sources, interpretation: Interpretation, basis: bytes, edits: Edits, notify: Progress
) -> Flows:
    """Interpret every source with a function that can matter.

    `basis` names everything that all answers depend on besides what they were drawn from: schema, units, knowledge. Only
    answers on sources that may call clients depend on the configuration. `edits` may leave out members (see `members`), but
    not fields for these: which of them hold a timeout is told by the words of their names.
    """
    program = interpretation.world.program
    own = interpretation.project
    clients = frozenset(path for path in program.sources if path in sources.calling or uses(program, path, own))
    walked = _that_matter(interpretation, clients)
    wanted = tuple(walked)
    configured = digest(basis, interpretation.configuration.digest(), _ENCODER.encode(interpretation.project))
    keys = {
        path: digest(
            configured if path in clients else basis,
            "\0".join((path, *walked[path])).encode("utf-8", "surrogateescape"),
            sources.names[path],
        )
        for path in wanted
    }
    answers: dict[str, Answer] = {}
    known = place.cache.get_many(_FLOW, sorted(keys.values()))
    written: list[tuple[bytes, bytes]] = []
    with_fields = edits.with_all_fields()
    for path in wanted:
        data = known.get(keys[path])
        compared = with_fields if path in clients else edits
        if data is None or not still_holds((answer := _DECODER.decode(data)).drawn, data, program, compared, own=(path,)):
            continue
        answers[path] = answer
        if not is_of_present(answer.drawn, sources):
            answers[path] = msgspec.structs.replace(answer, drawn=renewed(answer.drawn, sources, edits))
            written.append((keys[path], _ENCODER.encode(answers[path])))
    todo = [path for path in wanted if path not in answers]
    sources.fetch_bodies(todo)
    notifications: list[Notification] = []
    weights = {path: sources.weight(path) for path in todo}
    looked_at = {path: digest(path.encode("utf-8", "surrogateescape")) for path in todo}
    known = place.cache.get_many(_LOOKS, sorted(looked_at.values()))
    former = ((path, of_basis(known.get(key), basis)) for path, key in looked_at.items())
    still = {path: still_shown(data, path, program, edits) for path, data in former if data is not None}
    settled = {path: found.settled for path, found in still.items()}
    looks: list[tuple[bytes, bytes]] = []
    results = _by_workers(place, replace(interpretation, settled=settled), todo, weights)
    for done, (path, result) in enumerate(zip(todo, results, strict=True), 1):
        notify("analysing", done, len(todo))
        if isinstance(result, Failed):
            notifications.append(Notification(path, result.kind, f"its functions were not analysed: {result.message}", 0))
            continue
        seen = _SEEN.decode(result)
        reads, found = with_settled(seen.reads, seen.looks, still[path].looks if path in still else ())
        drawn = drawn_from(reads, sources, program)
        kept = kept_looks(drawn, reads, found, seen.answer.flow)
        looks.append((looked_at[path], with_basis(known.get(looked_at[path]), basis, kept)))
        answers[path] = msgspec.structs.replace(seen.answer, drawn=without(drawn, (path,), program))  # all of it is in the key
        written.append((keys[path], _ENCODER.encode(answers[path])))
    place.cache.put_many(_FLOW, written)
    place.cache.put_many(_LOOKS, looks)
    for path in wanted:
        for name in answers[path].flow.steps_exceeded if path in answers else ():
            notifications.append(Notification(path, "limit", f"'{name}' is too large to be analysed", 0))
    return Flows(
        {path: answers[path].flow for path in wanted if path in answers},
        {path: answers[path].clients for path in wanted if path in answers},
        tuple(notifications),
    )


def _by_workers(
    place: Workplace, interpretation: Interpretation, todo: Sequence[str], weights: Mapping[str, int]
) -> Iterator[bytes | Failed]:
    """What workers find in each source; of functions that several of them ask for they tell each other."""
    exchange = interpretation.world.returns.exchange
    exchange.board = board_for(min(place.jobs, len(todo)))
    try:
        yield from run_all(_interpret, interpretation, todo, jobs=place.jobs, limits=place.limits, weight=weights.__getitem__)
    finally:
        if exchange.board is not None:
            exchange.board.close()
            exchange.board = None


def _that_matter(interpretation: Interpretation, clients: Container[str]) -> Mapping[str, Sequence[str]]:
    """The sources with a function to walk or, of `clients`, a client to look at, in order, each with the functions to walk: which
    these are, a name may decide that another source brings in."""
    program = interpretation.world.program
    found = {}
    for path in sorted(program.sources):
        walked = [function.id for function in program.functions_of(path) if matters(function, interpretation.interesting)]
        if walked or path in clients:
            found[path] = walked
    return found


def _interpret(interpretation: Interpretation, path: str) -> bytes:
    world = interpretation.world
    flow = analyse_source(world, path, interpretation.interesting, interpretation.settled.get(path, NOTHING_SETTLED))
    reads: set[str] = {path}
    world.program.reads = reads
    clients = ClientFacts()
    if interpretation.has_clients(path):
        clients = client_facts(world.program, path, interpretation.configuration, interpretation.project)
    traced = sorted({*flow.reads, *reads})
    answer = Answer(msgspec.structs.replace(flow, reads=(), looks=()), clients)
    return _ENCODER.encode(_Seen(answer, tuple(traced), numbered_looks(flow.looks, traced)))


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Answer)
_SEEN = msgspec.msgpack.Decoder(_Seen)
