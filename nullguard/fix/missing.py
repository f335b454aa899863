"""NG301: how long a call without a timeout may take, and on what evidence."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from nullguard.fix.assumed import GIVEN, is_assumed
from nullguard.fix.durations import Needed, needed, spoken
from nullguard.fix.edits import Safety
from nullguard.fix.places import Located
from nullguard.fix.wishes import Tree, Wishes
from nullguard.model.clients import FINITE, ClientCall, Limit
from nullguard.model.span import line_of


class Choice(msgspec.Struct, frozen=True):
    """A timeout for a call: `name` is the constant of the same source that has it, empty where a number is written."""

    ms: float
    evidence: str
    safety: Safety
    name: str = ""


def choose(found: Located, tree: Tree, wishes: Wishes) -> Choice | str:
    """The figures of production, else the timeout of a sibling (the same address anywhere, or the same library in the same
    source), else the value of the command line; else why there is none."""
    measured = needed(found.times, wishes.headroom)
    if isinstance(measured, Needed):
        return Choice(measured.ms, measured.evidence, Safety.SAFE)
    sibling = next(_siblings(found.call, tree), None)
    if sibling is not None:
        call, limit = sibling
        place = limit.hops[0]
        name = place.text if len(limit.hops) > 1 and call.path == found.call.path and place.text.isidentifier() else ""
        name = name if name.isupper() else ""
        evidence = f"{call.path}:{line_of(call.at)} gives {spoken(limit.ms)}"
        return Choice(limit.ms, evidence, Safety.SAFE, name)
    if wishes.timeout_ms is not None:
        return Choice(wishes.timeout_ms, GIVEN, Safety.UNSAFE)
    return "nothing tells how long it may take; give a value with --timeout-s"


def _siblings(call: ClientCall, tree: Tree) -> Iterator[tuple[ClientCall, Limit]]:
    """Those of the same host or source whose timeout the code decides, the same source first; none that was only assumed."""
    host = _host(call.url)
    others = [other for times in tree.endpoints for other in times.calls if other != call]
    for is_same_source in (True, False):
        for other in sorted(others, key=lambda other: (other.path, other.at)):
            if (other.path == call.path) != is_same_source or other.library != call.library:
                continue
            if not is_same_source and (not host or _host(other.url) != host):
                continue
            limit = next((one for one in other.limits if one.state == FINITE and one.hops and one.phase in _DECIDING), None)
            if limit is not None and limit.source in ("value", "setting") and not is_assumed(other, limit, tree):
                yield other, limit


_DECIDING = ("read", "total", "connect", "wait")


def _host(url: str) -> str:
    rest = url.partition("://")[2]
    host = rest.partition("/")[0]
    return "" if "{}" in host else host
