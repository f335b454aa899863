"""Class attributes that are null only where nobody has filled them in: `queryset: QuerySet | None = None` of a base class."""

from __future__ import annotations

from nullguard.flow.constants.refused_when_made import is_own, refuses_missing
from nullguard.model import syntax as s
from nullguard.model.facts import Field
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, Member

_CONSTRUCTOR = "__init__"
_ANYTHING = frozenset({"Any", "object", "None"})


def is_placeholder(program: Program, member: Member) -> bool:
    """Whether classes below give the attribute a value, classes that those are mixed with, or the constructor of its own class:
    what uses it in the class that declares it runs in these.

    The declaration has to stand in the body of a class of Python that leaves the attribute open or null.
    """
    field, owner = member.field, member.declared_in
    if field is None or owner.is_library or not owner.path.endswith(".py") or "instance" in field.modifiers:
        return False
    if field.value is not None and not is_null(field.value):
        return False
    heirs = [cls for cls in program.subclasses(owner) if cls is not owner]
    return (
        any(_fills(program, cls, field.name) for cls in program.declaring_below(owner, field.name))
        or _constructs(program, owner, field.name)
        or refuses_missing(program, owner, field.name)
        or any(_constructs(program, base, field.name) for base in _beside(program, owner, heirs))
    )


def _fills(program: Program, cls: ClassInfo, name: str) -> bool:
    program.reads.add(cls.path)
    return any(function.name == name for function in cls.decl.functions) or any(
        other.name == name and other.value is not None and not is_null(other.value) for other in cls.decl.fields
    )


def _beside(program: Program, owner: ClassInfo, heirs: list[ClassInfo]) -> list[ClassInfo]:
    """The classes of the project that a class's heirs have as ancestors too, which know nothing of it."""
    found = {base.id: base for cls in heirs for base in program.ancestors(cls) if not base.is_library}
    kin = {owner.id, *(cls.id for cls in heirs)}
    return [base for _, base in sorted(found.items()) if base.id not in kin and base not in program.ancestors(owner)]


def _constructs(program: Program, cls: ClassInfo, name: str) -> bool:
    """Whether a class's constructor always sets an attribute to what is there by its own declarations, and no other method of the
    class sets it to something else."""
    made = [field for field in cls.decl.fields if field.name == name and "instance" in field.modifiers]
    if not any(_CONSTRUCTOR in field.modifiers for field in made):
        return False
    member = program.method(cls, _CONSTRUCTOR)
    function = member.functions[0] if member is not None and member.functions else None
    if function is None or function.owner is not cls or not all(_is_there(field, function) for field in made):
        return False
    for statement in program.body(function):
        match statement:
            case s.Assign(targets=targets) if any(is_own(target, function, name) for target in targets):
                return True
        if any(isinstance(node, s.Return) for node in nodes((statement,))):
            return False
    return False


def _is_there(field: Field, constructor: FunctionInfo) -> bool:
    """Whether an attribute is set to a new object, or to a parameter of the constructor that is declared never to be null."""
    match field.value:
        case s.Call(function=callee):
            return last_name(callee)[:1].isupper()
        case s.Name(id=name) if _CONSTRUCTOR in field.modifiers:
            return any(_is_required(parameter) for parameter in constructor.decl.parameters if parameter.name == name)
    return False


def _is_required(parameter: s.Parameter) -> bool:
    written = parameter.type
    is_declared = written is not None and not written.nullable and written.name.rpartition(".")[2] not in _ANYTHING
    return is_declared and not is_null(parameter.default)
