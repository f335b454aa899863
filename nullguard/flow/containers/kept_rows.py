"""Java's objects that are made of a row that a lookup may not have found: `new Sale(orders.findByCode(code), today)`, whose
`getOrder()` gives null then, here and in whatever gets the object from the function. So do fields that are given a column, where
the class at large is not told to hold it: those of type variables (`new Pair<>(order.getNumber(), order.getNote())`), and those
that are given other things elsewhere.

Followed are records, constructors that merely keep what they are given, and those that Lombok writes; what is kept is known by
the field's name. An object that is given something else that tells of the row (`new Result(order != null, order)`) knows itself
whether it is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from nullguard.flow.bodies.aliases import alias, names_of
from nullguard.flow.containers.dictionaries import MOST_ENTRIES
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY, NONNULL, NULLABLE, PRESENT, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.bindings import made_once, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.bean_names import accessed_by, decapitalised, is_setter_name
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_replace = msgspec.structs.replace


def with_rows(frame: Frame, cls: ClassInfo | None, arguments: Arguments, made: Value, state: State) -> Value:
    """A new object with the rows that it keeps, where one of them may be missing."""
    if cls is None or cls.is_library or not any(may_be_null(value) for _, value, _ in arguments):
        return made
    if frame.world.schema.is_entity(cls.id) or len(arguments) > MOST_ENTRIES or _is_told_more(frame, arguments, state):
        return made
    values = [value for _, value, _ in arguments]
    named = {
        name: value if value.null == NULLABLE else PRESENT
        for name, position in kept_places(frame, cls, len(values))
        if is_kept_null(frame, cls, name, value := values[position]) or value.null == NONNULL
    }
    return _replace(made, named=tuple(named.items())) if any(held.null == NULLABLE for held in named.values()) else made


def _is_told_more(frame: Frame, arguments: Arguments, state: State) -> bool:
    """Whether an object that is made of a row is also told something of it: whether it is there, or what was found with it."""
    mentioned = Counter(name for argument, _, _ in arguments for name in _names(argument.value))
    for argument, value, _ in arguments:
        row = argument.value
        if not may_be_null(value) or not isinstance(row, s.Name):
            continue
        others = mentioned.keys() - {row.id}
        if mentioned[row.id] > 1 or any(
            row.id in frozenset(_names(made)) for name in sorted(others) if (made := made_once(frame, name)) is not None
        ):
            return True
        if any(item.path == (row.id,) and item.condition[0] in others for item in state.implications):
            return True
    return False


def made_by_factory(frame: Frame, functions: Sequence[FunctionInfo], arguments: Arguments, result: Value, state: State) -> Value:
    """What a static method gives that merely makes such an object of what it is given: `Answer.of(orders.findByCode(code))`."""
    if len(functions) != 1 or functions[0].is_library or result.named or result.type is None:
        return result
    if not any(may_be_null(value) for _, value, _ in arguments):
        return result
    function = functions[0]
    made = made_by(frame, function)
    cls = frame.world.program.class_named(function.path, made.type.name, function.decl.qualname) if made is not None else None
    if made is None or cls is None or cls.id != result.type.cls:
        return result
    given = {p.name: value for p, (_, value, _) in zip(function.decl.parameters, arguments, strict=False)}
    passed: Arguments = [
        (item, given.get(item.value.id, ANY) if isinstance(item.value, s.Name) else ANY, None) for item in made.arguments
    ]
    if _is_told_more(frame, arguments, state):
        return result
    result = with_rows(frame, cls, passed, result, State())
    if frame.world.schema.is_entity(cls.id):
        return result
    kept = dict(result.named)
    for field, name in _set_later(frame, cls, function):
        if field == _ANY_FIELD:
            return _replace(result, named=())
        kept.pop(field, None)
        if is_kept_null(frame, cls, field, value := given.get(name, ANY)):
            kept[field] = value
    return _replace(result, named=tuple(kept.items()) if any(held.null == NULLABLE for held in kept.values()) else ())


_ANY_FIELD: Final = "*"
"""Stands for the fields that a method sets which does more than to keep what it is given."""


def _set_later(frame: Frame, cls: ClassInfo, function: FunctionInfo) -> Iterator[tuple[str, str]]:
    """The fields of the object that a function makes which it sets afterwards, in order: each with the name of the parameter that
    it then holds, or none."""
    for statement in frame.world.program.body(function)[1:]:
        match statement:
            case s.Assign(targets=(s.Attribute(name=field),), value=value):
                yield field, value.id if isinstance(value, s.Name) else ""
            case s.ExprStmt(value=s.Call(function=s.Attribute(name=setter), arguments=(s.Argument(value=value),))):
                name = value.id if isinstance(value, s.Name) else ""
                member = frame.world.program.method(cls, setter, 1)
                if member is None:  # Lombok writes it, or nobody knows it
                    yield accessed_by(setter) if is_setter_name(setter) else decapitalised(setter), ""
                    continue
                fields = [field for field, _ in kept_by(frame, member.functions[0])] if len(member.functions) == 1 else []
                yield from ((field, name) for field in fields or (_ANY_FIELD,))


def made_by(frame: Frame, function: FunctionInfo) -> s.New | None:
    """The object that a function merely makes; None where it does more."""
    frame.world.program.reads.add(body_entry(function))
    match frame.world.program.body(function):
        case (s.Return(value=s.New(body="") as made),):
            return made
    body = frame.world.program.body(function)
    if not body[1:]:
        return None
    match body[0], body[-1]:
        case s.Assign(targets=(s.Name(id=name),), value=s.New(body="") as made), s.Return(value=s.Name(id=given)):
            if given == name and all(_only_sets(statement, name) for statement in body[1:-1]):
                return made
    return None


def _only_sets(statement: s.Stmt, name: str) -> bool:
    """Whether a statement sets a field of an object, or calls a setter of it."""
    match statement:
        case s.Assign(targets=(s.Attribute(value=s.Name(id=holder)),)):
            return holder == name
        case s.ExprStmt(value=s.Call(function=s.Attribute(value=s.Name(id=holder), name=method), arguments=(_,))):
            return holder == name and is_setter_name(method)
    return False


def may_be_missing(value: Value) -> bool:
    """Whether a value is null where there is no such row, or none to aggregate."""
    return value.null == NULLABLE and value.origin is not None and value.origin.kind in ("lookup", "aggregate")


def may_be_null(value: Value) -> bool:
    """Whether a value may be null with a row's, or because the row is missing."""
    return value.null == NULLABLE and value.origin is not None and value.origin.kind in _OF_ROWS


