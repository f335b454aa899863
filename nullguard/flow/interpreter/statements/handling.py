"""What handlers take: try statements, and with statements that suppress errors."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.nullable_types import plain
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL, UNKNOWN, Value
from nullguard.flow.frame.frame import Frame, TryFrame
from nullguard.flow.frame.uses import note_use
from nullguard.flow.interpreter.statements.assignments import assign
from nullguard.flow.interpreter.statements.handled_errors import handled_errors, suppressed_errors
from nullguard.flow.interpreter.statements.raising import calls_nothing, leading_to, raising, reached, swallows
from nullguard.flow.interpreter.statements.taken_on_purpose import EVERYTHING, is_on_purpose
from nullguard.flow.lookups.not_found import awaits_nothing, note_not_found
from nullguard.flow.lookups.violated import inserted
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.program.symbols import MANAGER
from nullguard.program.trace import body_entry

_replace = msgspec.structs.replace


_NULL_ERRORS = {
    "AttributeError": frozenset({"attribute", "missing"}),
    "TypeError": frozenset({"type"}),
    "ValueError": frozenset({"value"}),
    "NullPointerException": frozenset({"attribute", "type"}),
    "NumberFormatException": frozenset({"number"}),
    "IllegalArgumentException": frozenset({"number"}),
    "NoSuchElementException": frozenset({"empty"}),  # Optional.get()
    "KeyError": frozenset({"key"}),
    "LookupError": frozenset({"key"}),
    **{name: frozenset({"integrity"}) for name in library_names("refused-row-error")},
    **{name: frozenset({"value"}) for name in library_names("null-value-error")},
}
"""Exceptions of the two languages, and of libraries, whose handlers take a null error: a guard in its own right. A broad
`except Exception` is none (DESIGN section 4), but one that says what to go on with instead (`taken_on_purpose`)."""

_MISSING = frozenset({"missing"})


def execute_try(frame: Frame, node: s.Try, state: State) -> State | None:
    """The state after a try: where its body ends, or one of its handlers does; None where neither does."""
    catches: frozenset[str] = frozenset()
    for handler in node.handlers:
        for type in handler.types:
            catches |= _null_errors(type.name.rpartition(".")[2])
        if not frame.is_java and is_on_purpose(node, handler):
            catches |= EVERYTHING
    if frame.is_java and swallows(node):
        catches |= _null_errors("NullPointerException")
    first = state.copy() if frame.is_java or not node.body else raising(frame, node.body[0], state)
    states = [] if frame.is_java or first is None else [first]
    tried = TryFrame(catches=catches, states=states, errors=handled_errors(frame, node))
    if tried.states and node.body and calls_nothing(node.body[0]):
        tried.uncalled.add(id(tried.states[0]))
    frame.tries.append(tried)
    returns_before = len(frame.returns)
    after = frame.execute(frame, node.body, state)
    frame.tries.pop()
    if not frame.is_java and after is not None and _ends_plainly(node.body):
        tried.states.pop()  # nothing is left that could raise
    # What else may be raised is no way around the use of a null that was handed over.
    raised = join_states(tried.states, frame.locals) if catches or not frame.is_followed else None
    if frame.is_java and frame.tries and raised is not None:
        frame.tries[-1].states.append(raised.copy())
    if after is not None and node.orelse:
        after = frame.execute(frame, node.orelse, after)
    exits: list[State | None] = [after]
    handler_states: list[State] = []
    for handler in node.handlers:
        if raised is None:
            break
        if frame.is_java and awaits_nothing(handler, node.body):
            continue
        leading = leading_to(tried, handler)
        inner = raised.copy() if leading is tried.states else join_states(leading, frame.locals) or raised.copy()
        reached(frame, handler, node.body, inner)
        if handler.name:
            cls = frame.world.program.type_of(handler.types[0], frame.path, frame.scope) if len(handler.types) == 1 else None
            inner.assign((handler.name,), Value(NONNULL, cls, always_true=True), frame.dependents)
        if not frame.is_java:
            note_not_found(handler, node.body, inner)
        frame.conditions.append(None)
        outside, several = frame.found_several, _found_several(handler)
        frame.found_several = several if several is not None else outside
        before, violated = frame.inserted, inserted(frame, handler, node.body, inner)
        frame.inserted = violated if violated is not None else before
        done = frame.execute(frame, handler.body, inner)
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
        finished = frame.execute(frame, node.finalbody, everything.copy())
        if finished is None:
            return None
    return frame.execute(frame, node.finalbody, joined) if joined is not None else None


def _ends_plainly(body: s.Body) -> bool:
    return bool(body) and isinstance(body[-1], (s.Assign, s.AugAssign, s.ExprStmt, s.If))


def _found_several(handler: s.Handler) -> str | None:
    """The class whose rows a query has found more than one of where the handler runs, as it is written; empty where the exception
    does not say of which class, None where it is another exception."""
    holder, _, name = handler.types[0].name.rpartition(".") if len(handler.types) == 1 else ("", "", "")
    return holder.rpartition(".")[2] if name in library_names("several-found") else None


def execute_with(frame: Frame, node: s.With, state: State) -> State | None:
    """The state after a block with contexts or resources, in Java also after a synchronized one; None where control does not come
    out."""
    catches: frozenset[str] = frozenset()
    errors: frozenset[str] = frozenset()
    for item in node.items:
        value, path = frame.evaluate(frame, item.context, state)
        if node.kind != "resource":
            note_use(
                frame, "synchronized" if node.kind == "synchronized" else "with", item.context, value, path, state, node.kind
            )
        catches |= _suppressed(item.context)
        if isinstance(item.context, s.Call) and _suppresses(item.context):
            errors |= suppressed_errors(frame, item.context)
        if item.target is not None:
            declared = frame.world.program.type_of(item.type, frame.path, frame.scope) if item.type is not None else None
            bound = _replace(value, type=value.type or plain(declared)) if node.kind == "resource" else _entered(frame, value)
            assign(frame, item.target, bound, state, None, node.at)
    if any(_raises_again(item, node.body) for item in node.items):
        after = frame.execute(frame, node.body, state)
        if after is not None and frame.tries:
            frame.tries[-1].states.append(after)
        return None
    if node.kind == "resource" and frame.tries:
        after = frame.execute(frame, node.body, state)
        if after is not None:
            frame.tries[-1].states.append(after.copy())
        return after
    if catches or any(_suppresses(item.context) for item in node.items):
        tried = TryFrame(catches=catches, states=[state.copy()], errors=errors)
        frame.tries.append(tried)
        after = frame.execute(frame, node.body, state)
        frame.tries.pop()
        return join_states([after, *tried.states], frame.locals)
    return frame.execute(frame, node.body, state)


def _raises_again(item: s.WithItem, body: s.Body) -> bool:
    """Whether a with statement ends by raising what is handled around it: nothing says otherwise, neither an argument nor an
    attribute that is set (`saved.reraise = False`)."""
    if not isinstance(item.context, s.Call) or item.context.arguments:
        return False
    if last_name(item.context.function) not in library_names("raising-again"):
        return False
    names = {item.target.id} if isinstance(item.target, s.Name) else set()
    return not any(
        isinstance(target, s.Attribute) and isinstance(target.value, s.Name) and target.value.id in names
        for node in nodes(body)
        if isinstance(node, s.Assign)
        for target in node.targets
    )


def _entered(frame: Frame, value: Value) -> Value:
    """`with x as y` mostly gives x itself; its nullness was just decided by entering it. An object that is made there is as fresh
    as before where its class says that it gives itself. One that is made of a generator (`@contextmanager`) gives what that
    yields. The result of a query gives the same rows (`async with db.execute("SELECT …") as cursor`)."""
    if value.type is not None and value.type.cls == MANAGER and value.element is not None:
        return value.element
    entered = Value(UNKNOWN, value.type, fresh=value.fresh and _enters_itself(frame, value))
    is_result = value.asked is not None and value.asked.changes_receiver
    return _replace(entered, asked=value.asked, element=value.element) if is_result else entered


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


def _suppresses(context: s.Expr) -> bool:
    if not isinstance(context, s.Call):
        return False
    name = context.function.id if isinstance(context.function, s.Name) else getattr(context.function, "name", "")
    return name == "suppress"


def _suppressed(context: s.Expr) -> frozenset[str]:
    if not _suppresses(context) or not isinstance(context, s.Call):
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
