"""Retries and deadlines in findings: how long a policy may take, and the sum written out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

from nullguard.checks.places import place
from nullguard.checks.third_party.client_stories import duration
from nullguard.frameworks.clients.nodes import beginning, nodes
from nullguard.knowledge.words import library_names
from nullguard.model.clients import LOOP, ClientCall, ClientFacts, Deadline, Retry
from nullguard.model.finding import Place
from nullguard.model.schema import Caller, Manifest
from nullguard.model.span import Packed, unpack
from nullguard.model.syntax import Body, Call
from nullguard.program.program import Program

_MOST_WAITS = 1000

CLOCK = "clock"
"""The kind of what code limits by comparing with the clock."""

LIMITING = ("task", "limiter")
"""Kinds of deadlines that hold for one function."""


def policies(clients: Mapping[str, ClientFacts]) -> Iterator[Retry]:
    """Every policy, by path and place."""
    for path in sorted(clients):
        yield from clients[path].retries


def deadlines(clients: Mapping[str, ClientFacts], kind: str) -> list[Deadline]:
    """Every deadline of a kind, by path and place."""
    return [item for path in sorted(clients) for item in clients[path].deadlines if item.kind == kind]


def waits_ms(policy: Retry) -> tuple[float, ...]:
    """The waits between the attempts of a policy whose number of attempts and first wait are known, else none."""
    if policy.first_wait_ms is None or not 1 < policy.attempts <= _MOST_WAITS:
        return ()
    cap = policy.cap_ms if policy.cap_ms is not None else float("inf")
    found, wait = [], policy.first_wait_ms
    for _ in range(policy.attempts - 1):
        found.append(min(wait, cap))
        wait = min(wait * policy.factor, 1e12)
    return tuple(found)


def total_ms(policy: Retry, attempt_ms: float) -> float:
    """How long a policy may take when every attempt takes `attempt_ms`."""
    return policy.attempts * attempt_ms + sum(waits_ms(policy))


def written_out(policy: Retry, attempt_ms: float) -> str:
    """The sum of attempts and waits: `4 × 5 s + 0.5 s + 1 s + 2 s = 23.5 s`."""
    waits = [wait for wait in waits_ms(policy) if wait]
    if not waits:
        shown = ""
    elif len(waits) <= 4:
        shown = "".join(f" + {duration(wait)}" for wait in waits)
    else:
        shown = f" + {duration(sum(waits))} of waiting"
    return f"{policy.attempts} × {duration(attempt_ms)}{shown} = {duration(total_ms(policy, attempt_ms))}"


def stands(policy: Retry) -> Place:
    """Where a policy stands: a loop at its first line."""
    return place(policy.path, beginning(policy.at, policy.text))


def around(call: ClientCall, facts: ClientFacts) -> Iterator[Retry]:
    """The policies that repeat the function which a call stands in, or the loop."""
    for policy in facts.retries:
        if policy.wraps and policy.symbol == call.symbol and (policy.tool != LOOP or within(call.at, policy.at)):
            yield policy


def mounted(program: Program, clients: Mapping[str, ClientFacts], call: ClientCall) -> Iterator[Retry]:
    """The policies of the session that a call is made with: of adapters that are made and mounted where the session is made."""
    for made in call.built[:1]:
        facts = clients.get(made.path)
        known = facts.retries if facts is not None else ()
        wanted = [item for item in known if item.tool in library_names("adapter-policy") and not item.wraps]
        for function in program.functions_of(made.path) if wanted else ():
            symbol = function.dotted.removesuffix(".<module>")
            of_function = [item for item in wanted if item.symbol == symbol and (not item.methods or call.method in item.methods)]
            is_mounting = not library_names("adapter-mounting").isdisjoint(function.decl.mentions)
            if of_function and is_mounting and _holds(program.body(function), made.at):
                yield from of_function


def _holds(body: Body, at: Packed) -> bool:
    return any(isinstance(node, Call) and at in (node.at, node.function.at) for node in nodes(body))


def callers_of(manifest: Manifest, symbol: str) -> list[Caller]:
    """The callers of the manifest that enter at a function and say how long they wait, the most impatient first."""
    found = [
        caller
        for caller in manifest.callers
        if caller.deadline_ms is not None and any(fnmatchcase(symbol, pattern) for pattern in caller.entrypoints)
    ]
    return sorted(found, key=lambda caller: (caller.deadline_ms or 0.0, caller.id))


def within(at: Packed, outer: Packed) -> bool:
    """Whether a place begins inside another of the same source."""
    one, other = unpack(at), unpack(outer)
    return (other.line, other.column) <= (one.line, one.column) < (other.end_line, other.end_column)


def tasks_of(call: ClientCall, facts: ClientFacts) -> list[Deadline]:
    """The limits of the task or time limiter that a call stands in, the shortest first."""
    found = (item for item in facts.deadlines if item.kind in LIMITING and item.symbol == call.symbol)
    return sorted(found, key=lambda item: item.ms)
