"""What is known of a row where a method of Java carries its attributes over to a new object that is none:
`new View(order.getNumber(), order.getNote())`, or a setter for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, Fact, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry


class Carried(NamedTuple):
    """A field of the new object, and what it is given: an attribute of what a parameter gets, or (empty) that itself."""

    field: str
    position: int
    attribute: str


def with_carried(frame: Frame, function: FunctionInfo, arguments: Arguments, value: Value, state: State) -> Value:
    """What a call gives, with the fields of which is known that what they are given is there."""
    if not frame.is_java or value.type is None or function.is_library or not arguments or function.owner is None:
        return value
    schema = frame.world.schema
    cls = frame.world.class_of(value.type)
    if cls is None or cls.is_library or schema.has_rows(cls.id) or not schema.attributes(cls.id):
        return value
    facts = []
    for carried in _carried_by(frame.world, function, cls):
        if carried.position < len(arguments):
            _, given, path = arguments[carried.position]
            if _is_there(given, path, carried.attribute, state):
                facts.append(Fact((carried.field,), "nonnull"))
    return msgspec.structs.replace(value, facts=(*value.facts, *facts)) if facts else value


def _is_there(given: Value, path: Path | None, attribute: str, state: State) -> bool:
    if not attribute:
        return given.null == NONNULL
    if Fact((attribute,), "nonnull") in given.facts:
        return True
    known = state.values.get((*path, attribute)) if path is not None else None
    return known is not None and known.null == NONNULL


def _carried_by(world: World, function: FunctionInfo, cls: ClassInfo) -> tuple[Carried, ...]:
    key = f"{function.id} {cls.id}"
    if key not in world.carried:
        world.program.reads.add(body_entry(function))
        world.carried[key] = tuple(sorted(_Body(world, function, cls).carried()))
    return world.carried[key]


class _Body:
    """The body of a method that gives new objects of a class."""

    def __init__(self, world: World, function: FunctionInfo, cls: ClassInfo) -> None:
        self._world, self._function, self._cls = world, function, cls
        self._body = world.program.body(function)

    def carried(self) -> frozenset[Carried]:
        """What all that is returned is given, but for null."""
        found: frozenset[Carried] | None = None
        for node in _returned(self._body):
            for made in _arms(node):
                own = frozenset(self._of(made))
                found = own if found is None else found & own
        return found or frozenset()

    def _of(self, node: s.Expr | None) -> Iterator[Carried]:
        match node:
            case s.New(arguments=given, body=""):
                yield from self._constructed([item.value for item in given])
            case s.Name(id=name):
                made = [item.value for item in self._body if isinstance(item, s.Assign) and _is_named(item.targets, name)]
                if len(made) == 1 and isinstance(made[0], s.New):
                    yield from self._of(made[0])
                    yield from self._set(name)

    def _constructed(self, given: Sequence[s.Expr]) -> Iterator[Carried]:
        """What a constructor is given for parameters that are called like the fields."""
        written = [f.parameters for f in self._cls.decl.functions if "constructor" in f.modifiers]
        written = written or list(self._world.schema.constructors(self._cls))
        fitting = [parameters for parameters in written if len(parameters) == len(given)]
        if len(fitting) == 1:
            for parameter, value in zip(fitting[0], given, strict=True):
                yield from self._given(parameter.name, value)

    def _set(self, name: str) -> Iterator[Carried]:
        """What the setters of a new object are given that the body calls once, whatever happens."""
        called = [node.function.name for node in nodes(self._body) if isinstance(node, s.Call) and _is_on(node, name)]
        for statement in self._body:
            match statement:
                case s.ExprStmt(value=s.Call(function=s.Attribute(name=setter), arguments=(s.Argument(value=value),)) as call):
                    field = self._world.schema.mutator(self._cls.id, setter) if _is_on(call, name) else None
                    if field is not None and called.count(setter) == 1:
                        yield from self._given(field, value)

    def _given(self, field: str, value: s.Expr) -> Iterator[Carried]:
        if self._world.schema.attribute(self._cls.id, field) is not None and (read := self._read(value)) is not None:
            yield Carried(field, *read)

    def _read(self, node: s.Expr) -> tuple[int, str] | None:
        """The position of the parameter, and its attribute, that an expression is, or is null with."""
        match node:
            case s.Cast(value=value):
                return self._read(value)
            case s.Name(id=name):
                return next(((i, "") for i, item in enumerate(self._function.decl.parameters) if item.name == name), None)
            case s.Call(function=s.Attribute(value=s.Name() as holder, name=getter), arguments=()):
                return self._attribute(holder, getter)
            case s.Call(arguments=(s.Argument(value=value),)):
                return self._read(value)
            case s.Conditional(test=s.Compare(operands=(left, right)), body=body, orelse=orelse):
                if is_null(body) != is_null(orelse) and is_null(left) != is_null(right):
                    return self._read(right if is_null(left) else left)
        return None

    def _attribute(self, holder: s.Name, getter: str) -> tuple[int, str] | None:
        given = self._read(holder)
        if given is None:
            return None
        parameter = self._function.decl.parameters[given[0]]
        type = self._world.program.type_of(parameter.type, self._function.path, self._function.decl.qualname)
        attribute = self._world.schema.accessor(type.cls, getter) if type is not None else None
        return (given[0], attribute) if attribute is not None else None


def _returned(body: s.Body) -> Iterator[s.Expr | None]:
    """What a body returns, outside of the functions in it; None for what stands inside of loops, handlers and the like."""
    for statement in body:
        match statement:
            case s.Return(value=value):
                yield value
            case s.If(branches=branches, orelse=orelse):
                for branch in branches:
                    yield from _returned(branch.body)
                yield from _returned(orelse)
            case s.Assign() | s.ExprStmt() | s.Raise():
                continue
            case _:
                if any(isinstance(node, s.Return) for node in nodes((statement,))):
                    yield None


def _arms(node: s.Expr | None) -> Iterator[s.Expr | None]:
    """What an expression may be, but null."""
    if isinstance(node, s.Conditional):
        yield from _arms(node.body)
        yield from _arms(node.orelse)
    elif node is None or not is_null(node):
        yield node


def _is_named(targets: Sequence[s.Expr], name: str) -> bool:
    return any(isinstance(target, s.Name) and target.id == name for target in targets)


def _is_on(node: s.Call, name: str) -> bool:
    return isinstance(node.function, s.Attribute) and isinstance(node.function.value, s.Name) and node.function.value.id == name
