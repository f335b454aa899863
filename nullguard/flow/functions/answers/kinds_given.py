"""Parameters of Java functions that are members of an enum, for some of which alone null comes back: `find(Kind kind, long id)`
gives null for kinds that it knows nothing of, and `find(Kind.CARD, id)` asks for one that it knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from nullguard.flow.constants.enums import all_members
from nullguard.flow.domain.values import NONNULL, NULL, UNKNOWN, ConstantKey, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.functions.meant.overloads import argument_for, given
from nullguard.flow.summaries.summary import Summary
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, nodes
from nullguard.program.symbols import FunctionInfo

_MOST: Final = 6
"""Members of an enum that are tried: each one takes another interpretation of the body."""


def kinds(
    world: World, function: FunctionInfo, body: s.Body, positions: Mapping[str, int]
) -> Iterator[tuple[str, int, ConstantKey]]:
    """What is tried: the members of the enum of the only such parameter, by its name and position, where the body gives null
    itself and asks of what kind that parameter is, or hands it on to another method of its object that may."""
    if not function.path.endswith(".java"):
        return
    found = [
        (parameter.name, members)
        for parameter in given(function)
        if parameter.name in positions and parameter.takes_one
        if (members := all_members(world.program, world.program.type_of(parameter.type, function.path, function.decl.qualname)))
    ]
    if len(found) == 1:
        name, members = found[0]
        gives_null = any(map(_gives_null, nodes(body)))
        if len(members) <= _MOST and any((gives_null and _asks(node, name)) or _hands_on(node, name) for node in nodes(body)):
            for member in sorted(members, key=str):
                yield name, positions[name], member


def chooses(body: s.Body) -> bool:
    """Whether a body gives nothing but constants, new objects, and null: one for each kind (`return CARD_MAPPER`)."""
    return all(_is_chosen(node.value) for node in nodes(body) if isinstance(node, s.Return))


def _is_chosen(node: s.Expr | None) -> bool:
    match node:
        case s.Name(id=name) | s.Attribute(value=s.Name(), name=name):
            return name.isupper()
        case s.Constant() | s.New():
            return True
        case _:
            return False


def without_other_kinds(summary: Summary, function: FunctionInfo, arguments: Arguments, result: Value) -> Value:
    """What a call gives that names the kind, where null comes back for none that it may be."""
    for position in sorted({position for position, _, _ in summary.sure_for}) if result.null >= NULL else ():
        found = argument_for(function, arguments, position)
        constants = found[1].constants if found is not None else None
        told = {member: is_there for at, member, is_there in summary.sure_for if at == position}
        if constants and constants <= told.keys():
            is_there = all(told[constant] for constant in constants)
            return msgspec.structs.replace(result, null=NONNULL if is_there else UNKNOWN, origin=None)
    return result


def _gives_null(node: s.Node) -> bool:
    match node:
        case s.Return(value=value) | s.Assign(value=value):
            return value is not None and is_null(value)
        case s.Conditional(body=body, orelse=orelse):
            return is_null(body) or is_null(orelse)
    return False


def _asks(node: s.Node, name: str) -> bool:
    """Whether a parameter is compared, chosen by, asked something or handed on."""
    match node:
        case s.Compare(operands=operands):
            return any(isinstance(one, s.Name) and one.id == name for one in operands)
        case s.Switch(subject=s.Name(id=asked)) | s.Call(function=s.Attribute(value=s.Name(id=asked))) if asked == name:
            return True
    return _hands_on(node, name)


def _hands_on(node: s.Node, name: str) -> bool:
    match node:
        case s.Call(function=s.Name() | s.Attribute(value=s.Name(id="this")), arguments=arguments):
            return any(isinstance(one.value, s.Name) and one.value.id == name for one in arguments)
    return False
