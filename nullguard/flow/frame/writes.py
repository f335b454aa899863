"""What a call may change behind the back of the function at hand: null that was found there need not be there afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nullguard.flow.bodies.overriding import implementations
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NULLABLE, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.module_names import (
    forget_module_names,
    is_of_module,
    is_set_elsewhere,
    may_set_module_names,
    missing,
    unknown,
)
from nullguard.knowledge.bean_names import is_getter_name, same_setter, setter_of
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import WRITTEN, Function
from nullguard.model.nodes import last_name, nodes
from nullguard.program.symbols import ClassInfo, External, FunctionInfo, Symbol
from nullguard.program.trace import body_entry


def after_method(
    frame: Frame, receiver: s.Expr, path: Path | None, functions: Sequence[FunctionInfo], arguments: Arguments, state: State
) -> None:
    """`self.connect()` may set `self.connection`: a method of the project, or one that nobody knows."""
    if path is not None and functions and state.implications:
        _forget_conditions(frame, path, functions[0], state)
    if frame.flags:
        forget_flags(frame, next(iter(functions), None), arguments, state)
    if not state.has_null or any(function.is_library for function in functions):
        return
    if (
        path is None
        and isinstance(receiver, s.Call)
        and isinstance(receiver.function, s.Name)
        and receiver.function.id == "super"
    ):
        path = (frame.self_name,)
    prefixes = [path] if path is not None else []
    prefixes += [given for _, _, given in arguments if given is not None and (functions or given == (frame.self_name,))]
    if functions and path is not None:
        _forget_filled(frame, path, functions[0], state)
    _forget_null(frame, prefixes, bool(functions), state)


def _forget_filled(frame: Frame, path: Path, function: FunctionInfo, state: State) -> None:
    """`ensure_open()` may set `self.connection`, which was left null on one way, or tested."""
    for known, value in list(state.values.items()):
        if value.null == NULLABLE and len(known) == len(path) + 1 and known[:-1] == path and _is_written_null(value):
            if known[-1] in function.decl.mentions and may_set(frame, function, known[-1]):
                state.values[known] = unknown(value)


def _is_written_null(value: Value) -> bool:
    """Whether only a null that the code writes, or a test, says that a value may be null."""
    return value.origin is None or value.origin.kind == "path"


def _forget_conditions(frame: Frame, path: Path, function: FunctionInfo, state: State) -> None:
    """`order.is_open = order.closed_at is None` tells no more after a method that mentions `is_open`: it may have set it. One of
    Python that does nothing but read it leaves it as it is."""
    length, mentions = len(path), function.decl.mentions

    def is_forgotten(condition: Path) -> bool:
        if len(condition) <= length or condition[:length] != path or condition[length] not in mentions:
            return False
        return frame.is_java or may_set(frame, function, condition[length])

    kept = [i for i in state.implications if i.condition[0] != path[0] or not is_forgotten(i.condition)]
    if len(kept) < len(state.implications):  # the same object is what joins know at once
        state.implications = tuple(kept)


def forget_flags(frame: Frame, function: FunctionInfo | None, arguments: Arguments, state: State) -> None:
    """`refuse(reply)` may set a flag of what it is handed, which a setter has set before: one that nobody knows, or of the
    project, unless it does nothing but ask getters. A library's knows nothing of such an object, unless it copies by names. A
    method of the project that mentions the setter may have got the object before."""
    is_own = function is not None and not function.is_library
    if function is None or (is_own and not _asks(frame, function)) or function.decl.name in _COPYING:
        given = [path for _, _, path in arguments if path is not None]
    else:
        given = []
    if not given and not is_own:
        return
    mentions = _mentions(frame, function) if is_own and function is not None else frozenset()
    for flag in sorted(frame.flags):
        if any(flag[: len(path)] == path for path in given) or _setter(flag[-1]) in mentions:
            state.forget(flag, frame.dependents)


_COPYING = library_names("copying")


def _copies(function: Symbol) -> bool:
    return isinstance(function, External) and function.dotted.rpartition(".")[2] in _COPYING


_TRUTH_GETTER = "is"


def _setter(getter: str) -> str:
    """The setter of what a getter gives, as the segment of a path has it: `isLate()`."""
    name = getter.removesuffix("()")
    if is_getter_name(name):
        return same_setter(name)
    return setter_of(name.removeprefix(_TRUTH_GETTER) if name.startswith(_TRUTH_GETTER) else name)


def _mentions(frame: Frame, function: FunctionInfo) -> frozenset[str]:
    """What a method that a call may run mentions, or one of its class that it mentions."""
    program, found = frame.world.program, set[str]()
    for one in implementations(program, function):
        own = one.owner.decl.functions if one.owner is not None else ()
        mentioned = [other for other in own if other.name in one.decl.mentions]
        program.look_at_mentions(one.path, (one.decl, *mentioned))
        found.update(one.decl.mentions, *(other.mentions for other in mentioned))
    return frozenset(found)


def _asks(frame: Frame, function: FunctionInfo) -> bool:
    """Whether a function calls nothing but getters."""
    frame.world.program.look_at_mentions(function.path, (function.decl,))
    return all(is_getter_name(name) or not name[:1].islower() for name in function.decl.mentions)


_SETTING = library_names("setting-by-name") | library_names("reloading")


def may_set(frame: Frame, function: FunctionInfo, name: str) -> bool:
    """Whether a body gives an attribute of that name a value, of whatever object, or hands on what may do so."""
    return not _SETTING.isdisjoint(function.decl.mentions) or name in _set_in(frame, function)


def _set_in(frame: Frame, function: FunctionInfo) -> frozenset[str]:
    """The names of the attributes that a body gives values; in Java fields are mostly written without the object."""
    program, owner = frame.world.program, function.owner
    program.reads.add(body_entry(function))
    known = frame.world.written.get(function.id)
    if known is None:
        names = assigned_in(frame, function)
        mentioned: tuple[Function, ...] = ()
        if frame.is_java and owner is not None:
            mentioned = tuple(other for other in owner.decl.functions if other.name in function.decl.mentions)
            names |= _written_in(frame, function, owner, mentioned)
        known = frame.world.written[function.id] = (names, mentioned)
    names, mentioned = known
    if mentioned:
        program.look_at_mentions(function.path, mentioned)
    return names


def _written_in(frame: Frame, function: FunctionInfo, owner: ClassInfo, mentioned: tuple[Function, ...]) -> frozenset[str]:
    """The names that a method of Java assigns, or one of its class that it mentions."""
    own = [other for other in mentioned if _calls(frame, function, owner, other.name)]
    mentions = frozenset().union(function.decl.mentions, *(other.mentions for other in own))
    return frozenset(name.removesuffix(WRITTEN) for name in mentions if name.endswith(WRITTEN))


def _calls(frame: Frame, function: FunctionInfo, owner: ClassInfo, method: str) -> bool:
    """Whether a body that mentions the name of a method means the method, not the field of the same name: `return note;` beside a
    setter `note(String note)`."""
    if all(field.name != method for field in owner.decl.fields):
        return True
    body = frame.world.program.body(function)
    return any(isinstance(node, s.Call | s.MethodReference) and _named(node) == method for node in nodes(body))


def _named(node: s.Call | s.MethodReference) -> str:
    return last_name(node.function) if isinstance(node, s.Call) else node.name


def assigned_in(frame: Frame, function: FunctionInfo) -> frozenset[str]:
    """The names of the attributes that a body gives values, and the keys (see `entry_name`)."""
    frame.world.program.reads.add(body_entry(function))
    assigned = frame.world.assigned.get(function.id)
    if assigned is None:
        assigned = frame.world.assigned[function.id] = frozenset(_assigned(frame.world.program.body(function)))
    return assigned


def entry_name(key: str) -> str:
    """How `assigned_in` calls a key; without one, any that nobody knows."""
    return f"[{key}]"


def _sets(node: s.Call) -> bool:
    return last_name(node.function) in ("setattr", "__setattr__")


def _assigned(body: s.Body) -> Iterator[str]:
    """The names of the attributes that statements of a body bind."""
    for node in nodes(body):
        match node:
            case s.Assign(targets=targets):
                pending = list(targets)
            case s.AugAssign(target=target) | s.AssignExpr(target=target) | s.ForEach(target=target):
                pending = [target]
            case s.WithItem(target=target) if target is not None:
                pending = [target]
            case s.Call(arguments=(_, s.Argument(value=s.Constant(value=str() as name)), *_)) if _sets(node):
                yield name  # `object.__setattr__(self, "note", "")` of what is frozen
                continue
            case _:
                continue
        while pending:
            match pending.pop():
                case s.Attribute(name=name):
                    yield name
                case s.Subscript(index=s.Constant(value=str() as key)):
                    yield entry_name(key)
                case s.Subscript():
                    yield entry_name("")
                case s.Collection(items=items):
                    pending.extend(items)
                case s.Star(value=inner):
                    pending.append(inner)


def after_function(frame: Frame, function: Symbol | None, arguments: Arguments, state: State) -> None:
    """`connect(self)` may set `self.connection`, and `load()` a variable of the module; what the library does is known. What a
    variable holds that is called (`callback()`) may call the object's methods."""
    if state.has_null and may_set_module_names(function, arguments):
        forget_module_names(frame, state)
    is_own = isinstance(function, FunctionInfo) and not function.is_library
    is_foreign = isinstance(function, External) and not function.dotted.startswith("builtins.")
    if frame.flags and (function is None or isinstance(function, FunctionInfo | ClassInfo) or _copies(function)):
        forget_flags(frame, function if isinstance(function, FunctionInfo) else None, arguments, state)
    if not state.has_null or not (is_own or is_foreign or function is None):
        return
    prefixes = [path for _, _, path in arguments if path is not None]
    if function is None and not frame.is_java:
        prefixes.append((frame.self_name,))
    _forget_null(frame, prefixes, is_own, state)


def _forget_null(frame: Frame, prefixes: Sequence[Path], outside: bool, state: State) -> None:
    for path, value in missing(state):
        if len(path) == 1:
            reached = path[0] in frame.loose or (outside and is_set_elsewhere(frame, path[0]))
        else:
            reached = any(len(prefix) < len(path) and path[: len(prefix)] == prefix for prefix in prefixes)
            reached = reached or (outside and not frame.is_java and is_of_module(frame, path[0]))
        if reached:
            state.values[path] = unknown(value)
