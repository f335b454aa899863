"""What an expression's value is, and what evaluating it does to the state."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from nullguard.flow.domain.joins import join
from nullguard.flow.domain.refinement import overlaid
from nullguard.flow.domain.state import MAX_DEPTH, Path, State, join_states
from nullguard.flow.domain.values import ABSENT, ANY, FALSE, NONNULL, NULL, NULLABLE, PRESENT, TRUE, Origin, Value, constant
from nullguard.flow.functions.guarantees import prove_by_call
from nullguard.flow.interpreter.calls import evaluate_call, evaluate_new
from nullguard.flow.interpreter.dictionaries import by_any_key
from nullguard.flow.interpreter.elements import element_of, entry_type, with_facts
from nullguard.flow.interpreter.frame import Frame, Result, dotted_name, is_below_carried, root_name
from nullguard.flow.interpreter.functions_as_values import evaluate_lambda, evaluate_method_reference
from nullguard.flow.interpreter.items import evaluate_collection, evaluate_slice, evaluate_star, evaluate_subscript
from nullguard.flow.interpreter.mentioned import names_in
from nullguard.flow.interpreter.operators import arithmetic_result, evaluate_arithmetic, evaluate_format, evaluate_unary
from nullguard.flow.interpreter.stored_tests import remember_test
from nullguard.flow.interpreter.unboxing import BOXES, is_boxed
from nullguard.flow.interpreter.uses import note_use
from nullguard.flow.world import PRIMITIVES, counted, plain
from nullguard.model import syntax as s
from nullguard.program.symbols import ARRAY, CLASS_OBJECT, ClassInfo, External, ModuleInfo, Type, VariableInfo
from nullguard.program.symbols import UNKNOWN as UNKNOWN_TYPE

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


NULL_SAFE_ATTRIBUTES = frozenset(
    {
        "__class__",
        "__doc__",
        "__eq__",
        "__ne__",
        "__bool__",
        "__hash__",
        "__str__",
        "__repr__",
        "__dir__",
        "__init__",
        "__new__",
        "__format__",
        "__sizeof__",
        "__reduce__",
        "__reduce_ex__",
        "__getattribute__",
        "__setattr__",
        "__delattr__",
        "__init_subclass__",
        "__subclasshook__",
        "__lt__",
        "__le__",
        "__gt__",
        "__ge__",
    }
)
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
    value, path = frame.read_name(node.id, node.at, state)
    if value is ANY and node.id == "super" and frame.is_java and (above := frame.super_type()) is not None:
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
        return Value(NONNULL, Type("int")), None
    if base.symbol is not None and isinstance(base.symbol, ClassInfo):
        return _of_class(frame, base, path, node.name, state)
    if isinstance(base.symbol, ModuleInfo):
        return frame.of_module(base.symbol, node.name) or ANY, None
    if node.name == "__class__" and not frame.is_java and (cls := frame.world.class_of(base.type)) is not None:
        return Value(NONNULL, Type(CLASS_OBJECT, (Type(cls.id),)), symbol=cls, always_true=True), None
    if frame.is_java or node.name not in NULL_SAFE_ATTRIBUTES:
        note_use(frame, "attribute", node.value, base, path, state, f".{node.name}")
    if node.name == frame.sink.calls.asked:
        frame.sink.calls.meet(node.at, None, (base, path), (), state)
    value, member = frame.read_member(base, path, node.name, node.at, state, "")
    if value.null == NULLABLE and value.origin is not None and value.origin.kind == "missing":
        note_use(frame, "read", node, value, member, state)  # already `if user.profile:` raises where there is none
        return _replace(value, null=NONNULL, origin=None), member
    if member is not None and not frame.is_java and base.type is not None and member not in state.values:
        _ask_property(frame, node, (base, path), (value, member), state)
    return (frame.as_supposed(value, member), member) if frame.supposed else (value, member)


def _of_class(frame: Frame, base: Value, path: Path | None, name: str, state: State) -> Result:
    """An attribute of a class; what a Python method sets or tests of its class (`cls.client = connect()`) it knows afterwards."""
    value = frame.world.attribute(base, name)
    if frame.is_java or path is None or len(path) >= MAX_DEPTH or value.symbol is not None:
        return value, None
    member = (*path, name)
    known = state.values.get(member)
    return (value if known is None else overlaid(value, known)), member


def _ask_property(frame: Frame, node: s.Attribute, receiver: Result, answer: Result, state: State) -> None:
    """What a property proves by its answer: `if order.is_paid:`, whose body tests `self.paid_at`."""
    cls = frame.world.class_of(receiver[0].type)
    if cls is None or cls.is_library:
        return
    found = frame.world.program.member(cls, node.name)
    if found is None or not found.functions or "property" not in found.functions[0].decl.modifiers:
        return
    asked = s.Call(node, (), node.at)
    prove_by_call(frame, asked, found.functions[0], receiver, [], answer[0], answer[1], state)


def _outer_this(frame: Frame, name: str, state: State) -> Result:
    """Java `Outer.this`, under the name by which the fields of an outer class are known."""
    owner = frame.owner
    if owner is None or owner.name == name:
        return frame.this_value(state), ("this",)
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
        and frame.global_value(root) is None
        and (frame.world.program.member(frame.owner, root) is not None)
    ):
        return None
    value = frame.global_value(dotted)
    if value is None or (isinstance(value.symbol, External) and is_below_carried(value.symbol.dotted)):
        return None
    if not frame.is_java and isinstance(value.symbol, VariableInfo) and value.symbol.owner is not None:
        holder = frame.global_value(dotted.rpartition(".")[0])
        if holder is not None and isinstance(holder.symbol, ClassInfo):
            value = frame.world.attribute(holder, node.name)
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


def _boolean(frame: Frame, node: s.Boolean, state: State) -> Result:
    if frame.is_java:
        return _condition(frame, node, state)
    value: Value | None = None
    exits: list[State] = []
    current: State | None = state.copy()
    outside = len(frame.conditions)
    for position, operand in enumerate(node.operands):
        if current is None:
            break
        if position == len(node.operands) - 1:
            last = value_of(frame, operand, current)
            value = last if value is None else join(value, last)
            exits.append(current)
            break
        true, false = frame.branch(frame, operand, current)
        frame.conditions.append(operand)
        stay, leave = (true, false) if node.operator == "and" else (false, true)
        if leave is not None:
            given = _replay(frame, operand, leave, node.operator == "or")
            value = given if value is None else join(value, given)
            exits.append(leave)
        current = stay
    del frame.conditions[outside:]
    merged = join_states(exits, frame.locals)
    if merged is None:
        state.dead = True
        return ANY, None
    state.become(merged)
    return value or ANY, None


def _replay(frame: Frame, node: s.Expr, state: State, truth: bool) -> Value:
    """The value of an operand that was just tested, as the tested state knows it (read again without noting uses twice)."""
    value = frame_quiet(frame, node, state)
    if truth:
        return _replace(value, null=NONNULL, origin=None, truth=True) if value.null != NULL else value
    if value.null == NULLABLE and (value.always_true or value.constants == frozenset()):
        return _replace(value, null=NULL)
    return value


def frame_quiet(frame: Frame, node: s.Expr, state: State) -> Value:
    """Evaluate only what can be read without effects: names, attributes and their paths."""
    if isinstance(node, s.AssignExpr):
        node = node.target
    if isinstance(node, s.Not):
        return PRESENT
    if isinstance(node, (s.Compare, s.InstanceOf)):
        return PRESENT
    if isinstance(node, (s.Name, s.Attribute, s.Subscript, s.Constant, s.Call, s.Collection, s.Boolean, s.Await)):
        return value_of(frame, node, state.copy())
    return ANY


def _condition(frame: Frame, node: s.Expr, state: State) -> Result:
    # What is asked as a value, `check(x != null)`, may be the guard itself in a function that nobody knows.
    tested, frame.tested = frame.tested, dict(frame.tested)
    true, false = frame.branch(frame, node, state.copy())
    frame.tested = tested
    merged = join_states((true, false), frame.locals)
    if merged is None:
        state.dead = True
        return ANY, None
    state.become(merged)
    if isinstance(node, s.Compare) and frame.compared is not None:
        return frame.compared, None
    boolean = Type("boolean") if frame.is_java else _BOOL
    if false is None:
        return Value(NONNULL, boolean, constants=TRUE.constants), None
    if true is None:
        return Value(NONNULL, boolean, constants=FALSE.constants), None
    return Value(NONNULL, boolean), None


def _conditional(frame: Frame, node: s.Conditional, state: State) -> Result:
    true, false = frame.branch(frame, node.test, state.copy())
    values, states = [], []
    frame.conditions.append(node.test)
    for arm, expression in ((true, node.body), (false, node.orelse)):
        if arm is not None and not arm.dead:
            values.append((value_of(frame, expression, arm), expression))
            states.append(arm)
    frame.conditions.pop()
    merged = join_states(states, frame.locals)
    if merged is None or not values:
        state.dead = True
        return ANY, None
    state.become(merged)
    if len(values) == 1:
        return values[0][0], None
    (a, x), (b, y) = values
    if frame.is_java:
        for one, other, expression in ((a, b, x), (b, a, y)):
            if is_boxed(one) and other.type is not None and other.type.cls in PRIMITIVES:
                note_use(frame, "unboxing", expression, one, None, state)
                return Value(NONNULL, other.type), None
    joined = join(a, b)
    if frame.is_java and joined.null >= NULL and joined.type is not None and joined.type.cls in BOXES:
        joined = _replace(joined, type=Type(BOXES[joined.type.cls]))
    return joined, None


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


def _comprehension(frame: Frame, node: s.Comprehension, state: State) -> Result:
    inner: State | None = state.copy()
    outside = len(frame.conditions)
    bound: list[tuple[str, s.Expr]] = []
    for number, clause in enumerate(node.clauses):
        if inner is None:
            break
        where = state if number == 0 else inner
        iterable, path = evaluate(frame, clause.iterable, where)
        iterable = frame.learned(iterable, path, where)
        note_use(frame, "iteration", clause.iterable, iterable, path, where, "for … in")
        if number == 0:
            inner = state.copy()
        for name in names_in(clause.target):
            inner.forget((name,), frame.dependents)
        element = element_of(frame, iterable)
        if isinstance(clause.target, s.Collection):
            note_use(frame, "unpacking", clause.iterable, element, None, inner, "unpacking")
        frame.assign(frame, clause.target, element, inner, None, 0)
        if isinstance(clause.target, s.Name):
            bound.append((clause.target.id, clause.iterable))
        for condition in clause.conditions:
            if inner is None:
                break
            inner, _ = frame.branch(frame, condition, inner)
            frame.conditions.append(condition)
    given: Value | None = None
    last: Value | None = None
    result_type = {"list": "builtins.list", "set": "builtins.set", "dict": "builtins.dict", "generator": "typing.Iterator"}[
        node.kind
    ]
    if inner is not None and not inner.dead:
        for expression in node.elements:
            value, path = evaluate(frame, expression, inner)
            last = with_facts(value, path, inner)
            if node.kind != "dict" or given is None:
                given = last if node.kind != "dict" else value
    del frame.conditions[outside:]
    args: tuple[Type, ...] = (given.type,) if given is not None and given.type is not None else ()
    if node.kind == "dict" and given is not None and last is not None and (row := entry_type(frame, last)) is not None:
        args = (given.type or UNKNOWN_TYPE, row)
    truth = True if node.kind == "generator" else None
    named = by_any_key(last) if node.kind == "dict" and last is not None and not frame.is_java else ()
    return Value(NONNULL, Type(result_type, args), element=given if node.kind != "dict" else None, truth=truth, named=named), None


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
    return _condition(frame, node, state)


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
        frame.yielded.append(element_of(frame, value) if node.delegates else with_facts(value, path, state))
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
    s.Boolean: _boolean,
    s.Not: _condition,
    s.Compare: _condition,
    s.Conditional: _conditional,
    s.AssignExpr: _assign_expression,
    s.Lambda: evaluate_lambda,
    s.MethodReference: evaluate_method_reference,
    s.Comprehension: _comprehension,
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
