"""What a function returns, and the answers of its boolean results."""

from __future__ import annotations

import msgspec

from nullguard.flow.containers.given_optionals import GIVEN_BACK, holding_tested
from nullguard.flow.containers.made_objects import called_to_make
from nullguard.flow.containers.rows_set import without_tested
from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.domain.values import ANY, FALSE, NONNULL, NULL, NULLABLE, TRUE, UNKNOWN, Origin, Value
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.names import is_key
from nullguard.flow.frame.resolving import global_value
from nullguard.flow.frame.unboxing import BOXED, note_unboxing
from nullguard.flow.frame.uses import note_use
from nullguard.flow.functions.proofs.constant_answers import NO_NUMBER
from nullguard.flow.functions.proofs.result_objects import constructed, hands_filled_list
from nullguard.flow.functions.proofs.told_fields import told_fields
from nullguard.flow.interpreter.function_values.lambdas import declare_function
from nullguard.flow.interpreter.statements.responses import validate_response
from nullguard.flow.world import PRIMITIVES
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, is_null, last_name
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

_replace = msgspec.structs.replace


_OF_ADDRESS = "null comes back only where the address of the view says nothing of it"


def execute_return(frame: Frame, node: s.Return, state: State) -> None:
    """Note the value that the function returns, with the state in which it does; control goes no further."""
    value, path, before = Value(NULL) if node.value is None else None, None, state
    if node.value is not None:
        if not frame.is_java and _may_be_asked(node.value):
            asked, _ = frame.evaluate(frame, node.value, state.copy())
            if asked.asked is not None:  # `return Order.due < now` gives a condition for a query
                frame.returns.append((asked, state))
                return
        if _answers(frame, node.value):
            for answer, known in zip((TRUE, FALSE), frame.branch(frame, node.value, state), strict=True):
                if known is not None:
                    frame.returns.append((_replace(answer, type=frame.return_type), known))
            return
        if not frame.is_java and (chosen := _or_nothing(node.value)) is not None:
            execute_return(frame, s.Return(chosen, at=node.at), state)
            return
        if isinstance(node.value, s.Conditional) and _is_told_apart(frame, node.value):
            arms = frame.branch(frame, node.value.test, state)
            frame.conditions.append(node.value.test)
            for arm, known in zip((node.value.body, node.value.orelse), arms, strict=True):
                if known is not None:  # `return x == null ? null : x.name` returns null where x is null, and only there
                    execute_return(frame, s.Return(arm, at=node.at), known)
            frame.conditions.pop()
            return
        if not frame.is_java and isinstance(node.value, s.Boolean) and node.value.operator == "and":
            _return_last(frame, node.value, state)
            return
        if not frame.is_java and (_counts(node.value) or _may_be_empty(node.value, state) or _begins_with_test(node.value)):
            _return_some_or_none(frame, node.value, state)
            return
        before = state.copy() if frame.is_java and hands_filled_list(node.value, state) else state
        value, path = frame.evaluate(frame, node.value, state)
        if frame.is_java and (is_empty := _is_empty_optional(node.value)) is not None:
            state.values[GIVEN_BACK] = TRUE if is_empty else FALSE
        elif frame.is_java and (held := _held_perhaps(node.value)) is not None and is_key(held):
            of = quietly(frame, held, state)[1]
            if of is not None:
                state.values[GIVEN_BACK] = ANY
                state.imply((Implication(GIVEN_BACK, "false", of, "nonnull"),))
        if frame.is_java:
            value = holding_tested(value, path, state)
        if value.named and frame.is_java:
            value = without_tested(value, path, state)
        if value.callable is not None and frame.is_java and frame.return_type is not None:
            value = declare_function(frame, value, frame.return_type)
        if value.null == NULLABLE and value.origin is None and path is not None and len(path) > 1 and path[0] == frame.self_name:
            value = _replace(value, null=UNKNOWN)  # an attribute of its own of which only a test says that it can be null
        if (
            frame.return_type is not None
            and frame.return_type.cls in PRIMITIVES
            and value.type is not None
            and value.type.cls in BOXED
        ):
            note_unboxing(frame, node.value, value, path, state)
        if not frame.is_java and "." in frame.symbol:
            name = frame.symbol.rpartition(".")[2]
            if name in library_names("text-method"):
                note_use(frame, "given back", node.value, value, path, state, name)
        if not frame.is_java and (value.type is not None or value.element is not None):
            validate_response(frame, node.value, value, path, state)
    if value is not None and not state.dead:
        if not frame.is_java and isinstance(node.value, s.Call) and _is_always_true(frame, node.value, value):
            value = _replace(value, null=NONNULL, truth=True)
        if frame.is_java:
            if isinstance(node.value, s.New | s.Call) and (items := constructed(frame, node.value, before)):
                frame.members.append(((), items, before))
        elif isinstance(node.value, s.Collection | s.Call) and (told := told_fields(frame, node.value, value)) is not None:
            frame.members.append((*told, state))
        if value.null == NULLABLE and path is not None and value.origin is not None and not frame.is_java:
            if value.origin.kind == "lookup":
                frame.perhaps.append((state, path))
        elif frame.is_java and path is not None and _may_come_from_argument(value, path):
            frame.perhaps.append((state, path))
        if value.null == NULL and _is_of_address(frame):
            origin = value.origin or Origin("path", "", frame.path, node.at)
            value = _replace(value, origin=_replace(origin, doubt=_OF_ADDRESS))
        frame.returns.append((value, state))


