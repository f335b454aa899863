"""What an expression's value is, and what evaluating it does to the state."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from nullguard.flow.constants.texts import concatenated
from nullguard.flow.domain.state import MAX_DEPTH, Path, State, join_states
from nullguard.flow.domain.values import (
    ABSENT,
    ANY,
    FALSE,
    NONNULL,
    NULL,
    NULLABLE,
    PRESENT,
    TRUE,
    Origin,
    Value,
    constant,
    join,
    overlaid,
)
from nullguard.flow.functions.guarantees import prove_by_call
from nullguard.flow.interpreter.calls import evaluate_call, evaluate_new
from nullguard.flow.interpreter.closures import Closure
from nullguard.flow.interpreter.conditions import asked_of, remember_test
from nullguard.flow.interpreter.elements import column_of, element_of, entry_of, is_mapping, with_facts
from nullguard.flow.interpreter.formatting import has_text, use_percent
from nullguard.flow.interpreter.frame import Frame, dotted_name, root_name
from nullguard.flow.interpreter.inner import note_closure
from nullguard.flow.interpreter.members import MOST_ITEMS
from nullguard.flow.interpreter.mentioned import names_in
from nullguard.flow.interpreter.names import stable_index
from nullguard.flow.interpreter.unboxing import BOXED, BOXES, is_boxed, unbox
from nullguard.flow.rows.corruption import becomes_text
from nullguard.flow.rows.documents import is_document, member
from nullguard.flow.world import PRIMITIVES, counted, plain
from nullguard.model import syntax as s
from nullguard.program.symbols import ARRAY, CLASS_OBJECT, ClassInfo, External, Type, VariableInfo

Result = tuple[Value, Path | None]

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

_LARGEST_FOLDED = 1 << 53

_SEQUENCES = frozenset({"builtins.list", "builtins.tuple", "builtins.str", "builtins.bytes"})
"""Types that are not indexed by None; a dictionary may have it as a key."""

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
    return frame.read_name(node.id, node.at, state)


def _attribute(frame: Frame, node: s.Attribute, state: State) -> Result:
    if frame.is_java and node.name == "this" and isinstance(node.value, s.Name):
        return _outer_this(frame, node.value.id, state)
    if (found := global_chain(frame, node, state)) is not None:
        return found
    base, path = evaluate(frame, node.value, state)
    if base.undeclared:
        base = frame.learned(base, path, state, node.name)
    if node.name == "length" and base.type is not None and base.type.cls == ARRAY:
        frame.use("attribute", node.value, base, path, state, ".length")
        return Value(NONNULL, Type("int")), None
    if base.symbol is not None and isinstance(base.symbol, ClassInfo):
        return _of_class(frame, base, path, node.name, state)
    if node.name == "__class__" and not frame.is_java and (cls := frame.world.class_of(base.type)) is not None:
        return Value(NONNULL, Type(CLASS_OBJECT, (Type(cls.id),)), symbol=cls, always_true=True), None
    if frame.is_java or node.name not in NULL_SAFE_ATTRIBUTES:
        frame.use("attribute", node.value, base, path, state, f".{node.name}")
    if node.name == frame.sink.calls.asked:
        frame.sink.calls.meet(node.at, None, (base, path), (), state)
    value, member = frame.read_member(base, path, node.name, node.at, state, "")
    if value.null == NULLABLE and value.origin is not None and value.origin.kind == "missing":
        frame.use("read", node, value, member, state)  # already `if user.profile:` raises where there is none
        return _replace(value, null=NONNULL, origin=None), member
    if member is not None and not frame.is_java and base.type is not None and member not in state.values:
        _ask_property(frame, node, (base, path), (value, member), state)
    return value, member


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
    if value is None:
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


def _is_number(index: Value) -> bool:
    return bool(index.constants) and all(kind == "int" for kind, _ in index.constants or ())


def _subscript(frame: Frame, node: s.Subscript, state: State) -> Result:
    base, path = evaluate(frame, node.value, state)
    base = frame.learned(base, path, state)
    index, index_path = evaluate(frame, node.index, state)
    if isinstance(base.symbol, ClassInfo):
        return base, None
    frame.use("subscript", node.value, base, path, state, "[…]")
    if name := column_of(frame, base, node.index):
        return frame.read_member(base, path, name, node.at, state, "")
    if frame.is_java:
        unbox(frame, node.index, index, state)
    elif base.type is not None and base.type.cls in _SEQUENCES and index.null >= NULL:
        frame.use("argument", node.index, index, index_path, state, "[…]")
    if path is not None and not frame.is_java and _is_number(index):
        state.refine(path, state.values.get(path, base), "true")  # there is an element: a loop over it is entered
    segment = stable_index(frame, node.index)
    if is_document(base.type):
        member(frame, node, base, index, (*path, segment) if segment and path is not None else None, state)
    result = ANY
    if base.items is not None and index.constants is not None and len(index.constants) == 1 and _is_in_order(frame, base):
        position = next(iter(index.constants))[1]
        if isinstance(position, int) and -len(base.items) <= position < len(base.items):
            result = base.items[position]
        else:
            result = entry_of(base, index)
    elif base.named:
        result = entry_of(base, index)
    elif isinstance(node.index, s.Slice):
        result = _replace(base, null=NONNULL, origin=None, truth=None, constants=None, symbol=None)
    elif base.element is not None and not is_mapping(base.type):
        result = element_of(frame, base)
    elif base.type is not None:
        result = _item_of(frame, base.type, index)
    if segment and path is not None and len(path) < MAX_DEPTH:
        full = (*path, segment)
        known = state.values.get(full)
        if known is not None:
            return (known if known.type is not None or result.type is None else overlaid(result, known)), full
        return result, full
    return result, None


def _is_in_order(frame: Frame, base: Value) -> bool:
    """Whether the items of a value are those that its positions have; a Java list is asked by its methods."""
    return not frame.is_java or (base.type is not None and base.type.cls == ARRAY)


def _item_of(frame: Frame, type: Type, index: Value) -> Value:
    if is_mapping(type):
        item = type.args[1] if len(type.args) > 1 else None
    elif type.cls == "builtins.tuple":
        position = next(iter(index.constants))[1] if index.constants and len(index.constants) == 1 else None
        if isinstance(position, int) and 0 <= position < len(type.args):
            item = type.args[position]
        else:
            item = frame.world.program.element_type(type)
    else:
        item = frame.world.program.element_type(type)
    return frame.world.typed(item, "item") if item is not None else ANY


def _slice(frame: Frame, node: s.Slice, state: State) -> Result:
    for part in node.parts:
        evaluate(frame, part, state)
    return PRESENT, None


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
                frame.use("unboxing", expression, one, None, state)
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


def _lambda(frame: Frame, node: s.Lambda, state: State) -> Result:
    closure = Closure(node.parameters, node.body, state.copy())
    note_closure(frame, closure)
    return Value(NONNULL, callable=closure, always_true=True), None


def _method_reference(frame: Frame, node: s.MethodReference, state: State) -> Result:
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
    base, path = evaluate(frame, node.value, state)
    frame.use("method", node.value, base, path, state, f"::{node.name}")
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
        frame.use("iteration", clause.iterable, iterable, path, where, "for … in")
        if number == 0:
            inner = state.copy()
        for name in names_in(clause.target):
            inner.forget((name,), frame.dependents)
        element = element_of(frame, iterable)
        if isinstance(clause.target, s.Collection):
            frame.use("unpacking", clause.iterable, element, None, inner, "unpacking")
        frame.assign(frame, clause.target, element, inner, None, 0)
        if isinstance(clause.target, s.Name):
            bound.append((clause.target.id, clause.iterable))
        for condition in clause.conditions:
            if inner is None:
                break
            inner, _ = frame.branch(frame, condition, inner)
            frame.conditions.append(condition)
    given: Value | None = None
    result_type = {"list": "builtins.list", "set": "builtins.set", "dict": "builtins.dict", "generator": "typing.Iterator"}[
        node.kind
    ]
    if inner is not None and not inner.dead:
        for expression in node.elements:
            value, path = evaluate(frame, expression, inner)
            if node.kind != "dict" or given is None:
                given = with_facts(value, path, inner) if node.kind != "dict" else value
    del frame.conditions[outside:]
    args = (given.type,) if given is not None and given.type is not None else ()
    truth = True if node.kind == "generator" else None
    return Value(NONNULL, Type(result_type, args), element=given if node.kind != "dict" else None, truth=truth), None


def _cast(frame: Frame, node: s.Cast, state: State) -> Result:
    value, path = evaluate(frame, node.value, state)
    type = frame.world.program.type_of(node.type, frame.path, frame.scope)
    if type is not None and type.cls in PRIMITIVES:
        if value.type is None or value.type.cls not in PRIMITIVES:
            frame.use("unboxing", node.value, value, path, state)
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
        frame.use("await", node.value, value, path, state, "await")
    return value, path


def _yield(frame: Frame, node: s.Yield, state: State) -> Result:
    if node.value is not None:
        value, path = evaluate(frame, node.value, state)
        if node.delegates:
            frame.use("iteration", node.value, value, path, state, "yield from")
    return ANY, None


def _arithmetic(frame: Frame, node: s.Arithmetic, state: State) -> Result:
    if not frame.is_java and (folded := _folded(node)) is not None:
        return constant("int", folded, _INT), None
    operands = []
    for operand in node.operands:
        value, path = evaluate(frame, operand, state)
        operands.append((operand, value, path))
    return arithmetic_result(frame, node.operator, tuple(operands), state), None


_FOLDED = {"+": int.__add__, "-": int.__sub__, "*": int.__mul__}


def _folded(node: s.Arithmetic) -> int | None:
    """The result of `60 * 60`: integer literals only."""
    fold = _FOLDED.get(node.operator)
    result: int | None = None
    for operand in node.operands:
        if fold is None or not isinstance(operand, s.Constant) or operand.kind != "int" or not isinstance(operand.value, int):
            return None
        result = operand.value if result is None else fold(result, operand.value)
        if abs(result) > _LARGEST_FOLDED:
            return None
    return result


def arithmetic_result(
    frame: Frame, operator: str, operands: tuple[tuple[s.Expr, Value, Path | None], ...], state: State
) -> Value:
    """The result of an arithmetic operator; null operands raise, except where the language concatenates or formats."""
    types = [value.type.cls for _, value, _ in operands if value.type is not None]
    if frame.is_java:
        if operator == "+" and "java.lang.String" in types:
            for node, value, _ in operands:
                becomes_text(frame, node, value, state)
            return Value(NONNULL, Type("java.lang.String"), constants=concatenated(value for _, value, _ in operands))
        for node, value, path in operands:
            unbox(frame, node, value if path is None else state.values.get(path, value), state, path)
        widest = next((t for t in ("double", "float", "long", "int") if t in [BOXED.get(c, c) for c in types]), "int")
        return Value(NONNULL, Type(widest))
    if operator == "%" and "builtins.str" in types[:1]:
        use_percent(frame, operands, state)
        return Value(NONNULL, _STR, truth=has_text(operands[0][0], operator) or None)
    if (asked := asked_of(frame, operator, tuple(value for _, value, _ in operands))) is not None:
        return asked
    if operator == "|" and any(isinstance(value.symbol, ClassInfo) or _is_none(node) for node, value, _ in operands):
        return PRESENT
    for node, value, path in operands:
        if types or not _is_none(node):
            frame.use("arithmetic", node, value, path, state, operator)
    kept = operands[0][1].type
    return Value(type=kept if kept is not None and kept.cls in ("builtins.str", "builtins.int", "builtins.float") else None)


def _is_none(node: s.Expr) -> bool:
    """`X | None` is a type, whatever X is; what an object of unknown class does with None is its own business."""
    return isinstance(node, s.Constant) and node.kind == "null"


def _unary(frame: Frame, node: s.Unary, state: State) -> Result:
    value, path = evaluate(frame, node.operand, state)
    if frame.is_java:
        unbox(frame, node.operand, value, state, path)
        if node.operator in ("++", "--") and path is not None:
            state.assign(path, Value(NONNULL, value.type), frame.dependents)
        return Value(NONNULL, value.type), None
    if (asked := asked_of(frame, node.operator, (value,))) is not None:
        return asked, None
    frame.use("arithmetic", node.operand, value, path, state, node.operator)
    return Value(type=value.type), None


def _format(frame: Frame, node: s.Format, state: State) -> Result:
    for part in node.fields:
        value, path = evaluate(frame, part.value, state)
        if part.spec and not part.conversion:
            frame.use("format", part.value, value, path, state, f":{part.spec}")
        else:
            becomes_text(frame, part.value, value, state)
    return Value(NONNULL, _STR, truth=bool(node.text.replace("{}", "")) or None), None


def _collection(frame: Frame, node: s.Collection, state: State) -> Result:
    values: list[Value] = []
    paths: list[Path | None] = []
    starred = False
    for item in node.items:
        if isinstance(item, s.Star):
            value, path = evaluate(frame, item.value, state)
            frame.use("iteration", item.value, value, path, state, "*" * item.count)
            starred = True
        else:
            value, path = evaluate(frame, item, state)
            values.append(value)
            paths.append(path)
    kind = node.kind
    if kind == "tuple" and not starred:
        together = _together(paths, values, state) if any(value.null >= NULL for value in values) else ()
        return Value(NONNULL, Type("builtins.tuple"), items=tuple(values), truth=bool(values), together=together), None
    element: Value | None = None
    if not starred and values and kind != "dict":
        element = values[0]
        for value in values[1:]:
            element = join(element, value)
    type = Type(ARRAY) if kind == "array" else Type(f"builtins.{kind}")
    is_listed = kind == "list" or (kind == "array" and len(values) <= MOST_ITEMS)
    items = tuple(values) if is_listed and not starred else None
    return Value(NONNULL, type, element=element, items=items, truth=True if values else None if starred else False), None


def _together(paths: list[Path | None], values: list[Value], state: State) -> tuple[tuple[int, str, int], ...]:
    """What the state knows of one item when another has an aspect (`return response, error`). An object that is there counts as
    true, unless it is a text, a number or a container."""
    numbers = {path: number for number, path in enumerate(paths) if path is not None}
    found: list[tuple[int, str, int]] = []
    for i in state.implications:
        if i.consequence == "nonnull" and i.condition in numbers and i.path in numbers:
            first, second = numbers[i.condition], numbers[i.path]
            found.append((first, i.aspect, second))
            if i.aspect == "null" and _is_object(values[first]):
                found.append((first, "false", second))
    return tuple(dict.fromkeys(found))


def _is_object(value: Value) -> bool:
    is_scalar = value.type is not None and value.type.cls.startswith("builtins.")
    return not value.constants and value.truth is None and value.element is None and not is_scalar


def _star(frame: Frame, node: s.Star, state: State) -> Result:
    value, path = evaluate(frame, node.value, state)
    frame.use("iteration", node.value, value, path, state, "*")
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
    s.Subscript: _subscript,
    s.Slice: _slice,
    s.Constant: _constant,
    s.Boolean: _boolean,
    s.Not: _condition,
    s.Compare: _condition,
    s.Conditional: _conditional,
    s.AssignExpr: _assign_expression,
    s.Lambda: _lambda,
    s.MethodReference: _method_reference,
    s.Comprehension: _comprehension,
    s.New: evaluate_new,
    s.Cast: _cast,
    s.InstanceOf: _instance_of,
    s.Await: _await,
    s.Yield: _yield,
    s.Arithmetic: _arithmetic,
    s.Unary: _unary,
    s.Format: _format,
    s.Collection: _collection,
    s.Star: _star,
    s.Switch: _switch,
    s.Opaque: _opaque,
}
