"""Attribute converters: what an attribute holds where its column is null.

A converter is asked for null columns as for others, and may give an object for them: an empty identifier, an empty list. Source:
Jakarta Persistence 3.1, 3.9 and the documentation of `AttributeConverter`; so do EclipseLink 4.0 and Hibernate 6.
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.jpa.annotations import Marks, marks
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type
from nullguard.program.trace import body_entry

_READS = "convertToEntityAttribute"
_MAKERS = frozenset({"List", "Set", "Map", "Collections", "Optional", "EnumSet", "ImmutableList", "ImmutableSet", "ImmutableMap"})
"""Library classes whose functions make an object."""

_MOST_DEPTH = 2
"""Static functions in a row that a converter leaves the making of its result to."""


class Converters:
    """The converters of one program."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._applied: dict[str, ClassInfo] | None = None
        self._fills: dict[str, bool] = {}

    def fills(self, own: Marks, type: Type | None) -> bool:
        """Whether an attribute with these annotations, or of this type, gets an object for a null column."""
        converter = self._written(own) or self._of_type(own, type)
        if converter is None:
            return False
        if converter.id not in self._fills:
            function = self._function(converter)
            self._fills[converter.id] = function is not None and _gives_object(self._program, function)
        return self._fills[converter.id]

    def _written(self, own: Marks) -> ClassInfo | None:
        value = own.expression("Convert", "converter")
        if not isinstance(value, s.Constant) or value.kind != "class" or not isinstance(value.value, str):
            return None
        return self._program.class_named(own.path, value.value, own.scope)

    def _of_type(self, own: Marks, type: Type | None) -> ClassInfo | None:
        """The converter that is applied to all attributes of a type."""
        if type is None or own.any(("Convert", "Id", "Version", "Enumerated", "Temporal")):
            return None
        if self._applied is None:
            self._applied = dict(self._find_applied())
        return self._applied.get(type.cls)

    def _find_applied(self) -> Iterator[tuple[str, ClassInfo]]:
        for _, cls in sorted(self._program.classes.items()):
            if not cls.is_library and any(mark.simple_name == "Converter" for mark in cls.decl.annotations):
                found = marks(self._program, cls.path, cls.decl.qualname, cls.decl.annotations)
                function = self._function(cls) if found.flag("Converter", "autoApply") else None
                type = self._program.type_of(function.decl.returns, cls.path, cls.decl.qualname) if function is not None else None
                if type is not None:
                    yield type.cls, cls

    def _function(self, cls: ClassInfo) -> FunctionInfo | None:
        member = self._program.method(cls, _READS, 1)
        return member.functions[0] if member is not None and len(member.functions) == 1 else None


def _gives_object(program: Program, function: FunctionInfo) -> bool:
    """Whether a function of one argument asks whether that is there, and gives an object for null."""
    if len(function.decl.parameters) != 1:
        return False
    given = function.decl.parameters[0].name
    results = list(_results(program, function, _MOST_DEPTH))
    if not results or False in results or True not in results:
        return False
    return None not in results or any(_asks(node, given) for node in nodes(program.body(function)))


def _results(program: Program, function: FunctionInfo, depth: int) -> Iterator[bool | None]:
    """For each result of a function whether it is an object; False where it may be null, None where nobody can tell."""
    program.reads.add(body_entry(function))
    body = list(nodes(program.body(function)))
    nothing = {parameter.name for parameter in function.decl.parameters} | {name for node in body for name in _given_null(node)}
    for node in body:
        if isinstance(node, s.Return):
            waiting = [node.value]
            while waiting:
                match waiting.pop():
                    case None | s.Constant(kind="null"):
                        yield False
                    case s.Name(id=name) if name in nothing:
                        yield False
                    case s.Conditional(body=one, orelse=other):
                        waiting += (other, one)
                    case s.Cast(value=inner):
                        waiting.append(inner)
                    case s.Call(function=s.Attribute(name="orElse"), arguments=(argument,)):
                        waiting.append(argument.value)
                    case s.Call() as call:
                        yield is_made(program, function, call, depth)
                    case s.Attribute(name=name) | s.Name(id=name):
                        yield name.isupper() or _is_kept_object(program, function, name) or None
                    case s.New() | s.Constant():
                        yield True
                    case _:
                        yield None


def _is_kept_object(program: Program, function: FunctionInfo, name: str) -> bool:
    """Whether a name is that of a final field that holds an object from the start."""
    member = program.field(function.owner, name) if function.owner is not None else None
    field = member.field if member is not None else None
    return field is not None and "final" in field.modifiers and isinstance(field.value, s.New)


def _given_null(node: s.Node) -> Iterator[str]:
    match node:
        case s.Assign(targets=(s.Name(id=name),), value=s.Constant(kind="null")):
            yield name


def is_made(program: Program, caller: FunctionInfo, call: s.Call, depth: int = _MOST_DEPTH) -> bool | None:
    """Whether a called function makes an object, by its body where it is one of the project's."""
    name = dotted_name(call.function)
    if name.partition(".")[0] in _MAKERS:
        return True
    symbol = _called(program, caller, name, len(call.arguments))
    if symbol is None or "static" not in symbol.decl.modifiers or not depth:
        return None
    results = list(_results(program, symbol, depth - 1))
    if not results or None in results:
        return None
    return True if False not in results else None


def _asks(node: s.Node, name: str) -> bool:
    """Whether a test of a variable for null, or for an empty text, stands here."""
    match node:
        case s.Compare(operands=operands):
            return any(isinstance(item, s.Name) and item.id == name for item in operands) and any(
                isinstance(item, s.Constant) and item.kind == "null" for item in operands
            )
        case s.Call(function=s.Attribute(name=called) | s.Name(id=called), arguments=arguments) if _is_test(called):
            return any(isinstance(item.value, s.Name) and item.value.id == name for item in arguments)
    return False


def _is_test(called: str) -> bool:
    """Whether a function tells whether a text or another value is there."""
    return called == "ofNullable" or called in library_names("null-test") or called in library_names("there-test")


def _called(program: Program, caller: FunctionInfo, name: str, arguments: int) -> FunctionInfo | None:
    """The function of the project behind `Money.zero` in `Money.zero()`, which a field may be called like, too."""
    scope = caller.owner.decl.qualname if caller.owner is not None else ""
    holder, _, method = name.rpartition(".")
    cls = program.class_named(caller.path, holder, scope) if holder else caller.owner
    member = program.method(cls, method, arguments) if cls is not None else None
    if member is not None and len(member.functions) == 1:
        return member.functions[0]
    symbol = program.resolve(caller.path, name, scope) if name else None
    return symbol if isinstance(symbol, FunctionInfo) else None
