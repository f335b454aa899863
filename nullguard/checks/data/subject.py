"""What a finding of a column or relation is about, and what its schema says of null."""

from __future__ import annotations

from dataclasses import dataclass

from nullguard.manifest.nullability import CONSTRAINT, IDENTITY, MIGRATION_ALTERED, VALIDATION
from nullguard.model.schema import Column, Entity, MappedAttribute, Origin
from nullguard.model.schema import Evidence as SchemaEvidence

_TESTING = frozenset({"jpa", "hibernate-xml"})
"""Frameworks that test rows for nulls before they save them. Source: Hibernate's `hibernate.check_nullability`, which Bean
Validation takes over where it is used."""

_NO_WORD = frozenset({VALIDATION, IDENTITY})
"""Kinds of evidence on which the ORM itself refuses nothing."""


@dataclass(frozen=True)
class Subject:
    """An attribute that can be null, with its column's evidence."""

    entity: Entity
    mapped: MappedAttribute
    column: Column | None

    @property
    def label(self) -> str:
        """`table.column`, of the table where the column is; `Class.attribute` where there is no column."""
        table = self.mapped.table or self.entity.table
        if self.mapped.column and table:
            return f"{table}.{self.mapped.column}"
        return f"{self.entity.name}.{self.mapped.name}"

    @property
    def evidence(self) -> tuple[SchemaEvidence, ...]:
        """Strongest first."""
        found = self.column.evidence if self.column is not None else self.mapped.evidence
        return tuple(sorted(found, key=lambda e: (-e.origin, not e.explicit, e.path, e.line)))

    @property
    def nullable_evidence(self) -> SchemaEvidence | None:
        """What says that it can be null: the mapping where it is explicit, whose words the reader knows, else the strongest."""
        found = [e for e in self.evidence if e.nullable]
        explicit = [e for e in found if e.explicit]
        return next((e for e in explicit if e.origin is Origin.MAPPING), next(iter(explicit or found), None))

    @property
    def is_filled(self) -> bool:
        """Whether whatever saves a row gives the attribute a value, and has done so since the table exists."""
        return bool(self.mapped.filled_by) and self.column is not None and not self.is_late

    @property
    def is_late(self) -> bool:
        """Whether there may be rows that are older than the column and have no value in it."""
        return self.column is not None and bool(self.column.added_by) and not self.column.backfilled_by

    @property
    def refused_by(self) -> SchemaEvidence | None:
        """What a Java mapping says of it that makes the ORM refuse null when it saves a row, where only migrations admit null;
        None where rows may be older than the column, or somebody took its NOT NULL away."""
        nulls = [e for e in self.evidence if e.nullable]
        if self.entity.framework not in _TESTING or self.is_late:
            return None
        if any(e.origin is not Origin.MIGRATION or e.kind in (MIGRATION_ALTERED, CONSTRAINT) for e in nulls):
            return None
        return next((e for e in self.mapped.evidence if e.nullable is False and e.explicit and e.kind not in _NO_WORD), None)

    @property
    def schema_evidence(self) -> SchemaEvidence | None:
        """The strongest word on null that is not the mapping's."""
        return next((e for e in self.evidence if e.nullable and e.origin > Origin.MAPPING), None)
