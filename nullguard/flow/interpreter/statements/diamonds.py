"""What Java infers where `new Column<>(…)` leaves the type arguments out: by the variable that it is assigned to, by the
parameter of the constructor that it is handed to, and by what it is handed itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.meant.overloads import overload
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, Type
from nullguard.program.types import unify

_replace = msgspec.structs.replace

_MOST_LEVELS: Final = 4
"""Constructors within constructors that are looked at."""


def inferred(frame: Frame, node: s.Expr, declared: s.TypeRef | None) -> s.Expr:
    """What is assigned to a variable, as an object of the class with the type arguments that are written with the variable."""
    if not isinstance(node, s.New) or node.type.args or declared is None or not declared.args:
        return node
    if declared.name == node.type.name or _has_as_many(frame, node, declared):
        return _replace(node, type=_replace(node.type, args=declared.args))
    return node


def _has_as_many(frame: Frame, node: s.New, declared: s.TypeRef) -> bool:
    """Whether a class is a library's with as many type parameters as what is declared: `Set<Order> orders = new TreeSet<>(…)`."""
    functions = (s.Lambda, s.MethodReference)
    if not any(isinstance(argument.value, functions) for argument in node.arguments):
        return False
    cls = frame.world.program.class_named(frame.path, node.type.name, frame.scope)
    return cls is not None and cls.is_library and len(cls.decl.type_parameters) == len(declared.args)


def of_field(frame: Frame, target: s.Expr) -> s.TypeRef | None:
    """The type that is written with a field of the same class which is assigned to."""
    match target:
        case s.Attribute(value=s.Name(id="this"), name=name) | s.Name(id=name):
            pass
        case _:
            return None
    if frame.owner is None or (isinstance(target, s.Name) and name in frame.locals):
        return None
    return next((field.type for field in frame.owner.decl.fields if field.name == name), None)


def arguments_inferred(frame: Frame, node: s.New, level: int = 0) -> s.New:
    """A constructor's call whose arguments that are made in place have the type arguments of its parameters."""
    if level > _MOST_LEVELS or not node.type.args or not any(_is_open(argument.value) for argument in node.arguments):
        return node
    cls = frame.world.program.class_named(frame.path, node.type.name, frame.scope)
    if cls is None or cls.is_library or len(cls.decl.type_parameters) != len(node.type.args):
        return node
    mapping = {parameter.name: given for parameter, given in zip(cls.decl.type_parameters, node.type.args, strict=True)}
    wanted = _parameters(cls, len(node.arguments))
    if not wanted:
        return node
    found = [
        _replace(argument, value=_inferred(frame, argument.value, wanted[min(number, len(wanted) - 1)].type, mapping, level))
        for number, argument in enumerate(node.arguments)
    ]
    return _replace(node, arguments=tuple(found))


def by_arguments(frame: Frame, cls: ClassInfo | None, type: Type | None, arguments: Arguments) -> Type | None:
    """The type of a new object, whose type arguments its arguments tell: `new BeanPropertyRowMapper<>(Order.class)`."""
    if cls is None or type is None or type.args or not arguments or not cls.decl.type_parameters:
        return type
    program = frame.world.program
    member = program.method(cls, cls.name)
    written = member.functions if member is not None and member.declared_in is cls else ()
    fitting = tuple([f for f in written if "constructor" in f.decl.modifiers and len(f.decl.parameters) == len(arguments)])
    if not fitting:
        return type
    called = overload(frame, fitting, arguments)
    found: dict[str, Type] = {}
    for parameter, (_, value, _) in zip(called.decl.parameters, arguments, strict=True):
        wanted = program.type_of(parameter.type, called.path, called.decl.qualname)
        if wanted is not None and value.type is not None and value.callable is None:
            found |= unify(wanted, value.type, program.seen_as)
    names = [parameter.name for parameter in cls.decl.type_parameters]
    return Type(type.cls, tuple([found[name] for name in names])) if found.keys() >= set(names) else type


def _is_open(value: s.Expr) -> bool:
    return isinstance(value, s.New) and not value.type.args and not value.body


def _inferred(frame: Frame, value: s.Expr, wanted: s.TypeRef | None, mapping: Mapping[str, s.TypeRef], level: int) -> s.Expr:
    if not isinstance(value, s.New) or not _is_open(value) or wanted is None or not wanted.args:
        return value
    args = tuple([mapping.get(argument.name, argument) for argument in wanted.args])
    if any(argument.name not in mapping for argument in wanted.args) or wanted.name.rpartition(".")[2] != _simple(value):
        return value
    return arguments_inferred(frame, _replace(value, type=_replace(value.type, args=args)), level + 1)


def _simple(node: s.New) -> str:
    return node.type.name.rpartition(".")[2]


def _parameters(cls: ClassInfo, count: int) -> tuple[s.Parameter, ...]:
    """The parameters of the only constructor that takes so many arguments; none where there are several."""
    written = [function.parameters for function in cls.decl.functions if "constructor" in function.modifiers]
    fitting = [
        taken for taken in written if len(taken) == count or (taken and taken[-1].kind == "star" and len(taken) <= count + 1)
    ]
    return fitting[0] if len(fitting) == 1 else ()
