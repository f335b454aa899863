"""What marshmallow's schemas let be null: `schema.load(request.json)["due"]` of `due = fields.Date(allow_none=True)`.

Source: the marshmallow documentation, "fields.Field" (`allow_none` admits null, `dump_only` fields are not loaded, `attribute` is
the key under which a value is loaded) and "Validation": validators of a field and of the schema are asked before `load` gives
anything. What they refuse is not looked into: a field or schema that has one tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.places import with_place
from nullguard.flow.domain.values import LEFT_OUT, NONNULL, NULLABLE, Origin, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.model import syntax as s
from nullguard.model.facts import Field
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Type

PACKAGES: Final = ("marshmallow", "flask_marshmallow", "marshmallow_sqlalchemy")
_SCHEMA: Final = "Schema"
_LOADING: Final = "load"
_OF_FIELD: Final = "validates"
_OF_ALL: Final = frozenset({"validates_schema", "pre_load", "post_load"})
"""Decorators of methods that may refuse or change whatever is loaded."""

_ALLOWED: Final = "allow_none"
_ELSEWHERE: Final = ("attribute", "dump_only", "validate")


class SchemaModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "python"
    makes_attributes = False

    def __init__(self, program: Program) -> None:
        self._fields = {cls.id: found for cls in program.classes.values() if (found := dict(_nullable(program, cls)))}

    def names(self) -> frozenset[str]:
        """See `flow.protocols.FrameworkModel`."""
        return frozenset({_LOADING} if self._fields else ())

    def basis(self) -> str:
        """The fields."""
        return "\n".join(f"{cls} {' '.join(sorted(names))}" for cls, names in sorted(self._fields.items()))

    def call(self, site: CallSite) -> Value | None:
        """What a schema of the project has loaded: one object, not a list of them."""
        receiver = site.receiver
        if site.method != _LOADING or not self._fields or receiver is None or receiver.type is None:
            return None
        fields = self._fields.get(receiver.type.cls)
        if fields is None or _loads_many(site):
            return None
        path = receiver.type.cls.partition("#")[0]
        named = tuple((name, _null(receiver.type.cls, path, field)) for name, field in sorted(fields.items()))
        return Value(NONNULL, Type("builtins.dict"), named=named)


def _null(cls: str, path: str, field: Field) -> Value:
    null = Value(NULLABLE, None, Origin(LEFT_OUT, f"{cls}.{field.name}"))
    return with_place(null, path, field.at, field.name)


def _loads_many(site: CallSite) -> bool:
    return any(
        (argument.name == "many" and value.constants != frozenset({("bool", False)})) or argument.star
        for argument, value in site.arguments
    )


def _nullable(program: Program, cls: ClassInfo) -> Iterator[tuple[str, Field]]:
    """The fields of a schema that admit null, and which nothing refuses then."""
    if cls.is_library or not cls.path.endswith(".py"):
        return
    if not any(name.rpartition(".")[2] == _SCHEMA and name.startswith(PACKAGES) for name in program.base_names(cls)):
        return
    lineage = [base for base in program.ancestors(cls) if not base.is_library]
    validated: set[str] = set()
    for base in lineage:
        for function in base.decl.functions:
            for annotation in function.annotations:
                if annotation.simple_name in _OF_ALL:
                    return
                if annotation.simple_name == _OF_FIELD:
                    validated.update(
                        str(argument.value.value) for argument in annotation.arguments if isinstance(argument.value, s.Constant)
                    )
    seen: set[str] = set()
    for base in lineage:
        for field in base.decl.fields:
            if field.name not in seen and field.name not in validated and _admits(field):
                yield field.name, field
            seen.add(field.name)


def _admits(field: Field) -> bool:
    call = field.value
    if not isinstance(call, s.Call) or any(argument.star for argument in call.arguments):
        return False
    given = {argument.name: argument.value for argument in call.arguments if argument.name}
    allowed = given.get(_ALLOWED)
    return isinstance(allowed, s.Constant) and allowed.value is True and not any(name in given for name in _ELSEWHERE)