def _is_told_apart(frame: Frame, node: s.Conditional) -> bool:
    """Whether what is given says which arm it was: one is null, or no number (`lines == null ? 0 : lines.size()`), or in Java one
    is a constant of an enum or a text; in Python both are."""
    arms = (node.body, node.orelse)
    if any(map(is_null, arms)) or any(isinstance(arm, s.Constant) and (arm.kind, arm.value) in NO_NUMBER for arm in arms):
        return True
    return (any if frame.is_java else all)(map(_is_constant, arms))


def _is_always_true(frame: Frame, node: s.Call, value: Value) -> bool:
    """Whether a call makes an object that is true whatever it holds: a response, or one of a plain class of the project."""
    if value.null >= NULL or value.truth is not None:
        return False
    name = last_name(node.function)
    if name in _TRUE_OBJECTS and (name[0].isupper() or isinstance(node.function, s.Name)):
        found = global_value(frame, name) if isinstance(node.function, s.Name) else None
        symbol = found.symbol if found is not None else None
        return not isinstance(symbol, FunctionInfo | ClassInfo) or symbol.is_library
    cls = called_to_make(frame, node, value) if value.fresh else None
    if not isinstance(cls, ClassInfo) or cls.is_library or frame.world.schema.is_entity(cls.id):
        return False
    program = frame.world.program
    is_counted = any(program.member(cls, name) is not None for name in ("__bool__", "__len__"))
    return not is_counted and not program.base_names(cls) - _own_bases(program, cls)


def _own_bases(program: Program, cls: ClassInfo) -> frozenset[str]:
    """The classes above one that say nothing of its truth: the project's own, and plain ones."""
    return frozenset(base.dotted for base in program.ancestors(cls) if not base.is_library) | library_names("plain-base")


def _or_nothing(node: s.Expr) -> s.Conditional | None:
    """`order.buyer or None` as `order.buyer if order.buyer else None`."""
    match node:
        case s.Boolean(operator="or", operands=(s.Name() | s.Attribute() as held, nothing), at=at) if is_null(nothing):
            return s.Conditional(held, held, nothing, at)
    return None


def _is_constant(node: s.Expr) -> bool:
    """Whether a value is a text, or is called as constants are: `Outcome.MISSING`; or an Optional that holds something for sure,
    or nothing."""
    if _is_empty_optional(node) is not None:
        return True
    match node:
        case s.Constant(value=str()):
            return node.kind != "class"
        case s.Attribute(name=name) | s.Name(id=name):
            return name.isupper()
    return False


def _may_come_from_argument(value: Value, path: Path) -> bool:
    """Whether what a function gives is a variable that may be null, or what another one gives: that may be there only where an
    argument is (`Dto dto = null; if (order != null) { dto = new Dto(order); } return dto;`)."""
    return (value.null == NULLABLE and len(path) == 1) or path[0][:1] == "?" or path[-1].endswith(")")


def _is_empty_optional(node: s.Expr) -> bool | None:
    """Whether an Optional is written that holds nothing, or something for sure; None for all else (Java)."""
    match node:
        case s.Call(function=s.Attribute(value=s.Name(id="Optional") | s.Attribute(name="Optional"), name="empty"), arguments=()):
            return True
        case s.Call(function=s.Attribute(value=s.Name(id="Optional") | s.Attribute(name="Optional"), name="of"), arguments=(_,)):
            return False
    return None


