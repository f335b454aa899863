"""Tables and columns out of what entities declare, each with all that was said about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from nullguard.manifest.nullability import MIGRATION_ADDED, in_order, is_explicit
from nullguard.model.schema import AttributeKind, Column, Database, Entity, Evidence, Manifest, MappedAttribute, Table

DEFAULT_DATABASE = "default"


def build_manifest(entities: Iterable[Entity]) -> Manifest:
    """The manifest that mappings alone give: one database with the tables of all concrete entities, columns as declared.

    Attributes that share a column (a relation and its key) make one column; so do entities that share a table.
    """
    tables: dict[str, _Table] = {}
    names = {entity.class_id: entity for entity in entities}
    for entity in names.values():
        if entity.abstract or not entity.table:
            continue
        table = tables.setdefault(entity.table, _Table())
        table.entities.append(entity.class_id)
        table.checks.extend(check for check in entity.checks if check not in table.checks)
        for mapped in entity.attributes.values():
            if not mapped.column or mapped.kind not in (AttributeKind.COLUMN, AttributeKind.RELATION):
                continue
            table = tables.setdefault(mapped.table or entity.table, _Table())
            table.columns.setdefault(mapped.column, _Column()).add(mapped, names)
    built = {name: _table(name, draft) for name, draft in tables.items()}
    return Manifest({DEFAULT_DATABASE: Database(DEFAULT_DATABASE, built)}) if built else Manifest()


def column_of(name: str, evidence: Iterable[Evidence], draft: Column | None = None) -> Column:
    """A column whose verdict follows from its evidence; everything else is taken from `draft`."""
    ordered = in_order(evidence)
    said = [item for item in ordered if item.nullable is not None]
    base = draft or Column(name)
    added = next((item.path for item in ordered if item.kind == MIGRATION_ADDED), "")
    return Column(
        name,
        base.type,
        said[0].nullable if said else base.nullable,
        is_explicit(said) if said else base.explicit,
        ordered,
        base.statistics,
        base.added_by or added,
        base.primary_key,
        base.references,
        base.default,
        base.generated,
        base.backfilled_by,
    )


@dataclass
class _Column:
    type: str = ""
    evidence: list[Evidence] = field(default_factory=list)
    primary_key: bool = False
    references: str = ""

    def add(self, mapped: MappedAttribute, entities: dict[str, Entity]) -> None:
        self.evidence.extend(mapped.evidence)
        self.primary_key = self.primary_key or mapped.primary_key
        if mapped.type is not None and not self.type:
            self.type = mapped.type.name.rpartition(".")[2].rpartition("#")[2]
        target = entities.get(mapped.target)
        if target is not None and not self.references:
            self.references = target.table
        self.references = self.references or mapped.references


@dataclass
class _Table:
    columns: dict[str, _Column] = field(default_factory=dict)
    entities: list[str] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)


def _table(name: str, draft: _Table) -> Table:
    columns = {
        column: column_of(
            column,
            made.evidence,
            Column(column, made.type, primary_key=made.primary_key, references=made.references),
        )
        for column, made in draft.columns.items()
    }
    return Table(name, columns, checks=tuple(draft.checks), entities=tuple(draft.entities))
