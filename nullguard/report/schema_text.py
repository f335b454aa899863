"""The schema for people at a terminal: a line for each column with its nullability, and the evidence for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style

from nullguard.manifest.show import Row, ShownTable, describe, place_of, share
from nullguard.model.schema import Evidence, UniqueKey
from nullguard.report.neutral import one_line, printable
from nullguard.report.wrapping import fitted, head, tail, wrapped

_STYLES = {
    "table": Style(bold=True),
    "nullable": Style(color="yellow"),
    "nulls": Style(color="red", bold=True),
    "not null": Style(color="green"),
    "dim": Style(dim=True),
    "decides": Style(bold=True),
    "differs": Style(color="red"),
}
_WIDE = 130
"""Columns from which the words of the evidence stand beside its place."""

_LEAST_SOURCE = 16
"""Columns below which the place of the evidence would be cut to nothing."""

_WORDS = {True: "nullable", False: "not null", None: ""}


def render_tables(tables: Sequence[ShownTable], width: int | None, color: bool, wanted: bool) -> str:
    """Tables and columns, a line each, of at most `width` columns; without one every line is as long as it needs to be.

    Tables that only libraries declare are counted, unless they were `wanted` by name.
    """
    paint = _Paint(color)
    shown = [table for table in tables if wanted or not table.is_of_library]
    lines = [line for table in shown for line in _table(table, width, paint)]
    hidden = [table for table in tables if not wanted and table.is_of_library]
    if hidden:
        lines.append(
            f"Not shown: {len(hidden):,} that libraries declare; name one to see it, such as {one_line(hidden[0].name)}."
        )
    return "".join(f"{line}\n" for line in lines)


def render_why(rows: Iterable[Row], width: int | None = None, color: bool = False) -> str:
    """All evidence on columns, the strongest first: which decides, and which agrees with it or differs."""
    paint = _Paint(color)
    return "".join(f"{line}\n" for row in rows for line in _why(row, width, paint))


class _Paint:
    """Applies styles, or nothing where there is no colour."""

    def __init__(self, color: bool) -> None:
        self._color = color

    def __call__(self, style: str, text: str) -> str:
        return _STYLES[style].render(text, color_system=ColorSystem.STANDARD) if self._color and text.strip() else text


def _table(shown: ShownTable, width: int | None, paint: _Paint) -> Iterator[str]:
    table = shown.table
    remarks = ["view"] if table.is_view else []
    remarks += [f"{table.rows:,} rows"] if table.rows is not None else []
    yield paint("table", one_line(shown.name)) + (paint("dim", f"  ({', '.join(remarks)})") if remarks else "")
    lines = [
        (
            one_line(row.column.name),
            row.nullability,
            one_line(", ".join(row.facts)),
            one_line(row.reason if width is None or width >= _WIDE else _place(row)),
        )
        for row in shown.rows
    ]
    widths = _widths(lines, width)
    for row, line in zip(shown.rows, lines, strict=True):
        name, word, facts = (fitted(cell, size) for cell, size in zip(line[:3], widths[:3], strict=True))
        source = line[3] if width is None else _fitted(row, line[3], widths[3])
        yield f"  {name}  {paint(_style(row), word)}  {facts}  {paint('dim', source)}".rstrip()
    for text in (*map(_unique, table.unique), *(f"check {check}" for check in table.checks)):
        yield "  " + paint("dim", one_line(text) if width is None else head(one_line(text), width - 2))
    yield ""


def _place(row: Row) -> str:
    strongest = row.verdict.strongest
    return place_of(strongest) if strongest is not None else row.reason


def _fitted(row: Row, source: str, size: int) -> str:
    """Where the nullability was learned in `size` columns: the words stay whole, of the place the end."""
    strongest = row.verdict.strongest
    if strongest is None or cell_len(source) <= size:
        return tail(source, size)
    place = one_line(place_of(strongest))
    before, found, behind = source.rpartition(place)
    room = size - cell_len(before) - cell_len(behind)
    return f"{before}{tail(place, room)}{behind}" if found and room >= _LEAST_SOURCE else tail(source, size)


def _widths(lines: Sequence[tuple[str, ...]], width: int | None) -> tuple[int, int, int, int]:
    """The widths of the four cells: names come first, then facts; the source gets what is left, or goes when that is little."""
    needed = [max((cell_len(line[index]) for line in lines), default=0) for index in range(4)]
    if width is None:
        return needed[0], needed[1], needed[2], needed[3]
    name = min(needed[0], width // 2)
    room = max(width - name - needed[1] - 6, 8)
    facts = min(needed[2], room)
    source = room - facts - 2
    return name, needed[1], facts, source if source >= _LEAST_SOURCE else 0


def _style(row: Row) -> str:
    if row.verdict.nullable:
        return "nulls" if row.verdict.null_fraction else "nullable"
    return "not null" if row.verdict.nullable is False else "dim"


def _unique(key: UniqueKey) -> str:
    where = f" where {key.where}" if key.where else ""
    return f"unique ({', '.join(key.columns)}){where}{'' if key.nulls_distinct else ', nulls not distinct'}"


def _why(row: Row, width: int | None, paint: _Paint) -> Iterator[str]:
    yield f"{paint('table', one_line(f'{row.table}.{row.column.name}'))} is {paint(_style(row), row.nullability)}"
    for evidence in row.evidence:
        role = _role(row, evidence)
        said = _WORDS[evidence.nullable]
        if said and not evidence.explicit:
            said += " by omission"
        text = one_line(f"{said}: {describe(evidence)}" if said else describe(evidence))
        style = role if role in ("decides", "differs") else "dim"
        lines = [text] if width is None else list(wrapped(text, max(width - 12, 28)))
        for index, line in enumerate(lines):
            yield f"  {paint(style, (role if index == 0 else '').ljust(8))}  {printable(line)}"
    fraction = row.verdict.null_fraction
    if fraction is not None:
        of = f" of {row.rows:,} rows" if row.rows is not None else ""
        yield f"  production: {share(fraction)} null{of}"
    if row.column.added_by:
        filled = f", filled by {row.column.backfilled_by}" if row.column.backfilled_by else ""
        yield f"  {one_line(f'added by {row.column.added_by}{filled}')}"


def _role(row: Row, evidence: Evidence) -> str:
    if evidence is row.verdict.strongest:
        return "decides"
    if evidence.nullable is None:
        return "told"
    return "agrees" if evidence.nullable is row.verdict.nullable else "differs"
