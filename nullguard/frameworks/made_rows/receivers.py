"""Django: the functions that are called whenever a row is saved, and rows that are saved without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nullguard.frameworks.django.models.named_models import GET_USER_MODEL, NamedModels
from nullguard.frameworks.django.signals import CONNECT, connecting, receiving
from nullguard.frameworks.made_rows.owners import scope_of
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, VariableInfo

_USER_SETTING = "AUTH_USER_MODEL"


@dataclass(frozen=True)
class _Connected:
    """A receiver, the signals that it hears, and what it was told as sender in a source."""

    function: FunctionInfo
    signals: frozenset[str]
    sender: s.Expr
    path: str
    scope: str


class Receivers:
    """The receivers of the signals that are sent when the rows of one program are saved; looked for once."""

    def __init__(self, program: Program, schema: EntitySchema) -> None:
        self._program, self._schema = program, schema
        self._connections: tuple[_Connected, ...] | None = None
        self._models: NamedModels | None = None

    def of(self, parent: ClassInfo, signals: frozenset[str]) -> Iterator[FunctionInfo]:
        """The functions that hear one of the signals of the rows of a model."""
        if self._connections is None:
            self._connections = (*self._decorated(), *self._connected())
        for item in self._connections:
            if not signals.isdisjoint(item.signals) and self._is_sender(item, parent):
                yield item.function

    def _decorated(self) -> Iterator[_Connected]:
        """`@receiver(post_save, sender=Order)`."""
        for path in sorted(self._program.sources):
            if not path.endswith(".py"):
                continue
            for function in self._program.functions_of(path):
                for annotation in receiving(function):
                    signals = library_names("signal") & {last_name(node) for node in nodes([annotation.arguments[0].value])}
                    for argument in annotation.arguments[1:] if signals else ():
                        if argument.name == "sender":
                            yield _Connected(function, signals, argument.value, path, "")

    def _connected(self) -> Iterator[_Connected]:
        """`post_save.connect(make_profile, sender=User)`."""
        for caller in self._program.callers().mentioning(CONNECT):
            for callee, node in connecting(self._program.body(caller)):
                named = {argument.name: argument.value for argument in node.arguments if argument.name}
                target = named.get("receiver", node.arguments[0].value if node.arguments else None)
                sender, signal = named.get("sender"), last_name(callee.value)
                if signal not in library_names("signal") or target is None or sender is None:
                    continue
                scope = scope_of(caller)
                function = self._program.resolve(caller.path, render(target), scope)
                if isinstance(function, FunctionInfo):
                    yield _Connected(function, frozenset({signal}), sender, caller.path, scope)

    def _is_sender(self, item: _Connected, parent: ClassInfo) -> bool:
        """Whether the rows of a model send to a receiver: signals ask for the very class."""
        sender = item.sender
        if isinstance(sender, s.Constant):
            return isinstance(sender.value, str) and self._named_models().named(sender.value) == parent.id
        if last_name(sender) == _USER_SETTING or _is_user_call(sender):
            return self._named_models().user == parent.id
        symbol = self._program.resolve(item.path, render(sender), item.scope)
        if isinstance(symbol, VariableInfo) and symbol.decl.value is not None and _is_user_call(symbol.decl.value):
            return self._named_models().user == parent.id
        return symbol is parent

    def _named_models(self) -> NamedModels:
        if self._models is None:
            self._models = NamedModels(self._program, tuple(self._schema.entities))
        return self._models


def is_made_at_once(program: Program, parent: ClassInfo) -> bool:
    """Whether rows are made by `bulk_create`, which calls neither `save` nor receivers."""
    for function in program.callers().mentioning("bulk_create"):
        for node in nodes(program.body(function)):
            if isinstance(node, s.Call) and isinstance(node.function, s.Attribute) and node.function.name == "bulk_create":
                root = render(node.function.value).partition(".")[0]
                if root and program.class_named(function.path, root, scope_of(function)) is parent:
                    return True
    return False


def _is_user_call(node: s.Expr) -> bool:
    return isinstance(node, s.Call) and last_name(node.function) == GET_USER_MODEL
