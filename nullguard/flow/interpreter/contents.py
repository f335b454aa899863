"""Null among what a stream, a collection or an Optional of the library holds, and the methods that do not take it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NULL, Value, truthiness
from nullguard.flow.interpreter.behaviour import Arguments
from nullguard.flow.interpreter.elements import stream_element
from nullguard.flow.interpreter.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.behaviour import ArgumentRule
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo

_OPTIONAL = "java.util.Optional"

_replace = msgspec.structs.replace


def use_own_elements(
    frame: Frame, rule: ArgumentRule | None, node: s.Call, name: str, own: Value | None, arguments: Arguments, state: State
) -> None:
    """Note the null elements of a stream, `own`, that the call refuses."""
    if rule is None or own is None or not rule.hostile_own_elements or _orders_null(arguments):
        return
    shown = node.function.value if isinstance(node.function, s.Attribute) else node
    frame.use("argument", shown, stream_element(frame, own), None, state, f"{name}(…)")


def _orders_null(arguments: Arguments) -> bool:
    """Whether a comparator among the arguments may know where null belongs: any but one that is made here and does not say so."""
    for argument, value, _ in arguments:
        if isinstance(argument.value, (s.Lambda, s.MethodReference)):
            return True
        if value.type is not None and value.type.cls == "java.util.Comparator":
            return not isinstance(argument.value, s.Call) or "nulls" in render(argument.value)
    return False


def use_empty(frame: Frame, node: s.Call, name: str, base: Value, path: Path | None, state: State) -> None:
    """`Optional.ofNullable(x).get()`, and `found.map(Order::getReference).get()`: both raise when there is no x."""
    if name != "get" or node.arguments or base.type is None or base.type.cls != _OPTIONAL or base.element is None:
        return
    if base.element.null < NULL or base.truth is True:
        return
    if path is not None:
        for test, outcome in (("isPresent()", True), ("isEmpty()", False)):
            known = state.values.get((*path, test))
            if known is not None and truthiness(known) is outcome:
                return
    shown = node.function.value if isinstance(node.function, s.Attribute) else node
    frame.use("method", shown, base.element, None, state, ".get()")


def with_contents(functions: Sequence[FunctionInfo], arguments: Arguments, result: Value) -> Value:
    """The result of a function of the library that wraps its argument (`Optional.ofNullable(x)`, `Stream.of(x)`): it holds a null
    that is given."""
    if len(arguments) != 1 or arguments[0][1].null < NULL or arguments[0][1].origin is None or result.element is not None:
        return result
    for function in functions:
        decl = function.decl
        if not function.is_library or len(decl.parameters) != 1 or decl.returns is None or len(decl.returns.args) != 1:
            continue
        own = {parameter.name for parameter in decl.type_parameters}
        given = decl.parameters[0].type
        if given is not None and given.name in own and decl.returns.args[0].name == given.name:
            return _replace(result, element=arguments[0][1])
    return result
