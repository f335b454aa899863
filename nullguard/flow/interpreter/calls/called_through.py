"""Calls of functions through others that the library gives (Python): `sync_to_async(find)(number)`, `partial(find, number)()`,
`to_thread(find, number)` are what `find(number)` is."""

from __future__ import annotations

from nullguard.flow.bodies.returning import returned_on_all_ways
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.closures import Closure
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import qualified_callee
from nullguard.flow.frame.uses import note_use
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_FUNCTIONS = (s.Name, s.Attribute, s.Lambda)

_RUNNING = library_names("function-runner")


def called_through(frame: Frame, node: s.Call, state: State) -> s.Call | None:
    """The call that a call comes to; None for one that comes to nothing but itself."""
    function = node.function
    if type(function) is s.Call:
        kind = _kind(frame, function)
        if kind == "" or not _is_of_function(function.arguments, 0):
            return None
        bound = function.arguments[1:] if kind == _BINDING else ()
        return s.Call(function.arguments[0].value, (*bound, *node.arguments), node.at)
    name = last_name(function)
    if name in _RUNNING and _is_of_function(node.arguments, 0):
        return s.Call(node.arguments[0].value, node.arguments[1:], node.at)
    if name in _IN_EXECUTOR and _is_of_function(node.arguments, 1):
        return s.Call(node.arguments[1].value, node.arguments[2:], node.at)
    return _in_transaction(frame, node, name, state) if type(function) is s.Attribute else None


def _in_transaction(frame: Frame, node: s.Call, name: str, state: State) -> s.Call | None:
    """The call of a function that another one runs with a connection, cursor or session of its own, which comes first:
    `pool.runInteraction(find, number)`, `session.run_sync(find)`; what it is for may stand before it. By the name of what runs it
    or that of the first parameter of the nested function."""
    if not node.arguments:
        return None
    is_runner = name in _IN_TRANSACTION
    if not is_runner and (name in _FOR_EACH or name.startswith(_KEEPING)):
        return None
    for position in (0, 1):
        if not _is_of_function(node.arguments, position):
            continue
        given = node.arguments[position].value
        if (is_runner and not _is_no_function(frame, given, state)) or _takes_connection(given, state):
            if _gives_itself(frame, node, name, state):
                return None
            _use_runner(frame, node, name, node.arguments[:position], state)
            own = s.Argument(s.Opaque((), node.at))
            return s.Call(given, (own, *node.arguments[position + 1 :]), node.at)
    return None


_IN_TRANSACTION, _FOR_EACH = library_names("transaction-runner"), library_names("each-runner")
_KEEPING = tuple(sorted(words("keeping-function")))


def _gives_itself(frame: Frame, node: s.Call, name: str, state: State) -> bool:
    """Whether a method of the project gives its own object, whatever the function gives."""
    cls = (
        frame.world.class_of(quietly(frame, node.function.value, state)[0].type)
        if isinstance(node.function, s.Attribute)
        else None
    )
    member = frame.world.program.method(cls, name, len(node.arguments)) if cls is not None else None
    return member is not None and all(_returns_own(frame.world.program, function) for function in member.functions)


def _returns_own(program: Program, function: FunctionInfo) -> bool:
    program.reads.add(body_entry(function))
    given = returned_on_all_ways(program.body(function))
    own = function.decl.parameters[0].name if function.decl.parameters else ""
    return bool(given) and all(isinstance(value, s.Name) and value.id == own for value in given)


def _use_runner(frame: Frame, node: s.Call, name: str, before: tuple[s.Argument, ...], state: State) -> None:
    """What runs a function is used, and so is what stands before that."""
    if isinstance(node.function, s.Attribute):
        runner, path = frame.evaluate(frame, node.function.value, state)
        note_use(frame, "method", node.function.value, runner, path, state, f".{name}()")
    for argument in before:
        frame.evaluate(frame, argument.value, state)


def _is_no_function(frame: Frame, given: s.Expr, state: State) -> bool:
    """Whether an argument is a constant, or a local variable that holds no function: what a transaction is for."""
    if not isinstance(given, s.Name) or given.id not in frame.locals:
        return quietly(frame, given, state)[0].constants is not None
    known = state.values.get((given.id,))
    return known is None or (known.callable is None and known.symbol is None)


def _takes_connection(given: s.Expr, state: State) -> bool:
    known = state.values.get((given.id,)) if isinstance(given, s.Name) else None
    closure = known.callable if known is not None else None
    if not isinstance(closure, Closure) or not closure.name or not closure.parameters:
        return False
    return closure.parameters[0].name in words("connection")


def adapted(node: s.Call, qualified: str, arguments: Arguments, state: State) -> Value | None:
    """The function that `sync_to_async(find)` or `partial(find, number)` gives; None for other calls."""
    if not arguments or arguments[0][0].star:
        return None
    if qualified in library_names("function-adapter"):
        given = arguments[0][1]
        return given if isinstance(given.symbol, FunctionInfo) or given.callable is not None else None
    if qualified in library_names("function-binder") and isinstance(node.arguments[0].value, _FUNCTIONS):
        others = _left_to_give(arguments[0][1].symbol, node.arguments[1:])
        left = tuple(s.Argument(s.Name(parameter.name, node.at)) for parameter in others)
        call = s.Call(node.arguments[0].value, (*node.arguments[1:], *left), node.at)
        return Value(NONNULL, callable=Closure(others, (s.Return(call, node.at),), state.copy()), always_true=True)
    return None


def _left_to_give(function: object, bound: tuple[s.Argument, ...]) -> tuple[s.Parameter, ...]:
    """The parameters that a function has to be given besides what is bound to it already."""
    if not isinstance(function, FunctionInfo) or function.owner is not None or any(item.star for item in bound):
        return ()
    positional = [parameter for parameter in function.decl.parameters if parameter.kind == "positional"]
    left = positional[sum(1 for item in bound if item.name is None) :]
    names = {item.name for item in bound}
    first = next((at for at, item in enumerate(left) if item.name in names or item.default is not None), len(left))
    return tuple(s.Parameter(f"{parameter.name}?") for parameter in left[:first])


_ADAPTING, _BINDING = "adapting", "binding"

_IN_EXECUTOR = library_names("executor-runner")


def _kind(frame: Frame, made: s.Call) -> str:
    """What a call makes of the function that it is given, if it is one of the library's."""
    qualified = qualified_callee(frame, made.function)
    if qualified in library_names("function-adapter"):
        return _ADAPTING
    return _BINDING if qualified in library_names("function-binder") else ""


def _is_of_function(arguments: tuple[s.Argument, ...], position: int) -> bool:
    """Whether an argument may be a function."""
    if len(arguments) <= position or not isinstance(arguments[position].value, _FUNCTIONS):
        return False
    return not any(argument.star or argument.name for argument in arguments[: position + 1])
