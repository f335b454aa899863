"""What names stand for: locals, fields of the class around the code (Java), and what the module binds or imports."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from nullguard.flow.constants.enums import member_key
from nullguard.flow.domain.refinement import overlaid
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY, NONNULL, NULL, UNKNOWN, Value
from nullguard.flow.frame.attributes import read_member
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.query_variables import query_in
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, root_name
from nullguard.model.span import Packed
from nullguard.program.constructed import constructed
from nullguard.program.symbols import (
    CLASS_OBJECT,
    ClassInfo,
    External,
    FunctionInfo,
    ModuleInfo,
    Symbol,
    Type,
    VariableInfo,
)
from nullguard.program.trace import Remembered, remember
from nullguard.program.written_types import written_type

_replace = msgspec.structs.replace


def read_name(frame: Frame, name: str, at: Packed, state: State) -> tuple[Value, Path | None]:
    """A simple name: a local, a field of the own class (Java), or something of the module."""
    path: Path = (name,)
    known = state.values.get(path)
    if known is not None and (known.type is not None or known.symbol is not None or name in frame.locals or known.null == NULL):
        return known, path
    if name in frame.locals:
        return ANY, path
    if frame.is_java and frame.owner is not None and (found := _own_field(frame, name, at, state)) is not None:
        return found
    value = global_value(frame, name)
    if value is None:
        return known or ANY, path
    if known is not None:
        value = overlaid(value, known)
    return value, path


def _own_field(frame: Frame, name: str, at: Packed, state: State) -> tuple[Value, Path | None] | None:
    holder = field_holder(frame, name)
    if holder is None:
        return None
    if holder is not frame.owner:
        return read_member(frame, Value(NONNULL, Type(holder.id)), (f"{holder.name}.this",), name, at, state)
    return read_member(frame, this_value(frame, state), ("this",), name, at, state)


def field_holder(frame: Frame, name: str) -> ClassInfo | None:
    """The class around the code, from the inside out, that has or inherits the field of a simple name (Java)."""
    owner: ClassInfo | None = frame.owner
    while owner is not None:
        if frame.world.program.field(owner, name) is not None:
            return owner
        owner = frame.world.program.classes.get(owner.outer) if owner.outer else None
    return None


def this_value(frame: Frame, state: State) -> Value:
    """The value of `this` or `self`."""
    known = state.values.get((frame.self_name or "this",))
    return known if known is not None else Value(NONNULL, Type(frame.owner.id) if frame.owner else None)


def super_type(frame: Frame) -> Type | None:
    """What `super` is in Java: the class above that of `this`, with its type arguments."""
    program = frame.world.program
    above = program.ancestors(frame.owner)[1:] if frame.owner is not None else ()
    base = next((cls for cls in above if cls.decl.kind == "class"), None)
    return program.seen_as(Type(frame.owner.id), base.id) if frame.owner is not None and base is not None else None


def _is_super(frame: Frame, node: s.Expr) -> bool:
    """Whether an expression is `super()`, or `super(Order, self)` in a method of Order's (Python)."""
    if (
        frame.owner is None
        or not isinstance(node, s.Call)
        or not isinstance(node.function, s.Name)
        or node.function.id != "super"
    ):
        return False
    named = node.arguments[0].value if len(node.arguments) == _CLASS_AND_OBJECT else None
    return not node.arguments or (isinstance(named, s.Name) and named.id == frame.owner.name)


_CLASS_AND_OBJECT = 2
"""What `super` is given where it is given anything."""


def of_super(frame: Frame, value: Value, called: s.Attribute) -> Value:
    """What `super().find(…)` calls `find` on (Python): an object of the first class above that has it, which may be behind mixins
    that do not, and of no class below that one: what these have in its place is not called. What libraries have there gives what
    the class at hand is about, which frameworks tell."""
    if frame.is_java or frame.owner is None or not _is_super(frame, called.value):
        return value
    classes = frame.world.program.ancestors(frame.owner)[1:]
    holder = next((cls for cls in classes if any(function.name == called.name for function in cls.decl.functions)), None)
    return Value(NONNULL, Type(holder.id), fresh=True) if holder is not None and not holder.is_library else value


