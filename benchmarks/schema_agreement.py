"""Do the migrations of a source tree and its mappings tell of the same schema?

    python benchmarks/schema_agreement.py [--list] [--missing] [--explicit] [--framework NAME] PATH...

For each PATH the tables at the end of all migrations are compared with those that the mapped classes declare, column by column.
Tables and columns meet as in the manifest: apart from case, quotes, underscores, and a schema that one side leaves out. A column
counts where both sides say whether it may be null; `agree` is the share of these where they say the same. `--list` prints every
disagreement with the deciding evidence of both sides, `--missing` every table and column that only one side has. `--explicit`
keeps the columns of which the mapping writes whether they may be null: in JPA most are nullable only because nothing is written.
`--framework` keeps the histories of one framework. Nothing is fetched, run or written.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nullguard.discover import discover
from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.migrations import histories, migrated_tables
from nullguard.manifest import DEFAULT_DATABASE, build_manifest
from nullguard.manifest.merge import normal
from nullguard.manifest.nullability import nullability
from nullguard.model.ddl import History
from nullguard.model.schema import Column, Table
from nullguard.pipeline.contents import EXAMPLE_ROLES, content_keys, is_read
from nullguard.pipeline.linking import link
from nullguard.pipeline.sources import read_sources
from nullguard.pipeline.workplace import workplace
from nullguard.settings import Settings


@dataclass
class Agreement:
    """What two sides say of the same schema. Columns are `table.column` as the migrations name them."""

    tables: int = 0
    agree: int = 0
    disagree: list[tuple[str, Column, Column]] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)
    only_migrated: list[str] = field(default_factory=list)
    only_mapped: list[str] = field(default_factory=list)
    columns_only_migrated: list[str] = field(default_factory=list)
    columns_only_mapped: list[str] = field(default_factory=list)

    @property
    def columns(self) -> int:
        return self.agree + len(self.disagree)

    @property
    def share(self) -> float:
        return self.agree / self.columns if self.columns else 1.0


@dataclass(frozen=True)
class Sides:
    """A tree's histories, and the tables of its migrations and of its mappings by name."""

    histories: tuple[History, ...]
    migrated: Mapping[str, Table]
    mapped: Mapping[str, Table]


def main() -> None:
    options = argparse.ArgumentParser(description="How far the migrations and the mappings of source trees agree.")
    options.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    options.add_argument("--list", action="store_true", help="print every disagreement")
    options.add_argument("--missing", action="store_true", help="print what only one side has")
    options.add_argument("--explicit", action="store_true", help="only columns of which the mapping writes it")
    options.add_argument("--framework", default="", metavar="NAME", help="only histories of this framework")
    given = options.parse_args()
    print("| tree | migrations | tables in both | columns in both | agree | share | only migrated | only mapped |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    for path in given.paths:
        sides = both_sides(path, given.framework)
        found = compare(sides.migrated, sides.mapped, given.explicit)
        print(_row(path.resolve().name, sides, found), flush=True)
        for history in sides.histories:
            for problem in history.problems if given.list else ():
                print(f"  problem {problem.path}:{problem.line} {problem.message}")
        if given.list:
            for name, migrated, mapped in found.disagree:
                print(f"  {name}: migrations {_said(migrated)}; mapping {_said(mapped)}")
        if given.missing:
            for title, names in (
                ("table only migrated", found.only_migrated),
                ("table only mapped", found.only_mapped),
                ("column only migrated", found.columns_only_migrated),
                ("column only mapped", found.columns_only_mapped),
                ("undecided", found.undecided),
            ):
                for name in names:
                    print(f"  {title}: {name}")


def both_sides(root: Path, framework: str = "") -> Sides:
    """What the migrations of a tree make, and what its mapped classes declare; library classes are left out."""
    settings = Settings(root=root.resolve())
    with workplace(settings) as place:
        found = discover(place.root, ())
        sources = [source for source in found.sources if is_read(source) and source.role not in EXAMPLE_ROLES]
        keys, _ = content_keys(place, sources)
        read = read_sources(place, sources, keys, lambda *_: None)
        program = link(place, read, found.units)
        known = tuple(
            history for history in histories(program, read.documents) if not framework or history.framework == framework
        )
        tables = migrated_tables(known)
        entities = [entity for entity in declare_entities(program, read.documents, tables) if not entity.path.startswith("<")]
    manifest = build_manifest(entities)
    database = manifest.databases.get(DEFAULT_DATABASE)
    return Sides(known, tables, database.tables if database is not None else {})


def compare(migrated: Mapping[str, Table], mapped: Mapping[str, Table], explicit: bool = False) -> Agreement:
    """Two sets of tables by name, column by column; with `explicit` those that the mapping leaves open are undecided."""
    result = Agreement()
    others = _Names(mapped)
    met: set[str] = set()
    for name, table in sorted(migrated.items()):
        other = others.find(name)
        if not other:
            result.only_migrated.append(name)
            continue
        met.add(other)
        result.tables += 1
        _compare_columns(name, table.columns, mapped[other].columns, result, explicit)
    result.only_mapped.extend(name for name in sorted(mapped) if name not in met)
    return result


def _compare_columns(
    table: str, migrated: Mapping[str, Column], mapped: Mapping[str, Column], result: Agreement, explicit: bool
) -> None:
    others = {normal(name): name for name in mapped}
    for name, column in migrated.items():
        key = name if name in mapped else others.get(normal(name), "")
        if not key:
            result.columns_only_migrated.append(f"{table}.{name}")
            continue
        one, other = _nullable(column), _nullable(mapped[key])
        if one is None or other is None or (explicit and not nullability(mapped[key]).explicit):
            result.undecided.append(f"{table}.{name}")
        elif one is other:
            result.agree += 1
        else:
            result.disagree.append((f"{table}.{name}", column, mapped[key]))
    known = {normal(name) for name in migrated}
    result.columns_only_mapped.extend(f"{table}.{name}" for name in mapped if normal(name) not in known)


def _nullable(column: Column) -> bool | None:
    """The verdict; a primary key is never null, whatever else is said of it."""
    return False if column.primary_key else nullability(column).nullable


class _Names:
    """Tables by names that may be written otherwise."""

    def __init__(self, tables: Iterable[str]) -> None:
        self._whole: dict[str, str] = {}
        self._last: dict[str, list[str]] = {}
        for name in tables:
            self._whole.setdefault(normal(name), name)
            self._last.setdefault(normal(name.rpartition(".")[2]), []).append(name)

    def find(self, name: str) -> str:
        """The table's own name; empty when there is none."""
        same = self._whole.get(normal(name))
        if same is not None:
            return same
        schema, _, last = name.rpartition(".")
        fitting = [key for key in self._last.get(normal(last), ()) if not schema or "." not in key]
        return fitting[0] if len(fitting) == 1 else ""


def _row(name: str, sides: Sides, found: Agreement) -> str:
    steps = sum(len(history.steps) for history in sides.histories)
    missing_here = f"{len(found.only_migrated)} tables, {len(found.columns_only_migrated)} columns"
    missing_there = f"{len(found.only_mapped)} tables, {len(found.columns_only_mapped)} columns"
    return (
        f"| {name} | {steps:,} | {found.tables:,} | {found.columns:,} | {found.agree:,} | {found.share:.2%}"
        f" | {missing_here} | {missing_there} |"
    )


def _said(column: Column) -> str:
    verdict = nullability(column)
    said = verdict.strongest
    word = "nullable" if verdict.nullable else "not null"
    return f"{word} ({said.text}, {said.path}:{said.line})" if said is not None else word


if __name__ == "__main__":
    main()
