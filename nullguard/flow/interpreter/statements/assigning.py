"""Statements that assign: what is evaluated for them, and what they tell beside it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.bodies.own_fields import fields_read
from nullguard.flow.conditions.stored_tests import remember_test
from nullguard.flow.containers.dictionaries import note_aliases
from nullguard.flow.containers.items import evaluate_collection
from nullguard.flow.containers.kept_rows import forget_kept, note_kept
from nullguard.flow.containers.known_kept import forget_known
from nullguard.flow.containers.made_objects import note_attributes
from nullguard.flow.containers.row_dictionaries import note_columns
from nullguard.flow.containers.spared import note_spared, spared
from nullguard.flow.declared_values import counted
from nullguard.flow.domain.joined_states import doubt_kept, join_states
from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.domain.values import ANY, NULL, NULLABLE, UNKNOWN, Value
from nullguard.flow.frame.behaviour import RECORDER, Arguments, apply_arguments, library_method
from nullguard.flow.frame.closures import as_of_kind, know_kind
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import declared_type, of_others
from nullguard.flow.frame.storing import unbox_stored
from nullguard.flow.frame.unboxing import BOXED, is_boxed, note_unboxing
from nullguard.flow.frame.uses import note_use
from nullguard.flow.interpreter.function_values.lambdas import declare_function
from nullguard.flow.interpreter.operators import arithmetic_result
from nullguard.flow.interpreter.statements.added_conditions import told_by_added
from nullguard.flow.interpreter.statements.assignments import assign
from nullguard.flow.interpreter.statements.declared_variables import as_declared
from nullguard.flow.interpreter.statements.diamonds import inferred, of_field
from nullguard.flow.interpreter.statements.of_unknown_classes import takes_functions
from nullguard.flow.lookups.collected import begin
from nullguard.flow.world import PRIMITIVES
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, is_null
from nullguard.program.symbols import Type

_replace = msgspec.structs.replace


def execute_assign(frame: Frame, node: s.Assign, state: State) -> State:
    """The state after an assignment or a declaration."""
    declared = declared_type(frame, node.type) if node.type is not None and node.type.name != "var" else None
    if declared is None and node.type is not None and node.type.args and frame.is_java and not takes_functions(node.value):
        frame.written_types.update((target.id, node.type) for target in node.targets if isinstance(target, s.Name))
    if node.value is None:
        _declare(frame, node, declared, state)
        return state
    if len(node.targets) == 1 and type(node.targets[0]) is s.Collection and type(node.value) is s.Collection:
        return _parallel(frame, node.targets[0], node.value, node, state)
    if not frame.is_java and (chosen := _chosen_or_null(node.value)) is not None:
        return execute_assign(frame, _replace(node, value=chosen), state)
    if type(node.value) is s.Conditional and _by_arms(frame, node, node.value, declared, state):
        return _assign_arms(frame, node, node.value, state)
    value, source = _evaluated(frame, node, node.value, declared, state)
    if state.dead:
        return state
    value = _converted(frame, node, node.value, (value, source), declared, state)
    for target in node.targets:
        _assign_to(frame, node, target, node.value, (value, source), state)
    if len(node.targets) == 1 and (type(node.targets[0]) is s.Name or dotted_name(node.targets[0])):
        remember_test(frame, node.targets[0], node.value, state)
    return state


def _declare(frame: Frame, node: s.Assign, declared: Type | None, state: State) -> None:
    """A declaration without a value: what the variable held before is gone."""
    if not frame.is_java and declared is None:
        return
    for target in node.targets:
        if isinstance(target, s.Name):
            state.forget((target.id,), frame.dependents)
            if declared is not None and (not frame.is_java or declared.cls in PRIMITIVES):
                state.values[(target.id,)] = frame.world.typed(declared, target.id)


def _by_arms(frame: Frame, node: s.Assign, value: s.Conditional, declared: Type | None, state: State) -> bool:
    """Whether a conditional is assigned as a branch with two assignments, so that it is known when it is null, or zero."""
    if not all(isinstance(target, s.Name) for target in node.targets):
        return False
    is_unboxed = (declared is not None and declared.cls in PRIMITIVES) or _holds_primitive(node.targets, state)
    has_null = is_null(value.body) or is_null(value.orelse)
    if has_null and not is_unboxed:
        return True
    is_number = frame.is_java and declared is not None and declared.cls not in BOXED
    return is_number and not has_null and (_is_zero(value.body) or _is_zero(value.orelse))  # `rows == null ? 0 : rows.size()`


def _evaluated(frame: Frame, node: s.Assign, value: s.Expr, declared: Type | None, state: State) -> tuple[Value, Path | None]:
    """What is assigned, and its path: what is declared may tell of which class the elements are that it is made of."""
    if declared is not None and type(value) is s.Collection:
        return evaluate_collection(frame, value, state, declared if frame.is_java else None)
    if frame.is_java and type(value) is s.New:
        return frame.evaluate(frame, inferred(frame, value, node.type or of_field(frame, node.targets[0])), state)
    return frame.evaluate(frame, value, state)


def _converted(
    frame: Frame, node: s.Assign, written: s.Expr, given: tuple[Value, Path | None], declared: Type | None, state: State
) -> Value:
    """What is assigned as its variable holds it, by the type that this is declared with."""
    value, source = given
    if frame.is_java and value.null == NULLABLE:
        value = as_of_kind(frame, written, value, source, state)
    if declared is not None and value.callable is not None and frame.is_java:
        value = declare_function(frame, value, declared)
    if declared is not None and value.symbol is not RECORDER.symbol:
        return as_declared(frame, node, counted(value, declared), declared, state, source)
    if value.type is None and value.symbol is None and of_others(frame, node.type):
        return _replace(value, fresh=True)
    if frame.is_java and is_boxed(value) and _holds_primitive(node.targets, state):
        note_unboxing(frame, written, value, source, state)
    return value


def _assign_to(
    frame: Frame, node: s.Assign, target: s.Expr, written: s.Expr, given: tuple[Value, Path | None], state: State
) -> None:
    """Assign a value to one of the targets, and note what that tells beside."""
    value, source = given
    kind = type(target)
    if kind is s.Collection:
        note_use(frame, "unpacking", written, value, source, state, "unpacking")
    elif frame.is_java and value.null >= NULL and is_boxed(value):
        unbox_stored(frame, target, written, value, source, state)
    elif type(target) is s.Subscript and value.null >= NULL and not frame.is_java:
        _store_item(frame, target, (s.Argument(written), value, source), state)
    before = state.values.get((target.value.id,)) if type(target) is s.Subscript and type(target.value) is s.Name else None
    stored = spared(frame, written, value, state) if kind is s.Subscript else value
    is_told = kind in _TOLD_OF or (frame.is_java and kind is s.Attribute)
    assign(frame, target, stored, state, source if is_told else None, node.at)
    if type(target) is s.Subscript and type(written) is s.Call and not frame.is_java:
        note_columns(frame, target, written, before, state)
    note_spared(frame, target, written, state)
    if frame.is_java and source is not None and value.null in (UNKNOWN, NULLABLE):
        _note_kept(frame, target, source, state)
    if type(target) is s.Name:
        _note_held(frame, target.id, written, value, state)
    elif frame.is_java:
        forget_kept(frame, value, source, state)
    elif kind is s.Attribute and value.null == UNKNOWN and source is not None:
        _note_given(frame, target, source, state)


def _note_given(frame: Frame, target: s.Expr, source: Path, state: State) -> None:
    """`self.name = name`: the attribute is null where what the function was given is, and only there (Python)."""
    dotted = dotted_name(target)
    if not dotted or len(source) > 1 or source[0] not in frame.parameters or source[0] in frame.rebound:
        return
    path = tuple(dotted.split("."))
    if path in state.values and path[0] != source[0]:
        ways = ((path, source), (source, path))
        state.imply([Implication(one, aspect, other, aspect) for aspect in ("nonnull", "null") for one, other in ways])


def _note_kept(frame: Frame, target: s.Expr, source: Path, state: State) -> None:
    """`this.name = name`, where the body asks for the field again: it is null where what the method was given is (Java)."""
    if len(source) > 1 or source[0] not in frame.kept:
        return
    match target:
        case s.Attribute(value=s.Name(id="this"), name=field):
            path: Path = ("this", field)
        case s.Name(id=field) if field not in frame.locals:
            path = ("this", field)
        case _:
            return
    function = frame.world.program.function_at(frame.path, target.at) if path in state.values else None
    read = frame.world.by_node.of(fields_read, frame.world.program.body(function)) if function is not None else ()
    if path not in read and (field in frame.locals or (field,) not in read):
        return
    ways = ((path, source), (source, path))
    state.imply([Implication(one, aspect, other, aspect) for aspect in ("nonnull", "null") for one, other in ways])


def _note_held(frame: Frame, name: str, written: s.Expr, value: Value, state: State) -> None:
    """Note what a variable tells of the object that it holds from now on."""
    if frame.is_java and value.facts:
        know_kind((name,), value, state)
    if type(written) is s.New and not written.arguments and value.items is None:
        if begin(frame, (name,), value.type, state):
            frame.collecting |= {name}
    note_aliases(name, written, value, state)
    note_attributes(frame, name, written, value, state)
    if frame.is_java:
        note_kept(frame, name, written, value, state)
        forget_known(frame, name, written, value, state)


_TOLD_OF = frozenset({s.Name, s.Subscript, s.Collection})
"""Targets for which it counts which path their value has."""


def _chosen_or_null(node: s.Expr | None) -> s.Conditional | None:
    """`rows and rows[-1] or None` as `rows[-1] if rows else None`, which it is but for what is false and there."""
    match node:
        case s.Boolean("or", (s.Boolean("and", operands), nothing)) if is_null(nothing) and operands:
            test = operands[0] if len(operands) == 2 else s.Boolean("and", operands[:-1], operands[0].at)
            return s.Conditional(test, operands[-1], nothing, node.at)
    return None


def _is_zero(node: s.Expr) -> bool:
    return isinstance(node, s.Constant) and node.kind == "int" and node.value == 0


def _assign_arms(frame: Frame, node: s.Assign, value: s.Conditional, state: State) -> State:
    """`rows = wanted ? load() : null`, as a branch with two assignments: it is null where nothing is wanted, and only there."""
    kept = _kept_null(frame, value, state)
    arms = frame.branch(frame, value.test, state)
    ends = []
    frame.conditions.append(value.test)
    for arm, known in zip((value.body, value.orelse), arms, strict=True):
        if known is not None:
            ends.append(execute_assign(frame, _replace(node, value=arm), known))
    frame.conditions.pop()
    merged = join_states(ends, frame.locals)
    if merged is None:
        state.dead = True
        return state
    if kept and isinstance(node.targets[0], s.Name):
        doubt_kept(merged.values, (node.targets[0].id,), kept)
    remember_test(frame, node.targets[0], value, merged)
    return merged


def _store_item(frame: Frame, target: s.Subscript, item: tuple[s.Argument, Value, Path | None], state: State) -> None:
    """`os.environ["NAME"] = value`: a container that takes no None."""
    owner, _ = frame.evaluate(frame, target.value, state)
    stored: Arguments = [(s.Argument(target.index), ANY, None), item]
    rule = library_method(frame, frame.world.lineage(owner.type), "__setitem__", stored)
    if rule is not None:
        apply_arguments(frame, rule, stored, "__setitem__", state)


def _holds_primitive(targets: Sequence[s.Expr], state: State) -> bool:
    """Whether a variable that is assigned is known to be a primitive."""
    for target in targets:
        known = state.values.get((target.id,)) if isinstance(target, s.Name) else None
        if known is not None and known.type is not None and known.type.cls in PRIMITIVES:
            return True
    return False


def _parallel(frame: Frame, targets: s.Collection, values: s.Collection, node: s.Assign, state: State) -> State:
    """`a, b = x, y`: all values are read before any name is bound."""
    if len(targets.items) != len(values.items) or any(isinstance(i, s.Star) for i in (*targets.items, *values.items)):
        value, _ = frame.evaluate(frame, values, state)
        assign(frame, targets, value, state, None, node.at)
        return state
    read = [frame.evaluate(frame, item, state) for item in values.items]
    roots = {item.id for item in targets.items if isinstance(item, s.Name)}
    for target, (value, source) in zip(targets.items, read, strict=True):
        keep = source if isinstance(target, s.Name) and source is not None and source[0] not in roots else None
        assign(frame, target, value, state, keep, node.at)
    for target, item in zip(targets.items, values.items, strict=True):
        if isinstance(target, s.Name) and roots.isdisjoint(names_in(item)):
            remember_test(frame, target, item, state)
    return state


def execute_aug_assign(frame: Frame, node: s.AugAssign, state: State) -> State:
    """The state after `target += value` and its like."""
    target, path = frame.evaluate(frame, node.target, state)
    value, value_path = frame.evaluate(frame, node.value, state)
    result = arithmetic_result(frame, node.operator, ((node.target, target, path), (node.value, value, value_path)), state)
    told = told_by_added(frame, node, target, path, state)
    assign(frame, node.target, _replace(result, type=result.type or target.type), state, None, node.at)
    state.imply(told)
    return state


def _kept_null(frame: Frame, value: s.Conditional, state: State) -> str:
    """The parameter that is kept where it is None, and else made something of: `data = loads(text) if text is not None else
    None` of a function that has to be given a text (Python). Empty where there is none."""
    match value.test, value.body, value.orelse:
        case (s.Compare(operators=("is not",), operands=(s.Name(id=name), s.Constant(kind="null"))), made, kept):
            pass
        case (s.Compare(operators=("is",), operands=(s.Name(id=name), s.Constant(kind="null"))), kept, made):
            pass
        case _:
            return ""
    known = state.values.get((name,))
    is_unsuspected = known is not None and known.null == UNKNOWN and known.origin is None
    return name if name in frame.required and is_unsuspected and is_null(kept) and name in set(names_in(made)) else ""
