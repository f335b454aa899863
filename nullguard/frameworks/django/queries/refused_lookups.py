"""Lookups that Django refuses null for: `filter(due__lt=None)` raises ValueError, where `filter(due=None)` means IS NULL.

Source: `django.db.models.sql.query.Query.build_lookup` ("Cannot use None as a query value"), and each lookup that is listed run
with None on Django 5.2.
"""

from __future__ import annotations

from collections.abc import Set

from nullguard.flow.protocols import CallSite, Refused
from nullguard.flow.summaries.observations import BY_QUERY
from nullguard.frameworks.django.queries.managers import is_query_class
from nullguard.knowledge.words import library_names

REFUSING = library_names("refusing-lookup")
_ASKING = library_names("asking-by-lookups")
_CONDITIONS = frozenset({"Q", "get_object_or_404", "aget_object_or_404", "get_list_or_404", "aget_list_or_404"})


def is_refusing(keyword: str, columns: Set[str]) -> bool:
    """Whether a keyword of a query ends in a lookup for which null is refused, and not in the name of a column."""
    path, _, lookup = keyword.rpartition("__")
    return bool(path) and lookup in REFUSING and lookup not in columns


def refused_keywords(site: CallSite, columns: Set[str]) -> Refused:
    """The places of the arguments of a query, or of a condition for one, for which null is refused. `columns` has the names of
    what models have."""
    places = [
        (place, BY_QUERY) for place, (item, _) in enumerate(site.arguments) if item.name and is_refusing(item.name, columns)
    ]
    return tuple(places) if places and _asks_a_query(site) else ()


def _asks_a_query(site: CallSite) -> bool:
    receiver = site.receiver
    if site.method in _CONDITIONS:
        return receiver is None or receiver.type is None
    if site.method not in _ASKING or receiver is None or receiver.symbol is not None:
        return False
    if receiver.type is None:
        return True  # asked of calls alone that are taken for queries
    cls = site.world.class_of(receiver.type)
    return cls is not None and is_query_class(site.world.program, cls)
