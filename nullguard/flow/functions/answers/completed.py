"""What a function is declared to give, completed by what its bodies were found to give."""

from __future__ import annotations

import msgspec

from nullguard.flow.bodies.overriding import is_overridden
from nullguard.flow.containers.kept_rows import may_be_null
from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.answers.declared_members import with_members
from nullguard.flow.functions.answers.held_entries import with_entries
from nullguard.flow.functions.answers.results import RETURNED
from nullguard.flow.lookups.optional_rows import with_row_behind
from nullguard.program.symbols import ARRAY, ClassInfo, FunctionInfo, Type

_replace = msgspec.structs.replace


def completed(
    frame: Frame, function: FunctionInfo, bodies: tuple[FunctionInfo, ...], declared: Value, result: Value, cls: ClassInfo | None
) -> Value:
    """What a function is declared to give, with what its bodies tell of that."""
    if frame.is_java and (result.row_key or result.is_key or result.column):  # `return owner == null ? null : owner.getId();`
        told = (result.is_key, result.key_of, result.row_key, result.column)
        declared = _replace(declared, is_key=told[0], key_of=told[1], row_key=told[2], column=told[3])
    if result.null >= NULL and result.origin is not None:
        origin = result.origin
        if origin.kind == RETURNED and _gives_row(frame, function, declared.type):
            origin = _replace(origin, kind="lookup")
        # What is known is of the row, where there is one.
        found = _replace(declared, null=result.null if frame.is_java else NULLABLE, origin=origin, facts=result.facts)
        if frame.is_java and result.named and not found.named and _is_made_so(frame, declared, result):
            found = _replace(found, named=result.named)
        return found if frame.is_java or not result.named else with_entries(frame.world, found, result)
    if frame.is_java:
        declared = with_row_behind(declared, result)
    if result.items is not None and (held := with_members(frame, bodies, declared, result, cls)) is not declared:
        return held
    if frame.is_java and result.null == NONNULL and not any(is_overridden(frame.world.program, body) for body in bodies):
        declared = _replace(declared, null=NONNULL)
    if not frame.is_java and _gives_rows_sure(declared, result):
        declared = _replace(declared, element=result.element)
    if frame.is_java and result.named and not declared.named and _is_made_so(frame, declared, result):
        return _replace(declared, named=result.named)  # the columns of a row that a query gives, or rows that an object keeps
    if frame.is_java and result.items and _is_pair(frame, declared, result):
        return _replace(declared, items=result.items)
    if frame.is_java and declared.element is None and (result.facts or _tells(result.element)):
        by_position = result.items if declared.type is not None and declared.type.cls == ARRAY else None
        return _replace(declared, element=result.element, items=by_position, facts=result.facts)
    return declared if frame.is_java else with_entries(frame.world, declared, result)


_JAVA_MAP = "java.util.Map"


def _is_made_so(frame: Frame, declared: Value, result: Value) -> bool:
    """Whether what a Java function gives is a map, or an object of just the class that it has made."""
    if _JAVA_MAP in frame.world.lineage(declared.type):
        return True
    return declared.type is not None and result.type is not None and result.type.cls == declared.type.cls


def _is_pair(frame: Frame, declared: Value, result: Value) -> bool:
    """Whether what a Java function gives is no collection, and holds the null of a row among what it was made of."""
    if declared.items is not None or any(value.type is not None and value.type.cls == ARRAY for value in (declared, result)):
        return False
    return _COLLECTION not in frame.world.lineage(result.type or declared.type) and any(map(may_be_null, result.items or ()))


_COLLECTION = "java.util.Collection"


def _gives_row(frame: Frame, function: FunctionInfo, type: Type | None) -> bool:
    """Whether `T find(Object key)` of a generic DAO gives a row where it is called, which it does not know of itself."""
    returns = function.decl.returns
    if type is None or returns is None or returns.args or not frame.world.schema.is_entity(type.cls):
        return False
    of_class = function.owner.decl.type_parameters if function.owner is not None else ()
    return any(parameter.name == returns.name for parameter in (*function.decl.type_parameters, *of_class))


def _gives_rows_sure(declared: Value, result: Value) -> bool:
    """Whether a body gives rows of a query where its declaration lets them be null (`-> List[Optional[Order]]`)."""
    row = result.element
    if declared.element is not None or declared.type is None or len(declared.type.args) != 1:
        return False
    (told,) = declared.type.args
    if row is None or row.type is None or row.null >= NULL or row.type.cls != told.cls:
        return False
    return told.nullable and row.null == NONNULL


def _tells(element: Value | None) -> bool:
    """Whether more is known of the elements than their class, or what arrays hold by position or maps by name: also which column
    they are of."""
    if element is None:
        return False
    held = (*(element.items or ()), *(value for _, value in element.named))
    return bool(element.facts or element.null >= NULL or element.column or any(map(_tells, held)))
