"""The attributes of mapped classes: columns, associations, embedded objects, collections."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nullguard.frameworks.jpa.annotations import Marks
from nullguard.frameworks.jpa.classes import COLLECTIONS, KEYS, MappedClasses, Property
from nullguard.frameworks.jpa.converters import Converters
from nullguard.frameworks.jpa.filling_setters import fills_null
from nullguard.frameworks.jpa.nullability import evidence
from nullguard.frameworks.types import as_reference
from nullguard.languages.sql.queries import read_select
from nullguard.manifest.nullability import in_order
from nullguard.model.java_types import PRIMITIVES
from nullguard.model.schema import AttributeKind, Evidence, MappedAttribute, Origin
from nullguard.model.span import line_of
from nullguard.model.syntax import Constant
from nullguard.program.symbols import ARRAY, UNION, ClassInfo, Type

_ASSOCIATIONS = ("ManyToOne", "OneToOne", "Any")
_COMPUTED = ("Formula", "Transient", "CreationTimestampProxy")
_MOST_EMBEDDED = 4
"""How deep embeddables inside embeddables are followed."""

_MOST_PARTS = 2000
"""Attributes of embedded objects that are looked at for one class; real ones have some ten."""


class Attributes:
    """Attributes of the mapped classes of one program; with `snake_case` default names are `order_line`, as Spring has them."""

    def __init__(self, mapped: MappedClasses, snake_case: bool) -> None:
        self._mapped = mapped
        self._program = mapped.program
        self._snake_case = snake_case
        self._keys: dict[str, str] = {}
        self._parts = 0
        self._converters = Converters(mapped.program)

    def name(self, written: str) -> str:
        """A default name of a table or column."""
        return _snake(written) if self._snake_case else written

    def of(self, cls: ClassInfo) -> dict[str, MappedAttribute]:
        """The attributes of a class by name, inherited ones first; columns of embedded objects are called `address.street`."""
        found: dict[str, MappedAttribute] = {}
        self._parts = 0
        overrides = self._overrides(cls)
        for base in reversed(self._mapped.lineage(cls)):
            for item in self._mapped.properties(base):
                for made in self._attribute(cls, item, overrides, ()):
                    found[made.name] = made
        by_column = {made.column: made for made in found.values() if made.kind is AttributeKind.COLUMN and made.column}
        for name, made in found.items():
            key = by_column.get(made.column) if made.kind is AttributeKind.RELATION and made.column else None
            if key is not None:
                found[name] = _with_key(made, key.name)
        return found

    def _attribute(
        self, cls: ClassInfo, item: Property, overrides: dict[str, Marks], inside: tuple[str, ...]
    ) -> Iterator[MappedAttribute]:
        own = item.marks
        if own.any(_COMPUTED):
            computed = self._computed(cls, item)
            yield from (computed,) if computed is not None else ()
            return
        found = self._type(cls, item)
        if own.any(COLLECTIONS):
            element = self._element(item, found)
            inverse = own.text("OneToMany", "mappedBy") or self._by_column(element, own)
            inverse = inverse if inverse.isidentifier() else ""
            yield MappedAttribute(item.name, AttributeKind.COLLECTION, target=element, inverse=inverse)
            return
        association = own.any(_ASSOCIATIONS)
        if association:
            yield self._association(item, association, found, overrides.get(item.name))
            return
        embedded = self._program.classes.get(found.cls) if found is not None else None
        if embedded is not None and (self._mapped.kind(embedded) == "Embeddable" or own.any(("Embedded", "EmbeddedId"))):
            yield from self._embedded(item, embedded, inside)
            return
        primitive = item.type is not None and item.type.name in PRIMITIVES
        override = overrides.get(item.name)
        column = (override.text("Column", "name") if override is not None else "") or own.text("Column", "name")
        yield MappedAttribute(
            item.name,
            AttributeKind.COLUMN,
            column.strip('`"') or self.name(item.name),
            as_reference(found) if found is not None else None,
            evidence=evidence(item, override),
            primary_key=bool(own.any(KEYS)),
            never_null=primitive or (not inside and (self._converters.fills(own, found) or self._is_filled(cls, item))),
        )

    def _computed(self, cls: ClassInfo, item: Property) -> MappedAttribute | None:
        """What a formula computes of rows of which there may be none: `@Formula("(select max(o.paid) from orders o)")`."""
        text = item.marks.text("Formula", "value").strip()
        rows = read_select(text.removeprefix("(").removesuffix(")")) if text.startswith("(") else None
        only = rows.outputs[0] if rows is not None and len(rows.outputs) == 1 and not rows.grouped else None
        if only is None or not only.aggregate or (item.type is not None and item.type.name in PRIMITIVES):
            return None
        found = self._type(cls, item)
        said = f"@Formula with {only.aggregate}() of rows of which there may be none"
        told = Evidence(Origin.MAPPING, True, True, item.holder.path, line_of(item.at), said)
        return MappedAttribute(
            item.name, AttributeKind.COLUMN, "", as_reference(found) if found is not None else None, evidence=(told,)
        )

    def _is_filled(self, cls: ClassInfo, item: Property) -> bool:
        """Whether the property is set by a setter, which stores something for null."""
        return item.is_method and fills_null(self._program, cls, item.name)

    # ---- associations

    def _association(self, item: Property, association: str, found: Type | None, override: Marks | None) -> MappedAttribute:
        own = item.marks
        target = self._named_class(item, own, association) or (found.cls if found is not None else "")
        said = evidence(item, override)
        if association == "OneToOne" and own.expression(association, "mappedBy") is not None:
            if own.flag(association, "optional") is False:
                return MappedAttribute(item.name, AttributeKind.RELATION, target=target, evidence=said)
            reverse = Evidence(
                Origin.MAPPING,
                True,
                True,
                item.holder.path,
                line_of(item.at),
                "@OneToOne(mappedBy): the other row need not exist",
            )
            return MappedAttribute(item.name, AttributeKind.REVERSE, target=target, evidence=(reverse,))
        if own.any(("JoinFormula", "JoinTable")):
            return MappedAttribute(item.name, AttributeKind.RELATION, target=target, evidence=said)
        column = (override.text("JoinColumn", "name") if override is not None else "") or own.text("JoinColumn", "name")
        for name, inner in own.nested("JoinColumns"):
            column = column or inner.text(name, "name")
        return MappedAttribute(
            item.name,
            AttributeKind.RELATION,
            column.strip('`"') or self._key_column(item.name, target),
            None,
            target,
            evidence=said,
            primary_key=bool(own.any(("Id", "MapsId"))),
        )

    def _key_column(self, name: str, target: str) -> str:
        """The default name of a join column: the attribute's and the target key's, joined by an underscore."""
        if target not in self._keys:
            key = "id"
            cls = self._program.classes.get(target)
            for base in self._mapped.lineage(cls) if cls is not None else ():
                for item in self._mapped.properties(base):
                    if "Id" in item.marks:
                        key = item.marks.text("Column", "name") or self.name(item.name)
            self._keys[target] = key
        return f"{self.name(name)}_{self._keys[target]}"

    def _named_class(self, item: Property, own: Marks, mark: str) -> str:
        value = own.expression(mark, "targetEntity")
        if not isinstance(value, Constant) or value.kind != "class" or not isinstance(value.value, str):
            return ""
        cls = self._program.class_named(item.holder.path, value.value, item.holder.decl.qualname)
        return cls.id if cls is not None and cls.name != "void" else ""

    def _by_column(self, element: str, own: Marks) -> str:
        """The relation of a collection's rows that has the column by which the collection is joined: all of them have it."""
        column = own.text("JoinColumn", "name") if "OneToMany" in own else ""
        cls = self._program.classes.get(element) if column else None
        for base in self._mapped.lineage(cls) if cls is not None else ():
            for item in self._mapped.properties(base):
                if item.marks.any(_ASSOCIATIONS) and item.marks.text("JoinColumn", "name").lower() == column.lower():
                    return item.name
        return ""

    def _element(self, item: Property, found: Type | None) -> str:
        """The class of a collection's elements: of a map the values'."""
        named = next((cls for mark in COLLECTIONS if (cls := self._named_class(item, item.marks, mark))), "")
        if named or found is None or not found.args:
            return named
        element = found.args[-1] if found.cls != ARRAY else found.args[0]
        return element.cls if element.cls != "?" and not element.cls.startswith("~") else ""

    # ---- embedded objects

    def _embedded(self, item: Property, embedded: ClassInfo, inside: tuple[str, ...]) -> Iterator[MappedAttribute]:
        """The object, which is null when all its columns are, and its columns under the owner's table."""
        overrides = self._own_overrides(item.marks)
        parts: list[MappedAttribute] = []
        filled = ""
        if embedded.id not in inside and len(inside) < _MOST_EMBEDDED:
            deeper = (*inside, embedded.id)
            for base in reversed(self._mapped.lineage(embedded)):
                for inner in self._mapped.properties(base):
                    self._parts += 1
                    if self._parts <= _MOST_PARTS:
                        found = list(self._attribute(embedded, inner, overrides, deeper))
                        parts.extend(found)
                        filled = filled or next((part.name for part in found if part.column and _starts_filled(inner)), "")
        key = bool(item.marks.any(("EmbeddedId", "Id")))
        solid = next((part for part in parts if _is_solid(part)), None)
        if key:
            said = Evidence(Origin.MAPPING, False, True, item.holder.path, line_of(item.at), "@EmbeddedId")
        elif solid is not None:
            text = f"its column {solid.name} is never null"
            said = Evidence(Origin.MAPPING, False, False, item.holder.path, line_of(item.at), text)
        elif filled:
            text = f"its column {filled} has a value from the start"
            said = Evidence(Origin.MAPPING, False, False, item.holder.path, line_of(item.at), text)
        else:
            text = "embedded: null when all its columns are"
            said = Evidence(Origin.MAPPING, True, False, item.holder.path, line_of(item.at), text)
        yield MappedAttribute(item.name, AttributeKind.EMBEDDED, target=embedded.id, evidence=(said,), primary_key=key)
        for part in parts:
            if part.column:
                yield _inside(item.name, part, key)

    def _overrides(self, cls: ClassInfo) -> dict[str, Marks]:
        found: dict[str, Marks] = {}
        for base in self._mapped.lineage(cls):
            for name, given in self._own_overrides(self._mapped.marks_of(base)).items():
                found.setdefault(name, given)
        return found

    def _own_overrides(self, own: Marks) -> dict[str, Marks]:
        """`@AttributeOverride` and `@AssociationOverride`: the column annotations by attribute name."""
        found: dict[str, Marks] = {}
        groups = [
            *((name, own) for name in ("AttributeOverride", "AssociationOverride") if name in own),
            *(item for outer in ("AttributeOverrides", "AssociationOverrides") for item in own.nested(outer)),
        ]
        for name, given in groups:
            attribute = given.text(name, "name")
            for argument in ("column", "joinColumns"):
                for _, column in given.nested(name, argument):
                    if attribute:
                        found.setdefault(attribute, column)
        return found

    # ---- types

    def _type(self, cls: ClassInfo, item: Property) -> Type | None:
        """The declared type as seen from the class, type parameters of generic superclasses replaced."""
        if item.type is None:
            return None
        member = self._program.method(cls, item.member, 0) if item.is_method else self._program.field(cls, item.member)
        found = None
        if member is not None and member.declared_in is item.holder:
            found = self._program.member_type(Type(cls.id), member)
        found = found or self._program.type_of(item.type, item.holder.path, item.holder.decl.qualname)
        if found is None or found.cls == UNION:
            return None
        if found.cls.startswith("~"):
            bound = self._program.bound(found.cls[1:], item.holder.path, item.holder.decl.qualname)
            return bound if bound is not None and not bound.cls.startswith("~") else None
        return found


def _starts_filled(item: Property) -> bool:
    """Whether the property's field has a value from the start, so that rows that this code writes have one."""
    value = next((field.value for field in item.holder.decl.fields if field.name in (item.member, item.name)), None)
    return value is not None and not (isinstance(value, Constant) and value.kind == "null")


def _is_solid(part: MappedAttribute) -> bool:
    if part.never_null or part.primary_key:
        return True
    said = [item for item in in_order(part.evidence) if item.nullable is not None]
    return part.kind in (AttributeKind.COLUMN, AttributeKind.RELATION) and bool(said) and said[0].nullable is False


def _inside(name: str, part: MappedAttribute, key: bool) -> MappedAttribute:
    return MappedAttribute(
        f"{name}.{part.name}", part.kind, part.column, part.type, part.target, "", part.evidence, part.primary_key or key,
        never_null=part.never_null,
    )  # fmt: skip


def _with_key(made: MappedAttribute, key: str) -> MappedAttribute:
    return MappedAttribute(
        made.name, made.kind, made.column, made.type, made.target, key, made.evidence, made.primary_key, table=made.table
    )


def _snake(name: str) -> str:
    """`orderLine` as `order_line`, as Spring's naming strategy writes names."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.replace(".", "_")).lower()