def _held_perhaps(node: s.Expr) -> s.Expr | None:
    """What an Optional holds where that is there: `order.getBuyer()` of `Optional.ofNullable(order.getBuyer())`."""
    match node:
        case s.Call(
            function=s.Attribute(value=s.Name(id="Optional") | s.Attribute(name="Optional"), name="ofNullable"),
            arguments=(s.Argument(value=held),),
        ):
            return held
    return None


def _may_be_asked(node: s.Expr) -> bool:
    """Whether a comparison is of what a class holds, which may be a column."""
    return isinstance(node, s.Compare) and any(
        isinstance(operand, s.Attribute)
        and isinstance(operand.value, s.Name)
        and (operand.value.id[:1].isupper() or operand.value.id == _CLASS)
        for operand in node.operands
    )


_CLASS = "cls"


def _is_of_address(frame: Frame) -> bool:
    """Whether a condition around asks for a part of the address that a view was called by: `if "pk" not in self.kwargs`."""
    keywords = f"{frame.self_name}.kwargs"
    return bool(frame.self_name) and any(
        isinstance(test, s.Compare) and test.operators in (("in",), ("not in",)) and dotted_name(test.operands[1]) == keywords
        for test in frame.conditions
    )


def _return_last(frame: Frame, node: s.Boolean, state: State) -> None:
    """Python's `return user and user.is_active` is only true where all of it is: what is true and what is not are kept apart."""
    before = state.copy()
    value, _ = frame.evaluate(frame, node, state)
    if state.dead:
        return
    true, false = frame.branch(frame, node, before)
    if true is not None:
        frame.returns.append((_replace(value, null=NONNULL, origin=None, truth=True), true))
    if false is not None:
        frame.returns.append((_replace(value, truth=False), false))


def _counts(node: s.Expr) -> bool:
    """Whether an expression may be a call that counts the rows of a query."""
    return (
        isinstance(node, s.Call)
        and isinstance(node.function, s.Attribute)
        and node.function.name == "count"
        and not node.arguments
    )


def _may_be_empty(node: s.Expr, state: State) -> bool:
    """Whether what is returned is a collection, text or flag of which it is known what it tells that there is something in it,
    or that it is true: `errors` to which something was added under conditions."""
    if not isinstance(node, s.Name):
        return False
    known = state.values.get((node.id,))
    if known is None or known.null != NONNULL or known.truth is not None or known.type is None or known.type.cls not in _FILLED:
        return False
    return any(item.condition == (node.id,) and item.aspect in ("true", "false") for item in state.implications)


def _begins_with_test(node: s.Expr) -> bool:
    """`return order is None or order.is_late`: false only where there is an order."""
    return isinstance(node, s.Boolean) and node.operator == "or" and isinstance(node.operands[0], s.Compare | s.Not)


_TESTS = library_names("truth-telling")

_TRUE_OBJECTS = library_names("true-object")

_FILLED = frozenset({"builtins.list", "builtins.dict", "builtins.set", "builtins.str", "builtins.bool"})


def _return_some_or_none(frame: Frame, node: s.Expr, state: State) -> None:
    """`return order.lines.count()`, `return errors`: that there are some and that there are none are kept apart."""
    value, _ = frame.evaluate(frame, node, state)
    if state.dead:
        return
    for truth, known in zip((True, False), frame.branch(frame, node, state), strict=True):
        if known is not None:
            frame.returns.append((_replace(value, truth=truth), known))


def _answers(frame: Frame, node: s.Expr) -> bool:
    """Whether what is returned is a condition: the two answers are then kept apart, each with what it tells."""
    if frame.is_java:
        if frame.return_type is None:
            return isinstance(node, (s.Compare, s.Boolean, s.Not, s.InstanceOf))
        return frame.return_type.cls == "boolean"
    pending = [node]
    while pending:  # `bool(a)`, `a is not None and bool(b)`
        part = pending.pop()
        match part:
            case s.Compare() | s.Not():
                pass
            case s.Call(function=s.Name(id=name)) if name in _TESTS:
                pass
            case s.Call(function=s.Attribute(name="exists"), arguments=()):
                pass
            case s.Boolean(operands=operands):
                pending.extend(operands)
            case _:
                return frame.return_type is not None and frame.return_type.cls == "builtins.bool" and part is not node
    return True
