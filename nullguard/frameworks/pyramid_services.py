"""Services of pyramid_services: `request.find_service(IUserService)` and `request.find_service(name="user")` give what was
registered so.

Source: the documentation of pyramid_services 2, "Usage": `config.register_service_factory(factory, iface, context, name)`, whose
factory may be a dotted name, relative to the package that registers it; zope.interface, `@implementer(IUserService)`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.frameworks.arguments import Arguments
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, last_name, nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, Symbol, Type

_REGISTERING: Final = "register_service_factory"
_FINDING: Final = "find_service"
_IMPLEMENTER: Final = "implementer"

Key = tuple[str, str]
"""The id of the class by which a service is asked for, and its name; each may be empty."""


class ServiceModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "python"

    def __init__(self, program: Program) -> None:
        self._services = _services(program)

    def basis(self) -> str:
        return "\n".join(f"{iface} {name} {cls.id}" for (iface, name), cls in sorted(self._services.items()))

    def call(self, site: CallSite) -> Value | None:
        """An object of the one class that is registered for what is asked for."""
        if site.method != _FINDING or site.receiver is None or site.result.type is not None:
            return None
        named = {argument.name: value for argument, value in site.arguments if argument.name}
        first = next((value for argument, value in site.arguments if not argument.name and not argument.star), named.get("iface"))
        asked = first.symbol if first is not None else None
        constants = named["name"].constants if "name" in named else frozenset({("str", "")})
        if constants is None or len(constants) != 1 or (first is not None and not isinstance(asked, ClassInfo)):
            return None
        name = str(next(iter(constants))[1])
        cls = self._services.get((asked.id if isinstance(asked, ClassInfo) else "", name))
        return Value(NONNULL, Type(cls.id), always_true=site.world.always_true(cls.id)) if cls is not None else None


def _services(program: Program) -> dict[Key, ClassInfo]:
    """The one class that each service is of, where there is but one."""
    found: dict[Key, set[ClassInfo | None]] = {}
    for key, factory in _registered(program):
        found.setdefault(key, set()).add(_made(program, factory))
    implemented = _implemented(program)
    for key, made in found.items():  # a factory that is chosen by settings makes an object of some class that implements it
        if None in made and key[0] in implemented:
            found[key] = {*(cls for cls in made if cls is not None), *implemented[key[0]]}
    for iface, classes in implemented.items():
        found.setdefault((iface, ""), set(classes))
    return {key: cls for key, made in found.items() if len(made) == 1 and (cls := next(iter(made))) is not None}


def _registered(program: Program) -> Iterator[tuple[Key, Symbol | None]]:
    """What is registered as what."""
    for function in program.callers().mentioning(_REGISTERING):
        scope = function.decl.qualname
        for node in nodes(program.body(function)):
            if isinstance(node, s.Call) and last_name(node.function) == _REGISTERING:
                given = Arguments(program, function.path, scope, node)
                iface = given.expression("iface", 1)
                asked = _named(program, function.path, scope, iface)
                if iface is None or isinstance(asked, ClassInfo):
                    key = asked.id if isinstance(asked, ClassInfo) else "", given.text("name", 3)
                    yield key, _named(program, function.path, scope, given.expression("service_factory", 0))


def _named(program: Program, path: str, scope: str, node: s.Expr | None) -> Symbol | None:
    """What a name stands for, which may be written as a text."""
    if isinstance(node, s.Constant) and isinstance(node.value, str):
        dotted = node.value.lstrip(".")
        module, _, name = dotted.rpartition(".")
        return program.imported(path, s.Import(module, name, name, len(node.value) - len(dotted))) if module else None
    return program.resolve(path, dotted_name(node), scope) if node is not None and dotted_name(node) else None


def _made(program: Program, factory: Symbol | None) -> ClassInfo | None:
    """The class of what a factory makes: that which all of its returns call, or of which it is a class method."""
    if isinstance(factory, ClassInfo):
        return factory
    if not isinstance(factory, FunctionInfo) or factory.is_library:
        return None
    classes: set[ClassInfo | None] = set()
    for node in nodes(program.body(factory)):
        if isinstance(node, s.Return):
            called = dotted_name(node.value.function) if isinstance(node.value, s.Call) else ""
            is_own = factory.owner is not None and called == next((p.name for p in factory.decl.parameters), None)
            named = program.class_named(factory.path, called, factory.decl.qualname) if called else None
            classes.add(factory.owner if is_own else named)
    return classes.pop() if len(classes) == 1 else None


def _implemented(program: Program) -> dict[str, set[ClassInfo]]:
    """The classes that say that they implement an interface, by its id."""
    found: dict[str, set[ClassInfo]] = {}
    for _, cls in sorted(program.classes.items()):
        if cls.is_library or not cls.path.endswith(".py"):
            continue
        for mark in cls.decl.annotations:
            if mark.simple_name == _IMPLEMENTER:
                for argument in mark.arguments:
                    asked = program.class_named(cls.path, dotted_name(argument.value), cls.decl.qualname)
                    if asked is not None:
                        found.setdefault(asked.id, set()).add(cls)
    return found
