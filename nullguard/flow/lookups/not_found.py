"""Handlers of the error that a query raises where it finds no row: `except Order.DoesNotExist: return None` (Python)."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import ANY, NULL, NULLABLE, PRESENT, Value
from nullguard.flow.frame.asked_queries import is_query
from nullguard.flow.frame.bindings import made_once, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.rows_behind import rows_behind
from nullguard.knowledge.bean_names import is_getter_name
from nullguard.knowledge.words import letters, library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes

_NOT_FOUND = ("except",)
"""The path that a state has in which a row is missing; no code can write it."""


def note_not_found(handler: s.Handler, body: s.Body, state: State) -> None:
    """Note in the state in which a handler of the try statement with `body` runs that a row is missing there: where the body
    looks for one, or reads the related row that the error is of (`user.profile`, `except Profile.DoesNotExist: return None`)."""
    errors, asking = library_names("no-row-error"), library_names("row-or-error")
    if handler.types and all(type.name.rpartition(".")[2] in errors for type in handler.types):
        classes = [letters(type.name.rpartition(".")[0].rpartition(".")[2]) for type in handler.types]
        gives = any(isinstance(statement, s.Return) for statement in handler.body)
        for node in nodes(body):
            if isinstance(node, s.Call) and last_name(node.function) in asking:
                state.values[_NOT_FOUND] = PRESENT
            elif gives and isinstance(node, s.Attribute) and len(node.name) >= _SHORTEST:
                if any(name.endswith(letters(node.name)) for name in classes):
                    state.values[_NOT_FOUND] = PRESENT


_SHORTEST = 4
"""Shorter names of relations (`tag`) are the ends of too many others."""


def is_not_found(state: State) -> bool:
    """Whether what runs in a state runs because a row is missing."""
    return _NOT_FOUND in state.values


def awaits_nothing(handler: s.Handler, body: s.Body) -> bool:
    """Whether a handler of Java takes nothing but the error that there is no row, and the statements ask only for lists of rows,
    which are empty then: `try { return query.getResultList(); } catch (NoResultException e) { return null; }`."""
    if not handler.types or any(type.name.rpartition(".")[2] not in library_names("java-no-row-error") for type in handler.types):
        return False
    listing = library_names("java-rows-listed")
    calls = [node for node in nodes(body) if isinstance(node, s.Call | s.New | s.Lambda | s.Raise)]
    asked = [node for node in calls if isinstance(node, s.Call) and last_name(node.function) in listing]
    known = {id(link) for node in asked for link in _links(node)}
    return bool(asked) and all(id(node) in known or _only_gets(node) for node in calls)


def _links(node: s.Expr) -> Iterator[s.Expr]:
    """The calls of a chain, the last first."""
    while isinstance(node, s.Call | s.Attribute):
        if isinstance(node, s.Call):
            yield node
        node = node.function if isinstance(node, s.Call) else node.value


def _only_gets(node: s.Node) -> bool:
    return isinstance(node, s.Call) and not node.arguments and is_getter_name(last_name(node.function))


def has_no_rows(frame: Frame, state: State) -> bool:
    """Whether what runs in a state runs because a query gave no rows at all: `rows = query.all()`, `if not rows: return None`."""
    if frame.is_java:
        return any(
            len(path) == 2 and path[1] in _SIZES and _is_empty(path[1], known) and _were_asked(frame, path[0], state)
            for path, known in state.values.items()
        )
    for path, known in state.values.items():
        if known.truth is False and known.null < NULLABLE and len(path) == 1:
            if _are_rows(frame, known) or any(_are_rows(frame, rows) for rows in rows_behind(frame, path[0], state)):
                return True
        if path[-1] in _COUNTING and truthiness(known) is False and is_query(state.values.get(path[:-1], ANY)):
            return True
    return False


_COUNTING = ("exists()", "count()")


_SIZES = {"isEmpty()": True, "size()": False}
"""What Java's collections tell of how many elements they have, and the truth of that where they have none."""


def _is_empty(segment: str, known: Value) -> bool:
    return truthiness(known) is _SIZES[segment]


def _were_asked(frame: Frame, name: str, state: State) -> bool:
    """Whether a variable of the function holds the rows that a query gave, not what a row or an object holds."""
    rows = state.values.get((name,))
    row = rows.type.args[0] if rows is not None and rows.type is not None and len(rows.type.args) == 1 else None
    if row is None or not frame.world.schema.is_entity(row.cls):
        return False
    match made_once(frame, name):
        case s.Call(function=s.Attribute(value=holder, name=asked)):
            of_query = asked.startswith((*words("reading"), *words("listing")))
            held, _ = quietly(frame, holder, state)
            return of_query and not (frame.world.is_row(held))
    return False


def lacks_declared_row(frame: Frame, state: State) -> bool:
    """Whether what runs in a state runs because a function gave none of the rows that it is declared to give: `def find(number)
    -> Order | None`, then `if order is None: return None` (Python)."""
    if frame.is_java or not state.has_null:
        return False
    return any(
        known.null == NULL and known.origin is not None and known.origin.kind == "declared" and len(path) == 1
        and frame.world.is_row(known) and _is_called(made_once(frame, path[0]))
        for path, known in state.values.items()
    )  # fmt: skip


def _is_called(made: s.Expr | None) -> bool:
    return isinstance(made, s.Call) or (isinstance(made, s.Await) and isinstance(made.value, s.Call))


def _are_rows(frame: Frame, value: Value) -> bool:
    if is_query(value):
        return True
    row = value.element
    if row is not None and row.type is None and row.items and row.named:  # as cursors give them
        return True
    return row is not None and frame.world.is_row(row)
