"""Objects that Python code makes with an attribute which is surely there: `Order(number=number, count=1)`, or
`order.count = 1` beside."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.bodies.locals import bindings
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, is_null, last_name, nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry


def is_set(
    world: World, function: FunctionInfo, body: s.Body, made: s.Expr, named: str, subject: str, is_outer: bool = True
) -> bool:
    """Whether an object is made with the attribute, or gets it in the block where it is made."""
    if is_made(world, function, made, subject, is_outer):
        return True
    attribute = subject.rpartition(".")[2]
    return any(
        isinstance(statement, s.Assign) and statement.value is made and any(sets(other, named, "", attribute) for other in block)
        for block in blocks(body)
        for statement in block
    )


def sets(statement: s.Stmt, named: str, name: str, attribute: str) -> bool:
    """Whether a statement sets the attribute of a variable, or of an entry, to what is surely there."""
    match statement:
        case s.Assign(targets=(s.Attribute(value=s.Name(id=holder), name=stored),), value=value):
            return bool(named) and holder == named and stored == attribute and _is_there(value)
        case s.Assign(targets=(s.Attribute(value=s.Subscript(value=held), name=stored),), value=value):
            return bool(name) and dotted_name(held) == name and stored == attribute and _is_there(value)
    return False


def is_made(world: World, function: FunctionInfo, node: s.Expr, subject: str, is_outer: bool = True) -> bool:
    """Whether a call makes an object of the attribute's class with a value for it that is surely there, or a function that is
    called gives only such objects."""
    if not isinstance(node, s.Call) or not (dotted := dotted_name(node.function)):
        return False
    owner, _, attribute = subject.rpartition(".")
    symbol = world.program.resolve(function.path, dotted, function.decl.qualname)
    if isinstance(symbol, ClassInfo) and any(above.id == owner for above in world.program.ancestors(symbol)):
        return any(argument.name == attribute and _is_there(argument.value) for argument in node.arguments)
    if dotted == f"self.{last_name(node.function)}" and function.owner is not None:
        member = world.program.method(function.owner, last_name(node.function))
        symbol = member.functions[0] if member is not None and len(member.functions) == 1 else None
    return is_outer and isinstance(symbol, FunctionInfo) and not symbol.is_library and _gives_made(world, symbol, subject)


def _gives_made(world: World, function: FunctionInfo, subject: str) -> bool:
    """Whether all that a function gives, if anything, are objects that it has made with the attribute."""
    world.program.reads.add(body_entry(function))
    body = world.program.body(function)
    given = [
        node.value for node in nodes(body) if isinstance(node, s.Return) and node.value is not None and not is_null(node.value)
    ]
    for value in given:
        made = list(bound(body, value.id)) if isinstance(value, s.Name) else [value]
        named = value.id if isinstance(value, s.Name) else ""
        if not made or not all(one is not None and is_set(world, function, body, one, named, subject, False) for one in made):
            return False
    return bool(given)


def _is_there(node: s.Expr | None) -> bool:
    """Whether what is written is surely not null."""
    match node:
        case s.Constant():
            return not is_null(node)
        case s.Format() | s.Collection() | s.Comprehension() | s.Arithmetic() | s.Compare() | s.Not():
            return True
        case s.Boolean(operator="or", operands=operands):
            return _is_there(operands[-1])
        case s.Conditional(body=body, orelse=orelse):
            return _is_there(body) and _is_there(orelse)
        case s.Call(function=s.Name(id=name)):
            return name in _CONVERTING
    return False


_CONVERTING = library_names("never-none-function")


def bound(body: s.Body, name: str) -> Iterator[s.Expr | None]:
    """What a variable is bound to; None where that cannot be told. An element of `orders.values()` is that call."""
    for other, _, node in bindings(body):
        if other != name:
            continue
        match node:
            case s.Assign(value=value) if value is None or is_null(value):
                continue
            case s.Assign(targets=targets, value=value) if all(not isinstance(target, s.Collection) for target in targets):
                yield value
            case s.AssignExpr(target=s.Name(), value=value, operator=""):
                yield value
            case s.Comprehension():
                continue
            case s.ForEach(target=target, iterable=iterable):
                yield _values(target, iterable, name)
            case _:
                yield None
    for part in nodes(body):
        if isinstance(part, s.Clause) and any(isinstance(one, s.Name) and one.id == name for one in nodes((part.target,))):
            yield _values(part.target, part.iterable, name)


def _values(target: s.Expr, iterable: s.Expr, name: str) -> s.Expr | None:
    """The call that gives the values of a dictionary, of which a loop's variable is one."""
    match target, iterable:
        case s.Name(), s.Call(function=s.Attribute(name="values"), arguments=()):
            return iterable
        case s.Collection(items=(_, s.Name(id=second))), s.Call(function=s.Attribute(value=holder, name="items"), arguments=()):
            return s.Call(s.Attribute(holder, "values"), ()) if second == name else None
    return None


def blocks(body: s.Body) -> Iterator[s.Body]:
    """The lists of statements of a body, each statement in one of them."""
    yield body
    for node in nodes(body):
        match node:
            case s.Branch(body=inner) | s.Handler(body=inner) | s.With(body=inner) | s.Block(body=inner) | s.Case(body=inner):
                yield inner
            case s.ForEach(body=inner, orelse=orelse) | s.While(body=inner, orelse=orelse):
                yield inner
                yield orelse
            case s.Try(body=inner, orelse=orelse, finalbody=finalbody):
                yield inner
                yield orelse
                yield finalbody
            case s.If(orelse=orelse):
                yield orelse
