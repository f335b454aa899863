"""Pairs and their like (Java): what they were made of is what they give (`Pair.of(order, order.getNote()).getRight()`).

Source: the API references of Apache Commons Lang 3 (tuple), Hutool (Pair) and Vavr. Those of the project are told by their types.
"""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.values import NULLABLE, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.program.symbols import ARRAY, ClassInfo
from nullguard.program.trace import body_entry

_LEAST = 2
"""Values that an object holds for it to be told by its class's type parameters."""

_replace = msgspec.structs.replace


class PairModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def basis(self) -> str:
        """The table's names alone tell what a pair is."""
        return ""

    def call(self, site: CallSite) -> Value | None:
        """A pair with what it holds, and what it gives."""
        if len(site.arguments) >= _LEAST and site.result.items is None and _makes(site):
            return _replace(site.result, items=tuple(value for _, value in site.arguments))
        receiver = site.receiver
        if receiver is None or receiver.items is None or site.arguments or (receiver.type and receiver.type.cls == ARRAY):
            return None
        place = _place(site, receiver, len(receiver.items))
        held = receiver.items[place] if place is not None else None
        if held is None or held.null != NULLABLE:
            return None
        return _replace(site.result, type=site.result.type or held.type, null=NULLABLE, origin=held.origin)


def _makes(site: CallSite) -> bool:
    """Whether a call makes an object of its arguments, in their order."""
    if site.qualified in library_names("pair-making"):
        return True
    owner, program = site.callee, site.world.program
    if not isinstance(owner, ClassInfo) or owner.is_library:
        return False
    if len(program.type_parameters(owner)) != len(site.arguments):
        return False
    member = program.method(owner, site.method, len(site.arguments))
    function = member.functions[0] if member is not None and len(member.functions) == 1 else None
    if function is None or "static" not in function.decl.modifiers:
        return False
    names = tuple(parameter.name for parameter in function.decl.parameters)
    program.reads.add(body_entry(function))
    match program.body(function):
        case (s.Return(value=s.New(type=made, arguments=given)),) if made.name == owner.name:
            return tuple(item.value.id for item in given if isinstance(item.value, s.Name)) == names
    return False


def _place(site: CallSite, receiver: Value, count: int) -> int | None:
    """Which of the values a getter gives: by its name, or by the type parameter that it is declared to give."""
    cls = site.world.class_of(receiver.type)
    if cls is None or cls.is_library:
        if site.method in library_names("pair-first"):
            return 0
        return count - 1 if site.method in library_names("pair-last") else None
    member = site.world.program.method(cls, site.method, 0)
    returns = member.functions[0].decl.returns if member is not None and len(member.functions) == 1 else None
    names = site.world.program.type_parameters(cls)
    return names.index(returns.name) if returns is not None and returns.name in names and len(names) == count else None
