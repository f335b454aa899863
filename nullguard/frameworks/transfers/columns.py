"""Which nullable column an expression reads, or is null with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from nullguard.frameworks.made_rows.events import Given
from nullguard.frameworks.made_rows.owners import Owners
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.frameworks.transfers.fields import Fields
from nullguard.frameworks.transfers.nulls import gives_null_for_null
from nullguard.frameworks.transfers.typing import Types
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null
from nullguard.model.schema import AttributeKind, Entity, MappedAttribute
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

_MAX_DEPTH = 8
"""Expressions and variables that stand between a field and the column."""

_MOST_ADAPTERS = 4
"""Methods that a call of one may run."""

_READS = (s.Call, s.Name, s.Attribute, s.Conditional, s.Cast)
"""Expressions that a column can be read by."""


class Column(msgspec.Struct, frozen=True):
    """A nullable attribute of an entity; `is_relayed` says that another object that is no row has held it before."""

    entity: Entity
    mapped: MappedAttribute
    is_relayed: bool = False


class Columns:
    """Answers with what is `given` to fields of objects so far, by class id and field."""

    def __init__(
        self,
        program: Program,
        schema: EntitySchema,
        owners: Owners,
        fields: Fields,
        types: Types,
        given: Mapping[str, Mapping[str, Column]],
    ) -> None:
        self._program, self._schema, self._owners, self._fields, self._types = program, schema, owners, fields, types
        self._given = given
        self._handing: dict[str, bool] = {}

    def is_nullable(self, entity: Entity, mapped: MappedAttribute, relations: bool = False) -> bool:
        """Whether an attribute is a column that admits null; with `relations` also one that leads to another row."""
        is_read = mapped.kind is AttributeKind.COLUMN or (relations and mapped.kind is AttributeKind.RELATION and mapped.column)
        return bool(is_read) and self._schema.nullable(entity, mapped) is True

    def read(self, given: Given, tested: bool = False, relations: bool = False) -> Column | None:
        """The nullable column that an expression reads, or whose null makes it null, with `relations` also a row that is led to;
        None where it reads none, or was tested before (unless `tested`)."""
        return self._read(given, 0, tested, relations)

    def _read(self, given: Given, depth: int, tested: bool, relations: bool) -> Column | None:
        node, known, down = given.node, given.known, depth + 1
        if depth > _MAX_DEPTH or not isinstance(node, _READS):
            return None
        if known and not tested and isinstance(node, (s.Name, s.Attribute, s.Call)) and known.get(render(node), ()) is None:
            return None
        match node:
            case s.Cast(value=value):
                return self._read(Given(value, known, given.function), down, tested, relations)
            case s.Conditional(test=test, body=body, orelse=orelse) if is_null(body) or is_null(orelse):
                arm = Given(orelse if is_null(body) else body, known, given.function)
                return self._read(arm, down, tested, relations) or self._missing(test, given, down)
            case s.Name(id=name):
                held = known.get(name)
                if isinstance(held, Given):
                    return self._read(held, down, tested, relations)
                seen = self._owners.scan(given.function)
                if name in seen.types or name in seen.bound or given.function.owner is None:
                    return None
                return self._of_field(given.function.owner, name, relations)
            case s.Attribute(value=value, name=name):
                cls = self._class_of(value, given)
                return self._of_field(cls, name, relations) if cls is not None else None
            case s.Call(function=s.Attribute(value=value, name=name), arguments=()):
                cls = self._class_of(value, given)
                if cls is None:
                    return None
                return self._of_getter(cls, name, relations) or self._behind(node, cls, given, down, relations)
            case s.Call(function=s.Attribute(value=value, name="orElse"), arguments=(s.Argument(value=other),)):
                return self._of_optional(value, given, down) if is_null(other) else None
            case s.Call(arguments=(s.Argument(value=argument),)):
                if not self._hands_on(node, given):
                    return None
                return self._read(Given(argument, known, given.function), down, tested, True)
        return None

    def _behind(self, node: s.Call, cls: ClassInfo, given: Given, depth: int, relations: bool) -> Column | None:
        """What all bodies of a method read that do nothing else (`String getEmail() { return row.getEmail(); }`)."""
        if cls.is_library or self._schema.entity(cls.id) is not None:
            return None
        functions = self._owners.functions(node, given, 0)
        found: Column | None = None
        for function in functions if functions is not None and len(functions) <= _MOST_ADAPTERS else ():
            match self._program.body(function):
                case (s.Return(value=s.Call(function=s.Attribute(value=holder), arguments=()) as value),):
                    inner = Given(value, {}, function)
                    held = self._class_of(holder, inner)
                    if held is not None and held.id == cls.id:
                        continue  # it hands the question on to another object of the kind
                    read = self._read(inner, depth, False, relations)
                case _:
                    read = None
            if read is None or (found is not None and (read.entity, read.mapped) != (found.entity, found.mapped)):
                return None
            found = read
        return found

    def _class_of(self, node: s.Expr, given: Given) -> ClassInfo | None:
        type = self._types.of(node, given)
        return self._program.classes.get(type.cls) if type is not None else None

    def _missing(self, test: s.Expr, given: Given, depth: int) -> Column | None:
        """What the null arm of `order.getCustomer() == null ? null : order.getCustomer().getName()` stands for."""
        match test:
            case s.Compare(operands=(left, right), operators=("==" | "!=",)) if is_null(left) or is_null(right):
                subject = right if is_null(left) else left
                return self._read(Given(subject, given.known, given.function), depth + 1, True, True)
            case s.Boolean(operands=operands):
                return next((found for part in operands if (found := self._missing(part, given, depth + 1)) is not None), None)
        return None

    def _of_optional(self, node: s.Expr, given: Given, depth: int) -> Column | None:
        """What `Optional.ofNullable(order.getCustomer()).map(Customer::getName).orElse(null)` is null with."""
        while isinstance(node, s.Call) and isinstance(node.function, s.Attribute):
            if node.function.name == "ofNullable" and len(node.arguments) == 1:
                return self._read(Given(node.arguments[0].value, given.known, given.function), depth + 1, True, True)
            node = node.function.value
        return None

    def _hands_on(self, node: s.Call, given: Given) -> bool:
        """Whether a call gives null for the null that it is given: `format(order.getDue())`, `toView(order.getBuyer())`."""
        functions = self._owners.functions(node, given, 0)
        if functions is not None and len(functions) > 1:
            functions = tuple(self._taking(functions, node.arguments[0].value, given))
        if functions is None or len(functions) != 1 or functions[0].is_library:
            return False
        function = functions[0]
        if function.id not in self._handing:
            self._handing[function.id] = gives_null_for_null(self._program, function)
        return self._handing[function.id]

    def _taking(self, functions: Sequence[FunctionInfo], argument: s.Expr, given: Given) -> list[FunctionInfo]:
        """Those of several functions that are declared to take one value of just the class of an argument."""
        wanted = self._types.of(argument, given)
        found = []
        for function in functions if wanted is not None else ():
            taken = function.decl.parameters
            type = self._program.type_of(taken[0].type, function.path, function.decl.qualname) if len(taken) == 1 else None
            if type is not None and wanted is not None and type.cls == wanted.cls:
                found.append(function)
        return found

    def _of_getter(self, cls: ClassInfo, method: str, relations: bool) -> Column | None:
        entity = self._schema.entity(cls.id)
        read = entity.accessors.get(method) if entity is not None else self._fields.getters(cls).get(method)
        return self._of_field(cls, read, relations) if read else None

    def _of_field(self, cls: ClassInfo, name: str, relations: bool) -> Column | None:
        entity = self._schema.entity(cls.id)
        if entity is None:
            above = (self._given.get(base.id, {}) for base in self._program.ancestors(cls))
            held = next((fields[name] for fields in above if name in fields), None)
            return msgspec.structs.replace(held, is_relayed=True) if held is not None else None
        mapped = entity.attributes.get(name)
        return Column(entity, mapped) if mapped is not None and self.is_nullable(entity, mapped, relations) else None
