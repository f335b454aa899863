"""Fields of Python classes whose objects validate what they are made of: one that is declared to hold a text, a number or a date
refuses None.

Source: the pydantic documentation, "Required fields" and "Validators": a field takes None only where its annotation admits it, or
a validator has made something of it before.
"""

from __future__ import annotations

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import Field
from nullguard.model.nodes import nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_MAKING = frozenset({"__init__", "__new__"})

_RESOLVING = library_names("field-resolving")
"""Begin the names of methods that give what a field is given."""

_ALIASES = library_names("field-alias")


def refusing_fields(program: Program, cls: ClassInfo) -> frozenset[str]:
    """The fields of a class that refuse None when one of its objects is made; none where something may replace it before."""
    if cls.is_library or program.base_names(cls).isdisjoint(library_names("validating-base")):
        return frozenset()
    found: dict[str, bool] = {}
    for holder in program.ancestors(cls):
        if holder.is_library:
            continue
        if any(_may_replace(function.name, function.annotations) for function in holder.decl.functions):
            return frozenset()
        made = {function.name for function in holder.decl.functions}
        for field in holder.decl.fields:
            found.setdefault(field.name, _refuses(field) and made.isdisjoint([verb + field.name for verb in _RESOLVING]))
    return frozenset(name for name, refuses in found.items() if refuses)


def _may_replace(name: str, annotations: tuple[s.Annotation, ...]) -> bool:
    if name in _MAKING:
        return True
    validators = library_names("validator-decorator")
    return any(annotation.simple_name in validators for annotation in annotations)


def _refuses(field: Field) -> bool:
    if field.type is None or "instance" in field.modifiers or "ClassVar" in field.type.name:
        return False
    if isinstance(field.value, s.Call) and any(item.name in _ALIASES for item in field.value.arguments):
        return False  # it is read by another name
    return _is_plain(field.type) and not (field.value is not None and _names_null(field.value))


def _names_null(value: s.Expr) -> bool:
    """Whether null is a field's default: the first version of pydantic takes it for an optional one then."""
    return any(isinstance(node, s.Constant) and node.kind == "null" for node in nodes((value,)))


def _is_plain(type: s.TypeRef) -> bool:
    """Whether a type is one of which None is no value, and which no validator of its own stands for."""
    if type.nullable:
        return False
    if type.name == "|":
        return all(_is_plain(member) for member in type.args)
    return type.name.rpartition(".")[2] in library_names("never-none-type")
