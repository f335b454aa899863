"""Java's objects that are made of a row of which something is known: `return Result.success(order)` where the order has a buyer,
so that `result.getData().getBuyer()` is there for whoever gets the result.

What is kept is known by the field's name, as that of rows that may be missing is (see `kept_rows`). An object that the function
holds in a variable is not followed: the row may lose in between what it has.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.containers.dictionaries import MOST_ENTRIES
from nullguard.flow.containers.filled import told_of
from nullguard.flow.containers.kept_rows import given_to, kept_places, made_by
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL, NULL, Fact, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, FunctionInfo

_replace = msgspec.structs.replace


def with_known_rows(frame: Frame, cls: ClassInfo | None, arguments: Arguments, made: Value, state: State) -> Value:
    """A new object with what is known of the rows that it keeps."""
    if cls is None or cls.is_library or made.named or not arguments or len(arguments) > MOST_ENTRIES:
        return made
    told = [_told(frame, value, path, state) for _, value, path in arguments]
    return _kept(frame, cls, [value for _, value, _ in arguments], told, made) if any(told) else made


def known_by_factory(frame: Frame, functions: Sequence[FunctionInfo], arguments: Arguments, result: Value, state: State) -> Value:
    """The same of a static method that merely makes such an object of what it is given: `Result.success(order)`."""
    if len(functions) != 1 or functions[0].is_library or not arguments or result.named or result.type is None:
        return result
    told = [_told(frame, value, path, state) for _, value, path in arguments]
    function = functions[0]
    made = made_by(frame, function) if any(told) else None
    cls = frame.world.program.class_named(function.path, made.type.name, function.decl.qualname) if made is not None else None
    if made is None or cls is None or cls.id != result.type.cls or len(frame.world.program.body(function)) > 1:
        return result
    places = {parameter.name: place for place, parameter in enumerate(function.decl.parameters)}
    passed = [places.get(item.value.id, -1) if isinstance(item.value, s.Name) else -1 for item in made.arguments]
    values = [arguments[place][1] if 0 <= place < len(arguments) else Value() for place in passed]
    return _kept(frame, cls, values, [told[place] if 0 <= place < len(told) else () for place in passed], result)


def _told(frame: Frame, row: Value, path: tuple[str, ...] | None, state: State) -> tuple[Fact, ...]:
    """What is known to be there below a row."""
    if row.type is None or row.null >= NULL or row.fresh or not frame.world.schema.is_entity(row.type.cls):
        return ()
    return tuple([fact for fact in told_of(frame, row, path, state) if fact.aspect == "nonnull"])


def _kept(frame: Frame, cls: ClassInfo, values: Sequence[Value], told: Sequence[tuple[Fact, ...]], made: Value) -> Value:
    if frame.world.schema.is_entity(cls.id):
        return made
    named = tuple(
        (name, Value(NONNULL, values[place].type, facts=told[place]))
        for name, place in kept_places(frame, cls, len(values))
        if told[place]
    )
    return _replace(made, named=named) if named else made


def forget_known(frame: Frame, name: str, node: s.Expr, value: Value, state: State) -> None:
    """`Result<Order> result = new Result<>(order)`: what the order loses afterwards, the result's loses, too."""
    if not value.named or not isinstance(node, s.New | s.Call) or not any(_is_known(held) for _, held in value.named):
        return
    cls = frame.world.class_of(value.type)
    known = state.values.get((name,))
    if cls is None or cls.is_library or known is None or not given_to(frame, node, cls):
        return
    state.values[(name,)] = _replace(known, named=tuple((key, held) for key, held in known.named if not _is_known(held)))


def _is_known(held: Value) -> bool:
    return held.null == NONNULL and bool(held.facts)
