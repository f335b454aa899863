"""Statements: how control and knowledge flow through them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from nullguard.flow.domain.state import MAX_DEPTH, Implication, Path, State, doubt_kept, join_states
from nullguard.flow.domain.values import ANY, FALSE, NONNULL, NULL, NULLABLE, TRUE, UNKNOWN, Origin, Value, join
from nullguard.flow.interpreter.aliases import alias
from nullguard.flow.interpreter.behaviour import RECORDER, Arguments, apply_arguments, library_method
from nullguard.flow.interpreter.closures import Closure
from nullguard.flow.interpreter.conditions import remember_test
from nullguard.flow.interpreter.elements import column_of, element_of
from nullguard.flow.interpreter.expressions import arithmetic_result
from nullguard.flow.interpreter.frame import Frame, LoopFrame, TryFrame, dotted_name
from nullguard.flow.interpreter.inner import enter_class
from nullguard.flow.interpreter.locals import bound_names
from nullguard.flow.interpreter.loops import execute_foreach, execute_while
from nullguard.flow.interpreter.members import write_member
from nullguard.flow.interpreter.mentioned import names_in
from nullguard.flow.interpreter.names import stable_index
from nullguard.flow.interpreter.patterns import match_pattern
from nullguard.flow.interpreter.raising import may_raise, raising, reached, swallows
from nullguard.flow.interpreter.unboxing import BOXED, is_boxed
from nullguard.flow.rows.set_first import doubt_set_first
from nullguard.flow.rows.validators import note_refused, note_rejected
from nullguard.flow.rows.violated import inserted
from nullguard.flow.world import PRIMITIVES, counted, plain
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.span import Packed
from nullguard.program.symbols import ClassInfo, External, Type, VariableInfo
from nullguard.program.trace import body_entry

_replace = msgspec.structs.replace

_NULL_ERRORS = {
    "AttributeError": frozenset({"attribute", "missing"}),
    "TypeError": frozenset({"type"}),
    "NullPointerException": frozenset({"attribute", "type"}),
    "NumberFormatException": frozenset({"number"}),
    "IllegalArgumentException": frozenset({"number"}),
    "KeyError": frozenset({"key"}),
    "LookupError": frozenset({"key"}),
}
"""Exceptions of the two languages whose handlers take a null error: a guard in its own right. A broad `except Exception` is none
(DESIGN section 4)."""

_MISSING = frozenset({"missing"})


_OF_ADDRESS = "null comes back only where the address of the view says nothing of it"


def execute(frame: Frame, body: s.Body, state: State) -> State | None:
    """Run statements in order; the state after them, or None when control never comes there. Consumes `state`."""
    current: State | None = state
    for statement in body:
        if current is None or current.dead:
            return None
        if frame.tries and frame.is_java:
            if may_raise(statement):
                frame.tries[-1].states.append(current.copy())
            current = _EXECUTE[type(statement)](frame, statement, current)
            continue
        current = _EXECUTE[type(statement)](frame, statement, current)
        if frame.tries and current is not None and not current.dead:
            frame.tries[-1].states.append(current.copy())
    return None if current is None or current.dead else current


# ---- assignment ------------------------------------------------------------------------------------------------------


def assign(frame: Frame, target: s.Expr, value: Value, state: State, source: Path | None, at: Packed) -> None:
    """Bind a target; a name bound to another path is an alias of it."""
    match target:
        case s.Name(id=name):
            path: Path = (name,)
            if frame.is_java and name not in frame.locals and frame.owner is not None:
                holder = frame.field_holder(name)
                if holder is not None:
                    this = ("this",) if holder is frame.owner else (f"{holder.name}.this",)
                    base = frame.this_value(state) if holder is frame.owner else Value(NONNULL, Type(holder.id))
                    write_member(frame, base, this, name, value, state)
                    return
            state.assign(path, _boxed(frame, value, state.values.get(path)), frame.dependents)
            if frame.written:
                frame.written = frozenset(written for written in frame.written if written[0] != name)
            if value.fresh:
                frame.made.add(name)
            if source is not None and source != path:
                _copy_below(path, source, state)
                state.imply(alias(path, source))
        case s.Attribute(value=owner, name=name):
            base, base_path = frame.evaluate(frame, owner, state)
            frame.use("store", owner, base, base_path, state, f".{name} =")
            is_of_class = isinstance(base.symbol, ClassInfo) and not frame.is_java
            if base_path is not None and (
                base.symbol is None or is_of_class or isinstance(base.symbol, (External, VariableInfo))
            ):
                is_given = value.null == UNKNOWN and not frame.is_java and not value.undeclared and _is_found_here(frame, source)
                write_member(frame, base, base_path, name, _replace(value, given=is_given), state)
        case s.Subscript(value=owner, index=index):
            base, base_path = frame.evaluate(frame, owner, state)
            frame.use("subscript", owner, base, base_path, state, "[…] =")
            frame.evaluate(frame, index, state)
            if (name := column_of(frame, base, index)) and base_path is not None:
                return write_member(frame, base, base_path, name, value, state)
            segment = stable_index(frame, index)
            if segment and base_path is not None and base.symbol is None and len(base_path) < MAX_DEPTH:
                state.assign((*base_path, segment), value, frame.dependents)
        case s.Collection(items=items):
            _unpack(frame, items, value, state, at)
        case s.Star(value=inner):
            assign(frame, inner, Value(NONNULL, Type("builtins.list")), state, None, at)
        case _:
            frame.evaluate(frame, target, state)


def _is_found_here(frame: Frame, source: Path | None) -> bool:
    """Whether what a path leads to is neither a parameter's nor the object's: whoever calls knows nothing of it."""
    return source is None or (source[0] not in frame.parameters and source[0] != frame.self_name)


def _boxed(frame: Frame, value: Value, before: Value | None) -> Value:
    """A value as a variable holds it: a primitive becomes an object where the variable was one before."""
    if not frame.is_java or before is None or not is_boxed(before) or value.type is None or value.type.cls not in PRIMITIVES:
        return value
    return _replace(value, type=before.type)


def _copy_below(path: Path, source: Path, state: State) -> None:
    length = len(source)
    below = [(known, value) for known, value in state.values.items() if len(known) > length and known[:length] == source]
    for known, value in below:
        target = (*path, *known[length:])
        if len(target) <= 5:
            state.values[target] = value
            state.imply(alias(target, known))


def _unpack(frame: Frame, items: tuple[s.Expr, ...], value: Value, state: State, at: Packed) -> None:
    starred = [number for number, item in enumerate(items) if isinstance(item, s.Star)]
    element = element_of(frame, value) if value.items is None else ANY
    for number, item in enumerate(items):
        part = element
        if value.items is not None:
            if starred:
                if number < starred[0]:
                    part = value.items[number] if number < len(value.items) else ANY
                elif number > starred[0]:
                    back = len(items) - number
                    part = value.items[-back] if back <= len(value.items) else ANY
            elif len(value.items) == len(items):
                part = value.items[number]
        elif value.type is not None and value.type.cls == "builtins.tuple" and number < len(value.type.args) and not starred:
            part = frame.world.typed(value.type.args[number], "item")
        assign(frame, item, part, state, None, at)
    if value.together and not starred and len(items) == len(value.items or ()):
        names = [item.id if isinstance(item, s.Name) else "" for item in items]
        state.imply(
            Implication((names[i],), aspect, (names[j],), "nonnull")
            for i, aspect, j in value.together
            if names[i] and names[j] and (value.items or ())[j].null >= NULL
        )


def _assign(frame: Frame, node: s.Assign, state: State) -> State:
    declared = (
        frame.world.program.type_of(node.type, frame.path, frame.scope)
        if node.type is not None and node.type.name != "var"
        else None
    )
    if node.value is None:
        if frame.is_java or declared is not None:
            for target in node.targets:
                if isinstance(target, s.Name):
                    state.forget((target.id,), frame.dependents)
                    if declared is not None and (not frame.is_java or declared.cls in PRIMITIVES):
                        state.values[(target.id,)] = frame.world.typed(declared, target.id)
        return state
    if len(node.targets) == 1 and isinstance(node.targets[0], s.Collection) and isinstance(node.value, s.Collection):
        return _parallel(frame, node.targets[0], node.value, node, state)
    if isinstance(node.value, s.Conditional) and all(isinstance(target, s.Name) for target in node.targets):
        is_unboxed = (declared is not None and declared.cls in PRIMITIVES) or _holds_primitive(node.targets, state)
        has_null = _is_null(node.value.body) or _is_null(node.value.orelse)
        if has_null and not is_unboxed:
            return _assign_arms(frame, node, node.value, state)
        if frame.is_java and declared is not None and not has_null and (_is_zero(node.value.body) or _is_zero(node.value.orelse)):
            return _assign_arms(frame, node, node.value, state)  # `size = rows == null ? 0 : rows.size()`
    value, source = frame.evaluate(frame, node.value, state)
    if state.dead:
        return state
    if declared is not None and value.symbol is not RECORDER.symbol:
        value = _declared(frame, node, counted(value, declared), declared, state, source)
    elif value.type is None and value.symbol is None and frame.of_others(node.type):
        value = _replace(value, fresh=True)
    elif frame.is_java and is_boxed(value) and _holds_primitive(node.targets, state):
        frame.use("unboxing", node.value, value, source, state)
    for target in node.targets:
        if isinstance(target, s.Collection):
            frame.use("unpacking", node.value, value, source, state, "unpacking")
        elif isinstance(target, s.Subscript) and value.null >= NULL and not frame.is_java:
            _store_item(frame, target, (s.Argument(node.value), value, source), state)
        assign(frame, target, value, state, source if isinstance(target, s.Name) else None, node.at)
    if len(node.targets) == 1 and (isinstance(node.targets[0], s.Name) or dotted_name(node.targets[0])):
        remember_test(frame, node.targets[0], node.value, state)
    return state


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
            ends.append(_assign(frame, _replace(node, value=arm), known))
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


def _declared(frame: Frame, node: s.Assign, value: Value, declared: Type, state: State, source: Path | None) -> Value:
    if declared.cls in PRIMITIVES:
        if value.type is not None and value.type.cls in BOXED:
            assert node.value is not None
            frame.use("unboxing", node.value, value, source, state)
        return Value(
            NONNULL, declared, constants=value.constants, is_key=value.is_key, key_of=value.key_of, row_key=value.row_key
        )
    keep = (
        value.type
        if value.type is not None and (not frame.is_java or _is_subclass(frame, value.type, declared))
        else plain(declared)
    )
    if value.type is not None and declared.cls != value.type.cls and not frame.is_java and declared.cls not in ("|",):
        keep = plain(declared) if frame.world.class_of(declared) is not None else value.type
    if frame.is_java and value.type is not None and declared.args and (value.type.cls == declared.cls or not value.type.args):
        keep = plain(declared)
    if (frame.is_java and value.type is None) or keep is not value.type:
        value = _replace(value, type=keep, always_true=frame.world.always_true(keep.cls) if keep is not None else False)
    if value.null == UNKNOWN and declared.nullable and not isinstance(node.value, (s.Constant, s.Collection)):
        return frame.world.typed(_replace(declared, nullable=True), "local")
    return value


def _is_subclass(frame: Frame, actual: Type, declared: Type) -> bool:
    if actual.cls == declared.cls:
        return bool(actual.args) or not declared.args
    a, b = frame.world.class_of(actual), frame.world.class_of(declared)
    return a is not None and b is not None and any(base.id == b.id for base in frame.world.program.ancestors(a))


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


def _aug_assign(frame: Frame, node: s.AugAssign, state: State) -> State:
    target, path = frame.evaluate(frame, node.target, state)
    value, value_path = frame.evaluate(frame, node.value, state)
    result = arithmetic_result(frame, node.operator, ((node.target, target, path), (node.value, value, value_path)), state)
    assign(frame, node.target, _replace(result, type=result.type or target.type), state, None, node.at)
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
    return name if name in frame.required and is_unsuspected and _is_null(kept) and name in set(names_in(made)) else ""


# ---- control ---------------------------------------------------------------------------------------------------------


def _expression(frame: Frame, node: s.ExprStmt, state: State) -> State:
    frame.dropped = node.value.value if isinstance(node.value, s.Await) else node.value
    frame.evaluate(frame, node.value, state)
    if frame.is_java:
        note_rejected(frame, node.value, state)
    return state


def _if(frame: Frame, node: s.If, state: State) -> State | None:
    exits: list[State | None] = []
    current: State | None = state
    outside = len(frame.conditions)
    for arm in node.branches:
        if current is None:
            break
        if frame.is_java and len(frame.conditions) == outside:
            note_refused(frame, arm, current)
        true, current = frame.branch(frame, arm.test, current)
        frame.conditions.append(arm.test)
        if true is not None:
            exits.append(execute(frame, arm.body, true))
    if current is not None:
        exits.append(execute(frame, node.orelse, current) if node.orelse else current)
    del frame.conditions[outside:]
    return join_states(exits, frame.locals)


def _try(frame: Frame, node: s.Try, state: State) -> State | None:
    catches: frozenset[str] = frozenset()
    for handler in node.handlers:
        for type in handler.types:
            catches |= _null_errors(type.name.rpartition(".")[2])
    if frame.is_java and swallows(node):
        catches |= _null_errors("NullPointerException")
    first = state.copy() if frame.is_java or not node.body else raising(frame, node.body[0], state)
    tried = TryFrame(catches=catches, states=[] if frame.is_java or first is None else [first])
    frame.tries.append(tried)
    returns_before = len(frame.returns)
    after = execute(frame, node.body, state)
    frame.tries.pop()
    if not frame.is_java and after is not None and _ends_plainly(node.body):
        tried.states.pop()  # nothing is left that could raise
    # What else may be raised is no way around the use of a null that was handed over.
    raised = join_states(tried.states, frame.locals) if catches or not frame.is_followed else None
    if not frame.is_java and first is not None:
        doubt_set_first(frame, node.body, tried.states, raised)
    if frame.is_java and frame.tries and raised is not None:
        frame.tries[-1].states.append(raised.copy())
    if after is not None and node.orelse:
        after = execute(frame, node.orelse, after)
    exits: list[State | None] = [after]
    handler_states: list[State] = []
    for handler in node.handlers:
        if raised is None:
            break
        inner = raised.copy()
        reached(frame, handler, node.body, inner)
        if handler.name:
            cls = frame.world.program.type_of(handler.types[0], frame.path, frame.scope) if len(handler.types) == 1 else None
            inner.assign((handler.name,), Value(NONNULL, cls, always_true=True), frame.dependents)
        frame.conditions.append(None)
        outside, several = frame.found_several, _found_several(handler)
        frame.found_several = several if several is not None else outside
        before, violated = frame.inserted, inserted(frame, handler, node.body, inner)
        frame.inserted = violated if violated is not None else before
        done = execute(frame, handler.body, inner)
        frame.found_several, frame.inserted = outside, before
        frame.conditions.pop()
        if done is not None:
            handler_states.append(done)
        exits.append(done)
    joined = join_states(exits, frame.locals)
    if not node.finalbody:
        return joined
    leaving = [st for _, st in frame.returns[returns_before:]]
    everything = join_states([joined, raised, *handler_states, *leaving], frame.locals)
    if everything is not None:
        finished = execute(frame, node.finalbody, everything.copy())
        if finished is None:
            return None
    return execute(frame, node.finalbody, joined) if joined is not None else None


def _ends_plainly(body: s.Body) -> bool:
    return bool(body) and isinstance(body[-1], (s.Assign, s.AugAssign, s.ExprStmt))


def _found_several(handler: s.Handler) -> str | None:
    """The class whose rows a query has found more than one of where the handler runs, as it is written; empty where the exception
    does not say of which class, None where it is another exception."""
    holder, _, name = handler.types[0].name.rpartition(".") if len(handler.types) == 1 else ("", "", "")
    return holder.rpartition(".")[2] if name in library_names("several-found") else None


def _return(frame: Frame, node: s.Return, state: State) -> None:
    value = Value(NULL) if node.value is None else None
    if node.value is not None:
        if _answers(frame, node.value):
            for answer, known in zip((TRUE, FALSE), frame.branch(frame, node.value, state), strict=True):
                if known is not None:
                    frame.returns.append((_replace(answer, type=frame.return_type), known))
            return
        if isinstance(node.value, s.Conditional) and (_is_null(node.value.body) or _is_null(node.value.orelse)):
            arms = frame.branch(frame, node.value.test, state)
            frame.conditions.append(node.value.test)
            for arm, known in zip((node.value.body, node.value.orelse), arms, strict=True):
                if known is not None:  # `return x == null ? null : x.name` returns null where x is null, and only there
                    _return(frame, s.Return(arm, at=node.at), known)
            frame.conditions.pop()
            return
        if not frame.is_java and isinstance(node.value, s.Boolean) and node.value.operator == "and":
            _return_last(frame, node.value, state)
            return
        value, path = frame.evaluate(frame, node.value, state)
        if value.null == NULLABLE and value.origin is None and path is not None and len(path) > 1 and path[0] == frame.self_name:
            value = _replace(value, null=UNKNOWN)  # an attribute of its own of which only a test says that it can be null
        if (
            frame.return_type is not None
            and frame.return_type.cls in PRIMITIVES
            and value.type is not None
            and value.type.cls in BOXED
        ):
            frame.use("unboxing", node.value, value, path, state)
    if value is not None and not state.dead:
        if value.null == NULL and _is_of_address(frame):
            origin = value.origin or Origin("path", "", frame.path, node.at)
            value = _replace(value, origin=_replace(origin, doubt=_OF_ADDRESS))
        frame.returns.append((value, state))


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


def _is_null(node: s.Expr) -> bool:
    return isinstance(node, s.Constant) and node.kind == "null"


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
            case s.Call(function=s.Name(id="bool" | "isinstance" | "all" | "any" | "hasattr" | "callable")):
                pass
            case s.Call(function=s.Attribute(name="exists"), arguments=()):
                pass
            case s.Boolean(operands=operands):
                pending.extend(operands)
            case _:
                return frame.return_type is not None and frame.return_type.cls == "builtins.bool" and part is not node
    return True


def _raise(frame: Frame, node: s.Raise, state: State) -> None:
    if node.value is not None:
        frame.quiet += 1
        value, path = frame.evaluate(frame, node.value, state)
        frame.quiet -= 1
        frame.use("throw", node.value, value, path, state, "raise")
    if node.cause is not None:
        frame.evaluate(frame, node.cause, state)
    if frame.tries and not state.dead:
        frame.tries[-1].states.append(state)


def _break(frame: Frame, node: s.Break, state: State) -> None:
    for loop in reversed(frame.loops):
        if (not node.label) or loop.label == node.label:
            loop.breaks.append(state)
            return


def _continue(frame: Frame, node: s.Continue, state: State) -> None:
    for loop in reversed(frame.loops):
        if not loop.is_switch and (not node.label or loop.label == node.label):
            loop.continues.append(state)
            return


def _assert(frame: Frame, node: s.Assert, state: State) -> State | None:
    true, false = frame.branch(frame, node.test, state)
    if false is not None and node.message is not None:
        frame.evaluate(frame, node.message, false)
    return true


def _with(frame: Frame, node: s.With, state: State) -> State | None:
    catches: frozenset[str] = frozenset()
    for item in node.items:
        value, path = frame.evaluate(frame, item.context, state)
        if node.kind != "resource":
            frame.use("synchronized" if node.kind == "synchronized" else "with", item.context, value, path, state, node.kind)
        catches |= _suppressed(frame, item.context)
        if item.target is not None:
            declared = frame.world.program.type_of(item.type, frame.path, frame.scope) if item.type is not None else None
            bound = _replace(value, type=value.type or plain(declared)) if node.kind == "resource" else _entered(frame, value)
            assign(frame, item.target, bound, state, None, node.at)
    if node.kind == "resource" and frame.tries:
        after = execute(frame, node.body, state)
        if after is not None:
            frame.tries[-1].states.append(after.copy())
        return after
    if catches or any(_suppresses(frame, item.context) for item in node.items):
        tried = TryFrame(catches=catches, states=[state.copy()])
        frame.tries.append(tried)
        after = execute(frame, node.body, state)
        frame.tries.pop()
        return join_states([after, *tried.states], frame.locals)
    return execute(frame, node.body, state)


def _entered(frame: Frame, value: Value) -> Value:
    """`with x as y` mostly gives x itself; its nullness was just decided by entering it. An object that is made there is as fresh
    as before where its class says that it gives itself."""
    return Value(UNKNOWN, value.type, fresh=value.fresh and _enters_itself(frame, value))


def _enters_itself(frame: Frame, value: Value) -> bool:
    """Whether `__enter__` of an object's class returns the object."""
    cls = frame.world.class_of(value.type)
    for name in sorted(library_names("entering")) if cls is not None else ():
        member = frame.world.program.member(cls, name) if cls is not None else None
        for function in member.functions if member is not None else ():
            if not function.is_library and function.decl.parameters:
                frame.world.program.reads.add(body_entry(function))
                given = [node.value for node in nodes(frame.world.program.body(function)) if isinstance(node, s.Return)]
                own = function.decl.parameters[0].name
                return bool(given) and all(isinstance(node, s.Name) and node.id == own for node in given)
    return False


