"""What comes back from any call, with its place: a row that is looked up by what tells that it exists is hardly missing."""

from __future__ import annotations

import msgspec

from nullguard.flow.containers.lists import EMPTY
from nullguard.flow.domain.named_keys import KEYS
from nullguard.flow.domain.places import with_place
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import ANY, NONNULL, NULL, NULLABLE, UNKNOWN, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import qualified_callee
from nullguard.flow.lookups.called_as_rows import is_carried_key
from nullguard.flow.lookups.computed_rows import asks_for_computed_row
from nullguard.flow.lookups.doubts import ALONE, BY_CONSTANT, doubt_of, is_key, names_columns
from nullguard.flow.lookups.held_columns import HELD, is_held
from nullguard.flow.lookups.keys.chosen import BY_CHOSEN_KEY, is_chosen_key
from nullguard.flow.lookups.keys.collected import BY_COLLECTED_KEY, is_collected_key
from nullguard.flow.lookups.keys.given import BY_GIVEN_KEY, is_given_key
from nullguard.flow.lookups.keys.kept import BY_KEPT_KEY, is_kept_key
from nullguard.flow.lookups.keys.listed import BY_LISTED_KEY, is_listed_key
from nullguard.flow.lookups.keys.of_sides import is_by_key_of_side
from nullguard.flow.lookups.keys.own import BY_FOREIGN_KEY, BY_NULLABLE_KEY, is_key_of_row, is_key_of_side, is_own_key, leads_to
from nullguard.flow.lookups.keys.paired import BY_PAIRED_KEY, is_paired_key
from nullguard.flow.lookups.keys.read import is_read_key
from nullguard.flow.lookups.query_objects import told_before
from nullguard.flow.lookups.sought import MADE
from nullguard.flow.lookups.stored_rows import OF_STORED_ROW, is_of_stored_row
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.model.text import render
from nullguard.program.symbols import OPTIONAL, Type

_replace = msgspec.structs.replace


def came_back(frame: Frame, node: s.Call, result: Value, arguments: Arguments, state: State) -> Value:
    """The result with its place. A lookup by the key that another row holds, or by a row's own key, finds its row."""
    if result.type is not None and result.type.cls == OPTIONAL and result.type.args:
        result = _found(frame, node, result, result.type.args[0], arguments, state)
    origin = result.origin
    if origin is None:  # nearly always: then its text is not needed
        return result
    if origin.doubt == ALONE and (told := told_before(frame, node, state)):
        origin, arguments = _replace(origin, doubt="", keyed=True), [*arguments, *told]
        result = _replace(result, origin=origin)
    if origin.kind == "lookup" or (origin.kind == "declared" and frame.is_java and frame.world.is_row(result)):
        if _is_by_key(frame, node, result, arguments, state) or _is_there(frame, node, result, arguments, state):
            return _replace(result, null=UNKNOWN, origin=None)
        if not origin.doubt:
            is_ordered = not frame.is_java and names_columns(frame.world, result.type, [a.value for a, _, _ in arguments])
            doubt = "" if is_ordered else doubt_of(arguments)
            if doubt == BY_CONSTANT and _is_of_row(frame, node, state):
                doubt = ""  # what set-up makes are no parts of any row: `order.getLine("gift")`
            doubt = doubt or (MADE if frame.is_java and _makes(node) else "")
            row = result.type.args[0] if result.type is not None and _is_optional(result.type) else result.type
            if not doubt and any(is_kept_key(frame, argument.value, row) for argument, _, _ in arguments):
                doubt = BY_KEPT_KEY
            elif not doubt and frame.is_java and any(_is_paired(frame, a.value, row, state) for a, _, _ in arguments):
                doubt = BY_PAIRED_KEY
            elif not doubt and any(is_collected_key(frame, node, a.value, row) for a, _, _ in arguments):
                doubt = BY_COLLECTED_KEY
            elif not doubt and is_listed_key(frame, node, arguments):
                doubt = BY_LISTED_KEY
            elif not doubt and is_of_stored_row(frame, node, arguments, state):
                doubt = OF_STORED_ROW
            elif not doubt and is_given_key(frame, node, arguments):
                doubt = BY_GIVEN_KEY
            elif not doubt and is_chosen_key(frame, arguments):
                doubt = BY_CHOSEN_KEY
            elif (
                not doubt
                and frame.is_java
                and (_is_by_nullable_key(frame, result, arguments, state) or is_read_key(frame, arguments, state))
            ):
                doubt = BY_NULLABLE_KEY
            elif not doubt and frame.is_java and _is_held(frame, node, result, arguments, state):
                doubt = HELD
            elif not doubt and frame.is_java and is_by_key_of_side(frame, result, arguments, state):
                doubt = BY_FOREIGN_KEY
            is_keyed = origin.keyed or (frame.is_java and any(_may_be_key(given, value) for given, value, _ in arguments))
            if doubt or is_keyed != origin.keyed:
                result = _replace(result, origin=_replace(origin, doubt=doubt, keyed=is_keyed))
    elif origin.kind == "declared" and not origin.doubt and _is_told_key(frame, node, result, arguments):
        result = _replace(result, origin=_replace(origin, doubt=BY_FOREIGN_KEY))
    elif origin.kind == "declared" and not origin.doubt and _is_carried(frame, node, result, arguments, state):
        result = _replace(result, origin=_replace(origin, doubt=BY_PAIRED_KEY))
    elif origin.kind == "declared" and not origin.doubt and not frame.is_java and is_given_key(frame, node, arguments):
        result = _replace(result, origin=_replace(origin, doubt=BY_GIVEN_KEY))
    return with_place(result, frame.path, node.at, render(node))


