"""Tests of what class a value is of: `isinstance(subject, classes)`, and what they make of it."""

from __future__ import annotations

import msgspec

from nullguard.flow.conditions.stand_ins import prove_behind_null
from nullguard.flow.domain.joins import MOST_JOINED
from nullguard.flow.domain.state import Split, State
from nullguard.flow.domain.values import NONNULL, NULL, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import global_value
from nullguard.flow.frame.uses import note_guard
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name
from nullguard.program.symbols import UNION, ClassInfo, Type
from nullguard.program.types import union

_NONE_TYPES = frozenset({"None", "NoneType", "types.NoneType"})
"""How the class of null is written; a class of the project may bear its name."""


def narrow_type(frame: Frame, value: Value, type: Type | None) -> Value:
    """The value, known to be an instance of the type."""
    if type is None:
        return msgspec.structs.replace(value, null=NONNULL, origin=None)
    cls = frame.world.class_of(type)
    if value.type is not None and cls is not None and value.type.cls != type.cls:
        fitting = [member for member in _members(value.type) if _belongs(frame, member, cls)]
        if fitting:
            type = union(fitting)  # already more specific
    return Value(NONNULL, type, constants=value.constants, facts=value.facts, always_true=frame.world.always_true(type.cls))


def _members(type: Type | None) -> tuple[Type, ...]:
    return () if type is None else type.args if type.cls == UNION else (type,)


def _belongs(frame: Frame, type: Type, cls: ClassInfo) -> bool:
    actual = frame.world.class_of(type)
    return actual is not None and cls in frame.world.program.ancestors(actual)


def isinstance_test(frame: Frame, subject: s.Expr, classes: s.Expr, state: State) -> Split:
    """`isinstance(subject, classes)`."""
    value, path = frame.evaluate(frame, subject, state)
    given, _ = frame.evaluate(frame, classes, state)
    names = _class_names(classes)
    admits_null = any(is_none_type(frame, name) for name in names)
    true, false = state.copy(), state
    if path is None:
        prove_behind_null(frame, subject, false if admits_null else true)
        return alive(true), alive(false)
    if admits_null:
        if len(names) == 1:
            true.refine(path, value, "null")
        false.refine(path, value, "nonnull")
        return alive(true), alive(false)
    note_guard(frame, value)
    if path == (frame.asked_row,) and (is_one := _is_row_of(frame, value, names)) is not None:
        return (state, None) if is_one else (None, state)
    true.refine(path, value, "nonnull")
    if not true.dead and len(names) == 1:
        symbol = given if isinstance(given.symbol, ClassInfo) else global_value(frame, names[0])  # a parameter may hold it, too
        if symbol is not None and isinstance(symbol.symbol, ClassInfo):
            type = Type(symbol.symbol.id)
            true.values[path] = narrow_type(frame, value, type)
            if value.type is not None and value.type.cls == type.cls:
                if value.null >= NULL:
                    false.refine(path, value, "null")
            elif value.type is not None and value.type.cls == UNION:
                others = [member for member in value.type.args if not _belongs(frame, member, symbol.symbol)]
                if others:
                    false.values[path] = msgspec.structs.replace(value, type=union(others))
        elif names[0] in ("str", "int", "float", "bool", "bytes", "list", "dict", "set", "tuple"):
            type = Type(f"builtins.{names[0]}")
            matches = value.type is not None and value.type.cls == type.cls
            if not matches:
                true.values[path] = Value(NONNULL, type, constants=value.constants)
            elif value.null >= NULL:
                false.refine(path, value, "null")
    elif not true.dead and (several := _classes(frame, names)):
        fitting = [member for member in _members(value.type) if any(_belongs(frame, member, cls) for cls in several)]
        true.values[path] = narrow_type(frame, value, union(fitting or [Type(cls.id) for cls in several]))
    return alive(true), alive(false)


def _is_row_of(frame: Frame, row: Value, names: list[str]) -> bool | None:
    """Whether a row that a call gives for sure is one of the classes; None where it may be of a class below its own."""
    classes, own = _classes(frame, names), frame.world.class_of(row.type)
    if not classes or own is None or row.null != NONNULL:
        return None
    ancestors = frame.world.program.ancestors
    if any(cls in ancestors(own) for cls in classes):
        return True
    return None if any(own in ancestors(cls) for cls in classes) else False


def _classes(frame: Frame, names: list[str]) -> list[ClassInfo]:
    """The classes that names stand for, if all do, and there are few."""
    symbols = [known.symbol for name in names if (known := global_value(frame, name)) is not None]
    classes = [symbol for symbol in symbols if isinstance(symbol, ClassInfo)]
    return classes if len(classes) == len(names) <= MOST_JOINED and not frame.is_java else []


def is_none_type(frame: Frame, name: str) -> bool:
    """Whether a name in a test means the class of null, and no class of the project."""
    if name not in _NONE_TYPES:
        return False
    known = global_value(frame, name) if name != "None" else None
    return known is None or not isinstance(known.symbol, ClassInfo) or known.symbol.is_library


def _class_names(node: s.Expr) -> list[str]:
    match node:
        case s.Collection(items=items):
            return [name for item in items for name in _class_names(item)]
        case s.Arithmetic(operator="|", operands=operands):
            return [name for operand in operands for name in _class_names(operand)]
        case s.Constant(kind="null"):
            return ["None"]
        case s.Subscript(value=value, index=index) if (name := dotted_name(value).rpartition(".")[2]) in ("Union", "Optional"):
            return [*_class_names(index), *(["None"] if name == "Optional" else [])]
        case s.Call(function=s.Name(id="type"), arguments=(s.Argument(value=s.Constant(kind="null")),)):
            return ["NoneType"]
        case _:
            return [dotted_name(node)]


def alive(state: State) -> State | None:
    """A state, or None where control does not come to it."""
    return None if state.dead else state
