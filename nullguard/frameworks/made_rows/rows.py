"""Whether all code that makes rows of a class gives an attribute a value, and none takes it away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nullguard.frameworks.made_rows.entrances import Entrances
from nullguard.frameworks.made_rows.java_rows import JavaRows
from nullguard.frameworks.made_rows.owners import Owners
from nullguard.frameworks.made_rows.python_rows import PythonRows
from nullguard.frameworks.made_rows.set_beside import SetBeside
from nullguard.frameworks.made_rows.values import Values
from nullguard.frameworks.made_rows.written_checks import refuse_null
from nullguard.frameworks.made_rows.written_mappers import WrittenMappers
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.model.schema import AttributeKind, Entity, MappedAttribute
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_STORED = (AttributeKind.COLUMN, AttributeKind.RELATION)

FEWEST = 1
"""Places that have to make rows: where none is seen, rows come from elsewhere."""


class MadeRows:
    """Answers for the attributes of one program, asked one after the other; remembers what it has read."""

    def __init__(self, program: Program, schema: EntitySchema) -> None:
        self._program = program
        owners = Owners(program, schema)
        self._values = Values(program, schema, owners)
        self._entrances = Entrances(program, schema)
        self._mappers = WrittenMappers(program, self._entrances, self._values)
        self._java = JavaRows(program, owners, self._values)
        self._python = PythonRows(program, schema, owners, self._values)
        self._beside = SetBeside(program, owners, self._values, self._entrances)
        self._found: dict[tuple[str, str], int] = {}
        self._together: dict[tuple[str, str, str], bool] = {}

    def always_given(self, entity: Entity, mapped: MappedAttribute) -> int:
        """In how many places rows are made, all of which give the attribute a value; 0 where one does not, where something may
        set it to null later, or where rows come from elsewhere than from code."""
        key = (entity.class_id, mapped.name)
        if key not in self._found:
            outer, self._program.reads = self._program.reads, set()
            self._found[key] = self._count(entity, mapped)
            self._program.reads = outer
        return self._found[key]

    def are_set_together(self, entity: Entity, used: MappedAttribute, tested: MappedAttribute) -> bool:
        """Whether one attribute of Java's rows is there wherever the `tested` one is, as all code sets both."""
        key = (entity.class_id, used.name, tested.name)
        if key not in self._together:
            outer, self._program.reads = self._program.reads, set()
            cls = self._program.classes.get(entity.class_id)
            is_asked = cls is not None and not cls.is_library and cls.path.endswith(".java")
            self._together[key] = is_asked and cls is not None and self._beside.are(self._with_below(cls), entity, used, tested)
            self._program.reads = outer
        return self._together[key]

    def _with_below(self, cls: ClassInfo) -> list[ClassInfo]:
        return [cls, *(sub for sub in self._program.subclasses(cls) if not sub.is_library)]

    def _count(self, entity: Entity, mapped: MappedAttribute) -> int:
        cls = self._program.classes.get(entity.class_id)
        if cls is None or cls.is_library or mapped.kind not in _STORED:
            return 0
        classes = self._with_below(cls)
        names = frozenset(_same(entity, mapped))
        own = ((known.id, name) for known in self._kin(classes) for name in names)
        setters = [setter for setter, name in entity.mutators.items() if name in names]
        self._values.begin(own, refuse_null(self._program, classes, names, setters))
        if self._entrances.are_sent(classes):
            return 0
        if cls.path.endswith(".java"):
            mapped_to = self._mappers.places(classes, names)
            places = self._java.places(classes, entity, names, mapped_to) if mapped_to is not None else None
        else:
            places = self._python.places(classes, entity, names)
        if places is None or places < FEWEST:
            return 0
        tables = {name for name in (entity.table, mapped.table, *(known.name for known in classes)) if name}
        return 0 if self._entrances.are_written_by_text(tables, {*names, mapped.column}) else places

    def _kin(self, classes: Iterable[ClassInfo]) -> Iterator[ClassInfo]:
        for cls in classes:
            yield from self._program.ancestors(cls)


def _same(entity: Entity, mapped: MappedAttribute) -> Iterator[str]:
    """The attribute, and for a relation its raw key, which is given with it."""
    yield mapped.name
    if mapped.key_attribute:
        yield mapped.key_attribute
    for other in entity.attributes.values():
        if other.key_attribute == mapped.name:
            yield other.name
