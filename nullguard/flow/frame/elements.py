"""What iterating over a value gives."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.joins import join
from nullguard.flow.domain.state import HAS_ROWS, Path, State
from nullguard.flow.domain.values import ANY, ANY_KEY, NONNULL, REFUSED, Fact, Value
from nullguard.flow.frame.asked_queries import collections_with_rows
from nullguard.flow.frame.attributes import name_of
from nullguard.flow.frame.frame import Frame
from nullguard.flow.rows.implied import implied_below, validated_below
from nullguard.model.syntax import Constant, Expr
from nullguard.program.symbols import Type

EACH = "?each"
"""The segment below a collection that says that none of its elements is null: `codes.stream().noneMatch(Objects::isNull)`."""

_SOME_ROW = Value(NONNULL, truth=True, always_true=True)
"""What is left of rows of several classes; the container's type still tells one of them."""


def element_of(frame: Frame, iterable: Value) -> Value:
    """The element, with the facts that the collection carries for its rows."""
    element = iterable.element
    if element is None and iterable.items:
        element = iterable.items[0]
        for item in iterable.items[1:]:
            element = join(element, item)
    if (element is None or element == _SOME_ROW) and iterable.type is not None:
        type = frame.world.program.element_type(iterable.type)
        if type is not None:
            element = frame.world.typed(type, "element")
    if element is None:
        if not iterable.facts:
            return ANY
        element = frame.world.typed(_only_argument(iterable.type), "element")  # a stream of rows, which is no iterable
    if iterable.facts:
        return msgspec.structs.replace(element, facts=element.facts + iterable.facts)
    return element


def _only_argument(type: Type | None) -> Type | None:
    return type.args[0] if type is not None and len(type.args) == 1 and type.args[0].cls[:1] not in ("~", "?") else None


def entry_of(record: Value, key: Value) -> Value:
    """What a record of a query holds by a key (`row["reference"]`)."""
    if record.named and record.named[0][0] == ANY_KEY:
        return record.named[0][1]
    name = next(iter(key.constants))[1] if key.constants is not None and len(key.constants) == 1 else None
    return next((value for held, value in record.named if held == name), ANY)


def column_of(frame: Frame, row: Value, path: Path | None, key: Expr) -> str:
    """The attribute of an entity that is read by its name as of a dictionary (`router["name"]`), which the base of some rows
    admits; empty for everything else. `path` leads to the row, whose name may tell its class."""
    if frame.is_java or not isinstance(key, Constant) or not isinstance(key.value, str):
        return ""
    if row.type is None:
        return key.value if _is_unknown(row) and frame.world.schema.guessed_item(name_of(frame, path), key.value) else ""
    return key.value if frame.world.schema.attribute(row.type.cls, key.value) is not None else ""


def _is_unknown(value: Value) -> bool:
    """Whether nothing tells what a value without a type is: no class, no display, no call that made it."""
    return value.symbol is None and not (value.fresh or value.named or value.items or value.element or value.constants)


def entry_type(frame: Frame, value: Value) -> Type | None:
    """The class of a row that is put into a dictionary, of which nothing is known but that; None for anything else."""
    return value.type if value.type is not None and not value.facts and frame.world.schema.is_entity(value.type.cls) else None


def stream_element(frame: Frame, stream: Value) -> Value:
    """The element of a stream, which is no iterable."""
    element = element_of(frame, stream)
    if element is ANY and stream.type is not None and stream.type.args and stream.type.args[0].cls[:1] not in ("~", "?"):
        return frame.world.typed(stream.type.args[0], "element")
    return element


def with_facts(frame: Frame, value: Value, path: Path | None, state: State) -> Value:
    """The element of a filtered collection, with what the filter told of its attributes."""
    if path is None:
        return value
    length = len(path)
    facts = tuple(
        Fact(known[length:], "nonnull")
        for known, below in state.values.items()
        if len(known) > length and known[:length] == path and below.null == NONNULL and known[-1] != HAS_ROWS
    )
    facts += tuple(collections_with_rows(path, state))
    facts += tuple(Fact((name,), "nonnull") for name in implied_below(frame.world, value, path, state, frame.written))
    facts += tuple(Fact((name,), REFUSED) for name in validated_below(frame.world, value, path, state, frame.written))
    return msgspec.structs.replace(value, facts=value.facts + facts) if facts else value
