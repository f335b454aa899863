"""What classes inherit: bases, ancestors in resolution order, members."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from nullguard.knowledge.words import library_names
from nullguard.model.facts import Field
from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import Attribute, Call, Expr, TypeRef
from nullguard.program.declarations import Declarations, is_weak, outside
from nullguard.program.java_names import Lineage
from nullguard.program.names import Names
from nullguard.program.symbols import ClassInfo, FunctionInfo, Symbol, VariableInfo
from nullguard.program.trace import Remembered, Trace, remember

_MOST_CALLS = 4
"""Calls that make a base of what another one made."""

_MOST_ANCESTORS = 200
"""Ancestors of one class that are looked at; the deepest real hierarchies known have some thirty."""

_JAVA_ROOTS = {"enum": "java.lang.Enum", "record": "java.lang.Record"}

Bases = tuple[tuple[TypeRef, ClassInfo], ...]


class Hierarchy:
    """Who inherits from whom. Bases that name inherited nested types are resolved in two steps, so that no cycle can arise:
    first all names without regard to inheritance of types, then with the ancestors known so far."""

    def __init__(self, declarations: Declarations, names: Names, trace: Trace) -> None:
        self._declarations = declarations
        self._names = names
        self._trace = trace
        self._first_bases: dict[str, Remembered[Bases]] = {}
        self._bases: dict[str, Remembered[Bases]] = {}
        self._first_ancestors: dict[str, Remembered[tuple[ClassInfo, ...]]] = {}
        self._ancestors: dict[str, Remembered[tuple[ClassInfo, ...]]] = {}
        self._base_names: dict[str, Remembered[frozenset[str]]] = {}

    def bases(self, cls: ClassInfo) -> Bases:
        """The known bases of a class, each with the reference that names it."""
        entry = self._bases.get(cls.id)
        if entry is None:
            entry = remember(self._trace, self._bases, cls.id, self._find_bases, cls, self.first_ancestors)
        self._trace.paths.update(entry[1])
        return entry[0]

    def ancestors(self, cls: ClassInfo) -> tuple[ClassInfo, ...]:
        """The class itself and its ancestors in resolution order."""
        entry = self._ancestors.get(cls.id)
        if entry is None:
            entry = remember(self._trace, self._ancestors, cls.id, self._find_ancestors, cls, self.bases)
        self._trace.paths.update(entry[1])
        return entry[0]

    def first_ancestors(self, cls: ClassInfo) -> tuple[ClassInfo, ...]:
        """The ancestors as far as they are found without looking into inherited types."""
        entry = self._first_ancestors.get(cls.id)
        if entry is None:
            entry = remember(self._trace, self._first_ancestors, cls.id, self._find_ancestors, cls, self._find_first_bases)
        self._trace.paths.update(entry[1])
        return entry[0]

    def base_names(self, cls: ClassInfo) -> frozenset[str]:
        """The dotted names of all ancestors, known or not; for a base made by a call also that call (see `Names.made_by`)."""
        entry = self._base_names.get(cls.id)
        if entry is None:
            entry = remember(self._trace, self._base_names, cls.id, self._find_base_names, cls)
        self._trace.paths.update(entry[1])
        return entry[0]

    def field(self, cls: ClassInfo, name: str) -> tuple[ClassInfo, Field] | None:
        """The nearest declaration of a field; assignments in methods count only when no ancestor declares it."""
        weak: tuple[ClassInfo, Field] | None = None
        for holder in self.ancestors(cls):
            field = self._declarations.fields(holder).get(name)
            if field is not None:
                if not is_weak(field):
                    return holder, field
                weak = weak or (holder, field)
        return weak

    def methods(self, cls: ClassInfo, name: str) -> tuple[tuple[ClassInfo, tuple[FunctionInfo, ...]], ...]:
        """The methods of a name, nearest declaring class first."""
        found = []
        for holder in self.ancestors(cls):
            functions = self._declarations.methods(holder).get(name)
            if functions:
                found.append((holder, functions))
        return tuple(found)

    # ---- the search

    def _find_first_bases(self, cls: ClassInfo) -> Bases:
        entry = self._first_bases.get(cls.id)
        if entry is None:
            entry = remember(self._trace, self._first_bases, cls.id, self._find_bases, cls, _itself)
        self._trace.paths.update(entry[1])
        return entry[0]

    def _find_bases(self, cls: ClassInfo, lineage: Callable[[ClassInfo], tuple[ClassInfo, ...]]) -> Bases:
        self._trace.paths.add(cls.path)
        found: list[tuple[TypeRef, ClassInfo]] = []
        scope = outside(cls.decl.qualname)
        for ref in cls.decl.bases:
            symbol = self._names.resolve(cls.path, ref.name, scope, lineage, cls)
            if not isinstance(symbol, ClassInfo) and not self._names.is_java(cls.path):
                symbol = self._made_of(cls, ref, scope, symbol, lineage)
            if isinstance(symbol, ClassInfo) and symbol is not cls:
                found.append((ref, symbol))
        return tuple(found)

    def _made_of(self, cls: ClassInfo, ref: TypeRef, scope: str, symbol: Symbol | None, lineage: Lineage) -> ClassInfo | None:
        """The class that a call was handed to make a base of: `Base = declarative_base(cls=Common)`, `db.Model` of
        `db = SQLAlchemy(model_class=Common)`, or `BaseManager = Manager.from_queryset(OrderQuerySet)`."""
        if symbol is None and "." in ref.name:
            symbol = self._names.resolve(cls.path, ref.name.rpartition(".")[0], scope, lineage, cls)
        for _ in range(_MOST_CALLS):
            if not isinstance(symbol, VariableInfo) or not isinstance(symbol.decl.value, Call):
                break
            self._trace.paths.add(symbol.path)
            given = _given_classes(symbol.decl.value)
            name = dotted_name(next(given, None))
            symbol = self._names.resolve(symbol.path, name, "", lineage) if name else None
        return symbol if isinstance(symbol, ClassInfo) and symbol.name != ref.name.rpartition(".")[2] else None

    def _find_ancestors(self, cls: ClassInfo, bases: Callable[[ClassInfo], Bases]) -> tuple[ClassInfo, ...]:
        self._trace.paths.add(cls.path)
        java = self._names.is_java(cls.path)
        graph: dict[ClassInfo, list[ClassInfo]] = {}
        preorder: list[ClassInfo] = []
        stack = [cls]
        while stack and len(graph) < _MOST_ANCESTORS:
            current = stack.pop()
            if current in graph:
                continue
            self._trace.paths.add(current.path)
            graph[current] = known = [base for _, base in bases(current)]
            preorder.append(current)
            stack.extend(reversed(known))
        if java:
            root = self._declarations.classes.get(_JAVA_ROOTS.get(cls.decl.kind, "java.lang.Object"))
            top = self._declarations.classes.get("java.lang.Object")
            for implicit in (root, top):
                if implicit is not None and implicit not in graph:
                    graph[implicit] = []
                    preorder.append(implicit)
            return tuple(preorder)
        if all(len(known) < 2 for known in graph.values()):
            return tuple(preorder)
        return _linearised(cls, graph) or tuple(preorder)

    def _find_base_names(self, cls: ClassInfo) -> frozenset[str]:
        names: set[str] = set()
        for holder in self.ancestors(cls):
            if holder is not cls:
                names.add(holder.dotted)
            scope = outside(holder.decl.qualname)
            known = {id(ref) for ref, base in self.bases(holder) if ref.name.rpartition(".")[2] == base.name}
            for ref in holder.decl.bases:
                if id(ref) in known:
                    continue
                names.add(self._names.qualified(holder.path, ref.name, scope, self.ancestors, holder))
                made_by = self._names.made_by(holder.path, ref.name, scope, self.ancestors)
                if made_by:
                    names.add(made_by)
        return frozenset(names)


def _given_classes(made: Call) -> Iterator[Expr]:
    """The classes that a call was handed to make a class of."""
    if isinstance(made.function, Attribute) and made.function.name in library_names("base-mixing"):
        yield from (item.value for item in made.arguments[:1])
    yield from (item.value for item in made.arguments if item.name in library_names("base-made-of"))


def _itself(cls: ClassInfo) -> tuple[ClassInfo, ...]:
    return (cls,)


def _linearised(cls: ClassInfo, graph: dict[ClassInfo, list[ClassInfo]]) -> tuple[ClassInfo, ...]:
    """C3, as Python orders ancestors; empty where no such order exists or the graph has a cycle."""
    order: dict[ClassInfo, list[ClassInfo]] = {}
    stack: list[tuple[ClassInfo, bool]] = [(cls, False)]
    entered: set[ClassInfo] = set()
    while stack:
        current, ready = stack.pop()
        bases = [base for base in graph.get(current, ()) if base in graph]
        if not ready:
            if current in order or current in entered:
                continue
            entered.add(current)
            stack.append((current, True))
            stack.extend((base, False) for base in reversed(bases))
            continue
        if any(base not in order for base in bases):
            return ()
        merged = _merged([*(order[base] for base in bases), bases])
        if merged is None:
            return ()
        order[current] = [current, *merged]
    return tuple(order[cls])


def _merged(sequences: Sequence[list[ClassInfo]]) -> list[ClassInfo] | None:
    result: list[ClassInfo] = []
    pending = [list(reversed(sequence)) for sequence in sequences if sequence]
    while pending:
        for sequence in pending:
            head = sequence[-1]
            if not any(head in other[:-1] for other in pending):
                break
        else:
            return None
        result.append(head)
        for sequence in pending:
            if sequence[-1] is head:
                sequence.pop()
        pending = [sequence for sequence in pending if sequence]
    return result
