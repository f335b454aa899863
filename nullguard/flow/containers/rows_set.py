"""Java's objects that are given a row by a setter, which a lookup may not have found: after
`view.setOrder(orders.findByCode(code))` `view.getOrder()` gives null, here and in whatever gets the object from the function.

Followed are setters that merely keep what they are given. What is known so is kept by the field's name, as that of constructors
is (see `kept_rows`). Where code says more of the row than that it sets it, the object may be told whether it is there.
"""

from __future__ import annotations

import msgspec

from nullguard.flow.bodies.aliases import names_of
from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.containers.kept_rows import is_kept_null, kept_by, may_be_null
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.values import NONNULL, NULLABLE, PRESENT, Value
from nullguard.flow.frame.bindings import mentions_of
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.bean_names import is_setter_name
from nullguard.model import syntax as s
from nullguard.program.symbols import FunctionInfo

_replace = msgspec.structs.replace


def set_row(
    frame: Frame, base: Value, path: Path, functions: tuple[FunctionInfo, ...], given: tuple[s.Expr, Value], state: State
) -> None:
    """What an object keeps after its setter was called."""
    value = given[1]
    is_row = may_be_null(value) and not _is_told(frame, given[0])
    if len(path) != 1 or path[0] not in frame.locals or not (is_row or base.named):
        return
    if len(functions) != 1 or functions[0].is_library:
        return
    field = _field(frame, functions[0])
    cls = functions[0].owner
    is_row = is_row and cls is not None and is_kept_null(frame, cls, field, value)
    is_of_itself = bool(base.named) and path[0] in frozenset(names_in(given[0]))  # `view.setFound(view.getOrder() != null)`
    if not field and not is_of_itself:
        return
    for place in names_of(path, state.implications):
        holder = state.values.get(place, base)
        for name, _ in holder.named if is_of_itself else ():
            state.forget((*place, name), frame.dependents)
        kept = tuple((name, held) for name, held in holder.named if name != field and not is_of_itself)
        if field and (is_row or value.null == NONNULL):
            kept = (*kept, (field, value if is_row else PRESENT))
        state.values[place] = _replace(holder, named=kept)


def _is_told(frame: Frame, row: s.Expr) -> bool:
    """Whether the function at hand does more with a row than to look it up and set it."""
    return isinstance(row, s.Name) and mentions_of(frame, row.id) > 1


def _field(frame: Frame, setter: FunctionInfo) -> str:
    """The field that a setter merely keeps its argument in; empty for another one."""
    if len(setter.decl.parameters) != 1 or not is_setter_name(setter.decl.name):
        return ""
    kept = tuple(kept_by(frame, setter))
    return kept[0][0] if len(kept) == 1 else ""


def without_tested(value: Value, path: Path | None, state: State) -> Value:
    """An object that is handed on, without the null of rows that are known to be there by now."""
    if path is None or len(path) >= MAX_DEPTH:
        return value
    there = {name for name, held in value.named if held.null == NULLABLE and _is_there((*path, name), state)}
    named = tuple((name, PRESENT if name in there else held) for name, held in value.named)
    return _replace(value, named=named) if there else value


def _is_there(path: Path, state: State) -> bool:
    known = state.values.get(path)
    return known is not None and known.null == NONNULL
