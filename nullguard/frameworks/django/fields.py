"""Model fields: what `name = models.CharField(null=True)` in a class body declares.

Field classes of the project count as what they descend from, with the defaults that their constructors set; field classes of
libraries nobody has here are known by the end of their names, which is how the field is named everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from nullguard.frameworks.arguments import Arguments, UnknownValue, constant
from nullguard.model.nodes import dotted_name
from nullguard.model.span import line_of
from nullguard.model.syntax import Assign, Attribute, Call, Constant, Expr, ExprStmt, Literal, Name, Return, Stmt, Subscript
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo
from nullguard.program.trace import body_entry


class FieldKind(StrEnum):
    COLUMN = "column"
    FOREIGN_KEY = "foreign-key"
    ONE_TO_ONE = "one-to-one"
    MANY = "many"
    """Many-to-many and generic relations: managers, never None."""
    FILE = "file"
    GENERIC_KEY = "generic-key"
    COMPOSED = "composed"
    """A value made of sibling fields, such as an amount with its currency; it has no column of its own."""


# What a loaded value is; source: the Django 5.2 model field reference.
VALUE_TYPES = {
    **dict.fromkeys(
        (
            "CharField", "TextField", "SlugField", "EmailField", "URLField", "FilePathField", "GenericIPAddressField",
            "IPAddressField", "CICharField", "CITextField", "CIEmailField", "CommaSeparatedIntegerField",
        ),
        "builtins.str",
    ),
    **dict.fromkeys(
        (
            "AutoField", "BigAutoField", "SmallAutoField", "IntegerField", "BigIntegerField", "SmallIntegerField",
            "PositiveIntegerField", "PositiveBigIntegerField", "PositiveSmallIntegerField",
        ),
        "builtins.int",
    ),
    "BooleanField": "builtins.bool",
    "NullBooleanField": "builtins.bool",
    "FloatField": "builtins.float",
    "DecimalField": "decimal.Decimal",
    "DateField": "datetime.date",
    "DateTimeField": "datetime.datetime",
    "TimeField": "datetime.time",
    "DurationField": "datetime.timedelta",
    "UUIDField": "uuid.UUID",
    "BinaryField": "builtins.bytes",
    "ArrayField": "builtins.list",
    "HStoreField": "builtins.dict",
    "JSONField": "json.Stored",
    "FileField": "django.db.models.FieldFile",
    "ImageField": "django.db.models.ImageFieldFile",
}  # fmt: skip

_AUTOMATIC = ("auto_now", "auto_now_add")

AUTO_FIELDS = frozenset({"AutoField", "BigAutoField", "SmallAutoField"})

_NO_MODEL_FIELDS = (
    "django.forms.", "rest_framework.", "graphene.", "django_filters.", "wtforms.", "marshmallow.", "factory.", "dataclasses.",
    "pydantic.", "strawberry.", "import_export.", "django_tables2.", "elasticsearch_dsl.", "django_elasticsearch_dsl.",
    "haystack.", "attr.", "attrs.", "formtools.", "crispy_forms.", "mongoengine.", "peewee.", "tortoise.", "ninja.", "colander.",
)  # fmt: skip
_MANY = ("ManyToManyField", "ManyToMany", "GenericRelation", "TaggableManager")
_MOST_STATEMENTS = 60
_KEPT_DEFAULTS = frozenset({"blank", "null", "to", "related_name", "primary_key", "db_column", "unique"})


@dataclass(frozen=True)
class FieldClass:
    """What a field class makes: its kind, the nearest Django class's name, and what constructors of the project put in.

    `defaults` apply where the call gives nothing, `forced` always; each expression comes with the source and class it stands in.
    A name that begins with `AutoOneToOne` stands for keys that make the row on the other side when it is asked for.
    """

    kind: FieldKind
    name: str
    defaults: dict[str, tuple[Expr, ClassInfo]] = field(default_factory=dict)
    forced: dict[str, tuple[Expr, ClassInfo]] = field(default_factory=dict)


@dataclass(frozen=True)
class ModelField:
    """A field in a class body. `nullable` is None when the declaration cannot be told without running it.

    `to` is the relation's target as written, standing in the class `to_seen_from`; `parts` name the sibling fields that a
    composed value or a generic key is made of; `empties` says that the key becomes null when the row it refers to is deleted;
    `automatic` is the option by which each save, or the first one, sets the field; `must_be_filled` says that validation refuses
    an empty value.
    """

    name: str
    field_class: FieldClass
    holder: ClassInfo
    line: int
    nullable: bool | None
    explicit: bool
    text: str
    column: str = ""
    primary_key: bool = False
    to: Expr | None = None
    to_seen_from: ClassInfo | None = None
    related_name: str = ""
    parent_link: bool = False
    parts: tuple[str, ...] = ()
    empties: bool = False
    automatic: str = ""
    must_be_filled: bool = False
    editable: bool = True

    @property
    def kind(self) -> FieldKind:
        return self.field_class.kind


class FieldReader:
    """Reads class bodies of one program; remembers what field classes are."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._classes: dict[tuple[str, str, str], FieldClass | None] = {}
        self._own: dict[str, dict[str, ModelField | None]] = {}

    def own_fields(self, cls: ClassInfo) -> dict[str, ModelField | None]:
        """The model fields in the body of a class, in order; None stands for an attribute set to None, which removes an inherited
        field."""
        known = self._own.get(cls.id)
        if known is None:
            known = self._own[cls.id] = {}
            for declared in cls.decl.fields:
                if "instance" in declared.modifiers or declared.value is None:
                    continue
                if isinstance(declared.value, Constant) and declared.value.kind == "null":
                    known[declared.name] = None
                elif isinstance(declared.value, Call):
                    found = self.read(cls, declared.name, declared.value, line_of(declared.at))
                    if found is not None:
                        known[declared.name] = found
        return known

    def has_own_fields(self, cls: ClassInfo) -> bool:
        """Whether a class body declares any model field."""
        return any(found is not None for found in self.own_fields(cls).values())

    def read(self, cls: ClassInfo, name: str, call: Call, line: int) -> ModelField | None:
        """The field that a call in a class body makes; None when it makes none that is known."""
        written = call.function.value if isinstance(call.function, Subscript) else call.function  # `Field[int, int](…)`
        dotted = dotted_name(written)
        if not dotted:
            return None
        scope = cls.decl.qualname
        key = (cls.path, dotted, scope.rpartition(".")[0])
        if key not in self._classes:
            self._classes[key] = self._field_class(cls, dotted)
        made = self._classes[key]
        if made is None:
            return None
        arguments = Arguments(self._program, cls.path, scope, call)
        nullable, explicit, text = self._nullability(made, arguments, dotted)
        primary_key = self._value(made, arguments, "primary_key") is True or made.name in AUTO_FIELDS
        if primary_key:
            nullable, explicit, text = False, True, "primary_key=True"
        to, seen_from = arguments.expression("to", 0), cls
        if "to" in made.forced or (to is None and "to" in made.defaults):
            to, seen_from = made.forced.get("to") or made.defaults["to"]
        parts: tuple[str, ...] = ()
        if made.kind is FieldKind.GENERIC_KEY:
            parts = (arguments.text("ct_field", 0) or "content_type", arguments.text("fk_field", 1) or "object_id")
        elif made.kind is FieldKind.COLUMN and made.name not in VALUE_TYPES:
            parts = tuple(arguments.text(option) for option in arguments.keywords if option.endswith("_field"))
            if parts:
                made = replace(made, kind=FieldKind.COMPOSED)
        column, related_name = (self._value(made, arguments, option) for option in ("db_column", "related_name"))
        return ModelField(
            name,
            made,
            cls,
            line,
            nullable,
            explicit,
            text,
            column=column if isinstance(column, str) else "",
            primary_key=primary_key,
            to=to,
            to_seen_from=seen_from,
            related_name=related_name if isinstance(related_name, str) else "",
            parent_link=arguments.flag("parent_link") is True,
            parts=parts,
            empties=_is_set_null(arguments.expression("on_delete", 1)),
            automatic=next((option for option in _AUTOMATIC if arguments.flag(option) is True), ""),
            must_be_filled=made.name != "NullBooleanField" and self._must_be_filled(made, arguments),
            editable=arguments.flag("editable") is not False,
        )

    def _nullability(self, made: FieldClass, arguments: Arguments, dotted: str) -> tuple[bool | None, bool, str]:
        if made.name == "NullBooleanField":
            return True, True, "NullBooleanField"
        null = self._value(made, arguments, "null")
        where = f" in {dotted.rpartition('.')[2]}" if "null" not in arguments.keywords else ""
        if isinstance(null, bool):
            return null, True, f"null={null}{where}"
        if isinstance(null, UnknownValue) or (null is None and arguments.open):
            return None, False, "null is computed"
        if made.kind is FieldKind.GENERIC_KEY:
            return None, False, "GenericForeignKey"
        return False, False, f"{dotted} without null"

    def _must_be_filled(self, made: FieldClass, arguments: Arguments) -> bool:
        blank = self._value(made, arguments, "blank")
        return blank is False or (blank is None and not arguments.open)

    def _value(self, made: FieldClass, arguments: Arguments, name: str) -> Literal | UnknownValue:
        forced = made.forced.get(name)
        if forced is None and arguments.expression(name) is not None:
            return arguments.value(name)
        chosen = forced or made.defaults.get(name)
        if chosen is None:
            return None
        value, holder = chosen
        return constant(self._program, holder.path, holder.decl.qualname, value)

    # ---- field classes

    def _field_class(self, cls: ClassInfo, dotted: str) -> FieldClass | None:
        scope = cls.decl.qualname
        found = self._program.class_named(cls.path, dotted, scope)
        if found is None or found.is_library:
            name = self._program.qualified(cls.path, dotted, scope)
            simple = (found.name if found is not None else dotted).rpartition(".")[2]
            kind = None if name.startswith(_NO_MODEL_FIELDS) else kind_of(simple, name)
            return FieldClass(kind, simple) if kind is not None else None
        lineage = [base for base in self._program.ancestors(found) if not base.is_library]
        outside = sorted(self._program.base_names(found) - {base.dotted for base in lineage})
        if any(name.startswith(_NO_MODEL_FIELDS) for name in outside):
            return None
        makes_row = any(base.name.startswith("AutoOneToOne") for base in lineage)
        known = [
            (kind, name.rpartition(".")[2]) for name in outside if (kind := kind_of(name.rpartition(".")[2], name)) is not None
        ]
        if not known:
            return None
        special = [item for item in known if item[0] is not FieldKind.COLUMN]
        kind, name = (special or [item for item in known if item[1] in VALUE_TYPES] or known)[0]
        made = FieldClass(kind, f"Auto{name}" if makes_row and not name.startswith("Auto") else name)
        for base in lineage:
            self._add_constructor(base, made)
        return made

    def _add_constructor(self, cls: ClassInfo, made: FieldClass) -> None:
        """What `__init__` of a field class sets: options written into `kwargs` or passed to its base, parameters' defaults."""
        member = self._program.method(cls, "__init__")
        if member is None or member.declared_in is not cls or not member.functions:
            return
        function = member.functions[-1]
        self._program.reads.add(body_entry(function))
        parameters = {parameter.name for parameter in function.decl.parameters}
        for statement in self._program.body(function)[:_MOST_STATEMENTS]:
            for option, value, is_default in _options_set(statement):
                if option in _KEPT_DEFAULTS and not (isinstance(value, Name) and value.id in parameters):
                    (made.defaults if is_default else made.forced).setdefault(option, (value, cls))
        for parameter in function.decl.parameters:
            if parameter.name in _KEPT_DEFAULTS and parameter.default is not None:
                made.defaults.setdefault(parameter.name, (parameter.default, cls))