def _is_there(frame: Frame, node: s.Call, result: Value, arguments: Arguments, state: State) -> bool:
    """Whether a Java lookup gives a row whatever there is, or takes it out of a collection that is known to have some."""
    if not frame.is_java:
        return False
    if asks_for_computed_row(arguments, result):
        return True
    path = arguments[0][2] if arguments else None
    if path is None or truthiness(state.values.get((*path, EMPTY), ANY)) is not False:
        return False
    return qualified_callee(frame, node.function) in library_names("first-of-many")


def _is_told_key(frame: Frame, node: s.Call, result: Value, arguments: Arguments) -> bool:
    """Whether a function in Python that is declared to give a row or none is given nothing but the foreign key that another row
    has to it: `orders.find(line.order_id)`."""
    cls = frame.world.class_of(result.type)
    if (
        cls is None
        or len(arguments) != 1
        or not frame.world.is_row(result)
        or not _asks_key_alone(last_name(node.function), cls.name)
    ):
        return False
    return is_key_of_row(frame, arguments[0][1], result)


def _is_carried(frame: Frame, node: s.Call, result: Value, arguments: Arguments, state: State) -> bool:
    """Whether such a function is given nothing but what an object carries of the row that it was made for, in the column of which
    its name tells: `Build.get_by_number(self.number)`."""
    cls = frame.world.class_of(result.type)
    if cls is None or frame.is_java or len(arguments) != 1 or not frame.world.is_row(result):
        return False
    key, name = arguments[0][0].value, last_name(node.function)
    if not isinstance(key, s.Attribute):
        return False
    if name.endswith(f"_by_{key.name}"):
        return is_carried_key(frame, key, cls, (key.name,), state)
    return _asks_key_alone(name, cls.name) and is_carried_key(frame, key, cls, KEYS, state)


def _asks_key_alone(name: str, row: str) -> bool:
    """Whether a function's name says that it reads a row by its key, and nothing more: `find`, `get_order_by_id`; `find_open` may
    miss one that is there."""
    verb, *rest = name.strip("_").lower().split("_")
    return verb in words("reading") and "".join(rest) in {f"{of}{by}" for of in ("", row.lower()) for by in _BY_KEY}


_BY_KEY = ("", "byid", "bypk", "bykey", "ornone", "byidornone", "bypkornone")
"""How names of Python functions go on, without the class of the row, that look for it by its key."""


def _is_of_row(frame: Frame, node: s.Call, state: State) -> bool:
    """Whether a Java function is a method of a row that was stored, and looks for what that row has."""
    if not frame.is_java or not isinstance(node.function, s.Attribute):
        return False
    holder = quietly(frame, node.function.value, state)[0]
    return frame.world.is_row(holder) and not holder.fresh


def _makes(node: s.Call) -> bool:
    """Whether a function's name says that it makes what it does not find: `findOrCreate(name)`."""
    name = last_name(node.function)
    return any(part in name for part in words("making"))


def _is_held(frame: Frame, node: s.Call, result: Value, arguments: Arguments, state: State) -> bool:
    if result.type is not None and result.type.cls == OPTIONAL and result.type.args:
        result = _replace(result, type=result.type.args[0])
    return is_held(frame, node, result, state) or any(is_key_of_side(frame, a.value, result, state) for a, _, _ in arguments)


def _is_optional(type: Type) -> bool:
    return type.cls == OPTIONAL and len(type.args) == 1


def _is_paired(frame: Frame, node: s.Expr, row: Type | None, state: State) -> bool:
    match node:
        case s.Call(function=s.Attribute(value=s.Name() as holder), arguments=()):
            return is_paired_key(frame, node, row, frame.evaluate(frame, holder, state)[0].type)
    return False


def _may_be_key(argument: s.Argument, value: Value) -> bool:
    return is_key(value) and not isinstance(argument.value, s.Constant)


def _found(frame: Frame, node: s.Call, result: Value, row: Type, arguments: Arguments, state: State) -> Value:
    """An Optional of a row, known not to be empty where the row was looked up by a key that exists."""
    if not _is_by_key(frame, node, Value(type=row), arguments, state):
        return result
    return _replace(result, truth=True, element=result.element or Value(NONNULL, row), origin=None)


def _is_by_key(frame: Frame, node: s.Call, row: Value, arguments: Arguments, state: State) -> bool:
    asked = node.function.name if isinstance(node.function, s.Attribute) else ""
    return any(
        v.null < NULL and (leads_to(frame, v, row, a.name) or is_own_key(frame, a.value, v, row, state, asked))
        for a, v, _ in arguments
    )


def _is_by_nullable_key(frame: Frame, row: Value, arguments: Arguments, state: State) -> bool:
    """Whether a row is looked up by a foreign key, or by a key of its own, that may be null; Java's mappers mostly refuse a null
    key. Objects that are no rows may come from a request, with a key of whatever row."""
    if row.type is not None and row.type.cls == OPTIONAL and row.type.args:
        row = Value(type=row.type.args[0])
    is_mapped = frame.world.is_row(row)
    return any(
        v.null == NULLABLE and (leads_to(frame, v, row, a.name) or (is_mapped and is_own_key(frame, a.value, v, row, state)))
        for a, v, _ in arguments
    )
