"""Calls of project functions that make client calls: walked with the arguments of one call, these are the caller's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from nullguard.frameworks.clients.arguments import Arguments
from nullguard.frameworks.clients.frames import Caller, Frame
from nullguard.frameworks.clients.parameters import names_timeout, new_frame, parameters_of
from nullguard.frameworks.clients.values import UNKNOWN, Client, FunctionValue, Instance, Known, Span, Table, Value, join
from nullguard.model import syntax as s
from nullguard.model.clients import Hop, Omission
from nullguard.model.facts import NO_BODY
from nullguard.model.text import render
from nullguard.program.symbols import ClassInfo, FunctionInfo

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator

_MOST_WAY = 3
"""Functions through which a caller's arguments are followed."""

_MOST_WAY_OF_LIMITS = 6
"""The same for a caller that gives a timeout: helpers of helpers pass it on."""

_MOST_HEIRS = 20
"""Classes that are asked whether they implement a method."""

_MOST_WALKS = 400
"""Walks for single calls while one source is looked at; the largest real source needs a quarter."""


def returned(
    ev: Evaluator, frame: Frame, callee: FunctionValue, arguments: Arguments, node: s.Call, declared: Value
) -> Value | None:
    """What a call of a function gives, walked with its arguments; None for functions that make no client call or client, or that
    cannot differ from call to call. `declared` is what its declaration says that it gives."""
    function = callee.function
    plain = ev.frame_of(function)
    if ev.is_open(function) or ev.walks >= _MOST_WALKS or not _can_differ(callee):
        return None
    may_make = any(isinstance(value, Client) for value in (declared, *plain.returns))
    if not (plain.calls or plain.reaches or may_make):
        return None
    given = bound(callee, arguments)
    makes = may_make and _gives_options(given)
    if not (plain.calls or plain.reaches or makes):
        return None
    way = frame.caller.way if frame.caller is not None else ()
    gives_limit = _gives_limit(given)
    if len(way) >= (_MOST_WAY_OF_LIMITS if gives_limit else _MOST_WAY) or not (plain.calls or gives_limit or makes):
        frame.reaches = True
        return None
    ev.walks += 1
    inner = new_frame(ev, function, given)
    inner.enclosing = list(frame.enclosing)
    hop = Hop(frame.path, node.function.at, render(node)[:60])
    if frame.caller is not None:
        inner.caller = Caller(frame.caller.path, frame.caller.at, frame.caller.symbol, frame.caller.expression, (*way, hop))
    else:
        inner.caller = Caller(frame.path, node.function.at, symbol_of(frame), render(node), (hop,))
    ev.walk(inner, function)
    frame.calls += inner.calls
    frame.reaches |= inner.reaches
    return join(inner.returns)


def overload(ev: Evaluator, callee: FunctionValue, arguments: Arguments) -> FunctionValue:
    """The overload of a method that takes as many arguments as a call gives, where there is one alone."""
    function, given = callee.function, len(arguments.positional)
    if function.owner is None or len(function.decl.parameters) == given or not ev.is_java(function.path):
        return callee
    member = ev.program.method(function.owner, function.decl.name, given)
    others = [other for other in member.functions if len(other.decl.parameters) == given] if member is not None else []
    return FunctionValue(others[0], callee.receiver) if len(others) == 1 and not others[0].is_library else callee


def implemented(ev: Evaluator, callee: FunctionValue) -> FunctionValue:
    """The method that a call of an abstract one runs, where the program has one implementation alone."""
    function = callee.function
    if function.owner is None or function.decl.body != NO_BODY or not ev.is_java(function.path):
        return callee
    found: dict[str, FunctionValue] = {}
    for cls in ev.program.subclasses(function.owner)[:_MOST_HEIRS]:
        member = ev.program.method(cls, function.decl.name, len(function.decl.parameters))
        for other in member.functions if member is not None else ():
            if other.decl.body != NO_BODY and not other.is_library and other.owner is not None:
                found.setdefault(other.id, FunctionValue(other, Instance(other.owner)))
    return next(iter(found.values())) if len(found) == 1 else callee


