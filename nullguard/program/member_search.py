"""Which member a class has under a name: its own, or that of the nearest ancestor which declares it."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.program.classes import Hierarchy
from nullguard.program.declarations import is_weak
from nullguard.program.generics import Generics
from nullguard.program.symbols import ClassInfo, FunctionInfo, Member
from nullguard.program.trace import Remembered, Trace, hand_out, remember


class MemberSearch:
    """Finds fields and methods through the ancestors of classes."""

    def __init__(self, hierarchy: Hierarchy, generics: Generics, trace: Trace) -> None:
        self._hierarchy = hierarchy
        self._generics = generics
        self._trace = trace
        self._found: dict[tuple[str, str, str, int], Remembered[Member | None]] = {}

    def find(self, cls: ClassInfo, name: str, kind: str, arguments: int = -1) -> Member | None:
        """The nearest member of a name; `kind` is `field`, `method` or `any`. Of methods only the overloads that take so many
        arguments, when `arguments` is given."""
        key = (cls.id, name, kind, arguments)
        entry = self._found.get(key) or remember(self._trace, self._found, key, self._find, cls, name, kind, arguments)
        self._trace.paths.update(entry[1])
        return entry[0]

    def methods(self, cls: ClassInfo, name: str, arguments: int) -> Iterator[Member]:
        """The methods `name` that take so many arguments, of the nearest class that has any first."""
        for holder, functions in self._hierarchy.methods(cls, name):
            fitting = tuple(function for function in functions if _takes(function, arguments))
            if fitting:
                for function in fitting:
                    hand_out(self._trace, function)
                yield Member(name, holder, None, fitting, self._generics.of_ancestors(cls).get(holder.id, {}))

    def _find(self, cls: ClassInfo, name: str, kind: str, arguments: int) -> Member | None:
        field = self._hierarchy.field(cls, name) if kind != "method" else None
        weak = field is not None and is_weak(field[1])
        for holder, functions in self._hierarchy.methods(cls, name) if kind != "field" else ():
            if arguments >= 0:
                functions = tuple(function for function in functions if _takes(function, arguments))
                if not functions:
                    continue
            if field is None or weak or field[0] is holder or self._is_nearer(cls, holder, field[0]):
                for function in functions:
                    hand_out(self._trace, function)
                same = field[1] if field is not None and field[0] is holder else None
                return Member(name, holder, same, functions, self._generics.of_ancestors(cls).get(holder.id, {}))
            break
        if field is None:
            return None
        return Member(name, field[0], field[1], (), self._generics.of_ancestors(cls).get(field[0].id, {}))

    def _is_nearer(self, cls: ClassInfo, one: ClassInfo, other: ClassInfo) -> bool:
        ancestors = self._hierarchy.ancestors(cls)
        return ancestors.index(one) < ancestors.index(other)


def _takes(function: FunctionInfo, arguments: int) -> bool:
    """Whether a function can be called with so many arguments; the receiver is not counted."""
    parameters = function.decl.parameters
    implicit = 1 if function.path.endswith((".py", ".pyi")) and "static" not in function.decl.modifiers else 0
    least = sum(1 for item in parameters if item.kind == "positional" and item.default is None)
    if any(not item.takes_one for item in parameters):
        return arguments >= least - implicit
    most = len(parameters)
    least = sum(1 for item in parameters if item.default is None)
    return least - implicit <= arguments <= most - implicit
