"""Receivers whose class nobody can tell, known by their name and by what is passed: `self._http.get(url, headers=…)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nullguard.frameworks.clients.arguments import Arguments
from nullguard.knowledge.clients import Entry
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator
    from nullguard.frameworks.clients.frames import Frame

_RECEIVERS = words("http-client")
_OF_HTTP = library_names("http-keyword")
_LIBRARY = "requests"
_OTHERS = frozenset({"httpx", "aiohttp"})
"""Libraries whose sessions look alike and limit by themselves."""


def session_call(ev: Evaluator, frame: Frame, node: s.Call, name: str, arguments: Arguments) -> Entry | None:
    """The session method that a call means, where it looks like one of `requests` and no other library is imported."""
    if frame.is_java or not isinstance(node.function, s.Attribute):
        return None
    receiver = node.function.value
    called = last_name(receiver)
    if called.strip("_").lower() not in _RECEIVERS or not _OF_HTTP & arguments.keywords.keys():
        return None
    facts = ev.program.sources.get(frame.path)
    imported = {item.module.partition(".")[0] for item in facts.imports} if facts is not None else set()
    if not _OTHERS.isdisjoint(imported) or not (_LIBRARY in imported or "http" in called.lower()):
        return None
    entry = ev.model.entry(f"requests.Session.{name}")
    return entry if entry is not None and entry.kind == "call" else None
