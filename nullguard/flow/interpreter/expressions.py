"""What an expression's value is, and what evaluating it does to the state."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from nullguard.flow.conditions.boolean_values import boolean, condition, conditional
from nullguard.flow.conditions.stored_tests import remember_test
from nullguard.flow.containers.items import evaluate_collection, evaluate_slice, evaluate_star, evaluate_subscript
from nullguard.flow.declared_values import counted
from nullguard.flow.domain.nullable_types import plain
from nullguard.flow.domain.refinement import overlaid
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.values import ABSENT, ANY, FALSE, NONNULL, NULL, NULLABLE, TRUE, Origin, Value, constant
from nullguard.flow.frame.asked_queries import without_tested
from nullguard.flow.frame.attributes import is_constant, read_member
from nullguard.flow.frame.bound_inside import note_handed_on
from nullguard.flow.frame.elements import element_of, with_facts
from nullguard.flow.frame.frame import Frame, Result
from nullguard.flow.frame.resolving import global_value, is_below_carried, of_module, read_name, super_type, this_value
from nullguard.flow.frame.stored_files import note_file
from nullguard.flow.frame.uses import note_use, taken_around
from nullguard.flow.functions.proofs.guarantees import note_known, prove_by_call
from nullguard.flow.functions.proofs.named_receivers import member_of_named, prove_by_name
from nullguard.flow.interpreter.calls.calls import evaluate_call, evaluate_new
from nullguard.flow.interpreter.comprehensions import comprehension
from nullguard.flow.interpreter.function_values.as_values import evaluate_lambda, evaluate_method_reference
from nullguard.flow.interpreter.of_objects import OF_OBJECTS, of_object
from nullguard.flow.interpreter.operators import arithmetic_result, evaluate_arithmetic, evaluate_format, evaluate_unary
from nullguard.flow.world import PRIMITIVES
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, root_name
from nullguard.program.symbols import ARRAY, ClassInfo, External, FunctionInfo, ModuleInfo, Type, VariableInfo

_replace = msgspec.structs.replace

_STR, _INT, _FLOAT, _BOOL, _BYTES = (Type(f"builtins.{name}") for name in ("str", "int", "float", "bool", "bytes"))

_PYTHON_CONSTANT = {"str": _STR, "int": _INT, "float": _FLOAT, "bool": _BOOL, "bytes": _BYTES}

_JAVA_CONSTANT = {
    "str": Type("java.lang.String"),
    "int": Type("int"),
    "float": Type("double"),
    "bool": Type("boolean"),
    "char": Type("char"),
}

NULL_SAFE_ATTRIBUTES = library_names("attribute-of-none")
"""Attributes that None has too."""


def evaluate(frame: Frame, node: s.Expr, state: State) -> Result:
    """The value of an expression and the access path that names it, if one does; uses of null are noted on the way."""
    frame.steps += 1
    if frame.steps & 1023 == 0:
        frame.step()
    return _EVALUATE[type(node)](frame, node, state)


def value_of(frame: Frame, node: s.Expr, state: State) -> Value:
    """`evaluate` without the path."""
    return evaluate(frame, node, state)[0]


def _name(frame: Frame, node: s.Name, state: State) -> Result:
    value, path = read_name(frame, node.id, node.at, state)
    if node.id in frame.bound_inside:
        note_handed_on(frame, node.id, state)
    if value is ANY and node.id == "super" and frame.is_java and (above := super_type(frame)) is not None:
        return Value(NONNULL, above), path
    return (frame.as_supposed(value, path), path) if frame.supposed else (value, path)


def _attribute(frame: Frame, node: s.Attribute, state: State) -> Result:
    if frame.is_java and node.name == "this" and isinstance(node.value, s.Name):
        return _outer_this(frame, node.value.id, state)
    if (found := global_chain(frame, node, state)) is not None:
        return found
    base, path = evaluate(frame, node.value, state)
    if base.undeclared:
        base = frame.learned(base, path, state, node.name)
    if node.name == "length" and base.type is not None and base.type.cls == ARRAY:
        note_use(frame, "attribute", node.value, base, path, state, ".length")
        return Value(NONNULL, Type("int")), (*path, node.name) if path is not None and len(path) < MAX_DEPTH else None
    if base.symbol is not None and isinstance(base.symbol, ClassInfo):
        return _of_class(frame, base, path, node.name, state)
    if isinstance(base.symbol, ModuleInfo):
        return of_module(frame, base.symbol, node.name) or ANY, None
    if node.name in OF_OBJECTS and not frame.is_java and (of := of_object(frame, node, base, path, state)) is not None:
        return of, None
    if not is_constant(frame, base, node.name) if frame.is_java else node.name not in NULL_SAFE_ATTRIBUTES:
        note_use(frame, "attribute", node.value, base, path, state, f".{node.name}")
    if base.named and not frame.is_java:
        note_file(frame, node, base, path, state)
    if node.name == frame.sink.calls.asked:
        frame.sink.calls.meet(node.at, None, (base, path), (), state, taken_around(frame))
    value, member = read_member(frame, base, path, node.name, node.at, state, "")
    if value is ANY and base.type is None and path is not None:
        value = member_of_named(frame, base, node.name, path, node.at)
    if value.null == NULLABLE and not frame.is_java:
        value = without_tested(value, path, state)
    if value.null == NULLABLE and value.origin is not None and value.origin.kind == "missing":
        note_use(frame, "read", node, value, member, state)  # already `if user.profile:` raises where there is none
        return _replace(value, null=NONNULL, origin=None), member
    if member is not None and not frame.is_java and base.type is not None and member not in state.values:
        _ask_property(frame, node, (base, path), (value, member), state)
    elif member is not None and base.type is None and member not in state.values:
        prove_by_name(frame, base, path, node.name, member, state, as_read=True)
    return (frame.as_supposed(value, member), member) if frame.supposed else (value, member)


def _of_class(frame: Frame, base: Value, path: Path | None, name: str, state: State) -> Result:
    """An attribute of a class; what a Python method sets or tests of its class (`cls.client = connect()`) it knows afterwards."""
    value = frame.world.attribute(base, name)
    if frame.is_java or path is None or len(path) >= MAX_DEPTH or value.symbol is not None:
        return value, None
    if isinstance(base.symbol, ClassInfo):
        value = _kept_by_class(frame, base.symbol, name, value)
    member = (*path, name)
    known = state.values.get(member)
    return (value if known is None else overlaid(value, known)), member


def _kept_by_class(frame: Frame, cls: ClassInfo, name: str, value: Value) -> Value:
    """An attribute of a class of which nothing is declared, as its methods set it (`cls._instance = cls()`)."""
    if frame.is_java or value.type is not None or value.symbol is not None or value.asked is not None or cls.is_library:
        return value
    if frame.world.schema.is_entity(cls.id):  # its attributes are columns
        return value
    held = frame.held(frame.world, cls, name)
    return value if held is None or held.type is None or held.null >= NULL else overlaid(held, value)


def _ask_property(frame: Frame, node: s.Attribute, receiver: Result, answer: Result, state: State) -> None:
    """What a property proves by its answer: `if order.is_paid:`, whose body tests `self.paid_at`."""
    cls = frame.world.class_of(receiver[0].type)
    if cls is None or cls.is_library:
        return
    found = frame.world.program.member(cls, node.name)
    if found is None or not found.functions or "property" not in found.functions[0].decl.modifiers:
        return
    asked = s.Call(node, (), node.at)
    note_known(frame, asked, found.functions[0], receiver, [], state)
    prove_by_call(frame, asked, found.functions[0], receiver, [], answer[0], answer[1], state)


def _outer_this(frame: Frame, name: str, state: State) -> Result:
    """Java `Outer.this`, under the name by which the fields of an outer class are known."""
    owner = frame.owner
    if owner is None or owner.name == name:
        return this_value(frame, state), ("this",)
    while owner is not None and owner.name != name:
        owner = frame.world.program.classes.get(owner.outer) if owner.outer else None
    return Value(NONNULL, Type(owner.id) if owner is not None else None, always_true=True), (f"{name}.this",)


def global_chain(frame: Frame, node: s.Attribute, state: State) -> Result | None:
    """A dotted name of the module's scope (`requests.Session`, `Status.OPEN`); None when its root is a local or an object."""
    root = root_name(node)
    if not root or root in frame.locals or root in ("this", "super") or root == frame.self_name:
        return None
    dotted = dotted_name(node)
    if (
        frame.is_java
        and frame.owner is not None
        and global_value(frame, root) is None
        and (frame.world.program.member(frame.owner, root) is not None)
    ):
        return None
    value = global_value(frame, dotted)
    if value is None or (isinstance(value.symbol, External) and is_below_carried(value.symbol.dotted)):
        return None
    if not frame.is_java and isinstance(value.symbol, (FunctionInfo, VariableInfo)) and value.symbol.owner is not None:
        holder = global_value(frame, dotted.rpartition(".")[0])
        is_field = isinstance(value.symbol, VariableInfo)
        # A mixin declares columns by methods, too (`@declared_attr`).
        if (
            holder is not None
            and isinstance(holder.symbol, ClassInfo)
            and (is_field or frame.world.schema.attribute(holder.symbol.id, node.name) is not None)
        ):
            value = _kept_by_class(frame, holder.symbol, node.name, frame.world.attribute(holder, node.name))
        elif holder is not None and isinstance(value.symbol, FunctionInfo) and "property" in value.symbol.decl.modifiers:
            told = frame.world.attribute(holder, node.name)  # a condition, where a framework asks it of the class
            value = told if told.asked is not None else value
    path = tuple(dotted.split("."))
    known = state.values.get(path) if len(path) <= MAX_DEPTH else None
    if known is not None:
        value = overlaid(value, known)
    return value, path if len(path) <= MAX_DEPTH else None


