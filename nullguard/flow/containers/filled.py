"""Lists that are filled row by row: what was known below everything that was put in is known below what comes out. Python's by
`append`; those of Java are in `lists`.

`for line in lines: if line.order.number: kept.append(line)`: each of the kept lines has an order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from nullguard.flow.domain.joins import join, without_others_null
from nullguard.flow.domain.other_names import names_of
from nullguard.flow.domain.row_paths import is_row_path
from nullguard.flow.domain.state import HAS_ROWS, Path, State
from nullguard.flow.domain.values import NONNULL, NULL, PRESENT, Fact, Value, parts_together
from nullguard.flow.frame.asked_queries import collections_with_rows
from nullguard.flow.frame.attributes import declared_member
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame
from nullguard.flow.rows.implied import implied_below
from nullguard.knowledge.bean_names import getter_of
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import FunctionInfo, Type

_FILLING = frozenset({"extend", "insert"})
"""Methods of a list that put in what is not looked at."""

_FILLED = frozenset({"builtins.list", "builtins.set"})

_MOST_FACTS = 24

AS_MADE = "as it was made"
"""The segment under which a state knows a container of Python's which tells by what is in it how it was made."""

_replace = msgspec.structs.replace


def note_filled(frame: Frame, name: str, base: Value, path: Path, arguments: Arguments, state: State) -> None:
    """Note what a method of the list `base`, at `path`, tells of its items. Asked before `append_item`."""
    if name == "extend" and len(arguments) == 1 and (base.items == () or (base.items is None and base.element is not None)):
        given = element_of(frame, arguments[0][1])
        held = given if base.element is None else join(base.element, given)
        asked = parts_together((base, arguments[0][1])) or base.asked
        state.values[path] = _replace(_unknown(base), element=without_others_null(held), asked=asked, truth=None)
        return
    if base.items != () and not base.facts:
        return
    if name == "append" and len(arguments) == 1:
        told = told_of(frame, arguments[0][1], arguments[0][2], state)
        facts = told if base.items == () else tuple(fact for fact in base.facts if fact in told)
        if facts != base.facts:
            state.values[path] = _replace(base, facts=facts)
    elif name in _FILLING:
        state.values[path] = _unknown(base)


def forget_made_of(path: Path, state: State) -> None:
    """Something is put into what a path holds: what it was made of may have been empty, or not put in."""
    if any(told.condition == path and told.aspect == "true" for told in state.implications):
        state.implications = tuple([told for told in state.implications if told.condition != path or told.aspect != "true"])


def after_set_method(frame: Frame, name: str, base: Value, path: Path, arguments: Arguments, state: State) -> None:
    """What a set holds after one of its methods: `add` puts in one thing, others what is not looked at (Python)."""
    if name == "add" and len(arguments) == 1:
        item = without_others_null(arguments[0][1])
        item = _replace(item, facts=told_of(frame, item, arguments[0][2], state))
        if base.element is not None:
            state.values[path] = _replace(base, element=join(base.element, item), truth=True)
        elif base.truth is False:  # made empty here
            state.values[path] = _replace(base, element=item, truth=True)
    elif name in _CHANGING_SETS and (base.element is not None or base.truth is False):
        state.values[path] = _replace(base, element=None, truth=None)


_CHANGING = library_names("contents-changed")
_CHANGING_SETS = library_names("set-changing")


def know_items(frame: Frame, function: FunctionInfo, known: Mapping[Path, Value], state: State) -> None:
    """What all calls know below the list that they give is known of the list's rows, which is what its facts are of."""
    for parameter in function.decl.parameters:
        value = state.values.get((parameter.name,))
        if value is None or (value.type is None and frame.is_java):
            continue
        if value.type is not None and frame.world.program.element_type(value.type) is None:
            continue  # of what nothing is known in Python it may be rows, or one
        below = [(path[1:], told) for path, told in known.items() if path[0] == parameter.name and told.null == NONNULL]
        facts = {Fact(path, "nonnull") for path, _ in below if path and path[-1] != HAS_ROWS}
        facts.update(Fact(path[:-1], "true") for path, told in below if len(path) == 2 and path[-1] == HAS_ROWS and told.truth)
        if facts:
            told_facts = tuple(sorted(facts, key=lambda fact: (len(fact.segments), fact.segments, fact.aspect)))
            state.values[(parameter.name,)] = _replace(value, facts=value.facts + told_facts)
    if frame.is_java:
        _know_items_of_rows(frame, known, state)


