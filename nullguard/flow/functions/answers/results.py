"""The one value that stands for all that a function may return."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.bodies.overriding import is_overridden
from nullguard.flow.bodies.reasons import ATTRIBUTES, OF_DATA, ROW, explained, kind_of
from nullguard.flow.containers.dictionaries import as_tested
from nullguard.flow.containers.given_optionals import without_nothing
from nullguard.flow.domain.joins import join
from nullguard.flow.domain.state import HAS_ROWS, State
from nullguard.flow.domain.values import ANY, NONNULL, NULL, NULLABLE, UNKNOWN, Fact, Origin, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.answers.asked_attributes import is_asked_in_all
from nullguard.flow.functions.answers.left_out import with_doubt_if_left_out
from nullguard.flow.functions.answers.why_null import REFLECTED, gives_nothing, is_echo
from nullguard.flow.lookups.not_found import has_no_rows, is_not_found, lacks_declared_row
from nullguard.flow.lookups.result_sets import depends_on_row
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import FunctionInfo, Type

RETURNED = "returned"
"""The kind of origin of a null that a function of the project returns on some path, when no row is behind it."""

FOR_SOME = (RETURNED, "library")
"""Kinds of origin of a null that a function may give for some of its arguments and not for others."""

_SELECTED = "column"

_replace = msgspec.structs.replace


def returned(frame: Frame, function: FunctionInfo, ending: State | None) -> Value:
    """The join of what an interpreted function returned; `ending` is the state in which it falls off its end, if it can.

    A null that is returned because a parameter was null is left out: whoever passes something gets something.
    """
    there = [state for value, state in frame.ended if value.null != NULL]
    values = [
        _explained(frame, function, as_tested(_with_attributes(frame, value, state), state), state, there)
        for value, state in (without_nothing(frame.ended) if frame.is_java else frame.ended)
        if not gives_nothing(value) or not is_echo(frame, function, state)
    ]
    if not any(value.null != NULL for value in values) and not (values and _is_fixed(frame, function)):
        return ANY
    if frame.is_java and len(values) == len(frame.ended) and all(value.null == NULL for value in values):
        return with_doubt_if_left_out(frame.world, function, _always_null(function, values[0]))
    if ending is not None and not frame.is_java and not is_echo(frame, function, ending):
        values.append(_explained(frame, function, Value(NULL), ending, there))
    if not frame.is_java:  # on a way of which nothing is known it may be of the class that another way tells; null tells of none
        gives_row = any(frame.world.is_row(value) for value in values)
        values.sort(key=lambda value: _order(value, gives_row))
    result = values[0]
    for value in values[1:]:
        result = join(result, value)
    nulls = [state for value, state in frame.ended if value.null == NULL]
    if ending is not None and not frame.is_java:
        nulls.append(ending)
    return _outside(frame, function, result, _is_missing(frame, nulls))


def _order(value: Value, gives_row: bool) -> tuple[bool, bool]:
    """Nulls come last, and of them those for which only the code has a reason (`if self.votes == 0: return None`), but of what
    gives a row."""
    return value.null >= NULL, not gives_row and value.null >= NULL and kind_of(value) == "path"


def _explained(frame: Frame, function: FunctionInfo, value: Value, state: State, there: Sequence[State]) -> Value:
    """What is returned, its null told by its reason: also by the nullable attribute of a row that conditions ask for wherever
    something else is returned, among other things (`if self.is_open and self.code: return self.code.lower()`)."""
    value = explained(value, state, there)
    if value.null != NULL or kind_of(value) in OF_DATA or not there or frame.is_java:
        return value
    for path, known in there[0].values.items():
        root = state.values.get(path[:1]) if len(path) == 2 and known.null == NONNULL and path not in state.values else None
        if root is None or root.type is None or root.fresh or not is_asked_in_all(frame, path, there):
            continue
        read = frame.world.attribute(root, path[1])
        if read.null == NULLABLE and read.origin is not None and kind_of(read) in ATTRIBUTES:
            at = value.origin.at if value.origin is not None else function.decl.at
            return _replace(value, origin=_replace(read.origin, path=frame.path, at=at, text=".".join(path)))
    return value


def _is_missing(frame: Frame, nulls: Sequence[State]) -> bool:
    """Whether null comes back because a row is missing: on one way because a query raised, or on all ways because there were no
    rows at all, or a row that a function is declared to give perhaps is not there."""
    if any(map(is_not_found, nulls)):
        return True
    return bool(nulls) and all(has_no_rows(frame, state) or lacks_declared_row(frame, state) for state in nulls)


def generated(frame: Frame, function: FunctionInfo) -> Value:
    """What a generator gives: something to iterate over, with the join of what an interpretation of its body has yielded. Nulls
    that are no row's are left out: who looks at what comes one by one mostly skips them."""
    if not frame.yielded:
        return ANY
    element = frame.yielded[0]
    for value in frame.yielded[1:]:
        element = join(element, value)
    if element.null >= NULL and kind_of(element) != ROW and kind_of(element) not in REFLECTED:
        element = _replace(element, null=UNKNOWN, origin=None)
    element = _outside(frame, function, element)
    return Value(NONNULL, Type("typing.Iterator", (element.type,) if element.type is not None else ()), element=element)


