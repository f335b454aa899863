"""One function under interpretation: its context, its names and its access paths."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import msgspec

from nullguard.flow.constants.enums import member_key
from nullguard.flow.domain.joins import join, weaker
from nullguard.flow.domain.refinement import overlaid, with_facts_of
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.summaries import Summary
from nullguard.flow.domain.values import ANY, BY_CALLS, NONNULL, NULL, NULLABLE, RESOLVED, UNKNOWN, Fact, Origin, Value
from nullguard.flow.functions.returns import FULL_DEPTH, below, can_ask
from nullguard.flow.observations import Demand, Sink, Use
from nullguard.flow.rows.implied import is_implied, is_validated
from nullguard.flow.world import World, known_by, with_place
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null
from nullguard.model.span import Packed
from nullguard.program.generics import written_type
from nullguard.program.symbols import (
    CLASS_OBJECT,
    UNION,
    ClassInfo,
    External,
    FunctionInfo,
    Member,
    ModuleInfo,
    Symbol,
    Type,
    VariableInfo,
)
from nullguard.program.symbols import UNKNOWN as UNKNOWN_TYPE
from nullguard.program.types import substitute

STEP_LIMIT = 200_000
"""Expressions evaluated in one function before it is given up; the largest generated functions stay below."""

_replace = msgspec.structs.replace


class TooManySteps(Exception):
    """A function needs more than STEP_LIMIT evaluations."""


@dataclass
class LoopFrame:
    """Where break and continue lead."""

    label: str
    breaks: list[State] = field(default_factory=list)
    continues: list[State] = field(default_factory=list)
    is_switch: bool = False


@dataclass
class TryFrame:
    """What is known wherever the try body may raise, and which null errors its handlers take."""

    states: list[State] = field(default_factory=list)
    catches: frozenset[str] = frozenset()


Result = tuple[Value, Path | None]


def nothing_held(world: World, cls: ClassInfo, name: str) -> Value | None:
    """Where nobody asks what attributes are set to."""
    return None


def not_followed(world: World, function: FunctionInfo, entry: Mapping[Path, Value], depth: int) -> Use | None:
    """Where nobody asks what a called function does with what the caller knows."""
    return None


def nothing_told(world: World, place: str, name: str) -> Value | None:
    """Where nobody asks what variables of modules and attributes of requests are set to."""
    return None


def nothing_refused(frame: Frame, holder: Type, name: str) -> tuple[Fact, ...]:
    """Where nobody asks what constructors refuse."""
    return ()


def nothing_passed(parameter: str) -> Value | None:
    """Where nobody asks what callers pass."""
    return None


@dataclass
class Frame:
    """Everything about the function but the state.

    `evaluate`, `branch`, `assign`, `execute`, `switch`, `summarise` and `initial` are the interpreter's own functions: they call
    each other through the frame, so that each can live in a file of its own. `made` are the names that held an object made here
    at some time, `calls_left` is how deep answers are looked for (see `flow.returns`).
    `rebound` are the names that the body binds, parameters too where it binds them again.
    `demands` are the first uses of what nothing is known of, by path, `sometimes` the conditions under which they
    stand, `conditions` those under which the interpretation is (None: one that is no expression).
    `held` tells what objects of a class have in an attribute that only methods set, `shared` what a module's variable is set to,
    `carried` an attribute of a request, `passed` what callers pass for a parameter, `refused` what is there below a field because
    the constructors refuse anything else.
    `given` are the parameters of a Java function that others of the program call: what they hold is what callers put in.
    `parameters` are those of a Python function that a caller gives, without its receiver; `kept` are those of a Java function
    that its body does not bind again.
    `follow` gives the use that keeps a called function from returning, given what the caller knows; `follows` how often that
    may be asked yet, `is_followed` says that this function is interpreted so: a null that was handed over ends the way on which
    it is used.
    `yielded` is what a generator has given.
    `chosen` is the overload that the call at hand means: functions, arguments, and the one of them.
    `dropped` is the expression of the statement at hand whose value nobody takes.
    `is_following` says that what a variable is bound to is evaluated again.
    `is_shared` says that looking at the function for its own sake and finding its answer are still the same. With
    `notes_closures` closures are noted, and those that no call walks are walked in the end with `walks_closures`.
    `reported` are the paths that validators have tested, by whom and with which origin, by the path of what they report to.
    `called` is what is known where nested functions are called, by the number of the body and the place of the call.
    `supposed` are the rows that objects of unknown class are taken for in this interpretation, by their paths (`flow.supposing`).
    `written` are attributes of rows, of tables with CHECKs, that the code has set. `quiet` counts the texts for people that the
    evaluation is inside of.
    `found_several` is the class of whose rows the lookup before found more than one, empty where only that is known,
    `inserted` what was inserted before where that violated a constraint.
    `tested` says where a path of which nothing else is known was compared with null, `compared` what the last comparison gives
    when it is part of a query; `used` are the paths of which a use was reported, after which they are not null.
    """

    evaluate: Callable[[Frame, s.Expr, State], Result]
    branch: Callable[[Frame, s.Expr, State], tuple[State | None, State | None]]
    assign: Callable[[Frame, s.Expr, Value, State, Path | None, Packed], None]
    execute: Callable[[Frame, s.Body, State], State | None]
    switch: Callable[[Frame, s.Switch, State], Value]
    summarise: Callable[[World, FunctionInfo, int], Summary]
    initial: Callable[[World, str, str, s.Expr, int], Value]
    world: World
    sink: Sink
    path: str
    scope: str
    owner: ClassInfo | None
    is_java: bool
    locals: frozenset[str]
    symbol: str
    rebound: frozenset[str] = frozenset()
    return_type: Type | None = None
    self_name: str = ""
    loops: list[LoopFrame] = field(default_factory=list)
    tries: list[TryFrame] = field(default_factory=list)
    returns: list[tuple[Value, State]] = field(default_factory=list)
    ended: tuple[tuple[Value, State], ...] = ()
    yielded: list[Value] = field(default_factory=list)
    yields: list[list[tuple[Value, State]]] = field(default_factory=list)
    dependents: dict[str, frozenset[str]] = field(default_factory=dict)
    globals: dict[str, Value | None] = field(default_factory=dict)
    nested: list[tuple[s.FunctionDef, Any]] = field(default_factory=list)
    called: dict[int, dict[Packed, State]] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    supposed: Mapping[Path, Value] = field(default_factory=dict)
    written: frozenset[Path] = frozenset()
    tested: dict[Path | None, Packed] = field(default_factory=dict)
    used: set[Path] = field(default_factory=set)
    demands: dict[Path, Demand] = field(default_factory=dict)
    sometimes: dict[Path, tuple[s.Expr | None, ...]] = field(default_factory=dict)
    conditions: list[s.Expr | None] = field(default_factory=list)
    class_scope: tuple[frozenset[str], State] | None = None
    closures: dict[int, Any] = field(default_factory=dict)
    walked: dict[int, s.Body] = field(default_factory=dict)
    running: set[int] = field(default_factory=set)
    decoded: dict[str, s.Body] = field(default_factory=dict)
    reported: dict[Path, dict[Path, tuple[str, Origin]]] = field(default_factory=dict)
    notes_closures: bool = False
    walks_closures: bool = True
    is_shared: bool = True
    is_following: bool = False
    collected: list[Value] = field(default_factory=list)
    compared: Value | None = None
    dropped: s.Expr | None = None
    chosen: tuple[Any, Any, FunctionInfo] | None = None
    steps: int = 0
    depth: int = 0
    quiet: int = 0
    found_several: str | None = None
    inserted: frozenset[str] = frozenset()
    calls_left: int = FULL_DEPTH
    given: frozenset[str] = frozenset()
    parameters: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    follow: Callable[[World, FunctionInfo, Mapping[Path, Value], int], Use | None] = not_followed
    follows: int = 0
    is_followed: bool = False
    held: Callable[[World, ClassInfo, str], Value | None] = nothing_held
    shared: Callable[[World, str, str], Value | None] = nothing_told
    carried: Callable[[World, str, str], Value | None] = nothing_told
    passed: Callable[[str], Value | None] = nothing_passed
    refused: Callable[[Frame, Type, str], tuple[Fact, ...]] = nothing_refused

    # ---- names ---------------------------------------------------------------------------------------------------------

    def read_name(self, name: str, at: Packed, state: State) -> tuple[Value, Path | None]:
        """A simple name: a local, a field of the own class (Java), or something of the module."""
        path: Path = (name,)
        known = state.values.get(path)
        if known is not None and (
            known.type is not None or known.symbol is not None or name in self.locals or known.null == NULL
        ):
            return known, path
        if name in self.locals:
            return ANY, path
        if self.is_java and self.owner is not None and (found := self._own_field(name, at, state)) is not None:
            return found
        value = self.global_value(name)
        if value is None:
            return known or ANY, path
        if known is not None:
            value = overlaid(value, known)
        return value, path

    def _own_field(self, name: str, at: Packed, state: State) -> tuple[Value, Path | None] | None:
        holder = self.field_holder(name)
        if holder is None:
            return None
        if holder is not self.owner:
            return self.read_member(Value(NONNULL, Type(holder.id)), (f"{holder.name}.this",), name, at, state)
        return self.read_member(self.this_value(state), ("this",), name, at, state)

    def field_holder(self, name: str) -> ClassInfo | None:
        """The class around the code, from the inside out, that has or inherits the field of a simple name (Java)."""
        owner: ClassInfo | None = self.owner
        while owner is not None:
            if self.world.program.field(owner, name) is not None:
                return owner
            owner = self.world.program.classes.get(owner.outer) if owner.outer else None
        return None

    def this_value(self, state: State) -> Value:
        """The value of `this` or `self`."""
        known = state.values.get((self.self_name or "this",))
        return known if known is not None else Value(NONNULL, Type(self.owner.id) if self.owner else None)

    def super_type(self) -> Type | None:
        """What `super` is in Java: the class above that of `this`, with its type arguments."""
        program = self.world.program
        above = program.ancestors(self.owner)[1:] if self.owner is not None else ()
        base = next((cls for cls in above if cls.decl.kind == "class"), None)
        return program.seen_as(Type(self.owner.id), base.id) if self.owner is not None and base is not None else None

    def global_value(self, dotted: str) -> Value | None:
        """What a dotted name of the module's scope stands for; None when it is unknown."""
        if dotted in self.globals:
            return self.globals[dotted]
        symbol = self.world.program.resolve(self.path, dotted, self.scope)
        if symbol is None and self.is_java:
            symbol = self._by_tables(dotted)
        value = self.globals[dotted] = self._of_symbol(symbol)
        return value

    def _of_symbol(self, symbol: Symbol | None) -> Value | None:
        match symbol:
            case ClassInfo():
                return Value(NONNULL, Type(CLASS_OBJECT, (Type(symbol.id),)), symbol=symbol, always_true=True)
            case FunctionInfo() | ModuleInfo():
                return Value(NONNULL, symbol=symbol, always_true=True)
            case External():
                holder, _, last = symbol.dotted.rpartition(".")
                told = self.carried(self.world, "g", last) if holder in library_names("request-globals") else None
                if symbol.dotted in library_names("loaded-object"):
                    told = self.carried(self.world, symbol.dotted, "")
                return told or Value(symbol=symbol)
            case VariableInfo():
                return self._variable(symbol)
        return None

    def _by_tables(self, dotted: str) -> External | None:
        """Of several unknown packages that are imported as a whole, the one whose function the tables know."""
        candidates = self.world.program.candidates(self.path, dotted, self.scope)
        known = [candidate for candidate in candidates if self.world.rules["java"].has(candidate)]
        return External(known[0]) if len(known) == 1 else None

    def of_others(self, written: s.TypeRef | None) -> bool:
        """Whether an annotation names a class that is imported from outside of the program: its objects are no rows."""
        if written is None or self.is_java:
            return False
        return isinstance(self.world.program.resolve(self.path, written.name, self.scope), External)

    def imported(self, item: s.Import, dotted: str) -> Value:
        """What a function-level import binds."""
        return self._of_symbol(self.world.program.imported(self.path, item)) or Value(symbol=External(dotted))

    def of_module(self, module: ModuleInfo, name: str) -> Value | None:
        """What a module of the project binds a name to; None when it is unknown."""
        return self._of_symbol(self.world.program.imported(self.path, s.Import(module.dotted, name, "")))

    def placed(self, value: Value, at: Packed, text: str) -> Value:
        """The value, its null read here."""
        return with_place(value, self.path, at, text)

    def _variable(self, symbol: VariableInfo) -> Value:
        declared = symbol.decl
        if self.is_java and symbol.owner is not None and "constant" in declared.modifiers:
            member = frozenset({member_key(symbol.owner, declared.name)})
            return Value(NONNULL, Type(symbol.owner.id), constants=member, symbol=symbol)
        scope = symbol.owner.decl.qualname if symbol.owner else ""
        type = self.world.program.type_of(declared.type, symbol.path, scope)
        if declared.type is None and isinstance(declared.value, s.Call):
            type = self._made(symbol.path, scope, declared.value.function)
        if (
            isinstance(declared.value, s.Constant)
            and declared.value.kind not in ("null", "ellipsis")
            and ((self.is_java and "final" in declared.modifiers) or declared.name.isupper() or _is_final(declared.type))
        ):
            return Value(NONNULL, type, constants=frozenset({(declared.value.kind, declared.value.value)}), symbol=symbol)
        if self.is_java and symbol.owner is not None and isinstance(declared.value, s.Constant):
            constants = self.world.field_constants.of(symbol.owner, declared)
            if constants is not None:
                return Value(NONNULL, type, constants=constants, symbol=symbol)
        if self.is_java and symbol.owner is not None and self.world.field_constants.is_text(symbol.owner, declared):
            return Value(NONNULL, type, symbol=symbol)
        if type is None and (asked := self._query_in(symbol.path, scope, declared.value)) is not None:
            return _replace(asked, symbol=symbol)
        if type is None and not self.is_java and symbol.owner is None:
            told = self.shared(self.world, symbol.path, declared.name)
            if told is not None:
                return told
        value = self.world.typed(type, symbol.dotted, declared.type is not None and declared.type.nullable)
        return _replace(value, symbol=symbol)

    def _made(self, path: str, scope: str, callee: s.Expr) -> Type | None:
        """What calling a class makes: `Orders()`, `Repository[Order]()`."""
        is_generic = isinstance(callee, s.Subscript)
        name = dotted_name(callee.value if isinstance(callee, s.Subscript) else callee)
        cls = self.world.program.class_named(path, name, scope) if name else None
        if cls is None:
            return None
        written = self.world.program.type_of(written_type(callee), path, scope) if is_generic else None
        return written if written is not None and written.cls == cls.id else Type(cls.id)

    def _query_in(self, path: str, scope: str, node: s.Expr | None) -> Value | None:
        """The value of a module's or class's variable that is a query, or part of one; None for others, which may change."""
        if self.is_java or not isinstance(node, (s.Call, s.Arithmetic, s.Unary)):
            return None
        if self.world.query_names.isdisjoint(_first_names(node)):
            return None
        if not can_ask(self.calls_left):
            self.world.returns.cut_here()
            return None
        self.is_shared = False  # it is asked a level deeper, of which its depth tells nothing
        self.world.returns.depends_on_depth()
        value = self.initial(self.world, path, scope, node, below(self.calls_left))
        return value if value.asked is not None else None

    def learned(self, value: Value, path: Path | None, state: State, member: str = "") -> Value:
        """The value, its callers asked where it is a parameter that nothing is declared of; not for a `member` that no class of
        the project has."""
        if not value.undeclared or (member and member not in self.world.member_names()):
            return value
        heard = self.passed(value.undeclared)
        if heard is None:
            value = _replace(value, undeclared="")
        else:
            value = _replace(heard, null=value.null, origin=value.origin, truth=value.truth, facts=(*value.facts, *heard.facts))
        if path is not None:
            state.values[path] = value
        return value

    def as_supposed(self, value: Value, path: Path | None) -> Value:
        """The value, of the class that this interpretation supposes of what a path leads to, as long as none is known."""
        row = self.supposed.get(path) if path is not None else None
        if row is None or value.type is not None or value.symbol is not None or value.fresh or value.asked is not None:
            return value
        return _replace(overlaid(row, value), facts=value.facts)

    # ---- members -------------------------------------------------------------------------------------------------------

    def read_member(
        self, base: Value, base_path: Path | None, segment: str, at: Packed, state: State, text: str = ""
    ) -> tuple[Value, Path | None]:
        """The attribute `segment` of a value: what the state knows of the path, else what the declaration says."""
        path = (*base_path, segment) if base_path is not None and len(base_path) < MAX_DEPTH else None
        known = state.values.get(path) if path is not None else None
        if known is not None and (known.type is not None or known.null == NULL or known.given):
            return known, path
        declared = self.declared_member(base, segment, self.name_of(base_path))
        if (
            declared.null == NULLABLE
            and path is not None
            and (self._has_key(base, path, state) or is_implied(self.world, base, path, state, self.written))
        ):
            declared = _replace(declared, null=NONNULL, origin=None)
        if declared.null == NULLABLE and not self.is_java and not self._is_before_validation(path):
            declared = self._validated(declared, base, path, segment, state)
        if declared.origin is not None:
            declared = with_place(declared, self.path, at, text or ".".join(path or (segment,)))
        if known is not None:
            return _replace(overlaid(declared, known), constants=known.constants), path
        return declared, path

    def _validated(self, declared: Value, base: Value, path: Path | None, segment: str, state: State) -> Value:
        """The attribute, with what methods of the row's class refuse whenever it is saved, or where code asks them."""
        if is_validated(self.world, base, path, segment, state, self.written, True):
            return _replace(declared, null=NONNULL, origin=None)
        origin = declared.origin
        if origin is not None and is_validated(self.world, base, path, segment, state, self.written, False):
            return _replace(declared, origin=_replace(origin, validated=True))
        return declared

    def _has_key(self, base: Value, path: Path, state: State) -> bool:
        """Whether the raw key behind a relation is known to be there (`if order.customer_id:`)."""
        attribute = self.world.schema.attribute(base.type.cls, path[-1]) if base.type is not None else None
        if attribute is None or not attribute.mapped.key_attribute:
            return False
        if base.facts and Fact((attribute.mapped.key_attribute,), "nonnull") in base.facts:
            return True
        key = state.values.get((*path[:-1], attribute.mapped.key_attribute))
        return key is not None and key.null == NONNULL

    def name_of(self, path: Path | None) -> str:
        """The name of what a path leads to, where it may tell a class: not if the name also held an object made here."""
        if path is None or self.is_java or (len(path) == 1 and path[0] in self.made):
            return ""
        return path[-1]

    def declared_member(self, base: Value, segment: str, called: str = "") -> Value:
        """By the base's facts (a filtered row), schema, framework and class; `called` is the name of what holds the base."""
        if base.named and (held := next((value for name, value in base.named if name == segment), None)) is not None:
            return held
        if base.type is not None and base.type.cls == UNION and not self.is_java:
            return self._of_several(base, base.type.args, segment, called)
        value = self.world.attribute(base, segment, called)
        if value is ANY and base.type is None and called == "request":
            value = self.carried(self.world, called, segment) or ANY
        if value is ANY and base.type is not None and not self.is_java:
            value = self._by_body(base.type, segment)
            if base.typed != RESOLVED and value is not ANY:
                value = known_by(value, weaker(base.typed, value.typed))
        if value.null == UNKNOWN and not (self.is_java or base.fresh or base.named) and base.type is not None:
            value = self._as_made(base.type, segment, value)
        if base.fresh and value.null == NULLABLE and not (base.bare and self._starts_null(base, segment, value)):
            value = _replace(value, null=UNKNOWN, origin=None)
        if base.fresh and value.column:
            value = _replace(value, column="")
        if self.is_java and value.type is not None and base.type is not None and self.world.holds_null(value.type.cls):
            value = _replace(value, facts=value.facts + self.refused(self, base.type, segment))
        return with_facts_of(base, segment, value) if base.facts else value

    def _as_made(self, type: Type, name: str, value: Value) -> Value:
        """A field of a dataclass or its like, as null as what all who make its objects give for it."""
        cls = self.world.class_of(type)
        if cls is None or not (cls.decl.annotations or any(base.name.endswith("NamedTuple") for base in cls.decl.bases)):
            return value
        if cls.is_library or self.world.schema.is_entity(cls.id) or (value.type is None and value.symbol is not None):
            return value
        held = self.held(self.world, cls, name)
        return _replace(value, null=NULLABLE, origin=held.origin) if held is not None and held.null == NULLABLE else value

    def _of_several(self, base: Value, types: tuple[Type, ...], name: str, called: str) -> Value:
        """The attribute of an object of one of several classes that all have it: null where one of them lets it be."""
        found: Value | None = None
        for type in types:
            value = self.declared_member(_replace(base, type=type), name, called) if self._has_member(type, name) else ANY
            if value is ANY or value.symbol is not None:
                return ANY
            found = value if found is None else join(found, value)
        return known_by(found, weaker(BY_CALLS, found.typed)) if found is not None else ANY

    def _has_member(self, type: Type, name: str) -> bool:
        cls = self.world.class_of(type)
        if cls is None:
            return False
        return self.world.schema.attribute(cls.id, name) is not None or self.world.program.member(cls, name) is not None

    def _by_body(self, type: Type, name: str) -> Value:
        """What a property without a declared result gives, by its body, and a class's attribute that is a query."""
        cls = self.world.class_of(type)
        member = self.world.program.member(cls, name) if cls is not None else None
        if member is not None and member.field is not None and not member.declared_in.is_library:
            holder = member.declared_in
            is_set = "instance" in member.field.modifiers
            if cls is not None and (is_set or is_null(member.field.value)):
                held = self.held(self.world, cls, name)
                if held is not None and not is_set and held.null != NULLABLE:
                    held = None  # subclasses mostly set what stands in a class as None
                return self._seen_from(type, member, held) if held is not None else ANY
            return self._query_in(holder.path, holder.decl.qualname, member.field.value) or ANY
        if member is None or not member.functions or member.functions[0].is_library:
            return ANY
        function = member.functions[0]
        if "property" not in function.decl.modifiers or function.decl.returns is not None:
            return ANY
        return self.summarise(self.world, function, self.calls_left).value

    def _seen_from(self, type: Type, member: Member, held: Value) -> Value:
        """What a generic class keeps, its type parameters as the receiver has them (`self.model` of a `Repository[Order]`)."""
        if held.type is None:
            return held
        arguments = self.world.program.type_arguments(type, member)
        told = {name: given for name, given in arguments.items() if given.cls != UNKNOWN_TYPE.cls}
        return _replace(held, type=substitute(held.type, told))

    def _is_before_validation(self, path: Path | None) -> bool:
        """Whether an attribute is the own row's in `clean` and its like, which is not validated yet."""
        is_own = path is None or path[0] == self.self_name
        return is_own and self.symbol.rpartition(".")[2] in library_names("before-validation")

    def _starts_null(self, base: Value, name: str, value: Value) -> bool:
        """Whether an attribute of an object made without arguments is null: nothing gives it another value at first."""
        if value.origin is None or value.origin.kind in ("reverse", "missing"):
            return False
        cls = self.world.class_of(base.type)
        member = self.world.program.member(cls, name) if cls is not None else None
        initial = member.field.value if member is not None and member.field is not None else None
        given = [argument.name for argument in initial.arguments if argument.name] if isinstance(initial, s.Call) else []
        return library_names("giving-default").isdisjoint(given)

    # ---- bookkeeping ---------------------------------------------------------------------------------------------------

    def step(self) -> None:
        """Give up a function that takes too long. Raises TooManySteps."""
        if self.steps > STEP_LIMIT:
            raise TooManySteps(self.symbol)

    def depends(self, segment: str, names: frozenset[str]) -> str:
        """Register a path segment whose meaning changes with local names."""
        if names and segment not in self.dependents:
            self.dependents[segment] = names
        return segment


