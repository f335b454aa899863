"""Rows that are there in each round of a loop over what a query of Python gives: `for line in Line.objects.filter(order_id=key)`
has found a line of that order, and with it the order. So has a list that is made of such rows, where something is in it."""

from __future__ import annotations

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.domain.state import HAS_ROWS, MAX_DEPTH, Implication, Path, State
from nullguard.flow.domain.values import NONNULL, PRESENT, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.collections_of_rows import note_members
from nullguard.flow.lookups.held_together import held_query
from nullguard.flow.lookups.rows_held import rows_held, rows_kept
from nullguard.model import syntax as s
from nullguard.model.text import render


def enter_rows(frame: Frame, node: s.ForEach, element: Value, path: Path | None, entry: State) -> None:
    """Note at the beginning of a round what a row that the loop was given tells of others."""
    if not frame.world.is_row(element):
        return
    if path is not None and len(path) < MAX_DEPTH and path[0][:1] != "?":
        entry.values[(*path, HAS_ROWS)] = Value(NONNULL, truth=True)
    call = held_query(frame, node.iterable, node.iterable)
    if isinstance(call, s.Call):
        row = Value(NONNULL, element.type)
        for found in (*rows_held(frame, call, row, entry), *rows_kept(frame, call, row, entry)):
            entry.values[found] = PRESENT
        note_members(frame, call, row, entry)


def note_entries(frame: Frame, node: s.Comprehension, element: Value, source: Path | None, state: State) -> Path | None:
    """The path of what is made of the rows that a query gives: where something is in it, the query has rows."""
    if node.kind == "generator" or not frame.world.is_row(element):
        return None
    told: list[tuple[Path, str]] = []
    if source is not None and len(source) < MAX_DEPTH and source[0][:1] != "?":
        told.append(((*source, HAS_ROWS), "true"))
    call = held_query(frame, node.clauses[0].iterable, node.clauses[0].iterable)
    if isinstance(call, s.Call):
        row = Value(NONNULL, element.type)
        told += [(found, "nonnull") for found in (*rows_held(frame, call, row, state), *rows_kept(frame, call, row, state))]
    if not told:
        return None
    path = (frame.depends(f"?{node.at} {render(node)}", frozenset(names_in(node))),)
    state.imply(tuple([Implication(path, "true", found, aspect) for found, aspect in told]))
    return path
