"""Rows of Python that are read again by their own key: `order = Order.objects.select_for_update().get(pk=order.pk)`. What was
tested of the row is there, as it is after `refresh_from_db`; what the code has set may not be saved yet."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.containers.filled import told_of
from nullguard.flow.domain.named_keys import KEYS
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import Fact, Value
from nullguard.flow.frame.bindings import bound_to, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.writes import assigned_in
from nullguard.flow.lookups.asked_equalities import equalities
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo

_KEYS = KEYS | {""}


def told_before(frame: Frame, node: s.Call, row: Value, state: State) -> tuple[Fact, ...]:
    """What is known of the row whose key a lookup asks for, if it asks for that of one that the function has looked up."""
    cls = frame.world.class_of(row.type)
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if cls is None or function is None or not frame.world.schema.is_entity(cls.id):
        return ()
    for name, key in equalities(node, cls.name):
        match key:
            case s.Attribute(value=s.Name(id=named) as holder, name=own) if name in _KEYS and own in _KEYS:
                known, path = quietly(frame, holder, state)
                if path is None or known.type is None or known.type.cls != cls.id or not _is_looked_up(frame, function, named):
                    continue
                written = frozenset(_written(frame, function, named, cls, state))
                told = told_of(frame, known, path, state)
                return tuple([fact for fact in told if fact.segments[-1].isidentifier() and fact.segments[0] not in written])
    return ()


def _is_looked_up(frame: Frame, function: FunctionInfo, name: str) -> bool:
    """Whether calls have given all that a variable is bound to, and none has made it."""
    bound = tuple(bound_to(frame, function, name))
    return bool(bound) and all(isinstance(made, s.Call) and isinstance(made.function, s.Attribute) for made in bound)


def _written(frame: Frame, function: FunctionInfo, name: str, cls: ClassInfo, state: State) -> Iterator[str]:
    """The attributes of a variable that a function sets, or other functions that it hands the variable to, and what queries set
    in the table."""
    for node in nodes(frame.world.program.body(function)):
        match node:
            case s.Assign(targets=targets):
                for target in targets:
                    if isinstance(target, s.Attribute) and isinstance(target.value, s.Name) and target.value.id == name:
                        yield target.name
            case s.Call(function=s.Attribute(name=changing), arguments=arguments) if changing in library_names("rows-changed"):
                yield from (argument.name for argument in arguments if argument.name)
            case s.Call():
                for called in _handed(frame, node, name, cls, state):
                    yield from assigned_in(frame, called)


def _handed(frame: Frame, node: s.Call, name: str, cls: ClassInfo, state: State) -> Iterator[FunctionInfo]:
    """The project's functions that a call hands a variable to, or its own method."""
    match node.function:
        case s.Attribute(value=s.Name(id=holder), name=method) if holder == name:
            member = frame.world.program.method(cls, method)
            yield from (found for found in (member.functions if member is not None else ()) if not found.is_library)
            return
    if any(isinstance(argument.value, s.Name) and argument.value.id == name for argument in node.arguments):
        symbol = quietly(frame, node.function, state)[0].symbol
        if isinstance(symbol, FunctionInfo) and not symbol.is_library:
            yield symbol
