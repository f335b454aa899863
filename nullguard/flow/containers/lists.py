"""Java's lists and queues that are filled where they are made: null that is put in comes out again, and what was known below all
rows that were put in is known below what comes out."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.containers.dictionaries import holds_null_of_row
from nullguard.flow.containers.filled import told_of
from nullguard.flow.containers.kept_rows import forget_kept, only_asks
from nullguard.flow.containers.map_entries import forget_handed_maps
from nullguard.flow.domain.joins import join
from nullguard.flow.domain.other_names import names_of
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY, FALSE, NULL, NULLABLE, TRUE, Fact, Parts, Value, with_part
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.members import MOST_ITEMS
from nullguard.flow.world import PRIMITIVES
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.program.symbols import FunctionInfo, Type

_COLLECTION = "java.util.Collection"
_LIBRARY = "java.util."

ADDING = library_names("list-adding")
FILLING = ADDING | library_names("list-filling")
_AT_INDEX = library_names("list-at-index")
_TAKING = _AT_INDEX | library_names("list-taking")
_SHORTENING = library_names("list-shortening")
_READING = (_TAKING - _SHORTENING) | library_names("list-reading")

ASKING = library_names("collection-asked")
"""Methods of a collection that give none of its elements."""

EMPTY = "isEmpty()"
"""The segment under which a state knows whether something is empty: the path of Java's own call."""

UNTOUCHED = "nothing put in"
"""The segment under which a state knows that nothing was put into what collects problems (see `lookups.collected`)."""

_replace = msgspec.structs.replace


def note_made(name: str, value: Value, state: State) -> None:
    """Note of a variable that is given a new list or map that it is empty: whether one of errors is tells which tests failed."""
    is_map = value.bare and value.type is not None and value.type.cls.startswith(_LIBRARY)
    if value.items == () or is_map:
        state.values[(name, EMPTY)] = TRUE


MAPS = library_names("new-map")

_ENTERING = library_names("map-filled")
"""Methods after which a map is not empty."""

_OF_MAPS = library_names("map-reading")
"""Methods that read a map."""

READING = _READING | _OF_MAPS
"""Methods after which a collection, a map or a builder of a text holds what it held."""


def empty_list(frame: Frame, type: Type | None, arguments: Arguments) -> tuple[Value, ...] | None:
    """The items of a new object: none, when it is a collection of the library that is not filled from another one, but given a
    size or an order."""
    cls = frame.world.class_of(type)
    if cls is None or not cls.is_library or _COLLECTION not in frame.world.lineage(type):
        return None
    none = [value.callable or (value.type is not None and value.type.cls in _NO_ELEMENTS) for _, value, _ in arguments]
    return () if all(none) else None


_NO_ELEMENTS = ("int", "java.util.Comparator")
"""What constructors of collections take that is none: how many there will be, and in which order."""


def after_list_call(
    frame: Frame, base: Value, path: Path | None, name: str, arguments: Arguments, result: Value, state: State
) -> Value:
    """The result of a method of a list whose items are known, and what is known of the list afterwards. `result` is what the
    library says of it."""
    if path is not None and name not in _READING and name not in _OF_MAPS:
        is_of_library = base.type is not None and base.type.cls.startswith(_LIBRARY)
        for place in names_of(path, state.implications) if is_of_library else (path,):
            if (*place, EMPTY) not in state.values:
                continue
            if name in ADDING or name in _ENTERING:
                note_something((*place, EMPTY), state)
            else:
                state.forget((*place, EMPTY), frame.dependents)
    if base.items is None and _is_filled(base) and (name not in _READING | ADDING or _asks_for_null(name, arguments)):
        _change(path, _forgotten(base), state)
    if path is not None and name in FILLING:
        _forget_elements(path, state)
    if base.items is None and _tells_of_elements(base) and not base.fresh and name in FILLING and _is_collection(frame, base):
        element = _replace(base.element, facts=()) if base.element is not None else None
        more = _of_all(arguments[0][1]) if name == "addAll" and len(arguments) == 1 else ()
        both = tuple(fact for fact in base.facts if fact in more)  # of anything else is not known what was of the others
        _change(path, _replace(base, facts=both, element=element), state)
    if name == "addAll" and base.items == () and len(arguments) == 1 and _is_collection(frame, base):
        facts = _of_all(arguments[0][1])
        if facts and not base.facts:
            _change(path, _replace(base, items=None, facts=facts, fresh=False), state)
            return result
    if isinstance(base.asked, Parts) or (arguments and any(value.asked is not None for _, value, _ in arguments)):
        result, base = _after_part(frame, base, path, name, arguments, result, state)
    if base.items is None or base.type is None or _COLLECTION not in frame.world.lineage(base.type):
        return result
    if name in ADDING and arguments:
        _change(path, _added(frame, base, arguments[-1], state), state)
        return result
    if name in _TAKING and base.items and (result.type is None or result.type.cls not in PRIMITIVES):
        result = _taken(base, name, arguments, result)
    if name in _SHORTENING and base.items and not (name == "remove" and _index(arguments) is None):
        _change(path, _with_items(base, base.items[1:] if len(set(base.items)) == 1 else ()), state)
    elif name not in _READING:
        is_less = name in _SHORTENING and bool(base.facts)  # what is left is of the same kind
        _change(path, _replace(_forgotten(base), facts=base.facts) if is_less else _forgotten(base), state)
    return result


def _of_all(given: Value) -> tuple[Fact, ...]:
    """What is known of all rows of a collection."""
    return tuple(dict.fromkeys((*given.facts, *(given.element.facts if given.element is not None else ()))))


