"""What a name means in a Java source: nested and inherited types, imports, packages, library stubs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from nullguard.model.facts import SourceFacts
from nullguard.model.syntax import Import
from nullguard.program.declarations import LOCALS, Declarations, outside
from nullguard.program.searches import JAVA_CLASS, JAVA_PACKAGE, digest_of_names
from nullguard.program.source_roots import SourceRoots, folder_of
from nullguard.program.symbols import ClassInfo, External, FunctionInfo, ModuleInfo, Symbol, VariableInfo
from nullguard.program.trace import Remembered, Trace, remember

_TOP_PACKAGES = frozenset({"java", "javax", "jakarta", "org", "com", "net", "io", "edu", "dev", "kotlin"})
"""Where full names begin that are written out in code; anything else could be a variable."""

Lineage = Callable[[ClassInfo], tuple[ClassInfo, ...]]


class JavaPackages:
    """The top-level classes of the tree's Java sources by full name, and the packages."""

    def __init__(self, sources: Mapping[str, SourceFacts], declarations: Declarations, roots: SourceRoots, trace: Trace) -> None:
        self._declarations = declarations
        self._roots = roots
        self._trace = trace
        self._classes: dict[str, list[ClassInfo]] = {}
        self._by_simple_name: dict[str, list[str]] = {}
        self._own_packages: set[str] = set()
        self._packages: dict[str, ModuleInfo] = {}
        for path, facts in sources.items():
            if facts.language == "java":
                self._own_packages.add(facts.package)
                for qualname, cls in declarations.classes_in(path).items():
                    if "." not in qualname:
                        self._classes.setdefault(cls.dotted, []).append(cls)
                        self._by_simple_name.setdefault(cls.name, []).append(f"{cls.id} {cls.dotted}")
        names = self._own_packages | {facts.package for facts in declarations.facts.values() if facts.language == "java"}
        for name in sorted(names):
            while name and name not in self._packages:
                self._packages[name] = ModuleInfo(name, "")
                name = name.rpartition(".")[0]

    def find(self, dotted: str, importer: str) -> ClassInfo | None:
        """The top-level class of a full name as the source `importer` sees it; a library class may be nested too."""
        self._trace.paths.add(JAVA_CLASS + dotted.rpartition(".")[2])
        candidates = self._classes.get(dotted)
        library = self._declarations.classes.get(dotted)
        if not candidates or importer.startswith("<"):
            found = library
        elif len(candidates) == 1 and library is None:
            found = candidates[0]
        else:
            found = self._nearest(candidates, importer, library)
        if found is not None:
            self._trace.paths.add(found.path)
        return found

    def package(self, dotted: str) -> ModuleInfo | None:
        """The package of a name, when the tree or the stubs have it or one below it."""
        if "." in dotted:  # every answer depends on the first parts of all names (see `Program.surroundings_digest`)
            self._trace.paths.add(JAVA_PACKAGE + dotted)
        return self._packages.get(dotted)

    def is_open(self, dotted: str) -> bool:
        """Whether a package may have classes that nobody here knows: it is no package of the tree."""
        self._trace.paths.add(JAVA_PACKAGE + dotted)
        return dotted not in self._own_packages

    def tops(self) -> list[str]:
        """The first parts of the names of all packages, in order."""
        return sorted(name for name in self._packages if "." not in name)

    def digest(self, traced: str) -> bytes:
        """8 bytes over what a search of a class or a package finds that was traced."""
        if traced.startswith(JAVA_CLASS):
            return digest_of_names(*sorted(self._by_simple_name.get(traced[len(JAVA_CLASS) :], ())))
        name = traced[len(JAVA_PACKAGE) :]
        return digest_of_names("there" if name in self._packages else "", "own" if name in self._own_packages else "")

    def _nearest(self, candidates: list[ClassInfo], importer: str, library: ClassInfo | None) -> ClassInfo | None:
        for root in self._roots.visible(folder_of(importer)):
            there = [cls for cls in candidates if self._roots.root_of(folder_of(cls.path)) == root]
            if there:
                return there[0] if len(there) == 1 else None
        if library is not None:
            return library
        return candidates[0] if len(candidates) == 1 else None


