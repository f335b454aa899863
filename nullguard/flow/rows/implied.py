"""Schema guards: attributes that a CHECK keeps from being null in rows of which something else is known.

Asked where a nullable attribute is read, so that what is known may come from any test, in any order. What the code itself wrote
into the row says nothing: the database has not checked it yet.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from nullguard.flow.constants.enums import ENUM
from nullguard.flow.domain.excluded import excluded
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULL, ConstantKey, Value
from nullguard.flow.world import World
from nullguard.model.implications import Known, Premise
from nullguard.model.queries import Constant


def is_implied(world: World, base: Value, path: Path, state: State, written: frozenset[Path]) -> bool:
    """Whether what the state knows of the row at `path[:-1]` means that the attribute is there; `written` are paths of attributes
    that the code has set."""
    if base.type is None or base.fresh or path in written:
        return False
    return _is_told(world, base, path, state, written, world.schema.implications(base.type.cls, path[-1]))


def is_validated(
    world: World, base: Value, path: Path | None, segment: str, state: State, written: frozenset[Path], always: bool
) -> bool:
    """Whether the same follows from what methods of the row's class refuse: `always` when a row is saved, or where asked.

    `path` is None where the row is no place that the state knows: then what is refused under no premise counts."""
    if base.type is None or base.fresh or (path is not None and path in written):
        return False
    told = world.schema.validated(base.type.cls, segment, always)
    if path is None:
        return () in told
    return _is_told(world, base, path, state, written, told)


def _is_told(
    world: World, base: Value, path: Path, state: State, written: frozenset[Path], told: Iterable[tuple[Premise, ...]]
) -> bool:
    return any(all(_holds(world, base, path[:-1], premise, state, written) for premise in premises) for premises in told)


def implied_of_rows(
    world: World, class_id: str, present: Collection[str], equal: Mapping[str, frozenset[ConstantKey]]
) -> tuple[str, ...]:
    """The attributes that are there in rows of which a query says that some are there, and that some have one of a few values."""
    return _implied(world, class_id, present, equal, world.schema.implications)


def validated_of_rows(
    world: World, class_id: str, present: Collection[str], equal: Mapping[str, frozenset[ConstantKey]], always: bool
) -> tuple[str, ...]:
    """The same of what methods of the rows' class refuse to be null: `always` when a row is saved, or where asked."""
    return _implied(world, class_id, present, equal, lambda cls, name: world.schema.validated(cls, name, always))


def _implied(
    world: World,
    class_id: str,
    present: Collection[str],
    equal: Mapping[str, frozenset[ConstantKey]],
    told: Callable[[str, str], tuple[tuple[Premise, ...], ...]],
) -> tuple[str, ...]:
    if not world.schema.is_checked(class_id):
        return ()

    def holds(premise: Premise) -> bool:
        if premise.known is Known.PRESENT:
            return any(name in present or name in equal for name in premise.names)
        return any(name in equal and _is_among(equal[name], premise) for name in premise.names)

    return tuple(
        mapped.name
        for mapped in world.schema.attributes(class_id)
        if any(all(map(holds, premises)) for premises in told(class_id, mapped.name))
    )


def validated_below(world: World, row: Value, path: Path, state: State, written: frozenset[Path]) -> tuple[str, ...]:
    """The attributes of a row that methods of its class refuse to be null, given what the state knows of the row."""
    if row.type is None or not world.schema.is_checked(row.type.cls):
        return ()
    return tuple(
        mapped.name
        for mapped in world.schema.attributes(row.type.cls)
        if is_validated(world, row, (*path, mapped.name), mapped.name, state, written, False)
    )


def implied_below(world: World, row: Value, path: Path, state: State, written: frozenset[Path]) -> tuple[str, ...]:
    """The attributes of a row that CHECKs say are there, given what the state knows of the row."""
    if row.type is None or not world.schema.is_checked(row.type.cls):
        return ()
    names = (mapped.name for mapped in world.schema.attributes(row.type.cls))
    return tuple([name for name in names if is_implied(world, row, (*path, name), state, written)])


def _holds(world: World, base: Value, row: Path, premise: Premise, state: State, written: frozenset[Path]) -> bool:
    if any((*row, name) in written for name in premise.names):
        return False
    return any(_is_known(world, base, (*row, name), premise, state) for name in premise.names)


def _is_known(world: World, base: Value, path: Path, premise: Premise, state: State) -> bool:
    value = state.values.get(path)
    if premise.known is Known.PRESENT and any(fact.segments == path[-1:] and fact.aspect == "nonnull" for fact in base.facts):
        return True
    if premise.known is Known.NONE_OF and _is_excluded(world, base, path, premise, state):
        return True
    if value is None:
        return False
    if premise.known is Known.NULL:
        return value.null == NULL
    if premise.known is Known.PRESENT:
        return value.null == NONNULL
    if value.null != NONNULL and not _is_solid(world, base, path[-1]):
        return False
    constants = value.constants
    if not constants:
        truth = truthiness(value)
        constants = frozenset({("bool", truth)}) if truth is not None and _are_truths(premise) else None
    if not constants:
        return False
    return _is_among(constants, premise)


def _is_excluded(world: World, base: Value, path: Path, premise: Premise, state: State) -> bool:
    """Whether a column that is there was found to be none of the values of a premise."""
    value = state.values.get(path)
    if not (value is not None and value.null == NONNULL) and not _is_solid(world, base, path[-1]):
        return False
    constants = tuple(excluded(path, state))
    return bool(premise.values) and all(any(_is_same(one, wanted) for one in constants) for wanted in premise.values)


def _is_among(constants: frozenset[ConstantKey], premise: Premise) -> bool:
    """Whether a value that is one of the constants fulfils the premise."""
    among = [any(_is_same(constant, wanted) for wanted in premise.values) for constant in constants]
    match premise.known:
        case Known.ONE_OF:
            return bool(among) and all(among)
        case Known.NONE_OF:
            return bool(among) and not any(among)
    return False


def _is_solid(world: World, base: Value, name: str) -> bool:
    attribute = world.schema.attribute(base.type.cls, name) if base.type is not None else None
    return attribute is not None and attribute.nullable is False


def _are_truths(premise: Premise) -> bool:
    return all(kind == "bool" or value in (0, 1) for kind, value in premise.values)


def _is_same(constant: ConstantKey, wanted: Constant) -> bool:
    """Whether the code's constant is the database's: a member of an enum by its name or its text, whatever the case."""
    kind, content = constant
    value = wanted[1]
    if kind == ENUM:
        return isinstance(value, str) and str(content).rpartition(".")[2].casefold() == value.casefold()
    if isinstance(content, str) and isinstance(value, str):  # SQLAlchemy keeps a member's name, code reads its value
        return content.casefold() == value.casefold()
    return isinstance(content, str) == isinstance(value, str) and bool(content == value)
