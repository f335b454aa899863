"""Objects of a Java program's classes that are made without anything that could raise: their constructors only keep what they
are given.

`listener = new Listener(order.getId())` as the first statement of a try leads to no handler that uses the listener.
"""

from __future__ import annotations

from nullguard.flow.frame.frame import Frame
from nullguard.flow.interpreter.statements.raising import is_got, is_made_of_nothing
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_MOST_STATEMENTS = 20
"""Statements of a constructor that is looked at."""

_OBJECT = "java.lang.Object"
_INITIALISER = "<init>"


def is_plainly_made(frame: Frame, statement: s.Stmt) -> bool:
    """Whether a statement gives a variable an object whose making raises nothing."""
    made = _made(statement)
    if made is None or not all(_is_plain(argument.value) for argument in made.arguments):
        return False
    type = frame.world.program.type_of(made.type, frame.path, frame.scope)
    cls = frame.world.class_of(type)
    return cls is not None and _only_keeps(frame, cls, len(made.arguments))


def raises_unchecked(frame: Frame, statement: s.Stmt) -> bool:
    """Whether a statement gives a variable an object of the project's, made by a constructor that declares no exceptions: what
    it raises is none of those that have to be declared."""
    made = _made(statement)
    if made is None or not all(_is_plain(argument.value) for argument in made.arguments):
        return False
    cls = frame.world.class_of(frame.world.program.type_of(made.type, frame.path, frame.scope))
    if cls is None or cls.is_library or cls.decl.kind != "class" or "abstract" in cls.decl.modifiers:
        return False
    declared = [one for one in cls.decl.functions if "constructor" in one.modifiers]
    fitting = [one for one in declared if len(one.parameters) == len(made.arguments)]
    if not fitting:
        return not declared and not cls.decl.annotations
    return all("throws" not in one.modifiers and not one.annotations for one in fitting)


def _made(statement: s.Stmt) -> s.New | None:
    match statement:
        case s.Assign(targets=(s.Name(),), value=s.New(body="") as made):
            return made
        case s.ExprStmt(value=s.AssignExpr(target=s.Name(), value=s.New(body="") as made, operator="")):
            return made
    return None


def _is_plain(value: s.Expr) -> bool:
    """Whether a value is at hand: a constant, a variable, what getters give of one, an empty collection."""
    return isinstance(value, (s.Constant, s.Lambda)) or is_got(value) or is_made_of_nothing(value)


def _only_keeps(frame: Frame, cls: ClassInfo, arguments: int) -> bool:
    """Whether the constructors of a class with so many parameters, and all of the classes above, keep what they are given in
    fields."""
    program = frame.world.program
    known = {base.dotted for base in program.ancestors(cls)} | {base.name for base in program.ancestors(cls)}
    if cls.is_library or cls.decl.kind != "class" or not program.base_names(cls) <= known:
        return False
    for base in program.ancestors(cls):
        if base.decl.kind == "interface" or base.dotted == _OBJECT:
            continue
        if base.is_library or any(
            "static" not in field.modifiers and not _starts_plainly(field.value) for field in base.decl.fields
        ):
            return False
        made = [
            function
            for function in program.methods_of(base)
            if function.decl.name == _INITIALISER or "constructor" in function.decl.modifiers
        ]
        if (
            base is cls
            and arguments
            and not any(len(function.decl.parameters) == arguments for function in made if function.decl.name != _INITIALISER)
        ):
            return False  # its constructor is written by annotations, which may refuse null
        if not all(_keeps(frame, function) for function in made):
            return False
    return True


def _starts_plainly(value: s.Expr | None) -> bool:
    return value is None or isinstance(value, s.Name) or _is_plain(value)


def _keeps(frame: Frame, constructor: FunctionInfo) -> bool:
    """Whether a constructor does nothing but to keep values that are at hand, or to call another one with such."""
    program = frame.world.program
    program.reads.add(body_entry(constructor))
    body = program.body(constructor)
    return len(body) <= _MOST_STATEMENTS and all(map(_is_kept, body))


def _is_kept(statement: s.Stmt) -> bool:
    match statement:
        case s.Assign(targets=targets, value=value):
            return all(map(_is_own, targets)) and (value is None or isinstance(value, s.Name) or _is_plain(value))
        case s.ExprStmt(value=s.AssignExpr(target=target, value=value, operator="")):
            return _is_own(target) and (isinstance(value, s.Name) or _is_plain(value))
        case s.ExprStmt(value=s.Call(function=s.Name(id="super") | s.Name(id="this"), arguments=arguments)):
            return all(_is_plain(argument.value) for argument in arguments)
    return False


def _is_own(target: s.Expr) -> bool:
    """Whether a target is a variable or a field of the object."""
    match target:
        case s.Name() | s.Attribute(value=s.Name(id="this")):
            return True
    return False