def _know_items_of_rows(frame: Frame, known: Mapping[Path, Value], state: State) -> None:
    """The same of the collections of what they give: `order.getLines()`."""
    found: dict[Path, set[Fact]] = {}
    for path, told in known.items():
        if len(path) > 2 and told.null == NONNULL and not is_row_path(path[:1]):
            found.setdefault(path[:2], set()).add(Fact(path[2:], "nonnull"))
    for path, facts in found.items():
        holder = state.values.get(path[:1])
        if holder is None or holder.type is None:
            continue
        value, seen = declared_member(frame, holder, path[1]), state.values.get(path)
        if seen is not None and seen.null == NONNULL:
            value = _replace(value, null=NONNULL, origin=None)
        if value.type is None:
            value = _replace(value, type=_type_given(frame, holder.type, path[1]))
        if value.type is not None and frame.world.program.element_type(value.type) is not None:
            told_facts = tuple(sorted(facts, key=lambda fact: (len(fact.segments), fact.segments)))
            state.values[path] = _replace(value, facts=value.facts + told_facts)


def _type_given(frame: Frame, holder: Type, name: str) -> Type | None:
    """What the getter of an attribute is declared to give, of an interface that mapped classes implement (Java)."""
    program, cls = frame.world.program, frame.world.class_of(holder)
    member = program.method(cls, getter_of(name)) if frame.is_java and cls is not None else None
    return program.member_type(holder, member) if member is not None else None


TAKING_OUT = library_names("taking-out")
"""Methods of Python's lists, sets and dictionaries that take something out."""

_CONTAINERS = frozenset({"builtins.dict", "builtins.list", "builtins.set"})


def is_container(value: Value) -> bool:
    """Whether a value is a list, set or dictionary of Python's."""
    return value.type is not None and value.type.cls in _CONTAINERS


def take_out(path: Path, state: State) -> None:
    """Something is taken out of what a path holds: it may be empty now, which does not mean any more that nothing was put in."""
    if (held := state.values.get(path)) is not None and held.truth is True:
        state.values[path] = _replace(held, truth=None)
    if any(told.condition == path for told in state.implications):
        state.implications = tuple([told for told in state.implications if told.condition != path])


def touch(path: Path, state: State) -> None:
    """Something may be put into what a path holds: that there is something in it does not tell any more how it was made."""
    for place in names_of(path, state.implications):
        if state.values.pop((*place, AS_MADE), None) is not None:
            kept = [told for told in state.implications if told.condition != place or told.aspect != "true"]
            state.implications = tuple(kept)


def note_stored(base: Value, path: Path, state: State) -> None:
    """Note that something was put into an object at a place of its own: `kept[0] = line`."""
    touch(path, state)
    if base.type is None or base.type.cls != "builtins.list":
        return
    if base.facts:
        state.values[path] = _unknown(base)
    elif base.element is not None and base.items is None:
        state.values[path] = _replace(base, element=None)


def forget_filled(functions: Iterable[FunctionInfo], arguments: Arguments, state: State) -> None:
    """Whichever function of the project gets a list or a set may put something else into it."""
    if not arguments or all(function.is_library for function in functions):
        return
    may_fill = any(not _CHANGING.isdisjoint(function.decl.mentions) for function in functions)
    for _, value, path in arguments:
        if path is not None:
            touch(path, state)
            if may_fill and is_container(value):
                forget_made_of(path, state)
    if not any(value.items == () or value.facts or _is_told(value.element) for _, value, _ in arguments):
        return
    for _, value, path in arguments:
        if path is not None and value.type is not None and value.type.cls in _FILLED:
            element = _without_facts(value.element)
            state.values[path] = _replace(_unknown(value), element=element)


def _is_told(element: Value | None) -> bool:
    """Whether something is known of what a list or set holds, or of the members of the tuples in it."""
    return element is not None and bool(element.facts or any(item.facts for item in element.items or ()))


def _without_facts(element: Value | None) -> Value | None:
    if element is None:
        return None
    items = element.items
    return _replace(element, facts=(), items=tuple([_replace(item, facts=()) for item in items]) if items else items)


def told_of(frame: Frame, item: Value, path: Path | None, state: State) -> tuple[Fact, ...]:
    """What is known below an item that is put in."""
    facts = {fact for fact in item.facts if fact.aspect in ("nonnull", "true")}
    if path is not None:
        facts = {fact for fact in facts if state.values.get((*path, *fact.segments), PRESENT).null < NULL}
        facts.update(collections_with_rows(path, state))
        facts.update(Fact((name,), "nonnull") for name in implied_below(frame.world, item, path, state, frame.written))
        length = len(path)
        for known, value in state.values.items():
            if value.null == NONNULL and len(known) > length and known[:length] == path and known[-1] != HAS_ROWS:
                if not frame.dependents.has_any(known[length:]):
                    facts.add(Fact(known[length:], "nonnull"))
    return tuple(sorted(facts, key=lambda fact: (len(fact.segments), fact.segments, fact.aspect)))[:_MOST_FACTS]


def _unknown(value: Value) -> Value:
    return _replace(value, items=None if value.items == () else value.items, facts=())
