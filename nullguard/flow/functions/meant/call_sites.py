"""Where a Python function is called, and with which argument for a parameter."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from nullguard.flow.bodies.moves import Moves
from nullguard.flow.domain.values import Value
from nullguard.flow.functions.meant.handed_on import RUN_LATER, HandedOn, handed_in
from nullguard.flow.functions.meant.tables import called_by_tables
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name
from nullguard.program.symbols import UNION, ClassInfo, External, FunctionInfo, Type

MOST_CALLERS = 40
"""A name that more functions mention is too common to look for its calls."""

_LAUNCHERS = library_names("launcher")
(_SENDER,) = library_names("signal-sender")

_BUILT_IN = frozenset(name for type in (str, bytes, dict, list, set, tuple, int) for name in dir(type))
"""Methods of the language's own types: an object of unknown class that has one of them is mostly one of these."""


class Site(msgspec.Struct, frozen=True):
    """A call: the first `skipped` positional arguments are for no parameter (`Order.pay(order, …)`). `is_own`: the caller calls
    it on its own object; `of`: the class that has the function, where it does so and has a class above."""

    caller: FunctionInfo
    arguments: tuple[s.Argument, ...]
    skipped: int = 0
    of: ClassInfo | None = None
    is_own: bool = False


def sites_of(
    world: World,
    function: FunctionInfo,
    moves: Callable[[FunctionInfo], Moves],
    evaluated: Callable[[FunctionInfo, s.Expr], Value],
) -> tuple[Site, ...]:
    """The calls of a function, in order of their sources; none when its name is too common."""
    callers = world.program.callers()
    found: list[Site] = []
    for name in _names(world, function):
        mentioning = callers.mentioning(name)
        if len(mentioning) > MOST_CALLERS:
            return ()
        for caller in mentioning:
            known = moves(caller)
            for call in known.calls.get(name, ()):
                skipped = _skipped(world, function, name, caller, known, call.function, evaluated)
                if skipped is not None:
                    is_own = _is_own(caller, function, call.function)
                    below = function.owner if is_own and caller.owner is not function.owner else None
                    found.append(Site(caller, call.arguments, skipped, below, is_own))
            for given, iterable in _with_each(known, name):
                if _skipped(world, function, name, caller, known, given, evaluated) is not None:
                    element = s.Call(s.Name("next", given.at), (s.Argument(iterable),), given.at)
                    found.append(Site(caller, (s.Argument(element),)))
            for handed in _handed(known, name):
                skipped = _skipped(world, function, name, caller, known, handed.given, evaluated)
                if skipped is not None and handed.arguments is not None:
                    found.append(Site(caller, handed.arguments, skipped))
            for launcher in sorted(_LAUNCHERS.intersection(known.calls)) if function.decl.annotations else ():
                for call in known.calls[launcher]:
                    base = call.function.value if isinstance(call.function, s.Attribute) else None
                    if base is not None and dotted_name(base).rpartition(".")[2] == name:
                        found.append(Site(caller, launched(launcher, call.arguments)))
        if name == function.decl.name:
            found.extend(Site(caller, call.arguments) for caller, call in called_by_tables(world, function, mentioning, moves))
    return tuple(found)


def argument_of(function: FunctionInfo, parameter: s.Parameter, site: Site) -> s.Expr | None:
    """What a call gives for a parameter; None when it gives nothing, or nobody can tell."""
    decl = function.decl
    parameters = list(decl.parameters)
    if (function.owner is not None and "static" not in decl.modifiers) or is_bound(function):
        parameters = parameters[1:]
    positional = [item.name for item in parameters if item.kind == "positional"]
    position = positional.index(parameter.name) + site.skipped if parameter.name in positional else -1
    is_counted = True
    count = 0
    for argument in site.arguments:
        if argument.star:
            is_counted = is_counted and argument.star == 2
        elif argument.name is not None:
            if argument.name == parameter.name:
                return argument.value
        elif is_counted:
            if count == position:
                return argument.value
            count += 1
    return None


def _names(world: World, function: FunctionInfo) -> tuple[str, ...]:
    """The names by which a function is called."""
    name = function.decl.name
    if name == "__init__" and function.owner is not None:
        heirs = [cls for cls in world.program.subclasses(function.owner) if not cls.is_library]
        own = frozenset(cls.id for cls in world.program.declaring_below(function.owner, name))
        inheriting = [cls.name for cls in heirs if cls.id not in own]
        return tuple(dict.fromkeys((function.owner.name, *inheriting, name)))
    sent = [
        dotted_name(argument.value).rpartition(".")[2]
        for annotation in function.decl.annotations
        if annotation.simple_name in library_names("signal-receiver")
        for argument in annotation.arguments[:1]
    ]
    return (name, *filter(None, sent))


