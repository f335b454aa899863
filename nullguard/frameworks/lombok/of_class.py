"""What calls of accessors that stand in no source read and write, in classes without a mapping: services, settings, transfer
objects. Without them the type of a chain like `context.getOrders().findById(id)` is lost at its first call."""

from __future__ import annotations

import msgspec

from nullguard.frameworks.lombok.accessors import generated_getters, generated_setters
from nullguard.program.program import Program


class _Accessors(msgspec.Struct, frozen=True):
    """Method name to field name, and the sources that say so."""

    getters: dict[str, str] = {}
    setters: dict[str, str] = {}
    paths: frozenset[str] = frozenset()


_NONE = _Accessors()


class GeneratedAccessors:
    """Answers by class id and method name; remembers what it found of a class."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._found: dict[str, _Accessors] = {}

    def getter(self, class_id: str, method: str) -> str | None:
        """The field that a generated getter returns; None for every other method."""
        return self._of(class_id).getters.get(method)

    def setter(self, class_id: str, method: str) -> str | None:
        """The field that a generated setter stores its argument in; None for every other method."""
        return self._of(class_id).setters.get(method)

    def _of(self, class_id: str) -> _Accessors:
        if class_id not in self._found:
            self._found[class_id] = self._find(class_id)
        found = self._found[class_id]
        if found.paths:
            self._program.reads.update(found.paths)
        return found

    def _find(self, class_id: str) -> _Accessors:
        """Those of the class and its ancestors, without what a class writes itself or a nearer one overrides."""
        cls = self._program.classes.get(class_id)
        if cls is None or cls.is_library or not cls.path.endswith(".java"):
            return _NONE
        getters: dict[str, str] = {}
        setters: dict[str, str] = {}
        bases = [base for base in reversed(self._program.ancestors(cls)) if not base.is_library]
        for base in bases:
            for function in base.decl.functions:
                getters.pop(function.name, None)
                setters.pop(function.name, None)
            getters.update(generated_getters(base.decl))
            setters.update(generated_setters(base.decl))
        if not getters and not setters:
            return _NONE  # whoever asks next what the method is finds the class's sources out
        return _Accessors(getters, setters, frozenset(base.path for base in bases))
