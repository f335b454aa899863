"""Who waits for a function: its callers, their callers, up to where requests and tasks begin.

Only calls that run while the caller waits count, and only those whose target is told by the name: a method of a common name, or
one that unrelated classes have too, has no known callers outside of its class.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from nullguard.frameworks.clients.nodes import nodes
from nullguard.knowledge.entrances import Entrances, entrances
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, last_name
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

Way = tuple[FunctionInfo, ...]
"""From a function up to one that waits for it, each called by the next."""

_MOST_STEPS = 10
_MOST_FUNCTIONS = 300
_MOST_MENTIONS = 60
"""Functions that mention a name as often as this are not looked into: the name is too common to tell anything."""

_OF_SEVERAL_WORDS = re.compile(r"[a-z0-9]_[a-z0-9]|[a-z][A-Z]")
_OWN = frozenset({"self", "cls", "this", "super"})
_MODULE = "<module>"


class CallWays:
    """The ways up of a program's functions. Indices are made when the first is asked for."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[str, tuple[FunctionInfo, ...]] = {}

    def up(self, path: str, symbol: str) -> Iterator[Way]:
        """The ways from a function (by its dotted name) to everything that waits for it, itself first; each waiting function
        once, by the shortest way. At most _MOST_FUNCTIONS, _MOST_STEPS calls away."""
        if path not in self._program.sources:
            return
        start = next((item for item in self._program.functions_of(path) if item.dotted == symbol), None)
        if start is None:
            return
        seen = {start.id}
        ways: list[Way] = [(start,)]
        while ways:
            way = ways.pop(0)
            yield way
            if len(way) > _MOST_STEPS:
                continue
            for caller in self.callers(way[-1]):
                if caller.id not in seen and len(seen) < _MOST_FUNCTIONS:
                    seen.add(caller.id)
                    ways.append((*way, caller))

    def callers(self, function: FunctionInfo) -> tuple[FunctionInfo, ...]:
        """The functions that call a function and wait for it, in order of their sources."""
        known = self._known.get(function.id)
        if known is None:
            known = self._known[function.id] = tuple(self._find(function))
        return known

    def is_routed(self, function: FunctionInfo) -> bool:
        """Whether a module of routes names a function."""
        model = self._model(function)
        return any(
            other.decl.qualname == _MODULE and other.path.rpartition("/")[2].removesuffix(".py") in model.routes
            for other in self._mentioning.get(function.decl.name, ())
        )

    def _find(self, function: FunctionInfo) -> Iterator[FunctionInfo]:
        name = function.decl.name
        model = self._model(function)
        mentioning = self._mentioning.get(name, ())
        if name.startswith(("__", "<")) or len(mentioning) > _MOST_MENTIONS or _is_apart(function, model):
            return
        is_telling = _OF_SEVERAL_WORDS.search(name.strip("_")) is not None and all(
            self._is_related(function, other) for other in self._named.get(name, ())
        )
        for other in mentioning:
            if other.id != function.id and other.decl.qualname != _MODULE and self._calls(other, function, is_telling, model):
                yield other

    def _calls(self, caller: FunctionInfo, function: FunctionInfo, is_telling: bool, model: Entrances) -> bool:
        body = list(nodes(self._program.body(caller)))
        elsewhere = {
            id(inner)
            for node in body
            if isinstance(node, (s.Call, s.New)) and _called(node) in model.apart
            for inner in nodes([argument.value for argument in node.arguments])
        }
        name = function.decl.name
        return any(
            isinstance(node, s.Call)
            and _called(node) == name
            and id(node) not in elsewhere
            and self._is_target(caller, node.function, function, is_telling)
            for node in body
        )

    def _is_target(self, caller: FunctionInfo, called: s.Expr, function: FunctionInfo, is_telling: bool) -> bool:
        receiver = called.value if isinstance(called, s.Attribute) else None
        if function.owner is None:
            resolved = self._program.resolve(caller.path, dotted_name(called), caller.decl.qualname)
            return isinstance(resolved, FunctionInfo) and resolved.id == function.id
        is_own = receiver is None or (isinstance(receiver, s.Name) and receiver.id in _OWN) or _called(receiver) == "super"
        if is_own:
            return self._is_related(caller, function)
        return is_telling

    def _is_related(self, one: FunctionInfo, other: FunctionInfo) -> bool:
        """Whether the classes of two functions have an ancestor of the project in common."""
        if one.owner is None or other.owner is None:
            return False
        mine = {cls.id for cls in self._program.ancestors(one.owner) if not cls.is_library}
        return any(cls.id in mine for cls in self._program.ancestors(other.owner))

    def _model(self, function: FunctionInfo) -> Entrances:
        return entrances(self._program.sources[function.path].language)

    @cached_property
    def _functions(self) -> tuple[FunctionInfo, ...]:
        languages = ("python", "java")
        paths = [path for path in sorted(self._program.sources) if self._program.sources[path].language in languages]
        return tuple(function for path in paths for function in self._program.functions_of(path))

    @cached_property
    def _named(self) -> dict[str, list[FunctionInfo]]:
        found: dict[str, list[FunctionInfo]] = {}
        for function in self._functions:
            found.setdefault(function.decl.name, []).append(function)
        return found

    @cached_property
    def _mentioning(self) -> dict[str, list[FunctionInfo]]:
        found: dict[str, list[FunctionInfo]] = {}
        for function in self._functions:
            for name in function.decl.mentions:
                found.setdefault(name, []).append(function)
        return found


def answers_requests(program: Program, ways: CallWays, function: FunctionInfo) -> bool:
    """Whether a function is called by a web server for a request."""
    model = entrances(program.sources[function.path].language)
    for annotation in function.decl.annotations:
        receiver, _, last = annotation.name.rpartition(".")
        if last in model.decorators or (receiver and last in model.verbs):
            return True
    owner = function.owner
    if owner is not None:
        return any(
            function.decl.name in methods and any(name == base or name.endswith(f".{base}") for name in program.base_names(owner))
            for base, methods in model.bases.items()
        )
    parameters = function.decl.parameters
    return bool(model.routes and parameters) and parameters[0].name == "request" and ways.is_routed(function)


def _is_apart(function: FunctionInfo, model: Entrances) -> bool:
    return any(item.simple_name in model.apart for item in function.decl.annotations)


def _called(node: s.Node | None) -> str:
    """The last name of what is called or made."""
    if isinstance(node, s.New):
        return node.type.name.rpartition(".")[2] if node.type is not None else ""
    function = node.function if isinstance(node, s.Call) else None
    return last_name(function)
