"""Rows that queries give of which nothing is known but how they are asked, or what they are called: `coupon.history.first()`,
`queryset.first()`, `Token.objects.filter(user=user)` of a library's class."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.values import BY_CONVENTION, NULLABLE, Origin, Value
from nullguard.flow.protocols import CallSite
from nullguard.frameworks.django.names import QUERY_SET
from nullguard.knowledge.words import library_names, words
from nullguard.model.syntax import Attribute, Name
from nullguard.program.symbols import External

DEFAULT_MANAGERS: Final = library_names("default-manager")

_ENDS: Final = frozenset({"first", "last"})
"""Methods that only query sets have, and that give a row or null."""


def is_of_others_manager(site: CallSite) -> bool:
    """Whether a method is that of the manager of a class which the program does not hold (`Token.objects.filter(user=user)`)."""
    return isinstance(site.callee, External) and site.callee.dotted.rpartition(".")[0].rpartition(".")[2] in DEFAULT_MANAGERS


def row_of_unknown_query(site: CallSite) -> Value | None:
    """What the first or last of unknown rows is, or null; None for other calls."""
    if site.method not in _ENDS or site.arguments or site.result.type is not None or not _may_be_query(site):
        return None
    return Value(NULLABLE, origin=Origin("lookup", f"{QUERY_SET}.{site.method}", typed=BY_CONVENTION))


def _may_be_query(site: CallSite) -> bool:
    """Whether a method is called on an attribute, or on a variable that is called like a query set and was not found to hold
    something."""
    match site.node.function:
        case Attribute(value=Attribute()):
            return True
        case Attribute(value=Name(id=name)):
            is_tested = site.receiver is not None and site.receiver.truth is True
            return not is_tested and any(name == word or name.endswith(f"_{word}") for word in words("query-set"))
    return False
