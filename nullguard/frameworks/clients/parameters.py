"""Parameters: what they hold by their types, annotations and defaults before the body of their function is walked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from nullguard.frameworks.clients import configured
from nullguard.frameworks.clients.frames import Frame
from nullguard.frameworks.clients.provided import is_injected, provided
from nullguard.frameworks.clients.values import UNKNOWN, ClassValue, Client, Instance, Known, Table, Value, through
from nullguard.model.clients import Hop
from nullguard.model.syntax import Parameter, TypeRef
from nullguard.program.symbols import ClassInfo, FunctionInfo

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator


def new_frame(ev: Evaluator, function: FunctionInfo, given: Mapping[str, Value]) -> Frame:
    """A function before its body is walked; `given` are the parameters whose values are known, others have their defaults."""
    is_module = function.owner is None and function.decl.qualname == "<module>"
    frame = Frame(
        function.path,
        "" if is_module else function.decl.qualname,
        function.owner,
        function,
        ev.is_java(function.path),
    )
    if frame.is_java and frame.owner is not None:
        frame.env["this"] = Instance(frame.owner)
    parameters = function.decl.parameters
    if not frame.is_java and function.owner is not None and parameters and "static" not in function.decl.modifiers:
        receiver = ClassValue(function.owner) if "class" in function.decl.modifiers else Instance(function.owner)
        frame.env[parameters[0].name] = receiver
        parameters = parameters[1:]
    for parameter in parameters:
        if parameter.name not in given:
            frame.env[parameter.name] = _held(ev, frame, parameter)
    frame.env.update(given)
    return frame


def typed_object(ev: Evaluator, frame: Frame, ref: TypeRef | None) -> Value:
    """An object of which only the declared type is known."""
    if ref is None or not ref.name:
        return UNKNOWN
    if ref.name == "|" or ref.name.rpartition(".")[2] in ("Optional", "Annotated", "Final"):
        return typed_object(ev, frame, ref.args[0]) if ref.args else UNKNOWN
    for qualified in ev.program.candidates(frame.path, ref.name, frame.scope):
        family = ev.model.family(qualified)
        if family:
            return Client(family, is_open=True)
    symbol = ev.program.resolve(frame.path, ref.name, frame.scope)
    return Instance(symbol) if isinstance(symbol, ClassInfo) and not symbol.is_library else UNKNOWN


def _held(ev: Evaluator, frame: Frame, parameter: Parameter) -> Value:
    """What a parameter holds: an object of its declared type, else its default where that is a number, or says that a
    timeout is not limited."""
    if parameter.kind == "kwargs":
        return Table({}, is_open=True)
    typed = typed_object(ev, frame, parameter.type)
    if isinstance(typed, Client) and frame.is_java and frame.function is not None and is_injected(frame.function):
        return provided(ev, frame.path, frame.owner, typed.family, parameter.name, parameter.annotations) or typed
    if typed is not UNKNOWN:
        return typed
    injected = configured.injected(ev, frame, parameter.annotations)
    if injected is not UNKNOWN:
        return injected
    if parameter.default is not None:
        value = ev.evaluate(frame, parameter.default)
        is_number = isinstance(value, Known) and isinstance(value.value, (int, float)) and not isinstance(value.value, bool)
        is_endless = isinstance(value, Known) and value.value is None and names_timeout(parameter.name)
        if isinstance(value, Known) and (is_number or is_endless):
            return through(Known(value.value, value.hops, "parameter"), Hop(frame.path, parameter.at, parameter.name))
    return UNKNOWN


def parameters_of(function: FunctionInfo) -> Sequence[Parameter]:
    """The parameters that a caller gives: without the receiver."""
    parameters = function.decl.parameters
    if function.path.endswith(".py") and function.owner is not None and "static" not in function.decl.modifiers:
        return parameters[1:]
    return parameters


def names_timeout(name: str) -> bool:
    """Whether a name is that of a timeout."""
    return "timeout" in name.lower()
