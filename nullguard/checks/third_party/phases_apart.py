"""Limits on one phase of a call compared with those on another."""

from __future__ import annotations

import re

from nullguard.knowledge.words import words
from nullguard.model.clients import FINITE, UNBOUNDED, ClientCall, Limit

_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_GENERAL = words("general-timeout")
_AROUND = words("around-timeout")
_ANSWERS = ("read", "total")

FAR_LONGER = 4.0
"""A library's default for one phase that is this many times as long as what the code decides for another makes the call longer
than whoever wrote it says."""


def general_elsewhere(call: ClientCall) -> tuple[Limit, str] | None:
    """The limit on waiting for a pool that gets a timeout meant for the whole call, and that timeout's name.

    So it is when the argument names a timeout without saying for what (`request.getTimeout()`), and the limit on waiting for the
    answer, which the code sets too, is another's.
    """
    pool = next((limit for limit in call.limits if limit.phase == "pool" and limit.hops), None)
    answers = [limit for limit in call.limits if limit.phase in _ANSWERS]
    if pool is None or not answers or not all(limit.hops and limit.state != UNBOUNDED for limit in answers):
        return None
    elsewhere = {
        name for limit in call.limits if limit is not pool for hop in limit.hops[:1] for name in _IDENTIFIER.findall(hop.text)
    }
    for name in _IDENTIFIER.findall(pool.hops[0].text):
        if _words(name) in _GENERAL and name not in elsewhere:
            return pool, name
    return None


def default_beyond(call: ClientCall) -> tuple[Limit, Limit] | None:
    """The library's default for connecting and the limit that is decided for the answer, where the default is far longer."""
    limits = {limit.phase: limit for limit in call.limits}
    connect = limits.get("connect")
    if connect is None or connect.state != FINITE or connect.hops or connect.source != "default":
        return None
    decided = [limits[phase] for phase in _ANSWERS if phase in limits and limits[phase].state == FINITE and limits[phase].hops]
    if "total" in limits or not decided or connect.ms < FAR_LONGER * decided[0].ms:
        return None
    return connect, decided[0]


def _words(name: str) -> str:
    """The words of a name that say what it is for."""
    return " ".join(word for part in _WORD.findall(name) if (word := part.lower()) not in _AROUND)
