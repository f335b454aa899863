"""What MapStruct makes of a property whose type is another one in the object that it fills: null stays null, but where a method
of the project's own makes something of it.

Sources: MapStruct 1.5 reference guide, "Implicit type conversions", "Mapping object references", "Invoking other mappers".
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.jpa.annotations import marks
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.frameworks.transfers.nulls import gives_null_for_null
from nullguard.model import syntax as s
from nullguard.model.facts import NO_BODY, Function
from nullguard.model.java_types import PRIMITIVES
from nullguard.model.nodes import nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

_MANY = frozenset({"java.util.Collection", "java.util.Map", "java.lang.Iterable"})
"""What MapStruct gives as something empty, or element by element."""


class Conversions:
    """Answers for the mappers of a program."""

    def __init__(self, program: Program, schema: EntitySchema) -> None:
        self._program, self._schema = program, schema

    def keep_null(self, mapper: ClassInfo, read: Type, held: Type | None) -> bool:
        """Whether a mapper gives null where it is given none, of a value that has one type in a row and another one in the
        object."""
        if held is None or held.cls in PRIMITIVES:
            return False
        taking = list(self._methods(mapper, read, held))
        if taking:
            return all(gives_null_for_null(self._program, function) for function in taking)
        row, made = self._program.classes.get(read.cls), self._program.classes.get(held.cls)
        if row is None or made is None:
            return False
        if _is_plain(row) and _is_plain(made):
            return not any(base.id in _MANY for cls in (row, made) for base in self._program.ancestors(cls))
        if made.is_library or made.decl.kind not in ("class", "record") or row.is_library:
            return False
        return self._schema.entity(row.id) is not None

    def named_keeps_null(self, mapper: ClassInfo | None, name: str) -> bool:
        """Whether the method of a mapper that is called by a name (`qualifiedByName`) gives null for null: MapStruct writes it,
        or it says so itself."""
        if mapper is None:
            return False
        for cls in (mapper, *self._used_by(mapper)):
            for decl in cls.decl.functions:
                own = marks(self._program, cls.path, decl.qualname, decl.annotations)
                if own.text("Named", "value") == name:
                    if decl.body == NO_BODY:
                        return True
                    member = self._program.method(cls, decl.name, len(decl.parameters))
                    functions = member.functions if member is not None else ()
                    return bool(functions) and all(gives_null_for_null(self._program, item) for item in functions)
        return False

    def _methods(self, mapper: ClassInfo, read: Type, held: Type) -> Iterator[FunctionInfo]:
        """The methods with a body that a mapper may use for a type without being told to."""
        for own in (mapper, *self._used_by(mapper)):
            for base in self._program.ancestors(own):
                if base.is_library or not any(decl.body != NO_BODY for decl in base.decl.functions):
                    continue
                for function in self._program.functions_of(base.path):
                    decl = function.decl
                    if function.owner is not base or decl.body == NO_BODY or _is_named(decl):
                        continue
                    taken = (self._program.type_of(item.type, base.path, decl.qualname) for item in decl.parameters)
                    if any(type is not None and type.cls == read.cls for type in taken):
                        given = self._program.type_of(decl.returns, base.path, decl.qualname)
                        cls = self._program.classes.get(given.cls) if given is not None else None
                        if cls is None or any(base.id == held.cls for base in self._program.ancestors(cls)):
                            yield function

    def _used_by(self, mapper: ClassInfo) -> Iterator[ClassInfo]:
        """The classes whose methods a mapper uses, too: `@Mapper(uses = BuyerMapper.class)`."""
        own = marks(self._program, mapper.path, mapper.decl.qualname, mapper.decl.annotations)
        value = own.expression("Mapper", "uses")
        for item in nodes((value,)) if value is not None else ():
            if isinstance(item, s.Constant) and item.kind == "class" and isinstance(item.value, str):
                cls = self._program.class_named(mapper.path, item.value, mapper.decl.qualname)
                if cls is not None:
                    yield cls


def _is_named(decl: Function) -> bool:
    """Whether a method is used only where a mapping names it."""
    return any(item.simple_name == "Named" for item in decl.annotations)


def _is_plain(cls: ClassInfo) -> bool:
    """Whether values of a class are texts, numbers, times or constants, of which MapStruct makes one another."""
    return cls.decl.kind == "enum" or cls.dotted.startswith(("java.lang.", "java.math.", "java.time.", "java.util.", "java.sql."))
