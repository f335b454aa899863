"""Calls whose result tells something: isinstance, hasattr, all, any, equals, the library's own predicates."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from nullguard.flow.bodies.aliases import alias
from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.conditions.listed_values import all_there
from nullguard.flow.conditions.patterns import isinstance_test
from nullguard.flow.containers.maps import entry_of
from nullguard.flow.domain.refinement import as_nonnull
from nullguard.flow.domain.state import Path, Split, State, has_attribute
from nullguard.flow.domain.values import NONNULL, NULLABLE, TRUE, Value
from nullguard.flow.frame.attributes import read_member
from nullguard.flow.frame.behaviour import told_by_result
from nullguard.flow.frame.elements import element_of, with_facts
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.names import is_key
from nullguard.flow.frame.resolving import global_value, qualified_callee
from nullguard.flow.frame.uses import note_guard
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo


def call_test(frame: Frame, node: s.Call, state: State) -> Split | None:
    """The split of a call used as a condition; None when it is just a value to test for truth."""
    function = node.function
    if not frame.is_java and isinstance(function, s.Name) and function.id not in frame.locals:
        handler = _PYTHON.get(function.id)
        if handler is not None and all(a.star == 0 and a.name is None for a in node.arguments):
            return handler(frame, node, state)
    if frame.is_java and isinstance(function, s.Attribute):
        handler = _JAVA_METHODS.get(function.name)
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
    if not qualified:
        return None
    rules = frame.world.rules["java" if frame.is_java else "python"]
    rule = rules.function(qualified, ("",) * len(node.arguments))
    if rule is None or not (rule.if_true or rule.if_false or rule.if_true_with):
        return None
    if frame.is_java and not rules.has(qualified) and _is_of_project(frame, node):  # its body says what it tells
        return None
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
        if path is not None:
            split.refine(path, value, "true" if truth else "false")
    return true, false


def _is_of_project(frame: Frame, node: s.Call) -> bool:
    """Whether a call names a class of the project."""
    holder = node.function.value if isinstance(node.function, s.Attribute) else None
    cls = frame.world.program.class_named(frame.path, dotted_name(holder), frame.scope) if holder is not None else None
    return cls is not None and not cls.is_library


def _isinstance(frame: Frame, node: s.Call, state: State) -> Split | None:
    if len(node.arguments) != 2:
        return None
    return isinstance_test(frame, node.arguments[0].value, node.arguments[1].value, state)


def _subject_is_nonnull(frame: Frame, node: s.Call, state: State) -> Split | None:
    """`callable(x)`, `issubclass(x, T)`: true only of a value that is there."""
    if not node.arguments:
        return None
    values = [frame.evaluate(frame, a.value, state) for a in node.arguments]
    value, path = values[0]
    if path is None:
        return state, state.copy()
    true, false = state.copy(), state
    true.refine(path, value, "nonnull")
    return true, false


def _hasattr(frame: Frame, node: s.Call, state: State) -> Split | None:
    if len(node.arguments) != 2:
        return None
    value, path = frame.evaluate(frame, node.arguments[0].value, state)
    name = node.arguments[1].value
    if path is None or not isinstance(name, s.Constant) or not isinstance(name.value, str):
        return state, state.copy()
    true, false = state.copy(), state
    if not (name.value.startswith("__") and name.value.endswith("__")):
        true.refine(path, value, "nonnull")
    true.values[(*path, has_attribute(name.value))] = TRUE
    member, member_path = read_member(frame, value, path, name.value, node.at, true)
    if member_path is not None and member.origin is not None and member.origin.kind == "missing":
        note_guard(frame, member)
        true.refine(member_path, member, "nonnull")
        false.refine(member_path, member, "null")
    return true, false


def _bool(frame: Frame, node: s.Call, state: State) -> Split | None:
    if len(node.arguments) != 1:
        return None
    return frame.branch(frame, node.arguments[0].value, state)


def _len(frame: Frame, node: s.Call, state: State) -> Split | None:
    """`if len(rows):`, which raises for None."""
    frame.evaluate(frame, node, state)
    return None if state.dead else frame.branch(frame, node.arguments[0].value, state) if len(node.arguments) == 1 else None


def _all(frame: Frame, node: s.Call, state: State) -> Split | None:
    return _quantified(frame, node, state, every=True)


def _any(frame: Frame, node: s.Call, state: State) -> Split | None:
    return _quantified(frame, node, state, every=False)


def _quantified(frame: Frame, node: s.Call, state: State, every: bool) -> Split | None:
    """all and any: where all holds every member does; where any fails every member does."""
    if len(node.arguments) != 1:
        return None
    argument = node.arguments[0].value
    if isinstance(argument, s.Collection) and argument.kind in ("list", "tuple", "set"):
        return (
            frame.branch(frame, s.Boolean("and" if every else "or", argument.items, argument.at), state)
            if argument.items
            else None
        )
    if not isinstance(argument, s.Comprehension) or len(argument.clauses) != 1 or argument.clauses[0].conditions:
        return None
    clause = argument.clauses[0]
    if not isinstance(clause.target, s.Name):
        return None
    frame.evaluate(frame, argument, state)
    test = argument.elements[0]
    decided, other = state.copy(), state
    if isinstance(clause.iterable, s.Collection) and clause.iterable.kind in ("list", "tuple", "set"):
        current: State | None = decided
        for member in clause.iterable.items:
            if current is None:
                break
            value, path = frame.evaluate(frame, member, current)
            current.assign((clause.target.id,), value, frame.dependents)
            if path is not None:
                current.imply(alias((clause.target.id,), path))
            true, false = frame.branch(frame, test, current)
            current = true if every else false
        if current is not None:
            current.forget((clause.target.id,), frame.dependents)
        return (current, other) if every else (other, current)
    value, path = frame.evaluate(frame, clause.iterable, decided)
    if path is not None:
        probe = decided.copy()
        element = element_of(frame, value)
        probe.assign((clause.target.id,), element, frame.dependents)
        true, false = frame.branch(frame, test, probe)
        after = true if every else false
        if after is not None:
            told = after.values.get((clause.target.id,))
            items = value.items
            if told is not None and told.null == NONNULL:
                element = as_nonnull(element) or element
                items = tuple(as_nonnull(item) or item for item in items) if items is not None else None
            element = with_facts(frame, element, (clause.target.id,), after)
            decided.values[path] = msgspec.structs.replace(value, element=element, items=items)
    return (decided, other) if every else (other, decided)


def _equals(frame: Frame, node: s.Call, state: State) -> Split | None:
    """Java `a.equals(b)`: where it holds b is not null either."""
    if len(node.arguments) != 1:
        return None
    frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    argument = node.arguments[0].value
    true, false = state.copy(), state
    told, path = frame.evaluate(frame, argument, true)
    if path is not None:
        true.refine(path, told, "nonnull")
    receiver = node.function.value if isinstance(node.function, s.Attribute) and node.function.name == "equals" else None
    if receiver is not None and (told.constants or not isinstance(receiver, s.Call)):
        value, value_path = frame.evaluate(frame, receiver, true)
        _share_constants(path, value, true)
        _share_constants(value_path, told, true)
        _drop_constant(path, value, false)
        _drop_constant(value_path, told, false)
    if is_key(node.function) and is_key(argument):
        key = (frame.depends("?" + render(node), frozenset((*names_in(node.function), *names_in(argument)))),)
        known = state.values.get(key, Value(NONNULL))
        true.refine(key, true.values.get(key, known), "true")
        false.refine(key, false.values.get(key, known), "false")
    return true, None if false.dead else false


def _share_constants(path: Path | None, other: Value, state: State) -> None:
    """What equals a constant is that constant."""
    known = state.values.get(path) if path is not None else None
    if known is None or path is None or not other.constants or other.null != NONNULL:
        return
    constants = other.constants if known.constants is None else known.constants & other.constants
    if constants:
        state.values[path] = msgspec.structs.replace(known, constants=constants)


def _drop_constant(path: Path | None, other: Value, state: State) -> None:
    """What differs from a constant is one of the others that it can be; null, or nothing, where there is no other."""
    known = state.values.get(path) if path is not None else None
    if known is None or path is None or not known.constants or other.null != NONNULL or len(other.constants or ()) != 1:
        return
    rest = known.constants - (other.constants or frozenset())
    if rest:
        state.values[path] = msgspec.structs.replace(known, constants=rest)
    elif known.null == NONNULL:
        state.dead = True
    elif known.null == NULLABLE:
        state.refine(path, known, "null")


def _contains_key(frame: Frame, node: s.Call, state: State) -> Split | None:
    """Java `map.containsKey(k)`: afterwards `map.get(k)` gives what is there."""
    if len(node.arguments) != 1 or not isinstance(node.function, s.Attribute):
        return None
    argument = node.arguments[0].value
    frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    true, false = state.copy(), state
    _, path = frame.evaluate(frame, node.function.value, true)
    entry = entry_of(frame, path, argument)
    if entry is not None:
        true.values[entry] = Value(NONNULL)
    return true, false


def _contains(frame: Frame, node: s.Call, state: State) -> Split | None:
    """Java `rows.contains(x)`: true only of an object that is there, as collections of rows hold no null."""
    if len(node.arguments) != 1 or not isinstance(node.function, s.Attribute):
        return None
    receiver, _ = frame.evaluate(frame, node.function.value, state.copy())
    if receiver.type is None or _COLLECTION not in frame.world.lineage(receiver.type):
        return None
    value, path = frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    true, false = state.copy(), state
    told, place = frame.evaluate(frame, node.arguments[0].value, true)
    if place is not None:
        true.refine(place, told, "nonnull")
    if path is not None:
        true.refine(path, value, "true")
        false.refine(path, value, "false")
    return true, false


def _has_member(frame: Frame, node: s.Call, state: State) -> Split | None:
    """The same of `node.has(k)`, where a library knows such a method and `get(k)`."""
    if not isinstance(node.function, s.Attribute):
        return None
    receiver, _ = frame.evaluate(frame, node.function.value, state.copy())
    cls = frame.world.class_of(receiver.type)
    is_known = cls is not None and cls.is_library and frame.world.program.member(cls, "get") is not None
    return _contains_key(frame, node, state) if is_known else None


def _getattr(frame: Frame, node: s.Call, state: State) -> Split | None:
    """`getattr(x, "name", None)`: true only of an object that is there and has the attribute."""
    if len(node.arguments) != 3 or not isinstance(node.arguments[2].value, s.Constant) or node.arguments[2].value.value:
        return None
    holder, holder_path = frame.evaluate(frame, node.arguments[0].value, state)
    value, path = frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    note_guard(frame, value)
    true, false = state.copy(), state
    if holder_path is not None:
        note_guard(frame, holder)
        true.refine(holder_path, holder, "nonnull")
    if path is not None:
        true.refine(path, value, "true")
        false.refine(path, value, "false")
    return true, false


def _class_is_instance(frame: Frame, node: s.Call, state: State) -> Split | None:
    """Java `T.class.isInstance(x)`."""
    return _subject_is_nonnull(frame, node, state) if len(node.arguments) == 1 else None


def _is_present(frame: Frame, node: s.Call, state: State) -> Split | None:
    """Java `Optional.ofNullable(x).isPresent()`."""
    optional = node.function.value if isinstance(node.function, s.Attribute) else None
    if not isinstance(optional, s.Call) or not qualified_callee(frame, optional.function).endswith("Optional.ofNullable"):
        return None
    return _subject_is_nonnull(frame, optional, state)


_COLLECTION = "java.util.Collection"

_PYTHON: dict[str, Callable[[Frame, s.Call, State], Split | None]] = {
    "isinstance": _isinstance,
    "issubclass": _subject_is_nonnull,
    "callable": _subject_is_nonnull,
    "hasattr": _hasattr,
    "getattr": _getattr,
    "bool": _bool,
    "len": _len,
    "all": _all,
    "any": _any,
}
_JAVA_METHODS: dict[str, Callable[[Frame, s.Call, State], Split | None]] = {
    "equals": _equals,
    "equalsIgnoreCase": _equals,
    "contentEquals": _equals,
    "contains": _contains,
    "containsKey": _contains_key,
    "has": _has_member,
    "hasNonNull": _has_member,
    "isInstance": _class_is_instance,
    "isPresent": _is_present,
    "allMatch": all_there,
    "anyMatch": all_there,
    "noneMatch": all_there,
}
