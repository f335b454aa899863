"""Objects of Java that say by a flag whether something was in order: `return new Result(false)`, `return Result.failed()`, of
which whoever called asks `isOk()`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_MOST: Final = 4
"""Arguments of a constructor that are told apart."""

_CONSTRUCTOR: Final = "__init__"

Items = tuple[s.Expr, ...]


def constructed(frame: Frame, node: s.Expr) -> Items:
    """What the constructor of a class of the project is given by an expression that makes an object with a flag: with it, or by a
    static method that does nothing else."""
    given_back = frame.world.class_of(frame.return_type)
    if given_back is None or given_back.is_library:
        return ()
    match node:
        case s.New(type=type, arguments=arguments, body="") if _is_named(type, given_back):
            return _items(arguments)
        case s.Call(function=s.Attribute(value=s.Name(id=holder), name=name), arguments=given) if holder[:1].isupper():
            cls = frame.world.program.class_named(frame.path, holder, frame.scope)
            return _made_by(frame.world.program, cls, name, len(given)) if cls is given_back else ()
    return ()


def _made_by(program: Program, cls: ClassInfo, name: str, size: int) -> Items:
    member = program.method(cls, name, size)
    functions = member.functions if member is not None else ()
    if len(functions) != 1 or functions[0].is_library or "static" not in functions[0].decl.modifiers:
        return ()
    returns = functions[0].decl.returns
    if returns is None or not _is_named(returns, cls):
        return ()
    program.reads.add(body_entry(functions[0]))
    match program.body(functions[0]):
        case (s.Return(value=s.New(type=type, arguments=arguments, body="")),) if _is_named(type, cls):
            return tuple([item if _is_truth(item) else s.Opaque() for item in _items(arguments)])
    return ()


def _is_named(type: s.TypeRef, cls: ClassInfo) -> bool:
    """Whether a type is a class itself: one below it may give its constructor's arguments another meaning."""
    return type.name.rpartition(".")[2] == cls.decl.name


def _items(arguments: tuple[s.Argument, ...]) -> Items:
    items = tuple([argument.value for argument in arguments])
    return items if len(items) <= _MOST and any(map(_is_truth, items)) else ()


def _is_truth(node: s.Expr) -> bool:
    return isinstance(node, s.Constant) and node.kind == "bool"


def flags_of(frame: Frame, size: int) -> Iterator[tuple[int, str]]:
    """The arguments of the constructor of what a function gives that a method without arguments gives again, and how that is
    called: `isOk()`."""
    cls = frame.world.class_of(frame.return_type)
    if cls is None or cls.is_library:
        return
    for number, name in _kept(frame.world.program, cls, size):
        for accessor in (name, f"is{name[:1].upper()}{name[1:]}", f"get{name[:1].upper()}{name[1:]}"):
            if _gives(frame.world.program, cls, accessor, name):
                yield number, f"{accessor}()"


def _kept(program: Program, cls: ClassInfo, size: int) -> Iterator[tuple[int, str]]:
    """The arguments of a constructor, by their numbers, with the fields that keep them."""
    made = [function for function in cls.decl.functions if function.name == _CONSTRUCTOR and len(function.parameters) == size]
    if not made:  # a record, or one that is generated
        fields = [field.name for field in cls.decl.fields if "static" not in field.modifiers]
        yield from enumerate(fields) if len(fields) == size else ()
        return
    body = _body(program, cls, made[0].qualname, size) if len(made) == 1 else ()
    places = {parameter.name: number for number, parameter in enumerate(made[0].parameters)}
    for statement in body:
        match statement:
            case s.Assign(targets=(s.Attribute(value=s.Name(id="this"), name=field),), value=s.Name(id=given)) if given in places:
                yield places[given], field


def _body(program: Program, cls: ClassInfo, qualname: str, size: int) -> s.Body:
    member = program.method(cls, _CONSTRUCTOR, size)
    for function in member.functions if member is not None else ():
        if function.decl.qualname == qualname and function.owner is cls:
            return _read(program, function)
    return ()


def _read(program: Program, function: FunctionInfo) -> s.Body:
    program.reads.add(body_entry(function))
    return program.body(function)


def _gives(program: Program, cls: ClassInfo, accessor: str, field: str) -> bool:
    """Whether a method gives a field and does nothing else; one that is not written is generated."""
    member = program.method(cls, accessor, 0)
    functions = member.functions if member is not None else ()
    if len(functions) != 1 or functions[0].is_library:
        return not functions
    match _read(program, functions[0]):
        case ():
            return True
        case (s.Return(value=s.Name(id=name) | s.Attribute(value=s.Name(id="this"), name=name)),):
            return name == field
    return False
