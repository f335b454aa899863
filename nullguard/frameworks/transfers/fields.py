"""Which field each method and constructor of a class without a mapping stores what it is given in."""

from __future__ import annotations

from nullguard.frameworks.jpa.accessors import Accessors
from nullguard.frameworks.jpa.classes import MappedClasses, property_name
from nullguard.frameworks.lombok import generated_constructors, generated_factories, generated_withers
from nullguard.frameworks.made_rows.owners import Owners
from nullguard.frameworks.row_classes.properties import getters_of
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import NO_BODY
from nullguard.model.span import NOWHERE, Packed
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.superclasses import own_superclass
from nullguard.program.symbols import ClassInfo, FunctionInfo

_MOST_CONSTRUCTORS = 4
"""Constructors that call each other."""

_BUILDING = library_names("builder-annotation")

Stored = dict[int, str]
"""The fields that parameters are stored in, by their positions."""


class Fields:
    """Answers by class; remembers what it found."""

    def __init__(self, program: Program, owners: Owners) -> None:
        self._program, self._owners = program, owners
        self._accessors = Accessors(MappedClasses(program))
        self._getters: dict[str, dict[str, str]] = {}
        self._setters: dict[str, dict[str, str]] = {}
        self._withers: dict[str, dict[str, str]] = {}
        self._constructors: dict[tuple[str, int, Packed], Stored] = {}
        self._factories: dict[tuple[str, str, int], Stored] = {}

    def getters(self, cls: ClassInfo) -> dict[str, str]:
        """The fields that methods without parameters merely return; of an interface its properties."""
        if cls.id not in self._getters:
            found = self._accessors.getters(cls)
            if cls.decl.kind == "interface":
                found |= {f.name: property_name(f) for f in getters_of(self._program, cls) if f.body == NO_BODY}
            self._getters[cls.id] = found
        return self._getters[cls.id]

    def setters(self, cls: ClassInfo) -> dict[str, str]:
        """The fields that methods of one parameter merely store it in."""
        if cls.id not in self._setters:
            self._setters[cls.id] = self._accessors.setters(cls)
        return self._setters[cls.id]

    def withers(self, cls: ClassInfo) -> dict[str, str]:
        """The fields of which methods of one parameter make a changed copy, written out or by an annotation:
        `View withNote(String note) { return new View(id, note); }`."""
        if cls.id not in self._withers:
            found = self._withers[cls.id] = {}
            for function in self._program.functions_of(cls.path):
                if function.owner is cls and len(function.decl.parameters) == 1 and cls.name in function.decl.mentions:
                    stored = self._made_by(cls, function)
                    if 0 in stored:
                        found[function.decl.name] = stored[0]
            found.update(generated_withers(cls.decl))
        return self._withers[cls.id]

    def built(self, cls: ClassInfo, method: str) -> str:
        """The field for which a method of the class's generated builder collects a value; empty where there is none."""
        if not any(annotation.simple_name in _BUILDING for annotation in cls.decl.annotations):
            return ""
        member = self._program.field(cls, method)
        return method if member is not None else ""

    def constructed(self, cls: ClassInfo, count: int, depth: int = 0, other_than: FunctionInfo | None = None) -> Stored:
        """The fields that the constructor with so many parameters stores them in; none where there are several, or none. One that
        calls another of its class (`this(…)`) means an `other_than` itself."""
        key = (cls.id, count, other_than.decl.at if other_than is not None else NOWHERE)
        if key not in self._constructors:
            self._constructors[key] = {}  # what calls itself stores nothing
            self._constructors[key] = self._find(cls, count, depth, key[2])
        return self._constructors[key]

    def by_factory(self, cls: ClassInfo, name: str, count: int) -> Stored:
        """The fields in which a static method of the class stores its parameters that only makes an object of them:
        `static View of(String text) { return new View(text); }`."""
        key = (cls.id, name, count)
        if key not in self._factories:
            found = [f for f in self._program.functions_of(cls.path) if f.owner is cls and f.decl.name == name]
            fitting = [f for f in found if "static" in f.decl.modifiers and len(f.decl.parameters) == count]
            self._factories[key] = self._made_by(cls, fitting[0]) if len(fitting) == 1 else {}
            if not found and name in generated_factories(cls.decl):
                self._factories[key] = self.constructed(cls, count)
        return self._factories[key]

    def _made_by(self, cls: ClassInfo, factory: FunctionInfo) -> Stored:
        match self._program.body(factory):
            case (s.Return(value=s.New(type=type, arguments=arguments)),) if type.name in (cls.name, cls.decl.qualname):
                places = {parameter.name: index for index, parameter in enumerate(factory.decl.parameters)}
                stored = self.constructed(cls, len(arguments))
                return {
                    places[argument.value.id]: stored[index]
                    for index, argument in enumerate(arguments)
                    if index in stored and isinstance(argument.value, s.Name) and argument.value.id in places
                }
        return {}

    def _find(self, cls: ClassInfo, count: int, depth: int, calling: Packed) -> Stored:
        if depth > _MOST_CONSTRUCTORS:
            return {}
        written = [f for f in self._program.functions_of(cls.path) if f.owner is cls and "constructor" in f.decl.modifiers]
        fitting = [f for f in written if len(f.decl.parameters) == count and f.decl.at != calling]
        if cls.decl.kind == "record":
            names = [field.name for field in cls.decl.fields if "component" in field.modifiers]
            if len(names) == count and all("compact" in function.decl.modifiers for function in fitting):
                replaced = {name for f in fitting for name in names if self._is_assigned(f, name)}
                return {index: name for index, name in enumerate(names) if name not in replaced}
        if len(fitting) == 1:
            return self._stored(cls, fitting[0], depth)
        generated = [taken for taken in generated_constructors(cls.decl) if len(taken) == count] if not fitting else []
        return {index: parameter.name for index, parameter in enumerate(generated[0])} if len(generated) == 1 else {}

    def _is_assigned(self, constructor: FunctionInfo, parameter: str) -> bool:
        return any(
            isinstance(write.target, s.Name) and write.target.id == parameter for write in self._owners.scan(constructor).writes
        )

    def _stored(self, cls: ClassInfo, constructor: FunctionInfo, depth: int) -> Stored:
        """What the body of a constructor does with its parameters, itself or by another one."""
        places = {parameter.name: index for index, parameter in enumerate(constructor.decl.parameters)}
        seen = self._owners.scan(constructor)
        found: Stored = {}
        for write in seen.writes:
            match write.target, write.value.node:
                case s.Attribute(value=s.Name(id="this"), name=name), s.Name(id=given) if given in places:
                    found.setdefault(places[given], name)
                case s.Name(id=name), s.Name(id=given) if given in places and name not in places and name not in seen.types:
                    found.setdefault(places[given], name)
        for call in seen.calls:
            if not isinstance(call.node, s.Call):
                continue
            called = render(call.node.function).removeprefix("this.")
            below: Stored = {}
            if called in ("this", "super"):
                other = cls if called == "this" else own_superclass(self._program, cls)
                itself = constructor if called == "this" else None
                below = self.constructed(other, len(call.node.arguments), depth + 1, itself) if other is not None else {}
            elif len(call.node.arguments) == 1 and called in self.setters(cls):
                below = {0: self.setters(cls)[called]}
            for index, argument in enumerate(call.node.arguments):
                if index in below and isinstance(argument.value, s.Name) and argument.value.id in places:
                    found.setdefault(places[argument.value.id], below[index])
        return found
