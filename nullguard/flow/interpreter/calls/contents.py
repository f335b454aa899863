"""Null among what a stream, a collection or an Optional of the library holds, and the methods that do not take it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import msgspec

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.domain.joins import join
from nullguard.flow.domain.refinement import as_nonnull
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import BY_CONVENTION, NULL, NULLABLE, Origin, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.bindings import is_only_taken, made_once
from nullguard.flow.frame.elements import stream_element, with_facts
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import qualified_callee
from nullguard.flow.frame.uses import note_use
from nullguard.flow.lookups.found import FOUND_BEFORE, was_found
from nullguard.flow.lookups.held_columns import HELD, is_held
from nullguard.flow.lookups.mapped_optionals import innermost
from nullguard.flow.lookups.optional_rows import LOOKED_UP, OF_ROWS, is_present
from nullguard.flow.lookups.streamed_rows import query_of_stream
from nullguard.flow.lookups.wrapped_values import is_there_by_now
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.behaviour import ArgumentRule
from nullguard.model.nodes import last_name
from nullguard.model.text import render
from nullguard.program.symbols import OPTIONAL, FunctionInfo

_replace = msgspec.structs.replace

_DEMANDING = library_names("optional-demanding")


def use_own_elements(
    frame: Frame, rule: ArgumentRule | None, node: s.Call, name: str, own: Value | None, arguments: Arguments, state: State
) -> None:
    """Note the null elements of a stream, `own`, that the call refuses."""
    if rule is None or own is None or not rule.hostile_own_elements or _orders_null(arguments):
        return
    shown = node.function.value if isinstance(node.function, s.Attribute) else node
    note_use(frame, "argument", shown, stream_element(frame, own), None, state, f"{name}(…)")


def _orders_null(arguments: Arguments) -> bool:
    """Whether a comparator among the arguments may know where null belongs: any but one that is made here and does not say so."""
    for argument, value, _ in arguments:
        if isinstance(argument.value, (s.Lambda, s.MethodReference)):
            return True
        if value.type is not None and value.type.cls == "java.util.Comparator":
            return not isinstance(argument.value, s.Call) or "nulls" in render(argument.value)
    return False


def use_empty(frame: Frame, node: s.Call, name: str, base: Value, path: Path | None, state: State) -> None:
    """`Optional.ofNullable(x).get()`, and `found.map(Order::getReference).get()`: both raise when there is no x; so does
    `orders.findById(id).get()` when there is no row."""
    if name != "get" or node.arguments or base.type is None or base.type.cls != OPTIONAL or base.truth is True:
        return
    if any("empty" in tried.catches for tried in frame.tries):
        return
    shown = node.function.value if isinstance(node.function, s.Attribute) else node
    content = base.element
    if content is None or content.null < NULL:
        content = _with_doubt(_row_that_may_be_missing(frame, shown, base, state), base.origin)
    if content is None or is_present(path, state) or is_there_by_now(frame, node, state):
        return
    note_use(frame, "method", shown, content, None, state, ".get()")


def _with_doubt(row: Value | None, of_optional: Origin | None) -> Value | None:
    """A row that may be missing, as doubtful as the Optional that holds it."""
    doubt = of_optional.doubt if of_optional is not None and of_optional.kind == "lookup" else ""
    if row is None or row.origin is None or row.origin.doubt or not doubt:
        return row
    return _replace(row, origin=_replace(row.origin, doubt=doubt))


def prove_content(frame: Frame, node: s.Call, name: str, state: State) -> None:
    """Note after `Optional.ofNullable(x).orElseThrow(…)` that x is there."""
    if name not in _DEMANDING or not frame.is_java or not isinstance(node.function, s.Attribute):
        return
    optional = node.function.value
    if not isinstance(optional, s.Call) or len(optional.arguments) != 1:
        return
    if qualified_callee(frame, optional.function).endswith("Optional.ofNullable"):
        value, path = frame.evaluate(frame, optional.arguments[0].value, state)
        if path is not None:
            state.refine(path, value, "nonnull")


def _row_that_may_be_missing(frame: Frame, shown: s.Expr, optional: Value, state: State) -> Value | None:
    """What `orders.findById(id)` holds, of which the same expression asks at once that it be there; None unless it is a row, or
    was made of one that was looked up.

    An Optional in a variable is one of which nothing else is asked in the whole function: whoever keeps one mostly asks it
    first, in more ways than are seen here.
    """
    if isinstance(shown, s.Name):
        made = None if frame.is_following else made_once(frame, shown.id)
        if made is None or shown.id in frozenset(names_in(made)) or not is_only_taken(frame, shown.id):
            return None
        frame.is_following = True  # a variable may be made of itself
        try:
            return _row_that_may_be_missing(frame, made, optional, state)
        finally:
            frame.is_following = False
    if not isinstance(shown, s.Call) or not isinstance(shown.function, s.Attribute | s.Name):
        return None
    type, behind = optional.type, optional.origin
    if type is None or len(type.args) != 1:
        return None
    if behind is not None and behind.kind in OF_ROWS and _is_made_of_value(frame, shown):
        return Value(NULLABLE, type.args[0], behind)
    name = last_name(shown.function)
    is_streamed = isinstance(shown.function, s.Attribute) and name in _OF_STREAMS
    if query_of_stream(frame, shown) is None if is_streamed else not shown.arguments:
        return None  # a getter of an object that holds one of several things, and knows which
    if not frame.world.schema.is_entity(type.args[0].cls):
        if behind is None or behind.kind != LOOKED_UP:
            return None
        return Value(NULLABLE, type.args[0], _replace(behind, typed=BY_CONVENTION))
    doubt = ""
    if not is_streamed and was_found(frame, shown, type.args[0].cls, state):
        doubt = FOUND_BEFORE
    elif not is_streamed and is_held(frame, shown, Value(type=type.args[0]), state):
        doubt = HELD
    origin = Origin("lookup", name, frame.path, shown.at, render(shown), BY_CONVENTION, doubt=doubt, keyed=True)
    return Value(NULLABLE, type.args[0], origin)


def _is_made_of_value(frame: Frame, made: s.Call) -> bool:
    """Whether something is made at once of an Optional of a value, so that nobody can have asked it before:
    `Optional.ofNullable(order.getNote()).map(String::trim)`."""
    match innermost(made):
        case s.Call(function=s.Attribute(value=s.Call(function=wrapping))):
            return qualified_callee(frame, wrapping).endswith("Optional.ofNullable")
    return False


_OF_STREAMS = library_names("optional-of-stream")
"""Methods that give an Optional of what is at hand, which code may know not to be empty."""


def with_contents(frame: Frame, functions: Sequence[FunctionInfo], arguments: Arguments, result: Value, state: State) -> Value:
    """The result of a function of the library that wraps its argument (`Optional.ofNullable(x)`, `Stream.of(x)`): it holds a null
    that is given; an Optional is empty because of it. What is known of an object that an Optional is made of is known of what it
    holds."""
    if len(arguments) > 1:
        return _with_several(functions, arguments, result)
    if len(arguments) != 1 or result.element is not None:
        return result
    _, held, path = arguments[0]
    if held.null < NULL and frame.is_java and path is not None and result.type is not None and result.type.cls == OPTIONAL:
        known = with_facts(frame, held, path, state)
        return _replace(result, element=known) if known.facts and known.type is not None else result
    if held.null < NULL or held.origin is None:
        return result
    for function in functions:
        decl = function.decl
        if not function.is_library or len(decl.parameters) != 1 or decl.returns is None or len(decl.returns.args) != 1:
            continue
        own = {parameter.name for parameter in decl.type_parameters}
        given = decl.parameters[0].type
        if given is not None and given.name in own and decl.returns.args[0].name == given.name:
            is_left_out = decl.name == "ofNullable" and decl.returns.name == "Stream"  # a stream of nothing, then
            if is_left_out:
                return _replace(result, element=as_nonnull(held) or held)
            is_of_row = decl.name == "ofNullable" and held.origin is not None and held.origin.kind in OF_ROWS
            return _replace(result, element=held, origin=held.origin if is_of_row else result.origin)
    return result


def _with_several(functions: Sequence[FunctionInfo], arguments: Arguments, result: Value) -> Value:
    """The same of what takes any number of values: `Stream.of(order.getNumber(), order.getNote()).map(String::trim)`."""
    values = [value for _, value, _ in arguments]
    if result.element is not None or not any(value.null == NULLABLE and value.origin is not None for value in values):
        return result
    for function in functions:
        decl = function.decl
        taken = decl.parameters[-1] if len(decl.parameters) == 1 else None
        if not function.is_library or taken is None or taken.kind == "positional" or decl.returns is None:
            continue
        own = {parameter.name for parameter in decl.type_parameters}
        held = taken.type.args[0] if taken.type is not None and taken.type.args else taken.type
        if held is not None and held.name in own and [part.name for part in decl.returns.args] == [held.name]:
            if decl.returns.name == "List":
                return _replace(result, items=tuple(values))
            return _replace(result, element=reduce(join, values))
    return result
