"""JPA classes as entities: attributes, accessors, and the tables that inheritance strategies give them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from nullguard.frameworks.jpa.accessors import Accessors
from nullguard.frameworks.jpa.attributes import Attributes
from nullguard.frameworks.jpa.classes import MappedClasses
from nullguard.model.schema import Entity, MappedAttribute
from nullguard.model.span import line_of
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

FRAMEWORK = "jpa"
_PACKAGES = ("javax.persistence", "jakarta.persistence", "org.hibernate.annotations")
_replace = msgspec.structs.replace


def declare_entities(program: Program) -> Iterator[Entity]:
    """The entities of the program, and as abstract ones its mapped superclasses and embeddables; in order of class id.

    An embeddable that no mapped class embeds has no columns: it is a value of the code like any other.
    """
    modules = {item.module for facts in program.sources.values() if facts.language == "java" for item in facts.imports}
    if not any(module.startswith(_PACKAGES) for module in modules):
        return
    mapped = MappedClasses(program)
    attributes = Attributes(mapped, any(module.startswith("org.springframework.boot") for module in modules))
    tables = _Tables(mapped, attributes)
    accessors = Accessors(mapped)
    made_of = {cls.id: attributes.of(cls) for cls in mapped.all()}
    targets = {made.target for found in made_of.values() for made in found.values() if made.target}
    for cls in mapped.all():
        if mapped.kind(cls) == "Embeddable" and not _is_among(program, cls, targets):
            continue
        found = {name: tables.placed(cls, made) for name, made in made_of[cls.id].items()}
        getters = accessors.getters(cls)
        _add_backing_fields(mapped, accessors, cls, found)
        yield Entity(
            cls.id,
            cls.name,
            tables.of(cls),
            FRAMEWORK,
            cls.path,
            line_of(cls.decl.at),
            found,
            {method: name for method, name in getters.items() if name in found},
            {method: name for method, name in accessors.setters(cls).items() if name in found},
            mapped.kind(cls) != "Entity",
            checks=tables.checks(cls),
        )


def _is_among(program: Program, cls: ClassInfo, targets: set[str]) -> bool:
    """Whether an attribute may hold an object of the class: it is of the class, or of one above or below it."""
    kin = (*program.ancestors(cls), *program.subclasses(cls))
    return cls.id in targets or any(other.id in targets for other in kin)


def _add_backing_fields(mapped: MappedClasses, accessors: Accessors, cls: ClassInfo, found: dict[str, MappedAttribute]) -> None:
    """Where getters are mapped, the field that a getter returns is the same attribute under its own name."""
    for base in mapped.lineage(cls):
        for item in mapped.properties(base):
            if item.is_method and item.name in found:
                name = accessors.returned(base, item.member)
                if name and name not in found:
                    found[name] = _replace(found[item.name], name=name)


class _Tables:
    """Tables of entities by the inheritance strategy of their root."""

    def __init__(self, mapped: MappedClasses, attributes: Attributes) -> None:
        self._mapped = mapped
        self._attributes = attributes

    def of(self, cls: ClassInfo) -> str:
        """The table of an entity; empty for mapped superclasses and embeddables."""
        if self._mapped.kind(cls) != "Entity":
            return ""
        root = self._root(cls)
        if root is not cls and self._strategy(root) == "SINGLE_TABLE":
            return self._own(root)
        return self._own(cls)

    def checks(self, cls: ClassInfo) -> tuple[str, ...]:
        """The conditions that annotations of an entity declare for its own table: Hibernate's `@Check`, JPA 3.2's
        `@Table(check = @CheckConstraint(…))`."""
        root = self._root(cls)
        if self._mapped.kind(cls) != "Entity" or (root is not cls and self._strategy(root) == "SINGLE_TABLE"):
            return ()
        marks = self._mapped.marks_of(cls)
        groups = [("Check", "constraints", marks)]
        groups += [("Check", "constraints", inner) for name, inner in marks.nested("Checks") if name == "Check"]
        groups += [(name, "constraint", inner) for name, inner in marks.nested("Table", "check")]
        found = (group.text(name, argument) for name, argument, group in groups)
        return tuple(text for text in found if text)

    def placed(self, cls: ClassInfo, made: MappedAttribute) -> MappedAttribute:
        """The attribute with the table of the ancestor that has its column, where tables are joined."""
        if self._mapped.kind(cls) != "Entity" or not made.column or self._strategy(self._root(cls)) != "JOINED":
            return made
        first = made.name.partition(".")[0]
        owner = cls
        for base in self._mapped.lineage(cls):
            if self._mapped.kind(base) == "Entity":
                owner = base
            if any(item.name == first for item in self._mapped.properties(base)):
                break
        return made if owner is cls else _replace(made, table=self._own(owner))

    def _own(self, cls: ClassInfo) -> str:
        marks = self._mapped.marks_of(cls)
        name = marks.text("Table", "name").strip('`"') or self._attributes.name(marks.text("Entity", "name") or cls.name)
        schema = marks.text("Table", "schema").strip('`"')
        return f"{schema}.{name}" if schema else name

    def _root(self, cls: ClassInfo) -> ClassInfo:
        entities = [base for base in self._mapped.lineage(cls) if self._mapped.kind(base) == "Entity"]
        return entities[-1] if entities else cls

    def _strategy(self, root: ClassInfo) -> str:
        return self._mapped.marks_of(root).word("Inheritance", "strategy") or "SINGLE_TABLE"