def _is_set_null(given: Expr | None) -> bool:
    return given is not None and dotted_name(given).rpartition(".")[2] == "SET_NULL"


def kind_of(name: str, dotted: str = "") -> FieldKind | None:
    """What a field class makes, by its name; None when it is no field class. `dotted` is its full name where known."""
    if dotted.startswith("filer.fields."):
        return FieldKind.FOREIGN_KEY
    if name.endswith(_MANY):
        return FieldKind.MANY
    if name.endswith("GenericForeignKey"):
        return FieldKind.GENERIC_KEY
    if name.endswith(("OneToOneField", "OneToOne")):
        return FieldKind.ONE_TO_ONE
    if name.endswith(("ForeignKey", "ForeignKeyField", "ParentalKey")):
        return FieldKind.FOREIGN_KEY
    if name.endswith(("FileField", "ImageField")):
        return FieldKind.FILE
    if name.endswith("Field") and (name != "Field" or dotted.startswith("django.db.models.")):
        return FieldKind.COLUMN
    return None


def _options_set(statement: Stmt) -> list[tuple[str, Expr, bool]]:
    """Options that one statement of a constructor sets, each with whether it is only a default."""
    if isinstance(statement, Assign) and statement.value is not None:
        found = []
        for target in statement.targets:
            if isinstance(target, Subscript) and isinstance(target.value, Name) and isinstance(target.index, Constant):
                found.append((str(target.index.value), statement.value, False))
        return found
    if not isinstance(statement, (ExprStmt, Return)) or not isinstance(statement.value, Call):
        return []
    call = statement.value
    if not isinstance(call.function, Attribute):
        return []
    if call.function.name == "setdefault" and len(call.arguments) == 2:
        key = call.arguments[0].value
        return [(str(key.value), call.arguments[1].value, True)] if isinstance(key, Constant) else []
    if call.function.name == "update" and isinstance(call.function.value, Name):
        return [(argument.name, argument.value, False) for argument in call.arguments if argument.name]
    if call.function.name != "__init__":
        return []
    passed = [(argument.name, argument.value, False) for argument in call.arguments if argument.name]
    plain = [argument.value for argument in call.arguments if not argument.name and not argument.star]
    if plain and isinstance(plain[0], Name) and plain[0].id == "self":
        plain = plain[1:]
    if plain and not isinstance(plain[0], Name):
        passed.append(("to", plain[0], False))
    return passed
