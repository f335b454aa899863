"""Which classes reach a Python parameter, attribute or result, where nothing is declared: what callers pass, methods set and
functions return, through the whole program.

Insensitive to order: every assignment to a name counts wherever it stands. Answers are functions of the question and of the
depth alone, so that they do not depend on who asked first (docs/decisions/class-flow.md).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import msgspec

from nullguard.flow.bodies.moves import ELEMENT, Binding, Moves, moves_of
from nullguard.flow.conditions.conditions import branch
from nullguard.flow.conditions.switches import execute_switch
from nullguard.flow.containers.made_objects import kept_arguments
from nullguard.flow.domain.joins import weaker
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import ANY, BY_CALLS, NULL, NULLABLE, UNKNOWN, Fact, Origin, Value
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame, TooManySteps
from nullguard.flow.frame.resolving import imported_value
from nullguard.flow.functions.call_sites import MOST_CALLERS, Site, argument_of, sites_of
from nullguard.flow.interpreter.assignments import assign
from nullguard.flow.interpreter.expressions import evaluate
from nullguard.flow.interpreter.statements import execute
from nullguard.flow.receivers.appended import appended, is_empty_list
from nullguard.flow.receivers.class_names import named_after
from nullguard.flow.receivers.heard import SCALAR, heard_of, joined
from nullguard.flow.receivers.parameters import conventions, declared, given, receiver
from nullguard.flow.summaries.observations import Sink
from nullguard.flow.summaries.returns import FULL_DEPTH, below
from nullguard.flow.summaries.summary import NOTHING, Summary
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import WRITTEN
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type
from nullguard.program.trace import body_entry

DEPTH = 3
"""How many functions, one calling the other, an object is followed through."""

_MOST_SETTERS = 20
"""Assignments to one variable or attribute that are looked at."""

_MOST_BINDINGS = 4
"""Names bound to what other names are bound to are followed this far within a function."""

_OF_ROWS = ("column", "relation")
"""Nulls that an attribute keeps when a method sets it to what a row holds."""

_MOST_TESTERS = 200
"""Functions that mention an attribute of a class which are looked at for tests of it."""

_LOOKUP = "lookup"
"""The kind of origin of a null that a query gives which finds no row."""

_RELIED_ON = 8
"""Methods of one class that read an attribute from which on they rely on it together. In awx twelve alarms had one such cause."""

_CLASSLESS = (s.Constant, s.Format, s.Compare, s.Not)
"""Expressions whose values are no objects of the project's classes."""


_NULL = Value(NULL)
"""A null literal, which is known to be no object of any class."""

_replace = msgspec.structs.replace


def passed(world: World, function: FunctionInfo, parameter: s.Parameter, depth: int = DEPTH) -> Value | None:
    """What the callers of a function pass for a parameter; None when that is unknown, contradictory or too much."""
    if depth <= 0 or parameter.kind not in ("positional", "keyword") or function.is_library:
        return None
    key = ("passed", function.id, parameter.name, depth)
    return remembered(world, key, lambda: _passed(world, function, parameter, depth))


def held(world: World, cls: ClassInfo, name: str, depth: int = DEPTH) -> Value | None:
    """What methods of a class and its ancestors set an attribute to; None when that is unknown."""
    if depth <= 0 or not cls.path.endswith(".py"):
        return None
    return remembered(world, ("held", cls.id, name, depth), lambda: _held(world, cls, name, depth))


def shared(world: World, path: str, name: str, depth: int = DEPTH) -> Value | None:
    """What a module's variable is set to, also by functions that declare it global.

    Found also where no depth is left: a class under another name (`Order = get_model("shop", "Order")`) is no function that an
    object comes through.
    """
    if depth < 0:
        return None
    return remembered(world, ("shared", path, name, depth), lambda: _shared(world, path, name, depth))


def carried(world: World, holder: str, name: str, depth: int = DEPTH) -> Value | None:
    """What code anywhere sets an attribute of a request, or of what is kept for one, to (`g.user = …`); for the dotted name of an
    object that a framework asks functions for (`flask_login.current_user`), what these give."""
    if depth > 0 and holder in library_names("loaded-object"):
        return remembered(world, ("loaded", holder, "", depth), lambda: _loaded(world, depth))
    if depth <= 0 or holder not in library_names("carrier"):
        return None
    return remembered(world, ("carried", holder, name, depth), lambda: _carried(world, holder, name, depth))


