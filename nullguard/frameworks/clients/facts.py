"""The client calls of one source of the linked program."""

from __future__ import annotations

from nullguard.frameworks.clients import jobs
from nullguard.frameworks.clients.declarative import declared_calls
from nullguard.frameworks.clients.evaluator import Evaluator
from nullguard.frameworks.clients.frames import Record
from nullguard.frameworks.clients.project_clients import NO_PROJECT_CLIENTS, ProjectClients
from nullguard.frameworks.clients.python_settings import settings_calls
from nullguard.frameworks.clients.timing import with_time
from nullguard.frameworks.clients.unapplied import unapplied
from nullguard.frameworks.clients.values import Client
from nullguard.frameworks.configuration import EMPTY, Configuration
from nullguard.knowledge.clients import client_model
from nullguard.model.clients import FINITE, UNBOUNDED, ClientCall, ClientFacts, Omission
from nullguard.program.program import Program


def client_facts(
    program: Program, path: str, configuration: Configuration = EMPTY, project: ProjectClients = NO_PROJECT_CLIENTS
) -> ClientFacts:
    """The calls and clients of a source in order of place; `project` are the clients of other sources.
    Limits on depth and steps cut what no real source has."""
    facts = program.sources.get(path)
    if facts is None or facts.language not in ("python", "java"):
        return ClientFacts()
    model = client_model(facts.language)
    evaluator = Evaluator(program, path, model, configuration, project)
    for cls in program.classes_of(path):
        for field in cls.decl.fields:
            if field.value is not None and "instance" not in field.modifiers:
                evaluator.attribute_of(cls, field.name)
    functions = list(program.functions_of(path))
    inside = (function.decl.name for function in functions if not model.names.isdisjoint(function.decl.mentions))
    walks_all = any(item.module.partition(".")[0] in model.generated for item in facts.imports)
    names = {*project.functions, *(inside if facts.language == "python" else ())}
    for function in functions:
        mentions = function.decl.mentions
        is_told = walks_all or function.decl.qualname == "<module>"
        if is_told or not model.names.isdisjoint(mentions) or not names.isdisjoint(mentions):
            evaluator.frame_of(function)
    record = evaluator.record
    if record.described_by:
        for function in functions:
            evaluator.frame_of(function)
        jobs.described(evaluator)
    declared = declared_calls(evaluator, path) if facts.language == "java" else settings_calls(evaluator, path)
    calls = [*record.calls, *declared, *(call for client in record.clients if (call := _as_call(client, record)) is not None)]
    found = ClientFacts(
        tuple(sorted(dict.fromkeys(calls), key=_order)),
        record.socket_default,
        deadlines=tuple(record.deadlines),
        omissions=_once(record.omissions),
        unapplied=(*unapplied(evaluator, calls), *sorted(dict.fromkeys(record.ignored), key=lambda item: item.hop.at)),
    )
    return with_time(evaluator, found)


def _once(omissions: list[Omission]) -> tuple[Omission, ...]:
    """The first omission of each default."""
    found: dict[tuple[str, int], Omission] = {}
    for omission in sorted(omissions, key=lambda item: item.at):
        found.setdefault((omission.default.path, omission.default.at), omission)
    return tuple(found.values())


def _order(call: ClientCall) -> tuple[int, str, bool]:
    return (call.at, call.callee, call.is_client)


def _as_call(client: Client, record: Record) -> ClientCall | None:
    """A client object as a fact; None for one whose calls alone count, that others configure, or of this machine."""
    if client.reports == "object" or client.is_open or client.is_local or not client.is_remote or not client.limits:
        return None
    partial = client.reports == "options"
    states = {limit.state for limit in client.limits.values()}
    if partial and (not client.is_set or (client.is_covered and (UNBOUNDED in states or "pool" not in client.limits))):
        return None
    if client.is_covered and not partial and not any(limit.state == FINITE and limit.hops for limit in client.limits.values()):
        return None
    if UNBOUNDED in states and _is_set_per_request(client, record):
        return None
    return ClientCall(
        callee=client.callee,
        library=client.callee.partition(".")[0],
        path=client.path,
        at=client.at,
        symbol=client.symbol,
        expression=client.expression,
        is_client=True,
        partial=partial,
        method=client.method,
        url=client.url,
        limits=tuple(client.limits[phase] for phase in sorted(client.limits)),
        built=client.built,
        typed=client.typed,
    )


def _is_set_per_request(client: Client, record: Record) -> bool:
    """Whether the source limits single requests of the same library (Apache's `request.setConfig`)."""
    parts = client.callee.split(".")
    return client.reports == "client" and len(parts) > 2 and parts[2] in record.sets_per_request
