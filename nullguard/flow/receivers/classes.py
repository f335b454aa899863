"""Which classes reach a Python parameter, attribute or result, where nothing is declared: what callers pass, methods set and
functions return, through the whole program.

Insensitive to order: every assignment to a name counts wherever it stands. Answers are functions of the question and of the
depth alone, so that they do not depend on who asked first (docs/decisions/class-flow.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

import msgspec

from nullguard.flow.bodies.moves import Moves
from nullguard.flow.bodies.results import bound_once, may_be_none
from nullguard.flow.declared_values import LOOKUP
from nullguard.flow.domain.joins import weaker
from nullguard.flow.domain.values import ANY, BY_CALLS, NONNULL, NULL, NULLABLE, Fact, Origin, Value
from nullguard.flow.functions.meant.call_sites import Site, argument_of, sites_of
from nullguard.flow.functions.meant.handed_to_base import handed_to_base
from nullguard.flow.receivers.appended import filled, is_empty
from nullguard.flow.receivers.contexts import NULL_LITERAL, Asked, Context, moves
from nullguard.flow.receivers.entered import with_entries
from nullguard.flow.receivers.heard import heard_of, joined
from nullguard.flow.receivers.held_nulls import (
    OF_ROWS,
    given_null,
    is_handed_over,
    is_tested_of,
    is_tested_on,
    last_attribute,
    looked_up,
    null_of_arm,
    null_of_field,
    with_null,
)
from nullguard.flow.receivers.kept_by_classes import set_on_class
from nullguard.flow.receivers.loaded import loaded
from nullguard.flow.receivers.local_containers import of_keywords, without_tested, without_tested_names
from nullguard.flow.receivers.put_keywords import put_by_bases
from nullguard.flow.receivers.replaced_methods import replaced_by
from nullguard.flow.receivers.wrapping import handed_by_wrappers, handed_on, wrapping_calls
from nullguard.flow.remembering import remembered
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import WRITTEN
from nullguard.model.nodes import dotted_name, is_null
from nullguard.program.symbols import CLASS_OBJECT, ClassInfo, FunctionInfo, Type

DEPTH = 3
"""How many functions, one calling the other, an object is followed through."""

_MOST_SETTERS = 20
"""Assignments to one variable or attribute that are looked at."""


_RELIED_ON = 8
"""Methods of one class that read an attribute from which on they rely on it together. In awx twelve alarms had one such cause."""


_replace = msgspec.structs.replace


def passed(
    world: World, function: FunctionInfo, parameter: s.Parameter, depth: int = DEPTH, of: ClassInfo | None = None
) -> Value | None:
    """What the callers of a function pass for a parameter, `of` being the class of the object whose method it is, one below its
    own; None when that is unknown, contradictory or too much."""
    if depth <= 0 or parameter.kind not in ("positional", "keyword", "kwargs") or function.is_library:
        return None
    key = ("passed", f"{function.id} {of.id}" if of is not None else function.id, parameter.name, depth)
    return remembered(world, key, lambda: _passed(world, function, parameter, depth, of))


def held(world: World, cls: ClassInfo, name: str, depth: int = DEPTH) -> Value | None:
    """What methods of a class and its ancestors set an attribute to; None when that is unknown."""
    if depth <= 0 or not cls.path.endswith(".py"):
        return None
    return remembered(world, ("held", cls.id, name, depth), lambda: _held(world, cls, name, depth))


def shared(world: World, path: str, name: str, depth: int = DEPTH) -> Value | None:
    """What a module's variable is set to, also by functions that declare it global.

    Found also where no depth is left: a class under another name (`Order = get_model("shop", "Order")`) is no function that an
    object comes through.
    """
    if depth < 0:
        return None
    return remembered(world, ("shared", path, name, depth), lambda: _shared(world, path, name, depth))


def carried(world: World, holder: str, name: str, depth: int = DEPTH) -> Value | None:
    """What code anywhere sets an attribute of a request, or of what is kept for one, to (`g.user = …`); for the dotted name of an
    object that a framework asks functions for (`flask_login.current_user`), what these give."""
    if depth > 0 and holder in library_names("loaded-object"):
        return remembered(
            world, ("loaded", holder, "", depth), lambda: loaded(world, partial(given_back, world, depth=depth - 1))
        )
    if depth <= 0 or holder not in library_names("carrier"):
        return None
    return remembered(world, ("carried", holder, name, depth), lambda: _carried(world, holder, name, depth))


def given_back(world: World, function: FunctionInfo, depth: int, of: ClassInfo | None = None) -> Value | None:
    """What a function returns, by its return statements, called on an object of a class `of`."""
    if depth <= 0 or function.is_library or "abstract" in function.decl.modifiers:
        return None
    key = ("returned", function.id, of.id if of is not None else "", depth)
    return remembered(world, key, lambda: _given_back(world, function, depth, of))


def wrapped(world: World, function: FunctionInfo) -> Mapping[str, Value]:
    """The parameters of a function that its decorators hand a row which may be missing."""
    contexts = partial(_context, world, depth=DEPTH - 1)
    return remembered(world, ("wrapped", function.id, "", DEPTH), lambda: dict(handed_by_wrappers(world, contexts, function)))


def _context(world: World, function: FunctionInfo, depth: int, of: ClassInfo | None = None) -> Context:
    key = ("context", function.id, of.id if of is not None else "", depth)
    return remembered(world, key, lambda: Context(world, function, _ASKED, depth, of))


def _passed(world: World, function: FunctionInfo, parameter: s.Parameter, depth: int, of: ClassInfo | None) -> Value | None:
    values: list[Value] = []
    for decorator, call in wrapping_calls(world, function):
        given = dict(handed_on(world, function, decorator, call)).get(parameter.name)
        if given is not None:  # calls give the arguments behind it
            return heard_of(world, [_context(world, decorator, depth - 1).value(given)])
    for site in _sites(world, function, depth):
        if parameter.kind == "kwargs":
            context = _context(world, site.caller, depth - 1)
            values.append(without_tested(of_keywords(function, site.arguments, context.value), context.moves))
            continue
        node = argument_of(function, parameter, site)
        if node is not None:
            below = site.of or (of if site.is_own and _has(world, of, site.caller) else None)
            context = _context(world, site.caller, depth - 1, below)
            value = without_tested_names(context.value(node), node, context.moves)
            values.append(_with_tests(world, value, context.moves))
    for method, node in () if values else put_by_bases(world, function, parameter.name):
        context = _context(world, method, depth - 1)
        values.append(_with_tests(world, context.value(node), context.moves))
    return heard_of(world, values)


def _has(world: World, cls: ClassInfo | None, method: FunctionInfo) -> bool:
    """Whether objects of a class have a method, of their own or of a class above."""
    return cls is not None and method.owner is not None and method.owner in world.program.ancestors(cls)


def _with_tests(world: World, value: Value, known: Moves) -> Value:
    """A row that a function passes, with the attributes that it tests, or the key of which: where all callers do, the called one
    need not."""
    value = without_tested(value, known)
    names = known.tested.union(name.removesuffix("_id") for name in known.tested if name.endswith("_id"))
    tested = sorted(world.nullable_names & names) if value.type is not None else ()
    return _replace(value, facts=(*value.facts, *(Fact((name,), "nonnull") for name in tested))) if tested else value


def _held(world: World, cls: ClassInfo, name: str, depth: int) -> Value | None:
    contexts = partial(_context, world, depth=depth - 1)
    if (given := null_of_field(world, contexts, cls, name)) is not None:
        return Value(NULLABLE, origin=_replace(given, typed=weaker(BY_CALLS, given.typed)), typed=BY_CALLS)
    values: list[Value] = []
    nulls: list[tuple[Origin, bool]] = []
    lookups: list[Origin] = []
    handed_over, there, asked = 0, 0, set[str]()
    for holder in world.program.ancestors(cls):
        for field in holder.decl.fields:
            if field.name != name or field.value is None or "instance" not in field.modifiers or holder.is_library:
                continue
            if is_null(field.value):  # what stands there until a method sets it
                continue
            if (handed := handed_to_base(world, cls, holder).get(name)) is not None:
                values.append(Value(NONNULL, Type(CLASS_OBJECT, (Type(handed.id),)), symbol=handed, always_true=True))
                continue
            member = world.program.method(holder, field.modifiers[1])
            for function in member.functions if member is not None else ():
                if function.owner is holder and not _is_set_by_another(world, cls, function, name):
                    context = _context(world, function, depth - 1)
                    value = context.value(field.value)
                    values.append(value)
                    given = given_null(world, contexts, partial(_sites, world, depth=depth), function, field.value)
                    given = given or null_of_arm(context, field.value)
                    if given is not None and not is_tested_of(world, contexts, cls, name):
                        nulls.append((given, False))
                    elif value.null == NULLABLE and value.origin is not None and value.origin.kind in OF_ROWS:
                        nulls.append((value.origin, last_attribute(field.value) in context.moves.tested))
                    elif (found := looked_up(world, value)) is not None:
                        lookups.append(found)
                    elif is_handed_over(field.value, name):
                        handed_over += 1
                    elif value.null < NULL and world.is_row(value):
                        there += 1
                    asked.update(context.moves.tested)
    values.extend(set_on_class(world, contexts, cls, name))
    told = heard_of(world, values)
    if is_empty(told):
        return filled(world, cls, name, told, contexts) or told
    if told is not None:
        told = with_entries(world, told, cls, name, lambda function, node: contexts(function).value(node))
    if (
        told is not None
        and lookups
        and len(lookups) + handed_over == len(values)
        and not is_tested_of(world, contexts, cls, name)
    ):
        return with_null(told, lookups[0])
    if told is None or not nulls or len(nulls) + there != len(values) or any(is_tested for _, is_tested in nulls):
        return told
    if there and name in asked:  # `self.buyer = order.buyer`, `if self.buyer is None: self.buyer = Buyer.objects.create()`
        return told
    mentioning = world.program.functions_mentioning(cls.path, name)
    if sum(1 for function in mentioning if function.owner is cls) >= _RELIED_ON:
        return told
    return with_null(told, nulls[0][0])


def _is_set_by_another(world: World, cls: ClassInfo, function: FunctionInfo, name: str) -> bool:
    """Whether the method that stands in the place of another one on objects of a class sets the attribute itself."""
    nearer = replaced_by(world, cls, function)
    fields = [field for field in nearer.decl.fields if field.name == name] if nearer is not None else []
    return any("instance" in field.modifiers and function.decl.name in field.modifiers[1:] for field in fields)


def _shared(world: World, path: str, name: str, depth: int) -> Value | None:
    program = world.program
    facts = program.sources.get(path)
    fields = [field for field in facts.variables if field.name == name and field.value is not None] if facts is not None else []
    functions = {function.decl.qualname: function for function in program.functions_of(path)} if fields else {}
    values: list[Value] = []
    for field in fields[:_MOST_SETTERS]:
        function = functions.get(field.modifiers[1] if field.modifiers else "<module>")
        if function is not None and field.value is not None:
            values.append(_context(world, function, depth - 1).value(field.value))
    return heard_of(world, values)


def _carried(world: World, holder: str, name: str, depth: int) -> Value | None:
    values: list[Value] = []
    lookups: list[Origin] = []
    for function in world.program.callers().mentioning(name + WRITTEN)[:_MOST_SETTERS]:
        for target, value in moves(world, function).stores.get(name, ()):
            if _is_holder(target.value, holder):
                values.append(_context(world, function, depth - 1).value(value))
                if (found := looked_up(world, values[-1])) is not None:
                    lookups.append(found)
    told = heard_of(world, values)
    known = sum(1 for value in values if value is not ANY and value is not NULL_LITERAL)
    if told is None or not lookups or len(lookups) != known:
        return told
    is_tested = is_tested_on(world, partial(_context, world, depth=depth - 1), holder, name)
    return told if is_tested else with_null(told, lookups[0])


def _is_holder(node: s.Expr, holder: str) -> bool:
    """Whether an expression is what is kept for a request by that name: `g`, or `flask.g`."""
    if isinstance(node, s.Name):
        return node.id == holder
    return isinstance(node, s.Attribute) and node.name == holder and dotted_name(node) in library_names("request-globals")


def _given_back(world: World, function: FunctionInfo, depth: int, of: ClassInfo | None) -> Value | None:
    context = _context(world, function, depth - 1, of)
    if "generator" in function.decl.modifiers:
        return _generated(world, context)
    values = [without_tested(context.value(node), context.moves) for node in context.moves.returned]
    told = joined(world, values)
    if told is None:
        return None
    gives_none = any(map(may_be_none, context.moves.returned))
    for node, known in zip(context.moves.returned, values, strict=True):
        value = context.value(bound_once(context.moves, node)) if isinstance(node, s.Name) else known
        is_lookup = value.null == NULLABLE and value.origin is not None and value.origin.kind == LOOKUP
        if is_lookup and (gives_none or not (isinstance(node, s.Name) and node.id in context.moves.tested_names)):
            return _replace(told, null=NULLABLE, origin=value.origin)
    if gives_none and world.is_row(told):  # `except Order.DoesNotExist: return None`
        return _replace(told, null=NULLABLE, origin=Origin(LOOKUP, function.dotted, function.path, function.decl.at))
    return told


def _generated(world: World, context: Context) -> Value | None:
    """What a generator gives: something to go through, with what it yields."""
    found: list[Value] = []
    for node in context.moves.yielded:
        if node.value is not None:
            value = context.element(node.value) if node.delegates else context.value(node.value)
            found.append(_with_tests(world, value, context.moves))
    element = joined(world, found)
    if element is None:
        return None
    return Value(NONNULL, Type("typing.Iterator", (element.type,) if element.type is not None else ()), element=element)


def _sites(world: World, function: FunctionInfo, depth: int) -> Sequence[Site]:
    key = ("sites", function.id, "", depth)

    def evaluated(caller: FunctionInfo, node: s.Expr) -> Value:
        return _context(world, caller, depth - 1).value(node)

    return remembered(world, key, lambda: sites_of(world, function, partial(moves, world), evaluated))


_ASKED: Final = Asked(held, shared, carried, passed, given_back)
