"""Plain Python objects that are made of what rows hold: what they have in their attributes until something else is put there.

`info = Info(name=order.number)`: `info.name` is as null as the order's, here and in whatever gets the object from the function.
What is known so is kept by name, as that of dictionaries is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from nullguard.flow.bodies.aliases import alias
from nullguard.flow.bodies.read_by_properties import read_by_properties
from nullguard.flow.bodies.validated_fields import refusing_fields
from nullguard.flow.constants.refused_when_made import refuses_missing
from nullguard.flow.containers.constructors import CONSTRUCTOR, Given, kept_by_constructor, matched, read_by_constructor
from nullguard.flow.containers.dictionaries import MOST_ENTRIES, entry_segment, is_telling
from nullguard.flow.domain.given_facts import given_facts
from nullguard.flow.domain.mappings import is_mapping
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULLABLE, PRESENT, Fact, Value
from nullguard.flow.frame.attributes import read_member
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import global_value
from nullguard.flow.frame.writes import assigned_in
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.named_tuples import fields_of_tuple
from nullguard.model.nodes import dotted_name, last_name
from nullguard.program.symbols import ClassInfo, External, Symbol, Type, VariableInfo

_AFTERWARDS: Final = tuple(sorted(library_names("called-when-made")))
"""Methods that records of classes call when they are made."""

_OWN_CLASS: Final = "cls"

_DICTIONARY: Final = "builtins.dict"

_MISSING: Final = "missing"
"""The kind of origin of a related row whose absence raises where it is read: only from its own row."""

_replace = msgspec.structs.replace


def with_attributes(frame: Frame, callee: Symbol | None, arguments: Arguments, made: Value, state: State) -> Value:
    """The object that a call of a class makes, with what it holds of its arguments."""
    if frame.is_java or not arguments:
        return made
    if [argument for argument, _, _ in arguments if argument.star]:
        return _filled(frame, callee, arguments, made) if len(arguments) == 1 else made
    if made.fresh and isinstance(callee, ClassInfo) and frame.world.schema.is_entity(callee.id):
        facts = given_facts([(argument, value) for argument, value, _ in arguments])
        return _replace(made, facts=(*made.facts, *facts)) if facts else made
    named = _read_of_rows(frame, callee, arguments, state)
    values = [value for _, value, _ in arguments]
    if not named:
        for value in values:
            if is_telling(frame, value):
                break
        else:
            return made
    kept = kept_arguments(frame, callee, [argument for argument, _, _ in arguments])
    for name, position in kept:
        value = values[position]
        if is_telling(frame, value) and not (value.origin is not None and value.origin.kind == _MISSING):
            named[name] = PRESENT if _is_refused(frame, callee, name) else value
        elif value.null == NONNULL:
            named[name] = PRESENT  # for the join with an object that has a null there
    if not named or len(named) > MOST_ENTRIES:
        return made
    items = tuple(values) if _is_tuple(frame, callee) and [position for _, position in kept] == list(range(len(values))) else None
    return _replace(made, null=NONNULL, named=tuple(named.items()), items=items, fresh=made.fresh or made.type is None)


def _is_refused(frame: Frame, callee: Symbol | None, name: str) -> bool:
    """Whether a class makes no object without the attribute."""
    return isinstance(callee, ClassInfo) and not callee.is_library and refuses_missing(frame.world.program, callee, name)


def _filled(frame: Frame, callee: Symbol | None, arguments: Arguments, made: Value) -> Value:
    """A row that a class is filled with (`Order(**row)`, `Order(*row)`): what the query makes sure of is there."""
    (argument, row, _), *_ = arguments
    if not isinstance(callee, ClassInfo) or callee.is_library:
        return made
    if not frame.world.schema.is_entity(callee.id):
        return _kept_of_row(frame, callee, argument, row, made)
    held = row.named if argument.star > 1 else tuple(zip(_fields(frame, callee), row.items or (), strict=False))
    facts = tuple(Fact((name,), "nonnull") for name, value in held if value.null == NONNULL)
    return _replace(made, facts=made.facts + facts) if facts else made


def _kept_of_row(frame: Frame, cls: ClassInfo, argument: s.Argument, row: Value, made: Value) -> Value:
    """A plain object that is made of all that a dictionary holds: `Info(**row)`."""
    if argument.star == 1 or not row.named:
        return made
    attributes = {taken: kept for taken, kept in _parameters(frame, cls) if kept}
    named = tuple(
        (attributes[name], value if is_telling(frame, value) and not _is_refused(frame, cls, attributes[name]) else PRESENT)
        for name, value in row.named
        if name in attributes and (is_telling(frame, value) or value.null == NONNULL)
    )
    return _replace(made, null=NONNULL, named=named, fresh=made.fresh or made.type is None) if named else made


def _fields(frame: Frame, cls: ClassInfo) -> Iterator[str]:
    return (field for _, field in _of_record(frame, cls))


def _read_of_rows(frame: Frame, callee: Symbol | None, arguments: Arguments, state: State) -> dict[str, Value]:
    """The nullable columns that a constructor reads of the rows that it is given, by the attributes that keep them:
    `self.note = order.note`."""
    found: dict[str, Value] = {}
    if not isinstance(callee, ClassInfo) or callee.is_library or frame.world.schema.is_entity(callee.id):
        return found
    rows = {n for n, (_, value, _) in enumerate(arguments) if _is_row(frame, value)}
    if not rows:
        return found
    for name, position, segment in read_by_constructor(frame, callee, [argument for argument, _, _ in arguments]):
        if position in rows:
            argument, row, path = arguments[position]
            value, _ = read_member(frame, row, path, segment, argument.value.at, state)
            if value.null == NULLABLE and is_telling(frame, value):
                found[name] = value
            elif value.null == NONNULL:
                found[name] = PRESENT  # it was tested before
    return {**found, **{name: found[read] for name, read in _shown(frame, callee, found) if read in found}}


def _shown(frame: Frame, cls: ClassInfo, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The properties of a class that only give one of the attributes, each with that (`return self._note`)."""
    return read_by_properties(frame.world.program, cls) if any(name.startswith("_") for name in names) else iter(())


