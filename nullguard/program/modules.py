"""Where Python's modules and packages are found, so that a name means what the unit's own interpreter would take it for: in the
roots that the source sees, in order, then in the library stubs, and last in the whole tree when only one place there fits."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from nullguard.knowledge.words import library_names
from nullguard.model.facts import SourceFacts
from nullguard.program.inner_roots import above, inner_roots
from nullguard.program.searches import SUBMODULE, parts_of
from nullguard.program.source_roots import SourceRoots, folder_of
from nullguard.program.symbols import ModuleInfo

_SUFFIXES = ("/__init__.py", ".py", "/__init__.pyi", ".pyi")
_BRIDGES = 2
"""Modules of a program for Python 3 that may still import what only Python 2 has."""

_STANDARD_LIBRARY = sys.stdlib_module_names


class PythonModules:
    """The Python modules of the tree and of the library stubs."""

    def __init__(self, sources: Mapping[str, SourceFacts], stubs: Mapping[str, SourceFacts], roots: SourceRoots) -> None:
        self._roots = roots
        self._sources = sources
        self._imported: set[str] | None = None
        self._neighbours: set[tuple[str, str]] | None = None
        self._inner_roots: frozenset[str] | None = None
        self._paths = {path for path, facts in sources.items() if facts.language == "python"}
        self._folders: set[str] = set()
        for path in self._paths:
            folder = folder_of(path)
            while folder not in self._folders:
                self._folders.add(folder)
                folder = folder_of(folder)
        self._stub_path = {
            stub_module(path): path for path, facts in sorted(stubs.items(), reverse=True) if facts.language == "python"
        }
        self._stub_packages = {package for name in self._stub_path for package in _prefixes(name)}
        self._by_name: dict[str, list[str]] | None = None
        self._dotted: dict[str, str] = {}
        self._modules: dict[str, ModuleInfo] = {}
        self._folder_of: dict[ModuleInfo, str] = {}
        self._found: dict[tuple[str, str], ModuleInfo | None] = {}

    def dotted(self, path: str) -> str:
        """The module name of a source below its root."""
        known = self._dotted.get(path)
        if known is None:
            known = stub_module(path) if path.startswith("<") else _module_name(path, self._roots.root_of(folder_of(path)))
            self._dotted[path] = known
        return known

    def is_library(self, dotted: str) -> bool:
        """Whether the stubs describe the top-level package of a dotted name."""
        return dotted.partition(".")[0] in self._stub_packages

    def stub_modules(self) -> Mapping[str, str]:
        """The modules of the library stubs and their paths."""
        return self._stub_path

    def find(self, dotted: str, importer: str) -> ModuleInfo | None:
        """The module that `import dotted` gives in the source `importer`; None when it lies outside the program."""
        return self._stub(dotted) if importer.startswith("<") else self._absolute(dotted, folder_of(importer))

    def _absolute(self, dotted: str, folder: str) -> ModuleInfo | None:
        key = (folder, dotted)
        if key not in self._found:
            self._found[key] = self._search(dotted, folder)
        return self._found[key]

    def relative(self, level: int, dotted: str, importer: str) -> ModuleInfo | None:
        """The module that `from ..dotted import` names in the source `importer`, `level` counting the dots."""
        if importer.startswith("<"):
            return self._stub(self.absolute_name(level, dotted, importer))
        return self._relative(level, dotted, folder_of(importer))

    def _relative(self, level: int, dotted: str, folder: str) -> ModuleInfo | None:
        for _ in range(level - 1):
            if not folder:
                return None
            folder = folder_of(folder)
        return self._at(folder, dotted)

    def absolute_name(self, level: int, dotted: str, importer: str) -> str:
        """The dotted name of the module that a relative import means, whether it exists or not."""
        package = self.dotted(importer)
        if not importer.endswith(("/__init__.py", "/__init__.pyi")) and importer not in ("__init__.py", "__init__.pyi"):
            package = package.rpartition(".")[0]
        for _ in range(level - 1):
            package = package.rpartition(".")[0]
        return f"{package}.{dotted}" if package and dotted else package or dotted

    def submodule(self, module: ModuleInfo, name: str) -> ModuleInfo | None:
        """The module `name` of a package."""
        if module.path.startswith("<") or (module in self._folder_of and self._folder_of[module].startswith("<")):
            return self._stub(f"{module.dotted}.{name}")
        if module.path:
            if not module.path.endswith("__init__.py"):
                return None
            return self._at(folder_of(module.path), name)
        return self._at(self._folder_of[module], name)

    def place_of(self, module: ModuleInfo | None) -> str:
        """Where a module was found: its source, or the folder of a package without one; empty where none was."""
        if module is None or module.path:
            return module.path if module is not None else ""
        return self._folder_of[module] + "/"

    def found_in(self, folder: str, level: int, dotted: str, name: str) -> tuple[str, str]:
        """Where the sources of a folder find what they import: the module, and of what is imported of it the module of that name,
        if it has one."""
        module = self._relative(level, dotted, folder) if level else self._absolute(dotted, folder)
        if module is None or not name or name == "*" or module.path.startswith("<"):
            return self.place_of(module), ""
        return self.place_of(module), self.place_of(self.submodule(module, name))

    def found_again(self, search: str) -> tuple[str, ...]:
        """What a search finds that was traced (see `searches.py`)."""
        if search.startswith(SUBMODULE):
            name, folder = parts_of(search, 2)
            return (self.place_of(self._at(folder, name)),)
        level, dotted, name, folder = parts_of(search, 4)
        return self.found_in(folder, int(level), dotted, name)

    def module_at(self, path: str) -> ModuleInfo:
        """The module that a source is."""
        module = self._modules.get(path)
        if module is None:
            module = self._modules[path] = ModuleInfo(self.dotted(path), path)
        return module

    # ---- the search

    def _search(self, dotted: str, folder: str) -> ModuleInfo | None:
        top = dotted.partition(".")[0]
        bases = self._bases(folder, top)
        for base in bases:
            if self._file(base, top):
                return self._at(base, dotted)  # a regular package or module hides all others of its name
        spread = [found for base in bases if _join(base, top) in self._folders and (found := self._at(base, dotted)) is not None]
        if spread:
            return next((found for found in spread if found.path), spread[0])
        if top in self._stub_packages:
            return self._stub(dotted)
        if top in _STANDARD_LIBRARY:
            return None
        if (folder, top) in self.neighbours():
            return self._at(folder, dotted)
        for base in above(folder):
            if base in self.inner_roots() and (found := self._at(base, dotted)) is not None:
                return found
        return self._anywhere(dotted)

    def _bases(self, folder: str, top: str) -> list[str]:
        """The folders that are searched: as `sys.path` would be, and the folders around the source that are no packages
        themselves."""
        visible = self._roots.visible(folder)
        bases = [visible[0]]
        if top not in _STANDARD_LIBRARY and top not in self._stub_packages:
            unit = self._roots.unit_of(folder)
            nearest = folder
            while nearest != visible[0] and nearest != unit and nearest:
                if not self._is_package(nearest):
                    bases.append(nearest)
                nearest = folder_of(nearest)
        return [*bases, *visible[1:]]

    def _is_package(self, folder: str) -> bool:
        """Whether a folder is a package: by its `__init__`, or because somebody imports it as one."""
        return bool(self._file(folder, "")) or folder in self.imported_folders()

    def imported_folders(self) -> set[str]:
        """The folders that some import of the tree goes through, relatively or below the importing source's root."""
        if self._imported is None:
            self._imported = set()
            seen: set[tuple[str, str, str]] = set()
            for path in self._paths:
                folder = folder_of(path)
                root = self._roots.root_of(folder)
                for item in self._sources[path].imports:
                    if item.level:
                        above = folder
                        for _ in range(item.level):
                            self._imported.add(above)
                            above = folder_of(above)
                    elif (root, item.module, item.name) not in seen:
                        seen.add((root, item.module, item.name))
                        self._imported.update(self._passed(root, item.module, item.name))
        return self._imported

    def neighbours(self) -> set[tuple[str, str]]:
        """The folders and modules in them of which an import of a name that is found nowhere means the module beside, where
        Python 2 searches first: a source of the folder takes all that is in it, as packages do with their own modules, or in a
        program of Python 2 something. One that imports the name itself (`celery.py`) has the name of a library."""
        if self._neighbours is None:
            wanted = "" if self._is_of_python_2() else "*"
            taken = {
                (folder_of(path), item.module)
                for path in self._paths
                for item in self._sources[path].imports
                if item.name and item.name == (wanted or item.name) and not item.level and "." not in item.module
                if self._has(folder_of(path), item.module, item.name)
            }
            self._neighbours = {beside for beside in taken if not self._takes_library(*beside)}
        return self._neighbours

    def inner_roots(self) -> frozenset[str]:
        """The packages that sources below them take for a root (see `inner_roots.py`)."""
        if self._inner_roots is None:
            self._inner_roots = inner_roots(self._paths, self._sources, self._folders, self._is_visible)
        return self._inner_roots

    def _is_visible(self, folder: str, top: str) -> bool:
        """Whether a source in a folder finds a module or package where it searches first, or in a library."""
        if top in _STANDARD_LIBRARY or top in self._stub_packages:
            return True
        return any(self._file(base, top) or _join(base, top) in self._folders for base in self._bases(folder, top))

    def _takes_library(self, folder: str, module: str) -> bool:
        """Whether a module imports what has its own name."""
        return any(not item.level and item.module == module for item in self._sources[self._file(folder, module)].imports)

    def _has(self, folder: str, module: str, name: str) -> bool:
        """Whether a folder has a module that declares a name; `*` stands for any."""
        path = self._file(folder, module)
        if not path or name == "*":
            return bool(path)
        facts = self._sources[path]
        declared = [
            *(cls.name for cls in facts.classes),
            *(function.name for function in facts.functions),
            *(field.name for field in facts.variables),
        ]
        return name in declared

    def _is_of_python_2(self) -> bool:
        """Whether a program is written for Python 2: more than a module or two, which may bridge both, import what Python 3 has
        not."""
        gone = library_names("python-2-module")
        found = sum(
            1 for path in self._paths if any(not item.level and item.module in gone for item in self._sources[path].imports)
        )
        return found > _BRIDGES

    def _passed(self, root: str, module: str, name: str) -> list[str]:
        """The folders that `from module import name` goes through when it is found below a root."""
        place = _join(root, module.replace(".", "/"))
        if place in self._folders and name and (self._file(place, name) or _join(place, name) in self._folders):
            return [_join(root, prefix.replace(".", "/")) for prefix in _prefixes(module)]
        if "." in module and (self._file(place, "") or self._file("", place)):
            return [_join(root, prefix.replace(".", "/")) for prefix in _prefixes(module)[:-1]]
        return []

    def _anywhere(self, dotted: str) -> ModuleInfo | None:
        if self._by_name is None:
            self._by_name = self._names()
        places = self._by_name.get(dotted, ())
        return self.module_at(places[0]) if len(places) == 1 else None

    def _names(self) -> dict[str, list[str]]:
        """Every source by its name below its root and by its name below the outermost package folder."""
        names: dict[str, list[str]] = {}
        for path in sorted(self._paths):
            name = self.dotted(path)
            names.setdefault(name, []).append(path)
            base = folder = folder_of(path)
            while folder and self._is_package(folder):
                base = folder = folder_of(folder)
            natural = _module_name(path, base)
            if natural != name and (path.endswith("/__init__.py") or "." in natural):
                names.setdefault(natural, []).append(path)
        return names

    def _at(self, base: str, dotted: str) -> ModuleInfo | None:
        path = self._file(base, dotted.replace(".", "/"))
        if path:
            return self.module_at(path)
        folder = _join(base, dotted.replace(".", "/"))
        if folder not in self._folders:
            return None
        module = self._modules.get(f"{folder}/")
        if module is None:
            root = self._roots.root_of(folder)
            name = folder[len(root) :].strip("/").replace("/", ".")
            module = self._modules[f"{folder}/"] = ModuleInfo(name, "")
            self._folder_of[module] = folder
        return module

    def _file(self, base: str, relative: str) -> str:
        stem = _join(base, relative)
        for suffix in _SUFFIXES if relative else _SUFFIXES[:1]:
            path = stem + suffix if stem else suffix[1:]
            if path in self._paths:
                return path
        return ""

    def _stub(self, dotted: str) -> ModuleInfo | None:
        path = self._stub_path.get(dotted)
        if path is not None:
            return self.module_at(path)
        if dotted not in self._stub_packages:
            return None
        key = f"<{dotted}>"
        module = self._modules.get(key)
        if module is None:
            module = self._modules[key] = ModuleInfo(dotted, "")
            self._folder_of[module] = "<stubs>"
        return module


def stub_module(path: str) -> str:
    """The module of a stub's pseudo-path: `<models>/python/django/db/models.pyi` → `django.db.models`."""
    return _module_name(path.partition("/python/")[2], "")


def _module_name(path: str, root: str) -> str:
    relative = path[len(root) + 1 :] if root else path
    stem = relative.rpartition(".")[0]
    if stem == "__init__":
        return ""
    return stem.removesuffix("/__init__").replace("/", ".")


def _prefixes(dotted: str) -> list[str]:
    parts = dotted.split(".")
    return [".".join(parts[: i + 1]) for i in range(len(parts))]


def _join(base: str, relative: str) -> str:
    if not base:
        return relative
    return f"{base}/{relative}" if relative else base
