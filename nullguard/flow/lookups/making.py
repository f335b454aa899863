"""Rows that the code makes, and the nullable attributes that it leaves out: such a row is saved with null."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL, NULLABLE, Value
from nullguard.flow.frame.attributes import declared_member
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.model.schema import AttributeKind
from nullguard.model.span import Packed
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type
from nullguard.program.trace import body_entry

_STORED = (AttributeKind.COLUMN, AttributeKind.RELATION)


def makes_rows(function: FunctionInfo) -> bool:
    """Whether a function may make the rows that it then finds: it mentions what stores them, or is named for it, or for making
    sure that they are there."""
    names = {*function.decl.mentions, function.decl.name}
    if not names.isdisjoint(library_names("row-made") | library_names("row-stored")):
        return True
    making = (*words("inserting"), *words("filling"))
    return any(name.lstrip("_").startswith(making) or any(part in name for part in words("making")) for name in names)


def note_left_out(frame: Frame, cls: ClassInfo, arguments: Iterable[s.Argument], at: Packed) -> None:
    """Note which nullable attributes `Order(number=1)` leaves out. Nothing is told of objects made without keywords, which are
    filled in afterwards, of those made with `**values`, and of classes with a constructor of their own that does more than
    hand on what it is given."""
    schema, program = frame.world.schema, frame.world.program
    names = {argument.name for argument in arguments}
    if not names or None in names or not schema.is_entity(cls.id):
        return
    constructor = program.member(cls, "__init__")
    mentioned: frozenset[str] | None = frozenset()
    if constructor is not None and not constructor.declared_in.is_library:
        above = program.ancestors(constructor.declared_in)
        is_only = not any(_has_constructor(base) for base in above if base is not constructor.declared_in)
        mentioned = _handed_on(frame, constructor.functions[0]) if is_only and len(constructor.functions) == 1 else None
    if mentioned is None:
        return
    attributes = schema.attributes(cls.id)
    keys = {mapped.key_attribute: mapped.name for mapped in attributes if mapped.key_attribute}
    row = Value(NONNULL, Type(cls.id), fresh=True, bare=True)
    for mapped in attributes:
        given = {mapped.name, mapped.key_attribute, keys.get(mapped.name, "")} & names
        given |= {mapped.name, mapped.key_attribute} & mentioned
        if given or mapped.kind not in _STORED or mapped.primary_key or not mapped.column:
            continue
        attribute = schema.attribute(cls.id, mapped.name)
        if attribute is not None and attribute.nullable and declared_member(frame, row, mapped.name).null == NULLABLE:
            frame.sink.leave_out(attribute.subject, at)


def _has_constructor(cls: ClassInfo) -> bool:
    return not cls.is_library and any(function.name == "__init__" for function in cls.decl.functions)


def _handed_on(frame: Frame, constructor: FunctionInfo) -> frozenset[str] | None:
    """The names that a constructor mentions which hands on all that it is given (`super().__init__(**values)`) and sets, at
    most, what it mentions besides; None for one that takes anything else, or does anything else with it or with the object."""
    me, *others = constructor.decl.parameters or (s.Parameter(""),)
    values = next((parameter.name for parameter in others if parameter.kind == "kwargs"), None)
    if values is None or any(parameter.takes_one for parameter in others):
        return None
    if not library_names("setting-by-name").isdisjoint(constructor.decl.mentions):
        return None
    frame.world.program.reads.add(body_entry(constructor))
    handed = used = 0
    mentioned: set[str] = set()
    for node in nodes(frame.world.program.body(constructor)):
        match node:
            case s.Call(function=s.Attribute(name="__init__"), arguments=arguments):
                handed += sum(1 for item in arguments if item.star == 2 and last_name(item.value) == values)
                mentioned.update(item.name for item in arguments if item.name)
            case s.Call(function=function, arguments=arguments) if last_name(function) != "super":
                holder = function.value if isinstance(function, s.Attribute) else None
                if any(isinstance(given, s.Name) and given.id == me.name for given in (holder, *(i.value for i in arguments))):
                    return None
            case s.Name(id=name) if name == values:
                used += 1
            case s.Attribute(name=name):
                mentioned.add(name)
    return frozenset(mentioned) if handed == used == 1 else None


def given_unsaved_keys(frame: Frame, cls: ClassInfo, arguments: Arguments, state: State) -> tuple[tuple[str, Value], ...]:
    """The attributes, with what they hold, of a new row that was given the key of a row that is not saved yet: there is none
    (`parent = Node()`, then `Node(parent_id=parent.id)`)."""
    schema = frame.world.schema
    found: list[tuple[str, Value]] = []
    for argument, value, path in arguments:
        if not argument.name or not value.row_key or path is None or len(path) != 2:
            continue
        holder = state.values.get(path[:1])
        if holder is not None and holder.bare and schema.is_entity(cls.id):
            row = Value(NONNULL, Type(cls.id))
            relations = [mapped.name for mapped in schema.attributes(cls.id) if mapped.key_attribute == argument.name]
            found.extend((name, declared_member(frame, row, name)) for name in (argument.name, *relations))
    return tuple(found)
