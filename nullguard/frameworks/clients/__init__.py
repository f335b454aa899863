"""Calls of client libraries: what is called, and how long each phase may last."""

from nullguard.frameworks.clients.facts import client_facts
from nullguard.frameworks.clients.prefilter import may_call_clients
from nullguard.frameworks.clients.project_clients import NO_PROJECT_CLIENTS, ProjectClients, project_clients, uses

__all__ = ["NO_PROJECT_CLIENTS", "ProjectClients", "client_facts", "may_call_clients", "project_clients", "uses"]
