"""Signs that a nullable column really holds nulls, gathered over the whole program, and the confidence that they earn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from nullguard.checks.context import Context
from nullguard.checks.production import is_acquitted, none_null
from nullguard.flow.values import RESOLVED
from nullguard.model.finding import Confidence
from nullguard.model.schema import MATCHED_BY_NAME, AttributeKind, Column, Entity, Evidence, MappedAttribute, Origin

OMISSION_IS_MEANT = 0.5
"""Where at most this share of a framework's columns is nullable by omission, omitting it was a decision and counts as a sign."""

OFTEN_TESTED = 0.3
"""The share of tested among tested and untested places from which on tests are a sign: below it most code gets along without.

Measured in November 2026 on few cases: of five column incidents of BroadleafCommerce the share was 0.5 to 0.83; the loudest
columns there and in dolphinscheduler, used in 20 to 40 places without a test, had 0.05 to 0.27."""

RELIED_ON = 8
"""Untested uses of a rarely tested attribute from which on leaving out NOT NULL is no sign: all of that code gets along.

Chosen by reading fineract's loudest columns; of 108 replayed incidents none was lost by it."""

_TESTED = "it is tested for null elsewhere"


@dataclass(frozen=True)
class Subject:
    """An attribute that can be null, with its column's evidence."""

    entity: Entity
    mapped: MappedAttribute
    column: Column | None

    @property
    def label(self) -> str:
        """`table.column`, or `Class.attribute` where there is no column."""
        if self.mapped.column and self.entity.table:
            return f"{self.entity.table}.{self.mapped.column}"
        return f"{self.entity.name}.{self.mapped.name}"

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Strongest first."""
        found = self.column.evidence if self.column is not None else self.mapped.evidence
        return tuple(sorted(found, key=lambda e: (-e.origin, not e.explicit, e.path, e.line)))

    @property
    def nullable_evidence(self) -> Evidence | None:
        """What says that it can be null: the mapping where it is explicit, whose words the reader knows, else the strongest."""
        found = [e for e in self.evidence if e.nullable]
        explicit = [e for e in found if e.explicit]
        return next((e for e in explicit if e.origin is Origin.MAPPING), next(iter(explicit or found), None))

    @property
    def schema_evidence(self) -> Evidence | None:
        """The strongest word on null that is not the mapping's."""
        return next((e for e in self.evidence if e.nullable and e.origin > Origin.MAPPING), None)


class Signs:
    """The evidence of one run, indexed once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._guards: Counter[str] = Counter()
        self._nulls: Counter[str] = Counter()
        self._uses: Counter[str] = Counter()
        for facts in context.flow.values():
            self._uses.update(use.origin.subject for use in facts.uses)
            self._guards.update(facts.guards)
            self._nulls.update(facts.null_writes)
        self._set: set[str] = set()
        self._set_null: set[str] = set()
        for fixture in context.fixtures.values():
            self._set.update(fixture.values)
            self._set_null.update(fixture.nulls)
        self._omission = _omission_rates(context)

    def subject(self, key: str) -> Subject | None:
        """The attribute behind `class id.attribute`."""
        class_id, _, name = key.rpartition(".")
        entity = self._context.schema.entity(class_id)
        mapped = entity.attributes.get(name) if entity is not None else None
        if entity is None or mapped is None:
            return None
        return Subject(entity, mapped, self._context.schema.column(entity, mapped) if mapped.column else None)

    def fixtures_always_set(self, subject: Subject) -> bool:
        """Whether tests give the attribute a value, and never null."""
        names = {subject.mapped.name, subject.mapped.column} - {""}
        return bool(names & self._set) and not names & self._set_null

    def reasons(self, key: str, subject: Subject) -> tuple[str, ...]:
        """The signs that hold, each as a phrase."""
        found = []
        if self._guards[key]:
            found.append(_TESTED)
        if self._nulls[key]:
            found.append("the code sets it to null")
        column = subject.column
        if column is not None and column.added_by and not column.backfilled_by:
            found.append(f"it was added later, by {column.added_by}, and never backfilled")
        if self.fixtures_always_set(subject):
            found.append("the fixtures always set it")
        return tuple(found)

    def _is_often_tested(self, key: str) -> bool:
        """Whether the sources that test the attribute are not too few beside the places that use it untested."""
        tested = self._guards[key]
        return tested / (tested + self._uses[key]) >= OFTEN_TESTED

    def confidence(self, key: str, subject: Subject, typed: str) -> tuple[Confidence, tuple[str, ...]]:
        """How sure it is that a production row has null here, and why (DESIGN section 4)."""
        reasons = self.reasons(key, subject)
        fraction = subject.column.statistics.null_fraction if subject.column is not None else None
        if subject.column is not None and fraction is not None:
            if fraction > 0:
                return Confidence.CERTAIN, (f"null in {percent(fraction)} of production rows", *reasons)
            if is_acquitted(subject.column.statistics):
                return Confidence.LOW, (none_null(subject.column.statistics), *reasons)
        if subject.mapped.kind is AttributeKind.REVERSE:
            return Confidence.HIGH if typed == RESOLVED else Confidence.MEDIUM, ("the related row may not exist", *reasons)
        evidence = subject.nullable_evidence
        if evidence is not None and evidence.explicit:
            if subject.entity.matched_by == MATCHED_BY_NAME:
                return Confidence.MEDIUM, (f"declared nullable: {evidence.text}", "table known by its name", *reasons)
            if typed == RESOLVED:
                return Confidence.HIGH, (f"declared nullable: {evidence.text}", *reasons)
            return Confidence.MEDIUM, (f"declared nullable: {evidence.text}", f"receiver known by {typed}", *reasons)
        telling = [reason for reason in reasons if not reason.startswith("the fixtures")]
        if _TESTED in telling and not self._is_often_tested(key):
            telling.remove(_TESTED)
        rate = self._omission.get(subject.entity.framework, 1.0)
        if telling:
            return Confidence.MEDIUM, ("nullable because nothing says otherwise", *reasons)
        if subject.column is not None and subject.column.default:
            return Confidence.LOW, (f"what leaves it out gets {subject.column.default}", *reasons)
        if self._uses[key] >= RELIED_ON and not self._is_often_tested(key):
            return Confidence.LOW, (f"nullable because nothing says otherwise, relied on in {self._uses[key]} places", *reasons)
        if rate <= OMISSION_IS_MEANT:
            return Confidence.MEDIUM, (f"nullable by omission where {percent(1 - rate)} of the columns are not", *reasons)
        return Confidence.LOW, ("nullable because nothing says otherwise", *reasons)


def percent(fraction: float) -> str:
    """A share for people: `12.4 %`, `< 0.1 %`."""
    if 0 < fraction < 0.001:
        return "< 0.1 %"
    return f"{fraction * 100:.1f} %".replace(".0 %", " %")


def _omission_rates(context: Context) -> dict[str, float]:
    """Per framework, the share of mapped columns that are nullable merely because nothing says otherwise."""
    counts: dict[str, list[int]] = {}
    for entity in context.schema.entities:
        for mapped in entity.attributes.values():
            if mapped.kind not in (AttributeKind.COLUMN, AttributeKind.RELATION) or mapped.primary_key or not mapped.column:
                continue
            tally = counts.setdefault(entity.framework, [0, 0])
            tally[1] += 1
            column = context.schema.column(entity, mapped)
            said = [e for e in (column.evidence if column is not None else mapped.evidence) if e.nullable is not None]
            if said and all(e.nullable and not e.explicit for e in said):
                tally[0] += 1
    return {framework: omitted / total for framework, (omitted, total) in counts.items() if total}
