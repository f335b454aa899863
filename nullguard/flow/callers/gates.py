"""What is asked before a Python function runs, though not by who calls it: by the view's `dispatch`, or by a decorator."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from nullguard.flow.callers.asked_by_others import ends_request, refused_by_others
from nullguard.flow.callers.asked_by_providers import refused_by_providers
from nullguard.flow.callers.found_by_decorators import hear_found
from nullguard.flow.callers.found_by_others import hear_found_by_others, refused_of_rows
from nullguard.flow.callers.predicates_written_out import readings
from nullguard.flow.callers.read_before import read_before
from nullguard.flow.callers.request_hooks import refused_by_hooks
from nullguard.flow.callers.same_names import Names
from nullguard.flow.callers.written_decorators import decorators
from nullguard.flow.domain.values import Origin
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.text import render
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_LITERAL = "path"
"""The kind of origin of a null literal."""


def hear_gates(world: World, functions: Sequence[FunctionInfo], sink: Sink) -> None:
    """What a view's `dispatch` asks a function before it calls the other methods, and what decorators ask and refuse, lowers what
    is used of the same answers."""
    for function in functions:
        if function.path.endswith(".java"):
            return
        symbol = function.decl.qualname
        _hear_refused(world, function, sink)
        hear_found_by_others(world, function, sink)
        if function.owner is not None and function.decl.name not in library_names("gate"):
            nulls = {use.origin for use in sink.uses() if use.symbol == symbol and use.origin.kind == _LITERAL}
            if nulls and (asked := _asked_by_gates(world, function.owner)):
                sink.doubt_origins(symbol, {null for null in nulls if _is_of(world, null, asked)})
        if function.decl.annotations or function.owner is not None:
            hear_found(world, function, sink)
            answers = {use.origin: name for use in sink.uses() if use.symbol == symbol and (name := _asked(use.origin))}
            if answers:
                tested = frozenset(_tested_by_decorators(world, function))
                known = {name for name in set(answers.values()) if _id(world, function.path, name) in tested}
                sink.doubt_origins(symbol, {origin for origin, name in answers.items() if name in known})


def _hear_refused(world: World, function: FunctionInfo, sink: Sink) -> None:
    """Lower what is used under the same name by which what runs before has refused it, or read on from it: `self.order.buyer` in
    `dispatch`, `order.buyer` in a decorator's wrapper."""
    symbol = function.decl.qualname
    uses = {use.expression for use in sink.uses() if use.symbol == symbol}
    used = {expression for expression in uses if "." in expression}
    held = _holding_attributes(world, function, uses - used)
    if not used and not held:
        return
    found: set[str] = set()
    if function.owner is not None and function.decl.name not in library_names("gate"):
        if any(expression.startswith("self.") for expression in used):
            for gate in _gates(world, function.owner):
                world.program.reads.add(body_entry(gate))
                for body in readings(world, world.program.body(gate)):
                    found.update(used.intersection(_refused(body)))
    found |= refused_by_others(world, function, used | held)
    if used:
        found |= refused_by_providers(world, function, used)
        found |= refused_of_rows(world, function, used)
    found |= refused_by_hooks(world, function, used | held)
    before = decorators(world, function)
    own = Names(function, world.program.body(function)) if before else None
    for decorator in before:
        if own is None:
            break
        world.program.reads.add(body_entry(decorator))
        body = world.program.body(decorator)
        names = Names(decorator, body)
        asked = (text for reading in readings(world, body) for text in _refused(reading))
        refused = {meant for text in (*asked, *read_before(body)) for meant in (text, *names.meant(text))}
        for expression in used | held:
            if not refused.isdisjoint((expression, *own.meant(expression), *own.keys_meant(expression))):
                found.add(expression)
    if found:
        sink.doubt_expressions(symbol, found)


