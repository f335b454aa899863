"""Items of sequences and mappings: `rows[0]`, `order["lines"]`, and what collections hold that are written out."""

from __future__ import annotations

import msgspec

from nullguard.flow.containers.asked_keys import ask_by_key
from nullguard.flow.containers.declared_tuples import item_type
from nullguard.flow.containers.dictionaries import entries
from nullguard.flow.containers.documents import is_document, member
from nullguard.flow.containers.made_entries import is_without_entries
from nullguard.flow.containers.row_dictionaries import with_unpacked
from nullguard.flow.containers.spared import spared
from nullguard.flow.containers.sums import joined_elements
from nullguard.flow.domain.joins import join
from nullguard.flow.domain.mappings import is_mapping
from nullguard.flow.domain.refinement import overlaid
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.told_constants import tells_of_constant
from nullguard.flow.domain.values import ANY, NONNULL, NULL, NULLABLE, PRESENT, Value
from nullguard.flow.frame.attributes import read_member
from nullguard.flow.frame.elements import column_of, element_of, entry_of, with_facts
from nullguard.flow.frame.frame import Frame, Result
from nullguard.flow.frame.members import MOST_ITEMS
from nullguard.flow.frame.names import stable_index
from nullguard.flow.frame.unboxing import unbox
from nullguard.flow.frame.uses import note_use
from nullguard.flow.world import PRIMITIVES
from nullguard.model import syntax as s
from nullguard.program.symbols import ARRAY, CLASS_OBJECT, UNION, ClassInfo, Type
from nullguard.program.written_types import written_type

_replace = msgspec.structs.replace


_SEQUENCES = frozenset({"builtins.list", "builtins.tuple", "builtins.str", "builtins.bytes"})
"""Types that are not indexed by None; a dictionary may have it as a key."""


def _is_number(index: Value) -> bool:
    return bool(index.constants) and all(kind == "int" for kind, _ in index.constants or ())


def evaluate_subscript(frame: Frame, node: s.Subscript, state: State) -> Result:
    """The value of an item by its key or place, or of a class with its type arguments; what is null raises."""
    base, path = frame.evaluate(frame, node.value, state)
    base = frame.learned(base, path, state)
    index, index_path = frame.evaluate(frame, node.index, state)
    if index.null >= NULL:
        ask_by_key(frame, node, (node.value, base, path), index, index_path, state)
    if isinstance(base.symbol, ClassInfo):
        return _with_type_arguments(frame, base, node), None
    note_use(frame, "subscript", node.value, base, path, state, "[…]")
    if name := column_of(frame, base, path, node.index):
        return read_member(frame, base, path, name, node.at, state, "")
    if frame.is_java:
        unbox(frame, node.index, index, state)
    elif base.type is not None and base.type.cls in _SEQUENCES and index.null >= NULL:
        note_use(frame, "argument", node.index, index, index_path, state, "[…]")
    if path is not None and not frame.is_java and _is_number(index):
        state.refine(path, state.values.get(path, base), "true")  # there is an element: a loop over it is entered
    segment = stable_index(frame, node.index)
    if is_document(base.type):
        member(frame, node, base, index, (*path, segment) if segment and path is not None else None, state)
    result = ANY
    if base.items is not None and index.constants is not None and len(index.constants) == 1 and _is_in_order(frame, base):
        position = next(iter(index.constants))[1]
        if isinstance(position, int) and -len(base.items) <= position < len(base.items):
            result = base.items[position]
        else:
            result = entry_of(base, index)
    elif base.named and (held := entry_of(base, index)) is not ANY:
        result = held
    elif isinstance(node.index, s.Slice):
        result = _replace(base, null=NONNULL, origin=None, truth=None, constants=None, symbol=None)
    elif base.element is not None and not is_mapping(base.type):
        result = element_of(frame, base)
    elif base.type is not None:
        result = _item_of(frame, base.type, index)
        if base.facts and not is_mapping(base.type):
            result = _replace(result, facts=result.facts + base.facts)
    if segment and path is not None and len(path) < MAX_DEPTH:
        full = (*path, segment)
        known = state.values.get(full)
        if base.named and (result if known is None else known).null == NULLABLE:
            asked = state.values.get((*path, f"get({segment[1:-1]})"))
            if asked is not None and asked.null == NONNULL:
                result, known = _replace(result, null=NONNULL, origin=None), None
        if is_without_entries(frame, node.value, base):
            return _replace(known or ANY, fresh=True), full
        if known is not None:
            return (known if known.type is not None or result.type is None else overlaid(result, known)), full
        return result, full
    return (_replace(result, fresh=True) if is_without_entries(frame, node.value, base) else result), None


def _with_type_arguments(frame: Frame, base: Value, node: s.Subscript) -> Value:
    """The class `Repository[Order]`: `Repository`, with what its type parameters are."""
    written = frame.world.program.type_of(written_type(node), frame.path, frame.scope)
    return base if written is None or not written.args else _replace(base, type=Type(CLASS_OBJECT, (written,)))


