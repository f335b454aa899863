"""Which mapped attribute an access can mean when nobody knows the object's class: by the object's name, or by the attribute's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from nullguard.flow.domain.values import BY_ATTRIBUTE, BY_NAME
from nullguard.flow.schema import SchemaAttribute
from nullguard.knowledge.words import words
from nullguard.model.schema import AttributeKind, Entity, MappedAttribute
from nullguard.program.program import Program

_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_ABSTRACT = re.compile(r"^(?:abstract|base)_")
_NUMBER = re.compile(r"_?\d+$")
_NO_ROWS = words("no-row")
"""Names by which code calls what is no row, though it may bear attributes of the same names as rows do."""

_COMMON = ("builtins.", "typing.", "collections.")
"""Members of the language's own types (`values`, `index`) are borne by too much to tell a row."""

_SHORTEST = 3
"""Shorter variable names (`o`, `ev`) say nothing of a class."""

Guess = tuple[SchemaAttribute, str]


class Guesses:
    """Guesses from the names of all entities, and from the attributes of all classes, of one program."""

    def __init__(
        self,
        program: Program,
        entities: Iterable[Entity],
        nullable: Callable[[Entity, MappedAttribute], bool | None],
        key: Callable[[Entity, MappedAttribute], tuple[bool, str]],
        called: Mapping[str, str] | None = None,
    ) -> None:
        """`called` are the classes of what goes by another name than its class's, by that name (`user`)."""
        self._nullable = nullable
        self._key = key
        self._by_name: dict[str, list[Entity]] = {}
        self._bearers: dict[str, list[tuple[Entity, MappedAttribute]]] = {}
        mapped_classes: dict[str, Entity] = {}
        for entity in entities:
            mapped_classes[entity.class_id] = entity
            if entity.path.startswith("<"):
                continue
            self._by_name.setdefault(snake(entity.name), []).append(entity)
            for name, mapped in entity.attributes.items():
                self._bearers.setdefault(name, []).append((entity, mapped))
        self._otherwise = called or {}
        for name, class_id in self._otherwise.items():
            if name not in self._by_name and class_id in mapped_classes:
                self._by_name[name] = [mapped_classes[class_id]]
        self._by_letters = {name.replace("_", ""): found for name, found in self._by_name.items()}
        self._endings = _endings(self._by_name)
        self._borne_otherwise = _members_of_others(program, mapped_classes)
        self._by_attribute: dict[str, SchemaAttribute | None] = {}
        self._found: dict[tuple[str, str], Guess | None] = {}
        self._called: dict[str, str] = {}

    def guessed(self, called: str, name: str) -> Guess | None:
        """See `flow.schema.Schema.guessed`."""
        if name not in self._bearers:
            return None
        key = (called, name)
        if key not in self._found:
            self._found[key] = self._guess(called, name)
        return self._found[key]

    def row_called(self, called: str) -> str:
        """See `flow.schema.Schema.row_called`."""
        if called not in self._called:
            letters = called.replace("_", "").lower()
            rows = self._named(called) if called not in _NO_ROWS else []
            is_named = len(rows) == 1 and (
                letters.endswith(snake(rows[0].name).replace("_", "")) or self._otherwise.get(called) == rows[0].class_id
            )
            self._called[called] = rows[0].class_id if is_named else ""
        return self._called[called]

    def names(self) -> list[str]:
        """The attributes that are enough for a guess, in order: with the entities, all that guesses depend on."""
        return sorted(name for name in self._bearers if self._of_attribute(name) is not None)

    def _guess(self, called: str, name: str) -> Guess | None:
        candidates = self._named(called)
        if candidates:
            found = self._agreed([(entity, entity.attributes[name]) for entity in candidates if name in entity.attributes])
            if found is not None:
                return found, BY_NAME
        found = self._of_attribute(name) if called not in _NO_ROWS else None
        return (found, BY_ATTRIBUTE) if found is not None else None

    def _of_attribute(self, name: str) -> SchemaAttribute | None:
        if name not in self._by_attribute:
            bearers = self._bearers[name] if name not in self._borne_otherwise else []
            self._by_attribute[name] = self._agreed(bearers)
        return self._by_attribute[name]

    def _agreed(self, bearers: list[tuple[Entity, MappedAttribute]]) -> SchemaAttribute | None:
        """The attribute, when every entity that has it lets it be null, or when in all of them it leads to the same rows."""
        if not bearers or any(mapped.kind is AttributeKind.EMBEDDED for _, mapped in bearers):
            return None
        kinds = {mapped.kind is AttributeKind.COLLECTION for _, mapped in bearers}
        firm = [(entity, mapped) for entity, mapped in bearers if self._nullable(entity, mapped) is not True]
        if firm and (len({mapped.target for _, mapped in bearers}) > 1 or not firm[0][1].target or len(kinds) > 1):
            return None
        entity, mapped = min(firm or bearers, key=lambda bearer: (bearer[0].abstract, bearer[0].path, bearer[0].line))
        return SchemaAttribute(entity.class_id, mapped, not firm, *self._key(entity, mapped))

    def _named(self, called: str) -> list[Entity]:
        """The entities that a variable is named after: `order_line`, `orderline` and `first_order_line` are an OrderLine, `line`
        may be one."""
        name = _NUMBER.sub("", called.strip("_").lower())
        if len(name) < _SHORTEST or not name.isidentifier():
            return []
        words = name.split("_")
        for start in range(len(words)):
            found = self._by_name.get("_".join(words[start:])) or self._by_letters.get("".join(words[start:]))
            found = found or self._by_name.get("_".join(words[start:]) + "s")  # `class Orders` is a table of orders
            if found is not None:
                return found
        return [entity for full in self._endings.get(name, ()) for entity in self._by_name[full]]


def snake(name: str) -> str:
    """`OrderLine` as `order_line`; what marks a class as abstract is left out."""
    return _ABSTRACT.sub("", _WORD.sub("_", name).lower())


def _endings(names: Iterable[str]) -> dict[str, list[str]]:
    """`line` → the names that end in it, such as `order_line`."""
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        words = name.split("_")
        for start in range(1, len(words)):
            found.setdefault("_".join(words[start:]), []).append(name)
    return found


def _members_of_others(program: Program, entities: dict[str, Entity]) -> frozenset[str]:
    """Names that objects bear without a column: methods, properties, `self.x = …` and declared fields (of a dataclass, say) of
    all
    classes of the project, and the members of the language's own types."""
    found: set[str] = set()
    for cls in program.classes.values():
        if cls.is_library and cls.dotted.startswith(_COMMON):
            found.update(function.name for function in cls.decl.functions)
            found.update(field.name for field in cls.decl.fields)
        if cls.is_library or not cls.path.endswith(".py"):
            continue
        entity = entities.get(cls.id)
        mapped = entity.attributes if entity is not None else {}
        found.update(function.name for function in cls.decl.functions if function.name not in mapped)
        found.update(
            field.name
            for field in cls.decl.fields
            if field.name not in mapped and ("instance" in field.modifiers or (field.type is not None and entity is None))
        )
    return frozenset(found)
