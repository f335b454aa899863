"""Objects of Java that say whether something was in order: by a flag (`return new Result(false)`, `return Result.failed()`), or
by a list that they are made with and that holds what is wrong (`return Report.of(errors)`). Whoever called asks `isOk()`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from nullguard.flow.bodies.overriding import is_overridden
from nullguard.flow.containers.kept_rows import kept_places
from nullguard.flow.containers.lists import EMPTY
from nullguard.flow.domain.state import State
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_MOST: Final = 4
"""Arguments of a constructor that are told apart."""

_CONSTRUCTOR: Final = "__init__"

Items = tuple[s.Expr, ...]


def constructed(frame: Frame, node: s.Expr, state: State) -> Items:
    """What the constructor of a class of the project is given by an expression that makes an object with a flag, or with a list
    that the function has filled: with it, or by a static method that does nothing else."""
    given_back = frame.world.class_of(frame.return_type)
    if given_back is None or given_back.is_library:
        return ()
    match node:
        case s.New(type=type, arguments=arguments, body="") if _is_named(type, given_back):
            return _items(tuple([argument.value for argument in arguments]), state)
        case s.Call(function=s.Attribute(value=s.Name(id=holder), name=name), arguments=given) if holder[:1].isupper():
            cls = frame.world.program.class_named(frame.path, holder, frame.scope)
            return _made_by(frame.world.program, cls, name, given, state) if cls is given_back else ()
    return ()


def _made_by(program: Program, cls: ClassInfo, name: str, given: tuple[s.Argument, ...], state: State) -> Items:
    member = program.method(cls, name, len(given))
    functions = member.functions if member is not None else ()
    if len(functions) != 1 or functions[0].is_library or "static" not in functions[0].decl.modifiers:
        return ()
    returns = functions[0].decl.returns
    if returns is None or not _is_named(returns, cls):
        return ()
    program.reads.add(body_entry(functions[0]))
    match program.body(functions[0]):
        case (s.Return(value=s.New(type=type, arguments=arguments, body="")),) if _is_named(type, cls):
            names = [parameter.name for parameter in functions[0].decl.parameters]
            handed = {name: argument.value for name, argument in zip(names, given, strict=False)}
            return _items(tuple([_handed(argument.value, handed) for argument in arguments]), state)
    return ()


def _handed(item: s.Expr, handed: Mapping[str, s.Expr]) -> s.Expr:
    """What a static method hands on to the constructor, as its caller has it."""
    if _is_truth(item):
        return item
    return handed.get(item.id, s.Opaque()) if isinstance(item, s.Name) else s.Opaque()


def _is_named(type: s.TypeRef, cls: ClassInfo) -> bool:
    """Whether a type is a class itself: one below it may give its constructor's arguments another meaning."""
    return type.name.rpartition(".")[2] == cls.decl.name


def _items(items: Items, state: State) -> Items:
    is_told = len(items) <= _MOST and any(_is_truth(item) or is_filled_list(item, state) for item in items)
    return items if is_told else ()


def is_filled_list(node: s.Expr, state: State) -> bool:
    """Whether a list is known to be empty where nothing was found wrong."""
    return isinstance(node, s.Name) and (node.id, EMPTY) in state.values


def _is_truth(node: s.Expr) -> bool:
    return isinstance(node, s.Constant) and node.kind == "bool"


def flags_of(frame: Frame, size: int) -> Iterator[tuple[int, str]]:
    """The arguments of the constructor of what a function gives that a method without arguments gives again, and how that is
    called: `isOk()`."""
    cls = frame.world.class_of(frame.return_type)
    if cls is None or cls.is_library:
        return
    for name, number in kept_places(frame, cls, size):
        for accessor in (name, f"is{name[:1].upper()}{name[1:]}", f"get{name[:1].upper()}{name[1:]}"):
            if _gives(frame.world.program, cls, accessor, name):
                yield number, f"{accessor}()"


def hands_filled_list(node: s.Expr, state: State) -> bool:
    """Whether an object may be made with such a list, of which nothing is known after it was handed on."""
    return isinstance(node, s.New | s.Call) and any(is_filled_list(argument.value, state) for argument in node.arguments)


def asked_lists(frame: Frame, size: int) -> Iterator[tuple[int, str, bool]]:
    """The same of lists of which a method asks whether they are empty, and what it gives where they are: `isValid()`."""
    cls = frame.world.class_of(frame.return_type)
    if cls is None or cls.is_library:
        return
    kept = dict(kept_places(frame, cls, size))
    for decl in [method.decl for method in frame.world.program.methods_of(cls)] if kept else []:
        if decl.parameters or decl.returns is None or decl.returns.name not in ("boolean", "Boolean"):
            continue
        member = frame.world.program.method(cls, decl.name, 0)
        functions = member.functions if member is not None else ()
        if len(functions) != 1 or functions[0].owner is not cls or is_overridden(frame.world.program, functions[0]):
            continue
        match _read(frame.world.program, functions[0]):
            case (s.Return(value=s.Not(operand=inner)),) if (name := _asked_list(inner)) in kept:
                yield kept[name], f"{decl.name}()", False
            case (s.Return(value=value),) if value is not None and (name := _asked_list(value)) in kept:
                yield kept[name], f"{decl.name}()", True


def _asked_list(node: s.Expr) -> str:
    """The field of which it is asked whether it is empty."""
    match node:
        case s.Call(function=s.Attribute(value=s.Name(id=name), name="isEmpty"), arguments=()):
            return name
        case s.Call(function=s.Attribute(value=s.Attribute(value=s.Name(id="this"), name=name), name="isEmpty"), arguments=()):
            return name
    return ""


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
