"""Java's objects that are made of a row that a lookup may not have found: `new Sale(orders.findByCode(code), today)`, whose
`getOrder()` gives null then, here and in whatever gets the object from the function.

Followed are records, constructors that merely keep what they are given, and those that Lombok writes; what is kept is known by
the field's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from nullguard.flow.bodies.aliases import alias
from nullguard.flow.containers.dictionaries import MOST_ENTRIES
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import ANY, NONNULL, NULLABLE, PRESENT, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_replace = msgspec.structs.replace


def with_rows(frame: Frame, cls: ClassInfo | None, arguments: Arguments, made: Value) -> Value:
    """A new object with the rows that it keeps, where one of them may be missing."""
    if cls is None or cls.is_library or not any(_may_be_missing(value) for _, value, _ in arguments):
        return made
    if frame.world.schema.is_entity(cls.id) or len(arguments) > MOST_ENTRIES:
        return made
    values = [value for _, value, _ in arguments]
    named = {
        name: value if _may_be_missing(value) else PRESENT
        for name, position in _kept(frame, cls, len(values))
        if _may_be_missing(value := values[position]) or value.null == NONNULL
    }
    return _replace(made, named=tuple(named.items())) if any(held.null == NULLABLE for held in named.values()) else made


def made_by_factory(frame: Frame, functions: Sequence[FunctionInfo], arguments: Arguments, result: Value) -> Value:
    """What a static method gives that merely makes such an object of what it is given: `Answer.of(orders.findByCode(code))`."""
    if len(functions) != 1 or functions[0].is_library or result.named or result.type is None:
        return result
    if not any(_may_be_missing(value) for _, value, _ in arguments):
        return result
    function = functions[0]
    frame.world.program.reads.add(body_entry(function))
    match frame.world.program.body(function):
        case (s.Return(value=s.New(type=type, arguments=handed, body="")),):
            cls = frame.world.program.class_named(function.path, type.name, function.decl.qualname)
            given = {p.name: value for p, (_, value, _) in zip(function.decl.parameters, arguments, strict=False)}
            passed: Arguments = [
                (item, given.get(item.value.id, ANY) if isinstance(item.value, s.Name) else ANY, None) for item in handed
            ]
            return with_rows(frame, cls, passed, result) if cls is not None and cls.id == result.type.cls else result
    return result


def _may_be_missing(value: Value) -> bool:
    return value.null == NULLABLE and value.origin is not None and value.origin.kind in ("lookup", "aggregate")


def _kept(frame: Frame, cls: ClassInfo, count: int) -> Iterator[tuple[str, int]]:
    """The fields that keep what a constructor of so many parameters is given, each with the place of that."""
    written = [f for f in frame.world.program.functions_of(cls.path) if f.owner is cls and "constructor" in f.decl.modifiers]
    fitting = [function for function in written if len(function.decl.parameters) == count]
    if len(fitting) == 1 and "compact" not in fitting[0].decl.modifiers:
        places = {parameter.name: place for place, parameter in enumerate(fitting[0].decl.parameters)}
        frame.world.program.reads.add(body_entry(fitting[0]))
        for statement in frame.world.program.body(fitting[0]):
            match statement:
                case s.Assign(
                    targets=(s.Attribute(value=s.Name(id="this"), name=name) | s.Name(id=name),), value=s.Name(id=given)
                ):
                    if given in places:
                        yield name, places[given]
        return
    if fitting:
        return
    names: Sequence[str] = [field.name for field in cls.decl.fields if "component" in field.modifiers]
    if len(names) != count:
        generated = [given for given in frame.world.schema.constructors(cls) if len(given) == count]
        names = [parameter.name for parameter in generated[0]] if len(generated) == 1 else ()
    yield from ((name, place) for place, name in enumerate(names))


def has_rows_kept(frame: Frame, value: Value) -> bool:
    """Whether a value is such an object."""
    cls = frame.world.class_of(value.type)
    return cls is not None and not cls.is_library and any(held.null == NULLABLE for _, held in value.named)


def note_kept(frame: Frame, name: str, node: s.Expr, value: Value, state: State) -> None:
    """`Sale sale = new Sale(order, today)`: what is tested of the order afterwards is tested of what the sale keeps, too."""
    cls = frame.world.class_of(value.type)
    if not value.named or not isinstance(node, s.New) or cls is None or cls.is_library:
        return
    known = dict(value.named)
    for field, place in _kept(frame, cls, len(node.arguments)):
        given = node.arguments[place].value
        if isinstance(given, s.Name) and (held := known.get(field)) is not None and held.null == NULLABLE:
            state.imply(alias((name, field), (given.id,)))


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
        return method if method in names else name if (name := shown[:1].lower() + shown[1:]) in names else ""
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
