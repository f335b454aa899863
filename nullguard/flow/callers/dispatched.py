"""Calls in Python that choose the method by a text: `getattr(self, f"process_{request.method}")()`, or out of a table into which
code puts it: `self.handlers = {"paid": self.on_paid}`, then `self.handlers[event](order)`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.facts import Field
from nullguard.model.nodes import is_named, nodes
from nullguard.model.span import Packed
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_GETATTR: Final = "getattr"
_GET: Final = "get"

_ATTRIBUTE: Final = "."
"""Begins the name of an attribute of the object at hand."""

_FEWEST_LETTERS = 2
"""Letters that the text of a name has to have that is put together."""

_MOST_MENTIONING = 24
"""Functions that mention a table."""

Places = dict[FunctionInfo, frozenset[Packed]]


def by_made_names(world: World, function: FunctionInfo) -> Places | None:
    """The calls of the methods that an object finds by names which it puts together, in methods of a method's class, of those
    above it and of those below; None where somebody also calls methods by names that nobody can tell, or finds those of other
    objects by such names."""
    found: Places = {}
    owner = function.owner
    if owner is None:
        return found
    kin = [*world.program.ancestors(owner), *world.program.subclasses(owner)]
    is_untold = False
    for caller in _asking_by_name(world, function, kin):
        body = world.program.body(caller)
        chosen, untold = _by_name(world, caller, body, function.decl.name)
        places = _called(body, chosen) if chosen else None
        if places:
            found[caller] = places
        is_untold = is_untold or any(_called(body, {one}) for one in untold)
    if not found:
        return found
    return None if is_untold or _is_found_by_others(world, function) else found


def _asking_by_name(world: World, function: FunctionInfo, kin: Sequence[ClassInfo]) -> Iterator[FunctionInfo]:
    """The methods of some classes that ask for attributes by names."""
    for cls in kin:
        if cls.is_library:
            continue
        world.program.look_at_mentions(cls.path, cls.decl.functions)
        if not any(_GETATTR in one.mentions for one in cls.decl.functions):
            continue
        for caller in world.program.every_function_of(cls.path):
            if caller.owner is cls and _GETATTR in caller.decl.mentions and caller.id != function.id:
                world.program.reads.add(body_entry(caller))
                yield caller


def _by_name(world: World, caller: FunctionInfo, body: s.Body, name: str) -> tuple[set[int], set[int]]:
    """What asks the object at hand for a name that is put together and may be this one, and for one that nobody can tell."""
    own = caller.decl.parameters[0].name if caller.decl.parameters else ""
    chosen: set[int] = set()
    untold: set[int] = set()
    for node in world.named_nodes(caller).get(_GETATTR, ()):
        if not isinstance(node, s.Call) or len(node.arguments) < 2 or not own or not is_named(node.arguments[0].value, own):
            continue
        key = _key(body, node)
        if key is None:
            untold.add(id(node))
        elif _fits(key, name):
            chosen.add(id(node))
    return chosen, untold


def _key(body: s.Body, node: s.Call) -> s.Expr | None:
    """The name that `getattr(…)` asks for, as it is put together; None for a variable of which that is not known."""
    key = node.arguments[1].value
    if not isinstance(key, s.Name):
        return key
    held = [item.value for item in nodes(body) if isinstance(item, s.Assign) and _binds(item, key.id)]
    return held[0] if len(held) == 1 else None


def _is_found_by_others(world: World, function: FunctionInfo) -> bool:
    """Whether a function asks another object than its own for names that are put together, and may be the method's:
    `getattr(hooks, f"on_{event}")(order)`. Where many ask for attributes by names, only those of its source are looked at."""
    asking = world.program.callers().mentioning(_GETATTR)
    for caller in asking:
        if len(asking) > _MOST_MENTIONING and caller.path != function.path:
            continue
        world.program.reads.add(body_entry(caller))
        body = world.program.body(caller)
        own = caller.decl.parameters[0].name if caller.owner is not None and caller.decl.parameters else ""
        for node in world.named_nodes(caller).get(_GETATTR, ()):
            if isinstance(node, s.Call) and len(node.arguments) > 1 and not (own and is_named(node.arguments[0].value, own)):
                key = _key(body, node)
                if key is not None and _fits(key, function.decl.name):
                    return True
    return False


def _fits(key: s.Expr, name: str) -> bool:
    begin = end = ""
    match key:
        case s.Format(text=text, fields=fields) if fields:
            begin, *_, end = text.split("{}")
        case s.Arithmetic(operator="+", operands=(s.Constant(kind="str", value=str(first)), *_)):
            begin = first
        case s.Arithmetic(operator="%", operands=(s.Constant(kind="str", value=str(text)), *_)) if text.count("%s") == 1:
            begin, _, end = text.partition("%s")
        case s.Call(function=s.Attribute(value=s.Constant(kind="str", value=str(text)), name="format")) if text.count("{}") == 1:
            begin, _, end = text.partition("{}")
    letters = len(begin.strip("_")) + len(end.strip("_"))
    return letters >= _FEWEST_LETTERS and len(name) > len(begin) + len(end) and name.startswith(begin) and name.endswith(end)


def tables_in(body: s.Body, name: str) -> frozenset[str] | None:
    """The variables, and after a dot the attributes, to which a body gives a dictionary that has a function of a name; None where
    the body does anything else with it."""
    found: set[str] = set()
    held: set[int] = set()
    for node in nodes(body):
        if not isinstance(node, s.Assign) or not isinstance(node.value, s.Collection) or node.value.kind != "dict":
            continue
        values = [item for _, item in node.value.entries if _called_so(item, name)]
        if not values:
            continue
        target = node.targets[0]
        table = _table(target)
        if not table or len(node.targets) > 1:
            return None
        found.add(table)
        held.update(map(id, values))
    others = any(_called_so(node, name) and id(node) not in held for node in nodes(body))
    return None if others or not found else frozenset(found)


def tables_of_source(world: World, function: FunctionInfo) -> frozenset[str]:
    """The variables of its source that hold a dictionary in which a function is; none where another variable has it, too."""
    facts = world.program.sources.get(function.path)
    world.program.reads.add(function.path)
    found: set[str] = set()
    for variable in facts.variables if facts is not None and function.owner is None else ():
        if variable.value is None or not any(_called_so(node, function.decl.name) for node in nodes((variable.value,))):
            continue
        value = variable.value
        if not isinstance(value, s.Collection) or value.kind != "dict":
            return frozenset()
        found.add(variable.name)
    return frozenset(found) if facts is not None and not _are_read(facts.variables, found) else frozenset()


def _are_read(variables: tuple[Field, ...], names: set[str]) -> bool:
    return bool(names) and any(
        isinstance(node, s.Name) and node.id in names
        for variable in variables
        if variable.value is not None
        for node in nodes((variable.value,))
    )


def _called_so(node: object, name: str) -> bool:
    return (isinstance(node, s.Name) and node.id == name) or (isinstance(node, s.Attribute) and node.name == name)


def _table(target: s.Expr) -> str:
    """The variable, or attribute of the object at hand, that a table is kept in; empty for anything else."""
    match target:
        case s.Name(id=name):
            return name
        case s.Attribute(value=s.Name(id="self"), name=name):
            return f"{_ATTRIBUTE}{name}"
    return ""


def by_tables(world: World, tables: frozenset[str], holder: FunctionInfo, is_shared: bool) -> Places | None:
    """The calls of what comes out of tables, which a function fills in its body or, where they are of its source (`is_shared`),
    its module; None where somebody does something else with one of them."""
    found: Places = {}
    for name in sorted(tables):
        table = name.removeprefix(_ATTRIBUTE)
        is_attribute = table != name
        mentioning = _reading(world, table, holder, is_attribute) if is_attribute or is_shared else (holder,)
        if mentioning is None or len(mentioning) > _MOST_MENTIONING:
            return None
        for caller in mentioning:
            if is_attribute and (holder.owner is None or not _are_kin(world, caller.owner, holder.owner)):
                return None
            world.program.reads.add(body_entry(caller))
            body = world.program.body(caller)
            taken = _taken(world, caller, body, table)
            places = _called(body, taken) if taken is not None else None
            if places is None:
                return None
            if places:
                found[caller] = found.get(caller, frozenset()) | places
    return found


def _reading(world: World, table: str, holder: FunctionInfo, is_attribute: bool) -> Sequence[FunctionInfo] | None:
    """The functions that read a table: an attribute wherever it is mentioned, a variable in its own source; None where another
    source imports that."""
    program = world.program
    if is_attribute:
        return program.callers().mentioning(table)
    if program.callers().importing(table) or program.callers().mentioning(table):
        return None
    found = []
    for function in program.every_function_of(holder.path):
        program.reads.add(body_entry(function))
        if world.named_nodes(function).get(table):
            found.append(function)
    return found


def _are_kin(world: World, one: ClassInfo | None, other: ClassInfo) -> bool:
    return one is not None and (one in world.program.ancestors(other) or other in world.program.ancestors(one))


def _taken(world: World, caller: FunctionInfo, body: s.Body, table: str) -> set[int] | None:
    """The expressions that take something out of a table: `self.handlers[event]`, `self.handlers.get(event)`; None where it is
    handed on as a whole."""
    mentioned = {id(node) for node in world.named_nodes(caller).get(table, ()) if isinstance(node, (s.Name, s.Attribute))}
    found: set[int] = set()
    for node in nodes(body):
        match node:
            case s.Subscript(value=held) if id(held) in mentioned:
                found.add(id(node))
                mentioned.discard(id(held))
            case s.Call(function=s.Attribute(value=held, name=method)) if id(held) in mentioned:
                if method == _GET:
                    found.add(id(node))
                elif method != "keys":
                    return None
                mentioned.discard(id(held))
            case s.Compare(operands=(_, held), operators=("in" | "not in",)) if id(held) in mentioned:
                mentioned.discard(id(held))
            case s.Assign(targets=(held,), value=s.Collection(kind="dict")) if id(held) in mentioned:
                mentioned.discard(id(held))
    return None if mentioned else found


def _called(body: s.Body, taken: set[int]) -> frozenset[Packed] | None:
    """Where what was taken is called, itself or by a variable that only ever holds such; None where it is handed on."""
    if not taken:
        return frozenset()
    found: set[Packed] = set()
    named: set[str] = set()
    allowed: set[int] = set()
    seen = 0
    for node in nodes(body):
        match node:
            case s.Call(function=called) if id(called) in taken:
                found.add(node.at)
                seen += 1
            case s.Assign(targets=(s.Name(id=name) as target,), value=value) if value is not None and id(value) in taken:
                named.add(name)
                allowed.add(id(target))
                seen += 1
            case s.AssignExpr(target=s.Name(id=name) as target, value=value) if id(value) in taken:
                named.add(name)
                allowed.add(id(target))
                seen += 1
    if seen < len(taken):
        return None
    for node in nodes(body) if named else ():
        match node:
            case s.Call(function=s.Name(id=name) as called) if name in named:
                found.add(node.at)
                allowed.add(id(called))
            case s.Call(function=s.Name(id="callable"), arguments=(s.Argument(value=tested),)):
                allowed.add(id(tested))
            case _:
                allowed.update(id(part) for part in _tested(node))
    if any(isinstance(node, s.Name) and node.id in named and id(node) not in allowed for node in nodes(body)):
        return None
    return frozenset(found)


def _tested(node: object) -> Iterator[s.Expr]:
    """What a condition only tests."""
    match node:
        case s.If(branches=branches):
            yield from (branch.test for branch in branches)
        case s.Not(operand=operand):
            yield operand
        case s.Boolean(operands=operands):
            yield from operands
        case s.Compare(operands=operands, operators=("is" | "is not" | "==" | "!=",)):
            yield from operands
        case s.Assert(test=test) | s.Conditional(test=test):
            yield test


def _binds(node: s.Assign, name: str) -> bool:
    return any(isinstance(target, s.Name) and target.id == name for target in node.targets)
