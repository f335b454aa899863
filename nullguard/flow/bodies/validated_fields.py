"""Fields of Python classes whose objects validate what they are made of: one that is declared to hold a text, a number or a date
refuses None.

Source: the pydantic documentation, "Required fields" and "Validators": a field takes None only where its annotation admits it, or
a validator has made something of it before.
"""

from __future__ import annotations

from nullguard.flow.constants.enums import refuses_none
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import Field, Function
from nullguard.model.nodes import nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_MAKING = frozenset({"__init__", "__new__"})

_RESOLVING = library_names("field-resolving")
"""Begin the names of methods that give what a field is given."""

_ALIASES = library_names("field-alias")


def refusing_fields(program: Program, cls: ClassInfo, of_row: bool = False) -> frozenset[str]:
    """The fields of a class that refuse None when one of its objects is made; none where something may replace it before. What is
    made `of_row` has objects of the project's other classes of what is related to the row, of which there is none for None."""
    if cls.is_library or program.base_names(cls).isdisjoint(library_names("validating-base")):
        return frozenset()
    found: dict[str, bool] = {}
    replaced: set[str] = set()
    for holder in program.ancestors(cls):
        if holder.is_library:
            continue
        for function in holder.decl.functions:
            replaced |= _replaced(function)
        made = {function.name for function in holder.decl.functions}
        for field in holder.decl.fields:
            if field.name not in found:
                is_free = made.isdisjoint([verb + field.name for verb in _RESOLVING])
                found[field.name] = is_free and _refuses(program, holder, field, of_row)
    if _ALL in replaced:
        return frozenset()
    return frozenset(name for name, refuses in found.items() if refuses and name not in replaced)


_ALL = "*"
"""Stands for all fields of a class, as it does in the library."""


def _replaced(function: Function) -> frozenset[str]:
    """The fields for which a method may make something of None before it is refused."""
    if function.name in _MAKING:
        return frozenset({_ALL})
    found: set[str] = set()
    for annotation in function.annotations:
        kind = annotation.simple_name
        if kind not in library_names("validator-decorator"):
            continue
        is_of_fields = kind in library_names("field-validator")
        if not _runs_before(annotation, is_of_fields):
            continue
        named = [item.value for item in annotation.arguments if not item.name]
        texts = [item.value for item in named if isinstance(item, s.Constant) and item.kind == "str"]
        found.update(str(text) for text in texts if is_of_fields and len(texts) == len(named))
        if not is_of_fields or not texts or len(texts) != len(named):
            found.add(_ALL)
    return frozenset(found)


def _runs_before(annotation: s.Annotation, is_of_fields: bool) -> bool:
    """Whether a validator may run before the types are checked: one of a field only where it says so (`mode="before"`,
    `pre=True`), one of the whole object unless it says that it does not (`mode="after"`)."""
    modes = [item.value for item in annotation.arguments if item.name in ("mode", "pre")]
    if not modes:
        return not is_of_fields
    return not all(isinstance(mode, s.Constant) and mode.value in ("after", False, "False") for mode in modes)


def _refuses(program: Program, holder: ClassInfo, field: Field, of_row: bool) -> bool:
    if field.type is None or "instance" in field.modifiers or "ClassVar" in field.type.name:
        return False
    if isinstance(field.value, s.Call) and any(item.name in _ALIASES for item in field.value.arguments):
        return False  # it is read by another name
    return _is_plain(program, holder, field.type, of_row) and not (field.value is not None and _names_null(field.value))


def _names_null(value: s.Expr) -> bool:
    """Whether null is a field's default: the first version of pydantic takes it for an optional one then."""
    return any(isinstance(node, s.Constant) and node.kind == "null" for node in nodes((value,)))


def _is_plain(program: Program, holder: ClassInfo, type: s.TypeRef, of_row: bool) -> bool:
    """Whether a type is one of which None is no value, and which no validator of its own stands for."""
    if type.nullable:
        return False
    if type.name == "|":
        return all(_is_plain(program, holder, member, of_row) for member in type.args)
    if type.name.rpartition(".")[2] in library_names("never-none-type"):
        return True
    cls = program.class_named(holder.path, type.name, holder.decl.qualname)
    return cls is not None and not cls.is_library and (refuses_none(program, cls) or (of_row and _is_validated(program, cls)))


def _is_validated(program: Program, cls: ClassInfo) -> bool:
    """Whether a class of the project makes its objects of the attributes of others, of which None has none."""
    if program.base_names(cls).isdisjoint(library_names("validating-base")):
        return False
    own = [function for holder in program.ancestors(cls) if not holder.is_library for function in holder.decl.functions]
    return all(_ALL not in _replaced(function) for function in own)
