"""One call of a method of an object, as the steps of its evaluation hand it on."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from nullguard.flow.domain.places import known_by
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import BY_CONVENTION, Value
from nullguard.flow.frame.behaviour import Arguments, library_method
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.answers.answers import with_element
from nullguard.flow.functions.meant.inference import open_here
from nullguard.flow.functions.meant.only_named import of_own_query
from nullguard.flow.functions.meant.overloads import methods_called
from nullguard.model import syntax as s
from nullguard.model.behaviour import ArgumentRule
from nullguard.program.symbols import ClassInfo, FunctionInfo, Member, Type

_replace = msgspec.structs.replace


class CalledMethod(NamedTuple):
    """A method that is called: on what (`base`, whose access path is `path`), with which evaluated arguments, in which state.

    `member` is what the receiver's class has under the name, `functions` the methods among it, `substitution` what the type
    parameters of its class stand for, `rule` what the tables of libraries say of it.
    """

    frame: Frame
    node: s.Call
    receiver: s.Expr
    base: Value
    path: Path | None
    name: str
    arguments: Arguments
    state: State
    cls: ClassInfo | None
    member: Member | None
    functions: tuple[FunctionInfo, ...]
    substitution: dict[str, Type]
    rule: ArgumentRule | None

    @property
    def qualified(self) -> str:
        """The dotted name of the method, empty where the class is unknown."""
        return f"{self.cls.dotted}.{self.name}" if self.cls is not None else ""

    @property
    def is_property(self) -> bool:
        """Whether what is called is what a property gives: `self.form_class()`."""
        return "property" in self.functions[0].decl.modifiers


def called_method(
    frame: Frame,
    node: s.Call,
    receiver: s.Expr,
    base: Value,
    path: Path | None,
    name: str,
    arguments: Arguments,
    state: State,
) -> CalledMethod:
    """The method that a call means, by the class of its receiver."""
    world, type = frame.world, base.type
    program, cls = world.program, world.class_of(type)
    member = methods_called(frame, cls, name, arguments) if cls is not None else None
    if member is None and type is not None and (own := of_own_query(frame, node, name, base)) is not None:
        type = Type(own.id, type.args)
        base, cls, member = known_by(_replace(base, type=type), BY_CONVENTION), own, methods_called(frame, own, name, arguments)
    functions = member.functions if member is not None else ()
    substitution: dict[str, Type] = {}
    if member is not None and functions:
        known = program.type_arguments(open_here(frame, type), member) if type is not None else member.substitution
        substitution = with_element(known, base)
    rule = library_method(frame, world.lineage(type), name, arguments) if type is not None else None
    if rule is not None and rule.never_returns and member is not None and not member.declared_in.is_library:
        rule = None  # the project's own method in its place may return
    return CalledMethod(
        frame, node, receiver, base, path, name, arguments, state, cls, member, functions, substitution, rule
    )  # fmt: skip
