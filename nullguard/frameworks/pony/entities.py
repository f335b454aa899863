"""Pony entities.

Source: the Pony ORM 0.7 documentation, "Declaring entities": `Required` is NOT NULL; `Optional` is NULL, but a text or JSON
without `nullable=True` is empty and never None; relations are declared on both sides, and of an optional one whose other side is
required the key stands there.
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.arguments import Arguments
from nullguard.frameworks.field_calls import by_name, declared_fields, uses
from nullguard.frameworks.types import collection
from nullguard.model.facts import Field
from nullguard.model.nodes import dotted_name
from nullguard.model.schema import AttributeKind, Entity, Evidence, MappedAttribute, Origin
from nullguard.model.span import line_of
from nullguard.model.syntax import Constant, TypeRef
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

FRAMEWORK = "pony"

_PACKAGE = "pony."
_SET = "pony.orm.Query"
_TYPES = {
    "str": "builtins.str",
    "unicode": "builtins.str",
    "LongStr": "builtins.str",
    "int": "builtins.int",
    "float": "builtins.float",
    "bool": "builtins.bool",
    "bytes": "builtins.bytes",
    "buffer": "builtins.bytes",
    "Decimal": "decimal.Decimal",
    "datetime": "datetime.datetime",
    "date": "datetime.date",
    "time": "datetime.time",
    "timedelta": "datetime.timedelta",
    "UUID": "uuid.UUID",
}
_NEVER_NULL = frozenset({"str", "unicode", "LongStr", "LongUnicode", "Json"})
"""Types whose `Optional` attributes are empty instead of None."""

_TO_ONE = frozenset({"Required", "Optional", "PrimaryKey"})
_MOST_BASES = 20

_Fields = list[tuple[Field, str, Arguments]]


def declare_entities(program: Program) -> Iterator[Entity]:
    """The entities of the program; in order of class id."""
    if not uses(program, _PACKAGE):
        return
    classes = sorted((cls for cls in program.classes.values() if _is_entity(program, cls)), key=lambda cls: cls.id)
    own = {cls.id: list(declared_fields(program, cls, _PACKAGE)) for cls in classes}
    for cls in classes:
        lineage = [base for base in program.ancestors(cls)[:_MOST_BASES] if base.id in own]
        found: dict[str, MappedAttribute] = {}
        for base in reversed(lineage):
            for field, kind, arguments in own[base.id]:
                made = _attribute(classes, own, base, field, kind, arguments)
                if made is not None:
                    found[made.name] = made
        if not any(made.primary_key for made in found.values()):
            found["id"] = MappedAttribute("id", AttributeKind.COLUMN, "id", TypeRef("builtins.int"), primary_key=True)
        yield Entity(cls.id, cls.name, _table(lineage[-1]), FRAMEWORK, cls.path, line_of(cls.decl.at), found)


def _is_entity(program: Program, cls: ClassInfo) -> bool:
    if cls.is_library or not cls.path.endswith(".py"):
        return False
    return any(name.startswith(_PACKAGE) and name.endswith(".Entity") for name in program.base_names(cls))


def _attribute(
    classes: list[ClassInfo], own: dict[str, _Fields], cls: ClassInfo, field: Field, kind: str, arguments: Arguments
) -> MappedAttribute | None:
    name = _type_name(arguments)
    target = by_name(classes, name, cls)
    if kind == "Set":
        return collection(field.name, target.id if target is not None else "", _SET)
    if kind not in _TO_ONE or not name:
        return None
    nullable = arguments.flag("nullable")
    is_null = nullable if nullable is not None else kind == "Optional" and name not in _NEVER_NULL
    said = (Evidence(Origin.MAPPING, is_null, True, cls.path, line_of(field.at), f"{kind}({name})"),)
    primary = kind == "PrimaryKey"
    if target is not None:
        if kind == "Optional" and _has_key_there(own[target.id], cls):
            return MappedAttribute(field.name, AttributeKind.REVERSE, target=target.id)
        column = arguments.text("column") or field.name
        return MappedAttribute(field.name, AttributeKind.RELATION, column, None, target.id, "", said, primary_key=primary)
    type = TypeRef(_TYPES[name]) if name in _TYPES else None
    column = arguments.text("column") or field.name
    return MappedAttribute(field.name, AttributeKind.COLUMN, column, type, evidence=said, primary_key=primary)


def _has_key_there(fields: _Fields, cls: ClassInfo) -> bool:
    """Whether the other entity of a one-to-one relation must have this one, and so holds the key."""
    return any(kind == "Required" and _type_name(arguments) == cls.name for _, kind, arguments in fields)


def _type_name(arguments: Arguments) -> str:
    """The simple name of an attribute's type: the first argument, a class or its name."""
    given = arguments.expression("", 0)
    if given is None:
        return ""
    return (arguments.text("", 0) or dotted_name(given)).rpartition(".")[2]


def _table(cls: ClassInfo) -> str:
    """The table of an entity and of those that inherit from it."""
    field = next((field for field in cls.decl.fields if field.name == "_table_"), None)
    value = field.value.value if field is not None and isinstance(field.value, Constant) else None
    return value if isinstance(value, str) else cls.name