def constructed(ev: Evaluator, frame: Frame, cls: ClassInfo, arguments: Arguments, node: s.Call) -> Instance:
    """An object of a project class with the fields that its constructor sets from these arguments."""
    member = ev.program.member(cls, "__init__")
    if member is None or len(member.functions) != 1 or member.functions[0].is_library:
        return Instance(cls)
    function = member.functions[0]
    if ev.walks >= _MOST_WALKS or ev.is_open(function) or not ev.is_near(function.path) or not _takes_limits(function):
        return Instance(cls)
    note_omissions(ev, frame, function, arguments, node)
    ev.walks += 1
    receiver = function.decl.parameters[0].name if function.decl.parameters else ""
    inner = new_frame(ev, function, bound(FunctionValue(function, Instance(cls)), arguments))
    inner.caller = Caller("", 0, "", "", (Hop(frame.path, 0, ""),) * _MOST_WAY)
    ev.walk(inner, function)
    prefix = f"{receiver}."
    fields = {
        name.removeprefix(prefix): value
        for name, value in inner.env.items()
        if name.startswith(prefix) and name.count(".") == 1 and (isinstance(value, Known) or names_timeout(name))
    }
    return Instance(cls, tuple(sorted(fields.items())))


def bound(callee: FunctionValue, arguments: Arguments) -> dict[str, Value]:
    """The values of parameters that a call gives; those that it leaves to their defaults are not there."""
    parameters = parameters_of(callee.function)
    found: dict[str, Value] = {}
    taken: set[str] = set()
    if callee.receiver is not None and len(parameters) < len(callee.function.decl.parameters):
        found[callee.function.decl.parameters[0].name] = callee.receiver
    positional = list(arguments.positional)
    for parameter in parameters:
        if parameter.kind == "star":
            positional = []
            found[parameter.name] = UNKNOWN
        elif parameter.kind == "kwargs":
            others = {name: given.value for name, given in arguments.keywords.items() if name not in taken}
            found[parameter.name] = Table(others, arguments.is_open)
        else:
            given = arguments.keywords.get(parameter.name)
            if given is None and positional and parameter.kind == "positional":
                given = positional.pop(0)
            taken.add(parameter.name)
            if given is not None:
                found[parameter.name] = given.value
            elif arguments.is_open:
                found[parameter.name] = UNKNOWN
    return found


def note_omissions(ev: Evaluator, frame: Frame, function: FunctionInfo, arguments: Arguments, node: s.Call) -> None:
    """Record the parameters named after timeouts that a call leaves to their default None."""
    if arguments.is_open or frame.path != ev.path or frame.caller is not None:
        return
    for position, parameter in enumerate(parameters_of(function)):
        default = parameter.default
        if not names_timeout(parameter.name) or not isinstance(default, s.Constant) or default.value is not None:
            continue
        if arguments.get(parameter.name, position if parameter.kind == "positional" else -1) is None:
            hop = Hop(function.path, default.at, "None")
            ev.record.omissions.append(Omission(hop, frame.path, node.function.at))


def symbol_of(frame: Frame) -> str:
    """The function or class that a frame stands for, for facts."""
    if frame.function is not None:
        return frame.function.dotted.removesuffix(".<module>")
    return frame.owner.dotted if frame.owner is not None else frame.scope


def _takes_limits(function: FunctionInfo) -> bool:
    return any(names_timeout(parameter.name) or parameter.kind == "kwargs" for parameter in function.decl.parameters)


def _gives_limit(given: Mapping[str, Value]) -> bool:
    """Whether a call gives a number for a parameter that is named after a timeout, also among `**kwargs`."""
    tables = [value.items for value in given.values() if isinstance(value, Table)]
    return any(
        names_timeout(name) and (isinstance(value, Span) or (isinstance(value, Known) and isinstance(value.value, (int, float))))
        for items in (given, *tables)
        for name, value in items.items()
    )


def _gives_options(given: Mapping[str, Value]) -> bool:
    """Whether a call gives the options of a client, or what is building one, to a function that makes clients."""
    return any(isinstance(value, Client) and (value.limits or value.is_builder) for value in given.values())


def _can_differ(callee: FunctionValue) -> bool:
    return bool(parameters_of(callee.function)) or (isinstance(callee.receiver, Instance) and bool(callee.receiver.fields))
