"""The declared types of expressions, with those that generics and lambdas bring: `orders.stream().map(order -> …)`."""

from __future__ import annotations

from nullguard.frameworks.made_rows.events import Given
from nullguard.frameworks.made_rows.owners import Owners, scope_of
from nullguard.frameworks.transfers.fields import Fields
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo, Type

_MAX_DEPTH = 20
"""Expressions within each other that a type is looked for in."""

_UNBOUND = "~"
"""Begins the id of a type parameter that nothing is known of."""


class Types:
    """Answers by declarations alone; remembers the parameters of a function's lambdas."""

    def __init__(self, program: Program, owners: Owners, fields: Fields) -> None:
        self._program, self._owners, self._fields = program, owners, fields
        self._lambdas: dict[str, dict[str, Type | None]] = {}

    def of(self, node: s.Expr, given: Given, depth: int = 0) -> Type | None:
        """The type of an expression; None where declarations do not tell."""
        if depth > _MAX_DEPTH:
            return None
        match node:
            case s.Name(id=name):
                held = given.known.get(name)
                if isinstance(held, Given) and name not in self._owners.scan(given.function).types:
                    return self.of(held.node, held, depth + 1)
                declared = self._owners.scan(given.function).types.get(name)
                if declared is not None and declared.name == "var" and isinstance(held, Given):
                    return self.of(held.node, held, depth + 1)
                if declared is None and name in (inner := self._parameters(given.function)):
                    return inner[name]
            case s.Attribute(value=value, name=name):
                if self._owners.symbol(node, given) is None and (holder := self.of(value, given, depth + 1)) is not None:
                    cls = self._program.classes.get(holder.cls)
                    member = self._program.field(cls, name) if cls is not None else None
                    return _bound(self._program.member_type(holder, member)) if member is not None else None
            case s.Call(function=s.Attribute(value=value, name=name) as function, arguments=arguments):
                if self._owners.symbol(function, given) is None:
                    holder = self.of(value, given, depth + 1)
                    return self._answer(holder, name, len(arguments)) if holder is not None else None
        return _bound(self._owners.type_of(node, given, depth))

    def _answer(self, holder: Type, name: str, count: int) -> Type | None:
        """What a method of an object gives; what Lombok writes gives its field, or the object itself."""
        cls = self._program.classes.get(holder.cls)
        if cls is None:
            return None
        if member := self._program.method(cls, name, count):
            return _bound(self._program.member_type(holder, member))
        if count == 1 and name in self._fields.setters(cls):
            return holder
        field = self._program.field(cls, read) if (read := self._fields.getters(cls).get(name)) and not count else None
        return _bound(self._program.member_type(holder, field)) if field is not None else None

    def _parameters(self, function: FunctionInfo) -> dict[str, Type | None]:
        """The parameters of a function's lambdas by name; None for one that is of several types."""
        if function.id not in self._lambdas:
            found = self._lambdas[function.id] = {}
            for node in nodes(self._program.body(function)):
                if isinstance(node, s.Call) and isinstance(node.function, s.Attribute):
                    for argument in node.arguments:
                        if isinstance(argument.value, s.Lambda):
                            self._bind(found, argument.value, node.function.value, function)
        return self._lambdas[function.id]

    def _bind(self, found: dict[str, Type | None], node: s.Lambda, holder: s.Expr, function: FunctionInfo) -> None:
        for parameter in node.parameters:
            type = self._program.type_of(parameter.type, function.path, scope_of(function))
            if type is None and len(node.parameters) == 1:
                above = self.of(holder, Given(holder, {}, function))
                type = above.args[0] if above is not None and len(above.args) == 1 else None
            found[parameter.name] = type if found.get(parameter.name, type) == type else None


def _bound(type: Type | None) -> Type | None:
    return type if type is not None and not type.cls.startswith(_UNBOUND) else None
