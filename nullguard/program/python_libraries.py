"""What a name of a Python library means, as far as stubs describe it."""

from __future__ import annotations

from nullguard.program.declarations import Declarations
from nullguard.program.modules import PythonModules
from nullguard.program.symbols import External, ModuleInfo, Symbol
from nullguard.program.trace import Trace

_ALIASES = {
    "typing.List": "builtins.list",
    "typing.Dict": "builtins.dict",
    "typing.Set": "builtins.set",
    "typing.FrozenSet": "builtins.frozenset",
    "typing.Tuple": "builtins.tuple",
    "typing.Type": "builtins.type",
    "typing.Text": "builtins.str",
    "typing.AbstractSet": "typing.Set_",
    "collections.abc.Set": "typing.Set_",
    "typing.Deque": "collections.deque",
    "typing.DefaultDict": "collections.defaultdict",
    "typing.OrderedDict": "collections.OrderedDict",
    "typing.Counter": "collections.Counter",
}
"""Names of the standard library that stand for another class. `typing.Set_` is the abstract set, whose name `typing.Set` is
taken."""


class PythonLibraries:
    """Finds names of libraries in their stubs."""

    def __init__(self, declarations: Declarations, modules: PythonModules, trace: Trace) -> None:
        self._declarations = declarations
        self._modules = modules
        self._trace = trace
        self._names: dict[str, dict[str, list[str]]] | None = None

    def symbol(self, dotted: str) -> Symbol:
        """A name of a library: from the stub of its module, else the only one of its simple name in a stub module above or below
        it."""
        if dotted.startswith("typing_extensions."):
            dotted = "typing." + dotted[18:]
        dotted = _ALIASES.get(dotted, dotted)
        if dotted.startswith("collections.abc."):
            dotted = "typing." + dotted[16:]
        cls = self._declarations.classes.get(dotted)
        if cls is not None and cls.is_library:
            self._trace.paths.add(cls.path)
            return cls
        module, _, name = dotted.rpartition(".")
        top = dotted.partition(".")[0]
        path = self._modules.stub_modules().get(module)
        if path is not None:
            functions = self._declarations.functions_in(path).get(name)
            if functions:
                self._trace.paths.add(path)
                return functions[0]
        if self._names is None:
            self._names = self._names_of_stubs()
        candidates = [
            candidate
            for candidate in self._names.get(top, {}).get(name, ())
            if f"{module}.".startswith(f"{candidate}.") or f"{candidate}.".startswith(f"{module}.")
        ]
        if len(candidates) == 1 and candidates[0] != module:
            path = self._modules.stub_modules()[candidates[0]]
            self._trace.paths.add(path)
            found = self._declarations.defined(path, name)
            if found is not None:
                return found
        return External(dotted)

    def by_star(self, modules: list[str], name: str) -> Symbol | None:
        """What a name means that comes by a star from one of some libraries' modules: of several, from the one that has it."""
        symbols = [self.symbol(f"{module}.{name}") for module in modules]
        having = [symbol for symbol in symbols if not isinstance(symbol, External)]
        if having:
            return having[0] if all(symbol is having[0] for symbol in having) else None
        return symbols[0] if len({module.partition(".")[0] for module in modules}) == 1 else None

    def is_stubbed(self, module: ModuleInfo) -> bool:
        """Whether a module is a library's, of which stubs tell some names: those that they leave out are the library's, too."""
        return module.path.startswith("<") or (not module.path and self._modules.is_library(module.dotted))

    def _names_of_stubs(self) -> dict[str, dict[str, list[str]]]:
        names: dict[str, dict[str, list[str]]] = {}
        for module, path in sorted(self._modules.stub_modules().items()):
            facts = self._declarations.facts[path]
            known = names.setdefault(module.partition(".")[0], {})
            own = {decl.qualname for decl in facts.classes if "." not in decl.qualname}
            own.update(decl.name for decl in facts.functions)
            for name in sorted(own):
                known.setdefault(name, []).append(module)
        return names