def _constant(frame: Frame, node: s.Constant, state: State) -> Result:
    kind = node.kind
    if kind == "null":
        return _replace(ABSENT, origin=Origin("path", "", frame.path, node.at)), None
    types = _JAVA_CONSTANT if frame.is_java else _PYTHON_CONSTANT
    if kind == "class":
        cls = frame.world.program.class_named(frame.path, str(node.value), frame.scope)
        argument = (Type(cls.id),) if cls is not None else ()
        return Value(NONNULL, Type("java.lang.Class", argument), symbol=cls), None
    if kind == "bool":
        return Value(NONNULL, types["bool"], constants=(TRUE if node.value else FALSE).constants), None
    return constant(kind, node.value, types.get(kind)), None


def _assign_expression(frame: Frame, node: s.AssignExpr, state: State) -> Result:
    if node.operator:
        target, path = evaluate(frame, node.target, state)
        value = value_of(frame, node.value, state)
        result = arithmetic_result(frame, node.operator, ((node.target, target, path), (node.value, value, None)), state)
    else:
        result, source = evaluate(frame, node.value, state)
        frame.assign(frame, node.target, result, state, source, node.at)
        if isinstance(node.target, s.Name):
            remember_test(frame, node.target, node.value, state)
        return evaluate(frame, node.target, state) if isinstance(node.target, (s.Name, s.Attribute)) else (result, None)
    frame.assign(frame, node.target, result, state, None, node.at)
    return result, None


