"""Managers that libraries bring, of which nothing is known but that they are managers: of Wagtail, django-mptt, django-parler."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.values import BY_CONVENTION, NONNULL, Value
from nullguard.flow.protocols import CallSite
from nullguard.frameworks.django.names import QUERY_SET
from nullguard.frameworks.django.queries.querying import entity_of
from nullguard.knowledge.words import words
from nullguard.program.symbols import ClassInfo, Type

_replace = msgspec.structs.replace


def of_unknown_method(site: CallSite, receiver: Value, cls: ClassInfo) -> Value | None:
    """`Order.objects.live()`: a method of a library's manager of which nothing is known gives rows of the same model, unless its
    name says that it gives something else."""
    entity = entity_of(site.world, receiver)
    if not entity or site.result.type is not None or site.method.startswith("_"):
        return None
    program = site.world.program
    if site.method.partition("_")[0] in words("no-rows") or program.member(cls, site.method) is not None:
        return None
    if any(named.owner is not None for named in program.callers().named(site.method)):  # perhaps of an own manager
        return None
    rows = Type(QUERY_SET, (Type(entity),))
    element = _replace(receiver.element or site.world.row(entity), typed=BY_CONVENTION)
    return Value(NONNULL, rows, element=element, asked=receiver.asked, facts=receiver.facts, typed=BY_CONVENTION)
