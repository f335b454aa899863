"""Field classes: what `CharField`, `ForeignKey` and the project's own classes below them make.

Field classes of the project count as what they descend from, with the defaults that their constructors set; field classes of
libraries nobody has here are known by the end of their names, which is how the field is named everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from nullguard.knowledge.words import library_names
from nullguard.model.syntax import Assign, Attribute, Call, Constant, Expr, ExprStmt, Name, Return, Stmt, Subscript
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

AUTO_FIELDS = frozenset({"AutoField", "BigAutoField", "SmallAutoField"})

_NO_MODEL_FIELDS = tuple(library_names("no-model-field"))
_MANY = tuple(library_names("many-field"))
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


class FieldClasses:
    """The field classes that one program writes; remembers what they are."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[tuple[str, str, str], FieldClass | None] = {}

    def of(self, path: str, scope: str, dotted: str) -> FieldClass | None:
        """What the class makes that is called so in a source, seen from a scope; None where it is no field class."""
        key = (path, dotted, scope.rpartition(".")[0])
        if key not in self._known:
            self._known[key] = self._find(path, scope, dotted)
        return self._known[key]

    def _find(self, path: str, scope: str, dotted: str) -> FieldClass | None:
        found = self._program.class_named(path, dotted, scope)
        if found is None or found.is_library:
            name = self._program.qualified(path, dotted, scope)
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
