"""Classes whose objects come from data of users: bound from requests and documents, edited in forms and admin sites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nullguard.frameworks.row_classes.naming import snake
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.knowledge.bean_names import getter_of
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import Class, Function
from nullguard.model.nodes import last_name, nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

_WRITING = re.compile(r"\b(?:insert\s+(?:ignore\s+)?into|update)\s", re.IGNORECASE)

_LONGEST_TEXT = 20_000
"""Characters of a statement that is looked at."""

_READING = "org.apache.ibatis.annotations.Mapper"
"""MyBatis' mark of mappers, which only its name has in common with MapStruct's."""


class Entrances:
    """Which classes are open to what users send, by their simple names; read once, from declarations."""

    def __init__(self, program: Program, schema: EntitySchema) -> None:
        self._program, self._schema = program, schema
        self._bound: frozenset[str] | None = None
        self._mapping: dict[str, list[FunctionInfo]] | None = None
        self._named: frozenset[str] | None = None
        self._texts: tuple[str, ...] | None = None

    def are_open(self, classes: Iterable[ClassInfo]) -> bool:
        """Whether one of the classes is."""
        return any(self._is_java_open(cls) if cls.path.endswith(".java") else self._is_python_open(cls) for cls in classes)

    def are_sent(self, classes: Iterable[ClassInfo]) -> bool:
        """Whether one of the classes is open otherwise than by what MapStruct's mappers make of other objects."""
        if any(not cls.path.endswith(".java") for cls in classes):
            return self.are_open(classes)
        return self.are_open(classes) and any(self._is_java_sent(cls) for cls in classes)

    def mapping(self, name: str) -> list[FunctionInfo]:
        """The methods of MapStruct's mappers that make or change objects of a class of the name, of other things than rows."""
        if self._mapping is None:
            self._mapping = {}
            for made, function in dict.fromkeys(self._made_by_mappers()):
                self._mapping.setdefault(made, []).append(function)
        return self._mapping.get(name, [])

    def are_written_by_text(self, tables: Iterable[str], columns: Iterable[str]) -> bool:
        """Whether a statement that is written as text inserts rows into one of the tables, or sets one of the columns in it."""
        if self._texts is None:
            self._texts = tuple(self._statements())
        of_table = "|".join(re.escape(name) for name in tables if name)
        of_column = "|".join(re.escape(name) for name in _written(columns))
        inserts = re.compile(rf"\binsert\s+(?:ignore\s+)?into\s+[\"`\[]?(?:\w+\.)?[\"`\[]?(?:{of_table})\b", re.IGNORECASE)
        updates = re.compile(rf"\bupdate\s+\W*(?:\w+\.)?\W?(?:{of_table})\b.*\b(?:{of_column})\W*=", re.IGNORECASE | re.DOTALL)
        return any(inserts.search(text) or updates.search(text) for text in self._texts)

    def are_written_by_queries(self, attributes: Iterable[str]) -> bool:
        """Whether an object that updates or inserts rows without reading them is told one of the attributes, of whatever rows
        (Java): `update.set("paidAt", now)`, `new LambdaUpdateWrapper<Order>().set(Order::getPaidAt, now)`."""
        names = frozenset(_written(attributes))
        getters = frozenset(getter_of(name) for name in names)
        callers = self._program.callers("java")
        asked = {item.id: item for name in sorted(library_names("updating-query")) for item in callers.mentioning(name)}
        found = (node for function in asked.values() for node in nodes(self._program.body(function)))
        return any(
            (isinstance(node, s.Constant) and node.kind == "str" and node.value in names)
            or (isinstance(node, s.MethodReference) and node.name in getters)
            for node in found
        )

    def _statements(self) -> Iterator[str]:
        """Texts that insert or update, in all functions that run statements, and in constants of classes and modules."""
        for language in ("java", "python"):
            callers = self._program.callers(language)
            running = {item.id: item for name in sorted(library_names("running")) for item in callers.mentioning(name)}
            for function in running.values():
                yield from _texts(nodes(self._program.body(function)))
        for facts in self._program.sources.values():
            fields = [*facts.variables, *(field for cls in facts.classes for field in cls.fields)]
            yield from _texts(nodes(field.value for field in fields if field.value is not None))
            annotations = [a for cls in facts.classes for function in cls.functions for a in function.annotations]
            yield from _texts(nodes(item.value for a in annotations for item in a.arguments))

    def _is_java_open(self, cls: ClassInfo) -> bool:
        if self._bound is None:
            self._bound = frozenset(self._bound_classes())
        return cls.name in self._bound or bool(self.mapping(cls.name)) or self._is_serialized(cls)

    def _is_java_sent(self, cls: ClassInfo) -> bool:
        return (self._bound is not None and cls.name in self._bound) or self._is_serialized(cls)

    def _is_serialized(self, cls: ClassInfo) -> bool:
        return any(_is_bound(base.decl) for base in self._program.ancestors(cls))

    def _made_by_mappers(self) -> Iterator[tuple[str, FunctionInfo]]:
        for cls in self._program.classes.values():
            if not cls.path.endswith(".java") or not self._is_mapper(cls):
                continue
            for function in self._methods(cls):
                decl = function.decl
                if decl.returns is not None and not self._takes_rows(decl, cls):
                    yield from ((name, function) for name in _names(decl.returns))
                for parameter in decl.parameters:
                    if parameter.type is not None and marked_by(parameter.annotations) & library_names("mapper-target"):
                        yield from ((name, function) for name in _names(parameter.type))

    def _bound_classes(self) -> Iterator[str]:
        """Java: what an endpoint takes, what is read from documents."""
        marks = library_names("binding")
        for function in self._functions(".java"):
            annotations = marked_by(function.annotations)
            for parameter in function.parameters:
                if parameter.type is not None and (marked_by(parameter.annotations) | annotations) & marks:
                    yield from _names(parameter.type)
        callers = self._program.callers("java")
        reading = {reader.id: reader for name in sorted(marks) for reader in callers.mentioning(name)}
        for reader in reading.values():
            for node in nodes(self._program.body(reader)):
                if isinstance(node, s.Call) and isinstance(node.function, (s.Attribute, s.Name)):
                    called = node.function.name if isinstance(node.function, s.Attribute) else node.function.id
                    if called in marks:
                        yield from (
                            str(argument.value.value).rpartition(".")[2]
                            for argument in node.arguments
                            if isinstance(argument.value, s.Constant) and argument.value.kind == "class"
                        )

    def _methods(self, cls: ClassInfo) -> Iterator[FunctionInfo]:
        """The methods of a class, those without a body too."""
        for name in dict.fromkeys(function.name for function in cls.decl.functions):
            member = self._program.method(cls, name)
            yield from (item for item in (member.functions if member is not None else ()) if item.owner is cls)

    def _is_mapper(self, cls: ClassInfo) -> bool:
        """Whether MapStruct writes a class, which makes objects of others; MyBatis' mappers are called so, too, and read rows."""
        marks = [item for item in cls.decl.annotations if item.simple_name == "Mapper"]
        candidates = (self._program.candidates(cls.path, item.name, cls.decl.qualname) for item in marks)
        return any(_READING not in found for found in candidates)

    def _takes_rows(self, function: Function, owner: ClassInfo) -> bool:
        """Whether all that a mapper is given are rows: what it makes of them users have not sent."""
        found = (self._program.type_of(item.type, owner.path, function.qualname) for item in function.parameters)
        held = [type.args[0] if type is not None and len(type.args) == 1 else type for type in found]
        return bool(held) and all(type is not None and self._schema.is_entity(type.cls) for type in held)

    def _functions(self, ending: str) -> Iterator[Function]:
        for cls in self._program.classes.values():
            if cls.path.endswith(ending):
                yield from cls.decl.functions

    def _is_python_open(self, cls: ClassInfo) -> bool:
        if self._named is None:
            self._named = frozenset(self._named_classes())
        return cls.name in self._named

    def _named_classes(self) -> Iterator[str]:
        """Python: names that a class body or a decorator hands to a framework (`model = Order`, `@register(Order)`)."""
        for path, facts in self._program.sources.items():
            if not path.endswith(".py"):
                continue
            handed: list[s.Node] = []
            for cls in facts.classes:
                handed += [one.value for one in cls.fields if one.value is not None and "instance" not in one.modifiers]
                annotations = [*cls.annotations, *(item for function in cls.functions for item in function.annotations)]
                handed += [item.value for annotation in annotations for item in annotation.arguments]
            yield from _bare_names([node for node in handed if type(node) is not s.Constant])


