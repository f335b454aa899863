"""Where statements may raise, and which handlers swallow a null error without a trace."""

from __future__ import annotations

from typing import Final

from nullguard.flow.bodies.mentioned import children
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NULLABLE
from nullguard.flow.frame.frame import Frame, TryFrame
from nullguard.knowledge.bean_names import is_getter_name
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo

_BROAD = library_names("above-null-pointer")
_SILENT = (s.Name, s.Constant, s.Lambda)
_MADE_OF_NOTHING = library_names("made-of-nothing")
"""Classes of Java's library whose constructors without arguments raise nothing."""

_EXCEPTIONS: Final = tuple(library_names("exception-class"))
"""How the names of exceptions end."""

_OF_NULL = library_names("above-null-errors")
"""Python's exceptions that a use of null raises, and those above them."""

_CALLING = (s.Await, s.Call, s.New, s.Yield)
_LOOKED_INTO = (s.Compare, s.Boolean, s.Not, s.Unary, s.Collection, s.Arithmetic, s.InstanceOf)


def may_raise(statement: s.Stmt) -> bool:
    """Whether running the statement itself, not the statements within it, can raise. `throw` notes its own state."""
    match statement:
        case s.Assign(value=value):
            return (value is not None and _can(value)) or any(not isinstance(t, s.Name) and _can(t) for t in statement.targets)
        case s.AugAssign(target=target, value=value):
            return _can(target) or _can(value)
        case s.ExprStmt(value=value) | s.Yielded(value=value) | s.Assert(test=value):
            return _can(value)
        case s.Return(value=returned):
            return returned is not None and _can(returned)
        case s.If(branches=branches):
            return any(_can(arm.test) and not _only_tests(arm.test) for arm in branches)
        case s.While(test=test):
            return test is not None and _can(test)
        case s.ForEach() | s.With():
            return True
        case _:
            return False


def never_raises(statement: s.Stmt) -> bool:
    """Whether a statement of Python raises nothing: it leaves a loop, or gives names another name's value or a constant."""
    match statement:
        case s.Assign(targets=targets, value=s.Name() | s.Constant()):
            return all(isinstance(target, s.Name) for target in targets)
        case s.Break() | s.Continue():
            return True
    return False


def calls_nothing(statement: s.Stmt) -> bool:
    """Whether a statement of Python itself, not those within it, calls nothing: it may raise what operations raise, or what it
    says."""
    match statement:
        case s.Assign(targets=targets, value=value):
            parts = (*targets, *((value,) if value is not None else ()))
        case s.AugAssign(target=target, value=value):
            parts = (target, value)
        case s.ExprStmt(value=value) | s.Assert(test=value):
            parts = (value,)
        case s.Return(value=returned):
            parts = (returned,) if returned is not None else ()
        case s.If(branches=branches):
            parts = tuple([arm.test for arm in branches])
        case s.Raise():
            return True
        case _:
            return False
    return not any(isinstance(node, _CALLING) for node in nodes(parts))


def leading_to(tried: TryFrame, handler: s.Handler) -> list[State]:
    """The states of a try in which what a handler takes can be raised. In Python, that a constraint was violated is raised by
    calls, or by a raise statement that says so: no test of a row and no attribute that is read has stored anything. In Java, a
    checked exception is raised by no constructor that declares none."""
    names = {type.name.rpartition(".")[2] for type in handler.types}
    if tried.unchecked and names and names <= library_names("checked-error"):
        return [state for state in tried.states if id(state) not in tried.unchecked] or tried.states
    if not names or not names <= library_names("violation"):
        return tried.states
    others = {number for number, value in tried.thrown.items() if value is None or last_name(_called(value)) not in names}
    return [state for state in tried.states if id(state) not in tried.uncalled and id(state) not in others] or tried.states


def _called(value: s.Expr) -> s.Expr:
    return value.function if isinstance(value, s.Call) else value


