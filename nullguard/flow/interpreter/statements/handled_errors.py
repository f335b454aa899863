"""Which errors of libraries' own handlers take (Python): `except requests.RequestException`, `suppress(ValueError)`.

Whoever calls what asks another machine mostly writes `except Exception` on purpose, so that a broad handler takes such an error,
unlike what any use of None raises. One that raises again what it was given takes nothing.
"""

from __future__ import annotations

from typing import Final

from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name

_ANY: Final = "Exception"
"""The name under which broad handlers stand, and those of which nobody knows what they take."""


def handled_errors(frame: Frame, node: s.Try) -> frozenset[str]:
    """The names of what the handlers of a `try` take, as their modules call them."""
    if frame.is_java:
        return frozenset()
    return frozenset(
        name
        for handler in node.handlers
        if not _raises_again(handler)
        for name in ([_name(frame, type.name) for type in handler.types] or [_ANY])
    )


def suppressed_errors(frame: Frame, context: s.Call) -> frozenset[str]:
    """The names of what `suppress(…)` takes."""
    return frozenset(_name(frame, dotted_name(argument.value) or "") for argument in context.arguments)


def _raises_again(handler: s.Handler) -> bool:
    return bool(handler.body) and isinstance(handler.body[-1], s.Raise) and handler.body[-1].value is None


def _name(frame: Frame, written: str) -> str:
    """The last name of a class of errors; a variable that holds several (`except NETWORK_ERRORS:`) may hold any."""
    name = frame.world.program.qualified(frame.path, written, frame.scope).rpartition(".")[2]
    is_class = name[:1].isupper() and not (name.isupper() and len(name) > 1)
    return name if is_class or name in _LOWER_CASE else _ANY


_LOWER_CASE: Final = frozenset({"error", "timeout", "herror", "gaierror"})
"""Classes of errors whose names are not written as those of classes: `socket.timeout`, `struct.error`."""
