"""Calls of client libraries: what is called, and how long each phase may last."""

from __future__ import annotations

from nullguard.model.clients import ClientFacts
from nullguard.model.facts import SourceFacts
from nullguard.program.program import Program


def may_call_clients(facts: SourceFacts) -> bool:
    """Whether a source may call a client library: a cheap look at what it imports."""
    return False


def client_facts(program: Program, path: str) -> ClientFacts:
    """The client calls of one source of the linked program."""
    return ClientFacts()
