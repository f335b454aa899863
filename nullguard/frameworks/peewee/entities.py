"""Peewee models as entities.

Source: the peewee 3 documentation, "Models and Fields": a field is NOT NULL unless it says `null=True`; a foreign key gives its
row under its own name and the raw key as `name_id`; the other side has the rows as `backref`, in peewee 2 `related_name`.
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.arguments import Arguments
from nullguard.frameworks.types import collection
from nullguard.model.facts import Field
from nullguard.model.nodes import dotted_name, is_null, nodes
from nullguard.model.schema import AttributeKind, Entity, Evidence, MappedAttribute, Origin
from nullguard.model.span import line_of
from nullguard.model.syntax import Assign, Attribute, Call, Constant, Expr, Node, Subscript, TypeRef
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

FRAMEWORK = "peewee"

PEEWEE_PACKAGES = ("peewee", "playhouse", "flask_peewee")
_MODULES = tuple(f"{package}." for package in PEEWEE_PACKAGES)
_SELECT = "peewee.ModelSelect"
_TYPES = {
    "CharField": "builtins.str",
    "FixedCharField": "builtins.str",
    "TextField": "builtins.str",
    "IntegerField": "builtins.int",
    "BigIntegerField": "builtins.int",
    "SmallIntegerField": "builtins.int",
    "AutoField": "builtins.int",
    "PrimaryKeyField": "builtins.int",
    "FloatField": "builtins.float",
    "DoubleField": "builtins.float",
    "BooleanField": "builtins.bool",
    "DecimalField": "decimal.Decimal",
    "DateTimeField": "datetime.datetime",
    "DateField": "datetime.date",
    "TimeField": "datetime.time",
    "UUIDField": "uuid.UUID",
}
"""The values of fields by the class of the field, a project's own subclasses of it included."""

_FOREIGN_KEYS = frozenset({"ForeignKeyField", "DeferredForeignKey"})
_MANY = frozenset({"ManyToManyField"})


def declare_entities(program: Program) -> Iterator[Entity]:
    """The models of the program; in order of class id."""
    if not any(item.module.startswith(PEEWEE_PACKAGES) for facts in program.sources.values() for item in facts.imports):
        return
    models = [cls for cls in program.classes.values() if _is_model(program, cls)]
    models.sort(key=lambda cls: cls.id)
    fields = {cls.id: _Fields(program, cls) for cls in models}
    backrefs: dict[str, list[MappedAttribute]] = {}
    own: dict[str, dict[str, MappedAttribute]] = {}
    for cls in models:
        made: dict[str, MappedAttribute] = {}
        for base in reversed(program.ancestors(cls)):
            for function in base.decl.functions if not base.is_library else ():  # a property hides the field of a class above
                made.pop(function.name, None)
            if base.id in fields:
                made.update({attribute.name: attribute for attribute in fields[base.id].attributes()})
        own[cls.id] = made
        for target, accessor in fields[cls.id].backrefs():
            backrefs.setdefault(target, []).append(collection(accessor, cls.id, _SELECT))
    for cls in models:
        found = {attribute.name: attribute for attribute in backrefs.get(cls.id, ())}
        found.update(own[cls.id])
        if not any(attribute.primary_key for attribute in found.values()):
            found["id"] = MappedAttribute("id", AttributeKind.COLUMN, "id", TypeRef("builtins.int"), primary_key=True)
        yield Entity(cls.id, cls.name, cls.name.lower(), FRAMEWORK, cls.path, line_of(cls.decl.at), found)


def _is_model(program: Program, cls: ClassInfo) -> bool:
    """Whether a class descends from peewee's Model, or from one of the models of its extensions (`playhouse.gfk.BaseModel`)."""
    if cls.is_library or not cls.path.endswith(".py"):
        return False
    return any(name.startswith(_MODULES) and name.endswith("Model") for name in program.base_names(cls))