def _first_names(node: s.Expr) -> set[str]:
    """The names that an expression begins with, down its calls and operands."""
    found: set[str] = set()
    pending = [node]
    while pending and len(found) < _MOST_NAMES:
        match pending.pop():
            case s.Call(function=function):
                pending.append(function)
            case s.Attribute(value=value, name=name):
                found.add(name)
                pending.append(value)
            case s.Name(id=name):
                found.add(name)
            case s.Arithmetic(operands=operands):
                pending.extend(operands)
            case s.Unary(operand=operand):
                pending.append(operand)
    return found


_MOST_NAMES = 40


def _is_final(written: s.TypeRef | None) -> bool:
    return written is not None and written.name.rpartition(".")[2] == "Final"


def dotted_name(node: s.Expr) -> str:
    """`a.b.c` for a chain of names, else empty."""
    parts: list[str] = []
    while isinstance(node, s.Attribute):
        parts.append(node.name)
        node = node.value
    if not isinstance(node, s.Name):
        return ""
    parts.append(node.id)
    return ".".join(reversed(parts))


def root_name(node: s.Expr) -> str:
    """`a` of `a.b.c`; empty for what is no chain of names."""
    while isinstance(node, s.Attribute):
        node = node.value
    return node.id if isinstance(node, s.Name) else ""


@lru_cache(maxsize=4096)
def is_below_carried(dotted: str) -> bool:
    """Whether a name leads on from what a framework keeps for a request (`flask.g.user.name`), or from its user."""
    if any(dotted.startswith(f"{name}.") for name in library_names("loaded-object")):
        return True
    return any(
        dotted.startswith(f"{holder}.") and "." in dotted[len(holder) + 1 :] for holder in library_names("request-globals")
    )


def qualified_callee(frame: Frame, function: s.Expr) -> str:
    """The dotted name of a called function that is imported, or named through its class or module; else empty."""
    root = root_name(function)
    if not root or root in frame.locals:
        return ""
    value = frame.global_value(dotted_name(function))
    symbol = value.symbol if value is not None else None
    return symbol.dotted if symbol is not None else ""
