"""Rows that are handed to a session, which refuses null: `session.delete(session.get(Order, 7))`.

Source: SQLAlchemy 1.4.54 and 2.0.36 run with None, which raise UnmappedInstanceError ("Class 'builtins.NoneType' is not mapped").
"""

from __future__ import annotations

from nullguard.flow.protocols import CallSite
from nullguard.knowledge.words import library_names, words
from nullguard.model.nodes import last_name
from nullguard.model.syntax import Attribute

_SESSIONS = frozenset({"sqlalchemy.orm.Session", "sqlalchemy.ext.asyncio.AsyncSession"})
_TAKING = library_names("row-handed-over")


def is_handed_over(site: CallSite) -> bool:
    """Whether a session gets a row: one of SQLAlchemy's, or something that is called like one and gets what may be a row."""
    receiver, function = site.receiver, site.node.function
    if site.method not in _TAKING or receiver is None or not isinstance(function, Attribute) or not site.arguments:
        return False
    argument, given = site.arguments[0]
    if argument.star or argument.name:
        return False
    if receiver.type is not None:
        return not _SESSIONS.isdisjoint(site.world.lineage(receiver.type))
    return receiver.symbol is None and last_name(function.value) in words("session") and site.world.is_row(given)