def _suppresses(frame: Frame, context: s.Expr) -> bool:
    if not isinstance(context, s.Call):
        return False
    name = context.function.id if isinstance(context.function, s.Name) else getattr(context.function, "name", "")
    return name == "suppress"


def _suppressed(frame: Frame, context: s.Expr) -> frozenset[str]:
    if not _suppresses(frame, context) or not isinstance(context, s.Call):
        return frozenset()
    found: frozenset[str] = frozenset()
    for argument in context.arguments:
        name = argument.value.id if isinstance(argument.value, s.Name) else getattr(argument.value, "name", "")
        found |= _null_errors(name)
    return found


def _null_errors(exception: str) -> frozenset[str]:
    """The kinds of null errors that a handler of an exception takes."""
    if exception in library_names("not-found"):
        return _MISSING
    return _NULL_ERRORS.get(exception, frozenset())


def _block(frame: Frame, node: s.Block, state: State) -> State | None:
    if not node.label:
        return execute(frame, node.body, state)
    loop = LoopFrame(node.label, is_switch=True)
    frame.loops.append(loop)
    after = execute(frame, node.body, state)
    frame.loops.pop()
    return join_states([after, *loop.breaks], frame.locals)


def _function(frame: Frame, node: s.FunctionDef, state: State) -> State:
    function = node.function
    closure = Closure(function.parameters, function.body, state.copy(), name=function.name)
    for annotation in function.annotations:
        for argument in annotation.arguments:
            frame.evaluate(frame, argument.value, state)
    frame.nested.append((node, closure))
    is_plain = not (function.annotations or function.is_async or function.is_generator)
    value = Value(NONNULL, callable=closure if is_plain else None, always_true=True)
    state.assign((function.name,), value, frame.dependents)
    return state


