"""Calls of client libraries: what is called, and how long each phase may last."""

from nullguard.frameworks.clients.facts import client_facts
from nullguard.frameworks.clients.prefilter import may_call_clients

__all__ = ["client_facts", "may_call_clients"]
