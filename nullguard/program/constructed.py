"""What type the objects have that a call of a class makes."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.program.program import Program
from nullguard.program.symbols import UNKNOWN, ClassInfo, Type

_CONSTRUCTOR = "__init__"


def constructed(program: Program, cls: ClassInfo, given: Sequence[tuple[str | None, Type | None]]) -> Type:
    """The type of an object of a class, in Python with the type arguments that its constructor tells: `Repository(Order)` is a
    `Repository[Order]` where that is declared to get a `type[T]`. `given` are the arguments, each with its keyword and its type.
    """
    names = program.type_parameters(cls) if given and not cls.path.endswith(".java") and not cls.is_library else ()
    member = program.member(cls, _CONSTRUCTOR) if names else None
    if member is None or member.declared_in is not cls or not member.functions:
        return Type(cls.id)
    function = member.functions[0]
    parameters = function.decl.parameters[1:]
    found: dict[str, Type] = {}
    for position, (keyword, actual) in enumerate(given):
        named = (parameter for parameter in parameters if parameter.name == keyword)
        parameter = next(named, None) if keyword else parameters[position] if position < len(parameters) else None
        if parameter is None or parameter.type is None or actual is None or actual.cls == UNKNOWN.cls:
            continue
        wanted = program.type_of(parameter.type, function.path, function.decl.qualname)
        if wanted is not None:
            for name, type in program.unify(wanted, actual).items():
                found.setdefault(name, type)
    return Type(cls.id, tuple([found.get(name, UNKNOWN) for name in names]) if found else ())