def global_value(frame: Frame, dotted: str) -> Value | None:
    """What a dotted name of the module's scope stands for; None when it is unknown."""
    trace = frame.world.program.trace
    entry = frame.globals.get(dotted) or _known_global(frame, dotted)
    trace.paths.update(entry[1])  # frames of contexts (see `receivers.contexts`) are asked by many
    return entry[0]


def _known_global(frame: Frame, dotted: str) -> Remembered[Value | None]:
    """The same with what it was drawn from, found once for all who see the same names where it depends on nothing else."""
    program, memo = frame.world.program, frame.world.globals
    key = (frame.path, program.scope_of(frame.path, frame.scope), dotted)
    entry = memo.get(key)
    if entry is None:
        entry = remember(program.trace, frame.globals, dotted, _find_global, frame, dotted)
        if _is_the_same_for_all(frame, program.resolve(frame.path, dotted, frame.scope)):
            memo[key] = entry
    frame.globals[dotted] = entry
    return entry


def _is_the_same_for_all(frame: Frame, symbol: Symbol | None) -> bool:
    """Whether a symbol stands for the same whoever asks: what variables hold, and what a request carries, depends on that."""
    if isinstance(symbol, External):
        return frame.is_java or not (_is_kept_for_requests(symbol) or symbol.dotted in library_names("loaded-object"))
    return symbol is None or isinstance(symbol, (ClassInfo, FunctionInfo, ModuleInfo))


def _is_kept_for_requests(symbol: External) -> bool:
    """Whether a symbol is an attribute of what a framework keeps for a request (`flask.g.user`)."""
    return symbol.dotted.rpartition(".")[0] in library_names("request-globals")


def _find_global(frame: Frame, dotted: str) -> Value | None:
    symbol = frame.world.program.resolve(frame.path, dotted, frame.scope)
    if symbol is None and frame.is_java:
        symbol = _by_tables(frame, dotted)
    return _of_symbol(frame, symbol)


def _of_symbol(frame: Frame, symbol: Symbol | None) -> Value | None:
    match symbol:
        case ClassInfo():
            return Value(NONNULL, Type(CLASS_OBJECT, (Type(symbol.id),)), symbol=symbol, always_true=True)
        case FunctionInfo() | ModuleInfo():
            return Value(NONNULL, symbol=symbol, always_true=True)
        case External():
            holder, _, last = symbol.dotted.rpartition(".")
            if frame.is_java and last.isupper():
                return Value(NONNULL, symbol=symbol)
            told = frame.carried(frame.world, "g", last) if holder in library_names("request-globals") else None
            if symbol.dotted in library_names("loaded-object"):
                told = frame.carried(frame.world, symbol.dotted, "")
            return told or Value(symbol=symbol)
        case VariableInfo():
            return _variable(frame, symbol)
    return None


def _by_tables(frame: Frame, dotted: str) -> External | None:
    """Of several unknown packages that are imported as a whole, the one whose function the tables know; else any, where they
    know what such a function asks by its name and that of its class (`ObjectUtil.isNotNull`)."""
    candidates = frame.world.program.candidates(frame.path, dotted, frame.scope)
    rules = frame.world.rules["java"]
    known = [candidate for candidate in candidates if rules.has(candidate)]
    if not known and "." in dotted:
        known = [candidate for candidate in candidates if rules.function(candidate, ("",)) is not None][:1]
    return External(known[0]) if len(known) == 1 else None


def declared_type(frame: Frame, written: s.TypeRef | None) -> Type | None:
    """The type that is declared of a variable; in Java a type parameter is what it is at least (`<T extends Order>`)."""
    type = frame.world.program.type_of(written, frame.path, frame.scope)
    if frame.is_java and written is not None and not written.args and (type is None or type.cls[:1] == "~"):
        return frame.world.program.bound(written.name, frame.path, frame.scope) or type
    return type


def of_others(frame: Frame, written: s.TypeRef | None) -> bool:
    """Whether an annotation names a class that is imported from outside of the program: its objects are no rows."""
    if written is None or frame.is_java:
        return False
    return isinstance(frame.world.program.resolve(frame.path, written.name, frame.scope), External)


def imported_value(frame: Frame, item: s.Import, dotted: str) -> Value:
    """What a function-level import binds."""
    return _of_symbol(frame, frame.world.program.imported(frame.path, item)) or Value(symbol=External(dotted))


