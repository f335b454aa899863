"""Java's maps that are filled where they are made, with rows or with lists of rows: what was known below every row that was put
in is known below what comes out.

`byId.put(order.getId(), order)`, `groups.computeIfAbsent(order.getKind(), k -> new ArrayList<>()).add(order)`,
`groups.get(kind).add(order)`. What is known below the rows are the facts of the map.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from nullguard.flow.bodies.kept_lists import kept_lists
from nullguard.flow.containers.filled import told_of
from nullguard.flow.domain.joins import is_empty_map
from nullguard.flow.domain.other_names import names_of
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import Fact, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.program.symbols import ClassInfo, FunctionInfo

_PUTTING: Final = library_names("map-setting") | {"putIfAbsent"}
_PUTTING_ALL: Final = "putAll"
_OPENING: Final = "computeIfAbsent"
_GIVING: Final = frozenset({_OPENING, "get"})
"""Methods that give a list which the map holds."""

_LEAVING: Final = library_names("map-lessening")
"""Methods after which a map holds nothing that it did not hold before."""

_CHANGING: Final = (
    library_names("map-setting") | library_names("map-filling") | library_names("map-dropping") | library_names("map-changing")
)
_ENTRIES, _VALUE, _OR_ELSE = "entrySet", "getValue()", "getOrDefault"
_EMPTY: Final = frozenset(name.rpartition(".")[2] for name in library_names("made-empty")) | {"of"}
_replace = msgspec.structs.replace


def after_filling(
    frame: Frame, node: s.Call, base: Value, path: Path | None, name: str, arguments: Arguments, state: State
) -> None:
    """What a map holds after one of its methods, `base` being the map before it."""
    if path is None or name not in _CHANGING or name in _LEAVING or not (base.facts or is_empty_map(base)):
        return
    if name == _OPENING and _makes_list(node):
        frame.opened[node.at] = base  # what is added to the list at once is told by `add_to_held`, all else is not followed
    if name in _PUTTING and len(arguments) > 1:
        argument, item, source = arguments[1]
        if isinstance(argument.value, s.New) and item.items == ():
            _set(base, base.facts, path, state, is_empty=is_empty_map(base))
        else:
            told = told_of(frame, item, source, state) if frame.world.is_row(item) else ()
            _set(base, told if is_empty_map(base) else _common(base, told), path, state)
    elif name == _PUTTING_ALL and len(arguments) == 1:
        told = arguments[0][1].facts
        _set(base, told if is_empty_map(base) else _common(base, told), path, state)
    else:
        _set(base, (), path, state)


def add_to_held(frame: Frame, receiver: s.Expr, argument: tuple[s.Argument, Value, Path | None], state: State) -> None:
    """`groups.get(kind).add(order)`: a list that a map holds gets one more row."""
    match receiver:
        case s.Call(function=s.Attribute(value=s.Name(id=name), name=giving), arguments=arguments) if giving in _GIVING:
            path: Path = (name,)
        case s.Name(id=name):
            _add_to_kept(frame, name, argument, state)
            return
        case _:
            return
    held = state.values.get(path)
    base = frame.opened.pop(receiver.at, held) if giving == _OPENING else held
    if held is None or base is None or not arguments or not (base.facts or is_empty_map(base)):
        return
    _, item, source = argument
    told = told_of(frame, item, source, state) if frame.world.is_row(item) else ()
    _forget_given(path, state)
    _set(held, told if is_empty_map(base) else _common(base, told), path, state)


def _add_to_kept(frame: Frame, name: str, argument: tuple[s.Argument, Value, Path | None], state: State) -> None:
    """`List<Order> group = groups.get(kind)`, then `group.add(order)`."""
    told = {path[0]: value for path, value in state.values.items() if len(path) == 1 and (value.facts or value.bare)}
    maps = {path: value for path, value in told.items() if is_told_map(value)}
    function = frame.world.program.function_named(frame.path, frame.symbol) if maps else None
    if function is None:
        return
    lists = frame.world.by_node.of(kept_lists, frame.world.program.body(function))
    _, item, source = argument
    facts = told_of(frame, item, source, state) if frame.world.is_row(item) else ()
    for map, base in maps.items():
        if (map, name) in lists:
            _forget_given((map,), state)
            _set(base, facts if is_empty_map(base) else _common(base, facts), (map,), state)


def _forget_given(path: Path, state: State) -> None:
    """What the map gave before its lists got more rows: `groups.values()`."""
    length = len(path)
    for known, value in list(state.values.items()):
        if value.facts and len(known) > length and known[:length] == path:
            state.values[known] = _replace(value, facts=())


def facts_given(name: str, base: Value, arguments: Arguments) -> tuple[Fact, ...]:
    """What is known below the entries of a map with such facts, and below what it has for a key, or else something empty."""
    if name == _ENTRIES:
        return tuple([Fact((_VALUE, *fact.segments), fact.aspect) for fact in base.facts])
    if name == _OR_ELSE and len(arguments) > 1 and _is_empty(*arguments[1][:2]):
        return base.facts
    return ()


def _is_empty(argument: s.Argument, value: Value) -> bool:
    match argument.value:
        case s.Call(function=function, arguments=()):
            return last_name(function) in _EMPTY
        case s.New():
            return value.items == ()
    return False


def forget_handed(frame: Frame, functions: Sequence[FunctionInfo], arguments: Arguments, state: State) -> None:
    """A function of the project that gets such a map may put something else into it."""
    for _, value, path in arguments:
        if (value.facts or value.bare) and path is not None and is_told_map(value):
            if any(_may_fill(frame, function) for function in functions):
                _set(value, (), path, state)


def forget_handed_to_new(frame: Frame, cls: ClassInfo, arguments: Arguments, state: State) -> None:
    """An object of the project that is made with such a map may fill it, now or later."""
    if not cls.is_library and any((value.facts or value.bare) and is_told_map(value) for _, value, _ in arguments):
        forget_handed(frame, frame.world.program.methods_of(cls), arguments, state)


def forget_filled_by_class(frame: Frame, cls: ClassInfo, state: State) -> None:
    """The methods of an anonymous class may fill a map that they mention."""
    told = [path for path, value in state.values.items() if len(path) == 1 and is_told_map(value)]
    for function in frame.world.program.methods_of(cls) if told else ():
        if _may_fill(frame, function):
            for path in told:
                if path[0] in function.decl.mentions:
                    forget_told(path, state)


def _may_fill(frame: Frame, function: FunctionInfo) -> bool:
    """Whether a function, or one of its class that it mentions, calls what fills maps; it may not be written here at all."""
    if function.is_library:
        return False
    own = function.owner.decl.functions if function.owner is not None else ()
    mentioned = [other for other in own if other.name in function.decl.mentions]
    frame.world.program.look_at_mentions(function.path, (function.decl, *mentioned))
    return any(not _CHANGING.isdisjoint(decl.mentions) for decl in (function.decl, *mentioned))


def is_told_map(value: Value) -> bool:
    """Whether a value is a map of whose rows something is known, or an empty one."""
    return bool(value.facts or value.bare) and value.type is not None and value.type.cls.endswith("Map")


def forget_told(path: Path, state: State) -> None:
    """Nobody knows what is put into a map."""
    if (held := state.values.get(path)) is not None:
        _set(held, (), path, state)


def _common(base: Value, told: tuple[Fact, ...]) -> tuple[Fact, ...]:
    return tuple([fact for fact in base.facts if fact in told])


def _set(base: Value, facts: tuple[Fact, ...], path: Path, state: State, is_empty: bool = False) -> None:
    for place in names_of(path, state.implications):
        state.values[place] = _replace(state.values.get(place, base), facts=facts, bare=is_empty)


def _makes_list(node: s.Call) -> bool:
    """Whether what is put in where there is nothing is a new list, or another new object: `key -> new ArrayList<>()`."""
    maker = node.arguments[-1].value if len(node.arguments) > 1 else None
    match maker:
        case s.Lambda(body=(s.Return(value=s.New(arguments=())),)) | s.MethodReference(name="new"):
            return True
        case s.Lambda(body=(s.ExprStmt(value=s.New(arguments=())),)):
            return True
    return maker is not None and last_name(maker) == "new"
