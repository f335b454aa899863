"""Which of several functions of one name a call means, by the number and the types of its arguments."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from nullguard.flow.constants.literal_types import literals
from nullguard.flow.domain.state import Path
from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, RESOLVED, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import Closure
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.unboxing import BOXED, takes_box_of
from nullguard.flow.remembering import remembered
from nullguard.flow.world import PRIMITIVES
from nullguard.model import syntax as s
from nullguard.model.facts import NO_BODY
from nullguard.program.symbols import UNKNOWN, ClassInfo, FunctionInfo, Member, Type
from nullguard.program.types import substitute

_IMPOSSIBLE = -100

_SAME_CLASS = 3
"""The least `_fit` of an argument whose class is the parameter's, or below it."""

_PYTHON = "builtins."
"""Begins the names of Python's own types, whose numbers are objects like all others."""

_WIDENED = {
    "byte": "short int long float double",
    "short": "int long float double",
    "char": "int long float double",
    "int": "long float double",
    "long": "float double",
    "float": "double",
}
"""What Java makes of primitive values, also of those that it takes out of boxes (`setValue(double)` is given an Integer)."""


def overload(frame: Frame, functions: Sequence[FunctionInfo], arguments: Arguments) -> FunctionInfo:
    """The function that fits best; the first of equal ones."""
    if len(functions) == 1:
        return functions[0]
    chosen = frame.chosen
    if chosen is None or chosen[0] is not functions or chosen[1] is not arguments:  # a call asks several times
        chosen = frame.chosen = (functions, arguments, _best(frame, functions, arguments))
    return chosen[2]


def methods_called(frame: Frame, cls: ClassInfo, name: str, arguments: Arguments) -> Member | None:
    """The methods that a call may mean: in Java the nearest ones that take so many arguments of such kinds (beside a class's own
    `get(Long id, LockMode mode)` and `get(String code)` its base's `get(Long id)` stays what it is). Where none takes as many, it
    is a method that a base has of which nothing is known; tables of libraries need not list all."""
    program = frame.world.program
    if not frame.is_java:
        return program.member(cls, name)
    member = program.method(cls, name, len(arguments))
    if member is None:
        other = program.method(cls, name)
        return other if other is not None and all(function.is_library for function in other.functions) else None
    if not arguments or _is_alone(frame, cls, name, len(arguments)):
        return member
    if all(_refuses(function, arguments) for function in member.functions):
        others = program.methods(cls, name, len(arguments))
        return next((item for item in others if not all(_refuses(f, arguments) for f in item.functions)), member)
    if not member.declared_in.is_library or any(value.type is None for _, value, _ in arguments):
        return member
    if not any(_is_of_classes(frame, function, arguments) for function in member.functions):
        others = program.methods(cls, name, len(arguments))  # `findAll(Specification)` beside `findAll(Sort)`
        return next((item for item in others if any(_is_of_classes(frame, f, arguments) for f in item.functions)), member)
    return member


def _is_alone(frame: Frame, cls: ClassInfo, name: str, arguments: int) -> bool:
    """Whether only one class of a lineage has methods of a name that take so many arguments."""
    world = frame.world
    key = ("alone", cls.id, name, arguments)
    return remembered(world, key, lambda: len(tuple(islice(world.program.methods(cls, name, arguments), 2))) < 2)


def _is_of_classes(frame: Frame, function: FunctionInfo, arguments: Arguments) -> bool:
    """Whether a Java function is declared to take arguments of just the classes that it is given, or of classes above these."""
    return all(
        parameter.kind == "positional" and _fit(frame, parameter, value) >= _SAME_CLASS
        for parameter, (_, value, _) in zip(function.decl.parameters, arguments, strict=False)
    )


def _refuses(function: FunctionInfo, arguments: Arguments) -> bool:
    """Whether a Java function takes an argument of another kind than one that it is given, or any number of them, which Java
    tries last."""
    for parameter, (_, value, _) in zip(function.decl.parameters, arguments, strict=False):
        if parameter.kind != "positional":
            return True
        if parameter.type is not None and value.type is not None:
            wanted, kind = _KINDS.get(_simple(parameter.type.name)), _KINDS.get(_simple(value.type.cls))
            if wanted is not None and kind is not None and wanted != kind:
                return True
            if parameter.type.name in PRIMITIVES and _is_no_box(value.type):
                return True
    return False


def _is_no_box(type: Type) -> bool:
    """Whether a type is of a class of which Java makes no primitive value (`find((Serializable) id)` beside `find(long id)`).
    What is said to be any object may be one of which more was known."""
    return type.cls not in BOXED and type.cls.startswith(_OF_THE_CORE) and type.cls != "java.lang.Object"