def _is_row(frame: Frame, value: Value) -> bool:
    return value.type is not None and not value.fresh and frame.world.schema.is_entity(value.type.cls)


def with_row(frame: Frame, cls: ClassInfo, name: str, arguments: Arguments, made: Value, state: State) -> Value:
    """`OrderOut.model_validate(order)`: the object that is made of a row, with the columns that its fields keep (Python)."""
    if frame.is_java or len(arguments) != 1 or name not in library_names("validating-row"):
        return made
    argument, row, path = arguments[0]
    if row.type is None or not frame.world.schema.is_entity(row.type.cls) or not _is_object(frame, cls):
        return made
    named: dict[str, Value] = {}
    for _, field in _of_record(frame, cls):
        held = frame.world.schema.attribute(row.type.cls, field) if field else None
        if held is None or held.mapped.target:  # a related row becomes an object of its own
            continue
        value, _ = read_member(frame, row, path, field, argument.value.at, state)
        if is_telling(frame, value):
            named[field] = value
        elif value.null == NONNULL:
            named[field] = PRESENT
    if not any(is_telling(frame, value) for value in named.values()) or len(named) > MOST_ENTRIES:
        return made
    return _replace(made, null=NONNULL, type=Type(cls.id), named=tuple(named.items()), fresh=made.type is None)


def _is_object(frame: Frame, cls: ClassInfo) -> bool:
    """Whether a class is the project's own, and its objects are no rows."""
    return not cls.is_library and not frame.world.schema.is_entity(cls.id) and is_record(frame, cls)


def _attributes_read(frame: Frame, node: s.Call, made: Value) -> Iterator[tuple[str, Path]]:
    """The attributes of an object that a call makes, with the path that their value was read from."""
    callee = called_to_make(frame, node, made)
    for name, position in kept_arguments(frame, callee, list(node.arguments)):
        if source := dotted_name(node.arguments[position].value):
            yield name, tuple(source.split("."))
    if isinstance(callee, ClassInfo) and not callee.is_library:
        read: dict[str, Path] = {}
        for name, position, segment in read_by_constructor(frame, callee, node.arguments):
            if source := dotted_name(node.arguments[position].value):
                read[name] = (*source.split("."), segment)
        yield from read.items()
        yield from ((name, read[shown]) for name, shown in _shown(frame, callee, read) if shown in read)


def called_to_make(frame: Frame, node: s.Call, made: Value) -> Symbol | None:
    """The class that a call makes an object of; None where it calls a function that gives one (`check(order)`)."""
    cls = frame.world.class_of(made.type)
    if cls is not None and last_name(node.function) in (cls.decl.name, _OWN_CLASS):
        return cls
    if not isinstance(node.function, s.Name) or node.function.id in frame.locals:
        return None
    found = global_value(frame, node.function.id)
    symbol = found.symbol if found is not None else None
    return symbol if cls is None or symbol is cls else None


def note_attributes(frame: Frame, name: str, node: s.Expr, value: Value, state: State) -> None:
    """`info = Info(shipped=order.shipped)`: what is tested of the order's afterwards is tested of the object's, too. The other
    way round, after `checker = Checker(order)`, which keeps the row itself."""
    if frame.is_java or not value.fresh or not isinstance(node, s.Call):
        return
    known = dict(value.named)
    written = [argument.value for argument in node.arguments]
    rows = {each.id for each in written if isinstance(each, s.Name) and _is_of_row(frame, each, state)}
    for attribute, source in _attributes_read(frame, node, value) if known or rows else ():
        held = known.get(attribute)
        if (held is not None and held.null == NULLABLE) or (len(source) == 1 and source[0] in rows):
            segment = entry_segment(attribute) if is_mapping(value.type) else attribute
            state.imply(alias((name, segment), source))


def _is_of_row(frame: Frame, node: s.Expr, state: State) -> bool:
    held = state.values.get((node.id,)) if isinstance(node, s.Name) else None
    return held is not None and frame.world.is_row(held)


