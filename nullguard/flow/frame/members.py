"""Writing a member of an object."""

from __future__ import annotations

import msgspec

from nullguard.flow.bodies.aliases import names_of
from nullguard.flow.domain.dependents import Dependents
from nullguard.flow.domain.joins import join, without_others_null
from nullguard.flow.domain.refinement import as_nonnull
from nullguard.flow.domain.row_paths import column_set
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.values import ANY, NONNULL, NULL, NULLABLE, UNKNOWN, Parts, Value, with_part
from nullguard.flow.frame.attributes import declared_member
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.removing import is_removed_later
from nullguard.knowledge.bean_names import VERB, capitalised, is_getter_name, is_setter_name
from nullguard.model.span import NOWHERE

_replace = msgspec.structs.replace


MOST_ITEMS = 24
"""A list with more items is only known by what they have in common."""


def append_item(base: Value, path: Path, item: Value, state: State) -> None:
    """`list.append(item)` to a list whose items are known, or of which it is known what they have in common."""
    if base.items is None:
        element = without_others_null(join(base.element, item)) if base.element is not None else None
        if element is not None or base.asked is not None:
            asked = with_part(base, item) if isinstance(base.asked, Parts) else base.asked
            state.values[path] = _replace(base, element=element, asked=asked, truth=True)
        return
    items = (*base.items, item) if len(base.items) < MOST_ITEMS else None
    element = item if not base.items else join(base.element, item) if base.element is not None else None
    state.values[path] = _replace(base, items=items, element=element, truth=True)


def without_null(base: Value, path: Path, state: State) -> None:
    """`values.discard(None)`, `values.clear()`: what is left is there."""
    if base.element is not None:
        state.values[path] = _replace(base, element=as_nonnull(base.element) or base.element, items=None)


def write_member(frame: Frame, base: Value, path: Path, name: str, value: Value, state: State) -> None:
    """`base.name = value`, by assignment or setter: the path has the new value, and a null written to a column is evidence."""
    target = (*path, name)
    if base.type is not None and frame.world.schema.is_checked(base.type.cls):
        frame.written |= {target}
    if value.null == NULL and base.type is not None and not _makes_blank(frame):
        attribute = frame.world.schema.attribute(base.type.cls, name)
        if attribute is not None and not is_removed_later(frame, path, state):
            origin = value.origin
            frame.sink.null_write(attribute.subject, origin.at if origin is not None and origin.path == frame.path else NOWHERE)
    if base.fresh and base.type is not None and (set_later := frame.world.schema.attribute(base.type.cls, name)) is not None:
        frame.sink.set_later(set_later.subject)
    for place in names_of(path, state.implications) if base.named else ():
        if (holder := state.values.get(place)) is not None and holder.named:
            kept = tuple((other, held) for other, held in holder.named if other != name)
            state.values[place] = _replace(holder, named=kept)
            base = state.values[place] if place == path else base
    declared = declared_member(frame, base, name)
    if value.type is None and declared.type is not None:
        value = _replace(value, type=declared.type, always_true=declared.always_true)
    is_row = _may_be_row(frame, base)
    if is_row:
        state.forget((*path, name + "_id"), frame.dependents)
    if is_row and name.endswith("_id"):
        relation = (*path, name[:-3])
        state.forget(relation, frame.dependents)
        related = declared_member(frame, base, name[:-3]) if value.null != NULLABLE else ANY
        if value.null == NULL:  # without its key a relation leads nowhere
            state.values[relation] = _replace(related, null=NULL, origin=value.origin)
        elif related.null == NULLABLE:  # it is as null as what its key has just become
            state.values[relation] = _replace(related, null=value.null, origin=None)
    for place in names_of(path, state.implications) if frame.dependents.names else ():  # `other = order; other.kind = "new"`
        if place != path:
            state.forget((*place, name), frame.dependents)
    state.assign(target, _replace(value, given=value.given or bool(value.constants)), frame.dependents)
    forget_found_by(frame, name, state)


def _may_be_row(frame: Frame, base: Value) -> bool:
    """Whether `x_id` may be the key of the related row `x`: not in objects of the project's other Python classes, where both are
    set on their own (`self._timer_id = None` after the timer was stopped)."""
    cls = frame.world.class_of(base.type) if base.type is not None and not frame.is_java else None
    return cls is None or cls.is_library or frame.world.schema.is_entity(cls.id)


def forget_found_by(frame: Frame, column: str, state: State) -> None:
    """Where a column is set, the rows that were found by a constant in it may be found no more."""
    mark = column_set(column)
    if frame.dependents.of(mark):
        state.forget((mark,), frame.dependents)


def after_setter(path: Path, name: str, value: Value, dependents: Dependents, state: State) -> None:
    """`order.setTotal(total)` of a setter that does more than store: what its getter gives is what was just set."""
    if is_setter_name(name) and len(name) > VERB and len(path) < MAX_DEPTH:
        known = Value(NONNULL if value.null == NONNULL else UNKNOWN)
        for getter in (f"get{name[VERB:]}()", f"is{name[VERB:]}()"):
            state.assign((*path, getter), known, dependents)


def is_told(path: Path | None, getter: str, state: State) -> bool:
    """Whether a flag that is called like a getter, and asks for what it gives, has told that it is there: `order.hasBuyer()`
    before `order.getBuyer()`, or before `order.buyer()`."""
    if path is None:
        return False
    name = getter[VERB:] if is_getter_name(getter) and len(getter) > VERB else capitalised(getter)
    for flag in (f"has{name}()", f"has{name}s()", f"is{name}Present()", f"is{name}Set()"):
        value = state.values.get((*path, flag))
        if value is not None and value.truth is True:
            return True
    return False


def _makes_blank(frame: Frame) -> bool:
    """Inside of a constructor that is given nothing, as frameworks want one to fill in rows: nulls there tell nothing of rows."""
    owner = frame.owner
    is_constructor = owner is not None and frame.symbol == f"{owner.decl.qualname}.{owner.name}"
    return frame.is_java and is_constructor and not frame.locals
