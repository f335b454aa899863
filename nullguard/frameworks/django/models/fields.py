"""Model fields: what `name = models.CharField(null=True)` in a class body declares, or a function that makes one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nullguard.frameworks.arguments import Arguments, UnknownValue, constant, returned_call
from nullguard.frameworks.django.models.field_classes import AUTO_FIELDS, VALUE_TYPES, FieldClass, FieldClasses, FieldKind
from nullguard.model.nodes import dotted_name
from nullguard.model.span import line_of
from nullguard.model.syntax import Call, Constant, Expr, Literal, Subscript
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

_AUTOMATIC = ("auto_now", "auto_now_add")


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
        self._classes = FieldClasses(program)
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
        path, scope = cls.path, cls.decl.qualname
        made = self._classes.of(path, scope, dotted)
        if made is None:
            function = self._program.resolve(path, dotted, scope)
            shown = returned_call(self._program, function, call) if isinstance(function, FunctionInfo) else None
            if shown is None:
                return None
            path, scope, call = shown
            dotted = dotted_name(call.function)
            made = self._classes.of(path, scope, dotted)
            if made is None:
                return None
        arguments = Arguments(self._program, path, scope, call)
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


def _is_set_null(given: Expr | None) -> bool:
    return given is not None and dotted_name(given).rpartition(".")[2] == "SET_NULL"
