"""What declarations alone say of values: of fields and properties, and of what functions give."""

from __future__ import annotations

import msgspec

from nullguard.flow.constants.constants import FieldConstants
from nullguard.flow.constants.literal_types import literals
from nullguard.flow.constants.placeholders import is_placeholder
from nullguard.flow.domain.nullable_types import is_nullable, plain
from nullguard.flow.domain.values import ANY, NONNULL, NULLABLE, UNKNOWN, ConstantKey, Origin, Value
from nullguard.flow.known_classes import KnownClasses
from nullguard.flow.schema import Schema
from nullguard.knowledge.words import library_names
from nullguard.model.java_types import WITHOUT_NULL
from nullguard.model.syntax import Call, Name, New
from nullguard.program.program import Program
from nullguard.program.symbols import ARRAY, FunctionInfo, Member, Type

LOOKUP, AGGREGATE, MEMBER = "lookup", "aggregate", "key"
"""Markers in stubs: the result is null when no row is found, when there was none to aggregate, or when a document has no such
member."""

_COUNTS = frozenset({"java.lang.Long", "java.lang.Number"})
"""What a query that counts is declared to give; hardly anything else is asked for as a mere Long, and a count is never null."""

_NEVER_MISSING = _COUNTS | {f"java.util.{name}" for name in ("Collection", "List", "Set", "Iterator")} | {ARRAY}

_replace = msgspec.structs.replace


class DeclaredValues(KnownClasses):
    """The part of the world that answers by a declaration and the classes it names. Read-only apart from its memo."""

    def __init__(self, program: Program, schema: Schema) -> None:
        super().__init__(program, schema)
        self.field_constants = FieldConstants(program)
        self._declared: dict[str, tuple[str, bool, frozenset[ConstantKey] | None]] = {}

    def member_value(self, type: Type, member: Member) -> Value:
        """The value of a declared field or property; a method gives itself."""
        if member.field is not None:
            declared = self.program.member_type(type, member)
            written = member.field.type
            holder = member.declared_in
            if declared is None:
                declared = self._initialiser_type(member)
            if declared is None and written is not None and not written.args and holder.path.endswith(".java"):
                declared = self.program.bound(written.name, holder.path, holder.decl.qualname)  # `D extends Dao<T>` is a Dao
            nullable = (
                (declared is not None and declared.nullable)
                or (written is not None and written.nullable)
                or is_nullable(member.field.annotations)
            )
            if nullable and is_placeholder(self.program, member):
                nullable, declared = False, plain(declared)
            kind = "library" if member.declared_in.is_library else "declared"
            value = self.typed(declared, f"{member.declared_in.id}.{member.name}", nullable, kind)
            if member.field.value is not None and member.declared_in.path.endswith(".java"):
                constants = self.field_constants.of(member.declared_in, member.field)
                if constants is not None:
                    return _replace(value, null=NONNULL, origin=None, constants=constants)
                if self.field_constants.is_text(member.declared_in, member.field):
                    return _replace(value, null=NONNULL, origin=None)
            return value
        if member.functions:
            function = member.functions[0]
            if "property" in function.decl.modifiers:
                declared = self.program.member_type(type, member)
                return self.returned(function, declared) if declared is not None else ANY
            return Value(NONNULL, symbol=function, always_true=True)
        return ANY

    def typed(self, type: Type | None, subject: str, nullable: bool = False, kind: str = "declared") -> Value:
        """A value of a declared type; nullable when the declaration says so."""
        if nullable or (type is not None and type.nullable):
            solid = type is not None and self.always_true(type.cls)
            return Value(NULLABLE, plain(type), Origin(kind, subject), always_true=solid)
        if type is None:
            return ANY
        return Value(NONNULL if type.cls in WITHOUT_NULL else UNKNOWN, type, always_true=self.always_true(type.cls))

    def returned(self, function: FunctionInfo, type: Type | None) -> Value:
        """What a call of the function gives, by its declaration."""
        kind, admits_null, constants = self._declared.get(function.id) or self._find_declared(function)
        if kind == "lookup" and function.is_library and type is not None and type.cls in _COUNTS:
            admits_null, type = False, plain(type)
        value = self.typed(type, function.dotted, admits_null, kind)
        if constants is None and function.is_library and value.null == UNKNOWN and type is not None:
            owner = function.owner
            if owner is not None and owner.id == type.cls and owner.id in library_names("value-class"):
                return _replace(value, null=NONNULL)
        return _replace(value, constants=constants, null=value.null or NONNULL) if constants is not None else value

    def _find_declared(self, function: FunctionInfo) -> tuple[str, bool, frozenset[ConstantKey] | None]:
        """What a declaration says beside the type: the kind of a null, whether there may be one, and the values of a literal."""
        markers = {annotation.simple_name for annotation in function.decl.annotations}
        kind = "declared"
        if LOOKUP in markers or "Lookup" in markers:
            kind = "lookup"
        elif AGGREGATE in markers or "Aggregate" in markers:
            kind = "aggregate"
        elif MEMBER in markers or "Key" in markers:
            kind = "key"
        elif function.is_library:
            kind = "library"
        returns = function.decl.returns
        admits_null = bool(markers & library_names("nullable-annotation")) or (returns is not None and returns.nullable)
        found = self._declared[function.id] = kind, admits_null, literals(returns)
        return found

    def _initialiser_type(self, member: Member) -> Type | None:
        value = member.field.value if member.field else None
        owner = member.declared_in
        if isinstance(value, New):
            return self.program.type_of(value.type, owner.path, owner.decl.qualname)
        if isinstance(value, Call) and isinstance(value.function, Name):
            cls = self.program.class_named(owner.path, value.function.id, owner.decl.qualname)
            if cls is not None:
                return Type(cls.id)
        return None


def counted(value: Value, type: Type) -> Value:
    """The result of a query of unknown type that is taken as `type`: a count, or a container of rows, is never null.
    A map is one row by the names of its columns."""
    is_open = value.type is None or value.type.cls in ("?", "java.lang.Object")
    if is_open and type.cls in _NEVER_MISSING and value.origin is not None and value.origin.kind == "lookup":
        return _replace(value, null=UNKNOWN, origin=None)
    return value
