"""Statements: how control and knowledge flow through them."""

from __future__ import annotations

from collections.abc import Callable

from nullguard.flow.conditions.elements_by_helpers import demanded_of_elements
from nullguard.flow.conditions.named_values import doubt_unnamed
from nullguard.flow.containers.dictionaries import put_item
from nullguard.flow.containers.filled import take_out
from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import ANY
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.frame import Frame, LoopFrame
from nullguard.flow.frame.uses import note_use
from nullguard.flow.interpreter.statements.answering import execute_return
from nullguard.flow.interpreter.statements.assigning import execute_assign, execute_aug_assign
from nullguard.flow.interpreter.statements.handed_each import fill_by_each
from nullguard.flow.interpreter.statements.handling import execute_try, execute_with
from nullguard.flow.interpreter.statements.loops import execute_foreach, execute_while
from nullguard.flow.interpreter.statements.plainly_made import is_plainly_made, raises_unchecked
from nullguard.flow.interpreter.statements.raising import calls_nothing, may_raise, never_raises, raising
from nullguard.flow.interpreter.statements.scopes import declare_scope, define_class, define_function, execute_import
from nullguard.flow.lookups.validating_helpers import note_proven, note_reported, read_in_call, read_in_test
from nullguard.flow.lookups.validators import note_refused, note_rejected
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.program.symbols import External


def execute(frame: Frame, body: s.Body, state: State) -> State | None:
    """Run statements in order; the state after them, or None when control never comes there. Consumes `state`."""
    current: State | None = state
    for number, statement in enumerate(body, 1):
        if current is None or current.dead:
            return None
        if frame.tries and frame.is_java:
            if may_raise(statement) and not is_plainly_made(frame, statement):
                frame.tries[-1].states.append(current.copy())
                if raises_unchecked(frame, statement):
                    frame.tries[-1].unchecked.add(id(frame.tries[-1].states[-1]))
            current = _EXECUTE[type(statement)](frame, statement, current)
            continue
        current = _EXECUTE[type(statement)](frame, statement, current)
        if frame.tries and current is not None and not current.dead and not (number < len(body) and never_raises(body[number])):
            known = raising(frame, body[number], current) if number < len(body) else current.copy()
            if known is None:
                continue
            frame.tries[-1].states.append(known)
            if number < len(body) and calls_nothing(body[number]):
                frame.tries[-1].uncalled.add(id(known))
    return None if current is None or current.dead else current


def _expression(frame: Frame, node: s.ExprStmt, state: State) -> State:
    frame.dropped = node.value.value if type(node.value) is s.Await else node.value
    read = read_in_call(frame, node.value, state) if frame.is_java else ()
    frame.evaluate(frame, node.value, state)
    if frame.is_java:
        note_proven(frame, read, state)
        note_reported(frame, node.value, state)
        note_rejected(frame, node.value, state)
        fill_by_each(frame, node.value, state)
    if _ends_program(node.value):
        state.dead = True
    return state if frame.is_java else demanded_of_elements(frame, node.value, state)


def _ends_program(node: s.Expr) -> bool:
    """Whether a call is named like one that ends the program, and given a status: `Exit.exit(1)`, which a test may replace."""
    if type(node) is not s.Call or not node.arguments or last_name(node.function) not in library_names("ending-program"):
        return False
    status = node.arguments[0].value
    return isinstance(status, s.Constant) and status.kind == "int"


def _if(frame: Frame, node: s.If, state: State) -> State | None:
    if _is_for_checkers(frame, node, state):  # what is told to type checkers there holds elsewhere, too
        return execute(frame, node.branches[0].body, state)
    exits: list[State | None] = []
    current: State | None = state
    outside = len(frame.conditions)
    for arm in node.branches:
        if current is None:
            break
        is_first = frame.is_java and len(frame.conditions) == outside
        read = read_in_test(frame, arm, current) if is_first else ()
        if is_first:
            note_refused(frame, arm, current)
        true, current = frame.branch(frame, arm.test, current)
        if read and current is not None:
            note_proven(frame, read, current)
        frame.conditions.append(arm.test)
        if true is not None:
            exits.append(execute(frame, arm.body, true))
    if current is not None:
        doubt_unnamed(frame, node, exits, current)
        exits.append(execute(frame, node.orelse, current) if node.orelse else current)
    del frame.conditions[outside:]
    return join_states(exits, frame.locals)