def _cast(frame: Frame, node: s.Cast, state: State) -> Result:
    type = frame.world.program.type_of(node.type, frame.path, frame.scope)
    if isinstance(node.value, s.Collection):
        value, path = evaluate_collection(frame, node.value, state, type)
    else:
        value, path = evaluate(frame, node.value, state)
    if type is not None and type.cls in PRIMITIVES:
        if value.type is None or value.type.cls not in PRIMITIVES:
            note_use(frame, "unboxing", node.value, value, path, state)
        return Value(NONNULL, type, constants=value.constants), None
    if type is None:
        return value, path
    value = _replace(counted(value, type), type=plain(type), always_true=frame.world.always_true(type.cls))
    if path is not None and path in state.values:
        return _replace(value, null=state.values[path].null), path
    return value, path


def _instance_of(frame: Frame, node: s.InstanceOf, state: State) -> Result:
    return condition(frame, node, state)


def _await(frame: Frame, node: s.Await, state: State) -> Result:
    value, path = evaluate(frame, node.value, state)
    is_row = value.origin is not None and value.origin.kind in ("relation", "reverse")
    if not isinstance(node.value, s.Call) and not is_row:  # a relation that is loaded when it is awaited gives None then
        note_use(frame, "await", node.value, value, path, state, "await")
    return value, path


def _yield(frame: Frame, node: s.Yield, state: State) -> Result:
    if node.value is not None:
        value, path = evaluate(frame, node.value, state)
        if node.delegates:
            note_use(frame, "iteration", node.value, value, path, state, "yield from")
        frame.yielded.append(element_of(frame, value) if node.delegates else with_facts(frame, value, path, state))
    return ANY, None


def _switch(frame: Frame, node: s.Switch, state: State) -> Result:
    return frame.switch(frame, node, state), None


def _opaque(frame: Frame, node: s.Opaque, state: State) -> Result:
    for part in node.parts:
        evaluate(frame, part, state)
    return ANY, None


_EVALUATE: dict[type, Callable[..., Result]] = {
    s.Name: _name,
    s.Attribute: _attribute,
    s.Call: evaluate_call,
    s.Subscript: evaluate_subscript,
    s.Slice: evaluate_slice,
    s.Constant: _constant,
    s.Boolean: boolean,
    s.Not: condition,
    s.Compare: condition,
    s.Conditional: conditional,
    s.AssignExpr: _assign_expression,
    s.Lambda: evaluate_lambda,
    s.MethodReference: evaluate_method_reference,
    s.Comprehension: comprehension,
    s.New: evaluate_new,
    s.Cast: _cast,
    s.InstanceOf: _instance_of,
    s.Await: _await,
    s.Yield: _yield,
    s.Arithmetic: evaluate_arithmetic,
    s.Unary: evaluate_unary,
    s.Format: evaluate_format,
    s.Collection: evaluate_collection,
    s.Star: evaluate_star,
    s.Switch: _switch,
    s.Opaque: _opaque,
}
