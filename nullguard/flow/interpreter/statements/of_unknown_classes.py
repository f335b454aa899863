"""Java: objects of libraries that nobody knows hold what their declared type says: `Grid<Order> grid`, then
`grid.addColumn(order -> order.getNumber())`, `Uni<Order> found`, then `found.map(order -> …)`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from nullguard.flow.domain.values import BY_CONVENTION, NONNULL, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import Closure
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import ClassInfo, Type


def with_declared_element(frame: Frame, receiver: s.Expr, base: Value, arguments: Arguments) -> Value:
    """The receiver of a call that is handed a function, with the row that the function is called with: the one mapped class
    among the type arguments of the variable at its beginning that has all that the function asks of its parameter."""
    if not frame.is_java or base.type is not None or base.element is not None or base.symbol is not None:
        return base
    asked = {name for _, value, _ in arguments for name in _asked(value.callable)}
    written = _declared(frame, receiver) if asked else None
    if written is None:
        return base
    schema = frame.world.schema
    held = [frame.world.program.type_of(part, frame.path, frame.scope) for part in written.args]
    rows = {type for type in held if type is not None and schema.is_entity(type.cls) and _has_all(frame, type, asked)}
    if len(rows) != 1 or frame.world.program.type_of(written, frame.path, frame.scope) is not None:
        return base
    return msgspec.structs.replace(base, element=Value(NONNULL, rows.pop(), typed=BY_CONVENTION))


def takes_functions(node: s.Expr | None) -> bool:
    """Whether a function is handed to something in an expression."""
    return any(isinstance(part, (s.Lambda, s.MethodReference)) for part in nodes((node,) if node is not None else ()))


def _asked(closure: object) -> Iterator[str]:
    """The methods that a function of one undeclared parameter calls on it."""
    if not isinstance(closure, Closure) or closure.function is not None or len(closure.parameters) != 1:
        return
    if closure.receiver is not None or closure.parameters[0].type is not None:
        return
    name = closure.parameters[0].name
    for node in nodes(closure.body):
        if isinstance(node, s.Call) and isinstance(node.function, s.Attribute):
            holder = node.function.value
            if isinstance(holder, s.Name) and holder.id == name:
                yield node.function.name


def _has_all(frame: Frame, type: Type, names: Iterable[str]) -> bool:
    cls = frame.world.class_of(type)
    return cls is not None and all(
        frame.world.schema.accessor(cls.id, name) is not None or frame.world.program.method(cls, name) is not None
        for name in names
    )


def _declared(frame: Frame, receiver: s.Expr) -> s.TypeRef | None:
    """How the variable, parameter or field is declared at which a chain of calls begins. What is handed a function on the way
    may leave out what the row has not, or make something else of it."""
    if takes_functions(receiver):
        return None
    while isinstance(receiver, (s.Call, s.Attribute)):
        if isinstance(receiver, s.Attribute) and isinstance(receiver.value, s.Name) and receiver.value.id == "this":
            return _field(frame, receiver.name)
        receiver = receiver.function if isinstance(receiver, s.Call) else receiver.value
    if not isinstance(receiver, s.Name):
        return None
    if receiver.id not in frame.locals:
        return _field(frame, receiver.id)
    return frame.written_types.get(receiver.id) or _parameter(frame, receiver.id)


def _parameter(frame: Frame, name: str) -> s.TypeRef | None:
    functions = (function for function in frame.world.program.functions_of(frame.path) if function.decl.qualname == frame.scope)
    found = (item.type for function in functions for item in function.decl.parameters if item.name == name)
    return next(found, None)


def _field(frame: Frame, name: str) -> s.TypeRef | None:
    bases: Iterable[ClassInfo] = frame.world.program.ancestors(frame.owner) if frame.owner is not None else ()
    return next((field.type for base in bases if not base.is_library for field in base.decl.fields if field.name == name), None)