def _delete(frame: Frame, node: s.Delete, state: State) -> State:
    for target in node.targets:
        if isinstance(target, s.Name):
            state.forget((target.id,), frame.dependents)
        elif isinstance(target, (s.Attribute, s.Subscript)):
            base, path = frame.evaluate(frame, target.value, state)
            frame.use("subscript" if isinstance(target, s.Subscript) else "attribute", target.value, base, path, state, "del")
            if path is not None and isinstance(target, s.Attribute):
                state.forget((*path, target.name), frame.dependents)
    return state


def _scope(frame: Frame, node: s.Scope, state: State) -> State:
    return state


def _yielded(frame: Frame, node: s.Yielded, state: State) -> None:
    value, _ = frame.evaluate(frame, node.value, state)
    if frame.yields and not state.dead:
        frame.yields[-1].append((value, state))


def _import(frame: Frame, node: s.LocalImport, state: State) -> State:
    item = node.item
    name = item.alias or (item.name if item.name and item.name != "*" else item.module.partition(".")[0])
    if name:
        dotted = f"{item.module}.{item.name}" if item.name and item.name != "*" else (item.module if item.alias else name)
        value = frame.imported(item, dotted)
        state.assign((name,), value, frame.dependents)
    return state


def _local_class(frame: Frame, node: s.LocalClass, state: State) -> State | None:
    if node.body:
        after = _class_body(frame, node.body, state)
        if after is None:
            return None
        state = after
        if not frame.locals:
            return state
    cls = frame.world.program.classes.get(f"{frame.path}#{node.qualname}")
    if frame.is_java and cls is not None:
        enter_class(frame, cls, state)
    state.assign(
        (node.name,),
        Value(NONNULL, symbol=cls, type=Type("type", (Type(cls.id),)) if cls else None, always_true=True),
        frame.dependents,
    )
    return state