def raising(frame: Frame, statement: s.Stmt, state: State) -> State | None:
    """What is known where a statement of Python raises: of `data = answer.json() if answer else {}`, and of `if answer: …`, that
    there is an answer. None where it cannot. Leaves `state` as it is."""
    if isinstance(statement, s.Assign) and (_makes_row(frame, statement, state) or _names_member(frame, statement, state)):
        return None
    if isinstance(statement, s.If) and len(statement.branches) == 1 and not statement.orelse:
        if _only_asks(statement.branches[0].test):
            return frame.branch(frame, statement.branches[0].test, state.copy())[0]
    value = statement.value if isinstance(statement, (s.Assign, s.ExprStmt, s.Return)) else None
    known: State | None = state.copy()
    while known is not None:
        match value:
            case s.Conditional(test=test, body=body, orelse=orelse) if _only_asks(test):
                if _is_there(orelse):
                    value, known = body, frame.branch(frame, test, known)[0]
                elif _is_there(body):
                    value, known = orelse, frame.branch(frame, test, known)[1]
                else:
                    break
            case s.Boolean(operator=operator, operands=(test, other)) if _only_asks(test):
                value, known = other, frame.branch(frame, test, known)[0 if operator == "and" else 1]
            case _:
                break
    return known


def _names_member(frame: Frame, statement: s.Assign, state: State) -> bool:
    """Whether a variable is given a class or function that stands in a module of the project: `Domain = models.Domain`."""
    match statement:
        case s.Assign(targets=(s.Name(),), value=s.Attribute(value=s.Name(id=module)) as named):
            if module in frame.locals or module in frame.parameters:
                return False
            holder = frame.evaluate(frame, named.value, state.copy())[0].symbol
            symbol = frame.evaluate(frame, named, state.copy())[0].symbol
            return not isinstance(holder, ClassInfo) and isinstance(symbol, ClassInfo | FunctionInfo) and not symbol.is_library
    return False


def _makes_row(frame: Frame, statement: s.Assign, state: State) -> bool:
    """Whether a variable is given a new row of what is at hand: `order = Order(number=number, shop=shop)`. Rows raise where they
    are saved; where the project says itself how they are made nobody can tell."""
    match statement:
        case s.Assign(targets=(s.Name(),), value=s.Call(function=s.Name() | s.Attribute() as made, arguments=given)):
            if not _is_at_hand(made) or not all(_is_at_hand(argument.value) for argument in given):
                return False
            symbol = frame.evaluate(frame, made, state.copy())[0].symbol
            if not isinstance(symbol, ClassInfo) or not frame.world.schema.is_entity(symbol.id):
                return False
            own = frame.world.program.method(symbol, "__init__")
            return own is None or own.declared_in.is_library
    return False


def _is_at_hand(value: s.Expr) -> bool:
    """Whether a value is a constant, a variable or what stands in a class or module: `State.OPEN`, `models.Order`."""
    if isinstance(value, s.Attribute):
        return isinstance(value.value, s.Name) and (value.name[:1].isupper() or not _may_be_null(value.value))
    return isinstance(value, s.Name | s.Constant)


def reached(frame: Frame, handler: s.Handler, body: s.Body, state: State) -> None:
    """Note in the state of a handler of Python what has to be there for it to run: of `answer.json()`, the only statement in the
    `try`, that there is an answer, where the handler takes `ValueError` and the like, and not what null raises; of
    `answer.raise_for_status()` anywhere in the `try`, where it takes nothing but what that raises."""
    if frame.is_java or not handler.types:
        return
    if all(type.name.rpartition(".")[2] in library_names("status-error") for type in handler.types):
        _after_status(body, state)
    if len(body) != 1 or not all(_is_of_no_null(type.name) for type in handler.types):
        return
    statement = body[0]
    value = statement.value if isinstance(statement, (s.Assign, s.ExprStmt, s.Return)) else None
    while isinstance(value, (s.Await, s.Call, s.Attribute, s.Subscript)):
        value = value.function if isinstance(value, s.Call) else value.value
        if isinstance(value, s.Name) and (known := state.values.get((value.id,))) is not None and known.null == NULLABLE:
            state.refine((value.id,), known, "nonnull")