_OF_ROWS = frozenset({"lookup", "aggregate", "column", "relation"})


def is_kept_null(frame: Frame, cls: ClassInfo, field: str, value: Value) -> bool:
    """Whether the null of what a field is given is known by the field's name: that of columns only where the class is not told to
    hold them."""
    if not may_be_null(value):
        return False
    return may_be_missing(value) or frame.world.schema.attribute(cls.id, field) is None


def kept_places(frame: Frame, cls: ClassInfo, count: int) -> Iterator[tuple[str, int]]:
    """The fields that keep what a constructor of so many parameters is given, each with the place of that."""
    written = [f for f in frame.world.program.methods_of(cls) if "constructor" in f.decl.modifiers]
    fitting = [function for function in written if len(function.decl.parameters) == count]
    if len(fitting) == 1 and "compact" not in fitting[0].decl.modifiers:
        yield from kept_by(frame, fitting[0])
        return
    if fitting:
        return
    names: Sequence[str] = [field.name for field in cls.decl.fields if "component" in field.modifiers]
    if len(names) != count:
        generated = [given for given in frame.world.schema.constructors(cls) if len(given) == count]
        names = [parameter.name for parameter in generated[0]] if len(generated) == 1 else ()
    yield from ((name, place) for place, name in enumerate(names))


def kept_by(frame: Frame, constructor: FunctionInfo) -> Iterator[tuple[str, int]]:
    """The same of a constructor that is written out: parameters of which it does nothing but keep them in a field, to which it
    does nothing else (`if (order == null) { this.order = NONE; }`), also not by calls of its own methods."""
    places = {parameter.name: place for place, parameter in enumerate(constructor.decl.parameters) if parameter.kind != "star"}
    frame.world.program.reads.add(body_entry(constructor))
    body = frame.world.program.body(constructor)
    mentioned = Counter(_names_and_own(body))
    for node in nodes(body):
        match node:
            case s.Call(function=s.Name(id=name)) if name != "super":
                return
            case s.Call(function=s.Attribute(value=s.Name(id="this"))):
                return
    for statement in body:
        match statement:
            case s.Assign(targets=(target,), value=s.Name(id=given), type=None) if given in places and mentioned[given] == 1:
                name = _own(target)
                own = mentioned[f"this.{name}"] + (mentioned[name] if name not in places else 0)
                if name and own == 1 and (isinstance(target, s.Attribute) or name not in places):
                    yield name, places[given]