def _class_body(frame: Frame, body: s.Body, state: State) -> State | None:
    """Python runs a class's statements where they stand; the names that they bind are seen there only, not in a class within."""
    names = bound_names((), body)
    outer_locals, outer_scope = frame.locals, frame.class_scope
    start = state
    if outer_scope is not None:
        start = _without(state, outer_scope[0], outer_scope[1], frame)
    frame.locals, frame.class_scope = frame.locals | names, (names, start.copy())
    after = execute(frame, body, start.copy())
    frame.locals, frame.class_scope = outer_locals, outer_scope
    if after is None:
        return None
    after = _without(after, names, start, frame)
    return after if outer_scope is None else _without(after, outer_scope[0], state, frame)


def _without(state: State, names: frozenset[str], outer: State, frame: Frame) -> State:
    """The state with the names as the enclosing scope has them."""
    state = state.copy()
    for name in names:
        state.forget((name,), frame.dependents)
    state.values.update((path, value) for path, value in outer.values.items() if path[0] in names)
    return state


# ---- switch ----------------------------------------------------------------------------------------------------------


def execute_switch(frame: Frame, node: s.Switch, state: State) -> Value:
    """Run the cases in order, with fall-through; leaves what is known afterwards in `state`, gives the value of a switch
    expression."""
    subject, path = frame.evaluate(frame, node.subject, state)
    if frame.is_java and not _accepts_null(node):
        frame.use("switch", node.subject, subject, path, state, "switch")
        if path is not None:
            subject = state.values.get(path, subject)
    if path is None:
        path = ("?subject",)
        state.values[path] = subject
        if isinstance(node.subject, s.Collection) and node.subject.kind == "tuple":
            for number, item in enumerate(node.subject.items):
                member, source = frame.evaluate(frame, item, state)
                if source is not None:
                    state.values[(*path, f"[{number}]")] = member
                    state.imply(alias((*path, f"[{number}]"), source))
    loop = LoopFrame("", is_switch=True)
    if frame.is_java:
        frame.loops.append(loop)
    frame.yields.append([])
    exits: list[State | None] = []
    frame.conditions.append(node.subject)
    rest: State | None = state.copy()
    falling: State | None = None
    for case in node.cases:
        entered: State | None = None
        if case.pattern is not None and rest is not None:
            entered, rest = match_pattern(frame, case.pattern, rest.values.get(path, subject), path, rest)
        elif case.default and rest is not None:
            entered, rest = rest, (rest.copy() if case is not node.cases[-1] else None)
        if entered is not None and case.guard is not None:
            entered, failed = frame.branch(frame, case.guard, entered)
            rest = join_states([rest, failed], frame.locals)
        entered = join_states([entered, falling], frame.locals)
        falling = None
        if entered is None:
            continue
        after = execute(frame, case.body, entered)
        if case.falls_through:
            falling = after
        else:
            exits.append(after)
    exits.append(falling)
    if rest is not None and not any(case.default for case in node.cases):
        exits.append(rest)
    frame.conditions.pop()
    given = frame.yields.pop()
    if frame.is_java:
        frame.loops.pop()
    merged = join_states([*exits, *loop.breaks, *(st for _, st in given)], frame.locals)
    if merged is None:
        state.dead = True
        return ANY
    merged.forget(("?subject",), frame.dependents)
    state.become(merged)
    result: Value | None = None
    for value, _ in given:
        result = value if result is None else join(result, value)
    return result or ANY


def _accepts_null(node: s.Switch) -> bool:
    def has_null(pattern: s.Pattern | None) -> bool:
        match pattern:
            case s.ValuePattern(value=s.Constant(kind="null")):
                return True
            case s.OrPattern(alternatives=alternatives):
                return any(has_null(a) for a in alternatives)
            case _:
                return False

    return any(has_null(case.pattern) for case in node.cases)


_EXECUTE: dict[type, Callable[..., State | None]] = {
    s.Assign: _assign,
    s.AugAssign: _aug_assign,
    s.ExprStmt: _expression,
    s.If: _if,
    s.While: execute_while,
    s.ForEach: execute_foreach,
    s.Try: _try,
    s.Return: _return,
    s.Raise: _raise,
    s.Break: _break,
    s.Continue: _continue,
    s.Assert: _assert,
    s.With: _with,
    s.Block: _block,
    s.FunctionDef: _function,
    s.Delete: _delete,
    s.Scope: _scope,
    s.Yielded: _yielded,
    s.LocalImport: _import,
    s.LocalClass: _local_class,
}
