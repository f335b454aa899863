"""The program: every source's facts linked, and the questions that flow, frameworks and checks ask of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

import msgspec

from nullguard.model.facts import NO_BODY, SourceFacts, decode_body
from nullguard.model.source import Unit
from nullguard.model.span import Packed
from nullguard.model.syntax import Body, Import, TypeRef
from nullguard.program import types
from nullguard.program.callers import CALLERS, JAVA_CALLERS, Callers
from nullguard.program.classes import SUBCLASSES, Hierarchy
from nullguard.program.core_library import core_library
from nullguard.program.declarations import Declarations, digest_of, is_weak
from nullguard.program.generics import Generics
from nullguard.program.java_names import JavaNames, JavaPackages
from nullguard.program.members import MEMBERS, Members
from nullguard.program.modules import PythonModules
from nullguard.program.names import Names
from nullguard.program.python_names import PythonNames
from nullguard.program.scopes import Scopes
from nullguard.program.source_roots import SourceRoots
from nullguard.program.symbols import ARRAY, CLASS_OBJECT, UNION, ClassInfo, FunctionInfo, Member, Symbol, Type
from nullguard.program.trace import Remembered, Trace, remember
from nullguard.program.unmentioned import ASIDE, OFFERED, SHOWN, Unmentioned
from nullguard.program.writers import WRITERS, Writers

NO_DIGESTS: Mapping[str, bytes] = MappingProxyType({})

_ENCODER = msgspec.msgpack.Encoder()
_MOST_DECODED = 256
"""Bodies that are held decoded: those of the function at hand, of what it calls and of who calls it are asked for again."""

_ITERABLES = ("typing.Iterable", "java.lang.Iterable", "typing.AsyncIterable")


class Program:
    """Linked facts. Built once per run, then read-only; workers inherit it.

    `sources` maps paths to facts (bodies left out), `load_bodies` gives the encoded bodies of a source when they are needed,
    `stubs` are the library stubs by pseudo-path (`<models>/python/django/db/models.pyi`). `digests` are the `digest_of` the
    declarations of those sources for which it is known already, `texts` the names in templates and other texts that are no code.

    Every answer records which sources it was drawn from in the set `reads`, also when it comes from a memo. Whoever caches a
    result sets `reads` to an empty set first, and keeps with the result `namespace_digest()` and the `declarations_digest` of
    every entry recorded: as long as these are the same, so is the result. What is read past the questions (`sources`, `classes`)
    is not recorded.
    """

    def __init__(
        self,
        sources: Mapping[str, SourceFacts],
        units: Iterable[Unit],
        stubs: Mapping[str, SourceFacts],
        load_bodies: Callable[[str], tuple[bytes, ...]],
        digests: Mapping[str, bytes] = NO_DIGESTS,
        texts: frozenset[str] = frozenset(),
    ) -> None:
        self.sources = sources
        self._load_bodies = load_bodies
        self._trace = self.trace = trace = Trace()
        self.libraries = libraries = {**core_library(stubs), **stubs}
        self._units = tuple(sorted(units))
        self._roots = roots = SourceRoots(self._units)
        self._python_modules = python_modules = PythonModules(sources, libraries, roots)
        facts = {**sources, **libraries}

        def dotted_of(path: str) -> str:
            return facts[path].package if facts[path].language == "java" else python_modules.dotted(path)

        self._dotted_of = dotted_of
        self._facts = facts
        self._declarations = declarations = Declarations(facts, dotted_of)
        self.classes = declarations.classes
        self._names = names = Names(
            declarations,
            PythonNames(declarations, python_modules, trace),
            JavaNames(declarations, JavaPackages(sources, declarations, roots, trace), trace),
        )
        self._hierarchy = hierarchy = Hierarchy(declarations, names, trace)
        self._scopes = Scopes(declarations)
        self._generics = Generics(declarations, names, hierarchy, trace)
        self._symbols: dict[tuple[str, str, str], Remembered[Symbol | None]] = {}
        self._qualified: dict[tuple[str, str, str], Remembered[str]] = {}
        self._candidates: dict[tuple[str, str, str], Remembered[tuple[str, ...]]] = {}
        self._types: dict[tuple[TypeRef, str, str], Remembered[Type | None]] = {}
        self._members: dict[tuple[str, str, str, int], Remembered[Member | None]] = {}
        self._elements: dict[Type, Remembered[Type | None]] = {}
        self._digests: dict[str, bytes] = dict(digests)
        self._decoded: dict[tuple[str, int], Body] = {}
        self._with_bodies: dict[str, tuple[FunctionInfo, ...]] = {}
        self._by_name: dict[str, dict[str, tuple[FunctionInfo, ...]]] = {}
        self._by_id: dict[str, dict[str, FunctionInfo]] = {}
        self._writers: Writers | None = None
        self._own_members: Members | None = None
        self._texts = texts
        self._unmentioned: Unmentioned | None = None
        self._callers: dict[str, Callers] = {}

    # ---- what there is

    sources: Mapping[str, SourceFacts]
    libraries: Mapping[str, SourceFacts]
    classes: Mapping[str, ClassInfo]

    @property
    def reads(self) -> set[str]:
        """The set that collects the paths of the sources which answers were drawn from; assign a new one to begin."""
        return self._trace.paths

    @reads.setter
    def reads(self, paths: set[str]) -> None:
        self._trace.paths = paths

    def classes_of(self, path: str) -> tuple[ClassInfo, ...]:
        """The classes of a source, nested, local and anonymous ones too."""
        self._trace.paths.add(path)
        return self._declarations.all_classes_in(path)

    def functions_of(self, path: str) -> tuple[FunctionInfo, ...]:
        """All functions of a source with a body: module-level ones, methods, initialisers, the module itself."""
        self._trace.paths.add(path)
        known = self._with_bodies.get(path)
        if known is None:
            known = self._with_bodies[path] = tuple(self._declarations.with_bodies(path))
        return known

    def functions_named(self, path: str, qualname: str) -> tuple[FunctionInfo, ...]:
        """The functions of a source that bear a qualified name, in order."""
        functions = self.functions_of(path)
        known = self._by_name.get(path)
        if known is None:
            by_name: dict[str, list[FunctionInfo]] = {}
            for function in functions:
                by_name.setdefault(function.decl.qualname, []).append(function)
            known = self._by_name[path] = {name: tuple(found) for name, found in by_name.items()}
        return known.get(qualname, ())

    def function_with_id(self, path: str, function_id: str) -> FunctionInfo | None:
        """The function of a source with a body that has an id. Nothing is traced: who has an id knows of the function."""
        known = self._by_id.get(path)
        if known is None:
            known = self._by_id[path] = {function.id: function for function in self._declarations.with_bodies(path)}
        return known.get(function_id)

    def function_named(self, path: str, qualname: str) -> FunctionInfo | None:
        """The first function of a source that bears a qualified name."""
        found = self.functions_named(path, qualname)
        return found[0] if found else None

    def function_at(self, path: str, at: Packed) -> FunctionInfo | None:
        """The function of a source that a place stands in: the last one that begins there or before."""
        before = (function for function in self.functions_of(path) if function.decl.at <= at)
        return max(before, key=lambda function: function.decl.at, default=None)

    def body(self, function: FunctionInfo) -> Body:
        """The statements of a function; empty for an abstract one. The last ones that were asked for are held."""
        if function.decl.body == NO_BODY or function.is_library:
            return ()
        self._trace.paths.add(function.path)
        key = (function.path, function.decl.body)
        known = self._decoded.get(key)
        if known is None:
            if len(self._decoded) >= _MOST_DECODED:
                self._decoded.clear()
            known = self._decoded[key] = decode_body(self._load_bodies(function.path)[function.decl.body])
        return known

    def callers(self, language: str = "python") -> Callers:
        """The functions of all sources of a language, by name and by what they mention."""
        known = self._callers.get(language)
        if known is None:
            outer, self._trace.paths = self._trace.paths, set()
            paths = [path for path in sorted(self.sources) if self.sources[path].language == language]
            imports = ((path, item.name) for path in paths for item in self.sources[path].imports if item.name)
            functions = (function for path in paths for function in self.functions_of(path))
            mark = JAVA_CALLERS if language == "java" else CALLERS
            known = self._callers[language] = Callers(functions, imports, self._trace, mark)
            self._trace.paths = outer
        return known

    def writers(self) -> Writers:
        """What the functions of all Java sources assign and mention."""
        if self._writers is None:
            java = [facts for facts in self.sources.values() if facts.language == "java"]
            classes = [facts.functions for facts in java] + [cls.functions for facts in java for cls in facts.classes]
            self._writers = Writers((function for functions in classes for function in functions), self._trace)
        return self._writers

    def own_members(self) -> Members:
        """What the objects of the program's own Python classes have, by name."""
        if self._own_members is None:
            python = (cls.decl for cls in self.classes.values() if cls.path.endswith(".py"))
            self._own_members = Members(python, self._trace)
        return self._own_members

    def unmentioned(self) -> Unmentioned:
        """What is known of the Java methods whose names no method mentions."""
        if self._unmentioned is None:
            self._unmentioned = Unmentioned(self.sources, self._texts, self.unit_of, self._trace)
        return self._unmentioned

    def is_type_checked(self, path: str) -> bool:
        """Whether the Python project that a file belongs to configures a type checker."""
        unit = self.unit_of(path)
        return any(known.is_type_checked for known in self._units if known.path == unit)

    def is_published(self, path: str) -> bool:
        """Whether the Python project that a file belongs to is described for an index of packages."""
        unit = self.unit_of(path)
        return any(known.is_published for known in self._units if known.path == unit)

    def unit_of(self, path: str) -> str:
        """The path of the unit that a file belongs to, of whatever kind it is; empty for the project root."""
        return self._roots.unit_of(path.rpartition("/")[0])

    # ---- names

    def resolve(self, path: str, dotted: str, scope: str = "") -> Symbol | None:
        """What a dotted name means in a source, seen from inside the class or function `scope` (a qualname); None if unknown."""
        scope = self._scopes.of(path, scope)
        key = (path, dotted, scope)
        entry = self._symbols.get(key) or remember(
            self._trace, self._symbols, key, self._names.resolve, path, dotted, scope, self._hierarchy.ancestors
        )
        self._trace.paths.update(entry[1])
        return entry[0]

    def class_named(self, path: str, dotted: str, scope: str = "") -> ClassInfo | None:
        """`resolve`, when it is a class; else the class of the full dotted name (`shop.models.Order`), as frameworks write it in
        strings."""
        symbol = self.resolve(path, dotted, scope)
        if not isinstance(symbol, ClassInfo) and "." in dotted:
            symbol = self._names.absolute(path, dotted, self._hierarchy.ancestors)
        return symbol if isinstance(symbol, ClassInfo) else None

    def qualified(self, path: str, dotted: str, scope: str = "") -> str:
        """The full dotted name that `dotted` means in a source (`r.get` → `requests.get`), following re-exports; itself when
        unknown."""
        scope = self._scopes.of(path, scope)
        key = (path, dotted, scope)
        entry = self._qualified.get(key) or remember(
            self._trace, self._qualified, key, self._names.qualified, path, dotted, scope, self._hierarchy.ancestors
        )
        self._trace.paths.update(entry[1])
        return entry[0]

    def candidates(self, path: str, dotted: str, scope: str = "") -> tuple[str, ...]:
        """The full dotted names that a name may have: `qualified`, or where only wildcard imports of unknown packages can give
        it, one for each."""
        scope = self._scopes.of(path, scope)
        key = (path, dotted, scope)
        entry = self._candidates.get(key) or remember(
            self._trace, self._candidates, key, self._names.candidates, path, dotted, scope, self._hierarchy.ancestors
        )
        self._trace.paths.update(entry[1])
        return entry[0]

    def imported(self, path: str, item: Import) -> Symbol | None:
        """What an import binds its alias to, for the imports inside functions; None when its module is known and lacks the
        name."""
        self._trace.paths.add(path)
        return self._names.imported(path, item, self._hierarchy.ancestors)

    # ---- classes

    def ancestors(self, cls: ClassInfo) -> tuple[ClassInfo, ...]:
        """The class itself, then its known ancestors in resolution order, each once; cycles are cut."""
        return self._hierarchy.ancestors(cls)

    def base_names(self, cls: ClassInfo) -> frozenset[str]:
        """The dotted names of all ancestors, known or not, without the class itself.

        A base that is a variable made by a call is there under both names: `shop.db.Base` and
        `sqlalchemy.orm.declarative_base()`.
        """
        return self._hierarchy.base_names(cls)

    def subclasses(self, cls: ClassInfo) -> tuple[ClassInfo, ...]:
        """All known direct and indirect subclasses and implementations, in order of id."""
        return self._hierarchy.subclasses(cls)

    def declared_below(self, cls: ClassInfo) -> frozenset[tuple[str, int]]:
        """The methods that subclasses declare, each by its name and the number of its parameters."""
        return self._hierarchy.declared_below(cls)

    def member(self, cls: ClassInfo, name: str) -> Member | None:
        """The field or method `name` of the class or its nearest ancestor that declares it.

        A bare assignment `self.name = …` counts only where no ancestor declares the name.
        """
        return self._member(cls, name, "any", -1)

    def field(self, cls: ClassInfo, name: str) -> Member | None:
        """The nearest field `name`, whether or not a method has the same name (Java)."""
        return self._member(cls, name, "field", -1)

    def method(self, cls: ClassInfo, name: str, arguments: int = -1) -> Member | None:
        """The nearest method `name`, of which only the overloads that take so many arguments when `arguments` is given."""
        return self._member(cls, name, "method", arguments)

    def methods(self, cls: ClassInfo, name: str, arguments: int) -> Iterator[Member]:
        """The methods `name` that take so many arguments, of the nearest class that has any first."""
        for holder, functions in self._hierarchy.methods(cls, name):
            fitting = tuple(function for function in functions if _takes(function, arguments))
            if fitting:
                yield Member(name, holder, None, fitting, self._generics.of_ancestors(cls).get(holder.id, {}))

    def overloads(self, function: FunctionInfo) -> tuple[FunctionInfo, ...]:
        """The function with its overloads, in order; of one that is no overload only itself."""
        self._trace.paths.add(function.path)
        if function.owner is not None or "overload" not in function.decl.modifiers:
            return (function,)
        return self._declarations.functions_in(function.path).get(function.decl.name, (function,))

    # ---- types

    def type_of(self, ref: TypeRef | None, path: str, scope: str = "") -> Type | None:
        """A written type as a type; type parameters in scope become `~T`; None when its class is unknown."""
        if ref is None:
            return None
        scope = self._scopes.of(path, scope)
        key = (ref, path, scope)
        entry = self._types.get(key) or remember(self._trace, self._types, key, self._generics.read, ref, path, scope)
        self._trace.paths.update(entry[1])
        return entry[0]

    def member_type(self, type: Type, member: Member) -> Type | None:
        """The declared type of a member (of a method: its return type) with the receiver's type arguments substituted.

        Of several overloads only when all return the same; of a property the getter's. `Self` becomes the receiver.
        """
        receiver = type.args[0] if type.cls == CLASS_OBJECT and type.args else type
        if receiver.cls == UNION:
            return None
        holder = member.declared_in
        if member.functions:
            functions = [item for item in member.functions if "property" in item.decl.modifiers] or list(member.functions)
            returns = {item.decl.returns for item in functions}
            if len(returns) != 1:
                return None
            written, scope = functions[0].decl.returns, functions[0].decl.qualname
        elif member.field is not None:
            written, scope = member.field.type, holder.decl.qualname
            if written is None and "constant" in member.field.modifiers:
                return Type(holder.id)
        else:
            return None
        declared = self.type_of(written, holder.path, scope)
        if declared is None:
            return None
        return types.known(types.substitute(declared, self.type_arguments(type, member)))

    def type_arguments(self, type: Type, member: Member) -> dict[str, Type]:
        """What the type parameters in a member's declaration are for a receiver of the given type, `Self` included."""
        own = self._generics.of_receiver(type.args[0] if type.cls == CLASS_OBJECT and type.args else type)
        seen = {name: types.substitute(actual, own) for name, actual in member.substitution.items()}
        seen["Self"] = own["Self"]
        return seen

    def element_type(self, type: Type) -> Type | None:
        """What iterating over the type yields (list, QuerySet, List, Iterable, array, dict keys); None when unknown."""
        entry = self._elements.get(type) or remember(self._trace, self._elements, type, self._find_element, type)
        self._trace.paths.update(entry[1])
        return entry[0]

    def seen_as(self, type: Type, ancestor: str) -> Type | None:
        """A type as its ancestor of the given id, with its arguments (`OrderDao` as `Dao` is `Dao[Order]`); None when it is
        none."""
        return self._generics.seen_as(type, ancestor)

    def type_parameters(self, cls: ClassInfo) -> tuple[str, ...]:
        """The names of a class's type parameters, in order."""
        return self._generics.parameters(cls)

    def bound(self, name: str, path: str, scope: str) -> Type | None:
        """The upper bound of the type parameter `name` as seen from `scope`, if it has one."""
        return self._generics.bound(name, path, scope)

    def unify(self, declared: Type, actual: Type) -> dict[str, Type]:
        """What the type parameters in a parameter's declared type are when a value of type `actual` is passed (see
        `types.unify`)."""
        return types.unify(declared, actual, self._generics.seen_as)

    # ---- digests

    def namespace_digest(self) -> bytes:
        """16 bytes over the units, which modules and packages there are and which classes they have: what the search for names
        depends on beyond the sources that it reads. Names of functions and variables are not part of it, they are found by
        reading their source."""
        known = self._digests.get("")
        if known is None:
            packages = sorted(self._python_modules.imported_folders())
            digest = hashlib.blake2b(_ENCODER.encode((self._units, packages)), digest_size=16)
            for path in sorted(self._facts):
                digest.update(f"{path}\0{self._dotted_of(path)}\0".encode())
                digest.update("\0".join(self._declarations.classes_in(path)).encode())
            known = self._digests[""] = digest.digest()
        return known

    def declarations_digest(self, path: str) -> bytes:
        """16 bytes over the declarations of a source with their places; of an entry that `subclasses` recorded, over the
        subclasses and the methods that they declare. Of what does not exist, empty."""
        known = self._digests.get(path)
        if known is None:
            known = self._digests[path] = self._digest(path)
        return known

    def _digest(self, path: str) -> bytes:
        if path.startswith(SUBCLASSES):
            cls = self.classes.get(path[len(SUBCLASSES) :])
            if cls is None:
                return b""
            outer, self._trace.paths = self._trace.paths, set()
            ids = [sub.id for sub in self._hierarchy.subclasses(cls)]
            methods = sorted(self._hierarchy.declared_below(cls))
            self._trace.paths = outer
            return hashlib.blake2b(_ENCODER.encode((ids, methods)), digest_size=16).digest()
        if path.startswith(CALLERS):
            return self.callers().digest(path[len(CALLERS) :])
        if path.startswith(JAVA_CALLERS):
            return self.callers("java").digest(path[len(JAVA_CALLERS) :])
        if path.startswith(WRITERS):
            return self.writers().digest(path[len(WRITERS) :])
        if path.startswith(MEMBERS):
            return self.own_members().digest(path[len(MEMBERS) :])
        if path.startswith((ASIDE, OFFERED, SHOWN)):
            return self.unmentioned().digest(path)
        facts = self._facts.get(path)
        return b"" if facts is None else digest_of(facts)

    # ---- members

    def _member(self, cls: ClassInfo, name: str, kind: str, arguments: int) -> Member | None:
        key = (cls.id, name, kind, arguments)
        entry = self._members.get(key) or remember(self._trace, self._members, key, self._find_member, cls, name, kind, arguments)
        self._trace.paths.update(entry[1])
        return entry[0]

    def _find_member(self, cls: ClassInfo, name: str, kind: str, arguments: int) -> Member | None:
        field = self._hierarchy.field(cls, name) if kind != "method" else None
        weak = field is not None and is_weak(field[1])
        for holder, functions in self._hierarchy.methods(cls, name) if kind != "field" else ():
            if arguments >= 0:
                functions = tuple(function for function in functions if _takes(function, arguments))
                if not functions:
                    continue
            if field is None or weak or field[0] is holder or self._is_nearer(cls, holder, field[0]):
                same = field[1] if field is not None and field[0] is holder else None
                return Member(name, holder, same, functions, self._generics.of_ancestors(cls).get(holder.id, {}))
            break
        if field is None:
            return None
        return Member(name, field[0], field[1], (), self._generics.of_ancestors(cls).get(field[0].id, {}))

    def _is_nearer(self, cls: ClassInfo, one: ClassInfo, other: ClassInfo) -> bool:
        ancestors = self._hierarchy.ancestors(cls)
        return ancestors.index(one) < ancestors.index(other)

    def _find_element(self, type: Type) -> Type | None:
        if type.cls == ARRAY:
            return types.known(type.args[0]) if type.args else None
        if type.cls == UNION:
            members = [self.element_type(member) for member in type.args]
            return types.union(member for member in members if member is not None) if all(members) else None
        for iterable in _ITERABLES:
            seen = self.seen_as(type, iterable)
            if seen is not None and seen.args and seen.args[0].cls != "?":
                return seen.args[0]
        cls = self.classes.get(type.cls)
        for name in ("__iter__", "__aiter__") if cls is not None and not self._names.is_java(cls.path) else ():
            member = self.method(cls, name) if cls is not None else None
            iterator = self.member_type(type, member) if member is not None else None
            if iterator is not None and iterator.cls != type.cls:
                return self.element_type(iterator)
        return None


def with_function(member: Member, function: FunctionInfo) -> Member:
    """The member with one of its overloads chosen, so that `member_type` gives its return type."""
    return replace(member, functions=(function,))


def _takes(function: FunctionInfo, arguments: int) -> bool:
    """Whether a function can be called with so many arguments; the receiver is not counted."""
    parameters = function.decl.parameters
    implicit = 1 if function.path.endswith((".py", ".pyi")) and "static" not in function.decl.modifiers else 0
    least = sum(1 for item in parameters if item.kind == "positional" and item.default is None)
    if any(item.kind in ("star", "kwargs") for item in parameters):
        return arguments >= least - implicit
    most = len(parameters)
    least = sum(1 for item in parameters if item.default is None)
    return least - implicit <= arguments <= most - implicit
