"""What runs before the functions of a blueprint or application that answer its requests: `@orders.before_request` (Flask)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from nullguard.flow.callers.asked_by_others import HOOK, refused
from nullguard.flow.callers.predicates_written_out import readings
from nullguard.flow.callers.registered_hooks import registered_hooks
from nullguard.flow.callers.same_names import Names
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo, VariableInfo
from nullguard.program.trace import body_entry

SENT = min(library_names("keywords-of-view"))
"""What the last parameter of a hook stands for that is given parts of the path."""

_PARTS = 1
"""The place of that parameter: `def pull(endpoint, values)`."""


def asked_of(function: FunctionInfo, hook: FunctionInfo, body: s.Body) -> s.Body:
    """The body of a hook as it runs before a function: what it does where a part of the path is given that the function is
    given, too, it does (`if "order_id" in request.view_args: …`)."""
    given = frozenset(parameter.name for parameter in function.decl.parameters)
    parts = library_names("keywords-of-view") | {parameter.name for parameter in hook.decl.parameters[_PARTS:]}
    asked: list[s.Stmt] = []
    for statement in body:
        match statement:
            case s.If(branches=(s.Branch(test=test, body=inner),), orelse=()) if _is_given(test, given, parts):
                asked.extend(asked_of(function, hook, inner))
            case _:
                asked.append(statement)
    return tuple(asked)


def _is_given(test: s.Expr, given: Collection[str], parts: Collection[str]) -> bool:
    match test:
        case s.Boolean(operator="and", operands=(s.Name() | s.Attribute() as holder, s.Compare(operands=(_, sent)) as asked)):
            return render(holder) == render(sent) and _is_given(asked, given, parts)
        case s.Compare(operands=(s.Constant(value=str() as name), s.Name() | s.Attribute() as holder), operators=("in",)):
            return name in given and last_name(holder) in parts
    return False


def hooks_before(world: World, function: FunctionInfo) -> Iterator[tuple[FunctionInfo, str]]:
    """The hooks that run before a function, of the sources of what it is registered with and of its own, or handed to an
    application elsewhere; what their last parameter stands for."""
    registries = dict.fromkeys(_registries(world, function, library_names("request-answered")))
    paths = dict.fromkeys((function.path, *(registry.path for registry in registries)))
    for path in paths if registries else ():
        for other in world.program.functions_of(path):
            if other.decl.annotations and other.id != function.id:
                if not registries.keys().isdisjoint(_registries(world, other, library_names("request-hook"))):
                    yield other, SENT
    if registries:
        yield from ((hook, SENT) for hook in registered_hooks(world, registries) if hook.id != function.id)


def refused_by_hooks(world: World, function: FunctionInfo, used: Collection[str]) -> frozenset[str]:
    """The expressions among those that are `used` in a function of which a hook refuses before that they are null."""
    if not function.decl.annotations or not used:
        return frozenset()
    told: set[str] = set()
    for other, last in hooks_before(world, function):
        world.program.reads.add(body_entry(other))
        body = asked_of(function, other, world.program.body(other))
        names = Names(other, body, last)
        for expression in (one for reading in readings(world, body) for one in refused(reading, HOOK)):
            if isinstance(expression, (s.Attribute, s.Name)):
                told.update(text for text in names.meant(render(expression)) if "." in text)
    if not told:
        return frozenset()
    own = Names(function, world.program.body(function))
    return frozenset(
        expression for expression in used if not told.isdisjoint((*own.meant(expression), *own.keys_meant(expression)))
    )


def _registries(world: World, function: FunctionInfo, methods: Collection[str]) -> Iterator[VariableInfo]:
    """The variables by a method of which a function is decorated: `orders` of `@orders.route("/")`."""
    for annotation in function.decl.annotations:
        holder, _, method = annotation.name.rpartition(".")
        if holder and method in methods:
            registry = world.program.resolve(function.path, holder)
            if isinstance(registry, VariableInfo):
                yield registry
