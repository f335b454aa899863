"""What a place in a Java source is inside of, as far as the meaning of names and types goes.

Methods that declare neither types nor type parameters see what their class sees, so that one answer serves all of them.
"""

from __future__ import annotations

from nullguard.program.declarations import LOCALS, Declarations


class JavaScopes:
    """Finds the nearest scope, from a given one outwards, that declares types of its own."""

    def __init__(self, declarations: Declarations) -> None:
        self._declarations = declarations
        self._known: dict[tuple[str, str], str] = {}

    def of(self, path: str, scope: str) -> str:
        """The scope in which names and types mean what they mean in `scope`; the same one in other languages."""
        if not scope or not path.endswith(".java"):
            return scope
        key = (path, scope)
        known = self._known.get(key)
        if known is None:
            known = scope
            while known and not self._declares(path, known):
                known = known.rpartition(".")[0].removesuffix(f".{LOCALS}")
            self._known[key] = known
        return known

    def _declares(self, path: str, scope: str) -> bool:
        """Whether a scope is a class, or a method with type parameters or with classes in its body."""
        classes = self._declarations.classes_in(path)
        if scope in classes or any(name.startswith(f"{scope}.{LOCALS}.") for name in classes):
            return True
        holder, _, name = scope.rpartition(".")
        cls = classes.get(holder)
        methods = self._declarations.methods(cls).get(name, ()) if cls is not None else ()
        return any(method.decl.type_parameters for method in methods)