def given_back(world: World, function: FunctionInfo, depth: int) -> Value | None:
    """What a function returns, by its return statements."""
    if depth <= 0 or function.is_library or {"generator", "abstract"} & set(function.decl.modifiers):
        return None
    return remembered(world, ("returned", function.id, "", depth), lambda: _given_back(world, function, depth))


def moves(world: World, function: FunctionInfo) -> Moves:
    """What moves objects about in a function."""
    world.program.reads.add(body_entry(function))
    known = world.moves.get(function.id)
    if known is None:
        known = world.moves[function.id] = moves_of(world.program.body(function))
    return known


class Context:
    """A function whose expressions are evaluated with what its names may hold anywhere in it."""

    def __init__(self, world: World, function: FunctionInfo, depth: int) -> None:
        self.world = world
        self.function = function
        self.moves = moves(world, function)
        self._depth = depth
        decl = function.decl
        is_module = decl.name == "<module>"
        frame = Frame(
            evaluate, branch, assign, execute, execute_switch, self._summarise, _initial, world, Sink(), function.path,
            "" if is_module else decl.qualname, function.owner, False, frozenset(), decl.qualname,
        )  # fmt: skip
        frame.calls_left = below(FULL_DEPTH)
        frame.held, frame.shared, frame.carried = (partial(ask, depth=depth) for ask in (held, shared, carried))
        self._frame = frame
        self._receiver = receiver(frame, function)
        if self._receiver is not None:
            frame.self_name = self._receiver[0]
        self._conventions: dict[str, Value] | None = None
        self._locals: dict[str, tuple[Value, tuple[str, ...]]] = {}
        self._asking: list[str] = []
        self._is_cut = False
        self._parameters = {parameter.name: parameter for parameter in given(frame, function)}
        if not is_module:
            bound = {*self._parameters, *self.moves.bindings, *self.moves.imports, *self.moves.hidden}
            frame.locals = frozenset({*bound, frame.self_name} if frame.self_name else bound)

    def value(self, node: s.Expr) -> Value:
        """What an expression of the function may be."""
        if isinstance(node, _CLASSLESS):
            return _NULL if isinstance(node, s.Constant) and node.kind == "null" else SCALAR
        frame = self._frame
        if isinstance(node, s.Name):
            if node.id in frame.locals:
                return self._local(node.id)
            names = {node.id}
        else:
            names = {part.id for part in nodes((node,)) if isinstance(part, s.Name)}
        state = State()
        for name in names:
            if name in frame.locals:
                state.values[(name,)] = self._local(name)
        frame.steps = 0
        try:
            return evaluate(frame, node, state)[0]
        except TooManySteps:
            return ANY

    def kept_as(self, cls: ClassInfo, call: s.Call, name: str) -> s.Expr | None:
        """What a call of a class gives for an attribute of the new object."""
        kept = kept_arguments(self._frame, cls, call.arguments)
        return next((call.arguments[position].value for attribute, position in kept if attribute == name), None)

    def _local(self, name: str) -> Value:
        """What a name may hold. Where names go round, or on too long, they are cut: what was found so is kept only of the name
        that was asked for first, because of the others it would depend on that one."""
        if self._receiver is not None and name == self._receiver[0]:
            return self._receiver[1]
        known = self._locals.get(name)
        if known is None:
            if name in self.moves.hidden or name in self._asking or len(self._asking) >= _MOST_BINDINGS:
                self._is_cut = self._is_cut or name not in self.moves.hidden
                return ANY
            program = self.world.program
            outer, program.reads = program.reads, set()
            outer_cut, self._is_cut = self._is_cut, False
            self._asking.append(name)
            try:
                known = (self._find_local(name) or ANY, tuple(program.reads))
            finally:
                self._asking.pop()
                program.reads = outer
            if not self._is_cut or not self._asking:
                self._locals[name] = known
            self._is_cut = bool(self._asking) and (self._is_cut or outer_cut)
        self.world.program.reads.update(known[1])
        return known[0]

    def _find_local(self, name: str) -> Value | None:
        item = self.moves.imports.get(name)
        if item is not None:
            dotted = f"{item.module}.{item.name}" if item.name and item.name != "*" else (item.module if item.alias else name)
            return imported_value(self._frame, item, dotted)
        bindings = self.moves.bindings.get(name, ())
        values = [self._bound(name, binding) for binding in bindings]
        parameter = self._parameters.get(name)
        if parameter is not None:
            values.append(self._parameter(parameter))
        return joined(self.world, values)

    def _bound(self, name: str, binding: Binding) -> Value:
        value = self.value(binding.source)
        if binding.kind == ELEMENT:
            value = element_of(self._frame, value)
        if isinstance(binding.target, s.Name):
            return value
        state = State()
        assign(self._frame, binding.target, value, state, None, 0)
        return state.values.get((name,), ANY)

    def _parameter(self, parameter: s.Parameter) -> Value:
        if parameter.type is not None:
            return declared(self._frame, parameter)
        if self._conventions is None:
            self._conventions = conventions(self._frame, self.function)
        known = self._conventions.get(parameter.name)
        known = known or passed(self.world, self.function, parameter, self._depth)
        return known or named_after(self.world, parameter.name) or ANY

    def _summarise(self, world: World, function: FunctionInfo, left: int) -> Summary:
        value = given_back(world, function, self._depth)
        return Summary(value) if value is not None else NOTHING


