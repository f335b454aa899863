"""What a name means in a Python source: scopes, imports, re-exports, star imports."""

from __future__ import annotations

import builtins
from collections.abc import Callable

from nullguard.knowledge.words import library_names
from nullguard.model.facts import Field
from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import Call, Collection, Constant, Expr, Import, Name
from nullguard.program.declarations import LOCALS, Declarations, outside
from nullguard.program.modules import PythonModules
from nullguard.program.name_search import NameSearch
from nullguard.program.python_bindings import Bindings, bindings_of, bound_module
from nullguard.program.python_libraries import PythonLibraries
from nullguard.program.searches import defined_entry, digest_of_names, import_entry, parts_of, submodule_entry
from nullguard.program.source_roots import folder_of
from nullguard.program.symbols import ClassInfo, External, FunctionInfo, ModuleInfo, Symbol, VariableInfo
from nullguard.program.trace import Remembered, Trace, hand_out, remember

_METACLASS_AND_BASE = 2
_BACKENDS = library_names("backend-giving")
_BUILTIN_NAMES = frozenset(dir(builtins))

Lineage = Callable[[ClassInfo], tuple[ClassInfo, ...]]


class PythonNames:
    """Resolves names of Python sources. `lineage` arguments give the ancestors in which inherited names are looked for."""

    def __init__(self, declarations: Declarations, modules: PythonModules, trace: Trace) -> None:
        self._declarations = declarations
        self._modules = modules
        self._libraries = PythonLibraries(declarations, modules, trace)
        self._trace = trace
        self._bindings: dict[str, Bindings] = {}
        self._variables: dict[tuple[str, str], VariableInfo] = {}
        self._exported: dict[tuple[str, str], Remembered[Symbol | None]] = {}

    # ---- names as seen from a place

    def bare(self, path: str, name: str, scope: str, skip: ClassInfo | None = None) -> Symbol | None:
        """What a simple name means inside the class or function `scope`; `skip` is a class that does not see itself (in its
        header)."""
        self._trace.paths.add(path)
        classes = self._declarations.classes_in(path)
        prefix = scope
        while prefix:
            cls = classes.get(prefix)
            if cls is None:
                found: Symbol | None = classes.get(f"{prefix}.{LOCALS}.{name}")
            elif prefix == scope:
                found = self.class_attribute(cls, name)
            else:
                found = None
            if found is not None and found is not skip:
                return found
            prefix = outside(prefix)
        symbol = self.exported(path, name, skip)
        if symbol is not None:
            return symbol
        builtin = self._libraries.symbol(f"builtins.{name}") if name in _BUILTIN_NAMES else None
        if builtin is not None:
            return builtin
        return self._from_enclosing_class(path, name, scope, skip)

    def exported(self, path: str, name: str, skip: ClassInfo | None) -> Symbol | None:
        """What a module binds a name to, following imports through any number of modules; None when unknown or ambiguous."""
        key = (path, name)
        entry = self._exported.get(key) or remember(
            self._trace, self._exported, key, self._export, path, name, None, NameSearch()
        )
        self._trace.paths.update(entry[1])
        found = entry[0]
        if skip is None or (found is not None and found is not skip):
            return found  # had the search met `skip` on its way, it would have ended with it or with nothing
        return self._export(path, name, skip, NameSearch())

    def attribute(self, symbol: Symbol, name: str, lineage: Lineage) -> Symbol | None:
        """What `symbol.name` means."""
        if isinstance(symbol, ModuleInfo):
            return self._of_module(symbol, name, NameSearch(), None)
        if isinstance(symbol, ClassInfo):
            for cls in lineage(symbol):
                self._trace.paths.add(cls.path)
                found = self.class_attribute(cls, name)
                if found is not None:
                    return found
            return None
        return self._libraries.symbol(f"{symbol.dotted}.{name}") if isinstance(symbol, External) else None

    def class_attribute(self, cls: ClassInfo, name: str) -> Symbol | None:
        """What a class body itself binds a name to: a nested class, a method, a class attribute."""
        nested = self._declarations.classes_in(cls.path).get(f"{cls.decl.qualname}.{name}")
        if nested is not None:
            return nested
        functions = self._declarations.methods(cls).get(name)
        if functions:
            return functions[0]
        declared = self._declarations.fields(cls).get(name)
        if declared is not None and "instance" not in declared.modifiers:
            return self.variable(cls.path, declared, cls)
        return None

    def absolute(self, path: str, dotted: str, lineage: Lineage) -> Symbol | None:
        """What a full dotted name (`shop.models.Order`) means in the surroundings of a source."""
        parts = dotted.split(".")
        for length in range(len(parts) - 1, 0, -1):
            module = self._searched(".".join(parts[:length]), path)
            if module is None:
                continue
            self._ask_for(module, parts[length])
            symbol: Symbol | None = module
            for part in parts[length:]:
                symbol = self.attribute(symbol, part, lineage) if symbol is not None else None
            return symbol
        return None

    def intended(self, path: str, name: str) -> str:
        """The dotted name that an import gives `name` in a module, whether it exists or not; empty when no import binds it."""
        for item in self._of(path).imports.get(name, ()):
            module = self._modules.absolute_name(item.level, item.module, path) if item.level else item.module
            return f"{module}.{item.name}" if item.name else bound_module(item)
        return ""

    def imported(self, path: str, item: Import) -> Symbol | None:
        """What an import binds its alias to in a source; None when the module is known and has no such name."""
        if not path.startswith("<"):
            folder = folder_of(path)
            self._trace.paths.add(import_entry(folder, item.level, item.module, item.name))
            if item.name:
                level, name = item.level, item.module
                self._ask_for(self._modules.relative(level, name, path) if level else self._modules.find(name, path), item.name)
            else:
                self._trace.paths.add(import_entry(folder, 0, bound_module(item), ""))
        return self._import(path, item, None, NameSearch())

    def variable(self, path: str, declared: Field, owner: ClassInfo | None = None) -> VariableInfo:
        """The symbol of a variable, the same object at each call."""
        key = (owner.id if owner else path, declared.name)
        known = self._variables.get(key)
        if known is None or known.decl is not declared:
            prefix = owner.dotted if owner else self._modules.dotted(path)
            dotted = f"{prefix}.{declared.name}" if prefix else declared.name
            known = self._variables[key] = VariableInfo(dotted, path, declared, owner)
        return known

    # ---- what depends on which modules there are

    def imports_digest(self, path: str) -> bytes:
        """8 bytes over where the imports at the top of a source find their modules."""
        facts = self._declarations.facts.get(path)
        folder = folder_of(path)
        found: list[str] = []
        for item in facts.imports if facts is not None else ():
            if not item.name:
                found.append(self._modules.found_in(folder, 0, bound_module(item), "")[0])
            found += self._modules.found_in(folder, item.level, item.module, item.name)
        return digest_of_names(*found)

    def digest(self, traced: str) -> bytes:
        """8 bytes over whether a module declares a name that it was asked for elsewhere than at the top of a source."""
        name, path = parts_of(traced, 2)
        bindings = self._of(path)
        is_there = self._declarations.defined(path, name) is not None or name in bindings.variables or name in bindings.imports
        return digest_of_names("there" if is_there else "")

    def _ask_for(self, module: ModuleInfo | None, name: str) -> None:
        if module is not None and module.path and not module.path.startswith("<"):
            self._trace.paths.add(defined_entry(name, module.path))

    def _searched(self, dotted: str, path: str) -> ModuleInfo | None:
        """The module of a full name that is no import at the top of a source."""
        if not path.startswith("<"):
            self._trace.paths.add(import_entry(folder_of(path), 0, dotted, ""))
        return self._modules.find(dotted, path)

    def _submodule(self, module: ModuleInfo, name: str) -> ModuleInfo | None:
        """The module of a name in a package."""
        place = self._modules.place_of(module)
        if not place.startswith("<") and place.endswith(("/", "__init__.py")):
            self._trace.paths.add(submodule_entry(name, folder_of(place)))
        return self._modules.submodule(module, name)

    # ---- modules' names

    def _export(self, path: str, name: str, skip: ClassInfo | None, search: NameSearch) -> Symbol | None:
        if not search.enter(path, name):
            return None
        self._trace.paths.add(path)
        bindings = self._of(path)
        declared: Symbol | None = self._declarations.defined(path, name, skip)
        if declared is None:
            declared = self._by_import(path, bindings.imports.get(name, ()), skip, search)
        if declared is None:
            declared = self._by_variable(path, bindings.variables.get(name, ()), search)
        if declared is None and name not in bindings.imports and name not in bindings.variables:
            declared = self._by_star(path, bindings, name, search)
            if declared is None and path.endswith(("/__init__.py", "/__init__.pyi")):
                declared = self._submodule(self._modules.module_at(path), name)
        search.leave()
        return declared

    def _by_import(self, path: str, items: list[Import] | tuple[()], skip: ClassInfo | None, search: NameSearch) -> Symbol | None:
        known: Symbol | None = None
        outside: Symbol | None = None
        for item in items:
            symbol = self._import(path, item, skip, search)
            if isinstance(symbol, External):
                outside = outside or symbol
            elif symbol is not None and symbol is not known:
                if known is not None:
                    return None  # two different things, by circumstances
                known = symbol
        return known or outside

    def _import(self, path: str, item: Import, skip: ClassInfo | None, search: NameSearch) -> Symbol | None:
        if not item.name:
            bound = bound_module(item)
            module = self._modules.find(bound, path)
            if module is None and self._modules.find(item.module, path) is None:
                return External(bound)
            return module
        module = self._modules.relative(item.level, item.module, path) if item.level else self._modules.find(item.module, path)
        if module is not None:
            return self._of_module(module, item.name, search, skip, is_traced=False)
        if item.level:
            return None
        return self._libraries.symbol(f"{item.module}.{item.name}")

    def _of_module(
        self, module: ModuleInfo, name: str, search: NameSearch, skip: ClassInfo | None, is_traced: bool = True
    ) -> Symbol | None:
        """What a module has under a name; what imports of its source find is traced already (see `imports_digest`)."""
        if module.path:
            found = self._export(module.path, name, skip, search)
            if found is not None:
                return found
        found = self._submodule(module, name) if is_traced else self._modules.submodule(module, name)
        if found is None and self._libraries.is_stubbed(module):
            return self._libraries.symbol(f"{module.dotted}.{name}")
        return found

    def _by_variable(self, path: str, declared: list[Field] | tuple[()], search: NameSearch) -> Symbol | None:
        if not declared:
            return None
        if len(declared) == 1:
            value = declared[0].value
            dotted = dotted_name(value) or _made_of(value)
            if dotted and dotted != declared[0].name:
                target = self._aliased(path, dotted, search)
                if isinstance(target, (ClassInfo, FunctionInfo, ModuleInfo)):
                    return target
            if (chosen := self._chosen(path, value)) is not None:
                return chosen
        return self.variable(path, declared[0])

    def _chosen(self, path: str, value: Expr | None) -> Symbol | None:
        """What a library stands for that hands calls on to a module which a table names (`backend_mapping={"sqlalchemy":
        "shop.db.sqlalchemy.api"}`): the only one, or the object that its function gives which the library asks for it."""
        given = value.arguments if isinstance(value, Call) else ()
        table = next((item.value for item in given if item.name in library_names("backend-table")), None)
        if isinstance(table, Name):
            named = self._of(path).variables.get(table.id, ())
            table = named[0].value if len(named) == 1 else None
        items = table.items[1::2] if isinstance(table, Collection) and table.kind == "dict" else ()
        named_modules = [item.value for item in items if isinstance(item, Constant) and isinstance(item.value, str)]
        module = self._searched(named_modules[0], path) if len(named_modules) == 1 else None
        if module is None or not module.path:
            return None
        self._trace.paths.add(module.path)
        giving = next((name for name in self._declarations.functions_in(module.path) if name in _BACKENDS), "")
        given_back = self._declarations.functions_in(module.path).get(giving)
        classes = self._declarations.classes_in(module.path)
        for function in given_back or ():
            hand_out(self._trace, function)
        made = [classes[name] for name in given_back[0].decl.mentions if name in classes] if given_back else []
        if not made:
            return module
        at = made[0].decl.at
        return self.variable(module.path, Field(giving, None, Call(Name(made[0].name, at), (), at))) if len(made) == 1 else None

    def _aliased(self, path: str, dotted: str, search: NameSearch) -> Symbol | None:
        first, _, rest = dotted.partition(".")
        symbol = self._export(path, first, None, search)
        if symbol is None and first in _BUILTIN_NAMES:
            symbol = self._libraries.symbol(f"builtins.{first}")
        for part in rest.split(".") if rest else ():
            if isinstance(symbol, ModuleInfo):
                symbol = self._of_module(symbol, part, search, None)
            elif symbol is not None:
                symbol = self.attribute(symbol, part, _itself)
        return symbol

    def _by_star(self, path: str, bindings: Bindings, name: str, search: NameSearch) -> Symbol | None:
        known: Symbol | None = None
        outside: list[str] = []
        for item in bindings.stars:
            if search.is_over():
                break
            module = (
                self._modules.relative(item.level, item.module, path) if item.level else self._modules.find(item.module, path)
            )
            if module is None:
                if not item.level:
                    outside.append(item.module)
                continue
            if self._libraries.is_stubbed(module):
                outside.append(module.dotted)
            if not module.path or not self._exports(module.path, name):
                continue
            symbol = self._export(module.path, name, None, search)
            if isinstance(symbol, External):
                outside.append(symbol.dotted.rpartition(".")[0])
            elif symbol is not None and symbol is not known:
                if known is not None:
                    return None
                known = symbol
        if known is None and name not in _BUILTIN_NAMES and not name.startswith("_"):
            return self._libraries.by_star(outside, name)
        return known

    def _exports(self, path: str, name: str) -> bool:
        facts = self._declarations.facts[path]
        self._trace.paths.add(path)
        if facts.exports:
            return name in facts.exports
        return not name.startswith("_")

    def _of(self, path: str) -> Bindings:
        known = self._bindings.get(path)
        if known is None:
            known = self._bindings[path] = bindings_of(self._declarations.facts.get(path))
        return known

    def _from_enclosing_class(self, path: str, name: str, scope: str, skip: ClassInfo | None) -> Symbol | None:
        """A nested class named without its class inside a method: an error to Python, yet right in annotations of the method."""
        classes = self._declarations.classes_in(path)
        while scope:
            scope = outside(scope)
            found = classes.get(f"{scope}.{name}") if scope in classes else None
            if found is not None and found is not skip:
                return found
        return None


def _made_of(value: Expr | None) -> str:
    """`Base` of `with_metaclass(Meta, Base)`, which is a class like Base."""
    if not isinstance(value, Call) or len(value.arguments) != _METACLASS_AND_BASE:
        return ""
    if dotted_name(value.function).rpartition(".")[2] not in library_names("metaclass-adding"):
        return ""
    return dotted_name(value.arguments[1].value)


def _itself(cls: ClassInfo) -> tuple[ClassInfo, ...]:
    return (cls,)
