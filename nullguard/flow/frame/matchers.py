"""Java assertions that speak about a value: `assertThat(x).isNotNull()` and Hamcrest's `assertThat(x, notNullValue())`."""

from __future__ import annotations

from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import qualified_callee
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name

_DEEPEST = 16
"""Links of a chain, or matchers within matchers, that are looked through."""

_NEGATING, _WRAPPERS = library_names("matcher-negating"), library_names("matcher-around")
"""Matchers that accept only what the matchers in them refuse, and what they accept."""


def asserted(frame: Frame, node: s.Call, method: str) -> tuple[s.Expr, str] | None:
    """The subject of a chain of assertions and what this link proves of it by returning (`nonnull`, `null`, `true`, `false`)."""
    link = node.function.value if isinstance(node.function, s.Attribute) else None
    for _ in range(_DEEPEST):
        if not isinstance(link, s.Call):
            return None
        function = link.function
        if isinstance(function, s.Attribute) and isinstance(function.value, s.Call):
            link = function.value
            continue
        if len(link.arguments) != 1:
            return None
        aspect = frame.world.rules["java"].assertion(qualified_callee(frame, function), method)
        return (link.arguments[0].value, aspect) if aspect is not None else None
    return None


def accepts_no_null(frame: Frame, matcher: s.Expr) -> bool:
    """Whether a matcher accepts a value only when it is there."""
    pending = [(matcher, False)]
    for _ in range(_DEEPEST):
        if not pending:
            return False
        node, negated = pending.pop()
        if not isinstance(node, s.Call):
            continue
        name = dotted_name(node.function).rpartition(".")[2]
        if name in _NEGATING or name in _WRAPPERS:
            pending.extend((argument.value, negated != (name in _NEGATING)) for argument in node.arguments)
        elif negated:
            if name in library_names("matcher-of-null"):
                return True
        elif frame.world.rules["java"].matcher(qualified_callee(frame, node.function)):
            return True
    return False