_OF_THE_CORE = ("java.lang.", "java.io.", "java.util.", "java.time.", "java.math.")
"""Begins the names of classes that are surely no primitive types, nor type parameters."""


_NUMBERS = (
    "byte",
    "short",
    "int",
    "long",
    "float",
    "double",
    "Byte",
    "Short",
    "Integer",
    "Long",
    "Float",
    "Double",
    "BigDecimal",
)
_KINDS = {"String": "text", "UUID": "id", "boolean": "truth", "Boolean": "truth", **dict.fromkeys(_NUMBERS, "number")}
"""Classes without subclasses of which none becomes another one, by what they hold."""


def _best(frame: Frame, functions: Sequence[FunctionInfo], arguments: Arguments) -> FunctionInfo:
    if not frame.is_java:
        declared = [f for f in functions if "overload" in f.decl.modifiers] or functions
        return max(declared, key=lambda function: _accepts(frame, function, arguments))
    count = len(arguments)
    functions = [f for f in functions if "private" not in f.decl.modifiers or f.path == frame.path] or functions
    fitting = [f for f in functions if len(given(f)) == count or any(p.kind != "positional" for p in given(f))]
    exact = [f for f in fitting if len(given(f)) == count]
    if len(exact) < 2:
        return (exact or fitting or list(functions))[0]
    values = [value for _, value, _ in arguments]
    return max(
        exact,
        key=lambda function: sum(_fit_function(frame, function, p, v) for p, v in zip(given(function), values, strict=False)),
    )


def given(function: FunctionInfo) -> Sequence[s.Parameter]:
    """The parameters that a caller gives: without Python's `self`."""
    parameters = function.decl.parameters
    has_self = function.owner is not None and not function.path.endswith(".java") and "static" not in function.decl.modifiers
    return parameters[1:] if has_self else parameters


def _accepts(frame: Frame, function: FunctionInfo, arguments: Arguments) -> int:
    """How well a Python function takes the arguments; the worse, the less than 0, when it takes them not at all."""
    parameters = given(function)
    positional = [parameter for parameter in parameters if parameter.kind == "positional"]
    kinds = {parameter.kind for parameter in parameters}
    named = {parameter.name: parameter for parameter in parameters if parameter.takes_one}
    bound: set[str] = set()
    score = place = 0
    for argument, value, _ in arguments:
        if argument.star:
            return score  # nobody knows what else is given
        parameter = named.get(argument.name) if argument.name else positional[place] if place < len(positional) else None
        place += not argument.name
        if parameter is not None:
            bound.add(parameter.name)
            score += _fits_written(frame, parameter, value)
        elif ("kwargs" if argument.name else "star") not in kinds:
            score += _IMPOSSIBLE
    left_out = (p for p in named.values() if p.name not in bound and p.default is None)
    return score + sum(_IMPOSSIBLE for _ in left_out)


def _fits_written(frame: Frame, parameter: s.Parameter, value: Value) -> int:
    """`_fit`, where a type may be one of values (`Literal[True]`) or None: 5 when the value is one of these. A value of which
    nothing is known counts as there."""
    wanted = literals(parameter.type)
    if wanted is not None:
        return 0 if value.constants is None else 5 if value.constants and value.constants <= wanted else _IMPOSSIBLE
    if parameter.type is not None and parameter.type.name == "None":
        return 5 if value.null == NULL else _IMPOSSIBLE if value.null == NONNULL else 0 if value.null == NULLABLE else -1
    return _fit(frame, parameter, value)


def argument_for(function: FunctionInfo, arguments: Arguments, position: int) -> tuple[s.Argument, Value, Path | None] | None:
    """The argument that a call gives the parameter at a position, by its place or its name; None when nobody can tell. Parameters
    behind `*values` are only given by their names."""
    if position < len(arguments) and function.path.endswith(".java") and arguments[position][0].name is None:
        return arguments[position]
    wanted = [parameter for parameter in given(function) if parameter.takes_one]
    parameter = wanted[position] if position < len(wanted) else None
    by_place = arguments[: position + 1] if parameter is None or parameter.kind == "positional" else ()
    for number, argument in enumerate(by_place):
        if argument[0].star or argument[0].name is not None:
            break
        if number == position:
            return argument
    if parameter is None:
        return _left_over(function, arguments, position)
    return next((argument for argument in arguments if argument[0].name == parameter.name), None)


