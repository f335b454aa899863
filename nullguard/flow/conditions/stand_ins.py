"""What is there where something else would be empty: `if (order.note or "").startswith("a")` asks for a note, too, and so does
Java's `if (StringUtils.defaultString(order.getNote()).startsWith("a"))`."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.state import Split, State
from nullguard.flow.domain.values import ANY, NONNULL, Value
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.uses import note_guard
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null


def prove_behind(frame: Frame, node: s.Expr, state: State | None) -> None:
    """Note what is there where an expression is not empty."""
    if state is None or state.dead:
        return
    held = _behind_in_java(frame, node) if frame.is_java else _behind(node)
    if isinstance(held, s.Conditional):  # `order.getNote() == null ? "" : order.getNote().trim()`
        _prove_arm(frame, held, state)
    elif held is not None:
        _prove(frame, held, state)


def _prove_arm(frame: Frame, node: s.Conditional, state: State | None) -> None:
    """Note that a condition has chosen the arm that is something."""
    if state is None or state.dead:
        return
    holds = frame.branch(frame, node.test, state.copy())[1 if _is_nothing(node.body) else 0]
    if holds is not None and not holds.dead:
        state.become(holds)


def _prove(frame: Frame, held: s.Expr, state: State | None) -> None:
    value, path = quietly(frame, held, state) if state is not None and not state.dead else (ANY, None)
    if path is not None and state is not None:
        note_guard(frame, value)
        state.refine(path, state.values.get(path, value), "nonnull")


def prove_behind_call(frame: Frame, node: s.Call, split: Split) -> None:
    """The same of a call: `(order.note or "").strip()`, or one that is false of what is empty."""
    match node:
        case s.Call(function=s.Attribute(value=asked, name=name), arguments=arguments):
            pass
        case _:
            return
    if not frame.is_java:
        prove_behind(frame, node, split[0])
    elif name in _ASKING_FOR_NOTHING and not arguments:
        prove_behind(frame, asked, split[1])
        return
    true = split[0]
    if true is None or true.dead or name not in library_names("false-of-empty"):
        return
    if all(_is_filled(quietly(frame, argument.value, true)[0]) for argument in arguments):
        prove_behind(frame, asked, true)
    if name.startswith("equals") and len(arguments) == 1 and _is_filled(quietly(frame, asked, true)[0]):
        prove_behind(frame, arguments[0].value, true)


_ASKING_FOR_NOTHING: Final = library_names("text-missing")


def prove_behind_equal(frame: Frame, node: s.Expr, other: Value, state: State | None) -> None:
    """The same of a comparison: `(order.note or "").lower() == "a"`."""
    if (
        isinstance(node, s.Boolean | s.Call | s.Conditional | s.Subscript)
        and other.null == NONNULL
        and other.constants
        and _is_filled(other)
    ):
        prove_behind(frame, node, state)


def prove_behind_length(frame: Frame, node: s.Expr, state: State | None) -> None:
    """The same where Java finds a length to be more than 0."""
    match node:
        case s.Call(function=s.Attribute(value=asked, name="length" | "size"), arguments=()):
            prove_behind(frame, asked, state)
        case s.Call(function=s.Attribute(name="length" | "size", value=holder), arguments=(s.Argument(value=asked),)) if (
            _is_of_library(frame, holder)
        ):
            _prove(frame, asked, state)  # `StringUtils.length(note)`
        case s.Conditional():
            prove_behind(frame, node, state)


def prove_behind_null(frame: Frame, node: s.Expr, state: State | None) -> None:
    """The same where something is found not to be null that is null in one arm, or in Java what a function makes of a text:
    `(order != null ? order.getNote() : null) != null`, `trimToNull(note) != null`."""
    match node:
        case s.Conditional(body=body, orelse=orelse) if is_null(body) is not is_null(orelse):
            _prove_arm(frame, node, state)
        case s.Call(function=s.Attribute(name=name, value=holder), arguments=(s.Argument(value=held),)) if frame.is_java:
            if name in library_names("null-of-empty") and _is_of_library(frame, holder):
                _prove(frame, held, state)


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
            case s.Conditional(body=body, orelse=orelse) if _is_nothing(body) is not _is_nothing(orelse):
                return node
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


def _is_of_library(frame: Frame, holder: s.Expr) -> bool:
    """Whether a function is asked of a class that the project does not have: its own may mean something else by such a name."""
    if not isinstance(holder, s.Name) or holder.id in frame.locals:
        return isinstance(holder, s.Attribute)
    cls = frame.world.program.class_named(frame.path, holder.id, frame.scope)
    return cls is None or cls.is_library


def _behind_in_java(frame: Frame, node: s.Expr) -> s.Expr | None:
    """What is there where an expression is not empty: `order.getNote()` of `defaultString(order.getNote()).trim()`. Of an arm for
    null the whole condition."""
    while True:
        match node:
            case s.Conditional(body=body, orelse=orelse) if _is_nothing(body) is not _is_nothing(orelse):
                return node
            case s.Call(function=s.Attribute(name=name, value=holder), arguments=(s.Argument(value=held),)) if (
                name in library_names("empty-for-null") and _is_of_library(frame, holder)
            ):
                return held
            case s.Call(
                function=s.Attribute(name=name, value=holder), arguments=(s.Argument(value=held), s.Argument(value=other))
            ):
                is_other = name in library_names("other-for-null") and _is_nothing(other)
                return held if is_other and _is_of_library(frame, holder) else None
            case s.Call(
                function=s.Attribute(
                    value=s.Call(function=s.Attribute(name="ofNullable"), arguments=(s.Argument(value=held),)), name="orElse"
                ),
                arguments=(s.Argument(value=other),),
            ):
                return held if _is_nothing(other) else None
            case s.Call(function=s.Attribute(value=value, name=name), arguments=()) if name in library_names("empty-of-empty"):
                node = value
            case _:
                return None


def _is_nothing(node: s.Expr) -> bool:
    return is_null(node) or (isinstance(node, s.Constant) and node.kind in ("str", "int") and not node.value)
