"""Which of the calls that bear a function's name may run it: decided without interpreting, so that common names can be asked too.

What is surely another function's call says nothing; what nobody can tell counts as a call of the function.
"""

from __future__ import annotations

from nullguard.flow.bodies.locals import rebindings
from nullguard.flow.bodies.moves import Moves
from nullguard.flow.bodies.named_nodes import named_nodes
from nullguard.flow.functions.meant.handed_on import HANDING, HandedOn, changes_after, handed_in
from nullguard.flow.functions.meant.objects_of_frameworks import is_view, may_hold_view
from nullguard.flow.functions.meant.overloads import given
from nullguard.flow.summaries.who_calls import is_read
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, is_null, nodes
from nullguard.model.span import Packed
from nullguard.program.symbols import UNION, ClassInfo, External, FunctionInfo, ModuleInfo, Symbol, Type

_OF_CLASSES = frozenset({"static", "class"})
"""Words of methods that are called on classes, which are hardly ever unknown where they are."""


def possible_calls(
    world: World, function: FunctionInfo, caller: FunctionInfo, known: Moves, *, as_read: bool
) -> frozenset[Packed] | None:
    """The places in a function's body where `function` may be called, or read where it is a property (`as_read`); None where it
    may be handed on to nobody knows what, or is called in a function nested there, of which it is not known when it runs."""
    name = function.decl.name
    found: set[Packed] = set()
    called: set[int] = set()
    named = world.named_nodes(caller)
    for node in named.get(name, ()):
        if isinstance(node, s.Call):
            called.add(id(node.function))
            if not as_read and fits(function, node) and _may_be(world, function, caller, known, node.function):
                found.add(node.at)
        elif isinstance(node, (s.Attribute, s.Name)) and id(node) not in called:
            if as_read and isinstance(node, s.Attribute) and _may_be(world, function, caller, known, node):
                found.add(node.at)
            elif not as_read and _may_be(world, function, caller, known, node):
                handed = next((one for one in handed_in(named, name) if one.given is node), None)
                if handed is None or not _is_followed(world, function, caller, handed):
                    return None
                found.add(handed.at)
        elif isinstance(node, s.MethodReference):
            return None
    inner = _nested(world.program.body(caller), name) if found else frozenset()
    return None if found & inner else frozenset(found)


def may_run(world: World, function: FunctionInfo, callee: Symbol | None, receiver: Type | None) -> bool:
    """Whether an interpreted call runs the function, or may: `callee` is what it was found to call, if anything, on an object of
    a class that may be unknown."""
    if isinstance(callee, FunctionInfo):
        if callee.id.partition("@")[0] == function.id:
            return True
        return callee.owner is not None and function.owner is not None and are_kin(world, callee.owner, function.owner)
    if callee is not None:
        return False
    if receiver is None or function.owner is None:
        return not _OF_CLASSES & set(function.decl.modifiers)
    types = receiver.args if receiver.cls == UNION else (receiver,)
    return any(is_kin(world, type, function.owner) for type in types)


def are_kin(world: World, one: ClassInfo, other: ClassInfo) -> bool:
    """Whether one of two classes is an ancestor of the other, or both are the same."""
    program = world.program
    return one in program.ancestors(other) or other in program.ancestors(one)


def is_kin(world: World, type: Type, owner: ClassInfo) -> bool:
    """Whether an object of a type may be one of a class: it is the class, or one of its ancestors or descendants."""
    cls = world.class_of(type)
    if cls is None:
        return type.cls in world.program.base_names(owner)
    return are_kin(world, cls, owner)


def _is_followed(world: World, function: FunctionInfo, caller: FunctionInfo, handed: HandedOn) -> bool:
    """Whether what a function is called with is known where it is handed on, and is the same when it runs."""
    if handed.arguments is not None and not fits(function, s.Call(handed.given, handed.arguments, handed.at)):
        return False
    return not (handed.is_later and changes_after(world.program.body(caller), handed))


def _reads_rebound(body: s.Body, function: s.Lambda) -> bool:
    """Whether a variable that a lambda reads is given something else after it was made, or in a loop around it, or one of its
    attributes null."""
    read = {node.id for node in nodes(function.body) if isinstance(node, s.Name)}
    if any(name in read and bound.at > function.at for name, bound in rebindings(body).items()):
        return True
    for node in nodes(body):
        match node:
            case s.ForEach() | s.While() if not read.isdisjoint(rebindings((node,))):
                if any(part is function for part in nodes((node,))):
                    return True
            case s.Assign(targets=targets, value=value) if is_null(value) and node.at > function.at:
                if any(isinstance(one, s.Attribute) and dotted_name(one).partition(".")[0] in read for one in targets):
                    return True
    return False


def _is_called(callee: s.Expr, name: str) -> bool:
    return (isinstance(callee, s.Name) and callee.id == name) or (isinstance(callee, s.Attribute) and callee.name == name)


def fits(function: FunctionInfo, call: s.Call) -> bool:
    """Whether the function takes the arguments of a call; one more where a class calls it with the object."""
    arguments = call.arguments
    base = dotted_name(call.function.value).rpartition(".")[2] if isinstance(call.function, s.Attribute) else ""
    if any(argument.star for argument in arguments):
        return True
    parameters = given(function)
    names = {parameter.name for parameter in parameters if parameter.takes_one}
    kinds = {parameter.kind for parameter in parameters}
    named = {argument.name for argument in arguments if argument.name}
    if not named <= names and "kwargs" not in kinds:
        return False
    positional = [parameter.name for parameter in parameters if parameter.kind == "positional"]
    count = len(arguments) - len(named)
    if count > len(positional) + base[:1].isupper() and "star" not in kinds:
        return False
    reached = {*positional[:count], *named}
    return all(p.name in reached or p.default is not None for p in parameters if p.takes_one)


