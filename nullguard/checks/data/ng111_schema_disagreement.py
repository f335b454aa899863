"""NG111: model and schema disagree on nullability."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from nullguard.checks.context import Context
from nullguard.checks.data.signs import Signs, percent
from nullguard.checks.data.subject import Subject
from nullguard.manifest.nullability import IDENTITY, MIGRATION_CREATED, VALIDATION, in_order
from nullguard.model.finding import Confidence, Finding, Level, Place, Step
from nullguard.model.schema import MATCHED_BY_NAME, AttributeKind, Column, Entity, Evidence, MappedAttribute, Origin

_LEVELS = {
    Confidence.CERTAIN: Level.ERROR,
    Confidence.HIGH: Level.WARNING,
    Confidence.MEDIUM: Level.WARNING,
    Confidence.LOW: Level.NOTE,
}
_SOURCES = {Origin.DATABASE: "the database", Origin.MANIFEST: "the manifest", Origin.MIGRATION: "the migrations"}
_MOST_NAMED = 3


@dataclass(frozen=True)
class _Disagreement:
    """What a mapping says of a column, what the schema is, how sure it is that this matters, and why."""

    subject: Subject
    said: Evidence
    actual: Evidence
    confidence: Confidence
    reasons: tuple[str, ...]


def check(context: Context) -> Iterator[Finding]:
    """Columns that the mapping declares never null and the database lets be null, and the other way round.

    Of several classes that map a column one is reported. A line of a mapped superclass speaks of a column of many tables: it is
    one finding, about the surest of them.
    """
    columns: dict[str, _Disagreement] = {}
    for item in sorted(
        _disagreements(context), key=lambda item: (-item.confidence, item.subject.label, item.said.path, item.said.line)
    ):
        columns.setdefault(item.subject.label, item)
    found: dict[tuple[str, int], list[_Disagreement]] = defaultdict(list)
    for item in columns.values():
        found[item.said.path, item.said.line].append(item)
    for _, group in sorted(found.items()):
        yield _finding(context, group[0], tuple(item.subject.label for item in group[1:]))


def _disagreements(context: Context) -> Iterator[_Disagreement]:
    signs = Signs(context)
    views = {name for database in context.manifest.databases.values() for name, table in database.tables.items() if table.is_view}
    sharing: dict[str, list[Entity]] = defaultdict(list)
    for entity in context.schema.entities:
        if entity.table and not entity.abstract:
            sharing[entity.table].append(entity)
    for table, entities in sorted(sharing.items()):
        for entity in entities if table not in views else ():
            if entity.matched_by == MATCHED_BY_NAME:
                continue
            for mapped in entity.attributes.values():
                column = context.schema.column(entity, mapped) if _has_column(mapped) else None
                if column is None or column.primary_key or column.generated:
                    continue
                item = _disagreement(signs, Subject(entity, mapped, column), column)
                if item is not None and (item.said.nullable or _is_everywhere(mapped, entities)):
                    yield item


def _has_column(mapped: MappedAttribute) -> bool:
    kinds = (AttributeKind.COLUMN, AttributeKind.RELATION)
    return bool(mapped.column) and mapped.kind in kinds and not mapped.primary_key and not mapped.table


def _is_everywhere(mapped: MappedAttribute, entities: list[Entity]) -> bool:
    """Whether rows of every entity of the table have the column: of classes that share one, each leaves those of the others
    null."""
    return all(any(other.column == mapped.column for other in entity.attributes.values()) for entity in entities)


def _disagreement(signs: Signs, subject: Subject, column: Column) -> _Disagreement | None:
    claims = (item for item in in_order(subject.mapped.evidence) if item.kind not in (VALIDATION, IDENTITY))
    facts = (item for item in in_order(column.evidence) if item.origin > Origin.MAPPING)
    said, actual = (next((item for item in items if item.nullable is not None), None) for items in (claims, facts))
    if said is None or actual is None or said.nullable is actual.nullable:
        return None
    if said.nullable:
        return _Disagreement(subject, said, actual, Confidence.LOW, ("the database refuses null",)) if said.explicit else None
    confidence, reasons = _confidence(signs, subject, column, said, actual)
    return _Disagreement(subject, said, actual, confidence, reasons)


def _confidence(
    signs: Signs, subject: Subject, column: Column, said: Evidence, actual: Evidence
) -> tuple[Confidence, tuple[str, ...]]:
    """How sure it is that there are rows with null."""
    fraction = column.statistics.null_fraction
    if fraction is not None:
        if fraction > 0:
            return Confidence.CERTAIN, (f"null in {percent(fraction)} of production rows",)
        return Confidence.LOW, ("null in no production row",)
    if actual.origin > Origin.MIGRATION:
        return Confidence.HIGH, (f"nullable in {_SOURCES[actual.origin]}",)
    if actual.explicit and actual.kind != MIGRATION_CREATED:
        return Confidence.HIGH, (f"declared nullable: {actual.text}",)
    if column.added_by and not column.backfilled_by and not column.default:
        return Confidence.HIGH, (f"it was added later, by {column.added_by}, and the rows of then got no value",)
    telling: tuple[str, ...] = (f"declared nullable: {actual.text}",) if actual.explicit else ()
    telling += tuple(
        reason
        for reason in signs.reasons(f"{subject.entity.class_id}.{subject.mapped.name}", subject)
        if reason.startswith(("it is tested", "the code sets"))
    )
    if telling and said.explicit:
        return Confidence.MEDIUM, telling
    return Confidence.LOW, telling or ("nullable because nothing says otherwise",)


def _finding(context: Context, item: _Disagreement, others: tuple[str, ...]) -> Finding:
    subject, said, actual = item.subject, item.said, item.actual
    label = subject.label
    cls = context.program.classes.get(subject.entity.class_id)
    return Finding(
        rule="NG111",
        level=_LEVELS[item.confidence],
        confidence=item.confidence,
        message=_message(item, others),
        place=Place(said.path, said.line),
        symbol=cls.dotted if cls is not None else subject.entity.name,
        subject=label,
        expression=subject.mapped.name,
        steps=(
            Step(Place(subject.entity.path, subject.entity.line), f"'{subject.entity.name}' maps table '{subject.entity.table}'"),
            Step(Place(said.path, said.line), f"the mapping says that '{label}' {_word(said)}: {said.text}"),
            Step(Place(actual.path, actual.line), f"{_SOURCES[actual.origin]} say that it {_word(actual)}: {actual.text}"),
        ),
        reasons=item.reasons,
        caused_by=tuple(sorted({said.path, actual.path})),
    )


def _message(item: _Disagreement, others: tuple[str, ...]) -> str:
    label, said, actual = item.subject.label, item.said, item.actual
    fraction = item.subject.column.statistics.null_fraction if item.subject.column is not None else None
    where = f"{actual.path}:{actual.line}" if actual.line else actual.path
    if fraction:
        fact = f"it is null in {percent(fraction)} of production rows"
    elif said.nullable:
        fact = f"{_SOURCES[actual.origin]} declare it not null ({actual.text}, {where}): saving a row without it fails"
    else:
        fact = f"{_SOURCES[actual.origin]} let it be null ({actual.text}, {where})"
    claim = "lets" if said.nullable else "declares"
    state = "be null" if said.nullable else "never null"
    more = ""
    if others:
        named = ", ".join(f"'{name}'" for name in others[:_MOST_NAMED])
        rest = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
        more = f" The same holds for {named}{rest}."
    return f"The mapping {claim} '{label}' {state} ({said.text}), but {fact}.{more}"


def _word(evidence: Evidence) -> str:
    return "may be null" if evidence.nullable else "is never null"
