"""What statements give to fields of objects: by setters, constructors, builders and assignments."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.lombok import generated_setters, generated_withers
from nullguard.frameworks.made_rows.events import Call, Given, Known
from nullguard.frameworks.made_rows.owners import Owners, scope_of
from nullguard.frameworks.transfers.asked import asked_for
from nullguard.frameworks.transfers.by_name import Copies
from nullguard.frameworks.transfers.fields import Fields
from nullguard.frameworks.transfers.gift import Gift
from nullguard.frameworks.transfers.nulls import null_with
from nullguard.frameworks.transfers.typing import Types
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import WRITTEN
from nullguard.model.nodes import dotted_name, is_null, last_name, nodes
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.superclasses import own_superclass
from nullguard.program.symbols import ClassInfo, FunctionInfo

_OWN = frozenset({"this", "super"})
"""Names by which constructors call others of the same object."""

_BEGINNING = library_names("builder-begun")
"""Methods that begin a generated builder's chain."""


_MOST_MENTIONS = 3
"""Names that a setter mentions."""

_MAX_DEPTH = 8
"""Variables that are assigned to one another."""


class Gifts:
    """Finds what a function gives to fields of the project's own classes."""

    def __init__(self, program: Program, owners: Owners, fields: Fields, types: Types, copies: Copies) -> None:
        self._program, self._owners, self._fields, self._types, self._copies = program, owners, fields, types, copies
        self._asked: dict[str, dict[str, s.Expr]] = {}

    def of(self, function: FunctionInfo, names: frozenset[str] | None = None) -> Iterator[Gift]:
        """In the order of the function's statements; with `names` only values that may be what one of these is."""
        seen = self._owners.scan(function)
        for call in seen.calls:
            if isinstance(call.node, s.New):
                if names is None or any(_may_read(item.value, call.known, names) for item in call.node.arguments):
                    type = self._program.type_of(call.node.type, function.path, scope_of(function))
                    cls = self._own(type.cls) if type is not None else None
                    yield from self._constructed(call, cls, cls, function)
            elif isinstance(call.node.function, s.Name) and call.node.function.id in _OWN:
                if names is None or any(_may_read(item.value, call.known, names) for item in call.node.arguments):
                    above = own_superclass(self._program, function.owner) if function.owner is not None else None
                    called = function.owner if call.node.function.id == "this" else above
                    yield from self._constructed(call, called, function.owner, function)
            elif (factory := self._factory(call.node, function)) is not None:
                for index, field in self._fields.by_factory(
                    factory, last_name(call.node.function), len(call.node.arguments)
                ).items():
                    value = Given(call.node.arguments[index].value, call.known, function)
                    if names is None or _may_read(value.node, value.known, names):
                        yield Gift(factory, field, value)
            elif len(call.node.arguments) > 1:
                yield from self._copies.of_call(call.node, Given(call.node, call.known, function))
            elif call.node.arguments:
                value = Given(call.node.arguments[0].value, call.known, function)
                if names is None or _may_read(value.node, call.known, names):
                    yield from self._set(call.node, value)
                under = self._asked_for(function) if len(call.block) > 1 else {}
                if under and (asked := under.get(render(call.node))) is not None:
                    if names is None or _may_read(asked, call.known, names):
                        left = Given(null_with(asked, asked), _untested(call.known), function)
                        yield from self._left_null(call.node, left)
        for write in seen.writes:
            if names is None or _may_read(write.value.node, write.value.known, names):
                yield from self._written(write.target, write.value)
            under = self._asked_for(function) if len(write.block) > 1 else {}
            if under and (asked := under.get(render(write.target))) is not None:
                if names is None or _may_read(asked, write.value.known, names):
                    left = Given(null_with(asked, asked), _untested(write.value.known), function)
                    yield from (gift for gift in self._written(write.target, left) if self._begins_null(gift))

    def _factory(self, node: s.Call, function: FunctionInfo) -> ClassInfo | None:
        """The class whose static method is called, where that makes an object of what it is given."""
        match node.function:
            case s.Attribute(value=s.Name(id=name), name=method) if name[:1].isupper() and node.arguments:
                cls = self._program.class_named(function.path, name, scope_of(function))
                own = self._own(cls.id) if cls is not None else None
                return own if own is not None and self._fields.by_factory(own, method, len(node.arguments)) else None
        return None

    def _constructed(
        self, call: Call, called: ClassInfo | None, made: ClassInfo | None, function: FunctionInfo
    ) -> Iterator[Gift]:
        """What a call of a class's constructor gives to the object that is made."""
        if called is None or made is None or called.is_library:
            return
        itself = function if called is function.owner and isinstance(call.node, s.Call) else None
        stored = self._fields.constructed(called, len(call.node.arguments), other_than=itself)
        for index, argument in enumerate(call.node.arguments):
            if index in stored:
                yield Gift(made, stored[index], Given(argument.value, call.known, function))

    def _asked_for(self, function: FunctionInfo) -> dict[str, s.Expr]:
        if function.id not in self._asked:
            tests = "None" in function.decl.mentions
            self._asked[function.id] = asked_for(self._program.body(function)) if tests else {}
        return self._asked[function.id]

    def _left_null(self, node: s.Call, value: Given) -> Iterator[Gift]:
        """The field that a setter would set, where it is null as long as nothing sets it."""
        yield from (gift for gift in self._set(node, value) if self._begins_null(gift))

    def _begins_null(self, gift: Gift) -> bool:
        member = self._program.field(gift.cls, gift.field)
        return member is not None and member.field is not None and (member.field.value is None or is_null(member.field.value))

    def _set(self, node: s.Call, value: Given) -> Iterator[Gift]:
        match node.function:
            case s.Attribute(value=holder, name=name):
                type = self._types.of(holder, value)
                cls = self._own(type.cls) if type is not None else None
                if cls is not None:
                    for made in self._made_of(cls):
                        if field := self._fields.setters(made).get(name) or self._fields.withers(made).get(name):
                            yield Gift(made, field, value)
                elif (built := self._built(holder, value)) is not None and (field := self._fields.built(built, name)):
                    yield Gift(built, field, value)
            case s.Name(id=name) if (owner := value.function.owner) is not None and (
                field := self._fields.setters(owner).get(name)
            ):
                yield Gift(owner, field, value)

    def _made_of(self, cls: ClassInfo) -> tuple[ClassInfo, ...]:
        """The classes whose objects may be seen as a class: of an interface (`order.export(exporter)`) the few that implement
        it."""
        if cls.decl.kind != "interface":
            return (cls,)
        below = [sub for sub in self._program.subclasses(cls) if sub.decl.kind == "class" and not sub.is_library]
        return tuple(below) if len(below) <= _MOST_IMPLEMENTATIONS else ()

    def _built(self, holder: s.Expr, given: Given) -> ClassInfo | None:
        """The class of which a chain of calls begins a builder."""
        node: s.Expr = holder
        while isinstance(node, s.Call) and isinstance(node.function, s.Attribute):
            if node.function.name in _BEGINNING and not node.arguments:
                dotted = dotted_name(node.function.value)
                cls = self._program.class_named(given.function.path, dotted, scope_of(given.function)) if dotted else None
                return cls if cls is not None and not cls.is_library else None
            node = node.function.value
        held = given.known.get(node.id) if isinstance(node, s.Name) else None
        return self._built(held.node, held) if isinstance(held, Given) and held.node is not node else None

    def _written(self, target: s.Attribute | s.Name, value: Given) -> Iterator[Gift]:
        owner = value.function.owner
        match target:
            case s.Name(id=name):
                is_own = name not in self._owners.scan(value.function).types
                if is_own and owner is not None and self._program.field(owner, name) is not None:
                    yield Gift(owner, name, value)
            case s.Attribute(value=holder, name=name):
                type = self._types.of(holder, value)
                cls = self._own(type.cls) if type is not None else None
                if cls is not None and self._program.field(cls, name) is not None:
                    yield Gift(cls, name, value)

    def _own(self, class_id: str) -> ClassInfo | None:
        cls = self._program.classes.get(class_id)
        return cls if cls is not None and not cls.is_library and cls.path.endswith(".java") else None


