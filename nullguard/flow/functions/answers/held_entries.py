"""What a dictionary or object that a function gives holds by name, where the function is called (of Java also what pairs do)."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from nullguard.flow.containers.typed_dictionaries import is_declared_so
from nullguard.flow.domain.mappings import is_mapping
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY, NONNULL, NULLABLE, Fact, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.functions.meant.overloads import argument_for, given
from nullguard.flow.world import World
from nullguard.program.symbols import FunctionInfo, Type

_replace = msgspec.structs.replace


def as_called(
    value: Value, function: FunctionInfo, receiver: tuple[Value, Path | None], arguments: Arguments, state: State
) -> Value:
    """What a function gives, without the nulls of attributes of its arguments of which the caller knows that they are there."""
    named = tuple((key, _without_null(held, function, receiver, arguments, state)) for key, held in value.named)
    items = value.items
    if items is not None and function.path.endswith(_JAVA):
        items = tuple(_without_null(held, function, receiver, arguments, state) for held in items)
    return value if (named, items) == (value.named, value.items) else _replace(value, named=named, items=items)


_JAVA: Final = ".java"

_GETTER: Final = re.compile(r"(?:get|is)?(\w)(\w*)\(\)")
"""`getNote()` and `note()` as the name of a property."""


def _segments(text: str, subject: str) -> list[str]:
    """A path that is written as a row's attribute, with the names of properties instead of Java's getters."""
    steps = [_GETTER.sub(lambda found: found[1].lower() + found[2], step) for step in text.split(".")]
    is_by_getter = len(steps) > 1 and text.endswith("()")
    return [*steps[:-1], subject.rpartition(".")[2]] if is_by_getter else steps


def _without_null(
    held: Value, function: FunctionInfo, receiver: tuple[Value, Path | None], arguments: Arguments, state: State
) -> Value:
    if held.null != NULLABLE or held.origin is None or held.origin.path != function.path or held.origin.via:
        return held
    root, *rest = _segments(held.origin.text, held.origin.subject)
    if not all(map(str.isidentifier, (root, *rest))):
        return held  # what a query gives, whoever was asked
    parameters = function.decl.parameters
    own = given(function)
    if parameters and len(own) < len(parameters) and parameters[0].name == root:
        value, path = receiver
    else:
        names = [parameter.name for parameter in own if parameter.takes_one]
        argument = argument_for(function, arguments, names.index(root)) if root in names else None
        if argument is None:
            return held
        _, value, path = argument
    known = state.values.get((*path, *rest)) if path is not None else None
    is_there = known is not None and known.null == NONNULL
    is_there = is_there or any(fact.segments == tuple(rest) and fact.aspect == "nonnull" for fact in value.facts)
    return _replace(held, null=NONNULL, origin=None) if is_there or value.fresh else held


def with_entries(world: World, declared: Value, given_back: Value) -> Value:
    """What a function is declared to give, with what its body tells of what that, or its elements, hold by name: dictionaries,
    objects that it has made, and the columns of a query, though rows are declared (`-> list[Order]`). Of rows its declaration
    says more, but not what the query asked of them."""
    if _holds_entries(given_back) and not declared.named and _is_of_same_kind(declared, given_back):
        return _replace(declared, named=given_back.named, fresh=given_back.fresh)
    if given_back.named and is_mapping(given_back.type) and is_declared_so(world, declared.type):
        return _replace(given_back, null=declared.null, origin=declared.origin)
    if _is_driver_row(given_back, declared.type) and not declared.named:
        return _replace(declared, named=given_back.named)
    if declared.type is not None and (read := _read_into(world, given_back, declared.type)) is not None:
        return _replace(declared, named=read.named, facts=read.facts)
    element = given_back.element
    if element is not None and declared.element is None and declared.items is None:
        if (
            _holds_entries(element)
            or _is_driver_row(element, declared.type)
            or (element.named and _is_of_columns(world, declared, element))
        ):
            return _replace(declared, element=element)
        if declared.type is not None and (of := world.program.element_type(declared.type)) is not None:
            if (read := _read_into(world, element, of)) is not None:
                return _replace(declared, element=read)
            named = element.named if _is_read(world, element, of) else ()
            if element.facts or named:
                return _replace(declared, element=_replace(world.typed(of, "item"), facts=element.facts, named=named))
            if items := _known_items(world, of, element):
                return _replace(declared, element=_replace(world.typed(of, "item"), items=items))
    if declared.items is None and declared.type is not None and (items := _known_items(world, declared.type, given_back)):
        return _replace(declared, items=items)
    named = given_back.named if declared.type is not None and _is_read(world, given_back, declared.type) else declared.named
    if (given_back.facts and not declared.facts) or named != declared.named:
        return _replace(declared, facts=declared.facts or given_back.facts, named=named)
    return declared


def _read_into(world: World, row: Value, of: Type) -> Value | None:
    """A row of a database's driver that is read into objects of a class of the project (`-> list[Order]`, a data class): what the
    query makes sure of is there, and what a column admits that the class does not tell of is null. None for other values."""
    cls = world.class_of(of)
    if not row.named or row.type is not None or row.fresh or cls is None or cls.is_library:
        return None
    made = world.typed(of, "item")
    there = tuple(Fact((name,), "nonnull") for name, held in row.named if held.null == NONNULL)
    untold = tuple((name, held) for name, held in row.named if _is_of_query(held) and _is_untold(world, made, name))
    return _replace(made, facts=there, named=untold) if there or untold else None


def _is_read(world: World, value: Value, of: Type) -> bool:
    """Whether a value is an object of a class that a row of a driver was read into."""
    return value.type is not None and value.type.cls == of.cls and not (value.fresh or world.schema.is_entity(of.cls))


def _is_untold(world: World, made: Value, name: str) -> bool:
    """Whether a class declares an attribute, and not that it may be null."""
    told = world.attribute(made, name)
    return told is not ANY and told.null != NULLABLE


def _known_items(world: World, declared: Type, given_back: Value) -> tuple[Value, ...]:
    """The members of a declared `tuple[Order, int]`, where more is known of the rows among them, and of a `tuple[Any, ...]` that
    is the row of a query; empty where it is not."""
    items = given_back.items or ()
    if declared.cls == "builtins.tuple" and len(declared.args) <= 1 and any(map(_is_of_query, items)):
        return items
    if declared.cls != "builtins.tuple" or len(declared.args) != len(items) or not any(item.facts for item in items):
        return ()
    return tuple(_replace(world.typed(type, "item"), facts=item.facts) for type, item in zip(declared.args, items, strict=True))


def _is_of_query(value: Value) -> bool:
    """Whether a value may be null because a column is, or because a query found nothing to compute it of."""
    return value.null == NULLABLE and value.origin is not None and value.origin.kind in ("column", "aggregate")


def _is_driver_row(value: Value, declared: Type | None) -> bool:
    """Whether a value is a row of a database's driver, by its columns' names, where a dictionary is declared, or a list of them
    (`-> list[dict[str, Any]]`)."""
    of = declared.args[0] if declared is not None and len(declared.args) == 1 else declared
    return bool(value.named) and value.type is None and not value.fresh and (of is None or is_mapping(of))


def _holds_entries(value: Value) -> bool:
    return bool(value.named) and (value.fresh or is_mapping(value.type))


def _is_of_columns(world: World, declared: Value, element: Value) -> bool:
    """Whether a query gives columns where rows of a class are declared."""
    of = world.program.element_type(declared.type) if declared.type is not None else None
    if of is None or element.type is None or not world.schema.is_entity(of.cls):
        return False
    return not world.schema.is_entity(element.type.cls)


def _is_of_same_kind(declared: Value, given_back: Value) -> bool:
    if declared.type is None or given_back.type is None:
        return declared.type is given_back.type
    return declared.type.cls == given_back.type.cls or (is_mapping(declared.type) and is_mapping(given_back.type))