def _may_be(world: World, function: FunctionInfo, caller: FunctionInfo, known: Moves, callee: s.Expr) -> bool:
    program, owner, name = world.program, function.owner, function.decl.name
    scope = caller.decl.qualname if caller.decl.name != "<module>" else ""
    if isinstance(callee, s.Name):
        if name in known.bindings or name in known.hidden or any(item.name == name for item in caller.decl.parameters):
            return owner is None
        item = known.imports.get(name)
        symbol = program.imported(caller.path, item) if item is not None else program.resolve(caller.path, name, scope)
        return isinstance(symbol, FunctionInfo) and symbol.id == function.id
    if not isinstance(callee, s.Attribute):
        return True
    base = callee.value
    if isinstance(base, s.Call) and isinstance(base.function, s.Name) and base.function.id == "super":
        return owner is not None and caller.owner is not None and owner in program.ancestors(caller.owner)[1:]
    dotted = dotted_name(base)
    root = dotted.partition(".")[0]
    first = caller.decl.parameters[0].name if caller.owner is not None and caller.decl.parameters else ""
    if dotted and dotted == first and caller.owner is not None and "static" not in caller.decl.modifiers:
        if owner is None or not are_kin(world, caller.owner, owner) or not _runs_on(world, caller, caller.owner, owner):
            return False
        return not is_read(function) or _is_inherited(world, function, caller.owner)
    is_local = root == first or root in known.bindings or root in known.hidden
    if dotted and not is_local and not any(item.name == root for item in caller.decl.parameters):
        symbol = _meaning(world, caller, known, dotted, scope)
        if isinstance(symbol, ClassInfo):
            return owner is not None and are_kin(world, symbol, owner)
        if isinstance(symbol, (External, FunctionInfo)) or (isinstance(symbol, ModuleInfo) and owner is not None):
            return False
    if owner is not None and is_read(function) and not may_hold_view(base) and is_view(world, owner):
        return False  # methods of views are called by their framework, too
    if owner is None:
        symbol = _meaning(world, caller, known, f"{dotted}.{name}", scope) if dotted and not is_local else None
        return isinstance(symbol, FunctionInfo) and symbol.id == function.id
    return True


def _runs_on(world: World, caller: FunctionInfo, above: ClassInfo, owner: ClassInfo) -> bool:
    """Whether a method of a class above runs on objects of a class, or of one below it: they have it, or ask for it by `super()`
    where they have one of their own. One that is put in its place (`run` of a base class, which checks and then ships) calls
    nothing of theirs."""
    if above is owner or above not in world.program.ancestors(owner):
        return True
    for one in (owner, *world.program.subclasses(owner)):
        member = world.program.member(one, caller.decl.name)
        if member is None or not member.functions or any(found.id == caller.id for found in member.functions):
            return True
        if any("super" in found.decl.mentions or caller.decl.name in found.decl.mentions for found in member.functions):
            return True  # also `Base.run(self)`
        if any(_asks_above(world, caller.decl.name, base) for base in world.program.ancestors(one) if base is not above):
            return True
    return False


def _asks_above(world: World, name: str, cls: ClassInfo) -> bool:
    """Whether any method of a class asks for one of the classes above: `def _go(self): return super().run()`."""
    if cls.is_library:
        return False
    world.program.look_at_mentions(cls.path, cls.decl.functions)
    return any("super" in function.mentions and name in function.mentions for function in cls.decl.functions)


def _is_inherited(world: World, function: FunctionInfo, cls: ClassInfo) -> bool:
    """Whether what a method of a class calls by the function's name of its own object may be the function: an object of the class
    or of one below it has that one, and no other."""
    for one in (cls, *world.program.subclasses(cls)):
        member = world.program.member(one, function.decl.name)
        if member is None or not member.functions or any(found.id == function.id for found in member.functions):
            return True
    return False


def _meaning(world: World, caller: FunctionInfo, known: Moves, dotted: str, scope: str) -> Symbol | None:
    """What a dotted name stands for in a function, its own imports included."""
    root, _, rest = dotted.partition(".")
    item = known.imports.get(root)
    if item is None:
        return world.program.resolve(caller.path, dotted, scope)
    if not rest:
        return world.program.imported(caller.path, item)
    outer, _, name = rest.rpartition(".")
    parts = [part for part in (item.name, outer) if part]
    stem = item.module if item.module.endswith(".") or not parts else f"{item.module}."
    return world.program.imported(caller.path, s.Import(f"{stem}{'.'.join(parts)}", name, ""))


def _nested(body: s.Body, name: str) -> frozenset[Packed]:
    """The places of calls and reads by a name in functions that are nested in a body. A lambda is interpreted where it stands."""
    found: set[Packed] = set()
    for outer in nodes(body):
        if isinstance(outer, s.NestedFunction) or (isinstance(outer, s.Lambda) and _reads_rebound(body, outer)):
            for node in nodes(outer.body):
                if (isinstance(node, s.Call) and _is_called(node.function, name)) or (
                    isinstance(node, s.Attribute) and node.name == name
                ):
                    found.add(node.at)
            if not HANDING.isdisjoint(inner := named_nodes(outer.body)):
                found.update(handed.at for handed in handed_in(inner, name))
    return frozenset(found)
