"""Tables and columns while a history is replayed, with what was said about them on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from nullguard.manifest.build import column_of
from nullguard.manifest.nullability import CONSTRAINT
from nullguard.model import ddl
from nullguard.model.schema import Column, Evidence, Origin, Table, UniqueKey


@dataclass
class DraftColumn:
    """A column; its evidence in the order in which it was said."""

    name: str
    type: str = ""
    evidence: list[Evidence] = field(default_factory=list)
    added_by: str = ""
    backfilled_by: str = ""
    primary_key: bool = False
    default: str = ""
    generated: bool = False

    def say(self, nullable: bool | None, explicit: bool, path: str, line: int, text: str, kind: str) -> None:
        """A statement that replaces what was said before: earlier ones stay as evidence that no longer decides."""
        self.evidence = [_superseded(item) for item in self.evidence]
        self.evidence.append(Evidence(Origin.MIGRATION, nullable, explicit, path, line, text, kind))

    @property
    def nullable(self) -> bool | None:
        """What was said last."""
        return next((item.nullable for item in reversed(self.evidence) if item.nullable is not None), None)

    def built(self, foreign: ddl.Constraint | None, path: str) -> Column:
        """The column as it stands, with the foreign key that it alone makes."""
        evidence = list(self.evidence)
        if foreign is not None and foreign.on_delete == "set null" and self.nullable is not False:
            evidence.append(Evidence(Origin.MIGRATION, True, True, path, foreign.line, "ON DELETE SET NULL", CONSTRAINT))
        draft = Column(
            self.name,
            self.type,
            added_by=self.added_by,
            backfilled_by=self.backfilled_by,
            primary_key=self.primary_key,
            references=foreign.references if foreign is not None else "",
            default=self.default,
            generated=self.generated,
        )
        return column_of(self.name, evidence, draft)


@dataclass
class DraftTable:
    """A table or view; its columns by name in lower case, its constraints each with the source that declares it."""

    name: str
    path: str = ""
    step: int = -1
    columns: dict[str, DraftColumn] = field(default_factory=dict)
    constraints: list[tuple[ddl.Constraint, str]] = field(default_factory=list)
    view: ddl.CreateView | None = None

    def column(self, name: str) -> DraftColumn:
        """The column of that name, known or not."""
        return self.columns.setdefault(name.lower(), DraftColumn(name))

    def of_kind(self, kind: ddl.ConstraintKind) -> Iterator[tuple[ddl.Constraint, str]]:
        """The constraints of a kind, with their sources."""
        return ((constraint, path) for constraint, path in self.constraints if constraint.kind is kind)

    def built(self, viewed: Mapping[str, Column]) -> Table:
        """The table as it stands; a view with the columns that it shows."""
        columns: dict[str, Column] = dict(viewed)
        foreign = {
            constraint.columns[0].lower(): (constraint, path)
            for constraint, path in self.of_kind(ddl.ConstraintKind.FOREIGN_KEY)
            if len(constraint.columns) == 1
        }
        for key, column in self.columns.items():
            constraint, path = foreign.get(key, (None, ""))
            columns[column.name] = column.built(constraint, path)
        unique = dict.fromkeys(
            UniqueKey(constraint.columns, constraint.where, constraint.nulls_distinct)
            for constraint, _ in self.of_kind(ddl.ConstraintKind.UNIQUE)
            if constraint.columns
        )
        checks = dict.fromkeys(constraint.check for constraint, _ in self.of_kind(ddl.ConstraintKind.CHECK) if constraint.check)
        return Table(self.name, columns, unique=tuple(unique), checks=tuple(checks), is_view=self.view is not None)


def _superseded(item: Evidence) -> Evidence:
    if item.nullable is None:
        return item
    return Evidence(item.origin, None, False, item.path, item.line, f"{item.text}, until later", item.kind)
