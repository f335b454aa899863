"""What is there where something else would be empty (Python): `if (order.note or "").startswith("a")` asks for a note, too."""

from __future__ import annotations

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.uses import note_guard
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s


def prove_behind(frame: Frame, node: s.Expr, state: State | None) -> None:
    """Note what is there where an expression is true, or equals what is true."""
    held = None if frame.is_java or state is None or state.dead else _behind(node)
    if held is not None and state is not None:
        value, path = quietly(frame, held, state)
        if path is not None:
            note_guard(frame, value)
            state.refine(path, state.values.get(path, value), "nonnull")


def prove_behind_call(frame: Frame, node: s.Call, state: State | None) -> None:
    """The same of a call: `(order.note or "").strip()`, or one that is false of what is empty."""
    prove_behind(frame, node, state)
    match node:
        case s.Call(function=s.Attribute(value=asked, name=name), arguments=arguments) if state is not None and not state.dead:
            told = all(_is_filled(quietly(frame, argument.value, state)[0]) for argument in arguments)
            if name in library_names("false-of-empty") and told:
                prove_behind(frame, asked, state)


def prove_behind_equal(frame: Frame, node: s.Expr, other: Value, state: State | None) -> None:
    """The same of a comparison: `(order.note or "").lower() == "a"`."""
    if isinstance(node, s.Boolean | s.Call | s.Subscript) and other.null == NONNULL and other.constants and _is_filled(other):
        prove_behind(frame, node, state)


def _is_filled(value: Value) -> bool:
    """Whether a value is a text, or texts, none of which is empty."""
    if value.items:
        return all(map(_is_filled, value.items))
    return bool(value.constants) and all(content for _, content in value.constants or ())


def _behind(node: s.Expr) -> s.Expr | None:
    """What is there where an expression is true: `order.note` of `(order.note or "").strip()[:3]`."""
    while True:
        match node:
            case s.Boolean(operator="or", operands=(held, s.Collection(items=()) | s.Constant(value=""))):
                return held
            case s.Subscript(value=value, index=s.Slice()):
                node = value
            case s.Call(function=s.Attribute(value=value, name="get"), arguments=(_,)):
                node = value
            case s.Call(function=s.Attribute(value=value, name=name), arguments=given) if name in library_names("empty-of-empty"):
                if name == "split" and given:  # `"".split(",")` is not empty
                    return None
                node = value
            case _:
                return None
