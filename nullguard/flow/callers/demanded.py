"""Lookups in Python that raise where they find nothing, and that run whenever the expression does in which they stand."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.callers.evaluated import calls_evaluated
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name


def demanded(node: s.Expr | None) -> Iterator[s.Call]:
    """The lookups of an expression that raise where there is no row: `get_object_or_404(Shop, slug=slug)`."""
    for call in calls_evaluated(node):
        if last_name(call.function) in library_names("row-or-error") and not _gives_none(call):
            yield call


def _gives_none(call: s.Call) -> bool:
    """Whether a lookup is one by the key alone, which gives None (`session.get(Order, id)`): one by columns, which may be called
    so, too, raises (`Order.objects.get(id=id)`)."""
    if last_name(call.function) not in library_names("row-by-key") or not call.arguments:
        return False
    return not any(argument.name or isinstance(argument.value, s.Compare) for argument in call.arguments)
