"""Handlers that code connects to the signals of models: `post_save.connect(order_saved, sender=Order)`.

Source: the Django documentation ("Signals").
"""

from __future__ import annotations

from typing import NamedTuple

from nullguard.frameworks.django.signals import CONNECT, INSTANCE, connecting, receiving
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import last_name, nodes
from nullguard.model.syntax import Assign, Attribute, Body, Call, Collection, Expr, Name
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_MOST_CONNECTING = 200
"""Functions that mention the method which are looked at."""


class Connection(NamedTuple):
    """What a handler is connected to: the sender, as the source at `path` writes it."""

    path: str
    scope: str
    handler: Expr
    sender: Expr


class Connections:
    """The connections of a program, found when they are first asked for."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._found: dict[str, list[Connection]] | None = None
        self._before_saving: set[str] = set()
        """The names of what is connected to a signal that is sent before a row is saved, whoever sends it."""
        self._reads: set[str] = set()

    def of(self, function: FunctionInfo) -> Connection | None:
        """The one connection of a function; None where there is none, or it has several senders."""
        found = [known for known in self._all().get(function.decl.name, ()) if self._is_of(known, function)]
        return found[0] if found and len({last_name(known.sender) for known in found}) == 1 else None

    def unsaved(self, function: FunctionInfo) -> str:
        """The parameter of a handler that is a row which is about to be saved; empty where there is none."""
        if all(parameter.name != INSTANCE for parameter in function.decl.parameters):
            return ""
        decorator = next(receiving(function), None)
        if decorator is None:
            self._all()
            return INSTANCE if function.decl.name in self._before_saving else ""
        given = decorator.arguments[0].value
        signals = given.items if isinstance(given, Collection) else (given,)
        return INSTANCE if any(last_name(signal) in library_names("before-saving") for signal in signals) else ""

    def _all(self) -> dict[str, list[Connection]]:
        if self._found is None:
            self._found = self._find()
        self._program.reads.update(self._reads)
        return self._found

    def _find(self) -> dict[str, list[Connection]]:
        found: dict[str, list[Connection]] = {}
        outer, self._program.reads = self._program.reads, self._reads
        try:
            for caller in self._program.callers().mentioning(CONNECT)[:_MOST_CONNECTING]:
                self._reads.add(body_entry(caller))
                scope = "" if caller.decl.name == "<module>" else caller.decl.qualname
                body = self._program.body(caller)
                for callee, call in connecting(body):
                    signal = last_name(callee.value)
                    if signal in library_names("before-saving") and call.arguments:
                        self._before_saving.add(last_name(call.arguments[0].value))
                    if signal in library_names("model-signal") and (made := _connection(caller.path, scope, call)):
                        sender = _made_here(body).get(last_name(made.sender), made.sender)
                        found.setdefault(last_name(made.handler), []).append(made._replace(sender=sender))
        finally:
            self._program.reads = outer
        return found

    def _is_of(self, known: Connection, function: FunctionInfo) -> bool:
        """Whether it is this function that is connected: by its name, or as the only one of the name (a local import)."""
        dotted = function.decl.name if not isinstance(known.handler, Attribute) else ""
        symbol = self._program.resolve(known.path, dotted, known.scope) if dotted else None
        if isinstance(symbol, FunctionInfo):
            return symbol.id == function.id
        return len(self._program.callers().named(function.decl.name)) == 1


def _made_here(body: Body) -> dict[str, Expr]:
    """The names that a function binds to what calls give: `Order = get_model("shop", "Order")`."""
    assigned = (node for node in nodes(body) if isinstance(node, Assign) and isinstance(node.value, Call))
    return {target.id: node.value for node in assigned for target in node.targets if isinstance(target, Name) and node.value}


def _connection(path: str, scope: str, call: Call) -> Connection | None:
    by_name = {argument.name: argument.value for argument in call.arguments if argument.name}
    by_place = [argument.value for argument in call.arguments if argument.name is None and not argument.star]
    handler = by_place[0] if by_place else by_name.get("receiver")
    sender = by_place[1] if len(by_place) > 1 else by_name.get("sender")
    return Connection(path, scope, handler, sender) if handler is not None and sender is not None else None