_MOST_IMPLEMENTATIONS = 4
"""Classes that implement an interface by whose setters objects are filled."""


def _untested(known: Known) -> Known:
    return {path: fact for path, fact in known.items() if fact is not None}


def names_of_making(cls: ClassInfo) -> Iterator[str]:
    """What functions mention that give something to the fields of a class: its name, and its setters."""
    yield cls.name
    for function in cls.decl.functions:
        if len(function.parameters) == 1 and len(function.mentions) <= _MOST_MENTIONS:
            if any(name.endswith(WRITTEN) for name in function.mentions):
                yield function.name
        if len(function.parameters) == 1 and function.name.startswith("with") and cls.name in function.mentions:
            yield function.name
    if cls.decl.annotations:
        yield from generated_setters(cls.decl)
        yield from generated_withers(cls.decl)


def makes_objects(function: FunctionInfo, names: frozenset[str]) -> bool:
    """Whether a function mentions one of the names, or is of a class that bears one and assigns its fields, or has another
    constructor do so (`this(order.getNote())`)."""
    owner = function.owner
    is_own = owner is not None and owner.name in names
    if is_own and "constructor" in function.decl.modifiers:
        return True
    return any(name in names or (is_own and name.endswith(WRITTEN)) for name in function.decl.mentions)


def _may_read(node: s.Expr, known: Known, names: frozenset[str], depth: int = 0) -> bool:
    """Whether a value may be what one of the names is, as it is written."""
    match node:
        case s.Call(function=s.Attribute(name=name), arguments=()):
            return name in names
        case s.Call(function=s.Attribute(name="orElse")):
            return any(last_name(part) in names for part in nodes((node,)))
        case s.Call(arguments=(s.Argument(value=value),)):
            return _may_read(value, known, names, depth + 1)
        case s.Attribute(name=name):
            return name in names
        case s.Name(id=name):
            held = known.get(name)
            if isinstance(held, Given) and depth < _MAX_DEPTH:
                return _may_read(held.node, held.known, names, depth + 1)
            return name in names
        case s.Cast(value=value):
            return _may_read(value, known, names, depth + 1)
        case s.Conditional(test=test, body=body, orelse=orelse):
            if (is_null(body) or is_null(orelse)) and _tests(test, known, names, depth):
                return True
            return _may_read(body, known, names, depth + 1) or _may_read(orelse, known, names, depth + 1)
    return False


def _tests(test: s.Expr, known: Known, names: frozenset[str], depth: int) -> bool:
    """Whether a condition asks for what one of the names is."""
    match test:
        case s.Compare(operands=operands):
            return any(_may_read(part, known, names, depth + 1) for part in operands)
        case s.Boolean(operands=operands):
            return any(_tests(part, known, names, depth + 1) for part in operands)
    return False
