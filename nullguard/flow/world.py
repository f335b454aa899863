"""What interpretation knows beyond the function at hand: the program, the schema, the frameworks and the library tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from nullguard.flow.bodies.by_node import ByNode
from nullguard.flow.bodies.choice_fields import choice_fields
from nullguard.flow.bodies.given_classes import GivenQueries
from nullguard.flow.bodies.moves import Moves
from nullguard.flow.bodies.named_nodes import NamedNodes, named_nodes
from nullguard.flow.bodies.types_written import TypesWritten
from nullguard.flow.constants.class_constants import class_constant, class_held
from nullguard.flow.constants.made_containers import held
from nullguard.flow.declared_values import DeclaredValues
from nullguard.flow.domain.joins import join
from nullguard.flow.domain.places import known_by
from nullguard.flow.domain.stored_files import naming_nothing
from nullguard.flow.domain.values import ANY, NONNULL, NULLABLE, RESOLVED, UNKNOWN, Fact, Origin, Value
from nullguard.flow.protocols import FrameworkModel
from nullguard.flow.schema import Schema, SchemaAttribute
from nullguard.flow.summaries.returns import Returns
from nullguard.knowledge.words import library_names
from nullguard.model.behaviour import LibraryRules
from nullguard.model.facts import Function
from nullguard.model.java_types import WITHOUT_NULL
from nullguard.model.schema import AttributeKind, MappedAttribute
from nullguard.model.syntax import Expr, Literal, Node
from nullguard.program.program import Program
from nullguard.program.symbols import CLASS_OBJECT, UNION, ClassInfo, FunctionInfo, Member, Type
from nullguard.program.trace import Remembered, remember

PRIMITIVES = WITHOUT_NULL


_MOST_NAMED = 1024
"""Bodies whose nodes are held by name: of those that are asked for, not of the whole program."""

_replace = msgspec.structs.replace


class World(DeclaredValues):
    """Read-only apart from its memo; one per worker process."""

    def __init__(
        self, program: Program, schema: Schema, frameworks: Sequence[FrameworkModel], rules: Mapping[str, LibraryRules]
    ) -> None:
        super().__init__(program, schema)
        self.python_frameworks = tuple(framework for framework in frameworks if framework.language == "python")
        self.java_frameworks = tuple(framework for framework in frameworks if framework.language == "java")
        self._with_attributes = tuple(framework for framework in frameworks if framework.makes_attributes)
        self.rules = rules
        self.returns = Returns(program)
        self.nullable_names = schema.names()
        self.query_names = frozenset(name for framework in frameworks for name in framework.query_names())
        self.handed_names = frozenset(name for framework in frameworks for name in framework.handed_names)
        self.ends_of_rows: frozenset[tuple[str, ...]] | None = None
        self._mapped_names: frozenset[str] | None = None
        self._choice_fields: frozenset[str] | None = None
        self.moves: dict[str, Moves] = {}
        self.put_keywords: dict[str, tuple[tuple[str, Literal, Expr], ...]] = {}
        self.assigned: dict[str, frozenset[str]] = {}
        self.written: dict[str, tuple[frozenset[str], tuple[Function, ...]]] = {}
        self.named_methods: dict[tuple[str, str], Remembered[FunctionInfo | None]] = {}
        self.set_where: dict[tuple[str, str], Remembered[tuple[frozenset[str], ...]]] = {}
        self.known: dict[tuple[str, str, str, int], tuple[Any, tuple[str, ...]]] = {}
        self.searched: tuple[str, tuple[Node, ...]] = ("", ())
        self.names_bound: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self.asks_session: dict[str, bool] = {}
        self.called_in_handlers: dict[str, frozenset[str]] = {}
        self.relayed: dict[str, Mapping[str, tuple[tuple[str, bool] | None, ...]]] = {}
        self.types_written: dict[str, TypesWritten] = {}
        self._named_nodes: dict[str, NamedNodes] = {}
        self.most_named = _MOST_NAMED
        self.given_queries = GivenQueries()
        self.by_node = ByNode()
        self.telling: dict[str, tuple[bool, bool]] = {}
        self.globals: dict[tuple[str, str, str], Remembered[Value | None]] = {}
        self._keeps_rows: dict[str, Remembered[bool]] = {}

    def named_nodes(self, function: FunctionInfo) -> NamedNodes:
        """The nodes of a function's body by the names that they bear. Whoever asks traces the body. The last ones that were asked
        for are held."""
        known = self._named_nodes.get(function.id)
        if known is None:
            if len(self._named_nodes) >= self.most_named:
                self._named_nodes.clear()
            known = self._named_nodes[function.id] = named_nodes(self.program.body(function))
        return known

    def frameworks(self, is_java: bool) -> tuple[FrameworkModel, ...]:
        """The frameworks of a language."""
        return self.java_frameworks if is_java else self.python_frameworks

    # ---- attributes ----------------------------------------------------------------------------------------------------

    def attribute(self, receiver: Value, name: str, called: str = "") -> Value:
        """What reading `name` from the receiver gives, by schema, framework and declaration; its origin has no place yet.

        `called` is the name of the variable or attribute that holds the receiver, the last resort where its class is unknown.
        """
        for framework in self._with_attributes:
            if (value := framework.attribute(self, receiver, name)) is not None:
                return value
        type = receiver.type
        if type is None:
            return self._guessed(called, name) if receiver.symbol is None and not receiver.fresh else ANY
        if type.cls == CLASS_OBJECT:
            return self._class_attribute(type, name)
        value = self._attribute_of(type, name)
        return value if value is ANY or receiver.typed == RESOLVED else known_by(value, receiver.typed)

    def _guessed(self, called: str, name: str) -> Value:
        found = self.schema.guessed(called, name)
        return known_by(self._schema_value(found[0]), found[1]) if found is not None else ANY

    def _class_attribute(self, type: Type, name: str) -> Value:
        """`Order.objects`; a mapped attribute of the class itself is an expression of the query language, not a value."""
        cls = self.class_of(type.args[0]) if type.args else None
        if cls is None or self.schema.attribute(cls.id, name) is not None:
            return ANY
        member = self._member_read(cls, name)
        if member is None:
            return self._inner_class(cls, name)
        return self._constant_of(cls, member, self.member_value(type, member))

    def _inner_class(self, cls: ClassInfo, name: str) -> Value:
        """The class that stands in a Python class or one above it, as its objects give it: `self.Kind.ONLINE`."""
        if not name[:1].isupper() or not cls.path.endswith(".py"):
            return ANY
        inner = self.program.resolve(cls.path, f"{cls.decl.qualname}.{name}")
        if not isinstance(inner, ClassInfo):
            return ANY
        if self.program.is_nested_below(cls, name):
            return ANY  # `self.Meta` of a base class is that of whatever class the object has
        return Value(NONNULL, Type(CLASS_OBJECT, (Type(inner.id),)), symbol=inner, always_true=True)

    def _constant_of(self, cls: ClassInfo, member: Member, value: Value) -> Value:
        """The value of a member, with what it is where it is a constant of a Python class."""
        if value is ANY and (held := class_held(self.program, cls, member)) is not None:
            return Value(NONNULL, Type(CLASS_OBJECT, (Type(held.id),)), symbol=held, always_true=True)
        constants = class_constant(self.program, cls, member)
        return value if constants is None else _replace(value, null=NONNULL, origin=None, constants=constants)

    def _attribute_of(self, type: Type, name: str) -> Value:
        if type.cls == UNION:
            return self._of_several(type.args, name)
        schema = self.schema.attribute(type.cls, name)
        if schema is not None and (schema.mapped.kind is not AttributeKind.COLLECTION or schema.mapped.type is not None):
            return self._schema_value(schema)
        cls = self.program.classes.get(type.cls)
        if cls is None:
            return ANY
        member = self._member_read(cls, name)
        if member is None:
            return self._inner_class(cls, name)
        value = self._constant_of(cls, member, self.member_value(type, member))
        if value.type is not None and value.type.args:
            value = _replace(value, type=held(self.program, member, value.type))
        leads_back = _leading_back(schema.mapped) if schema is not None else ()
        return _replace(value, facts=(*value.facts, *leads_back)) if leads_back else value

    def _of_several(self, types: Sequence[Type], name: str) -> Value:
        """The attribute of an object of one of several classes: null where one of them lets it be."""
        found: Value | None = None
        for type in types:
            value = self._attribute_of(type, name) if type.cls != UNION else ANY
            if value is ANY or value.symbol is not None:
                return ANY
            found = value if found is None else join(found, value)
        return found or ANY

    def _member_read(self, cls: ClassInfo, name: str) -> Member | None:
        """What reading an attribute means: in Java a method of the same name is another thing."""
        return self.program.field(cls, name) if cls.path.endswith(".java") else self.program.member(cls, name)

    def _schema_value(self, schema: SchemaAttribute) -> Value:
        mapped = schema.mapped
        if mapped.kind is AttributeKind.COLLECTION:
            element = self.row(mapped.target) if mapped.target else None
            owner = self.program.classes.get(schema.owner)
            type = self.program.type_of(mapped.type, owner.path, owner.decl.qualname) if owner is not None else None
            return Value(NONNULL, type, element=element, facts=_leading_back(mapped))
        origin, null = None, UNKNOWN
        if schema.nullable or mapped.kind is AttributeKind.REVERSE:
            kind = {AttributeKind.COLUMN: "column", AttributeKind.REVERSE: "reverse"}.get(mapped.kind, "relation")
            kind = "missing" if mapped.raises_when_missing else kind
            null = NULLABLE
            origin = Origin(kind, schema.subject)
        elif schema.nullable is False:
            null = UNKNOWN
        if mapped.target:
            facts = _leading_back(mapped) if mapped.kind is AttributeKind.REVERSE else ()
            return Value(null, Type(mapped.target), origin, facts=facts, always_true=self.always_true(mapped.target))
        owner = self.program.classes.get(schema.owner)
        type = self.program.type_of(mapped.type, owner.path, owner.decl.qualname) if mapped.type and owner else None
        if null == UNKNOWN and type is not None and type.cls in PRIMITIVES:
            null = NONNULL
        row_key = schema.owner if mapped.primary_key else ""
        column = schema.subject if owner is not None and owner.path.endswith(".py") else ""
        value = Value(null, type, origin, is_key=schema.is_key, key_of=schema.key_of, row_key=row_key, column=column)
        return naming_nothing(value, schema.subject) if schema.names_nothing else value

    def row(self, class_id: str) -> Value:
        """A row of an entity, as queries and collections give it."""
        return Value(NONNULL, Type(class_id), always_true=self.always_true(class_id))

    def is_member(self, name: str) -> bool:
        """Whether objects of the project's own Python classes have anything of a name, or rows, queries and dictionaries of rows
        do."""
        if self._mapped_names is None:
            found = {*library_names("query-ending"), *library_names("query-going-on"), *library_names("of-mapping")}
            outer, self.program.reads = self.program.reads, set()  # all answers that are kept depend on the schema
            for cls in map(self.program.classes.get, self.schema.mapped_ids()):
                if cls is not None and cls.path.endswith((".py", ".pyi")):  # a library's users have profiles of the project
                    found.update(mapped.name for mapped in self.schema.attributes(cls.id))
            found.update(self.schema.columns_of_tables())  # rows of these have no class of their own
            self.program.reads = outer
            self._mapped_names = frozenset(found)
        return name in self._mapped_names or self.program.own_members().has(name)

    def choice_fields(self) -> frozenset[str]:
        """The names of fields of forms that offer choices. Every class counts; all answers that are kept depend on them."""
        if self._choice_fields is None:
            self._choice_fields = choice_fields(self.program)
        return self._choice_fields

    # ---- classes -------------------------------------------------------------------------------------------------------

    def keeps_rows(self, class_id: str) -> bool:
        """Whether a field of the class's instances is declared to hold an object whose attributes may be null."""
        trace = self.program.trace
        keeps, paths = self._keeps_rows.get(class_id) or remember(trace, self._keeps_rows, class_id, self._has_rows, class_id)
        trace.paths.update(paths)
        return keeps

    def _has_rows(self, class_id: str) -> bool:
        cls = self.program.classes.get(class_id)
        held = {field.name for base in self.program.ancestors(cls) for field in base.decl.fields} if cls is not None else set()
        types = (self.attribute(Value(type=Type(class_id)), name).type for name in sorted(held))
        return any(type is not None and self.holds_null(type.cls) for type in types)


def _leading_back(mapped: MappedAttribute) -> tuple[Fact, ...]:
    """What is known of the rows in a collection, or of the one row of the other side: the relation that leads back is there."""
    return (Fact((mapped.inverse,), "nonnull"),) if mapped.inverse else ()
