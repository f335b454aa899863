"""Calls of Java's constructors: `new View(order)`, `this(order)`, `super(order)`. What they use of what they are given raises
where that is null; what they refuse is there afterwards."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULLABLE, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import Closure, has_functions
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import this_value
from nullguard.flow.functions.answers.answers import parameter_types
from nullguard.flow.functions.meant.boxed_arguments import taking_boxes, unbox_arguments
from nullguard.flow.functions.meant.overloads import overload
from nullguard.flow.functions.proofs.guarantees import note_known, prove_by_call
from nullguard.flow.interpreter.function_values.lambdas import walk_functions
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

_replace = msgspec.structs.replace


def construct(
    frame: Frame,
    node: s.Call | s.New,
    cls: ClassInfo,
    receiver: tuple[Value, Path | None],
    arguments: Arguments,
    state: State,
    made: Type | None = None,
) -> None:
    """Call the constructor of a class that takes the arguments. `receiver` is the object where it is known by a name, `made` the
    class with its type arguments."""
    written: list[Sequence[s.Parameter]] = [f.parameters for f in cls.decl.functions if "constructor" in f.modifiers]
    if not cls.is_library:
        written.extend(frame.world.schema.constructors(cls))
    fitting = [parameters for parameters in written if len(parameters) == len(arguments)]
    if fitting:
        unbox_arguments(frame, taking_boxes(fitting, arguments), arguments, state)
    if not arguments or state.dead:
        return
    constructors = _written(frame, cls, len(arguments))
    if constructors and not cls.is_library:
        called = overload(frame, constructors, arguments)
        note_known(frame, node, called, receiver, arguments, state)
        prove_by_call(frame, node, called, receiver, arguments, Value(NONNULL), None, state)
    if has_functions(arguments):
        _walk_functions(frame, cls, made, constructors, arguments)


def _walk_functions(
    frame: Frame, cls: ClassInfo, made: Type | None, constructors: Sequence[FunctionInfo], arguments: Arguments
) -> None:
    """Interpret the lambdas that a constructor is handed: `new Column<Order>("buyer", order -> order.getBuyer().getName())`."""
    member = frame.world.program.method(cls, cls.name)
    if member is None:
        return
    functions = constructors or tuple([f for f in member.functions if _takes_more(f, len(arguments))])
    known = frame.world.program.type_arguments(made or Type(cls.id), member)
    wanted = parameter_types(frame, functions, known, arguments)
    walk_functions(frame, None, None, [_undeclared(item) for item in arguments], wanted, functions)


def _undeclared(item: tuple[s.Argument, Value, Path | None]) -> tuple[s.Argument, Value, Path | None]:
    """An argument, without a function whose variable says what it takes: it is interpreted with that."""
    argument, value, path = item
    is_declared = isinstance(value.callable, Closure) and bool(value.callable.takes)
    return (argument, _replace(value, callable=None), path) if is_declared else item


def _takes_more(function: FunctionInfo, count: int) -> bool:
    parameters = function.decl.parameters
    return (
        "constructor" in function.decl.modifiers
        and parameters[-1:] != ()
        and parameters[-1].kind == "star"
        and len(parameters) <= count
    )


def holds_columns(frame: Frame, cls: ClassInfo, arguments: Arguments) -> bool:
    """Whether a new object, which is no row, holds columns of a row: its constructor is given them, or the row."""
    schema = frame.world.schema
    if not arguments or cls.is_library or not schema.attributes(cls.id) or schema.is_entity(cls.id):
        return False
    return any(
        value.null == NULLABLE or (value.type is not None and not value.fresh and schema.is_entity(value.type.cls))
        for _, value, _ in arguments
    )


def _written(frame: Frame, cls: ClassInfo, count: int) -> tuple[FunctionInfo, ...]:
    """The constructors with so many parameters that stand in the class."""
    member = frame.world.program.method(cls, cls.name)
    if member is None or member.declared_in is not cls:
        return ()
    return tuple(f for f in member.functions if "constructor" in f.decl.modifiers and len(f.decl.parameters) == count)


def construct_own(frame: Frame, node: s.Call, name: str, arguments: Arguments, state: State) -> None:
    """`this(…)` and `super(…)`, with which constructors begin."""
    owner = frame.owner
    if owner is None:
        return
    cls: ClassInfo | None = owner
    if name == "super":
        above = frame.world.program.ancestors(owner)[1:]
        cls = next((base for base in above if base.decl.kind == "class"), None)
    if cls is not None:
        this = Type(owner.id) if cls is owner else frame.world.program.seen_as(Type(owner.id), cls.id)
        construct(frame, node, cls, (this_value(frame, state), ("this",)), arguments, state, this)


OWN = frozenset({"this", "super"})
"""Names by which constructors call others of the same object."""
