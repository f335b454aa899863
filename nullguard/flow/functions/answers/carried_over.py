"""What is known of a row where a method of Java carries its attributes over to a new object that is none:
`new View(order.getNumber(), order.getNote())`, or a setter for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from nullguard.flow.bodies.overriding import is_overridden
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, Fact, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.answers.generated_copies import copied_by_name, is_generated
from nullguard.flow.functions.answers.null_with import is_null_with, tested_before
from nullguard.flow.remembering import remembered
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.model.text import render
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type
from nullguard.program.trace import body_entry

_replace = msgspec.structs.replace

_BUILT: Final = "build"
"""The method of a builder that gives the object."""

_MOST_SEGMENTS: Final = 3
"""Attributes of one another that are carried over."""

_MOST_METHODS: Final = _MOST_SEGMENTS - 1
"""Methods that call one another for what they carry over of such attributes."""

Read = tuple[int, tuple[str, ...]]
"""The position of a parameter, and the attribute of what it gets that is read, or nothing for that itself."""


class Carried(NamedTuple):
    """A field of the new object, or of one that it holds, and what it is given: an attribute of what a parameter gets, or (empty)
    that itself."""

    field: tuple[str, ...]
    position: int
    attribute: tuple[str, ...]


def with_carried(frame: Frame, function: FunctionInfo, arguments: Arguments, value: Value, state: State) -> Value:
    """What a call gives, with the fields of which is known that what they are given is there."""
    cls = frame.world.class_of(value.type) if frame.is_java and arguments and value.type is not None else None
    if cls is None or function.is_library or not _may_hold(frame.world, cls):
        return value
    return _told(_carried_by(frame.world, function, cls, _MOST_METHODS), arguments, value, state)


def with_constructed(frame: Frame, cls: ClassInfo | None, arguments: Arguments, made: Value, state: State) -> Value:
    """A new object, with the fields of which is known that what its constructor gives them is there."""
    if cls is None or made.fresh or not _may_hold(frame.world, cls):
        return made
    return _told(_constructed_by(frame.world, cls, len(arguments)), arguments, made, state)


def _may_hold(world: World, cls: ClassInfo) -> bool:
    """Whether objects of a class, which are no rows, hold columns of rows."""
    return not cls.is_library and not world.schema.has_rows(cls.id) and bool(world.schema.attributes(cls.id))


def _told(carried: Sequence[Carried], arguments: Arguments, value: Value, state: State) -> Value:
    facts = []
    for item in carried:
        if item.position < len(arguments):
            _, given, path = arguments[item.position]
            if _is_there(given, path, item.attribute, state):
                facts.append(Fact(item.field, "nonnull"))
    if not facts:
        return value
    named = tuple([(name, _known(held, [fact for fact in facts if fact.segments[0] == name])) for name, held in value.named])
    return _replace(value, facts=(*value.facts, *facts), named=named)


def _known(held: Value, facts: Sequence[Fact]) -> Value:
    """What a builder was given for a field, of which the facts are known."""
    if any(len(fact.segments) == 1 for fact in facts):
        held = _replace(held, null=NONNULL, origin=None)
    below = tuple([Fact(fact.segments[1:], fact.aspect) for fact in facts if len(fact.segments) > 1])
    return _replace(held, facts=held.facts + below) if below else held


def _is_there(given: Value, path: Path | None, attribute: Path, state: State) -> bool:
    if not attribute:
        return given.null == NONNULL
    if Fact(attribute, "nonnull") in given.facts:
        return True
    known = state.values.get((*path, *attribute)) if path is not None else None
    return known is not None and known.null == NONNULL


def _carried_by(world: World, function: FunctionInfo, cls: ClassInfo, left: int) -> tuple[Carried, ...]:
    """What a method carries over to a new object of a class, with that of so many methods in a row that it calls."""

    def find() -> tuple[Carried, ...]:
        if is_overridden(world.program, function):
            return ()
        world.program.reads.add(body_entry(function))
        if is_generated(world, function):
            return tuple(sorted(Carried((name,), 0, path) for name, path in copied_by_name(world, function, cls)))
        return tuple(sorted(_Body(world, function, cls, left).returned()))

    return remembered(world, ("carried over", function.id, cls.id, left), find)


def _constructed_by(world: World, cls: ClassInfo, count: int) -> tuple[Carried, ...]:
    """What the one constructor with so many parameters gives to fields: those that bear the names of its parameters, where it
    is generated."""
    return remembered(world, ("constructed", cls.id, "", count), lambda: _find_constructed(world, cls, count))


def _find_constructed(world: World, cls: ClassInfo, count: int) -> tuple[Carried, ...]:
    member = world.program.method(cls, cls.name)
    functions = member.functions if member is not None and member.declared_in is cls else ()
    written = [f for f in functions if "constructor" in f.decl.modifiers and len(f.decl.parameters) == count]
    if len(written) == 1 and "compact" not in written[0].decl.modifiers:
        world.program.reads.add(body_entry(written[0]))
        return tuple(sorted(_Body(world, written[0], cls, _MOST_METHODS).stored()))
    generated = [given for given in world.schema.constructors(cls) if len(given) == count]
    names = [parameter.name for parameter in generated[0]] if len(generated) == 1 else []
    held = [name for name in names if world.schema.attribute(cls.id, name) is not None]
    return tuple(Carried((name,), names.index(name), ()) for name in held)


class _Body:
    """The body of a constructor of a class, or of a method that gives new objects of it."""

    def __init__(self, world: World, function: FunctionInfo, cls: ClassInfo, left: int) -> None:
        self._world, self._function, self._cls, self._left = world, function, cls, left
        self._body = world.program.body(function)
        self._bound = frozenset(
            t.id for n in nodes(self._body) if isinstance(n, s.Assign) for t in n.targets if isinstance(t, s.Name)
        )

    def returned(self) -> frozenset[Carried]:
        """What all objects that are returned are given; null is none."""
        found: frozenset[Carried] | None = None
        for node in _returned(self._body):
            for made in _arms(node):
                own = frozenset(self._of(made))
                found = own if found is None else found & own
        return found or frozenset()

    def stored(self) -> Iterator[Carried]:
        """What a constructor stores, whatever happens."""
        assigned = [last_name(target) for node in nodes(self._body) if isinstance(node, s.Assign) for target in node.targets]
        for statement in self._body:
            match statement:
                case s.Assign(targets=(s.Attribute(value=s.Name(id="this"), name=field) | s.Name(id=field),), value=value):
                    if value is not None and assigned.count(field) == 1:
                        yield from self._given(field, value)

    def _of(self, node: s.Expr | None) -> Iterator[Carried]:
        match node:
            case s.New(arguments=given, body=""):
                yield from self._constructed([item.value for item in given])
            case s.Call(function=s.Attribute(value=chain, name=name), arguments=()) if name == _BUILT:
                yield from self._built(chain)
            case s.Name(id=name):
                made = [item.value for item in self._body if isinstance(item, s.Assign) and _is_named(item.targets, name)]
                if len(made) == 1 and isinstance(made[0], s.New):
                    yield from self._of(made[0])
                    yield from self._set(name)

    def _constructed(self, given: Sequence[s.Expr]) -> Iterator[Carried]:
        for item in _constructed_by(self._world, self._cls, len(given)):
            read = self._read(given[item.position])
            if read is not None and not (read[1] and item.attribute):
                yield Carried(item.field, read[0], read[1] or item.attribute)
                yield from self._below(item.field, given[item.position], read)

    def _built(self, chain: s.Expr) -> Iterator[Carried]:
        """What a builder collects by methods that are called like the fields."""
        while isinstance(chain, s.Call) and isinstance(chain.function, s.Attribute):
            if len(chain.arguments) == 1:
                yield from self._given(chain.function.name, chain.arguments[0].value)
            chain = chain.function.value

    def _set(self, name: str) -> Iterator[Carried]:
        """What the setters of a new object are given that the body calls once, whatever happens."""
        called = [last_name(node.function) for node in nodes(self._body) if isinstance(node, s.Call) and _is_on(node, name)]
        for statement in self._body:
            match statement:
                case s.ExprStmt(value=s.Call(function=s.Attribute(name=setter), arguments=(s.Argument(value=value),)) as call):
                    field = self._world.schema.mutator(self._cls.id, setter) if _is_on(call, name) else None
                    if field is not None and called.count(setter) == 1 and not self._may_call(setter, name):
                        yield from self._given(field, value)

    def _may_call(self, setter: str, name: str) -> bool:
        """Whether a method of the class that gets an object calls a setter of it, too."""
        owner = self._function.owner
        if owner is None:
            return False
        for node in nodes(self._body):
            if isinstance(node, s.Call) and any(_is_named((item.value,), name) for item in node.arguments):
                member = self._world.program.method(owner, last_name(node.function), len(node.arguments))
                if member is not None and any(setter in one.decl.mentions for one in member.functions):
                    return True
        return False

    def _given(self, field: str, value: s.Expr) -> Iterator[Carried]:
        if self._world.schema.attribute(self._cls.id, field) is not None and (read := self._read(value)) is not None:
            yield Carried((field,), *read)
            yield from self._below((field,), value, read)

    def _below(self, field: tuple[str, ...], value: s.Expr, read: Read) -> Iterator[Carried]:
        """What another method of the class carries over to what it makes of an attribute: `shown(order.getBuyer())`."""
        match value:
            case s.Call(function=s.Name(id=name), arguments=(_,)) if self._function.owner is not None and len(read[1]) == 1:
                member = self._world.program.method(self._function.owner, name, 1)
                held = self._world.schema.attribute(self._type_of(read[0]), read[1][0])
                for function in member.functions if member is not None and held is not None else ():
                    taken = self._declared(function, function.decl.parameters[0].type)
                    made = self._world.class_of(self._declared(function, function.decl.returns))
                    if taken is not None and held is not None and taken.cls == held.mapped.target and made is not None:
                        for inner in _carried_by(self._world, function, made, self._left - 1) if self._left else ():
                            segments = len(field) + len(inner.field), len(read[1]) + len(inner.attribute)
                            if inner.attribute and max(segments) <= _MOST_SEGMENTS:
                                yield Carried((*field, *inner.field), read[0], (*read[1], *inner.attribute))

    def _declared(self, function: FunctionInfo, written: s.TypeRef | None) -> Type | None:
        return self._world.program.type_of(written, function.path, function.decl.qualname)

    def _type_of(self, position: int) -> str:
        type = self._declared(self._function, self._function.decl.parameters[position].type)
        return type.cls if type is not None else ""

    def _read(self, node: s.Expr) -> Read | None:
        """The position of the parameter, and its attribute, that an expression is, or is null with."""
        match node:
            case s.Cast(value=value):
                return self._read(value)
            case s.Name(id=name) if name not in self._bound:
                return next(((i, ()) for i, item in enumerate(self._function.decl.parameters) if item.name == name), None)
            case s.Call(function=s.Attribute(value=s.Name() as holder, name=getter), arguments=()):
                return self._attribute(holder, getter)
            case s.Call(arguments=(s.Argument(value=value),)) if is_null_with(self._world, self._function, node):
                return self._read(value)
            case s.Conditional() if (tested := tested_before(node)) is not None:
                read, arm = self._read(tested), node.body if is_null(node.orelse) else node.orelse
                return self._below_tested(read, tested, arm) if read is not None else None
        return None

    def _below_tested(self, read: Read, tested: s.Expr, arm: s.Expr) -> Read | None:
        """What an expression is null with that gives null where what is tested is null, and else the arm: that, or an attribute
        of it that may be null itself: `order.getBuyer() == null ? null : order.getBuyer().getEmail()`."""
        match arm:
            case s.Call(function=s.Attribute(value=holder, name=getter), arguments=()) if render(holder) == render(tested):
                schema, held = self._world.schema, self._type_of(read[0])
                relation = schema.attribute(held, read[1][0]) if len(read[1]) == 1 else None
                target = relation.mapped.target if relation is not None else "" if read[1] else held
                attribute = schema.accessor(target, getter) if target else None
                return read if attribute is None else (read[0], (*read[1], attribute))
        return (
            read if any(render(part) == render(tested) for part in nodes((arm,)) if isinstance(part, s.Name | s.Call)) else None
        )

    def _attribute(self, holder: s.Name, getter: str) -> Read | None:
        given = self._read(holder)
        attribute = self._world.schema.accessor(self._type_of(given[0]), getter) if given is not None else None
        return (given[0], (attribute,)) if given is not None and attribute is not None else None


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
