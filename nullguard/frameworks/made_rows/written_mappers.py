"""Rows that MapStruct's mappers make of what they are given: `Order toOrder(OrderRequest request)`, whose body is written when
the project is built and copies each attribute from the one of the same name.

Source: the MapStruct reference guide, "Defining a mapper": `@Mapping` and `@BeanMapping` say otherwise of single attributes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nullguard.frameworks.made_rows.entrances import Entrances, marked_by
from nullguard.frameworks.made_rows.events import Given
from nullguard.frameworks.made_rows.value_forms import asked_of
from nullguard.frameworks.made_rows.values import Values
from nullguard.knowledge.bean_names import getter_of
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo


class WrittenMappers:
    """Answers for the attributes of one program."""

    def __init__(self, program: Program, entrances: Entrances, values: Values) -> None:
        self._program, self._entrances, self._values = program, entrances, values

    def places(self, classes: Sequence[ClassInfo], names: Iterable[str]) -> int | None:
        """How many methods of mappers make or change rows of the classes, all of which give them an attribute of the names that
        is surely there; None where one may not."""
        called = frozenset(cls.name for cls in classes)
        making = [function for name in sorted(called) for function in self._entrances.mapping(name)]
        written = [function for function in making if function.decl.body < 0]  # what has a body is read as other code is
        single = [function for function in written if _makes_one(function, called)]
        if {function.owner for function in written} != {function.owner for function in single}:
            return None
        if all(any(self._gives(function, name) for name in names) for function in single):
            return len(single)
        return None

    def _gives(self, function: FunctionInfo, name: str) -> bool:
        """Whether a method copies an attribute from one object, in which it is there, and nothing else is said of it."""
        sources = _sources(function)
        if len(sources) != 1 or any(self._says(annotation, function, name) for annotation in function.decl.annotations):
            return False
        if self._is_made(sources[0], function):
            return False
        holder = s.Name(sources[0].name)
        asked = (asked_of(holder, getter) for getter in (getter_of(name), name))
        return any(self._values.is_there(Given(node, {}, function)) for node in asked)

    def _says(self, annotation: s.Annotation, function: FunctionInfo, name: str) -> bool:
        """Whether an annotation says something of the attribute, also one of the project's that other annotations stand on."""
        if _is_of(annotation, name):
            return True
        own = self._program.resolve(function.path, annotation.name, function.decl.qualname)
        return isinstance(own, ClassInfo) and not own.is_library and any(_is_of(mark, name) for mark in own.decl.annotations)

    def _is_made(self, source: s.Parameter, function: FunctionInfo) -> bool:
        """Whether code makes objects of the class that is copied from, which nothing has validated."""
        type_ = self._program.type_of(source.type, function.path, function.decl.qualname)
        cls = self._program.classes.get(type_.cls) if type_ is not None else None
        making = self._program.callers("java").mentioning(cls.name) if cls is not None else ()
        return cls is None or any(
            isinstance(node, s.New) and node.type.name.rpartition(".")[2] == cls.name
            for caller in making
            for node in nodes(self._program.body(caller))
        )


def _makes_one(function: FunctionInfo, called: frozenset[str]) -> bool:
    """Whether a method makes or changes a single row; those of lists of rows are written with it."""
    sources = _sources(function)
    changed = [parameter.type for parameter in function.decl.parameters if parameter not in sources]
    refs = [ref for ref in (*changed, function.decl.returns) if ref is not None]
    return any(ref.name.rpartition(".")[2] in called for ref in refs)


def _sources(function: FunctionInfo) -> list[s.Parameter]:
    besides = library_names("mapper-target") | library_names("mapper-context")
    return [parameter for parameter in function.decl.parameters if not marked_by(parameter.annotations) & besides]


def _is_of(annotation: s.Annotation, name: str) -> bool:
    """Whether an annotation says something of the attribute, or of all that are not named."""
    if marked_by((annotation,)) & library_names("mapper-otherwise"):
        return True
    texts = (node for argument in annotation.arguments for node in nodes((argument.value,)))
    named = [argument.value for argument in annotation.arguments if argument.name in library_names("mapped-target")]
    if not all(isinstance(value, s.Constant) for value in named):
        return True  # nobody knows of which
    return any(isinstance(node, s.Constant) and node.value == name for node in texts)
