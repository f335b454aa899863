"""Lambdas and method references: functions that are values."""

from __future__ import annotations

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL, PRESENT, Value
from nullguard.flow.interpreter.closures import Closure
from nullguard.flow.interpreter.frame import Frame, Result, dotted_name
from nullguard.flow.interpreter.inner import note_closure
from nullguard.flow.interpreter.uses import note_use
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, External, Type


def evaluate_lambda(frame: Frame, node: s.Lambda, state: State) -> Result:
    closure = Closure(node.parameters, node.body, state.copy())
    note_closure(frame, closure)
    return Value(NONNULL, callable=closure, always_true=True), None


def evaluate_method_reference(frame: Frame, node: s.MethodReference, state: State) -> Result:
    dotted = dotted_name(node.value)
    root = dotted.partition(".")[0]
    if dotted and root not in frame.locals and root not in ("this", "super"):
        owner = frame.global_value(dotted)
        if owner is not None and isinstance(owner.symbol, ClassInfo) and node.name != "new":
            return Value(NONNULL, callable=_as_lambda(frame, node, owner.symbol, state), always_true=True), None
        if owner is not None and isinstance(owner.symbol, External):
            return Value(NONNULL, callable=_calling(node, node.value, "it", True, None, state), always_true=True), None
        if dotted[0].isupper() and (owner is None or owner.symbol is not None):
            return PRESENT, None
    base, path = frame.evaluate(frame, node.value, state)
    note_use(frame, "method", node.value, base, path, state, f"::{node.name}")
    return PRESENT, None


def _as_lambda(frame: Frame, node: s.MethodReference, owner: ClassInfo, state: State) -> Closure:
    """`Order::getName` as `order -> order.getName()`, `Objects::nonNull` as `it -> Objects.nonNull(it)`."""
    member = frame.world.program.member(owner, node.name)
    is_static = member is not None and bool(member.functions) and all("static" in f.decl.modifiers for f in member.functions)
    name = owner.name[:1].lower() + owner.name[1:]
    return _calling(node, node.value, name, is_static, None if is_static else Type(owner.id), state)


def _calling(node: s.MethodReference, owner: s.Expr, name: str, is_static: bool, type: Type | None, state: State) -> Closure:
    given = s.Name(name, node.at)
    call = (
        s.Call(s.Attribute(owner, node.name, node.at), (s.Argument(given),), node.at)
        if is_static
        else s.Call(s.Attribute(given, node.name, node.at), (), node.at)
    )
    return Closure((s.Parameter(name),), (s.Return(call, node.at),), state.copy(), type)
