"""Lists, sets, dictionaries and generators made in one expression."""

from __future__ import annotations

import msgspec

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.containers.dictionaries import by_any_key
from nullguard.flow.containers.never_empty import has_some
from nullguard.flow.containers.row_dictionaries import entries_of_record, read_by_getter
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.frame.asked_queries import without_nulls
from nullguard.flow.frame.elements import element_of, entry_type, with_facts
from nullguard.flow.frame.frame import Frame, Result
from nullguard.flow.frame.uses import note_use
from nullguard.flow.interpreter.statements.entering import enter_filled
from nullguard.flow.lookups.rows_of_rounds import note_entries
from nullguard.model import syntax as s
from nullguard.program.symbols import UNKNOWN as UNKNOWN_TYPE
from nullguard.program.symbols import Type

_replace = msgspec.structs.replace


def comprehension(frame: Frame, node: s.Comprehension, state: State) -> Result:
    """The collection or generator that a comprehension makes, with what is known of its elements; conditions guard what stands
    behind them."""
    inner: State | None = state.copy()
    outside = len(frame.conditions)
    bound: list[tuple[str, s.Expr]] = []
    made: Path | None = None
    is_certain = frame.is_followed  # that a null which a caller has put in is met
    for number, clause in enumerate(node.clauses):
        if inner is None:
            break
        where = state if number == 0 else inner
        iterable, path = frame.evaluate(frame, clause.iterable, where)
        iterable = frame.learned(iterable, path, where)
        note_use(frame, "iteration", clause.iterable, iterable, path, where, "for … in")
        is_certain = is_certain and truthiness(iterable) is True
        if number == 0:
            inner = state.copy()
        for name in names_in(clause.target):
            inner.forget((name,), frame.dependents)
        element = element_of(frame, iterable if frame.is_java else without_nulls(iterable, path, where))
        if number == 0 and not frame.is_java:
            made = note_entries(frame, node, element, path, state)
        if isinstance(clause.target, s.Collection):
            note_use(frame, "unpacking", clause.iterable, element, None, inner, "unpacking")
        frame.assign(frame, clause.target, element, inner, None, 0)
        if path is not None and not frame.is_java:
            enter_filled(path, inner)
        if isinstance(clause.target, s.Name):
            bound.append((clause.target.id, clause.iterable))
        for condition in clause.conditions:
            if inner is None:
                break
            inner, left_out = frame.branch(frame, condition, inner)
            is_certain = is_certain and left_out is None
            frame.conditions.append(condition)
    given: Value | None = None
    last: Value | None = None
    result_type = {"list": "builtins.list", "set": "builtins.set", "dict": "builtins.dict", "generator": "typing.Iterator"}[
        node.kind
    ]
    if inner is not None and not inner.dead:
        for expression in node.elements:
            value, path = frame.evaluate(frame, expression, inner)
            last = with_facts(frame, value, path, inner)
            if last.named and not frame.is_java:
                last = _replace(last, named=entries_of_record(last, path, inner))
            if node.kind != "dict" or given is None:
                given = last if node.kind != "dict" else value
    if is_certain and inner is not None and inner.dead:
        state.dead = True
    del frame.conditions[outside:]
    args: tuple[Type, ...] = (given.type,) if given is not None and given.type is not None else ()
    if node.kind == "dict" and given is not None and last is not None and (row := entry_type(frame, last)) is not None:
        args = (given.type or UNKNOWN_TYPE, row)
    truth = True if node.kind == "generator" or has_some(frame, node, state) else None
    named = _entries(frame, node, last, inner) if node.kind == "dict" and last is not None and inner is not None else ()
    return Value(NONNULL, Type(result_type, args), element=given if node.kind != "dict" else None, truth=truth, named=named), made


def _entries(frame: Frame, node: s.Comprehension, last: Value, inner: State) -> tuple[tuple[str, Value], ...]:
    """What a dictionary holds by name: the columns of a row that it asks for one by one, or one thing by whatever key."""
    if frame.is_java:
        return ()
    key, held = node.elements
    conditions = [condition for clause in node.clauses for condition in clause.conditions]
    return read_by_getter(frame, key, held, conditions, inner) or by_any_key(last, frame)
