"""Why a function gives null: for which of the nulls that it is given, or that it reads of what it is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from nullguard.flow.bodies.reasons import ATTRIBUTES, kept_null, kind_of, may_be_null, perhaps_missing
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, Origin, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.answers.asked_attributes import is_asked_in_all
from nullguard.model import syntax as s
from nullguard.program.symbols import FunctionInfo

_READ = ("column", "relation")

REFLECTED = (*ATTRIBUTES, "missing", "declared")


def echoes(frame: Frame, function: FunctionInfo, positions: Mapping[str, int]) -> tuple[int, ...]:
    """The arguments with which an interpreted function returned null because they were null: `toDto(null)` is null."""
    found: set[int] = set()
    for value, state in frame.ended:
        if gives_nothing(value):
            found.update(positions[name] for name in _absent(function, state) if name in positions)
    return tuple(sorted(found))


def is_hollow(frame: Frame, function: FunctionInfo) -> bool:
    """Whether tuples of nulls are what comes back for null arguments, and never null."""
    echoed = [value for value, state in frame.ended if gives_nothing(value) and is_echo(frame, function, state)]
    return bool(echoed) and all(value.null != NULL for value in echoed)


def gives_nothing(value: Value) -> bool:
    """Whether a returned value is null, or a tuple of nothing but null: `return None, None`."""
    return value.null == NULL or (bool(value.items) and all(item.null == NULL for item in value.items or ()))


def reflects(frame: Frame, positions: Mapping[str, int], ending: State | None) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The attributes of arguments, or of the object itself, whose null made an interpreted function return null
    (`return total == null ? null : new Money(total)`) or fall off its end, or is what it returns."""
    found: set[tuple[int, tuple[str, ...]]] = set()
    there = [state for value, state in frame.ended if value.null != NULL]
    for value, state in frame.ended:
        if value.null == NULL:
            found.update(_reasons(positions, state))
            found.update(_perhaps(positions, state, there))
            found.update(_asked(frame, positions, there) if not frame.is_java else ())
        elif value.null == NULLABLE and (read := _read_of(frame, value.origin, positions)) is not None:
            found.add(read)
        else:
            found.update(_kept(value, positions, state))
    if ending is not None and not frame.is_java:
        found.update(_reasons(positions, ending))
        found.update(_perhaps(positions, ending, there))
        found.update(_asked(frame, positions, there))
    return tuple(sorted(found))


def _asked(frame: Frame, positions: Mapping[str, int], there: Sequence[State]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The attributes that conditions ask for wherever something is returned."""
    for path, known in there[0].values.items() if there else ():
        if len(path) == 2 and path[0] in positions and known.null == NONNULL and is_asked_in_all(frame, path, there):
            yield positions[path[0]], path[1:]


def _perhaps(positions: Mapping[str, int], state: State, there: Sequence[State]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The attributes that are there wherever something else than null comes back."""
    for path, known in perhaps_missing(state, there):
        if len(path) > 1 and path[0] in positions and kind_of(known) in ATTRIBUTES:
            yield positions[path[0]], path[1:]


def _read_of(frame: Frame, origin: Origin | None, positions: Mapping[str, int]) -> tuple[int, tuple[str, ...]] | None:
    """The attribute of a parameter that a value was read from in the function: `date = order.getPaidAt()`, then `return date`."""
    if origin is None or origin.kind not in _READ or origin.path != frame.path or origin.via:
        return None
    root, _, read = origin.text.partition(".")
    return (positions[root], (origin.subject.rpartition(".")[2],)) if root in positions and read and "." not in read else None


def only_reflects(frame: Frame, positions: Mapping[str, int], ending: State | None) -> bool:
    """Whether an interpreted function gives null for no other reason than such attributes, as far as is known."""
    for value, state in frame.ended:
        if value.null >= NULL and (value.null != NULL or not any(True for _ in _reasons(positions, state))):
            return False
    return ending is None or any(True for _ in _reasons(positions, ending))


def _kept(value: Value, positions: Mapping[str, int], state: State) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The attributes whose null left a returned variable at the null that it began with."""
    for path, known in kept_null(value, state):
        if len(path) > 1 and path[0] in positions and kind_of(known) in ATTRIBUTES:
            yield positions[path[0]], path[1:]


def _reasons(positions: Mapping[str, int], state: State) -> Iterator[tuple[int, tuple[str, ...]]]:
    if state.has_null:
        for path, known in state.values.items():
            if (known.null == NULL or may_be_null(known)) and kind_of(known) in REFLECTED:
                for read in (path, *_read_as(path, state)):
                    if len(read) > 1 and read[0] in positions:
                        yield positions[read[0]], read[1:]


def _read_as(path: Path, state: State) -> Iterator[Path]:
    """The attribute that a variable was read from (`buyer = order.buyer`, of which `buyer is None` tells), and that of what a
    variable was read from (`order = line.order`, of which `order.buyer is None` tells)."""
    for implied in state.implications:
        if implied.condition == path[:1] and implied.aspect == implied.consequence == "null":
            yield implied.path + path[1:]


def is_echo(frame: Frame, function: FunctionInfo, state: State) -> bool:
    """Whether the state is one that only a null argument leads to, or a row that was never saved."""
    return any(True for _ in _absent(function, state)) or any(_is_new(frame, p.name, state) for p in function.decl.parameters)


def _is_new(frame: Frame, name: str, state: State) -> bool:
    """Whether a parameter is a row whose own key was found to be null."""
    row = state.values.get((name,))
    if row is None or row.type is None or not state.has_null or not frame.world.schema.is_entity(row.type.cls):
        return False
    for path, known in state.values.items():
        if len(path) == 2 and path[0] == name and known.null == NULL:
            attribute = frame.world.schema.attribute(row.type.cls, path[1])
            if attribute is not None and attribute.mapped.primary_key:
                return True
    return False


def _absent(function: FunctionInfo, state: State) -> Iterator[str]:
    """The parameters that are null, or empty, in a state: a flag that is off is neither."""
    for parameter in function.decl.parameters:
        known = state.values.get((parameter.name,))
        if known is not None and (known.null == NULL or (known.truth is False and not _is_flag(parameter))):
            yield parameter.name


def _is_flag(parameter: s.Parameter) -> bool:
    """Whether a parameter is a truth value, by its type or by its default."""
    default = parameter.default
    if isinstance(default, s.Constant) and isinstance(default.value, bool):
        return True
    return parameter.type is not None and parameter.type.name in _TRUTH


_TRUTH = frozenset({"bool", "boolean"})
