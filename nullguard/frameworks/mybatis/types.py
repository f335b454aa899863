"""The classes that files of MyBatis name: in full, by a configured alias, or by the simple name that a package scan gives."""

from __future__ import annotations

from collections.abc import Mapping

from nullguard.model.documents import AnyDocument, MybatisFile
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_BUILT_IN = frozenset(
    {
        "byte", "long", "short", "int", "integer", "double", "float", "boolean", "string", "date", "decimal", "bigdecimal",
        "biginteger", "object", "map", "hashmap", "list", "arraylist", "collection", "iterator", "char", "character",
    }
)  # fmt: skip
"""Aliases that MyBatis itself gives, in lower case; with an underscore before them they are the primitives."""


class ResultTypes:
    """Finds the classes of one program by the names in mapper files."""

    def __init__(self, program: Program, documents: Mapping[str, AnyDocument]) -> None:
        self._by_name: dict[str, ClassInfo] = {}
        self._by_simple: dict[str, list[ClassInfo]] = {}
        for cls in program.classes.values():
            if not cls.is_library and cls.path.endswith(".java"):
                self._by_name[cls.dotted] = cls
                self._by_simple.setdefault(cls.name.lower(), []).append(cls)
        self._aliases = {
            alias.lower(): full
            for _, document in sorted(documents.items())
            if isinstance(document, MybatisFile)
            for alias, full in document.facts.aliases
        }

    def interface(self, namespace: str) -> ClassInfo | None:
        """The mapper interface of a namespace."""
        return self._by_name.get(namespace.replace("$", "."))

    def is_alias(self, name: str) -> bool:
        """Whether a result is named by an alias of which no file tells the class: code may have registered it."""
        simple = name.lower().lstrip("_")
        return bool(name) and "." not in name and simple not in _BUILT_IN and self.result(name) is None

    def result(self, name: str) -> ClassInfo | None:
        """The class of a result; None for one of the language's own, or when the name fits none or several."""
        if not name or name.lower().lstrip("_") in _BUILT_IN:
            return None
        full = self._aliases.get(name.lower(), name)
        found = self._by_name.get(full.replace("$", "."))
        if found is not None or "." in full:
            return found
        named = self._by_simple.get(full.lower(), ())
        return named[0] if len(named) == 1 else None