def _holding_attributes(world: World, function: FunctionInfo, names: Collection[str]) -> set[str]:
    """Those of the names that are variables holding an attribute, where something may run before: `team = g.user.team`."""
    names = [name for name in names if name.isidentifier()] if function.decl.annotations or function.owner is not None else []
    own = Names(function, world.program.body(function)) if names else None
    return {name for name in names if own is not None and any("." in text and "(" not in text for text in own.meant(name))}


def _refused(body: s.Body) -> Iterator[str]:
    """What conditions ask that lead out of a function: `if order.buyer is None: raise Http404`."""
    for node in nodes(body):
        if isinstance(node, s.If):
            for branch in node.branches:
                if branch.body and (isinstance(branch.body[-1], (s.Raise, s.Return)) or ends_request(branch.body[-1])):
                    yield from _missing(branch.test)


def _missing(test: s.Expr) -> Iterator[str]:
    """The attributes of which a condition holds where they are missing."""
    match test:
        case s.Boolean(operator="or", operands=operands):
            for operand in operands:
                yield from _missing(operand)
        case s.Not(operand=s.Attribute() as attribute):
            yield render(attribute)
        case s.Compare(operands=(s.Attribute() as attribute, s.Constant(kind="null")), operators=("is" | "==",)):
            yield render(attribute)


def _is_of(world: World, null: Origin, names: frozenset[str]) -> bool:
    """Whether a null literal stands in a function of one of the names."""
    function = world.program.function_at(null.path, null.at)
    return function is not None and function.decl.name in names


def _asked_by_gates(world: World, cls: ClassInfo) -> frozenset[str]:
    """The names that the methods of a class mention which run before all others."""
    return frozenset(name for gate in _gates(world, cls) for name in gate.decl.mentions)


def _gates(world: World, cls: ClassInfo) -> list[FunctionInfo]:
    """The methods of a class that run before all others."""
    members = (world.program.member(cls, name) for name in sorted(library_names("gate")))
    return [function for member in members if member is not None for function in member.functions if not function.is_library]


_OWN = "self."


def _asked(origin: Origin) -> str:
    """The function without arguments whose answer a null came out of: `get_current_team` of `get_current_team()`."""
    text = origin.via[-1].text if origin.via else ""
    name = text.removesuffix("()")
    return name if name != text and all(part.isidentifier() for part in name.split(".")) else ""


def _id(world: World, path: str, name: str) -> str:
    if name.startswith(_OWN):  # of the object whose method is decorated
        return name
    symbol = world.program.resolve(path, name)
    return symbol.id if isinstance(symbol, FunctionInfo) and not symbol.is_library else ""


def _tested_by_decorators(world: World, function: FunctionInfo) -> Iterator[str]:
    """The ids of the functions whose answer a decorator of the project's own tests for null."""
    for decorator in decorators(world, function):
        world.program.reads.add(body_entry(decorator))
        for name in _tested(world.program.body(decorator)):
            if found := _id(world, decorator.path, name):
                yield found


def _tested(body: s.Body) -> frozenset[str]:
    """The functions without arguments whose answers a condition in a body tests: `team = get_team()`, `if team is None: …`."""
    held: dict[str, str] = {}
    tested: set[str] = set()
    for node in nodes(body):
        match node:
            case s.Assign(targets=(s.Name(id=name),), value=s.Call(arguments=()) as call):
                held[name] = _name(call)
            case s.If(branches=branches):
                for branch in branches:
                    tested.update(_tests(branch.test, held))
    return frozenset(tested - {""})


def _tests(test: s.Expr, held: dict[str, str]) -> Iterator[str]:
    match test:
        case s.Not(operand=inner) | s.Compare(operands=(inner, s.Constant(value=None))):
            yield from _tests(inner, held)
        case s.Boolean(operator="or", operands=operands):
            for operand in operands:
                yield from _tests(operand, held)
        case s.Name(id=name):
            yield held.get(name, "")
        case s.Call(arguments=()):
            yield _name(test)


def _name(call: s.Call) -> str:
    match call.function:
        case s.Name(id=name):
            return name
        case s.Attribute(value=s.Name(id=holder), name=name):
            return f"{holder}.{name}"
    return ""
