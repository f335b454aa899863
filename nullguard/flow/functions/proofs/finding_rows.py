"""Whether a function may look up or make a row by what it is given, as the names that its body mentions tell."""

from __future__ import annotations

from collections.abc import Collection

from nullguard.flow.containers.counts import is_counting
from nullguard.flow.domain.state import Path
from nullguard.flow.domain.values import NULL, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.doubts import is_key
from nullguard.flow.lookups.keys.told import is_typed_key
from nullguard.knowledge.words import library_names, words
from nullguard.program.symbols import FunctionInfo

_VERBS = words("reading")
_READING = tuple(_VERBS)
_EXISTING = tuple(words("existence"))
_JUDGEMENTS = frozenset({"void", "boolean", "Boolean", "List", "Set", "Collection"})
"""What functions give that tell whether something holds: nothing, whether it does, or what is wrong."""

_OF_MAPPINGS = frozenset({"get"})
"""Methods that find rows and that mappings have, too: they count beside a name of queries."""


def finds_row(frame: Frame, function: FunctionInfo, arguments: Arguments, result: Value) -> bool:
    """Whether a function may look up a row by what it is given, and raise where there is none, or give null; or may make one for
    a row that it is given. In Java this is only asked where a row is looked up of which something may be known."""
    if frame.is_java:
        if not frame.sink.seeks_rows:
            return False
        if _is_handed_key(arguments) and _reads(function):
            return True
        return _judges(function) and (_is_handed_key(arguments) or _is_handed_keys(frame, arguments))
    if arguments and all(path is None or path[0][:1] == "?" for _, _, path in arguments):
        return False
    if result.null >= NULL:
        return True
    if not arguments:
        return False
    mentions = function.decl.mentions
    found = library_names("row-or-error").intersection(mentions)
    is_of_queries = not (library_names("whole-table") | library_names("query-beginning")).isdisjoint(mentions)
    if found and (is_of_queries or not found <= _OF_MAPPINGS):
        return True
    asked = library_names("row-or-null") | (library_names("rows-asked") if is_of_queries else frozenset())
    if not asked.isdisjoint(mentions) or _reads(function, found):
        return True
    is_of_row = any(value.type is not None and frame.world.holds_null(value.type.cls) for _, value, _ in arguments)
    return (is_of_row and not library_names("row-made").isdisjoint(mentions)) or _makes_row(frame, function)


def _makes_row(frame: Frame, function: FunctionInfo) -> bool:
    """Whether a function of Python mentions a mapped class and what makes or stores rows."""
    if not _makes(function):
        return False
    return any(name[:1].isupper() and frame.world.schema.table_named(name) for name in function.decl.mentions)


def makes_own(frame: Frame, function: FunctionInfo, receiver: tuple[Value, Path | None]) -> bool:
    """Whether a method of a row may make one for it: `order.add_line(sku)`, then `order.lines.first()`."""
    value, path = receiver
    if frame.is_java or path is None or path[0][:1] == "?" or value.type is None:
        return False
    return _makes(function) and frame.world.schema.is_entity(value.type.cls)


def _makes(function: FunctionInfo) -> bool:
    return not (library_names("row-made") | library_names("row-stored")).isdisjoint(function.decl.mentions)


def _is_handed_key(arguments: Arguments) -> bool:
    return any(path is not None and path[0][:1] != "?" and (is_key(value) or is_typed_key(value)) for _, value, path in arguments)


def _is_handed_keys(frame: Frame, arguments: Arguments) -> bool:
    """Whether an argument is an object of the project's that may hold the key of a row: `demand(request)`."""
    classes = (
        value.type.cls for _, value, path in arguments if path is not None and path[0][:1] != "?" and value.type is not None
    )
    found = (frame.world.program.classes.get(cls) for cls in classes)
    return any(cls is not None and not cls.is_library and cls.decl.kind != "enum" for cls in found)


def _judges(function: FunctionInfo) -> bool:
    """Whether a function gives nothing, or only whether something holds or what is wrong, and may look up a row to tell it."""
    returns = function.decl.returns
    if returns is not None and returns.name not in _JUDGEMENTS:
        return False
    return any(
        (name.startswith(_READING) and (name[:3] != "get" or "By" in name))
        or any(word in name for word in _EXISTING)
        or is_counting(name)
        for name in function.decl.mentions
    )


def _reads(function: FunctionInfo, others: Collection[str] = ()) -> bool:
    """Whether a body mentions what may look up a row: `get_order`, and in Python `order_get_by_number`, too. The `others` are
    names that count for nothing."""
    return any(
        (name.startswith(_READING) or ("_" in name and not _VERBS.isdisjoint(name.split("_")))) and name not in others
        for name in function.decl.mentions
    )