def _bare_names(waiting: list[s.Node]) -> Iterator[str]:
    """Names that stand for themselves or end a dotted name, but for what is called or read from; of nodes, which are taken."""
    while waiting:
        item = waiting.pop()
        if isinstance(item, s.Name):
            yield item.id
        elif isinstance(item, s.Attribute):
            yield item.name
            if not isinstance(item.value, s.Name):
                waiting.append(item.value)
        elif isinstance(item, s.Call):
            is_relation = bool(item.arguments) and _is_relation(item.function)
            waiting.extend(argument.value for argument in item.arguments[1 if is_relation else 0 :])
        elif isinstance(item, s.Collection):
            waiting.extend(item.items)


def _texts(found: Iterable[s.Node]) -> Iterator[str]:
    for node in found:
        if (
            isinstance(node, s.Constant)
            and isinstance(node.value, str)
            and len(node.value) <= _LONGEST_TEXT
            and _WRITING.search(node.value)
        ):
            yield node.value


def marked_by(annotations: Iterable[s.Annotation]) -> frozenset[str]:
    """The simple names of annotations."""
    return frozenset(annotation.name.rpartition(".")[2] for annotation in annotations)


def _written(columns: Iterable[str]) -> set[str]:
    """The columns, also as naming strategies write those whose names no mapping gives."""
    return {written for name in columns if name for written in (name, snake(name))}


def _is_relation(function: s.Expr) -> bool:
    """Whether a class body declares a relation to its first argument (`ForeignKey(Order)`)."""
    return last_name(function).endswith(("Key", "Field", "Rel", "relationship", "relation"))


def _is_bound(cls: Class) -> bool:
    """Whether annotations tell a serializer of a class or its members."""
    marks = library_names("serialized")
    if any(argument.name == "toBuilder" for annotation in cls.annotations for argument in annotation.arguments):
        return True
    given = [*cls.annotations, *(a for field in cls.fields for a in field.annotations)]
    given += [a for function in cls.functions for a in function.annotations]
    return any(annotation.simple_name.startswith(tuple(marks)) for annotation in given)


def _names(type: s.TypeRef) -> Iterator[str]:
    waiting = [type]
    while waiting:
        part = waiting.pop()
        yield part.name.rpartition(".")[2]
        waiting.extend(part.args)