def _initial(world: World, path: str, scope: str, node: s.Expr, depth: int) -> Value:
    """Variables of modules and classes are not asked for their queries here."""
    return ANY


def _context(world: World, function: FunctionInfo, depth: int) -> Context:
    return remembered(world, ("context", function.id, "", depth), lambda: Context(world, function, depth))


def _passed(world: World, function: FunctionInfo, parameter: s.Parameter, depth: int) -> Value | None:
    values: list[Value] = []
    for site in _sites(world, function, depth):
        node = argument_of(function, parameter, site)
        if node is not None:
            context = _context(world, site.caller, depth - 1)
            values.append(_with_tests(world, context.value(node), context.moves))
    return heard_of(world, values)


def _with_tests(world: World, value: Value, known: Moves) -> Value:
    """A row that a function passes, with the attributes that it tests: where all callers do, the called one need not."""
    tested = sorted(world.nullable_names & known.tested) if value.type is not None else ()
    return _replace(value, facts=(*value.facts, *(Fact((name,), "nonnull") for name in tested))) if tested else value


def _held(world: World, cls: ClassInfo, name: str, depth: int) -> Value | None:
    if (given := _null_of_field(world, cls, name, depth)) is not None:
        return Value(NULLABLE, origin=_replace(given, typed=weaker(BY_CALLS, given.typed)), typed=BY_CALLS)
    values: list[Value] = []
    nulls: list[tuple[Origin, bool]] = []
    lookups: list[Origin] = []
    for holder in world.program.ancestors(cls):
        for field in holder.decl.fields:
            if field.name != name or field.value is None or "instance" not in field.modifiers or holder.is_library:
                continue
            if is_null(field.value):  # what stands there until a method sets it
                continue
            member = world.program.method(holder, field.modifiers[1])
            for function in member.functions if member is not None else ():
                if function.owner is holder:
                    context = _context(world, function, depth - 1)
                    value = context.value(field.value)
                    values.append(value)
                    given = _given_null(world, function, field.value, depth)
                    if given is not None and not _is_tested_of(world, cls, name, depth):
                        nulls.append((given, False))
                    elif value.null == NULLABLE and value.origin is not None and value.origin.kind in _OF_ROWS:
                        nulls.append((value.origin, _last_attribute(field.value) in context.moves.tested))
                    elif value.null == NULLABLE and value.origin is not None and value.origin.kind == _LOOKUP:
                        lookups.append(value.origin)
    told = heard_of(world, values)
    if is_empty_list(told):
        return _filled(world, cls, name, depth) or told
    if told is not None and lookups and len(lookups) == len(values) and not _is_tested_of(world, cls, name, depth):
        return _with_null(told, lookups[0])
    if told is None or len(nulls) != len(values) or any(is_tested for _, is_tested in nulls):
        return told
    if sum(1 for function in cls.decl.functions if name in function.mentions) >= _RELIED_ON:
        return told
    return _with_null(told, nulls[0][0])


