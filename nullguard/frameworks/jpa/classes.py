"""Which Java classes are mapped, and how: entity, mapped superclass or embeddable, by fields or by getters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nullguard.frameworks.jpa.annotations import Marks, marks
from nullguard.knowledge.bean_names import decapitalised, is_getter_name
from nullguard.model.facts import Field, Function
from nullguard.model.syntax import Annotation, TypeRef
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_PACKAGES = ("javax.persistence.", "jakarta.persistence.", "org.hibernate.annotations.", "io.ebean.annotation.")
_KINDS = ("Entity", "MappedSuperclass", "Embeddable")
KEYS = ("Id", "EmbeddedId")
COLLECTIONS = ("OneToMany", "ManyToMany", "ElementCollection", "ManyToAny", "CollectionOfElements")
MAPPING = frozenset(
    {
        "Id", "EmbeddedId", "Version", "Column", "JoinColumn", "JoinColumns", "Basic", "ManyToOne", "OneToOne", "Embedded",
        "Enumerated", "Lob", "Temporal", "Convert", "Transient", "Type", "GeneratedValue", "Formula", *COLLECTIONS,
    }
)  # fmt: skip


@dataclass(frozen=True)
class Property:
    """A persistent property: `name` as JPA knows it, declared by a field or by a getter of `holder`.

    `marks` are its annotations; under field access those of the getter count for validation and are in `getter_marks`.
    """

    name: str
    holder: ClassInfo
    marks: Marks
    getter_marks: Marks
    type: TypeRef | None
    at: int
    member: str
    is_method: bool


class MappedClasses:
    """The mapped classes of one program."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._kinds: dict[str, str] = {}
        self._access: dict[str, bool] = {}

    def all(self) -> list[ClassInfo]:
        """Every mapped class in order of id."""
        return [cls for _, cls in sorted(self.program.classes.items()) if cls.decl.annotations and self.kind(cls)]

    def kind(self, cls: ClassInfo) -> str:
        """Entity, MappedSuperclass or Embeddable; empty for other classes."""
        known = self._kinds.get(cls.id)
        if known is None:
            known = ""
            if not cls.is_library and cls.path.endswith(".java"):
                for item in cls.decl.annotations:
                    simple = item.simple_name
                    if simple in _KINDS and self._is_persistence(cls, item.name):
                        known = simple
                        break
            self._kinds[cls.id] = known
        return known

    def marks_of(self, cls: ClassInfo) -> Marks:
        return marks(self.program, cls.path, cls.decl.qualname, cls.decl.annotations)

    def lineage(self, cls: ClassInfo) -> list[ClassInfo]:
        """The class and its mapped ancestors, nearest first."""
        return [base for base in self.program.ancestors(cls) if base is cls or self.kind(base)]

    def properties(self, cls: ClassInfo) -> Iterator[Property]:
        """The persistent properties that a class declares itself, in order."""
        by_getter = self._by_getter(cls)
        getters = {property_name(item): item for item in cls.decl.functions if is_getter(item)}
        if not by_getter:
            for field in cls.decl.fields:
                if _is_persistent_field(field):
                    yield self._of_field(cls, field, getters.get(field.name))
            for name, item in getters.items():
                access = self._marks(cls, item.annotations)
                if access.word("Access") == "PROPERTY":
                    yield self._of_getter(cls, name, item)
            return
        for name, item in getters.items():
            if "static" not in item.modifiers and not any(mark.simple_name == "Transient" for mark in item.annotations):
                yield self._of_getter(cls, name, item)
        for field in cls.decl.fields:
            if _is_persistent_field(field) and self._marks(cls, field.annotations).word("Access") == "FIELD":
                yield self._of_field(cls, field, None)

    # ---- access

    def _by_getter(self, cls: ClassInfo) -> bool:
        """Whether the class maps its getters: as `@Access` says, else where its key stands, else its other annotations."""
        known = self._access.get(cls.id)
        if known is None:
            known = self._access[cls.id] = self._find_access(cls)
        return known

    def _find_access(self, cls: ClassInfo) -> bool:
        word = self.marks_of(cls).word("Access")
        if word in ("FIELD", "PROPERTY"):
            return word == "PROPERTY"
        if cls.decl.kind == "record":
            return False
        key = _key_placement(cls)
        if key is not None:
            return key
        fields = sum(_has_mapping(field.annotations) for field in cls.decl.fields)
        getters = sum(_has_mapping(function.annotations) for function in cls.decl.functions if is_getter(function))
        if fields != getters:
            return getters > fields
        for base in self.lineage(cls)[1:]:
            key = _key_placement(base)
            if key is not None:
                return key
        for sub in self.program.subclasses(cls):
            key = _key_placement(sub) if self.kind(sub) else None
            if key is not None:
                return key
        return False

    def _of_field(self, cls: ClassInfo, field: Field, getter: Function | None) -> Property:
        own, of_getter = self._marks(cls, field.annotations), self._marks(cls, getter.annotations if getter is not None else ())
        return Property(field.name, cls, own, of_getter, field.type, field.at, field.name, False)

    def _of_getter(self, cls: ClassInfo, name: str, getter: Function) -> Property:
        own = self._marks(cls, getter.annotations)
        return Property(name, cls, own, own, getter.returns, getter.at, getter.name, True)

    def _marks(self, cls: ClassInfo, annotations: Iterable[Annotation]) -> Marks:
        return marks(self.program, cls.path, cls.decl.qualname, annotations)

    def _is_persistence(self, cls: ClassInfo, name: str) -> bool:
        return any(full.startswith(_PACKAGES) for full in self.program.candidates(cls.path, name))


def is_getter(function: Function) -> bool:
    """Whether a method is a getter by its signature: `getX()` with a result, or `isX()` with a truth."""
    if function.parameters or function.returns is None or "static" in function.modifiers:
        return False
    name = function.name
    if is_getter_name(name):
        return len(name) > 3 and not name[3].islower() and function.returns.name != "void" and name != "getClass"
    return name.startswith("is") and len(name) > 2 and not name[2].islower() and function.returns.name in ("boolean", "Boolean")


def property_name(function: Function) -> str:
    """The property of a getter: `name` of `getName`, `URL` of `getURL` (the rule of java.beans.Introspector)."""
    name = function.name[3:] if is_getter_name(function.name) else function.name[2:]
    if len(name) > 1 and name[:2].isupper():
        return name
    return decapitalised(name)


def _is_persistent_field(field: Field) -> bool:
    if "static" in field.modifiers or "transient" in field.modifiers or "constant" in field.modifiers:
        return False
    return not any(mark.simple_name == "Transient" for mark in field.annotations)


def _key_placement(cls: ClassInfo) -> bool | None:
    """True where the key is declared on a getter, False on a field, None where the class declares none."""
    if any(mark.simple_name in KEYS for field in cls.decl.fields for mark in field.annotations):
        return False
    if any(mark.simple_name in KEYS for function in cls.decl.functions for mark in function.annotations):
        return True
    return None


def _has_mapping(annotations: Iterable[Annotation]) -> bool:
    return any(item.simple_name in MAPPING for item in annotations)
