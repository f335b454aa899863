"""Attributes that saving a row gives a value, whatever it was made with: Django's in the model's own `save`, or in a receiver of
`pre_save`, SQLAlchemy's in a listener of `before_insert`.

`bulk_create`, `update` and their like call none of them, so that rows which are made or emptied so count against it; and of rows
that are older than the column nobody has filled it in.
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.made_rows.filling import Filling
from nullguard.frameworks.made_rows.receivers import Receivers, is_made_at_once
from nullguard.frameworks.made_rows.saving_listeners import SavingListeners, is_inserted_at_once
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.finding import Place
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.model.schema import Entity, MappedAttribute
from nullguard.model.span import line_of
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

_FRAMEWORK = "django"
_WITH_LISTENERS = frozenset({"sqlalchemy", "sqlmodel"})
_SAVE = "save"


class FilledRows:
    """Answers for the attributes of one program, asked one after the other."""

    def __init__(self, program: Program, schema: EntitySchema) -> None:
        self._program, self._schema = program, schema
        self._receivers = Receivers(program, schema)
        self._listeners = SavingListeners(program)
        self._found: dict[tuple[str, str], Place | None] = {}

    def filled_by(self, entity: Entity, mapped: MappedAttribute) -> Place | None:
        """What fills the attribute of every row before it is stored; None where nothing is seen to do it."""
        key = (entity.class_id, mapped.name)
        if key not in self._found:
            outer, self._program.reads = self._program.reads, set()
            found = self._find(entity, mapped)
            self._found[key] = Place(found.path, line_of(found.decl.at)) if found is not None else None
            self._program.reads = outer
        return self._found[key]

    def _find(self, entity: Entity, mapped: MappedAttribute) -> FunctionInfo | None:
        cls = self._program.classes.get(entity.class_id)
        if cls is None or cls.is_library or entity.framework not in (_FRAMEWORK, *_WITH_LISTENERS):
            return None
        names = frozenset({mapped.name, mapped.key_attribute, *_relations(entity, mapped)} - {""})
        filling = Filling(self._program, self._schema, cls, names)
        if entity.framework in _WITH_LISTENERS:
            return self._heard(cls, filling, names)
        found = self._saving(cls, filling) or next(
            (item for item in self._receivers.of(cls, library_names("before-saving")) if filling.by_receiver(item)), None
        )
        if found is None or is_made_at_once(self._program, cls) or self._is_emptied_at_once(names):
            return None
        return found

    def _heard(self, cls: ClassInfo, filling: Filling, names: frozenset[str]) -> FunctionInfo | None:
        """The listener of SQLAlchemy's that fills it."""
        found = next((item for item, row in self._listeners.of(cls) if filling.by_receiver(item, row)), None)
        if found is None or is_inserted_at_once(self._program, cls) or self._is_emptied_at_once(names):
            return None
        return found

    def _is_emptied_at_once(self, names: frozenset[str]) -> bool:
        """Whether an `update` of many rows, which saves none of them, sets it to null."""
        for function in _mentioning(self._program, ("update", "values")):
            for node in nodes(self._program.body(function)) if not names.isdisjoint(function.decl.mentions) else ():
                if isinstance(node, s.Call) and last_name(node.function) in ("update", "values"):
                    if any(argument.name in names and is_null(argument.value) for argument in node.arguments):
                        return True
                    if any(_is_emptied(argument.value, names) for argument in node.arguments):
                        return True
        return False

    def _saving(self, cls: ClassInfo, filling: Filling) -> FunctionInfo | None:
        """The `save` that fills it: of the class or, where that asks it, of one above."""
        for base in self._program.ancestors(cls):
            for function in self._program.functions_of(base.path) if not base.is_library else ():
                if function.owner is base and function.decl.name == _SAVE:
                    if filling.by_save(function):
                        return function
                    if _SAVE not in function.decl.mentions:
                        return None
        return None


def _mentioning(program: Program, names: tuple[str, ...]) -> Iterator[FunctionInfo]:
    for name in names:
        yield from program.callers().mentioning(name)


def _is_emptied(given: s.Expr, names: frozenset[str]) -> bool:
    """`update({"number": None})`, `update({Order.number: None})`."""
    if not isinstance(given, s.Collection) or given.kind != "dict":
        return False
    for key, value in given.entries:
        name = key.value if isinstance(key, s.Constant) else last_name(key)
        if name in names and value is not None and is_null(value):
            return True
    return False


def _relations(entity: Entity, mapped: MappedAttribute) -> tuple[str, ...]:
    """The relations whose key the attribute is."""
    return tuple(other.name for other in entity.attributes.values() if other.key_attribute == mapped.name)
