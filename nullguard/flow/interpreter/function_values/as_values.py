"""Lambdas and method references: functions that are values."""

from __future__ import annotations

from nullguard.flow.containers.filled_inside import forget_filled_by, forget_filled_inside
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL, PRESENT, Value
from nullguard.flow.frame.bound_inside import note_mentioned
from nullguard.flow.frame.closures import Closure
from nullguard.flow.frame.frame import Frame, Result
from nullguard.flow.frame.resolving import global_value
from nullguard.flow.frame.uses import note_use
from nullguard.flow.interpreter.function_values.captured import seen_later
from nullguard.flow.interpreter.function_values.inner import note_closure
from nullguard.knowledge.bean_names import decapitalised
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name
from nullguard.program.symbols import ClassInfo, External, FunctionInfo, Type


def evaluate_lambda(frame: Frame, node: s.Lambda, state: State) -> Result:
    """A lambda is a value that can be called, with what is known where it is written."""
    closure = Closure(node.parameters, node.body, seen_later(frame, state, node.at))
    note_closure(frame, closure)
    if frame.is_java:
        forget_filled_inside(frame, node, state)
    if frame.bound_inside:
        note_mentioned(frame, node.body, state)
    return Value(NONNULL, callable=closure, always_true=True), None


def evaluate_method_reference(frame: Frame, node: s.MethodReference, state: State) -> Result:
    """A method reference (Java) is a value that can be called, as a lambda that calls the method; a null receiver raises at
    once."""
    dotted = dotted_name(node.value)
    root = dotted.partition(".")[0]
    if dotted and root not in frame.locals and root not in ("this", "super"):
        owner = global_value(frame, dotted)
        if owner is not None and isinstance(owner.symbol, ClassInfo) and node.name == "new":
            return Value(NONNULL, callable=_making(frame, node, dotted, owner.symbol, state), always_true=True), None
        if owner is not None and isinstance(owner.symbol, ClassInfo):
            return Value(NONNULL, callable=_as_lambda(frame, node, owner.symbol, state), always_true=True), None
        if owner is not None and isinstance(owner.symbol, External):
            return Value(NONNULL, callable=_calling(node, node.value, "it", True, None, state), always_true=True), None
        if dotted[0].isupper() and (owner is None or owner.symbol is not None):
            return PRESENT, None
    base, path = frame.evaluate(frame, node.value, state)
    note_use(frame, "method", node.value, base, path, state, f"::{node.name}")
    forget_filled_by(frame, node, path, state)
    return Value(NONNULL, callable=_of_object(frame, node, base, state) if dotted else None, always_true=True), None


def _of_object(frame: Frame, node: s.MethodReference, base: Value, state: State) -> Closure | None:
    """`this::show` as `order -> this.show(order)`, `orders::findById` likewise; None where nobody knows how much it takes: of
    several it mostly is the one that takes one thing, if none takes nothing."""
    cls = frame.world.class_of(base.type)
    member = frame.world.program.method(cls, node.name) if cls is not None else None
    functions = member.functions if member is not None else ()
    takes = [tuple(p.name for p in f.decl.parameters) for f in functions]
    if cls is not None and not functions and frame.world.schema.accessor(cls.id, node.name) is not None:
        takes = [()]  # what Lombok writes
    counts = {len(names) for names in takes}
    if not takes or any(_is_open(f) for f in functions) or (len(counts) != 1 and (1 not in counts or 0 in counts)):
        return None
    names = takes[0] if len(counts) == 1 else next(names for names in takes if len(names) == 1)
    if dotted_name(node.value).partition(".")[0] in names:
        return None
    given = tuple(s.Argument(s.Name(name, node.at)) for name in names)
    call = s.Call(s.Attribute(node.value, node.name, node.at), given, node.at)
    return Closure(tuple(s.Parameter(name) for name in names), (s.Return(call, node.at),), state.copy())


def _is_open(function: FunctionInfo) -> bool:
    return any(parameter.kind != "positional" for parameter in function.decl.parameters)


def _making(frame: Frame, node: s.MethodReference, name: str, cls: ClassInfo, state: State) -> Closure | None:
    """`View::new` as `it -> new View(it)`; None where it may also make one of nothing."""
    constructors = [f.parameters for f in cls.decl.functions if "constructor" in f.modifiers]
    takes = {len(parameters) for parameters in (*constructors, *frame.world.schema.constructors(cls))}
    if cls.is_library or 1 not in takes or 0 in takes:
        return None
    made = s.New(s.TypeRef(name), (s.Argument(s.Name("it", node.at)),), "", node.at)
    return Closure((s.Parameter("it"),), (s.Return(made, node.at),), state.copy())


def _as_lambda(frame: Frame, node: s.MethodReference, owner: ClassInfo, state: State) -> Closure:
    """`Order::getName` as `order -> order.getName()`, `Objects::nonNull` as `it -> Objects.nonNull(it)`, `Integer::sum` as
    `(it, it2) -> Integer.sum(it, it2)`."""
    member = frame.world.program.member(owner, node.name)
    functions = member.functions if member is not None else ()
    if not functions and _is_inherited(frame, owner, node.name):
        return _calling(node, node.value, "it", True, None, state)
    if not functions or not all("static" in f.decl.modifiers for f in functions):
        return _calling(node, node.value, decapitalised(owner.name), False, Type(owner.id), state)
    if all(len(f.decl.parameters) == _PAIR and not _is_open(f) for f in functions):
        both = ("it", "it2")
        given = tuple(s.Argument(s.Name(name, node.at)) for name in both)
        call = s.Call(s.Attribute(node.value, node.name, node.at), given, node.at)
        return Closure(tuple(s.Parameter(name) for name in both), (s.Return(call, node.at),), state.copy())
    return _calling(node, node.value, decapitalised(owner.name), True, None, state)


def _is_inherited(frame: Frame, owner: ClassInfo, name: str) -> bool:
    """Whether a class of the project has a static method of a library's that the tables know (`Texts extends StringUtils`)."""
    if owner.is_library:
        return False
    rules = frame.world.rules["java"]
    bases = frame.world.program.base_names(owner)
    return any(rules.has(f"{base}.{name}") for base in bases if not base.startswith("java."))


_PAIR = 2
"""Parameters of functions that compare two values, or make one of them."""


def _calling(node: s.MethodReference, owner: s.Expr, name: str, is_static: bool, type: Type | None, state: State) -> Closure:
    given = s.Name(name, node.at)
    call = (
        s.Call(s.Attribute(owner, node.name, node.at), (s.Argument(given),), node.at)
        if is_static
        else s.Call(s.Attribute(given, node.name, node.at), (), node.at)
    )
    return Closure((s.Parameter(name),), (s.Return(call, node.at),), state.copy(), type)
