"""Attributes of rows that pages of Jakarta Faces (JSF) set, in inputs that have to be filled in.

Whoever makes or changes a row by such a page has to give it a value, so a null is as seldom as where a validator refuses it. That
holds where the page's bean keeps the new row for itself, and where what else makes rows sets the attribute: a new row that is put
into a collection at once (`order.getLines().add(line)`) is stored with the order, also when nobody fills the page in.
Java only: the property of a page (`orderForm.order.reference`) is that of a class of the program.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.knowledge.bean_names import decapitalised, getter_of, setter_of
from nullguard.model import syntax as s
from nullguard.model.documents import FormInput
from nullguard.model.finding import Place
from nullguard.model.nodes import nodes
from nullguard.model.schema import Entity, MappedAttribute
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

_NAMING = frozenset({"Named", "ManagedBean", "Component", "Controller"})
"""Annotations that give a bean the name by which pages know it. Sources: CDI, JSF and Spring."""


class Forms:
    """Answers for the pages of one program: their inputs by path."""

    def __init__(self, program: Program, schema: EntitySchema, inputs: Mapping[str, tuple[FormInput, ...]]) -> None:
        self._program, self._schema, self._inputs = program, schema, inputs
        self._required: dict[tuple[str, str], Place] | None = None
        self._set: frozenset[tuple[str, str]] = frozenset()

    def required_in(self, entity: Entity, mapped: MappedAttribute) -> Place | None:
        """An input that demands the attribute, where all inputs that set it do; None where one does not, or none sets it."""
        if not self._inputs:
            return None
        place = self._known().get((entity.class_id, mapped.name))
        return place if place is not None and self._is_always_filled_in(entity, mapped) else None

    def is_set_in(self, entity: Entity, mapped: MappedAttribute) -> bool:
        """Whether an input of a page sets the attribute, demanded or not."""
        if not self._inputs:
            return False
        self._known()
        return (entity.class_id, mapped.name) in self._set

    def _known(self) -> dict[tuple[str, str], Place]:
        if self._required is None:
            self._required = self._find()
        return self._required

    def _find(self) -> dict[tuple[str, str], Place]:
        beans = dict(self._beans())
        required: dict[tuple[str, str], Place] = {}
        optional: set[tuple[str, str]] = set()
        for path in sorted(self._inputs):
            for each in self._inputs[path]:
                key = self._attribute(beans, each.property)
                if key and each.is_required:
                    required.setdefault(key, Place(path, each.line))
                elif key:
                    optional.add(key)
        self._set = frozenset(required.keys() | optional)
        return {key: place for key, place in required.items() if key not in optional}

    def _beans(self) -> Iterator[tuple[str, ClassInfo]]:
        """The classes of the program by the names that pages may know them by."""
        for cls in self._program.classes.values():
            if cls.is_library or not cls.path.endswith(".java") or "." in cls.decl.qualname:
                continue
            for annotation in cls.decl.annotations:
                if annotation.simple_name in _NAMING:
                    given = [argument.value for argument in annotation.arguments]
                    names = [value.value for value in given if isinstance(value, s.Constant) and isinstance(value.value, str)]
                    yield names[0] if names else decapitalised(cls.name), cls

    def _is_always_filled_in(self, entity: Entity, mapped: MappedAttribute) -> bool:
        """Whether all code that makes rows sets the attribute, or keeps them in a field, where the page finds them."""
        cls = self._program.classes.get(entity.class_id)
        if cls is None:
            return False
        setters = {method for method, name in entity.mutators.items() if name == mapped.name}
        setters.add(setter_of(mapped.name))
        for function in self._program.callers("java").mentioning(cls.name):
            if not setters.isdisjoint(function.decl.mentions):
                continue
            body = self._program.body(function)
            made = {node.at for node in nodes(body) if isinstance(node, s.New) and self._is_of(node, cls, function)}
            if made - {new.at for node in nodes(body) if (new := _kept(node, function)) is not None}:
                return False
        return True

    def _is_of(self, made: s.New, cls: ClassInfo, function: FunctionInfo) -> bool:
        """Whether an object may be one of a class: another of the same simple name is told apart by the imports."""
        if made.type.name.rpartition(".")[2] != cls.name:
            return False
        type = self._program.type_of(made.type, function.path, function.decl.qualname)
        return type is None or type.cls == cls.id

    def _attribute(self, beans: Mapping[str, ClassInfo], property: str) -> tuple[str, str] | None:
        """The class and the attribute of a row that a property leads to."""
        first, *steps, last = property.split(".")
        cls = beans.get(first)
        for step in steps:
            cls = self._given_by(cls, step) if cls is not None else None
        entity = self._schema.entity(cls.id) if cls is not None else None
        if entity is None or not steps:
            return None
        # `order.userDN` may be the attribute `userDn`: properties are named after getters, attributes after fields.
        name = next((name for name in sorted(entity.attributes) if name.lower() == last.lower()), "")
        return (entity.class_id, name) if name else None

    def _given_by(self, cls: ClassInfo, name: str) -> ClassInfo | None:
        """The class of what a getter gives."""
        for getter in (getter_of(name), name):
            member = self._program.member(cls, getter)
            for function in member.functions if member is not None else ():
                if not function.decl.parameters:
                    given = self._program.type_of(function.decl.returns, function.path, function.decl.qualname)
                    return self._program.classes.get(given.cls) if given is not None else None
        return None


def _kept(node: object, function: FunctionInfo) -> s.New | None:
    """The object that is made to be kept in a field: `this.order = new Order()`."""
    if not isinstance(node, s.Assign) or node.type is not None or not isinstance(node.value, s.New) or function.owner is None:
        return None
    match node.targets:
        case (s.Attribute(value=s.Name(id="this")),):
            return node.value
        case (s.Name(id=name),) if any(field.name == name for field in function.owner.decl.fields):
            return node.value
    return None
