"""The CHECKs of tables as what they tell of the attributes of entities."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from nullguard.languages.sql.checks import read_check
from nullguard.manifest.checks import implications
from nullguard.manifest.merge import normal
from nullguard.model.implications import Implication, Known, Premise
from nullguard.model.schema import AttributeKind, Entity, Manifest, MappedAttribute, Table

Alternatives = tuple[tuple[Premise, ...], ...]
"""Premises under which an attribute is there: all of one of them."""

_NO_GUARDS: dict[str, Alternatives] = {}
_COLUMNS = (AttributeKind.COLUMN, AttributeKind.RELATION)


class SchemaGuards:
    """Answers by entity; the CHECKs of a table are read when they are first asked for."""

    def __init__(self, manifest: Manifest) -> None:
        tables = [table for database in manifest.databases.values() for table in database.tables.values()]
        self._tables = {table.name: table for table in tables if table.checks}
        self._read: dict[str, tuple[Implication, ...]] = {}
        self._found: dict[str, dict[str, Alternatives]] = {}
        self._validated: dict[tuple[str, bool], dict[str, Alternatives]] = {}
        self._excluding: dict[str, frozenset[str]] = {}

    def of(self, entity: Entity) -> dict[str, Alternatives]:
        """By name the attributes that are there under some premises, whose names are those of attributes."""
        if not self._tables and not entity.checks:
            return _NO_GUARDS
        if entity.class_id not in self._found:
            self._found[entity.class_id] = self._find(entity)
        return self._found[entity.class_id]

    def validated(self, entity: Entity, always: bool) -> dict[str, Alternatives]:
        """The same of what methods refuse: whenever a row is saved, or only where code asks them."""
        conditions = entity.validations.always if always else entity.validations.sometimes
        if not conditions:
            return _NO_GUARDS
        key = (entity.class_id, always)
        if key not in self._validated:
            self._validated[key] = _validated(entity, conditions)
        return self._validated[key]

    def excluding(self, entity: Entity) -> frozenset[str]:
        """The attributes of which a premise asks that they are none of some values."""
        found = self._excluding.get(entity.class_id)
        if found is None:
            told = (self.of(entity), self.validated(entity, True), self.validated(entity, False))
            premises = (one for each in told for alternatives in each.values() for premises in alternatives for one in premises)
            found = frozenset(name for one in premises if one.known is Known.NONE_OF for name in one.names)
            self._excluding[entity.class_id] = found
        return found

    def _find(self, entity: Entity) -> dict[str, Alternatives]:
        found: dict[str, list[tuple[Premise, ...]]] = {}
        for name in sorted({entity.table, *(mapped.table for mapped in entity.attributes.values())} - {""}):
            table = self._tables.get(name) or Table(name, {}, checks=entity.checks)  # one that no class is mapped to
            if not table.checks:
                continue
            named = _names(entity, name)
            for implication in self._of_table(table):
                premises = _mapped(implication.premises, named, table)
                for attribute in named.get(normal(implication.name), ()) if premises is not None else ():
                    found.setdefault(attribute, []).append(premises or ())
        return {attribute: tuple(alternatives) for attribute, alternatives in found.items()}

    def _of_table(self, table: Table) -> tuple[Implication, ...]:
        if table.name not in self._read:
            self._read[table.name] = implications(table)
        return self._read[table.name]


def _validated(entity: Entity, conditions: Iterable[str]) -> dict[str, Alternatives]:
    """What conditions that have attributes in place of columns say; a relation and its key are there together."""

    def both(name: str) -> tuple[str, ...]:
        mapped = entity.attributes.get(name)
        return (name, mapped.key_attribute) if mapped is not None and mapped.key_attribute else (name,)

    found: dict[str, list[tuple[Premise, ...]]] = {}
    for implication in dict.fromkeys(item for condition in conditions for item in read_check(condition)):
        premises = tuple(msgspec.structs.replace(item, names=both(item.names[0])) for item in implication.premises)
        for name in both(implication.name):
            found.setdefault(name, []).append(premises)
    return {name: tuple(alternatives) for name, alternatives in found.items()}


def _names(entity: Entity, table: str) -> dict[str, tuple[str, ...]]:
    """The attributes of each column of a table, by its normal name."""
    found: dict[str, tuple[str, ...]] = {}
    for mapped in entity.attributes.values():
        if _is_in(mapped, entity, table):
            key = normal(mapped.column)
            found[key] = (*found.get(key, ()), mapped.name)
    return found


def _is_in(mapped: MappedAttribute, entity: Entity, table: str) -> bool:
    return mapped.kind in _COLUMNS and bool(mapped.column) and (mapped.table or entity.table) == table


def _mapped(premises: Iterable[Premise], named: dict[str, tuple[str, ...]], table: Table) -> tuple[Premise, ...] | None:
    """The premises by the names of attributes, without those that always hold; None when one never does, or has no attribute."""
    nullable = {normal(name): column.nullable for name, column in table.columns.items()}
    found = []
    for premise in premises:
        key = normal(premise.names[0])
        if nullable.get(key) is False and premise.known is Known.PRESENT:
            continue
        if key not in named or (nullable.get(key) is False and premise.known is Known.NULL):
            return None
        found.append(msgspec.structs.replace(premise, names=named[key]))
    return tuple(found)
