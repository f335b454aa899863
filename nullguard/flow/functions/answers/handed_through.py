"""What a function gives that hands on what it is given: null for a null, perhaps no row for a container of rows."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.values import BY_CONVENTION, NULL, NULLABLE, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.answers.results import FOR_SOME
from nullguard.flow.lookups.doubts import CLASSES
from nullguard.flow.summaries.summary import Summary
from nullguard.program.symbols import Type

_replace = msgspec.structs.replace


def handed_through(frame: Frame, summary: Summary, arguments: Arguments, result: Type | None) -> Value:
    """What a call gives: null for a null that it is given, where the function hands that on (`toDto(null)`), and no row where
    it is given a container of rows that may be empty (`getData(repository.findById(id))`) and `result` is no container."""
    value = summary.value
    own = value.null >= NULL and value.origin is not None and value.origin.kind not in FOR_SOME
    if own or (not summary.echoes and value.null < NULL):
        return value
    for position, (argument, given, _) in enumerate(arguments):
        if argument.star or argument.name or given.null != NULLABLE or given.origin is None:
            continue
        if position in summary.echoes:
            if summary.hollow and value.items is not None:
                return _replace(value, items=tuple([_replace(item, null=NULLABLE, origin=given.origin) for item in value.items]))
            return _replace(value, null=NULLABLE, origin=given.origin)
    is_one = result is not None and frame.world.program.element_type(result) is None
    if is_one and value.origin is not None and any(_holds_rows(frame, given) for _, given, _ in arguments):
        return _replace(value, origin=_replace(value.origin, kind="lookup", typed=BY_CONVENTION))
    return value


def _holds_rows(frame: Frame, value: Value) -> bool:
    """Whether a value is an Optional, list or the like of mapped objects: one of a library, with one type argument."""
    cls = frame.world.class_of(value.type)
    if value.type is None or len(value.type.args) != 1 or value.type.cls in CLASSES or (cls is not None and not cls.is_library):
        return False
    content: Type | None = value.type.args[0]
    if content is not None and content.cls.startswith("~"):
        content = frame.world.program.bound(content.cls[1:], frame.path, frame.scope)
    return content is not None and frame.world.schema.has_rows(content.cls)
