"""Dictionaries and enumerations that are asked by null for what they have not (Python): `LABELS[order.status]`, `Status[name]`.

A dictionary that is written out has the keys that it is written with, if nothing is put in: asked by None it raises KeyError.
"""

from __future__ import annotations

from typing import Final

from nullguard.flow.constants.enums import is_enumeration
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULL, Value
from nullguard.flow.frame.bindings import made_once
from nullguard.flow.frame.frame import Frame, Side
from nullguard.flow.frame.names import stable_index
from nullguard.flow.frame.uses import note_use
from nullguard.flow.summaries.observations import ASKED
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, last_name, nodes
from nullguard.model.text import render
from nullguard.program.symbols import ClassInfo, VariableInfo

_ERRORS: Final = ("KeyError", "LookupError", "Exception", "BaseException")

_KINDS: Final = words("kind-column")

_CHANGING: Final = library_names("contents-changed")


def ask_by_key(frame: Frame, node: s.Subscript, asked: Side, index: Value, path: Path | None, state: State) -> None:
    """Note that null is no key of what is asked by it, unless it was found to have that key (`LABELS.get(order.status)`)."""
    if frame.is_java or index.null < NULL or index.origin is None:
        return
    if last_name(node.index).rpartition("_")[2] in _KINDS:
        return  # whatever makes a row says of which kind it is
    _, base, holder = asked
    segment = stable_index(frame, node.index) if holder is not None else ""
    if segment and holder is not None:
        found = state.values.get((*holder, f"get({segment[1:-1]})"))
        if found is not None and found.null == NONNULL:
            return
    if isinstance(base.symbol, ClassInfo):
        refuses = is_enumeration(frame.world.program, base.symbol)
    else:
        shown = _display(frame, node.value, base)
        refuses = shown is not None and all(map(_is_no_null, shown.items[::2]))
    if refuses:
        note_use(frame, ASKED, node.index, index, path, state, f"{render(node.value)}[…]", _ERRORS)


def _display(frame: Frame, node: s.Expr, base: Value) -> s.Collection | None:
    """The dictionary that is written out where it is asked, or that a variable of the function or a constant keeps."""
    match node:
        case s.Collection():
            found: s.Expr | None = node
        case s.Name(id=name) if name in frame.locals:
            found = None if _is_filled(frame, name) else made_once(frame, name)
        case s.Name() | s.Attribute():
            found = _constant(frame, dotted_name(node), base)
        case _:
            return None
    return found if isinstance(found, s.Collection) and found.kind == "dict" and found.items else None


def _constant(frame: Frame, name: str, base: Value) -> s.Expr | None:
    """What a constant of a module or class is written to be; other variables may be given something else anywhere."""
    own, _, last = name.rpartition(".")
    if not last.isupper():
        return None
    if own and own == frame.self_name and frame.owner is not None:
        member = frame.world.program.member(frame.owner, last)
        return member.field.value if member is not None and member.field is not None else None
    symbol = base.symbol if isinstance(base.symbol, VariableInfo) else frame.world.program.resolve(frame.path, name, frame.scope)
    return symbol.decl.value if isinstance(symbol, VariableInfo) else None


def _is_filled(frame: Frame, name: str) -> bool:
    """Whether the function at hand puts something into what a variable holds, or hands it on to who may."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if function is None:
        return True
    for node in nodes(frame.world.program.body(function)):
        match node:
            case s.Call(function=s.Attribute(value=s.Name(id=holder), name=called)) if holder == name and called in _CHANGING:
                return True
            case s.Call(arguments=given) if any(isinstance(one.value, s.Name) and one.value.id == name for one in given):
                return True
            case s.Assign(value=s.Name(id=other)) if other == name:
                return True
            case s.Assign(targets=targets) if any(_is_item_of(target, name) for target in targets):
                return True
    return False


def _is_item_of(target: s.Expr, name: str) -> bool:
    return isinstance(target, s.Subscript) and isinstance(target.value, s.Name) and target.value.id == name


def _is_no_null(key: s.Expr) -> bool:
    """Whether a key is written that is not None: a constant, or what a class or module names."""
    match key:
        case s.Constant(kind=kind):
            return kind != "null"
        case s.Attribute(value=holder, name=name):
            return name.isupper() or dotted_name(holder).rpartition(".")[2][:1].isupper()
        case s.Collection(kind="tuple", items=items):
            return bool(items)
    return False