def _given_null(world: World, function: FunctionInfo, node: s.Expr, depth: int) -> Origin | None:
    """The null of a row that all who make an object give for what its constructor keeps (`self.name = name`); None where one
    gives anything else, or tests it."""
    if function.decl.name != "__init__" or not isinstance(node, s.Name) or node.id in moves(world, function).bindings:
        return None
    parameter = next((parameter for parameter in function.decl.parameters if parameter.name == node.id), None)
    if parameter is None or parameter.kind not in ("positional", "keyword") or node.id in moves(world, function).tested_names:
        return None
    found: Origin | None = None
    for site in _sites(world, function, depth):
        given = argument_of(function, parameter, site)
        context = _context(world, site.caller, depth - 1)
        value = context.value(given) if given is not None else ANY
        if value.null != NULLABLE or value.origin is None or value.origin.kind not in _OF_ROWS:
            return None
        if given is None or _last_attribute(given) in context.moves.tested:
            return None
        found = found or value.origin
    return found


def _null_of_field(world: World, cls: ClassInfo, name: str, depth: int) -> Origin | None:
    """The null of a row that all who make an object of a dataclass or its like give for a field; None where one gives anything
    else or leaves it out, or where anybody tests or sets an attribute of that name."""
    field = next((field for field in cls.decl.fields if field.name == name), None)
    is_made_of_it = field is not None and field.type is not None and "instance" not in field.modifiers
    if not is_made_of_it or cls.is_library or any(not heir.is_library for heir in world.program.subclasses(cls)[:1]):
        return None
    making = world.program.callers().mentioning(cls.name)
    if len(making) > MOST_CALLERS or _is_tested(world, name):
        return None
    if any(name in moves(world, function).stores for function in world.program.callers().mentioning(name)):
        return None
    found: Origin | None = None
    for caller in making:
        for call in moves(world, caller).calls.get(cls.name, ()):
            context = _context(world, caller, depth - 1)
            if context.value(call.function).symbol is not cls:
                continue
            given = None if any(item.star for item in call.arguments) else context.kept_as(cls, call, name)
            value = context.value(given) if given is not None else ANY
            if given is None or value.null != NULLABLE or value.origin is None or value.origin.kind not in _OF_ROWS:
                return None
            if _last_attribute(given) in context.moves.tested:
                return None
            found = found or value.origin
    return found


def _with_null(told: Value, origin: Origin) -> Value:
    return _replace(told, null=NULLABLE, origin=_replace(origin, typed=weaker(BY_CALLS, origin.typed)))


def _is_tested(world: World, name: str) -> bool:
    """Whether a condition anywhere reads an attribute of that name, or may: whoever sets it to what a lookup finds mostly tests
    it once for all of its uses."""
    mentioning = world.program.callers().mentioning(name)
    return len(mentioning) > MOST_CALLERS or any(name in moves(world, function).tested for function in mentioning)


def _is_tested_of(world: World, cls: ClassInfo, name: str, depth: int) -> bool:
    """Whether a condition reads the attribute of an object that may be one of the class: of `self` in its methods and those of
    its relatives, of another object anywhere."""
    mentioning = world.program.callers().mentioning(name)
    if len(mentioning) > _MOST_TESTERS:
        return True
    for function in mentioning:
        objects = moves(world, function).tested_of.get(name, ())
        if any(_may_hold(world, function, node, cls, name, depth) for node in objects):
            return True
    return False


def _may_hold(world: World, function: FunctionInfo, node: s.Expr, cls: ClassInfo, name: str, depth: int) -> bool:
    """Whether an object of which a condition reads an attribute may be one of a class: it is no row that has the attribute."""
    is_self = isinstance(node, s.Name) and node.id == "self" and function.owner is not None
    holder = function.owner if is_self else world.class_of(_context(world, function, depth - 1).value(node).type)
    if holder is not None:
        return _may_be_of(world, holder, cls)
    return world.schema.guessed(last_name(node), name) is None


