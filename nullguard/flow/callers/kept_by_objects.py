"""What all who make an object know of what they give it is known in its methods, of the field that keeps it (Java): of a task
that is only made where its row is there.

`if (order.getBuyer() != null) { new Ship(order).start(); }`: in `run` of that class `this.order` has a buyer. The object may run
later: what is found there is doubtful, not away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from nullguard.flow.callers.java_gates import Summarise
from nullguard.flow.constants.always_set import assigned_to
from nullguard.flow.domain.row_paths import found_by, row_path
from nullguard.flow.domain.state import MAX_DEPTH, Path
from nullguard.flow.domain.values import NONNULL, NULL, Value
from nullguard.flow.interpreter.statements.each_round import assigned_names
from nullguard.flow.remembering import remembered
from nullguard.flow.summaries.helpers import NOTHING_KNOWN, Known
from nullguard.flow.summaries.returns import FULL_DEPTH
from nullguard.flow.summaries.summary import RECEIVER, RETURNS
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_THIS: Final = "this"

_MOST_FIELDS: Final = 8
_REFUSING: Final = frozenset(name.rpartition(".")[2] for name in library_names("throwing-on-null"))

KnownByMakers = Callable[[FunctionInfo], Known]


def known_of_fields(world: World, function: FunctionInfo, levels: int, known: KnownByMakers, summarise: Summarise) -> Known:
    """What is known of the fields of its object in a method, by what is `known` where all its constructor's objects are made, and
    by what the constructor itself refuses."""
    owner, decl = function.owner, function.decl
    if owner is None or "static" in decl.modifiers or "constructor" in decl.modifiers or owner.is_library:
        return NOTHING_KNOWN
    kept = remembered(world, ("kept fields", owner.id, "", 0), lambda: _kept(world, owner))
    if kept is None or kept[1].keys().isdisjoint(decl.mentions):
        return NOTHING_KNOWN
    constructor, fields = kept
    key = ("known of fields", constructor.id, "", levels)
    return remembered(
        world, key, lambda: {**_of_fields(known(constructor), fields), **_refused(world, constructor, fields, summarise)}
    )


def _refused(world: World, constructor: FunctionInfo, fields: Mapping[str, str], summarise: Summarise) -> Known:
    """What is known of what fields hold because the constructor does not come to its end otherwise: `this.order = order;` and
    `if (order.getBuyer() == null) { throw …; }`."""
    parameters = [parameter.name for parameter in constructor.decl.parameters]
    found: dict[Path, Value] = {}
    for told in summarise(world, constructor, FULL_DEPTH).guarantees:
        if told.when != RETURNS or told.aspect != "nonnull" or told.beside:
            continue
        if told.position == RECEIVER:
            below, held = told.segments[1:], [field for field in fields if told.segments[:1] == (field,)]
        elif told.position < len(parameters):
            below, held = told.segments, [field for field, given in fields.items() if given == parameters[told.position]]
        else:
            continue
        for field in held:
            if below and len(below) + 2 <= MAX_DEPTH:
                found[(_THIS, field, *below)] = Value(NONNULL)
    return found


def _of_fields(known: Known, fields: Mapping[str, str]) -> Known:
    held = {parameter: (_THIS, field) for field, parameter in fields.items()}
    found: dict[Path, Value] = {}
    for path, value in known.items():
        if value.null >= NULL:
            continue
        if (row := found_by(path)) is not None:
            table, keys = row
            if all(key[0] in held for key in keys):
                found[row_path(table, tuple([(*held[key[0]], *key[1:]) for key in keys]))] = value
        elif path[0] in held and len(path) < MAX_DEPTH:
            found[(*held[path[0]], *path[1:])] = value
    return found


def _given(value: s.Expr | None) -> str:
    """What a field is given: a parameter, perhaps by way of what refuses null (`Objects.requireNonNull(order)`)."""
    match value:
        case s.Name(id=name):
            return name
        case s.Call(function=function, arguments=(s.Argument(value=s.Name(id=name)), *_)) if last_name(function) in _REFUSING:
            return name
    return ""


def _kept(world: World, owner: ClassInfo) -> tuple[FunctionInfo, Mapping[str, str]] | None:
    """The one constructor of a class that is given something, and the parameters that it keeps, by the fields that nothing else
    sets."""
    program = world.program
    made = [one for one in program.methods_of(owner) if "constructor" in one.decl.modifiers and one.decl.parameters]
    if len(made) != 1 or owner.decl.kind != "class":
        return None
    (constructor,) = made
    program.reads.add(body_entry(constructor))
    parameters = {parameter.name for parameter in constructor.decl.parameters}
    fields = {one.name: one.modifiers for one in owner.decl.fields if {"private", "final"}.intersection(one.modifiers)}
    kept: dict[str, str] = {}
    for node in nodes(program.body(constructor)):
        match node:
            case s.Assign(targets=(s.Name(id=field) | s.Attribute(value=s.Name(id="this"), name=field),), value=value) if (
                field in fields and (parameter := _given(value)) in parameters
            ):
                kept[field] = parameter
    for field in tuple(kept):
        writers = program.functions_writing(owner.path, field) if "final" not in fields[field] else ()
        if (
            any(one.id != constructor.id for one in writers)
            or len(list(assigned_to(program, constructor, field))) != 1
            or kept[field] in assigned_names(program.body(constructor))
        ):
            del kept[field]
    return (constructor, kept) if kept and len(kept) <= _MOST_FIELDS else None
