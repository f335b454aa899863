"""What calling a method does to what is known: what it uses, writes, puts into collections or makes unknown."""

from __future__ import annotations

import msgspec

from nullguard.flow.bodies.aliases import names_of
from nullguard.flow.containers.dictionaries import after_change, forget_attributes, forget_entries
from nullguard.flow.containers.filled import (
    TAKING_OUT,
    after_set_method,
    forget_filled,
    forget_made_of,
    is_container,
    note_filled,
    take_out,
    touch,
)
from nullguard.flow.containers.filled_maps import add_to_held, forget_handed
from nullguard.flow.containers.grouped import put_by_default, put_grouped, put_others
from nullguard.flow.containers.lists import EMPTY, FILLING, READING, forget_handed_lists, note_something
from nullguard.flow.domain.joins import is_empty_map
from nullguard.flow.domain.state import HAS_ROWS, MAX_DEPTH
from nullguard.flow.domain.values import NONNULL, NULL, Value
from nullguard.flow.frame.asked_again import forget_asked
from nullguard.flow.frame.asked_queries import forget_rows, is_query
from nullguard.flow.frame.behaviour import apply_arguments
from nullguard.flow.frame.comparing import order_elements
from nullguard.flow.frame.members import after_setter, append_item, without_null
from nullguard.flow.frame.storing import unbox_collected
from nullguard.flow.frame.uses import note_guard, taken_around
from nullguard.flow.frame.writes import after_method
from nullguard.flow.functions.meant.overloads import overload
from nullguard.flow.functions.proofs.by_getters import forget_getters
from nullguard.flow.functions.proofs.guarantees import note_known
from nullguard.flow.functions.proofs.set_flags import after_flag_setter
from nullguard.flow.interpreter.calls.arguments import hand_on
from nullguard.flow.interpreter.calls.called_method import CalledMethod
from nullguard.flow.interpreter.calls.copied_attributes import copy_attributes
from nullguard.flow.interpreter.calls.launching import note_launched
from nullguard.flow.interpreter.calls.on_elements import closure_of
from nullguard.flow.interpreter.formatting import use_template
from nullguard.flow.lookups.collected import after_handing_unread
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import dotted_name
from nullguard.program.symbols import BUILDER

_replace = msgspec.structs.replace


_PUTTING_IN, _PUTTING_OTHERS = library_names("element-put"), library_names("elements-put")

_TRUTHS = frozenset({"Boolean.TRUE", "Boolean.FALSE"})
"""Whoever asks whether they equal a flag (`Boolean.TRUE.equals(order.getPaid())`) knows that it may be null."""


def note_before(call: CalledMethod) -> None:
    """What the receiver and the arguments are used for, whatever the method gives."""
    frame, base, name, arguments, state = call.frame, call.base, call.name, call.arguments, call.state
    type = base.type
    if type is not None and type.cls == BUILDER and len(arguments) == 1:
        unbox_collected(frame, type, name, *arguments[0], state)
    note_launched(frame, call.node, base, name, arguments, state)
    if base.bare and not (is_empty_map(base) and name in READING):
        hand_on(base, call.path, state)
    if not frame.is_java and name == "format":
        use_template(frame, call.receiver, arguments, state)
    elif not frame.is_java and name == "sort" and type is not None and type.cls == "builtins.list":
        key = next(((argument.value, value) for argument, value, _ in arguments if argument.name == "key"), None)
        if key is not None:
            key = key[0], _replace(key[1], callable=closure_of(*key, state))
        order_elements(frame, call.receiver, base, key, state, "sort(…)")
    if name == frame.sink.calls.asked:
        called = next(iter(call.functions), None)
        frame.sink.calls.meet(call.node.at, called, (base, call.path), arguments, state, taken_around(frame))
    if call.rule is not None:
        apply_arguments(frame, call.rule, arguments, name, state)
    if name == "equals" and frame.is_java and len(arguments) == 1 and dotted_name(call.receiver) in _TRUTHS:
        note_guard(frame, arguments[0][1])


_CHANGING_CONTENTS = library_names("contents-changed")


