"""Calls whose result tells something: those of Python and Java, type guards, the library's own predicates."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.conditions.asked_closures import closure_test
from nullguard.flow.conditions.elements_by_helpers import told_of_elements
from nullguard.flow.conditions.java_predicates import METHODS
from nullguard.flow.conditions.python_predicates import PYTHON
from nullguard.flow.containers.lists import EMPTY
from nullguard.flow.domain.state import Split, State
from nullguard.flow.domain.values import PRESENT, Value
from nullguard.flow.frame.behaviour import told_by_result
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import global_value, qualified_callee
from nullguard.flow.frame.uses import note_guard
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, is_null, last_name
from nullguard.program.symbols import FunctionInfo


def call_test(frame: Frame, node: s.Call, state: State) -> Split | None:
    """The split of a call used as a condition; None when it is just a value to test for truth."""
    function = node.function
    if not frame.is_java and isinstance(function, s.Name) and function.id not in frame.locals:
        handler = PYTHON.get(function.id)
        if handler is not None and all(a.star == 0 and a.name is None for a in node.arguments):
            return handler(frame, node, state)
    if not frame.is_java and (split := closure_test(frame, node, state)) is not None:
        return split
    if not frame.is_java and (split := told_of_elements(frame, node, state)) is not None:
        return split
    if frame.is_java and isinstance(function, s.Attribute):
        handler = METHODS.get(function.name)
        if handler is not None:
            split = handler(frame, node, state)
            if split is not None:
                return split
    if not frame.is_java and (split := _type_guard(frame, node, state)) is not None:
        return split
    return _library_test(frame, node, state)


def _type_guard(frame: Frame, node: s.Call, state: State) -> Split | None:
    """A function that returns `TypeGuard[T]` or `TypeIs[T]`: true of T only; where TypeIs fails its argument is no T."""
    told = _guarded_type(frame, node)
    if told is None:
        return None
    frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    value, path = frame.evaluate(frame, node.arguments[0].value, state)
    if path is None:
        return state, state.copy()
    note_guard(frame, value)
    true, false = state.copy(), state
    if not told.args[0].nullable:
        true.refine(path, value, "nonnull")
    elif told.args[0].name == "None":
        true.refine(path, value, "null")
    if told.name.endswith("TypeIs") and told.args[0].nullable:
        false.refine(path, value, "nonnull")
    return true, false


def is_type_guard(frame: Frame, node: s.Call) -> bool:
    """Whether the called function returns TypeGuard or TypeIs."""
    return not frame.is_java and _guarded_type(frame, node) is not None


def _guarded_type(frame: Frame, node: s.Call) -> s.TypeRef | None:
    function = node.function
    if not isinstance(function, s.Name) or not node.arguments or function.id in frame.locals:
        return None
    callee = global_value(frame, function.id)
    symbol = callee.symbol if callee is not None else None
    told = symbol.decl.returns if isinstance(symbol, FunctionInfo) else None
    if told is None or told.name.rpartition(".")[2] not in ("TypeGuard", "TypeIs") or len(told.args) != 1:
        return None
    return told


def _library_test(frame: Frame, node: s.Call, state: State) -> Split | None:
    """`StringUtils.isNotBlank(x)`, `Objects.isNull(x)`: the tables say what the answer tells of the arguments."""
    qualified = qualified_callee(frame, node.function)
    rules = frame.world.rules["java" if frame.is_java else "python"]
    if frame.is_java and not (qualified and rules.has(qualified)):
        qualified = next((name for name in _inherited(frame, node) if rules.has(name)), qualified)
    if not qualified:
        return None
    rule = rules.function(qualified, ("",) * len(node.arguments))
    if rule is None or not (rule.if_true or rule.if_false or rule.if_true_with):
        return None
    if frame.is_java and not rules.has(qualified) and _is_of_project(frame, node):  # its body says what it tells
        return None
    if rule.if_true_with and len(node.arguments) == 2 and any(is_null(argument.value) for argument in node.arguments):
        compared = s.Compare(
            tuple([argument.value for argument in node.arguments]), ("==",), node.at
        )  # `Objects.equals(x, null)`
        return frame.branch(frame, compared, state)
    value, path = frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    arguments = [(argument, *frame.evaluate(frame, argument.value, state)) for argument in node.arguments]
    true, false = state.copy(), state
    for split, truth in ((true, True), (false, False)):
        for told, place in told_by_result(rule, truth, arguments):
            if not rule.if_true_with:  # who compares has not thought of null
                note_guard(frame, told)
            split.refine(place, split.values.get(place, told), "nonnull")
            if frame.is_java and last_name(node.function) in _ASKING_FOR_ELEMENTS and _is_collection(told):
                split.refine((*place, EMPTY), split.values.get((*place, EMPTY), PRESENT), "false")
        if path is not None:
            split.refine(path, value, "true" if truth else "false")
    return true, false


_ASKING_FOR_ELEMENTS = library_names("elements-asked")


def _is_collection(value: Value) -> bool:
    return value.type is not None and value.type.cls.startswith("java.util.")


def _inherited(frame: Frame, node: s.Call) -> Iterator[str]:
    """The static methods of libraries that a call of a class of the project may mean: `class Texts extends StringUtils`."""
    holder = node.function.value if isinstance(node.function, s.Attribute) else None
    cls = frame.world.program.class_named(frame.path, dotted_name(holder), frame.scope) if holder is not None else None
    if cls is None or cls.is_library or not isinstance(node.function, s.Attribute):
        return
    if frame.world.program.method(cls, node.function.name) is None:
        for base in sorted(frame.world.program.base_names(cls)):
            yield f"{base}.{node.function.name}"


def _is_of_project(frame: Frame, node: s.Call) -> bool:
    """Whether a call names a class of the project."""
    holder = node.function.value if isinstance(node.function, s.Attribute) else None
    cls = frame.world.program.class_named(frame.path, dotted_name(holder), frame.scope) if holder is not None else None
    return cls is not None and not cls.is_library
