"""Which functions are worth interpreting for their own sake."""

from __future__ import annotations

from nullguard.flow.domain.nullable_types import is_nullable
from nullguard.flow.interpreter.statements.responses import names_response
from nullguard.flow.receivers.parameters import (
    HANDED,
    PROVIDED,
    is_handed_columns,
    provider_of,
)
from nullguard.flow.receivers.wrapping import WRAPPING
from nullguard.model import syntax as s
from nullguard.program.symbols import FunctionInfo


def matters(function: FunctionInfo, interesting: frozenset[str]) -> bool:
    """Whether the body mentions anything that can be null, or a parameter admits null or is what a function gives that does."""
    decl = function.decl
    if not interesting.isdisjoint(decl.mentions) or is_handed_columns(function):
        return True
    if function.owner is None and decl.name + HANDED in interesting:
        return True
    if any(mark.simple_name + WRAPPING in interesting for mark in decl.annotations) or names_response(function):
        return True
    return any(
        (p.type is not None and (_admits_null(p.type) or p.type.name.rpartition(".")[2] + PROVIDED in interesting))
        or is_nullable(p.annotations)
        or provider_of(p) in interesting
        for p in decl.parameters
    )


def _admits_null(type: s.TypeRef) -> bool:
    """Whether a written type, or one within it, admits null (`list[str | None]`)."""
    pending = [type]
    while pending:
        part = pending.pop()
        if part.nullable:
            return True
        pending.extend(part.args)
    return False