def forget_after(call: CalledMethod) -> None:
    """What the method may have changed of its receiver and of what it is handed."""
    frame, path, arguments, state, type = call.frame, call.path, call.arguments, call.state, call.base.type
    if any(map(frame.sink.calls.wants, call.functions)) and not call.is_property:
        note_known(frame, call.node, overload(frame, call.functions, arguments), (call.base, path), arguments, state)
    after_method(frame, call.receiver, path, call.functions, arguments, state)
    forget_asked(frame, call.name, call.functions, arguments, path, state)
    if path is not None and call.name in _CHANGING_CONTENTS:
        if not call.functions or call.functions[0].is_library:
            for place in names_of(path, state.implications):
                state.forget_contents(place, frame.dependents)
        touch(path, state)
    if frame.is_java:
        if path is not None and type is not None and call.functions and len(path) < MAX_DEPTH:
            forget_getters(frame, call.functions, path, type.cls, state)
            if len(arguments) == 1:
                after_flag_setter(frame, call.functions, path, type.cls, arguments[0][:2], state)
        copy_attributes(frame, call.node, call.name, arguments, state)
        forget_handed_lists(frame, arguments, state, call.functions)
        forget_handed(frame, call.functions, arguments, state)
        if not call.functions:
            after_handing_unread(frame, call.name, arguments, state)
        if path is not None and len(arguments) == 1 and type is not None and frame.world.schema.is_entity(type.cls):
            after_setter(path, call.name, arguments[0][1], frame.dependents, state)
    elif call.member is not None:
        forget_filled(call.functions, arguments, state)
        forget_entries(frame, call.functions, arguments, state)


_MAKING_ROWS = library_names("row-made") | library_names("collection-filled")
"""Methods of a collection of rows after which it has some."""

_REMOVING_ROWS = library_names("collection-emptied")
"""Those after which it may have none."""


_CHANGING_ROWS = library_names("rows-changed")

_REMOVING = library_names("element-removed")


def put_in(call: CalledMethod) -> None:
    """What lists and sets hold after it."""
    frame, base, path, name, arguments, state = call.frame, call.base, call.path, call.name, call.arguments, call.state
    type = base.type
    is_none_left = name in _REMOVING and len(arguments) == 1 and arguments[0][1].null == NULL
    if path is not None and (is_none_left or (name == "clear" and not arguments and not frame.is_java)):
        without_null(base, path, state)
    if frame.is_java and path is not None and (*path, EMPTY) in state.values:  # a builder of a text
        if name == "append":
            note_something((*path, EMPTY), state)
        elif name in library_names("text-changing"):
            state.forget((*path, EMPTY), frame.dependents)
    if name in _PUTTING_IN and len(arguments) == 1 and not frame.is_java:
        put_grouped(frame, call.receiver, *arguments[0][1:], state)
    elif frame.is_java and name in FILLING and len(arguments) == 1:
        add_to_held(frame, call.receiver, arguments[0], state)
    elif name in _PUTTING_OTHERS and not frame.is_java:
        put_others(call.receiver, state)
    elif name == "setdefault" and path is not None:
        put_by_default(frame, base, path, arguments, state)
    if path is not None and len(path) < MAX_DEPTH and not frame.is_java and is_query(base):
        if name in _MAKING_ROWS and arguments and path[-1] not in library_names("whole-table"):
            state.values[(*path, HAS_ROWS)] = Value(NONNULL, truth=True)  # `order.lines.create(number=1)`
        elif name in _REMOVING_ROWS:
            state.values.pop((*path, HAS_ROWS), None)
    if path is not None and is_container(base) and (name in _PUTTING_IN or name in _PUTTING_OTHERS or name == "setdefault"):
        forget_made_of(path, state)
    if name in TAKING_OUT and path is not None and is_container(base):
        take_out(path, state)
    if name in _CHANGING_ROWS and path is not None and is_query(base):
        forget_rows(path, {argument.name for argument, _, _ in arguments}, state)
    if path is not None and type is not None and type.cls == "builtins.list":
        note_filled(frame, name, base, path, arguments, state)
        if name == "append" and len(arguments) == 1:
            append_item(state.values.get(path, base), path, arguments[0][1], state)
        elif name in TAKING_OUT and base.asked is not None:
            state.values[path] = _replace(state.values.get(path, base), asked=None)
    elif path is not None and type is not None and type.cls == "builtins.set":
        after_set_method(frame, name, base, path, arguments, state)


def change_entries(call: CalledMethod) -> None:
    """What dictionaries, and objects made here, hold after it."""
    base, path = call.base, call.path
    after_change(call.frame, base, path, call.name, call.arguments, call.state)
    if base.named and (base.fresh or call.frame.is_java) and path is not None and call.member is not None:
        for place in names_of(path, call.state.implications) if call.frame.is_java else (path,):
            known = base if place == path else call.state.values.get(place)
            if known is not None:
                forget_attributes(call.frame, call.functions, place, known, call.state)