def _tells_of_elements(base: Value) -> bool:
    return bool(base.facts) or (base.element is not None and bool(base.element.facts))


def note_something(empty: Path, state: State) -> None:
    """Note that something was put in, whatever else: that there is something in it tells nothing any more."""
    state.values[empty] = FALSE
    kept = [told for told in state.implications if told.condition != empty or told.aspect != "false"]
    if len(kept) < len(state.implications):  # the same object is what joins know at once
        state.implications = tuple(kept)


def _forget_elements(path: Path, state: State) -> None:
    """What was asked of all elements of a list says nothing of what is put in afterwards; nor does what will tell of it then
    (`boolean isBad = orders.stream().anyMatch(…); orders.add(order); if (isBad) …`)."""
    length, root = len(path), path[0]

    def is_below(known: Path) -> bool:
        return len(known) > length and known[:length] == path and is_of_element(known[length])

    for below in [known for known in state.values if known[0] == root and is_below(known)]:
        del state.values[below]
    kept = [told for told in state.implications if told.path[0] != root or not is_below(told.path)]
    if len(kept) < len(state.implications):  # the same object is what joins know at once
        state.implications = tuple(kept)


def is_of_element(segment: str) -> bool:
    """Whether a segment below a collection is read from its elements: no method of its own."""
    return segment not in _OWN and (segment.endswith("()") or not segment.endswith((")", "]")))


_OWN = library_names("collection-segment") | {EMPTY, UNTOUCHED}


def _after_part(
    frame: Frame, base: Value, path: Path | None, name: str, arguments: Arguments, result: Value, state: State
) -> tuple[Value, Value]:
    """The result of a method of a list of conditions for a query, and the list afterwards: what was put in stays in it, whatever
    else is put in, and goes into the array that is made of it."""
    if not _is_collection(frame, base):
        return result, base
    if name in ADDING and len(arguments) == 1 and (base.items is not None or isinstance(base.asked, Parts)):
        base = _replace(base, asked=with_part(base, arguments[0][1]))
    elif name in _HANDING_ON:
        return _replace(result, asked=base.asked), base
    elif name not in _READING | ADDING | {"addAll"}:
        base = _replace(base, asked=None)
    _change(path, base, state)
    return result, base


_HANDING_ON = library_names("all-handed-on")


def _is_collection(frame: Frame, value: Value) -> bool:
    return value.type is not None and _COLLECTION in frame.world.lineage(value.type)


_BUILDERS = library_names("text-builder")


def forget_handed_lists(frame: Frame, arguments: Arguments, state: State, functions: Sequence[FunctionInfo] = ()) -> None:
    """Whoever gets a list, a builder of a text, or an object that keeps rows, may put something else into it."""
    for _, value, path in arguments:
        if value.named and not only_asks(functions):
            forget_kept(frame, value, path, state)
            forget_handed_maps(functions, value, path, state)
        if path is not None and value.type is not None and value.type.cls in _BUILDERS and (value.asked or value.constants):
            state.values[path] = _replace(value, asked=None, constants=None)
        if path is not None and (*path, EMPTY) in state.values:
            if (*path, UNTOUCHED) in state.values:  # whether they take something out is asked elsewhere
                state.values[(*path, EMPTY)] = ANY
            else:
                state.forget((*path, EMPTY), frame.dependents)
        if value.items is not None or _is_filled(value):
            _change(path, _forgotten(value), state)


def _is_filled(value: Value) -> bool:
    """Whether a value is a list that was filled where it was made, in the rounds of a loop."""
    return value.fresh and value.element is not None and value.type is not None and value.type.cls.startswith(_LIBRARY)


def _asks_for_null(name: str, arguments: Arguments) -> bool:
    """Whether it is `kept.contains(null)`."""
    return name == "contains" and len(arguments) == 1 and arguments[0][1].null == NULL


def _added(frame: Frame, base: Value, argument: tuple[s.Argument, Value, Path | None], state: State) -> Value:
    """A list with one more item; where that is there, or nobody knows, all that is known of the list is what was known below
    everything that was put in."""
    _, item, path = argument
    items = base.items or ()
    if item.null < NULL and not items and frame.world.is_row(item):
        told = told_of(frame, item, path, state)
        facts = tuple(fact for fact in base.facts if fact in told) if base.facts else told
        return _replace(base, facts=facts) if facts else _forgotten(base)
    if (item.null < NULL and not holds_null_of_row(item)) or base.facts or len(items) >= MOST_ITEMS:
        return _forgotten(base)
    return _with_items(base, (*items, item))


def _with_items(base: Value, items: tuple[Value, ...]) -> Value:
    if not items:
        return _forgotten(base)
    element = items[0]
    for item in items[1:]:
        element = join(element, item)
    return _replace(base, items=items, element=element)


def _forgotten(base: Value) -> Value:
    return _replace(base, items=None, element=None, facts=() if base.items == () else base.facts)


def _taken(base: Value, name: str, arguments: Arguments, result: Value) -> Value:
    """One of the items, as the library declares it."""
    index = _index(arguments) if name in _AT_INDEX else None
    items = base.items or ()
    item = items[index] if index is not None and 0 <= index < len(items) else base.element
    if item is None:
        return result
    null = NULL if item.null == NULL else NULLABLE
    return _replace(result, null=null, origin=item.origin, type=result.type or item.type)


def _index(arguments: Arguments) -> int | None:
    constants = arguments[0][1].constants if len(arguments) == 1 else None
    if not constants or len(constants) != 1:
        return None
    kind, content = next(iter(constants))
    return int(content) if kind == "int" else None


def _change(path: Path | None, value: Value, state: State) -> None:
    if path is not None:
        state.values[path] = value
