"""The program: every source's facts linked, and the questions that flow, frameworks and checks ask of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from nullguard.model.facts import NO_BODY, WRITTEN, Function, SourceFacts
from nullguard.model.listing import Listing
from nullguard.model.source import Unit
from nullguard.model.span import Packed
from nullguard.model.syntax import Body, Import, TypeRef
from nullguard.program import types
from nullguard.program.callers import Callers
from nullguard.program.classes import Hierarchy
from nullguard.program.core_library import core_library
from nullguard.program.declarations import Declarations, digest_of
from nullguard.program.descendants import Descendants
from nullguard.program.functions import Functions
from nullguard.program.generics import Generics
from nullguard.program.indexes import Indexes
from nullguard.program.java_names import JavaNames, JavaPackages
from nullguard.program.member_search import MemberSearch
from nullguard.program.member_types import MemberTypes
from nullguard.program.members import Members
from nullguard.program.modules import PythonModules
from nullguard.program.names import Names
from nullguard.program.python_names import PythonNames
from nullguard.program.scopes import Scopes
from nullguard.program.searches import (
    ALL_CLASSES,
    ALL_SOURCES,
    DEFINED,
    IMPORT,
    JAVA_CLASS,
    JAVA_PACKAGE,
    NESTED_BELOW,
    NOTHING,
    SUBMODULE,
    digest_of_names,
    is_search,
)
from nullguard.program.source_roots import SourceRoots
from nullguard.program.symbols import ClassInfo, FunctionInfo, Member, Symbol, Type
from nullguard.program.trace import Remembered, Trace, hand_out, mentions_entry, mentions_in_entry, remember
from nullguard.program.unmentioned import Unmentioned
from nullguard.program.writers import Writers

CLASSES_IN = "<classes>#"
"""Begins what is traced when somebody goes through all classes of a Java source; the path follows."""

NO_DIGESTS: Mapping[str, bytes] = MappingProxyType({})

_ENCODER = msgspec.msgpack.Encoder()


class Program:
    """Linked facts. Built once per run, then read-only; workers inherit it.

    `sources` maps paths to facts (bodies left out), `load_bodies` gives the encoded bodies of a source when they are needed,
    `stubs` are the library stubs by pseudo-path (`<models>/python/django/db/models.pyi`). `digests` are the `digest_of` the
    declarations of those sources for which it is known already, `texts` the names in templates and other texts that are no code.

    Every answer records which sources it was drawn from in the set `reads`, also when it comes from a memo. Whoever caches a
    result sets `reads` to an empty set first, and keeps with the result the `declarations_digest` of every entry recorded, and
    the `imports_digest` of every source: as long as these and `surroundings_digest()` are the same, so is the result. As long
    as `namespace_digest()` is, searches of names (`program.searches`) and imports find what they found. Of `sources` and
    `classes` it is recorded that somebody went through all of them, and nothing else.
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
        self._trace = self.trace = trace = Trace()
        self.sources = Listing(sources, lambda: trace.paths.add(ALL_SOURCES))
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
        self.classes = Listing(declarations.classes, lambda: trace.paths.add(ALL_CLASSES))
        self._functions = Functions(declarations, load_bodies, trace)
        self._python_names = python_names = PythonNames(declarations, python_modules, trace)
        self._java_packages = java_packages = JavaPackages(sources, declarations, roots, trace)
        self._names = names = Names(declarations, python_names, JavaNames(declarations, java_packages, trace))
        self._hierarchy = hierarchy = Hierarchy(declarations, names, trace)
        self._descendants = Descendants(declarations, hierarchy, trace)
        self._scopes = Scopes(declarations)
        self._generics = generics = Generics(declarations, names, hierarchy, trace)
        self._member_search = members = MemberSearch(hierarchy, generics, trace)
        self._member_types = MemberTypes(declarations, names, generics, members, self.type_of, trace)
        self._symbols: dict[tuple[str, str, str], Remembered[Symbol | None]] = {}
        self._qualified: dict[tuple[str, str, str], Remembered[str]] = {}
        self._candidates: dict[tuple[str, str, str], Remembered[tuple[str, ...]]] = {}
        self._types: dict[tuple[TypeRef, str, str], Remembered[Type | None]] = {}
        self._digests: dict[str, bytes] = dict(digests)
        self.known_digests: Mapping[str, bytes] = self._digests
        self._imports_digests: dict[str, bytes] = {}
        self._indexes = Indexes(sources, declarations, roots, texts, trace)

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
        if path.endswith(".java"):  # there one may be left out of the comparison with what the source was
            self._trace.paths.add(CLASSES_IN + path)
        return self._declarations.all_classes_in(path)

    def functions_of(self, path: str) -> tuple[FunctionInfo, ...]:
        """All functions of a source with a body: module-level ones, methods, initialisers, the module itself."""
        return self._functions.of(path)

    def every_function_of(self, path: str) -> tuple[FunctionInfo, ...]:
        """The same where any of them counts: of a source of Python one that nobody asks for is left out of the comparison with
        what the source was, but for who asks this."""
        return self._functions.every_one_of(path)

    def functions_writing(self, path: str, field: str) -> tuple[FunctionInfo, ...]:
        """The functions of a Java source that assign a field of a name. Nothing else that functions of the source mention
        counts."""
        return self._functions.mentioning(path, (field + WRITTEN,))

    def functions_mentioning(self, path: str, *names: str) -> tuple[FunctionInfo, ...]:
        """The functions of a source that mention one of some names, in order. What others of the source mention does not
        count."""
        return self._functions.mentioning(path, names)

    def methods_of(self, cls: ClassInfo) -> tuple[FunctionInfo, ...]:
        """The methods of a class with a body, in order. What other functions of its source mention does not count."""
        return self._functions.owned(cls)

    def functions_named(self, path: str, qualname: str) -> tuple[FunctionInfo, ...]:
        """The functions of a source that bear a qualified name, in order."""
        return self._functions.named(path, qualname)

    def function_with_id(self, path: str, function_id: str) -> FunctionInfo | None:
        """The function of a source with a body that has an id. Nothing is traced: who has an id knows of the function."""
        return self._functions.with_id(path, function_id)

    def function_named(self, path: str, qualname: str) -> FunctionInfo | None:
        """The first function of a source that bears a qualified name."""
        found = self._functions.named(path, qualname)
        return found[0] if found else None

    def function_at(self, path: str, at: Packed) -> FunctionInfo | None:
        """The function of a source that a place stands in: the last one that begins there or before, but for one of an anonymous
        class (Java) that has ended."""
        return self._functions.at(path, at)

    def body(self, function: FunctionInfo) -> Body:
        """The statements of a function; empty for an abstract one. The last ones that were asked for are held."""
        return self._functions.body(function)

    def callers(self, language: str = "python") -> Callers:
        """The functions of all sources of a language, by name and by what they mention."""
        return self._indexes.callers(language)

    def writers(self) -> Writers:
        """What the functions of all Java sources assign and mention."""
        return self._indexes.writers()

    def own_members(self) -> Members:
        """What the objects of the program's own Python classes have, by name."""
        return self._indexes.own_members()

    def unmentioned(self) -> Unmentioned:
        """What is known of the Java methods whose names no method mentions."""
        return self._indexes.unmentioned()

    def is_type_checked(self, path: str) -> bool:
        """Whether the Python project that a file belongs to configures a type checker, or the Java build a checker of null."""
        unit = self.unit_of(path)
        is_python = path.endswith(".py")
        return any(known.is_type_checked if is_python else known.is_null_checked for known in self._units if known.path == unit)

    def is_published(self, path: str) -> bool:
        """Whether the Python project that a file belongs to is described for an index of packages."""
        unit = self.unit_of(path)
        return any(known.is_published for known in self._units if known.path == unit)

    def unit_of(self, path: str) -> str:
        """The path of the unit that a file belongs to, of whatever kind it is; empty for the project root."""
        return self._roots.unit_of_source(path)

    # ---- names

    def scope_of(self, path: str, scope: str) -> str:
        """The scope in which names mean what they mean in another one (see `program.scopes`)."""
        return self._scopes.of(path, scope)

    def resolve(self, path: str, dotted: str, scope: str = "") -> Symbol | None:
        """What a dotted name means in a source, seen from inside the class or function `scope` (a qualname); None if unknown."""
        scope = self._scopes.of(path, scope)
        key = (path, dotted, scope)
        entry = self._symbols.get(key) or remember(self._trace, self._symbols, key, self._resolve, path, dotted, scope)
        self._trace.paths.update(entry[1])
        return entry[0]

    def _resolve(self, path: str, dotted: str, scope: str) -> Symbol | None:
        symbol = self._names.resolve(path, dotted, scope, self._hierarchy.ancestors)
        hand_out(self._trace, symbol)
        return symbol

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
        symbol = self._names.imported(path, item, self._hierarchy.ancestors)
        hand_out(self._trace, symbol)
        return symbol

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
        """All known direct and indirect subclasses and implementations, in order of id. What they declare is not recorded."""
        return self._descendants.subclasses(cls)

    def is_nested_below(self, cls: ClassInfo, name: str) -> bool:
        """Whether some subclass has a class of a name in it."""
        return self._descendants.is_nested_below(cls, name)

    def called_like(self, name: str) -> list[str]:
        """The ids of the program's own Python classes whose names have the words of a name, each in full or cut short."""
        return self._indexes.class_words().called_like(name)

    def declaring_below(self, cls: ClassInfo, name: str) -> tuple[ClassInfo, ...]:
        """The subclasses that declare a field or method of a name, in order of id."""
        return self._descendants.declaring_below(cls, name)

    def member(self, cls: ClassInfo, name: str) -> Member | None:
        """The field or method `name` of the class or its nearest ancestor that declares it.

        A bare assignment `self.name = …` counts only where no ancestor declares the name.
        """
        return self._member_search.find(cls, name, "any")

    def field(self, cls: ClassInfo, name: str) -> Member | None:
        """The nearest field `name`, whether or not a method has the same name (Java)."""
        return self._member_search.find(cls, name, "field")

    def method(self, cls: ClassInfo, name: str, arguments: int = -1) -> Member | None:
        """The nearest method `name`, of which only the overloads that take so many arguments when `arguments` is given."""
        return self._member_search.find(cls, name, "method", arguments)

    def methods(self, cls: ClassInfo, name: str, arguments: int) -> Iterator[Member]:
        """The methods `name` that take so many arguments, of the nearest class that has any first."""
        return self._member_search.methods(cls, name, arguments)

    def overloads(self, function: FunctionInfo) -> tuple[FunctionInfo, ...]:
        """The function with its overloads, in order; of one that is no overload only itself."""
        self._trace.paths.add(function.path)
        if function.owner is not None or "overload" not in function.decl.modifiers:
            return (function,)
        found = self._declarations.functions_in(function.path).get(function.decl.name, (function,))
        for overload in found:
            hand_out(self._trace, overload)
        return found

    def look_at_mentions(self, path: str, functions: Iterable[Function] | None = None) -> None:
        """Trace what functions of a source mention, all of them where none are given. Who takes functions out of the declaration
        of a class, or out of an index, and asks what they mention must call this."""
        if path in self.sources:
            if functions is None:
                self._trace.paths.add(mentions_in_entry(path))
            else:
                self._trace.paths.update(mentions_entry(path, function) for function in functions if function.body != NO_BODY)

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
        return self._member_types.of(type, member)

    def type_arguments(self, type: Type, member: Member) -> dict[str, Type]:
        """What the type parameters in a member's declaration are for a receiver of the given type, `Self` included."""
        return self._member_types.arguments(type, member)

    def element_type(self, type: Type) -> Type | None:
        """What iterating over the type yields (list, QuerySet, List, Iterable, array, dict keys); None when unknown."""
        return self._member_types.element(type)

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
        """16 bytes over the units, which modules and packages there are, which of them imports find beside themselves, which
        packages are roots and which classes they have: what the search for names depends on beyond the sources that it reads.
        Names of functions and variables are not part of it, they are found by reading their source."""
        known = self._digests.get("")
        if known is None:
            packages = sorted(self._python_modules.imported_folders())
            beside = sorted(self._python_modules.neighbours())
            inner = sorted(self._python_modules.inner_roots())
            digest = hashlib.blake2b(_ENCODER.encode((self._units, packages, beside, inner)), digest_size=16)
            for path in sorted(self._facts):
                digest.update(f"{path}\0{self._dotted_of(path)}\0".encode())
                digest.update("\0".join(self._declarations.classes_in(path)).encode())
            known = self._digests[""] = digest.digest()
        return known

    def surroundings_digest(self) -> bytes:
        """16 bytes over what all answers depend on whatever they search for: the units, which languages there are, and the first
        parts of the names of Java's packages."""
        languages = sorted({facts.language for path, facts in self._facts.items() if not path.startswith("<")})
        told = _ENCODER.encode((self._units, languages, self._java_packages.tops()))
        return hashlib.blake2b(told, digest_size=16).digest()

    def imports_digest(self, path: str) -> bytes:
        """8 bytes over where the imports at the top of a Python source find their modules."""
        if not path.endswith(".py"):
            return NOTHING
        known = self._imports_digests.get(path)
        if known is None:
            known = self._imports_digests[path] = self._python_names.imports_digest(path)
        return known

    def declarations_digest(self, path: str) -> bytes:
        """16 bytes over the declarations of a source with their places; of an entry that a question to all sources recorded, over
        its answer. Of what does not exist, empty."""
        known = self._digests.get(path)
        if known is None:
            known = self._digests[path] = self._digest(path)
        return known

    known_digests: Mapping[str, bytes]
    """The `declarations_digest` of what it was asked for already."""

    def _found(self, search: str) -> bytes:
        """8 bytes over what a search of names finds."""
        if search in (ALL_CLASSES, ALL_SOURCES):
            return self.namespace_digest()[: len(NOTHING)]
        if search.startswith((JAVA_CLASS, JAVA_PACKAGE)):
            return self._java_packages.digest(search)
        if search.startswith((IMPORT, SUBMODULE)):
            return digest_of_names(*self._python_modules.found_again(search))
        if search.startswith(NESTED_BELOW):
            return self._descendants.found(search)
        return self._indexes.class_words().digest(search)

    def _digest(self, path: str) -> bytes:
        if is_search(path):
            return self._found(path)
        if path.startswith(DEFINED):
            return self._python_names.digest(path)
        known = self._descendants.digest(path)
        if known is not None:
            return known
        known = self._indexes.digest(path)
        if known is not None:
            return known
        known = self._functions.digest(path)
        if known is not None:
            return known
        if path.startswith(CLASSES_IN):
            classes = self._declarations.all_classes_in(path[len(CLASSES_IN) :])
            return digest_of_names(*(cls.id for cls in classes))
        facts = self._facts.get(path)
        return b"" if facts is None else digest_of(facts)