class JavaNames:
    """Resolves names of Java sources. `lineage` arguments give the ancestors in which inherited types and members are looked
    for."""

    def __init__(self, declarations: Declarations, packages: JavaPackages, trace: Trace) -> None:
        self._declarations = declarations
        self._packages = packages
        self._trace = trace
        self._imports: dict[str, tuple[dict[str, list[Import]], tuple[Import, ...]]] = {}
        self._outer_level: dict[tuple[str, str, Lineage], Remembered[Symbol | None]] = {}
        self._variables: dict[str, VariableInfo] = {}

    def bare(self, path: str, name: str, scope: str, lineage: Lineage, skip: ClassInfo | None = None) -> Symbol | None:
        """What a simple name means inside the class or method `scope`: a type, else a field, a method, a package."""
        self._trace.paths.add(path)
        classes = self._declarations.classes_in(path)
        prefix = scope
        while prefix:
            cls = classes.get(prefix)
            if cls is None:
                found: Symbol | None = classes.get(f"{prefix}.{LOCALS}.{name}")
            elif cls.name == name and cls is not skip:
                found = cls
            else:
                found = self._nested(cls, name, lineage)
            if found is not None and found is not skip:
                return found
            prefix = outside(prefix)
        key = (path, name, lineage)
        entry = self._outer_level.get(key)
        if entry is None:
            entry = remember(self._trace, self._outer_level, key, self._around, path, name, lineage)
        self._trace.paths.update(entry[1])
        if entry[0] is not None:
            return entry[0]
        prefix = scope
        while prefix:
            cls = classes.get(prefix)
            member = self._member(cls, name, lineage) if cls is not None else None
            if member is not None:
                return member
            prefix = outside(prefix)
        return self._by_open_wildcard(path, name) or self._packages.package(name)

    def attribute(self, path: str, symbol: Symbol, name: str, lineage: Lineage) -> Symbol | None:
        """What `symbol.name` means in a source."""
        if isinstance(symbol, ClassInfo):
            return self._nested(symbol, name, lineage) or self._member(symbol, name, lineage)
        if isinstance(symbol, ModuleInfo):
            dotted = f"{symbol.dotted}.{name}"
            found = self._packages.find(dotted, path) or self._packages.package(dotted)
            if found is None and self._packages.is_open(symbol.dotted) and _is_type_name(name):
                return External(dotted)
            return found
        if isinstance(symbol, External):
            return External(f"{symbol.dotted}.{name}")
        return None

    def outside(self, dotted: str) -> External | None:
        """A full name whose package is not known here (`org.hibernate.Session`), if it is written like one."""
        parts = dotted.split(".")
        if len(parts) >= 3 and parts[0] in _TOP_PACKAGES and any(_is_type_name(part) for part in parts[2:]):
            return External(dotted)
        return None

    def candidates(self, path: str, name: str) -> tuple[str, ...]:
        """The full names that a simple name may have by the wildcard imports of packages that are not known entirely."""
        _, wildcards = self._imports_of(path)
        return tuple(f"{item.module}.{name}" for item in wildcards if self._packages.is_open(item.module))

    def imported(self, path: str, item: Import, lineage: Lineage) -> Symbol | None:
        """What a single import binds."""
        if not item.is_static:
            dotted = f"{item.module}.{item.name}" if item.name else item.module
            found = self._packages.find(dotted, path)
            if found is not None:
                return found
        if not item.name:
            return External(item.module)
        holder = self._class(path, item.module, lineage)
        if holder is not None:
            member = self._nested(holder, item.name, lineage) or self._member(holder, item.name, lineage)
            if member is not None or not holder.is_library:
                return member
        return External(f"{item.module}.{item.name}")

    # ---- outside the source's classes

    def _around(self, path: str, name: str, lineage: Lineage) -> Symbol | None:
        """What a name means outside all classes: imports, the source's own package, wildcard imports, java.lang."""
        self._trace.paths.add(path)
        singles, wildcards = self._imports_of(path)
        for item in singles.get(name, ()):
            found = self.imported(path, item, lineage)
            if found is not None:
                return found
        facts = self._declarations.facts.get(path)
        package = facts.package if facts is not None else ""
        own = self._declarations.classes_in(path).get(name) or self._packages.find(f"{package}.{name}" if package else name, path)
        if own is not None or name in singles:
            return own
        return self._by_wildcard(path, name, wildcards, lineage)

    def _by_wildcard(self, path: str, name: str, wildcards: tuple[Import, ...], lineage: Lineage) -> Symbol | None:
        known: Symbol | None = self._packages.find(f"java.lang.{name}", path)
        for item in wildcards:
            found: Symbol | None = None
            if not item.is_static:
                found = self._packages.find(f"{item.module}.{name}", path)
            if found is None:
                holder = self._class(path, item.module, lineage)
                if holder is not None:
                    found = self._nested(holder, name, lineage)
                    if found is None and item.is_static:
                        found = self._member(holder, name, lineage)
            if found is not None and found is not known:
                if known is not None:
                    return None
                known = found
        return known

    def _by_open_wildcard(self, path: str, name: str) -> External | None:
        """A type that can only come from the one wildcard import whose package is not known here."""
        if not _is_type_name(name):
            return None
        outside = [
            item.module
            for item in self._imports_of(path)[1]
            if not item.is_static and self._packages.is_open(item.module) and not _is_type_name(item.module.rpartition(".")[2])
        ]
        return External(f"{outside[0]}.{name}") if len(outside) == 1 else None

    def _class(self, path: str, dotted: str, lineage: Lineage) -> ClassInfo | None:
        """The class of a full name that may be nested (`com.shop.Order.Status`)."""
        found = self._packages.find(dotted, path)
        if found is not None:
            return found
        rest: list[str] = []
        while "." in dotted:
            dotted, _, last = dotted.rpartition(".")
            rest.append(last)
            found = self._packages.find(dotted, path)
            if found is not None:
                for name in reversed(rest):
                    found = self._nested(found, name, lineage) if found is not None else None
                return found
        return None

    def _imports_of(self, path: str) -> tuple[dict[str, list[Import]], tuple[Import, ...]]:
        known = self._imports.get(path)
        if known is None:
            singles: dict[str, list[Import]] = {}
            wildcards: list[Import] = []
            facts = self._declarations.facts.get(path)
            for item in facts.imports if facts is not None else ():
                if item.name == "*":
                    wildcards.append(item)
                else:
                    singles.setdefault(item.alias or item.name or item.module.rpartition(".")[2], []).append(item)
            known = self._imports[path] = (singles, tuple(wildcards))
        return known

    # ---- inside a class

    def _nested(self, cls: ClassInfo, name: str, lineage: Lineage) -> ClassInfo | None:
        for holder in lineage(cls):
            found = self._declarations.classes_in(holder.path).get(f"{holder.decl.qualname}.{name}")
            if found is not None:
                self._trace.paths.add(holder.path)
                return found
        return None

    def _member(self, cls: ClassInfo, name: str, lineage: Lineage) -> VariableInfo | FunctionInfo | None:
        for holder in lineage(cls):
            field = self._declarations.fields(holder).get(name)
            if field is not None:
                self._trace.paths.add(holder.path)
                key = f"{holder.id}.{name}"
                known = self._variables.get(key)
                if known is None:
                    known = self._variables[key] = VariableInfo(f"{holder.dotted}.{name}", holder.path, field, holder)
                return known
            functions = self._declarations.methods(holder).get(name)
            if functions:
                self._trace.paths.add(holder.path)
                return functions[0]
        return None


def _is_type_name(name: str) -> bool:
    """Whether a name is written like a type: it begins with a capital and has no underscore as constants do."""
    return name[:1].isupper() and "_" not in name