def _is_for_checkers(frame: Frame, node: s.If, state: State) -> bool:
    """Whether a statement is for type checkers, and nothing else is run in its place: `if TYPE_CHECKING: assert order.buyer`."""
    test = node.branches[0].test
    if frame.is_java or node.orelse or len(node.branches) > 1 or not isinstance(test, s.Name | s.Attribute):
        return False
    if last_name(test) not in {name.rpartition(".")[2] for name in library_names("checked-only")}:
        return False
    symbol = quietly(frame, test, state)[0].symbol
    return isinstance(symbol, External) and symbol.dotted in library_names("checked-only")


def _raise(frame: Frame, node: s.Raise, state: State) -> None:
    if node.value is not None:
        frame.quiet += 1
        value, path = frame.evaluate(frame, node.value, state)
        frame.quiet -= 1
        note_use(frame, "throw", node.value, value, path, state, "raise")
    if node.cause is not None:
        frame.evaluate(frame, node.cause, state)
    if frame.tries and not state.dead:
        frame.tries[-1].states.append(state)
        frame.tries[-1].thrown[id(state)] = node.value


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


def _block(frame: Frame, node: s.Block, state: State) -> State | None:
    if not node.label:
        return execute(frame, node.body, state)
    loop = LoopFrame(node.label, is_switch=True)
    frame.loops.append(loop)
    after = execute(frame, node.body, state)
    frame.loops.pop()
    return join_states([after, *loop.breaks], frame.locals)


def _delete(frame: Frame, node: s.Delete, state: State) -> State:
    for target in node.targets:
        if isinstance(target, s.Name):
            state.forget((target.id,), frame.dependents)
        elif isinstance(target, (s.Attribute, s.Subscript)):
            base, path = frame.evaluate(frame, target.value, state)
            base = frame.learned(base, path, state) if isinstance(target, s.Subscript) else base
            note_use(
                frame, "subscript" if isinstance(target, s.Subscript) else "attribute", target.value, base, path, state, "del"
            )
            if path is not None and isinstance(target, s.Attribute):
                state.forget((*path, target.name), frame.dependents)
            elif path is not None and isinstance(target, s.Subscript):
                state.forget_contents(path, frame.dependents)
                put_item(frame, path, target.index, ANY, state)
                take_out(path, state)
                state.forget_contents(path, frame.dependents)
    return state


def _yielded(frame: Frame, node: s.Yielded, state: State) -> None:
    value, _ = frame.evaluate(frame, node.value, state)
    if frame.yields and not state.dead:
        frame.yields[-1].append((value, state))


def _assign(frame: Frame, node: s.Assign, state: State) -> State | None:
    if frame.is_java:
        note_reported(frame, node.value, state)
    return execute_assign(frame, node, state)


_EXECUTE: dict[type, Callable[..., State | None]] = {
    s.Assign: _assign,
    s.AugAssign: execute_aug_assign,
    s.ExprStmt: _expression,
    s.If: _if,
    s.While: execute_while,
    s.ForEach: execute_foreach,
    s.Try: execute_try,
    s.Return: execute_return,
    s.Raise: _raise,
    s.Break: _break,
    s.Continue: _continue,
    s.Assert: _assert,
    s.With: execute_with,
    s.Block: _block,
    s.FunctionDef: define_function,
    s.Delete: _delete,
    s.Scope: declare_scope,
    s.Yielded: _yielded,
    s.LocalImport: execute_import,
    s.LocalClass: define_class,
}
