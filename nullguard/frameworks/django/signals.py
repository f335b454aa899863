"""How code says which functions hear a signal: `@receiver(post_save, sender=Order)`, `post_save.connect(changed, sender=Order)`.

Source: the Django documentation ("Signals").
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.knowledge.words import library_names
from nullguard.model.nodes import nodes
from nullguard.model.syntax import Annotation, Attribute, Body, Call
from nullguard.program.symbols import FunctionInfo

CONNECT = "connect"
"""The method of a signal that connects a handler to it."""

INSTANCE = "instance"
"""The parameter of a handler that is the row which a signal of a model is about."""


def receiving(function: FunctionInfo) -> Iterator[Annotation]:
    """The decorators that connect a function to the signals which they are given first."""
    for annotation in function.decl.annotations:
        if annotation.simple_name in library_names("signal-receiver") and annotation.arguments:
            yield annotation


def connecting(body: Body) -> Iterator[tuple[Attribute, Call]]:
    """The calls in a body that connect a handler to a signal, with what is called."""
    for node in nodes(body):
        if isinstance(node, Call) and isinstance(node.function, Attribute) and node.function.name == CONNECT:
            yield node.function, node