def _after_status(body: s.Body, state: State) -> None:
    """Where the status of one answer was bad, that answer is there."""
    asked = {
        node.function.value.id
        for node in nodes(body)
        if isinstance(node, s.Call) and isinstance(node.function, s.Attribute) and isinstance(node.function.value, s.Name)
        if node.function.name in library_names("status-asked")
    }
    for name in asked if len(asked) == 1 else ():
        known = state.values.get((name,))
        if known is not None and known.null == NULLABLE:
            state.refine((name,), known, "nonnull")


def _is_of_no_null(exception: str) -> bool:
    """Whether an exception's name is one that no use of null raises."""
    name = exception.rpartition(".")[2]
    return name.endswith(_EXCEPTIONS) and name not in _OF_NULL


def _only_asks(test: s.Expr) -> bool:
    """Whether a condition only asks variables whether they are there: nothing that can raise."""
    match test:
        case s.Name():
            return True
        case s.Not(operand=s.Name()):
            return True
        case s.Compare(operators=("is",) | ("is not",), operands=(s.Name(), s.Constant())):
            return True
        case s.Boolean(operands=operands):
            return all(map(_only_asks, operands))
    return False


def _is_there(value: s.Expr) -> bool:
    return isinstance(value, (s.Name, s.Constant)) or (isinstance(value, s.Collection) and not value.items)


def swallows(node: s.Try) -> bool:
    """Whether the try holds but one statement, and what it raises is forgotten: `try { x.close(); } catch (Exception e) {}`."""
    if len(node.body) != 1:
        return False
    return any(
        not handler.body and any(type.name.rpartition(".")[2] in _BROAD for type in handler.types) for handler in node.handlers
    )


def _can(expression: s.Expr) -> bool:
    pending = [expression]
    while pending:
        node = pending.pop()
        if isinstance(node, _SILENT):
            continue
        if is_made_of_nothing(node):
            continue
        if isinstance(node, s.Conditional):
            pending += (node.test, node.body, node.orelse)
        elif isinstance(node, s.AssignExpr):
            pending += (node.target, node.value)
        elif isinstance(node, s.Attribute):
            if _may_be_null(node.value):
                return True
        elif not isinstance(node, _LOOKED_INTO) or (isinstance(node, s.Arithmetic) and node.operator in ("/", "%")):
            return True
        else:
            pending += children(node)
    return False


def is_made_of_nothing(node: s.Expr) -> bool:
    """Whether an object of Java's library is made by a constructor without arguments that raises nothing."""
    return (
        isinstance(node, s.New) and not node.arguments and not node.body and node.type.name.rpartition(".")[2] in _MADE_OF_NOTHING
    )


def _only_tests(test: s.Expr) -> bool:
    """Whether a condition of Java only asks getters for null: they raise nothing that a handler waits for."""
    match test:
        case s.Not(operand=operand):
            return _only_tests(operand)
        case s.Boolean(operands=operands):
            return all(_only_tests(operand) for operand in operands)
        case s.Compare(operands=(tested, s.Constant(kind="null"))) | s.Compare(operands=(s.Constant(kind="null"), tested)):
            return is_got(tested)
        case s.Call(function=s.Attribute(value=s.Name(id=owner), name=name), arguments=(s.Argument(value=tested),)):
            is_test = name in library_names("null-test") or name in library_names("there-test")
            return owner[:1].isupper() and is_test and is_got(tested)
    return isinstance(test, s.Name)


def is_got(value: s.Expr) -> bool:
    """Whether a value is a variable, or what getters give of one: `order.getCustomer()`."""
    while True:
        match value:
            case s.Call(function=s.Attribute(value=holder, name=name), arguments=()) if is_getter_name(name):
                value = holder
            case s.Attribute(value=holder):
                value = holder
            case _:
                return isinstance(value, s.Name)


def _may_be_null(owner: s.Expr) -> bool:
    """Whether what a member is read from is an object other than `this`; classes are told by their capital letter."""
    while isinstance(owner, s.Attribute):
        if owner.name[:1].isupper():
            return False
        owner = owner.value
    return not (isinstance(owner, s.Name) and (owner.id in ("this", "super") or owner.id[:1].isupper()))