def _left_over(function: FunctionInfo, arguments: Arguments, position: int) -> tuple[s.Argument, Value, Path | None] | None:
    """The argument at a position that Python's `**values` takes; None of any other."""
    parameters = function.decl.parameters
    if position >= len(arguments) or not parameters or parameters[-1].kind != "kwargs":
        return None
    name = arguments[position][0].name
    return arguments[position] if name is not None and all(parameter.name != name for parameter in parameters) else None


def is_told_apart(frame: Frame, function: FunctionInfo, arguments: Arguments) -> bool:
    """Whether the classes of the arguments say that a call means this one of several functions with as many parameters (Java): of
    each other one it differs in a parameter for which an argument of that class is given, and which the other takes worse."""
    parameters = function.decl.parameters
    for other in function.owner.decl.functions if function.owner is not None else ():
        if other is function.decl or other.name != function.decl.name or len(other.parameters) != len(parameters):
            continue
        fits = [
            (_fit(frame, own, value), _fit(frame, others, value))
            for own, others, (_, value, _) in zip(parameters, other.parameters, arguments, strict=False)
        ]
        if any(own < others for own, others in fits) or not any(own >= _SAME_CLASS and own > others for own, others in fits):
            return False
    return True


def only_method(frame: Frame, type: Type) -> FunctionInfo | None:
    """The one abstract method of a functional interface of Java; None for any other type."""
    found = _only_member(frame, type)
    return found.functions[0] if found is not None else None


def _only_member(frame: Frame, type: Type) -> Member | None:
    program = frame.world.program
    cls = program.classes.get(type.cls)
    if cls is None or cls.decl.kind != "interface":
        return None
    abstract = [f for f in cls.decl.functions if f.body == NO_BODY and not {"default", "static"}.intersection(f.modifiers)]
    member = program.method(cls, abstract[0].name, len(abstract[0].parameters)) if len(abstract) == 1 else None
    return member if member is not None and member.functions else None


def taken(frame: Frame, type: Type) -> tuple[Type | None, ...] | None:
    """The types of what a functional interface of Java takes; None for any other type."""
    program, member = frame.world.program, _only_member(frame, type)
    if member is None:
        return None
    mapping = program.type_arguments(type, member)
    function = member.functions[0]
    types = (program.type_of(p.type, function.path, function.decl.qualname) for p in function.decl.parameters)
    found = (substitute(type, mapping) if type is not None else None for type in types)
    return tuple(None if type is not None and type.cls.startswith(("~", UNKNOWN.cls)) else type for type in found)


def _fit_function(frame: Frame, function: FunctionInfo, parameter: s.Parameter, value: Value) -> int:
    """`_fit`, where a lambda fits an interface whose method takes as much."""
    if not frame.is_java or not isinstance(value.callable, Closure) or value.type is not None or parameter.type is None:
        return _fit(frame, parameter, value)
    type = frame.world.program.type_of(parameter.type, function.path, function.decl.qualname)
    wanted = taken(frame, type) if type is not None else None
    return 0 if wanted is None else 1 if len(wanted) == len(value.callable.parameters) else _IMPOSSIBLE


def _fit(frame: Frame, parameter: s.Parameter, value: Value) -> int:
    """4 for the same class, 3 for a subclass, 2 for what takes anything, 1 where boxing or unboxing is needed, which Java tries
    last, 0 where nothing is known against it, or where anything takes what is boxed (`findOne(Serializable)` is nearer to a long
    than `findOne(Object)` is). What only its name calls a primitive (`order.note.startsWith(text)` of a generated class) may be
    none."""
    if parameter.type is None or value.type is None:
        return 0
    written, actual = _simple(parameter.type.name), _simple(value.type.cls)
    if written == actual:
        return 4
    if (written in PRIMITIVES or actual in PRIMITIVES) and not value.type.cls.startswith(_PYTHON):
        if written in PRIMITIVES:
            primitive = BOXED.get(value.type.cls, "")
            is_made = written == primitive or written in _WIDENED.get(primitive, "").split()
            return 2 if actual in PRIMITIVES else 1 if is_made else _IMPOSSIBLE
        takes_any = written == "Object" or len(written) == 1
        if value.typed == RESOLVED and takes_box_of(actual, written):
            return 1
        return (0 if value.typed == RESOLVED else 1) if takes_any else _IMPOSSIBLE
    if written == "Object" or len(written) == 1:
        return 2
    return 3 if any(_simple(name) == written for name in frame.world.lineage(value.type)) else 0


@lru_cache(maxsize=4096)
def _simple(name: str) -> str:
    return name.rpartition(".")[2].rpartition("#")[2]
