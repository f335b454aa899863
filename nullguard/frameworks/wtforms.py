"""Fields of WTForms that users may leave empty: `form.due.data` of `due = DateField(validators=[Optional()])` is None then.

Source: the WTForms documentation, "Fields" and "Validators" (`Optional` lets a field be empty; fields of numbers and dates hold
None where nothing was sent, text fields an empty text).
"""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.places import with_place
from nullguard.flow.domain.values import LEFT_OUT, NONNULL, NULLABLE, Asked, Origin, Value
from nullguard.flow.protocols import SilentModel
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.model.span import Packed
from nullguard.program.program import Program
from nullguard.program.symbols import CLASS_OBJECT, ClassInfo

PACKAGES: Final = ("wtforms", "flask_wtf")
_FIELDS: Final = library_names("form-field-without-value")
_OPTIONAL: Final = library_names("optional-validator")
_FILLING: Final = ("default", "filters")
"""Arguments of a field that may put something in where nothing was sent."""

_VALIDATING: Final = "validate"
_MAKING: Final = ("__init__", "process")
"""Methods of a form in which its fields may be given something."""

_DATA: Final = "data"


class LeftOut(Asked, frozen=True):
    """A field that need not be filled: what it is called with its form's class, and where it is declared."""

    subject: str
    name: str
    path: str
    at: Packed


class FormModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "python"
    makes_attributes = True

    def __init__(self, program: Program) -> None:
        self._fields = {
            (cls.id, field.name)
            for cls in program.classes.values()
            if not cls.is_library and cls.path.endswith(".py")
            for field in cls.decl.fields
            if isinstance(field.value, s.Call) and _is_optional(field.value)
        }

    def names(self) -> frozenset[str]:
        """See `flow.protocols.FrameworkModel`."""
        return frozenset({_DATA} if self._fields else ())

    def basis(self) -> str:
        """The fields."""
        return "\n".join(f"{cls} {name}" for cls, name in sorted(self._fields))

    def attribute(self, world: World, receiver: Value, name: str) -> Value | None:
        """A field of a form, and what it holds."""
        if isinstance(receiver.asked, LeftOut):
            field = receiver.asked
            null = Value(NULLABLE, None, Origin(LEFT_OUT, field.subject))
            return with_place(null, field.path, field.at, field.name) if name == _DATA else None
        cls = world.class_of(receiver.type) if self._fields and receiver.type is not None else None
        if cls is None or cls.is_library or cls.id == CLASS_OBJECT:
            return None
        member = world.program.field(cls, name)
        holder = member.declared_in if member is not None else None
        if member is None or holder is None or (holder.id, name) not in self._fields or _asks(world.program, cls, name):
            return None
        at = next(field.at for field in holder.decl.fields if field.name == name)
        return Value(NONNULL, asked=LeftOut(f"{holder.id}.{name}", name, holder.path, at))


def _is_optional(field: s.Call) -> bool:
    if last_name(field.function) not in _FIELDS:
        return False
    lists = [argument.value for argument in field.arguments if argument.name in ("validators", None)]
    validators = [item for given in lists if isinstance(given, s.Collection) for item in given.items]
    names = {last_name(item.function if isinstance(item, s.Call) else item) for item in validators}
    filled = any(argument.name in _FILLING for argument in field.arguments)
    return not names.isdisjoint(_OPTIONAL) and not filled


def _asks(program: Program, cls: ClassInfo, name: str) -> bool:
    """Whether a method that validates the form may refuse the field where it is empty, or one that makes the form may fill it."""
    for base in program.ancestors(cls):
        asking = [] if base.is_library else [one for one in base.decl.functions if one.name.startswith((_VALIDATING, *_MAKING))]
        program.look_at_mentions(base.path, asking)
        for function in asking:
            if name in function.mentions or function.name == f"{_VALIDATING}_{name}":
                return True
    return False
