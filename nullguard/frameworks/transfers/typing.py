"""The declared types of expressions, with those that generics and lambdas bring: `orders.stream().map(order -> …)`."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.made_rows.events import Given
from nullguard.frameworks.made_rows.owners import Owners, scope_of
from nullguard.frameworks.transfers.fields import Fields
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo, Type
from nullguard.program.types import substitute

_MAX_DEPTH = 20
"""Expressions within each other that a type is looked for in."""

_COLLECTING = "collect"

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
                if (made := self._made_of(node, given, depth)) is not None:
                    return made
        return _bound(self._owners.type_of(node, given, depth))

    def _made_of(self, node: s.Call, given: Given, depth: int) -> Type | None:
        """What a static method makes of its only argument, where its result says so: `Optional.ofNullable(order)`."""
        made = self._owners.symbol(node.function, given) if isinstance(node.function, s.Attribute) else None
        if not isinstance(made, FunctionInfo) or len(node.arguments) != 1:
            return None
        decl, path, scope = made.decl, made.path, made.decl.qualname
        if not decl.type_parameters or len(decl.parameters) != 1:
            return None
        taken = self._program.type_of(decl.parameters[0].type, path, scope)
        returned = self._program.type_of(decl.returns, path, scope)
        actual = self.of(node.arguments[0].value, given, depth + 1)
        if taken is None or returned is None or actual is None:
            return None
        return _bound(substitute(returned, self._program.unify(taken, actual)))

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
            bound: set[int] = set()  # by what a collector runs on, which stands around it
            for node in nodes(self._program.body(function)):
                match node:
                    case s.Call(function=s.Attribute(value=holder, name=name), arguments=arguments):
                        for argument in arguments:
                            for inner in _lambdas(argument.value, name):
                                if id(inner) not in bound:
                                    bound.add(id(inner))
                                    self._bind(found, inner, holder, function)
                    case s.Assign(value=s.Lambda() as value, type=s.TypeRef() as type):
                        self._bind_declared(found, value, type, function)
                    case s.Return(value=s.Lambda() as value):
                        self._bind_declared(found, value, function.decl.returns, function)
        return self._lambdas[function.id]

    def _bind_declared(
        self, found: dict[str, Type | None], node: s.Lambda, written: s.TypeRef | None, function: FunctionInfo
    ) -> None:
        """The parameters of what is declared to be a `Function<Order, View>`, or a `BiFunction<Order, Buyer, View>`."""
        declared = self._program.type_of(written, function.path, scope_of(function))
        args = declared.args if declared is not None else ()
        for index, parameter in enumerate(node.parameters):
            own = self._program.type_of(parameter.type, function.path, scope_of(function))
            type = own or (args[index] if index < len(args) else None)
            found[parameter.name] = type if found.get(parameter.name, type) == type else None

    def _bind(self, found: dict[str, Type | None], node: s.Lambda, holder: s.Expr, function: FunctionInfo) -> None:
        for parameter in node.parameters:
            type = self._program.type_of(parameter.type, function.path, scope_of(function))
            if type is None and len(node.parameters) == 1:
                above = self.of(holder, Given(holder, {}, function))
                type = above.args[0] if above is not None and len(above.args) == 1 else None
            found[parameter.name] = type if found.get(parameter.name, type) == type else None


def _lambdas(argument: s.Expr, called: str) -> Iterator[s.Lambda]:
    """The lambdas that a method runs on what it is called on: its own argument, and those of a collector."""
    if isinstance(argument, s.Lambda):
        yield argument
    elif called == _COLLECTING and isinstance(argument, s.Call):
        yield from (
            inner.value for inner in argument.arguments if isinstance(inner.value, s.Lambda) and len(inner.value.parameters) == 1
        )


def _bound(type: Type | None) -> Type | None:
    return type if type is not None and not type.cls.startswith(_UNBOUND) else None