def kept_from(frame: Frame, node: s.Expr, made: Value, attribute: str, state: State) -> Path | None:
    """The row that an attribute of an object holds that a call makes: `order` of `Checker(order)`."""
    if frame.is_java or not made.fresh or not isinstance(node, s.Call):
        return None
    if not any(_is_of_row(frame, argument.value, state) for argument in node.arguments):
        return None
    return next((source for name, source in _attributes_read(frame, node, made) if name == attribute), None)


def kept_arguments(frame: Frame, callee: Symbol | None, arguments: Sequence[s.Argument]) -> list[tuple[str, int]]:
    """The attributes in which a new object keeps its arguments, with the position of the argument."""
    if isinstance(callee, External) and callee.dotted in library_names("record-of-keywords"):
        return _by_keyword(arguments)
    if isinstance(callee, VariableInfo):
        return matched([(name, name) for name in _names_of_tuple(frame, callee)], arguments)
    if not isinstance(callee, ClassInfo) or frame.world.schema.is_entity(callee.id):
        return []
    if callee.dotted == _DICTIONARY or callee.dotted in library_names("record-of-keywords"):
        return _by_keyword(arguments)
    if callee.is_library:
        return []
    return _with_properties(frame, callee, matched(list(_parameters(frame, callee)), arguments))


def _with_properties(frame: Frame, cls: ClassInfo, kept: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The same with the properties that only give such an attribute (`return self._number`)."""
    positions = dict(kept)
    return [*kept, *((name, positions[read]) for name, read in _shown(frame, cls, positions) if read in positions)]


def _by_keyword(arguments: Sequence[s.Argument]) -> list[tuple[str, int]]:
    return [(argument.name, position) for position, argument in enumerate(arguments) if argument.name]


def _parameters(frame: Frame, cls: ClassInfo) -> Iterator[Given]:
    """What the constructor of a class takes, in order, each with the attribute that keeps it; empty where none does."""
    program = frame.world.program
    constructor = program.member(cls, CONSTRUCTOR)
    if constructor is not None and constructor.functions and not constructor.functions[0].is_library:
        return kept_by_constructor(frame, cls, constructor.functions[0])
    return _of_record(frame, cls) if is_record(frame, cls) else iter(())


def is_record(frame: Frame, cls: ClassInfo) -> bool:
    """Whether a class is one whose constructor takes its fields."""
    markers = library_names("record-decorator")
    lineage = frame.world.program.ancestors(cls)
    if any(annotation.name in markers for holder in lineage for annotation in holder.decl.annotations):
        return True
    bases = frame.world.program.base_names(cls)
    return not bases.isdisjoint(library_names("record-base") | library_names("validating-base"))


def _of_record(frame: Frame, cls: ClassInfo) -> Iterator[Given]:
    lineage = [holder for holder in frame.world.program.ancestors(cls) if not holder.is_library]
    changed: set[str] = set(refusing_fields(frame.world.program, cls))  # what they refuse is told there
    validators = library_names("validator-decorator")
    for holder in lineage:
        for name in _AFTERWARDS:
            member = frame.world.program.method(holder, name)
            for function in member.functions if member is not None else ():
                changed.update(assigned_in(frame, function) if not function.is_library else ())
        if any(mark.simple_name in validators for function in holder.decl.functions for mark in function.annotations):
            return
    seen: set[str] = set()
    for holder in reversed(lineage):
        for field in holder.decl.fields:
            if field.name in seen or "instance" in field.modifiers or not _is_field(field.type, field.value):
                continue
            seen.add(field.name)
            yield field.name, "" if field.name in changed or _is_converted(field.value) else field.name


def _is_converted(value: s.Expr | None) -> bool:
    """Whether a field keeps what a function makes of what it is given: `note = attr.ib(converter=str)`."""
    return isinstance(value, s.Call) and any(argument.name in library_names("record-converter") for argument in value.arguments)


def _is_field(type: s.TypeRef | None, value: s.Expr | None) -> bool:
    """Whether an attribute that a class declares is one that its constructor takes."""
    is_described = isinstance(value, s.Call) and dotted_name(value.function) in library_names("record-field")
    if type is None:
        return is_described
    if type.name.rpartition(".")[2] == "ClassVar":
        return False
    return not (isinstance(value, s.Call) and any(_is_left_out(argument) for argument in value.arguments))


def _is_left_out(argument: s.Argument) -> bool:
    return argument.name == "init" and isinstance(argument.value, s.Constant) and argument.value.value is False


def _is_tuple(frame: Frame, callee: Symbol | None) -> bool:
    if isinstance(callee, VariableInfo):
        return True
    return isinstance(callee, ClassInfo) and not frame.world.program.base_names(callee).isdisjoint(library_names("record-tuple"))


def _names_of_tuple(frame: Frame, variable: VariableInfo) -> tuple[str, ...]:
    """The fields of `Point = namedtuple("Point", ["x", "y"])`."""
    value = variable.decl.value
    if not isinstance(value, s.Call) or not isinstance(value.function, (s.Name, s.Attribute)):
        return ()
    symbol = frame.world.program.resolve(variable.path, dotted_name(value.function), "")
    is_tuple = symbol is not None and symbol.dotted in library_names("record-tuple")
    return fields_of_tuple(value) if is_tuple else ()
