"""Objects that are filled by names: `copyProperties(order, view)`, `mapper.map(order, View.class)`, and what MapStruct writes.

Sources: the documentation of Spring's and Hutool's BeanUtils, ModelMapper, and MapStruct 1.5 (`@Mapping`).
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.jpa.annotations import marks
from nullguard.frameworks.made_rows.events import Given
from nullguard.frameworks.row_classes.properties import properties_of
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.frameworks.transfers.conversions import Conversions
from nullguard.frameworks.transfers.copying_helpers import CopyingHelper, copying_helpers
from nullguard.frameworks.transfers.gift import Gift
from nullguard.frameworks.transfers.nulls import null_with
from nullguard.frameworks.transfers.typing import Types
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import NO_BODY
from nullguard.model.nodes import dotted_name, last_name
from nullguard.model.schema import AttributeKind, Entity
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

_MAPPER = "org.mapstruct.Mapper"

_TARGET_FIRST = "org.apache.commons."
"""The package of BeanUtils and PropertyUtils that copy to their first argument."""

_TARGET = "MappingTarget"

"""Marks the parameter that a method of a mapper fills."""

_LEADING = (AttributeKind.RELATION, AttributeKind.REVERSE)
"""Attributes that lead to one other row."""

_MAKING = ("constant", "expression", "defaultValue", "defaultExpression")
"""What a mapping says of a property that is more than where it comes from."""

_QUALIFIED = "qualifiedByName"

_SOURCE = "?source"
"""Stands for what a method is given whose type is that of a type parameter."""


class Copies:
    """Finds what is copied from rows by the names of properties."""

    def __init__(self, program: Program, schema: EntitySchema, types: Types) -> None:
        self._program, self._schema, self._types = program, schema, types
        self._conversions = Conversions(program, schema)
        self.helpers = copying_helpers(program)

    def of_call(self, node: s.Call, given: Given) -> Iterator[Gift]:
        """What a call copies from the object that is its first argument to the second, or to a new object of a class."""
        if (helper := self.helpers.get(last_name(node.function))) is not None and len(node.arguments) > helper.cls:
            yield from self._by_helper(node, helper, given)
            return
        if last_name(node.function) not in library_names("copying-by-name") or len(node.arguments) < 2:
            return
        source, target = node.arguments[0].value, node.arguments[1].value
        if self._takes_target_first(node, given):
            source, target = target, source
        if isinstance(target, s.Constant) and target.kind == "class":
            made = self._program.class_named(given.function.path, str(target.value), given.function.decl.qualname)
        else:
            type = self._types.of(target, given)
            made = self._program.classes.get(type.cls) if type is not None else None
        yield from self._copied(source, given, made, {})

    def _by_helper(self, node: s.Call, helper: CopyingHelper, given: Given) -> Iterator[Gift]:
        """What a function of the project copies to new objects of the class that it is handed."""
        source, target = node.arguments[helper.source].value, node.arguments[helper.cls].value
        if not isinstance(target, s.Constant) or target.kind != "class":
            return
        made = self._program.class_named(given.function.path, str(target.value), given.function.decl.qualname)
        type = self._types.of(source, given)
        row = type.args[0] if helper.of_elements and type is not None and len(type.args) == 1 else type
        cls = self._program.classes.get(row.cls) if row is not None and self._schema.entity(row.cls) is not None else None
        if cls is not None:
            value = Given(s.Cast(s.TypeRef(cls.dotted), s.Name(_SOURCE)), {}, given.function)
            yield from self._copied(s.Name(_SOURCE), Given(node, {_SOURCE: value}, given.function), made, {})

    def _takes_target_first(self, node: s.Call, given: Given) -> bool:
        dotted, function = dotted_name(node.function), given.function
        return (self._program.qualified(function.path, dotted, function.decl.qualname) or dotted).startswith(_TARGET_FIRST)

    def of_mappers(self) -> Iterator[Gift]:
        """What the methods of MapStruct's mappers copy, in order of class id."""
        for _, cls in sorted(self._program.classes.items()):
            if cls.is_library or not any(item.simple_name == "Mapper" for item in cls.decl.annotations):
                continue
            if not any(
                _MAPPER in self._program.candidates(cls.path, item.name, cls.decl.qualname) for item in cls.decl.annotations
            ):
                continue
            for name in dict.fromkeys(f.name for f in cls.decl.functions if f.body == NO_BODY):
                member = self._program.method(cls, name)
                for function in member.functions if member is not None else ():
                    yield from self._of_mapper(function)
            for base in self._program.ancestors(cls)[1:]:
                if not base.is_library and base.decl.kind == "interface":
                    yield from self._of_inherited(cls, base)

    def _of_inherited(self, cls: ClassInfo, base: ClassInfo) -> Iterator[Gift]:
        """What the methods copy that a mapper inherits from one of no certain classes: `interface EntityMapper<D, E>`."""
        names = self._program.type_parameters(base)
        seen = self._program.seen_as(Type(cls.id), base.id) if names else None
        if seen is None or len(seen.args) != len(names):
            return
        bound = dict(zip(names, seen.args, strict=True))
        own = {function.name for function in cls.decl.functions}
        members = [self._program.method(base, name) for name in dict.fromkeys(f.name for f in base.decl.functions)]
        for function in (function for member in members if member is not None for function in member.functions):
            decl = function.decl
            if function.owner is not base or decl.body != NO_BODY or decl.name in own or len(decl.parameters) != 1:
                continue
            taken = decl.parameters[0].type
            given = bound.get(taken.name) if taken is not None else None
            made = bound.get(decl.returns.name) if decl.returns is not None else None
            source = self._program.classes.get(given.cls) if given is not None else None
            target = self._program.classes.get(made.cls) if made is not None else None
            if source is not None and target is not None:
                value = Given(s.Cast(s.TypeRef(source.dotted), s.Name(_SOURCE)), {}, function)
                yield from self._copied(s.Name(_SOURCE), Given(s.Name(_SOURCE), {_SOURCE: value}, function), target, {}, cls)

    def _of_mapper(self, function: FunctionInfo) -> Iterator[Gift]:
        decl = function.decl
        if decl.body != NO_BODY:
            return
        targets = [item for item in decl.parameters if any(mark.name.endswith(_TARGET) for mark in item.annotations)]
        made_of = targets[0].type if targets else decl.returns
        type = self._program.type_of(made_of, function.path, decl.qualname)
        made = self._program.classes.get(type.cls) if type is not None else None
        sources = [item.name for item in decl.parameters if item not in targets]
        if made is None:
            return
        written = self._written(function)
        for name in sources:
            named = {target: _from(read, name, sources) for target, read in written.items()}
            source = s.Name(name)
            yield from self._copied(source, Given(source, {}, function), made, named, function.owner)

    def _written(self, function: FunctionInfo) -> dict[str, str]:
        """What annotations say where properties come from; empty where it is no property, or something stands in for its null."""
        named: dict[str, str] = {}
        for annotation in function.decl.annotations:
            own = marks(self._program, function.path, function.decl.qualname, (annotation,))
            groups = [own] if "Mapping" in own else [inner for name, inner in own.nested("Mappings") if name == "Mapping"]
            for group in groups:
                is_made = any(group.text("Mapping", key) for key in _MAKING)
                qualified = group.text("Mapping", _QUALIFIED)
                is_made = is_made or bool(qualified and not self._conversions.named_keeps_null(function.owner, qualified))
                named[group.text("Mapping", "target")] = "" if is_made else group.text("Mapping", "source")
        return named

    def _copied(
        self, source: s.Expr, given: Given, made: ClassInfo | None, named: dict[str, str], mapper: ClassInfo | None = None
    ) -> Iterator[Gift]:
        """The properties of a class that have the names of those of the object; `named` have another one, or none. A `mapper` of
        MapStruct makes what is related a transfer object, too."""
        type = self._types.of(source, given)
        entity = self._schema.entity(type.cls) if type is not None else None
        holder = self._program.classes.get(entity.class_id) if entity is not None else None
        if entity is None or holder is None or made is None or made.is_library or self._schema.entity(made.id) is not None:
            return
        for name, held in properties_of(self._program, made).items():
            read = named.get(name, name)
            if "." in read:
                value = self._reached(source, entity, read, held)
                if value is not None:
                    yield Gift(made, name, Given(value, given.known, given.function))
                continue
            mapped = entity.attributes.get(read)
            member = self._program.field(holder, read) if mapped is not None else None
            own = self._program.member_type(Type(holder.id), member) if member is not None else None
            if mapped is not None and (own is None or held is None or own.cls == held.cls):
                yield Gift(made, name, Given(s.Attribute(source, read), given.known, given.function))
            elif mapped is not None and own is not None and mapper is not None and self._conversions.keep_null(mapper, own, held):
                value = s.Attribute(source, read)
                yield Gift(made, name, Given(null_with(value, value), given.known, given.function))

    def _reached(self, source: s.Expr, entity: Entity, read: str, held: Type | None) -> s.Expr | None:
        """What a path of properties leads to from a row: null where a row on the way is missing."""
        *steps, last = read.split(".")
        value = source
        missing: s.Expr | None = None
        at: Entity | None = entity
        for step in steps:
            mapped = at.attributes.get(step) if at is not None else None
            value = s.Attribute(value, step)
            if at is None or mapped is None or mapped.kind not in _LEADING:
                return None
            if missing is None and self._schema.nullable(at, mapped) is True:
                missing = value
            holder = self._program.classes.get(at.class_id)
            member = self._program.field(holder, step) if holder is not None else None
            type = self._program.member_type(Type(at.class_id), member) if member is not None else None
            at = self._schema.entity(type.cls) if type is not None else None
        holder = self._program.classes.get(at.class_id) if at is not None else None
        member = self._program.field(holder, last) if holder is not None and at is not None and last in at.attributes else None
        own = self._program.member_type(Type(at.class_id), member) if member is not None and at is not None else None
        if own is None or held is None or own.cls != held.cls:
            return None
        value = s.Attribute(value, last)
        return value if missing is None else null_with(missing, value)


def _from(read: str, source: str, sources: list[str]) -> str:
    """What a path of properties is called in one of the objects that a mapper is given; empty where it leads to another one."""
    begin, dot, rest = read.partition(".")
    if dot and begin in sources:
        return rest if begin == source else ""
    return read
