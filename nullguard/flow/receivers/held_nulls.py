"""Nulls that attributes of Python objects keep: what all who make an object give its constructor, what methods and middleware
look up; not where somebody tests what is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from nullguard.flow.declared_values import LOOKUP
from nullguard.flow.domain.joins import weaker
from nullguard.flow.domain.values import ANY, BY_CALLS, NULLABLE, Origin, Value
from nullguard.flow.functions.meant.call_sites import MOST_CALLERS, Site, argument_of
from nullguard.flow.functions.meant.possible_calls import are_kin
from nullguard.flow.receivers.contexts import Context, moves
from nullguard.flow.receivers.replaced_methods import is_replaced
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, last_name
from nullguard.program.symbols import ClassInfo, FunctionInfo

OF_ROWS = ("column", "relation")
"""Nulls that an attribute keeps when a method sets it to what a row holds."""

_MOST_TESTERS = 200
"""Functions that mention an attribute of a class which are looked at for tests of it."""

_HANDED_OVER = library_names("row-handed-over")

_replace = msgspec.structs.replace

ContextOf = Callable[[FunctionInfo], Context]
"""Gives the context of a function, with the depth that is left for it."""

SitesOf = Callable[[FunctionInfo], Sequence[Site]]
"""Gives the calls of a function."""


def given_null(world: World, context_of: ContextOf, sites: SitesOf, function: FunctionInfo, node: s.Expr) -> Origin | None:
    """The null of a row that all who make an object give for what its constructor keeps (`self.name = name`); None where one
    gives anything else, or tests it."""
    if function.decl.name != "__init__" or not isinstance(node, s.Name) or node.id in moves(world, function).bindings:
        return None
    parameter = next((parameter for parameter in function.decl.parameters if parameter.name == node.id), None)
    if parameter is None or not parameter.takes_one or node.id in moves(world, function).tested_names:
        return None
    found: Origin | None = None
    for site in sites(function):
        given = argument_of(function, parameter, site)
        context = context_of(site.caller)
        value = context.value(given) if given is not None else ANY
        if value.null != NULLABLE or value.origin is None or value.origin.kind not in OF_ROWS:
            return None
        if given is None or last_attribute(given) in context.moves.tested:
            return None
        found = found or value.origin
    return found


def null_of_arm(context: Context, node: s.Expr) -> Origin | None:
    """The null of a row that stands in an attribute where code spares it (`self.buyer = order.buyer if order.buyer_id else
    None`); None for what is kept otherwise."""
    if not isinstance(node, s.Conditional) or not is_null(node.orelse):
        return None
    tested = node.test
    if isinstance(tested, s.Compare) and tested.operators == ("is not",) and is_null(tested.operands[-1]):
        tested = tested.operands[0]
    if not isinstance(tested, s.Attribute) or not isinstance(node.body, s.Attribute):
        return None
    value = context.value(tested)
    return value.origin if value.null == NULLABLE and value.origin is not None and value.origin.kind in OF_ROWS else None


def null_of_field(world: World, context_of: ContextOf, cls: ClassInfo, name: str) -> Origin | None:
    """The null of a row that all who make an object of a dataclass or its like give for a field; None where one gives anything
    else or leaves it out, or where anybody tests or sets that attribute of what may be such an object."""
    field = next((field for field in cls.decl.fields if field.name == name), None)
    is_made_of_it = field is not None and field.type is not None and "instance" not in field.modifiers
    if not is_made_of_it or cls.is_library or any(not heir.is_library for heir in world.program.subclasses(cls)[:1]):
        return None
    making = world.program.callers().mentioning(cls.name)
    if len(making) > MOST_CALLERS:
        return None
    found = _given_by_all(world, context_of, cls, name, making)  # nearly always nothing
    if found is None or is_tested_of(world, context_of, cls, name):
        return None
    for function in world.program.callers().mentioning(name)[:_MOST_TESTERS]:
        stores = moves(world, function).stores.get(name, ())
        if any(_may_hold(world, context_of, function, target.value, cls, name) for target, _ in stores):
            return None
    return found


def _given_by_all(
    world: World, context_of: ContextOf, cls: ClassInfo, name: str, making: Sequence[FunctionInfo]
) -> Origin | None:
    """The null of a row that all who make an object give for a field; None where one gives anything else or leaves it out."""
    found: Origin | None = None
    calls = [(caller, call) for caller in making for call in moves(world, caller).calls.get(cls.name, ())]
    for caller, call in (*calls, *_made_by_itself(world, cls)):
        context = context_of(caller)
        if context.value(call.function).symbol is not cls:
            continue
        given = None if any(item.star for item in call.arguments) else context.kept_as(cls, call, name)
        value = context.value(given) if given is not None else ANY
        if given is None or value.null != NULLABLE or value.origin is None or value.origin.kind not in OF_ROWS:
            return None
        if last_attribute(given) in context.moves.tested:
            return None
        found = found or value.origin
    return found


def _made_by_itself(world: World, cls: ClassInfo) -> Iterator[tuple[FunctionInfo, s.Call]]:
    """Where class methods of a class make its objects without naming it: `return cls(number=order.number)`."""
    for function in world.program.methods_of(cls):
        parameters = function.decl.parameters
        if "class" in function.decl.modifiers and parameters:
            yield from ((function, call) for call in moves(world, function).calls.get(parameters[0].name, ()))


def looked_up(world: World, value: Value) -> Origin | None:
    """Where a row comes from that a lookup did not find, or that a function declares to give or not."""
    if value.null != NULLABLE or value.origin is None:
        return None
    is_declared = value.origin.kind == "declared" and world.is_row(value)
    return value.origin if value.origin.kind == LOOKUP or is_declared else None


def is_handed_over(node: s.Expr, name: str) -> bool:
    """Whether an attribute of `self` is set to what a session makes of it (`self.order = session.merge(self.order)`): the row
    that it was."""
    match node:
        case s.Call(function=s.Attribute(name=method), arguments=arguments) if method in _HANDED_OVER and arguments:
            given = arguments[0].value
            return isinstance(given, s.Attribute) and given.name == name and last_name(given.value) == "self"
        case _:
            return False


def with_null(told: Value, origin: Origin) -> Value:
    return _replace(told, null=NULLABLE, origin=_replace(origin, typed=weaker(BY_CALLS, origin.typed)))


def is_tested_on(world: World, context_of: ContextOf, holder: str, name: str) -> bool:
    """Whether a condition reads an attribute of what is kept for a request, or may: of an object that is called so, or of which
    nothing is known. Whoever sets it to what a lookup finds mostly tests it once for all of its uses."""
    mentioning = world.program.callers().mentioning(name)
    if len(mentioning) > MOST_CALLERS:
        return True
    for function in mentioning:
        for node in moves(world, function).tested_of.get(name, ()):
            called = last_name(node)
            if called == holder or (called != "self" and _is_unknown(world, context_of, function, node, name)):
                return True
    return False


def _is_unknown(world: World, context_of: ContextOf, function: FunctionInfo, node: s.Expr, name: str) -> bool:
    """Whether nothing tells of which class an object is that has an attribute."""
    known = world.class_of(context_of(function).value(node).type)
    return known is None and world.schema.guessed(last_name(node), name) is None


def is_tested_of(world: World, context_of: ContextOf, cls: ClassInfo, name: str) -> bool:
    """Whether a condition reads the attribute of an object that may be one of the class: of `self` in its methods and those of
    its relatives, of another object anywhere."""
    mentioning = world.program.callers().mentioning(name)
    if len(mentioning) > _MOST_TESTERS:
        return True
    for function in mentioning:
        objects = moves(world, function).tested_of.get(name, ())
        if any(_may_hold(world, context_of, function, node, cls, name) for node in objects):
            return True
    return False


def _may_hold(world: World, context_of: ContextOf, function: FunctionInfo, node: s.Expr, cls: ClassInfo, name: str) -> bool:
    """Whether an object of which a condition reads an attribute may be one of a class: it is no row that has the attribute."""
    is_self = isinstance(node, s.Name) and node.id == "self" and function.owner is not None
    if is_self and function.owner is not None:
        return are_kin(world, function.owner, cls) and not is_replaced(world, cls, function)
    known = world.class_of(context_of(function).value(node).type)
    return are_kin(world, known, cls) if known is not None else world.schema.guessed(last_name(node), name) is None


def last_attribute(node: s.Expr) -> str:
    """The attribute that an expression reads; empty for any other expression."""
    return node.name if isinstance(node, s.Attribute) else ""