def _may_be_of(world: World, other: ClassInfo, cls: ClassInfo) -> bool:
    """Whether an object of a class may be one of another class, too."""
    program = world.program
    return other in program.ancestors(cls) or cls in program.ancestors(other)


def _filled(world: World, cls: ClassInfo, name: str, depth: int) -> Value | None:
    """The list that methods of a class fill one by one; None where nobody can tell with what."""

    def evaluated(function: FunctionInfo, node: s.Expr) -> Value:
        return _context(world, function, depth - 1).value(node)

    element = joined(world, list(appended(world, cls, name, partial(moves, world), evaluated)))
    if element is None or element.type is None:
        return None
    listed = Value(UNKNOWN, Type("builtins.list", (element.type,)), element=element)
    return heard_of(world, [listed])


def _shared(world: World, path: str, name: str, depth: int) -> Value | None:
    program = world.program
    facts = program.sources.get(path)
    fields = [field for field in facts.variables if field.name == name and field.value is not None] if facts is not None else []
    functions = {function.decl.qualname: function for function in program.functions_of(path)} if fields else {}
    values: list[Value] = []
    for field in fields[:_MOST_SETTERS]:
        function = functions.get(field.modifiers[1] if field.modifiers else "<module>")
        if function is not None and field.value is not None:
            values.append(_context(world, function, depth - 1).value(field.value))
    return heard_of(world, values)


def _carried(world: World, holder: str, name: str, depth: int) -> Value | None:
    values: list[Value] = []
    lookups: list[Origin] = []
    for function in world.program.callers().mentioning(name + WRITTEN)[:_MOST_SETTERS]:
        for target, value in moves(world, function).stores.get(name, ()):
            if isinstance(target.value, s.Name) and target.value.id == holder:
                values.append(_context(world, function, depth - 1).value(value))
                origin = values[-1].origin
                if values[-1].null == NULLABLE and origin is not None and origin.kind == _LOOKUP:
                    lookups.append(origin)
    told = heard_of(world, values)
    is_looked_up = (
        told is not None and lookups and len(lookups) == sum(1 for value in values if value is not ANY and value is not _NULL)
    )
    return _with_null(told, lookups[0]) if told is not None and is_looked_up and not _is_tested(world, name) else told


def _loaded(world: World, depth: int) -> Value | None:
    """What functions give whose decorator says that they load the user of a request."""
    values: list[Value] = []
    for name in sorted(library_names("loader")):
        paths = dict.fromkeys(function.path for function in world.program.callers().mentioning(name)[:MOST_CALLERS])
        for function in (function for path in paths for function in world.program.functions_of(path)):
            if any(mark.name.rpartition(".")[2] == name for mark in function.decl.annotations):
                values.append(given_back(world, function, depth - 1) or ANY)
    return heard_of(world, values)


def _last_attribute(node: s.Expr) -> str:
    return node.name if isinstance(node, s.Attribute) else ""


def _given_back(world: World, function: FunctionInfo, depth: int) -> Value | None:
    context = _context(world, function, depth - 1)
    return joined(world, [context.value(node) for node in context.moves.returned])


def _sites(world: World, function: FunctionInfo, depth: int) -> Sequence[Site]:
    key = ("sites", function.id, "", depth)

    def evaluated(caller: FunctionInfo, node: s.Expr) -> Value:
        return _context(world, caller, depth - 1).value(node)

    return remembered(world, key, lambda: sites_of(world, function, partial(moves, world), evaluated))


Key = tuple[str, str, str, int]


Found = TypeVar("Found")


def remembered(world: World, key: Key, find: Callable[[], Found]) -> Found:
    """What `find` gives, found once for a key, with what it was drawn from."""
    program = world.program
    entry = world.known.get(key)
    if entry is None:
        outer, program.reads = program.reads, set()
        try:
            found = find()
            entry = world.known[key] = (found, tuple(program.reads))
        finally:
            program.reads = outer
    program.reads.update(entry[1])
    answer: Found = entry[0]
    return answer
