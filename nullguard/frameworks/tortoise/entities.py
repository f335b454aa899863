"""Tortoise models as entities.

Source: the Tortoise ORM 1.1 documentation, "Models" and "Fields": a field is NOT NULL unless it says `null=True`; a foreign key
gives its row under its own name and the raw key as `name_id`; the other side has the rows as `related_name`, of a one-to-one one
row or None.
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

FRAMEWORK = "tortoise"

_PACKAGE = "tortoise."
_QUERY_SET = "tortoise.queryset.QuerySet"
_TYPES = {
    "CharField": "builtins.str",
    "TextField": "builtins.str",
    "IntField": "builtins.int",
    "BigIntField": "builtins.int",
    "SmallIntField": "builtins.int",
    "FloatField": "builtins.float",
    "BooleanField": "builtins.bool",
    "DecimalField": "decimal.Decimal",
    "DatetimeField": "datetime.datetime",
    "DateField": "datetime.date",
    "TimeField": "datetime.time",
    "TimeDeltaField": "datetime.timedelta",
    "UUIDField": "uuid.UUID",
    "BinaryField": "builtins.bytes",
}
_TO_ONE = frozenset({"ForeignKeyField", "OneToOneField"})
_MANY = "ManyToManyField"


def declare_entities(program: Program) -> Iterator[Entity]:
    """The models of the program; in order of class id."""
    if not uses(program, _PACKAGE):
        return
    classes = sorted((cls for cls in program.classes.values() if _is_model(program, cls)), key=lambda cls: cls.id)
    models = [cls for cls in classes if not _option(cls, program, "abstract")]
    fields = {cls.id: _all_fields(program, cls) for cls in classes}
    backwards: dict[str, list[MappedAttribute]] = {}
    for cls in models:
        for _, kind, arguments in fields[cls.id].values():
            target = _target(models, cls, arguments) if kind in _TO_ONE or kind == _MANY else None
            if target is not None and (made := _backwards(cls, kind, arguments)) is not None:
                backwards.setdefault(target.id, []).append(made)
    for cls in models:
        found = {made.name: made for made in backwards.get(cls.id, ())}
        for field, kind, arguments in fields[cls.id].values():
            found.update({made.name: made for made in _mapped(models, cls, field, kind, arguments)})
        if not any(made.primary_key for made in found.values()):
            found["id"] = MappedAttribute("id", AttributeKind.COLUMN, "id", TypeRef("builtins.int"), primary_key=True)
        table = _option(cls, program, "table")
        yield Entity(
            cls.id,
            cls.name,
            table if isinstance(table, str) else cls.name.lower(),
            FRAMEWORK,
            cls.path,
            line_of(cls.decl.at),
            found,
        )


def _is_model(program: Program, cls: ClassInfo) -> bool:
    if cls.is_library or not cls.path.endswith(".py"):
        return False
    return any(name.startswith(_PACKAGE) and name.endswith(".Model") for name in program.base_names(cls))


def _all_fields(program: Program, cls: ClassInfo) -> dict[str, tuple[Field, str, Arguments]]:
    """Own and inherited fields by name, those of mixins too."""
    found = {}
    for base in reversed(program.ancestors(cls)):
        if not base.is_library:
            found.update({field.name: (field, kind, given) for field, kind, given in declared_fields(program, base, _PACKAGE)})
    return found


def _mapped(models: list[ClassInfo], cls: ClassInfo, field: Field, kind: str, arguments: Arguments) -> Iterator[MappedAttribute]:
    target = _target(models, cls, arguments) if kind in _TO_ONE or kind == _MANY else None
    target_id = target.id if target is not None else ""
    if kind == _MANY:
        yield collection(field.name, target_id, _QUERY_SET)
        return
    if kind not in _TO_ONE and not kind.endswith("Field"):
        return
    nullable = arguments.flag("null")
    text = "null=True" if nullable else f"{kind} without null=True"
    said = (Evidence(Origin.MAPPING, bool(nullable), nullable is not None, cls.path, line_of(field.at), text),)
    primary = arguments.flag("primary_key") is True or arguments.flag("pk") is True
    column = arguments.text("source_field")
    if kind in _TO_ONE:
        key = f"{field.name}_id"
        column = column or key
        yield MappedAttribute(field.name, AttributeKind.RELATION, column, None, target_id, key, said, primary_key=primary)
        yield MappedAttribute(key, AttributeKind.COLUMN, column, evidence=said, primary_key=primary)
        return
    type = TypeRef(_TYPES[kind]) if kind in _TYPES else None
    yield MappedAttribute(field.name, AttributeKind.COLUMN, column or field.name, type, evidence=said, primary_key=primary)


def _backwards(cls: ClassInfo, kind: str, arguments: Arguments) -> MappedAttribute | None:
    """What the target of a relation has: many rows, of a one-to-one one row that may be missing."""
    if arguments.value("related_name") is False:
        return None
    name = arguments.text("related_name")
    if kind == "OneToOneField":
        return MappedAttribute(name or cls.name.lower(), AttributeKind.REVERSE, target=cls.id)
    return collection(name or f"{cls.name.lower()}s", cls.id, _QUERY_SET)


def _target(models: list[ClassInfo], cls: ClassInfo, arguments: Arguments) -> ClassInfo | None:
    """The model that `"models.Customer"` or the class itself names."""
    written = arguments.text("model_name", 0) or arguments.text("to", 0)
    given = arguments.expression("model_name", 0) or arguments.expression("to", 0)
    name = written or (dotted_name(given) if given is not None else "")
    return by_name(models, name.rpartition(".")[2], cls) if name else None


def _option(cls: ClassInfo, program: Program, name: str) -> object:
    """A constant of the class's own `Meta`."""
    meta = program.classes.get(f"{cls.id}.Meta")
    field = next((field for field in meta.decl.fields if field.name == name), None) if meta is not None else None
    return field.value.value if field is not None and isinstance(field.value, Constant) else None
