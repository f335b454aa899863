"""Containers that refuse null, where an interface declares them: `Map<String, Order> orders = new ConcurrentHashMap<>()`."""

from __future__ import annotations

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import Field
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Member, Type


def as_made(program: Program, declared: Type, made: Type | None) -> Type:
    """The type of a container that is declared as one and made as another, if that one refuses null; else the declared one."""
    if made is None or made.cls.rpartition(".")[2] not in library_names("refusing-container"):
        return declared
    type = Type(made.cls, declared.args)
    seen = program.seen_as(type, declared.cls)
    return type if seen is not None and seen.args == declared.args else declared


def held(program: Program, member: Member, declared: Type) -> Type:
    """The type of what a Java field holds that keeps the container which is made at its declaration."""
    cls, field = member.declared_in, member.field
    if field is None or field.value is None or cls.is_library or not cls.path.endswith(".java"):
        return declared
    type = as_made(program, declared, made_by(program, field.value, cls.path, cls.decl.qualname))
    return type if type is not declared and _is_kept(program, cls, field) else declared


def made_by(program: Program, node: s.Expr, path: str, scope: str) -> Type | None:
    """The class of the container that an expression makes, without a comparator that may know where null belongs."""
    match node:
        case s.New(type=type, arguments=given, body="") if all(isinstance(argument.value, s.Constant) for argument in given):
            return program.type_of(type, path, scope)
        case s.Call(function=s.Attribute(value=s.Name(id=name), name="of")):
            cls = program.class_named(path, name, scope)
            member = program.method(cls, "of") if cls is not None and cls.is_library else None
            for function in member.functions[:1] if member is not None else ():
                return program.type_of(function.decl.returns, function.path, function.decl.qualname)
    return None


def _is_kept(program: Program, cls: ClassInfo, field: Field) -> bool:
    """Whether nothing puts another container in the place of the one that a field begins with."""
    if "final" in field.modifiers:
        return True
    if "private" not in field.modifiers:
        return False
    return not program.functions_writing(cls.path, field.name)
