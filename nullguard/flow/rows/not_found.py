"""Handlers of the error that a query raises where it finds no row: `except Order.DoesNotExist: return None` (Python)."""

from __future__ import annotations

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import PRESENT
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes

_NOT_FOUND = ("except",)
"""The path that a state has in which a row is missing; no code can write it."""


def note_not_found(handler: s.Handler, body: s.Body, state: State) -> None:
    """Note in the state in which a handler of the try statement with `body` runs that a row is missing there: always where the
    error says of which class (`Order.DoesNotExist`), and else where the body looks for one."""
    errors, asking = library_names("no-row-error"), library_names("row-or-error")
    if handler.types and all(type.name.rpartition(".")[2] in errors for type in handler.types):
        is_of_class = any(type.name.rpartition(".")[0].rpartition(".")[2][:1].isupper() for type in handler.types)
        if is_of_class or any(isinstance(node, s.Call) and last_name(node.function) in asking for node in nodes(body)):
            state.values[_NOT_FOUND] = PRESENT


def is_not_found(state: State) -> bool:
    """Whether what runs in a state runs because a row is missing."""
    return _NOT_FOUND in state.values