def of_module(frame: Frame, module: ModuleInfo, name: str) -> Value | None:
    """What a module of the project binds a name to; None when it is unknown."""
    return _of_symbol(frame, frame.world.program.imported(frame.path, s.Import(module.dotted, name, "")))


def _variable(frame: Frame, symbol: VariableInfo) -> Value:
    declared = symbol.decl
    if frame.is_java and symbol.owner is not None and "constant" in declared.modifiers:
        member = frozenset({member_key(symbol.owner, declared.name)})
        return Value(NONNULL, Type(symbol.owner.id), constants=member, symbol=symbol)
    scope = symbol.owner.decl.qualname if symbol.owner else ""
    type = frame.world.program.type_of(declared.type, symbol.path, scope)
    if declared.type is None and isinstance(declared.value, s.Call):
        type = _made(frame, symbol.path, scope, declared.value)
    if (
        isinstance(declared.value, s.Constant)
        and declared.value.kind not in ("null", "ellipsis")
        and ((frame.is_java and "final" in declared.modifiers) or declared.name.isupper() or _is_final(declared.type))
    ):
        return Value(NONNULL, type, constants=frozenset({(declared.value.kind, declared.value.value)}), symbol=symbol)
    if frame.is_java and symbol.owner is not None and isinstance(declared.value, s.Constant):
        constants = frame.world.field_constants.of(symbol.owner, declared)
        if constants is not None:
            return Value(NONNULL, type, constants=constants, symbol=symbol)
    if frame.is_java and symbol.owner is not None and frame.world.field_constants.is_text(symbol.owner, declared):
        return Value(NONNULL, type, symbol=symbol)
    if type is None and (asked := query_in(frame, symbol.path, scope, declared.value)) is not None:
        return _replace(asked, symbol=symbol)
    if type is None and not frame.is_java and symbol.owner is None:
        told = frame.shared(frame.world, symbol.path, declared.name)
        if told is not None:
            return told
    value = frame.world.typed(type, symbol.dotted, declared.type is not None and declared.type.nullable)
    is_there = frame.is_java and value.null == UNKNOWN and _is_constant(symbol)
    return _replace(value, symbol=symbol, null=NONNULL if is_there else value.null)


def _is_constant(symbol: VariableInfo) -> bool:
    """Whether a Java field keeps an object that it is made with (`static final Money NONE = new Money(0)`), or is a constant of a
    library (`BigDecimal.ZERO`). What is compared with `Boolean.TRUE` is not tested for null."""
    declared = symbol.decl
    if not {"static", "final"} <= set(declared.modifiers):
        return False
    is_library = symbol.owner is not None and symbol.owner.is_library and symbol.owner.name != "Boolean"
    return isinstance(declared.value, s.New) or (is_library and declared.name.isupper())


def _made(frame: Frame, path: str, scope: str, call: s.Call) -> Type | None:
    """What calling a class makes: `Orders()`, `Repository[Order]()`, `Repository(Order)`."""
    callee = call.function
    is_generic = isinstance(callee, s.Subscript)
    name = dotted_name(callee.value if isinstance(callee, s.Subscript) else callee)
    cls = frame.world.program.class_named(path, name, scope) if name else None
    if cls is None:
        return None
    written = frame.world.program.type_of(written_type(callee), path, scope) if is_generic else None
    if written is not None and written.cls == cls.id:
        return written
    return constructed(
        frame.world.program, cls, [(given.name, _class_object(frame, path, scope, given)) for given in call.arguments]
    )


def _class_object(frame: Frame, path: str, scope: str, given: s.Argument) -> Type | None:
    name = dotted_name(given.value)
    cls = frame.world.program.class_named(path, name, scope) if name else None
    return Type(CLASS_OBJECT, (Type(cls.id),)) if cls is not None else None


def _is_final(written: s.TypeRef | None) -> bool:
    return written is not None and written.name.rpartition(".")[2] == "Final"


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
    value = global_value(frame, dotted_name(function))
    symbol = value.symbol if value is not None else None
    return symbol.dotted if symbol is not None else ""


def bounded(frame: Frame, value: Value) -> Value:
    """An object of a type parameter as one of what it extends (`E extends Order`)."""
    if value.type is None or not value.type.cls.startswith("~"):
        return value
    bound = frame.world.program.bound(value.type.cls[1:], frame.path, frame.scope)
    return _replace(value, type=bound) if bound is not None and not bound.args else value
