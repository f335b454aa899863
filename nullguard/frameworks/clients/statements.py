"""Walks the statements of a function in order, keeping what each name holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nullguard.frameworks.clients import conditions, enclosing
from nullguard.frameworks.clients.parameters import typed_object
from nullguard.frameworks.clients.settings_on_objects import ignored, store
from nullguard.frameworks.clients.values import UNKNOWN, Client, Known, Reference, Table, Value, join
from nullguard.model import syntax as s
from nullguard.model.clients import Hop, Unapplied
from nullguard.model.nodes import dotted_name
from nullguard.model.text import render

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator
    from nullguard.frameworks.clients.frames import Frame

_MOST_DEPTH = 110


def run(evaluator: Evaluator, frame: Frame, body: s.Body) -> None:
    """Walk statements. A branch works on its own copy of the names; afterwards a name holds what all branches agree on."""
    if evaluator.depth > _MOST_DEPTH:
        return
    evaluator.depth += 1
    for statement in body:
        _statement(evaluator, frame, statement)
    evaluator.depth -= 1


def _statement(ev: Evaluator, frame: Frame, statement: s.Stmt) -> None:
    match statement:
        case s.Assign(targets=targets, value=value, type=type_):
            held = ev.evaluate(frame, value) if value is not None else UNKNOWN
            if held is UNKNOWN and type_ is not None:
                held = typed_object(ev, frame, type_)
            for target in targets:
                assign(ev, frame, target, held)
        case s.AugAssign(target=target, value=value):
            ev.evaluate(frame, value)
            assign(ev, frame, target, UNKNOWN)
        case s.ExprStmt(value=value):
            ev.evaluate(frame, value)
        case s.Return(value=value):
            if value is not None:
                held = ev.evaluate(frame, value)
                frame.returns.append(held)
                if isinstance(held, Client) and (held.is_builder or held.family in _CONFIGURED_LATER):
                    held.is_open = True
        case s.If():
            _if(ev, frame, statement)
        case s.While(test=test, body=body, update=update, orelse=orelse):
            if test is not None:
                ev.evaluate(frame, test)
            alternatives(ev, frame, [body + update, ()])
            run(ev, frame, orelse)
        case s.ForEach(target=target, iterable=iterable, body=body, orelse=orelse, type=type_):
            ev.evaluate(frame, iterable)
            assign(ev, frame, target, typed_object(ev, frame, type_))
            alternatives(ev, frame, [body, ()])
            run(ev, frame, orelse)
        case s.Try(body=body, handlers=handlers, orelse=orelse, finalbody=finalbody):
            run(ev, frame, body)
            run(ev, frame, orelse)
            alternatives(ev, frame, [(), *(handler.body for handler in handlers)])
            run(ev, frame, finalbody)
        case s.With():
            _with(ev, frame, statement)
        case s.Block(body=body):
            run(ev, frame, body)
        case s.Raise(value=value):
            if value is not None:
                ev.evaluate(frame, value)
        case s.Assert(test=test):
            ev.evaluate(frame, test)
        case s.Yielded(value=value):
            ev.evaluate(frame, value)
        case s.FunctionDef(function=function):
            nested(ev, frame, function.parameters, function.body)
            frame.env[function.name] = UNKNOWN
        case s.LocalImport(item=item) if item.name != "*":
            _import(ev, frame, item)
        case _:
            pass


def _if(ev: Evaluator, frame: Frame, statement: s.If) -> None:
    bodies: list[s.Body] = []
    for branch in statement.branches:
        ev.evaluate(frame, branch.test)
        for name in conditions.tested(branch.test) if not frame.is_java else ():
            frame.env[name] = UNKNOWN
        decided = conditions.decide(ev, frame, branch.test)
        if decided is not False:
            bodies.append(branch.body)
        if decided is True:
            break
    else:
        bodies.append(statement.orelse)
    alternatives(ev, frame, bodies)


def _with(ev: Evaluator, frame: Frame, statement: s.With) -> None:
    outside = len(frame.enclosing)
    for item in statement.items:
        held = ev.evaluate(frame, item.context)
        frame.enclosing.extend(enclosing.around(ev, frame, item.context))
        if held is UNKNOWN and item.type is not None:
            held = typed_object(ev, frame, item.type)
        if item.target is not None:
            assign(ev, frame, item.target, held)
    run(ev, frame, statement.body)
    del frame.enclosing[outside:]


_CONFIGURED_LATER = frozenset({"java.net.URLConnection"})


def nested(ev: Evaluator, frame: Frame, parameters: tuple[s.Parameter, ...], body: s.Body) -> None:
    """A function or lambda inside a function: it sees the names of its surroundings, and binds its own."""
    outer, returns = frame.env, frame.returns
    frame.env, frame.returns = dict(outer), []
    for parameter in parameters:
        frame.env[parameter.name] = typed_object(ev, frame, parameter.type)
    run(ev, frame, body)
    frame.env, frame.returns = outer, returns


def assign(ev: Evaluator, frame: Frame, target: s.Expr, held: Value) -> None:
    """Bind a target to a value."""
    if isinstance(target, s.Name):
        name = target.id
        if frame.is_java and name not in frame.env and frame.owner is not None and ev.program.field(frame.owner, name):
            frame.env[f"this.{name}"] = held
        frame.env[name] = held
    elif isinstance(target, s.Attribute):
        receiver = ev.evaluate(frame, target.value)
        store(receiver, target.name)
        lost = ignored(receiver, target.name)
        if lost is not None and frame.path == ev.path and frame.caller is None:
            made = Hop(lost.path, lost.at, lost.expression[:60])
            ev.record.ignored.append(Unapplied("attribute", Hop(frame.path, target.at, render(target)[:60]), made, lost.family))
        dotted = dotted_name(target)
        if dotted:
            frame.env[dotted] = held
    elif isinstance(target, s.Collection):
        for item in target.items:
            assign(ev, frame, item.value if isinstance(item, s.Star) else item, UNKNOWN)
    elif isinstance(target, s.Subscript):
        key = ev.evaluate(frame, target.index)
        table = ev.evaluate(frame, target.value)
        if isinstance(table, Table):
            bind(frame, target.value, with_item(table, key, held))


def bind(frame: Frame, target: s.Expr, held: Value) -> None:
    """Bind a name or access path to what became of its value; anything else keeps what it has."""
    dotted = target.id if isinstance(target, s.Name) else dotted_name(target) if isinstance(target, s.Attribute) else ""
    if dotted:
        frame.env[dotted] = held


def with_item(table: Table, key: Value, held: Value) -> Table:
    """A dictionary after `table[key] = held`."""
    if isinstance(key, Known) and isinstance(key.value, str):
        return Table({**table.items, key.value: held}, table.is_open)
    return Table(table.items, True)


def alternatives(ev: Evaluator, frame: Frame, bodies: list[s.Body]) -> None:
    """Walk bodies of which one is run."""
    before = frame.env
    after: list[dict[str, Value]] = []
    for body in bodies:
        frame.env = dict(before)
        run(ev, frame, body)
        after.append(frame.env)
    merged: dict[str, Value] = {}
    for name in dict.fromkeys([name for env in after for name in env]):
        held = [env.get(name, _MISSING) for env in after]
        first = held[0]
        merged[name] = first if not [value for value in held if value is not first] else join(held)
    frame.env = merged


_MISSING = Known(None)
"""What a name holds that a branch did not bind."""


def _import(ev: Evaluator, frame: Frame, item: s.Import) -> None:
    symbol = ev.program.imported(frame.path, item)
    if symbol is None:
        dotted = f"{item.module}.{item.name}" if item.name else item.module
        bound: Value = Reference(dotted if item.name or item.alias != item.module.partition(".")[0] else item.alias)
    else:
        bound = ev.symbol(symbol, Hop(frame.path, item.at, item.alias or item.name))
    frame.env[item.alias or item.name or item.module.partition(".")[0]] = bound
