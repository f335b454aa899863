"""Lookups in Java by the foreign key that an object holds which stands for a row: `profiles.find(device.getProfileId())`, where
devices are made of DeviceEntity, whose column refers to the profiles."""

from __future__ import annotations

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.bindings import made_once
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.bound import is_bound
from nullguard.flow.lookups.doubts import is_surrounding
from nullguard.flow.lookups.got import is_got, is_saved
from nullguard.flow.lookups.keys.told import OF_RECORDS, is_made_of_row, untold
from nullguard.flow.lookups.row_tables import looked_in
from nullguard.flow.lookups.unsaved import may_be_unsaved
from nullguard.knowledge.bean_names import decapitalised
from nullguard.knowledge.words import has_word, words
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import OPTIONAL, ClassInfo
from nullguard.program.trace import body_entry

_GETTER = "get"

_KEY = "Id"


def is_by_key_of_side(frame: Frame, found: Value, arguments: Arguments, state: State) -> bool:
    """Whether a lookup is given the foreign key of an object that the function has got, or made of a row, or whose own key it
    reads, as stored ones have it, and nothing else but where it looks: the database keeps the row of that key."""
    asking = [argument.value for argument, value, _ in arguments if not _says_where(value)]
    return len(asking) == 1 and _is_held_by_side(frame, asking[0], found, state)


def _says_where(value: Value) -> bool:
    return is_surrounding(value) or (value.type is not None and value.type.cls.endswith(tuple(words("tenant"))))


def _is_held_by_side(frame: Frame, node: s.Expr, found: Value, state: State) -> bool:
    type = found.type.args[0] if found.type is not None and found.type.cls == OPTIONAL and found.type.args else found.type
    row = (found.origin.row if found.origin is not None else "") or (type.cls if type is not None else "")
    told = untold(frame, node, state)
    if isinstance(told, s.Name) and not frame.is_following:
        told = untold(frame, made_once(frame, told.id) or told, state)
    match told:
        case s.Call(function=s.Attribute(value=s.Name(id=name) as holder, name=getter), arguments=()) if (
            row and getter not in words("key-getter") | OF_RECORDS
        ):
            value = frame.evaluate(frame, holder, state)[0]
            held = frame.world.class_of(value.type)
            if value.type is None or held is None or held.is_library:
                return False
            if not is_made_of_row(frame, name, held, state) and (value.fresh or not _is_stored(frame, holder, name, held)):
                return False
            name = getter.removeprefix(_GETTER) if held.decl.kind != "record" else getter
            table = looked_in(frame.world, row)
            return table != row and table in _referred(frame, value.type.cls, name)
    return False


def _referred(frame: Frame, side: str, name: str) -> set[str]:
    """The tables to which the column leads that a getter of an object reads, of the row that it stands for."""
    schema = frame.world.schema
    entity = schema.class_of_table(looked_in(frame.world, side)) if not schema.is_entity(side) else ""
    if not entity or not name:
        return set()
    name = decapitalised(name)
    column = schema.attribute(entity, name)
    if column is not None and column.is_key:
        return {schema.table(column.key_of)} - {""}
    relation = schema.attribute(entity, name.removesuffix(_KEY)) if name.endswith(_KEY) else None
    return {schema.table(relation.mapped.target)} - {""} if relation is not None and relation.mapped.target else set()


def _is_stored(frame: Frame, holder: s.Expr, name: str, cls: ClassInfo) -> bool:
    """Whether an object stands for a row that is stored: the function has got it, or is given it and reads its key, and does not
    store or validate such objects, which may come from a request."""
    if is_got(frame, name) or is_saved(frame, name):
        return True
    if is_bound(frame, holder) or may_be_unsaved(frame, holder):
        return False
    function = frame.world.program.function_named(frame.path, frame.symbol)
    given = {one.name: one.type.name for one in function.decl.parameters if one.type is not None} if function is not None else {}
    if function is None or name not in given:
        return False
    method = function.decl.name
    if has_word(method, words("row-saving")) or has_word(method, words("validator")) or _changes(method, cls.name):
        return False
    frame.world.program.reads.add(body_entry(function))
    return any(
        isinstance(node, s.Call)
        and isinstance(node.function, s.Attribute)
        and node.function.name in words("key-getter")
        and isinstance(node.function.value, s.Name)
        and given.get(node.function.value.id) == given[name]  # its own, or that of another one: `update(device, oldDevice)`
        for node in nodes(frame.world.program.body(function))
    )


def _changes(method: str, row: str) -> bool:
    """Whether a method changes the row that it is given: `update(device)`, `updateDevice(device)`; not `updateFirmware`."""
    verb = next((verb for verb in sorted(words("of-stored")) if method.startswith(verb)), "")
    return bool(verb) and (method == verb or method.removeprefix(verb).startswith(("Or", "And", row)))