def _is_in_order(frame: Frame, base: Value) -> bool:
    """Whether the items of a value are those that its positions have; a Java list is asked by its methods."""
    return not frame.is_java or (base.type is not None and base.type.cls == ARRAY)


def _item_of(frame: Frame, type: Type, index: Value) -> Value:
    if is_mapping(type):
        item = type.args[1] if len(type.args) > 1 else None
    elif type.cls in ("builtins.tuple", UNION):
        position = next(iter(index.constants))[1] if index.constants and len(index.constants) == 1 else None
        item = item_type(type, position) if isinstance(position, int) else None
        item = item or frame.world.program.element_type(type)
    else:
        item = frame.world.program.element_type(type)
    return frame.world.typed(item, "item") if item is not None else ANY


def evaluate_slice(frame: Frame, node: s.Slice, state: State) -> Result:
    """The bounds are evaluated; a slice itself is there."""
    for part in node.parts:
        frame.evaluate(frame, part, state)
    return PRESENT, None


def evaluate_collection(frame: Frame, node: s.Collection, state: State, type: Type | None = None) -> Result:
    """The value of a display. `type` is what a Java array is declared to be: `int[] totals = {order.getTotal()}` unboxes."""
    held = frame.world.program.element_type(type) if type is not None and type.cls == ARRAY else None
    values: list[Value] = []
    paths: list[Path | None] = []
    spread: list[Value] = []
    starred = False
    for item in node.items:
        if isinstance(item, s.Star):
            value, path = frame.evaluate(frame, item.value, state)
            note_use(frame, "iteration", item.value, value, path, state, "*" * item.count)
            starred = True
            if node.kind == "dict":
                values.append(value)
                paths.append(path)
            else:
                spread.append(value)
        else:
            if held is not None and isinstance(item, s.Collection):
                value, path = evaluate_collection(frame, item, state, held)
            else:
                value, path = frame.evaluate(frame, item, state)
            if held is not None and held.cls in PRIMITIVES:
                unbox(frame, item, value, state, path)
            if node.kind == "dict":
                value = spared(frame, item, value, state)
            if path is not None and not frame.is_java and frame.world.is_row(value):
                value = with_facts(frame, value, path, state)  # what was tested of a row is known of it wherever that goes
            values.append(value)
            paths.append(path)
    kind = node.kind
    if kind == "tuple" and not starred:
        together = _together(paths, values, state) if any(value.null >= NULL for value in values) else ()
        return Value(NONNULL, Type("builtins.tuple"), items=tuple(values), truth=bool(values), together=together), None
    element = joined_elements(frame, spread, values) if spread and not frame.is_java else None
    if not starred and values and kind != "dict":
        element = values[0]
        for value in values[1:]:
            element = join(element, value)
    made = Type(ARRAY) if kind == "array" else Type(f"builtins.{kind}")
    is_listed = kind == "list" or (kind == "array" and len(values) <= MOST_ITEMS)
    items = tuple(values) if is_listed and not starred else None
    named: tuple[tuple[str, Value], ...] = ()
    if kind == "dict" and values:
        named = with_unpacked(frame, node.items, values, paths, state) if starred else entries(frame, node.items, values)
    holds_some = any(not isinstance(item, s.Star) for item in node.items[:: 2 if kind == "dict" else 1])
    truth = True if holds_some else None if starred else False
    return Value(NONNULL, made, element=element, items=items, truth=truth, named=named), None


def _together(paths: list[Path | None], values: list[Value], state: State) -> tuple[tuple[int, str, int], ...]:
    """What the state knows of one item when another has an aspect (`return response, error`). An object that is there counts as
    true, unless it is a text, a number or a container."""
    numbers = {path: number for number, path in enumerate(paths) if path is not None}
    found: list[tuple[int, str, int]] = []
    for i in state.implications:
        if i.consequence != "nonnull" or i.path not in numbers:
            continue
        if i.condition in numbers:
            first, second = numbers[i.condition], numbers[i.path]
            found.append((first, i.aspect, second))
            if i.aspect == "null" and _is_object(values[first]):
                found.append((first, "false", second))
        elif i.aspect == "true" and tells_of_constant(i.condition) and i.condition[:-1] in numbers:
            found.append((numbers[i.condition[:-1]], i.condition[-1], numbers[i.path]))
    return tuple(dict.fromkeys(found))


def _is_object(value: Value) -> bool:
    is_scalar = value.type is not None and value.type.cls.startswith("builtins.")
    return not value.constants and value.truth is None and value.element is None and not is_scalar


def evaluate_star(frame: Frame, node: s.Star, state: State) -> Result:
    """What is spread out is gone through, so that null raises; what comes of it is not known."""
    value, path = frame.evaluate(frame, node.value, state)
    note_use(frame, "iteration", node.value, value, path, state, "*")
    return ANY, None