class _Fields:
    """The fields that one class declares itself."""

    def __init__(self, program: Program, cls: ClassInfo) -> None:
        self._program = program
        self._cls = cls
        self._declared = [(field, kind) for field in cls.decl.fields if (kind := self._kind(field))]

    def attributes(self) -> Iterator[MappedAttribute]:
        for field, kind in self._declared:
            arguments = self._arguments(field)
            nullable = arguments.flag("null")
            text = "null=True" if nullable else f"{kind} without null=True"
            said = Evidence(Origin.MAPPING, bool(nullable), nullable is not None, self._cls.path, line_of(field.at), text)
            primary = arguments.flag("primary_key") is True or kind in ("AutoField", "PrimaryKeyField")
            column = arguments.text("column_name") or arguments.text("db_column")
            if kind in _MANY:
                continue
            if kind in _FOREIGN_KEYS:
                target = self._target(field)
                key, column = f"{field.name}_id", column or f"{field.name}_id"
                yield MappedAttribute(field.name, AttributeKind.RELATION, column, None, target, key, (said,), primary_key=primary)
                yield MappedAttribute(key, AttributeKind.COLUMN, column, evidence=(said,), primary_key=primary)
            else:
                type = TypeRef(_TYPES[kind]) if kind in _TYPES else None
                default = arguments.expression("default")
                filled = "default" if default is not None and not is_null(default) else ""
                yield MappedAttribute(
                    field.name,
                    AttributeKind.COLUMN,
                    column or field.name,
                    type,
                    evidence=(said,),
                    primary_key=primary,
                    filled_by=filled,
                )

    def backrefs(self) -> Iterator[tuple[str, str]]:
        """The models that foreign keys lead to, by id, with the name of the rows there."""
        for field, kind in self._declared:
            target = self._target(field) if kind in _FOREIGN_KEYS else ""
            if target:
                arguments = self._arguments(field)
                accessor = arguments.text("backref") or arguments.text("related_name") or f"{self._cls.name.lower()}_set"
                yield target, accessor

    def _arguments(self, field: Field) -> Arguments:
        assert isinstance(field.value, Call)
        return Arguments(self._program, self._cls.path, self._cls.decl.qualname, field.value)

    def _target(self, field: Field) -> str:
        arguments = self._arguments(field)
        given = arguments.expression("model", 0) or arguments.expression("rel_model")
        dotted = dotted_name(given) if given is not None else ""
        if dotted == "self" or (given is not None and arguments.text("model", 0) == "self"):
            return self._cls.id
        cls = self._program.class_named(self._cls.path, dotted or arguments.text("model", 0), self._cls.decl.qualname)
        return cls.id if cls is not None else self._target_of_kind(field)

    def _target_of_kind(self, field: Field) -> str:
        """The model that the constructor of the project's own class of foreign keys writes down: `kwargs["model"] = User`,
        `super().__init__(User, **kwargs)`."""
        assert isinstance(field.value, Call)
        kind = self._program.class_named(self._cls.path, dotted_name(field.value.function), self._cls.decl.qualname)
        member = self._program.member(kind, "__init__") if kind is not None else None
        for function in member.functions if member is not None else ():
            if not function.is_library:
                for written in _written_models(self._program.body(function)):
                    cls = self._program.class_named(function.path, dotted_name(written))
                    if cls is not None:
                        return cls.id
        return ""

    def _kind(self, field: Field) -> str:
        """The library's class behind a field, through the project's own subclasses; empty where the attribute is no field."""
        if not isinstance(field.value, Call) or "instance" in field.modifiers:
            return ""
        dotted = dotted_name(field.value.function)
        if not dotted:
            return ""
        scope = self._cls.decl.qualname
        qualified = self._program.qualified(self._cls.path, dotted, scope)
        if qualified.startswith(PEEWEE_PACKAGES):
            return qualified.rpartition(".")[2]
        cls = self._program.class_named(self._cls.path, dotted, scope)
        if cls is None and qualified == dotted:
            return ""  # of whichever library it is from which all names are taken
        if cls is None:  # of a library that nobody has here, or made by a function of the project
            name = dotted.rpartition(".")[2]
            return next((kind for kind in sorted(_FOREIGN_KEYS) if name.endswith(kind)), name if name.endswith("Field") else "")
        names = self._program.base_names(cls)
        bases = sorted(name.rpartition(".")[2] for name in names if name.startswith(PEEWEE_PACKAGES) and name.endswith("Field"))
        return next(
            (name for name in bases if name in _FOREIGN_KEYS),
            next((name for name in bases if name in _TYPES), bases[0] if bases else ""),
        )


def _written_models(body: tuple[Node, ...]) -> Iterator[Expr]:
    """What a constructor hands on as the model, or puts into the keywords that it hands on."""
    for node in nodes(body):
        match node:
            case Assign(targets=(Subscript(index=Constant(value="model" | "rel_model")),), value=value) if value is not None:
                yield value
            case Call(function=Attribute(name="__init__"), arguments=arguments):
                yield from (item.value for item in arguments[:1] if not item.name and not item.star)
                yield from (item.value for item in arguments if item.name in ("model", "rel_model"))
