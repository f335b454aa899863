"""Java's collections and maps that are made of others: what is known of the rows of the one is known of those of the other.

`new ArrayList<>(orders.findPaid())`, `List.copyOf(paid)`, `Collections.unmodifiableList(paid)`.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.domain.values import Fact, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

_COLLECTION, _MAP = "java.util.Collection", "java.util.Map"
_replace = msgspec.structs.replace


def copied_by_new(frame: Frame, cls: ClassInfo | None, made: Value, arguments: Arguments) -> Value:
    """A new collection of a library, with what is known of the rows of the one that it is made of. More may be put in later, so
    that it is not what code has filled itself. A new builder of a text has the text that it begins with."""
    if cls is None or not cls.is_library or len(arguments) != 1 or made.type is None:
        return made
    if made.type.cls in library_names("text-builder"):
        known = arguments[0][1].constants or ()
        return _replace(made, constants=frozenset(known)) if known and all(kind == "str" for kind, _ in known) else made
    if not (facts := _facts(arguments)):
        return made
    lineages = [frame.world.lineage(type) for type in (made.type, arguments[0][1].type)]
    if not any(all(kind in lineage for lineage in lineages) for kind in (_COLLECTION, _MAP)):
        return made
    of_rows = arguments[0][1].type.args if arguments[0][1].type is not None else ()
    type = made.type if made.type.args else Type(made.type.cls, of_rows)
    return _replace(made, type=type, facts=facts, fresh=False, items=None)


def copied_by_function(name: str, functions: Sequence[FunctionInfo], arguments: Arguments, result: Value) -> Value:
    """The same of what a function of a library gives that copies a collection, or wraps it."""
    if len(arguments) != 1 or name not in library_names("copied-collection") or result.facts or result.element is not None:
        return result
    if any(not function.is_library for function in functions) or not (facts := _facts(arguments)):
        return result
    return _replace(result, facts=facts, type=result.type or arguments[0][1].type)


def _facts(arguments: Arguments) -> tuple[Fact, ...]:
    """What is known of the rows of the collection that is given."""
    value = arguments[0][1]
    of_rows = value.element.facts if value.element is not None else ()
    return tuple(dict.fromkeys((*value.facts, *of_rows)))
