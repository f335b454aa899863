"""Rows that a query brings with each of its own under a name that it chooses: `Prefetch("lines", queryset=Line.objects.filter(…),
to_attr="open_lines")`.

Source: the Django documentation, "Prefetch() objects": what is stored under `to_attr` is a list.
"""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.values import NONNULL, Asked, Value
from nullguard.flow.protocols import CallSite
from nullguard.model import syntax as s
from nullguard.program.symbols import Type

_replace = msgspec.structs.replace

_CALLED = "to_attr"
_QUERY = "queryset"
_QUERY_PLACE, _CALLED_PLACE = 1, 2


class Prefetched(Asked, frozen=True):
    """The attribute, and the list that it holds."""

    name: str
    rows: Value


def brought(site: CallSite) -> Value | None:
    """What `Prefetch(…)` stands for; None of other calls, and where its rows are stored in their relation, or are not known."""
    if site.method != "Prefetch":
        return None
    given: dict[str, tuple[s.Argument, Value]] = {}
    for place, (argument, value) in enumerate(site.arguments):
        name = argument.name or {_QUERY_PLACE: _QUERY, _CALLED_PLACE: _CALLED}.get(place, "")
        given[name] = argument, value
    called = given[_CALLED][0].value if _CALLED in given else None
    query = given[_QUERY][1] if _QUERY in given else Value()
    if not isinstance(called, s.Constant) or not isinstance(called.value, str) or query.element is None:
        return None
    row = _replace(query.element, facts=(*query.element.facts, *query.facts))
    args = (row.type,) if row.type is not None else ()
    return Value(NONNULL, asked=Prefetched(called.value, Value(NONNULL, Type("builtins.list", args), element=row)))


def named_by(site: CallSite) -> tuple[tuple[str, Value], ...]:
    """What the rows of a query hold by name after `prefetch_related(…)`."""
    return tuple((value.asked.name, value.asked.rows) for _, value in site.arguments if isinstance(value.asked, Prefetched))