def _names(node: s.Expr) -> Iterator[str]:
    return (item.id for item in nodes((node,)) if isinstance(item, s.Name))


def _names_and_own(body: s.Body) -> Iterator[str]:
    """The names in a body, and the fields that are written with the own object: `order` and `this.order`."""
    for node in nodes(body):
        match node:
            case s.Name(id=name):
                yield name
            case s.Attribute(value=s.Name(id="this"), name=name):
                yield f"this.{name}"


def has_rows_kept(frame: Frame, value: Value) -> bool:
    """Whether a value is such an object, or keeps a row of which something is known."""
    cls = frame.world.class_of(value.type)
    return cls is not None and not cls.is_library and any(held.null == NULLABLE or held.facts for _, held in value.named)


def note_kept(frame: Frame, name: str, node: s.Expr, value: Value, state: State) -> None:
    """`Sale sale = new Sale(order, today)`: what is tested of the order afterwards is tested of what the sale keeps, too, as is
    what is tested of `order.getNote()` where that is kept. After
    `Sale other = sale` there are two names for one object."""
    cls = frame.world.class_of(value.type) if value.named and isinstance(node, s.New | s.Name | s.Call) else None
    if cls is None or cls.is_library:
        return
    if isinstance(node, s.Name) and has_rows_kept(frame, value):
        state.imply(alias((name,), (node.id,)))
        if name not in frame.locals:  # whatever uses the field may give it others
            forget_kept(frame, value, (node.id,), state)
    known = dict(value.named)
    given = given_to(frame, node, cls)
    for field, place in kept_places(frame, cls, len(given)) if given else ():
        row = given[place]
        if row is None or (held := known.get(field)) is None or held.null != NULLABLE:
            continue
        path = (row.id,) if isinstance(row, s.Name) else quietly(frame, row, state)[1]
        if path is not None:
            state.imply(alias((name, field), path))


def given_to(frame: Frame, node: s.Expr, cls: ClassInfo) -> Sequence[s.Expr | None]:
    """What the constructor of a class is given where an object is made, in place or by a static method that merely makes it."""
    if isinstance(node, s.New):
        return [argument.value for argument in node.arguments]
    if not isinstance(node, s.Call):
        return ()
    member = frame.world.program.method(cls, last_name(node.function), len(node.arguments))
    functions = member.functions if member is not None else ()
    if len(functions) != 1 or "static" not in functions[0].decl.modifiers:
        return ()
    made = made_by(frame, functions[0])
    handed = {p.name: argument.value for p, argument in zip(functions[0].decl.parameters, node.arguments, strict=False)}
    return [handed.get(last_name(item.value)) for item in made.arguments] if made is not None else ()


def forget_kept(frame: Frame, value: Value, path: Path | None, state: State) -> None:
    """Whoever gets an object that keeps rows may give it others, by whatever name it is known here."""
    if path is None or not value.named or not has_rows_kept(frame, value):
        return
    for place in names_of(path, state.implications):
        known = value if place == path else state.values.get(place)
        if known is not None:
            state.values[place] = _replace(known, named=())


def only_asks(functions: Sequence[FunctionInfo]) -> bool:
    """Whether a call runs one function which answers whether something holds, and sets nothing."""
    if len(functions) != 1 or functions[0].is_library:
        return False
    returns = functions[0].decl.returns
    is_truth = returns is not None and returns.name in ("boolean", "Boolean")
    return is_truth and not any(is_setter_name(name) for name in functions[0].decl.mentions)


def kept_in(frame: Frame, base: Value, method: str) -> str:
    """The field of an object that was made so which a method without parameters merely gives; empty where it does more."""
    cls = frame.world.class_of(base.type)
    names = {name for name, _ in base.named}
    if cls is None or cls.is_library or not names:
        return ""
    member = frame.world.program.method(cls, method, 0)
    functions = member.functions if member is not None else ()
    if all("implicit" in function.decl.modifiers for function in functions):  # records and Lombok write it
        shown = method.removeprefix("get")
        return method if method in names else name if (name := decapitalised(shown)) in names else ""
    if len(functions) != 1:
        return ""
    frame.world.program.reads.add(body_entry(functions[0]))
    match frame.world.program.body(functions[0]):
        case (s.Return(value=value),) if value is not None and (name := _own(value)) in names:
            return name
    return ""


def _own(node: s.Expr) -> str:
    """The field of the own object that is written: `this.order`, `order`; empty for anything else."""
    match node:
        case s.Attribute(value=s.Name(id="this"), name=name) | s.Name(id=name):
            return name
    return ""
