"""What a place in a source is inside of, as far as the meaning of names and types goes.

Methods that declare neither types nor type parameters see what their class sees, so that one answer serves all of them.
"""

from __future__ import annotations

from nullguard.program.declarations import LOCALS, Declarations, outside

_ANY_METHOD = "()"
"""Stands for the methods of a Python class: unlike its body, they do not see what it binds."""

_IN_BODY = f".{LOCALS}."
"""Stands in the names of classes between the function in whose body they are and their own."""


class Scopes:
    """Finds the nearest scope, from a given one outwards, that declares types of its own."""

    def __init__(self, declarations: Declarations) -> None:
        self._declarations = declarations
        self._known: dict[tuple[str, str], str] = {}
        self._around: dict[str, frozenset[str]] = {}

    def of(self, path: str, scope: str) -> str:
        """The scope in which names and types mean what they mean in `scope`."""
        if not scope:
            return scope
        key = (path, scope)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._nearest(path, scope)
        return known

    def _nearest(self, path: str, scope: str) -> str:
        classes = self._declarations.classes_in(path)
        is_python = not path.endswith(".java")
        while scope and not self._declares(path, scope):
            outer = outside(scope)
            if is_python and outer in classes:
                return f"{outer}.{_ANY_METHOD}"
            scope = outer
        return scope

    def _declares(self, path: str, scope: str) -> bool:
        """Whether a scope is a class, or a function with type parameters or with classes in its body."""
        if scope in self._declarations.classes_in(path) or scope in self._around_classes(path):
            return True
        return any(function.decl.type_parameters for function in self._declarations.functions_named(path, scope))

    def _around_classes(self, path: str) -> frozenset[str]:
        """The functions of a source with classes in their bodies."""
        known = self._around.get(path)
        if known is None:
            names = (name.split(_IN_BODY) for name in self._declarations.classes_in(path) if _IN_BODY in name)
            known = frozenset(_IN_BODY.join(parts[:end]) for parts in names for end in range(1, len(parts)))
            self._around[path] = known
        return known
