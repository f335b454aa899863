"""Whether the answers of Java methods that are called for removing or changing rows say that there were some: a method of the
project that always answers `true`, or for what a map held, does not."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.bodies.overriding import implementations
from nullguard.flow.containers.counts import is_changing
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.facts import NO_BODY
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type
from nullguard.program.trace import body_entry

_LIBRARY = "java."


def answers_for_rows(frame: Frame, holder: Type | None, name: str, count: int) -> bool:
    """Whether all bodies that a call may run give back what a statement or another such method has answered; those of which the
    project has no body are taken at their name."""
    cls = frame.world.class_of(holder) if holder is not None else _own_class(frame)
    program = frame.world.program
    member = program.method(cls, name, count) if cls is not None and not cls.is_library else None
    for function in member.functions if member is not None else ():
        has_body = function.decl.body != NO_BODY
        bodies = (function,) if has_body else implementations(program, function, cls, holder)
        if function.is_library or not all(_gives_answers(program, body) for body in bodies):
            return function.is_library
    return True


def _own_class(frame: Frame) -> ClassInfo | None:
    function = frame.world.program.function_named(frame.path, frame.symbol)
    return function.owner if function is not None else None


def _gives_answers(program: Program, function: FunctionInfo) -> bool:
    program.reads.add(body_entry(function))
    body = program.body(function)
    asked: set[str] = set()
    for node in nodes(body):
        match node:
            case s.Assign(targets=(s.Name(id=name),), value=value) if value is not None and _asks(
                program, function, value, asked
            ):
                asked.add(name)
    looks_first = _looks_first(body)
    return all(
        _is_nothing(value) or (looks_first and isinstance(value, s.Constant)) or _asks(program, function, value, asked)
        for value in _returned(body)
    )


def _looks_first(body: s.Body) -> bool:
    """Whether a body asks for a row, and may answer that there is none: `if (!orders.existsById(id)) { return false; }`."""
    written = tuple(nodes(body))
    return any(isinstance(node, s.Constant) and node.value is False for node in written) and any(
        isinstance(node, s.Call) and bool(node.arguments) and _is_asking(last_name(node.function)) for node in written
    )


def _is_asking(name: str) -> bool:
    return name.startswith(tuple(words("reading"))) or any(word in name for word in words("existence"))


def _returned(body: s.Body) -> Iterator[s.Expr]:
    return (node.value for node in nodes(body) if isinstance(node, s.Return) and node.value is not None)


def _is_nothing(value: s.Expr) -> bool:
    return is_null(value) or (isinstance(value, s.Constant) and not value.value)


def _asks(program: Program, function: FunctionInfo, value: s.Expr, asked: set[str]) -> bool:
    """Whether an expression holds the answer of what changes rows, or a variable that does."""
    for node in nodes((value,)):
        match node:
            case s.Name(id=name) if name in asked:
                return True
            case s.Call(function=called):
                name = last_name(called)
                if (is_changing(name) or name in library_names("running")) and not _is_of_collection(program, function, called):
                    return True
    return False


def _is_of_collection(program: Program, function: FunctionInfo, called: s.Expr) -> bool:
    """Whether a method of a field is called that holds a collection of Java's library."""
    match called:
        case s.Attribute(value=s.Name(id=name) | s.Attribute(value=s.Name(id="this"), name=name)):
            member = program.field(function.owner, name) if function.owner is not None else None
            if member is None or member.field is None or member.field.type is None:
                return False
            type = program.type_of(member.field.type, member.declared_in.path, member.declared_in.decl.qualname)
            return type is not None and type.cls.startswith(_LIBRARY)
    return False