def _skipped(
    world: World,
    function: FunctionInfo,
    name: str,
    caller: FunctionInfo,
    known: Moves,
    callee: s.Expr,
    evaluated: Callable[[FunctionInfo, s.Expr], Value],
) -> int | None:
    """How many positional arguments come before those for the parameters if `callee` is the function, else None."""
    program = world.program
    scope = caller.decl.qualname if caller.decl.name != "<module>" else ""
    if isinstance(callee, s.Name):
        if name in known.bindings or name in known.hidden or any(item.name == name for item in caller.decl.parameters):
            return None
        item = known.imports.get(name)
        symbol = program.imported(caller.path, item) if item is not None else program.resolve(caller.path, name, scope)
        return 0 if _is(world, symbol, function) else None
    if not isinstance(callee, s.Attribute):
        return None
    base, owner = callee.value, function.owner
    if isinstance(base, s.Call) and isinstance(base.function, s.Name) and base.function.id == "super":
        is_above = caller.owner is not None and owner is not caller.owner and owner in program.ancestors(caller.owner)
        return 0 if is_above else None
    dotted = dotted_name(base)
    root = dotted.partition(".")[0]
    first = caller.decl.parameters[0].name if caller.owner is not None and caller.decl.parameters else ""
    if dotted and dotted == first and caller.owner is not None:
        return 0 if owner is not None and _may_be(world, caller.owner, owner, function) else None
    if dotted and root != first and root not in known.bindings and root not in known.imports and root not in known.hidden:
        symbol = program.resolve(caller.path, f"{dotted}.{name}", scope)
        if _is(world, symbol, function):
            is_method = owner is not None and function.decl.name == name
            return 1 if is_method and not {"static", "class"} & set(function.decl.modifiers) else 0
        if isinstance(symbol, (FunctionInfo, ClassInfo, External)):
            return None
    if owner is None or function.decl.name != name:
        return None
    value = evaluated(caller, base)
    types = value.type.args if value.type is not None and value.type.cls == UNION else (value.type,)
    classes = [world.class_of(type) for type in types if isinstance(type, Type)]
    if any(cls is not None for cls in classes):
        return 0 if any(cls is not None and _may_be(world, cls, owner, function) for cls in classes) else None
    if value.type is not None or name in _BUILT_IN:
        return None
    others = [item for item in program.callers().named(name) if item.id not in (function.id, caller.id)]
    return 0 if not others else None


def _with_each(known: Moves, name: str) -> Iterator[tuple[s.Name, s.Expr]]:
    """Where a function of the name is called with each element, and of what: `map(show, orders)`, `sorted(orders, key=show)`."""
    for calling in sorted(_CALLING_WITH_EACH.intersection(known.calls)):
        for call in known.calls[calling]:
            by_key = [item.value for item in call.arguments if item.name == "key"]
            by_place = [item.value for item in call.arguments if item.name is None and not item.star]
            base = call.function.value if isinstance(call.function, s.Attribute) else None
            if calling in ("map", "filter"):
                function, iterables = (by_place[0], by_place[1:]) if len(by_place) == 2 and base is None else (None, [])
            else:
                function, iterables = (by_key[0], [base] if base is not None else by_place[:1]) if by_key else (None, [])
            if isinstance(function, s.Name) and function.id == name and iterables:
                yield function, iterables[0]


def _handed(known: Moves, name: str) -> Iterator[HandedOn]:
    """Where a function of the name is handed to what calls it later: `pool.submit(show, order)`."""
    return handed_in(known.calls, name) if not RUN_LATER.isdisjoint(known.calls) else iter(())


_CALLING_WITH_EACH = library_names("calling-with-each")
"""Built-in functions and a list's method that call a function with each element."""


def _is_own(caller: FunctionInfo, function: FunctionInfo, callee: s.Expr) -> bool:
    """Whether a method is called on the object whose method the caller is (`self.show(order)`)."""
    if caller.owner is None or function.owner is None or not caller.decl.parameters:
        return False
    base = callee.value if isinstance(callee, s.Attribute) else None
    return isinstance(base, s.Name) and base.id == caller.decl.parameters[0].name


def _is(world: World, symbol: object, function: FunctionInfo) -> bool:
    """Whether a symbol is the function, or the class that it initialises."""
    if isinstance(symbol, ClassInfo):
        member = world.program.method(symbol, "__init__") if function.decl.name == "__init__" else None
        return member is not None and any(item.id == function.id for item in member.functions)
    return isinstance(symbol, FunctionInfo) and symbol.id == function.id


def _may_be(world: World, cls: ClassInfo, owner: ClassInfo, function: FunctionInfo) -> bool:
    """Whether a method call on an object of a class may run the function: it is the class's own, or that of a subclass."""
    if owner in world.program.ancestors(cls):
        member = world.program.method(cls, function.decl.name)
        return member is not None and any(item.id == function.id for item in member.functions)
    return cls in world.program.ancestors(owner)


def is_bound(function: FunctionInfo) -> bool:
    """Whether a task gets itself first."""
    return any(
        argument.name in library_names("task-itself") and isinstance(argument.value, s.Constant) and argument.value.value is True
        for annotation in function.decl.annotations
        for argument in annotation.arguments
    )


def launched(launcher: str, arguments: tuple[s.Argument, ...]) -> tuple[s.Argument, ...]:
    """The arguments that come to a task or handler."""
    if launcher in library_names("signal-sending"):
        return tuple(
            s.Argument(item.value, _SENDER) if index == 0 and item.name is None and not item.star else item
            for index, item in enumerate(arguments)
        )
    if launcher not in library_names("launched-with-lists"):
        return arguments
    found: list[s.Argument] = []
    for index, item in enumerate(arguments):
        if (item.name == "args" or (item.name is None and index == 0)) and isinstance(item.value, s.Collection):
            found.extend(s.Argument(value) for value in item.value.items)
        elif (item.name == "kwargs" or (item.name is None and index == 1)) and isinstance(item.value, s.Collection):
            pairs = item.value.entries
            found.extend(
                s.Argument(value, key.value) for key, value in pairs if isinstance(key, s.Constant) and isinstance(key.value, str)
            )
    return tuple(found)