def _with_attributes(frame: Frame, value: Value, state: State) -> Value:
    """A row with the nullable attributes that the function has set or tested (`order.setBuyer(buyer)`, then `return order`), and
    with the collections of which it knows that they have rows."""
    if value.type is None or value.null == NULL or not frame.world.schema.is_entity(value.type.cls):
        return value
    roots = {path for path, known in state.values.items() if len(path) == 1 and known is value}
    if not roots:
        return value
    found = []
    for path, known in state.values.items():
        if len(path) == 3 and path[-1] == HAS_ROWS and path[:1] in roots and known.truth is True:
            found.append(Fact(path[1:2], "true"))
        elif len(path) == 2 and path[:1] in roots and known.null < NULL and not value.fresh:
            attribute = frame.world.schema.attribute(value.type.cls, path[1])
            if attribute is not None and attribute.nullable:
                found.append(Fact(path[1:], "nonnull"))
    return _replace(value, facts=(*value.facts, *sorted(found, key=lambda fact: fact.segments))) if found else value


def _is_fixed(frame: Frame, function: FunctionInfo) -> bool:
    """Whether nobody puts another body in the place of a function that only gives null: no subclass can, or none here does."""
    owner = function.owner
    if not frame.is_java or owner is None or "abstract" in owner.decl.modifiers or owner.decl.kind == "interface":
        return frame.is_java and not {"static", "private"}.isdisjoint(function.decl.modifiers)
    return not is_overridden(frame.world.program, function)


def _always_null(function: FunctionInfo, value: Value) -> Value:
    """The null of a function that gives nothing else: no test of anything stands between it and the caller."""
    place = value.origin
    if place is None or not place.path:
        place = Origin("path", "", function.path, function.decl.at)
    return Value(NULL, value.type, place, constants=frozenset())


def _declared(frame: Frame, value: Value) -> Type | None:
    """What a Java function is declared to give that returns null, or what a call gives whose type is open (`<T> T find(…)`). A
    variable that holds an object of one class, of another, or null may be null for other reasons than a missing row."""
    is_given = value.origin is not None and bool(value.origin.via)
    return frame.return_type if frame.is_java and (is_given or any(v.null == NULL for v, _ in frame.ended)) else None


def _is_selected(origin: Origin | None) -> bool:
    """Whether a null is that of a column which a query selects of one row: `query.getSingleResult()`."""
    if origin is None or origin.kind != _SELECTED:
        return False
    return origin.text.removesuffix("()").rpartition(".")[2] in library_names("only-result")


def _outside(frame: Frame, function: FunctionInfo, value: Value, is_not_found: bool = False) -> Value:
    """A value as callers see it: without what only makes sense inside, its null told by kind; it is a row's where null comes back
    because one `is_not_found`."""
    value = _replace(value, callable=None, truth=None)
    if value.null < NULL:
        return value
    origin = value.origin
    if frame.is_java and _is_selected(origin) and any(given.null == NULL for given, _ in frame.ended):
        origin = None  # the only row of the query is missing sooner than its column is null
    if origin is None or origin.kind in ("path", "declared", RETURNED, "library"):
        needs_row = frame.is_java and depends_on_row(frame.world.program, function)
        if origin is not None and origin.kind == "library" and not needs_row:
            return _replace(value, origin=origin)
        type = value.type or _declared(frame, value)
        if frame.is_java and type is not None and not frame.world.schema.is_entity(type.cls):
            type = _declared(frame, value) or type  # `<T extends Model> T first()`, where `T` is what is wanted here
        is_row = is_not_found or needs_row or (type is not None and frame.world.schema.is_entity(type.cls))
        place = origin if origin is not None and origin.path else Origin("path", "", function.path, function.decl.at)
        origin = _replace(place, kind=ROW if is_row else RETURNED, subject=function.dotted)
    return _replace(value, origin=origin)
