"""One way to resolve a name whatever the language, because everything after linking is the same for both."""

from __future__ import annotations

from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import Call, Expr, Import
from nullguard.program.declarations import Declarations
from nullguard.program.java_names import JavaNames, Lineage
from nullguard.program.python_names import PythonNames
from nullguard.program.symbols import ClassInfo, Symbol, VariableInfo

_MOST_ALIASES = 8


class Names:
    """Resolves dotted names; `lineage` arguments give the ancestors in which inherited names are looked for."""

    def __init__(self, declarations: Declarations, python: PythonNames, java: JavaNames) -> None:
        self._declarations = declarations
        self._python = python
        self._java = java

    def is_java(self, path: str) -> bool:
        """Whether a source is Java."""
        facts = self._declarations.facts.get(path)
        return facts is not None and facts.language == "java"

    def resolve(self, path: str, dotted: str, scope: str, lineage: Lineage, skip: ClassInfo | None = None) -> Symbol | None:
        """What a dotted name means inside the class or function `scope` of a source; None when unknown."""
        if path not in self._declarations.facts:
            return None
        first, *rest = dotted.split(".")
        if self.is_java(path):
            symbol = self._java.bare(path, first, scope, lineage, skip)
            for part in rest:
                if symbol is None:
                    break
                symbol = self._java.attribute(path, symbol, part, lineage)
            return symbol if symbol is not None or not rest else self._java.outside(dotted)
        symbol = self._python.bare(path, first, scope, skip)
        for part in rest:
            if symbol is None:
                break
            symbol = self._python.attribute(symbol, part, lineage)
        return symbol

    def absolute(self, path: str, dotted: str, lineage: Lineage) -> Symbol | None:
        """What a full dotted name means in the surroundings of a source, without regard to its imports."""
        if self.is_java(path):
            return self.resolve(path, dotted, "", lineage)
        return self._python.absolute(path, dotted, lineage)

    def imported(self, path: str, item: Import, lineage: Lineage) -> Symbol | None:
        """What an import of a source binds."""
        if self.is_java(path):
            return self._java.imported(path, item, lineage)
        return self._python.imported(path, item)

    def qualified(self, path: str, dotted: str, scope: str, lineage: Lineage, skip: ClassInfo | None = None) -> str:
        """The full dotted name that a name means; what cannot be resolved is left as it is written."""
        symbol = self.resolve(path, dotted, scope, lineage, skip)
        if symbol is not None:
            return self._dotted_of(symbol, lineage)
        parts = dotted.split(".")
        for length in range(len(parts) - 1, 0, -1):
            symbol = self.resolve(path, ".".join(parts[:length]), scope, lineage, skip)
            if symbol is not None:
                return ".".join((self._dotted_of(symbol, lineage), *parts[length:]))
        intended = "" if self.is_java(path) else self._python.intended(path, parts[0])
        return ".".join((intended, *parts[1:])) if intended else dotted

    def made_by(self, path: str, dotted: str, scope: str, lineage: Lineage) -> str:
        """For a name that begins with a variable holding the result of a call, the name with that call in its place.

        `Base` after `Base = declarative_base()` is `sqlalchemy.orm.declarative_base()`, `db.Model` after `db = SQLAlchemy(app)`
        is `flask_sqlalchemy.SQLAlchemy().Model`; empty for every other name.
        """
        parts = dotted.split(".")
        for length in range(1, len(parts) + 1):
            symbol = self.resolve(path, ".".join(parts[:length]), scope, lineage)
            if isinstance(symbol, VariableInfo):
                function = _called(symbol.decl.value)
                if not function:
                    return ""
                return ".".join((self.qualified(symbol.path, function, "", lineage) + "()", *parts[length:]))
        return ""

    def candidates(self, path: str, dotted: str, scope: str, lineage: Lineage) -> tuple[str, ...]:
        """The full dotted names that a name may have: the one it has, or those that wildcard imports allow."""
        symbol = self.resolve(path, dotted, scope, lineage)
        if symbol is None and self.is_java(path):
            first, _, rest = dotted.partition(".")
            if self.resolve(path, first, scope, lineage) is None:
                return tuple(f"{name}.{rest}" if rest else name for name in self._java.candidates(path, first))
        return (self.qualified(path, dotted, scope, lineage),)

    def _dotted_of(self, symbol: Symbol, lineage: Lineage) -> str:
        for _ in range(_MOST_ALIASES):
            if not isinstance(symbol, VariableInfo) or self.is_java(symbol.path):
                break
            target = dotted_name(symbol.decl.value)
            if not target or target == symbol.decl.name:
                break
            scope = symbol.owner.decl.qualname if symbol.owner is not None else ""
            aliased = self.resolve(symbol.path, target, scope, lineage)
            if aliased is None or aliased is symbol:
                break
            symbol = aliased
        return symbol.dotted


def _called(value: Expr | None) -> str:
    """`a.b.f` of a call `a.b.f(…)`; empty for every other expression."""
    return dotted_name(value.function) if isinstance(value, Call) else ""
