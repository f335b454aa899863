"""Java annotations as data: finding one by its simple name, and reading its arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nullguard.frameworks.arguments import UnknownValue, constant
from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import Annotation, Argument, Attribute, Call, Collection, Expr, Name, New
from nullguard.program.program import Program


@dataclass(frozen=True)
class Marks:
    """The annotations of one element, by simple name, in a source and class."""

    program: Program
    path: str
    scope: str
    found: dict[str, tuple[Argument, ...]]

    def __contains__(self, name: str) -> bool:
        return name in self.found

    def any(self, names: Iterable[str]) -> str:
        """The first of the names that is there; empty when none is."""
        return next((name for name in names if name in self.found), "")

    def expression(self, name: str, argument: str) -> Expr | None:
        """An argument of an annotation as written."""
        return next((item.value for item in self.found.get(name, ()) if (item.name or "value") == argument), None)

    def flag(self, name: str, argument: str) -> bool | None:
        """A truth given to an annotation; None when it is not given or cannot be told."""
        value = self._constant(self.expression(name, argument))
        return value if isinstance(value, bool) else None

    def text(self, name: str, argument: str) -> str:
        """A text given to an annotation; empty when it is not given or cannot be told."""
        value = self._constant(self.expression(name, argument))
        return value if isinstance(value, str) else ""

    def word(self, name: str, argument: str = "value") -> str:
        """The last name of an enum constant or class given to an annotation: `PROPERTY` of `AccessType.PROPERTY`."""
        return last_name(self.expression(name, argument))

    def nested(self, name: str, argument: str = "value") -> Iterator[tuple[str, Marks]]:
        """The annotations inside an annotation, each with its simple name and as marks of their own."""
        value = self.expression(name, argument)
        for item in value.items if isinstance(value, Collection) else (value,):
            inner = inner_annotation(item)
            if inner is not None:
                simple, arguments = inner
                yield simple, Marks(self.program, self.path, self.scope, {simple: arguments})

    def _constant(self, value: Expr | None) -> object:
        if value is None:
            return None
        found = constant(self.program, self.path, self.scope, value)
        return None if isinstance(found, UnknownValue) else found


def marks(program: Program, path: str, scope: str, *groups: Iterable[Annotation]) -> Marks:
    """The annotations of an element; of several with one simple name the first."""
    found: dict[str, tuple[Argument, ...]] = {}
    for group in groups:
        for item in group:
            found.setdefault(item.name.rpartition(".")[2], item.arguments)
    return Marks(program, path, scope, found)


def last_name(value: Expr | None) -> str:
    """The last name of a dotted expression."""
    if isinstance(value, Attribute):
        return value.name
    return value.id if isinstance(value, Name) else ""


def inner_annotation(value: Expr | None) -> tuple[str, tuple[Argument, ...]] | None:
    """Simple name and arguments of an annotation that is an argument."""
    if isinstance(value, Call):
        return dotted_name(value.function).rpartition(".")[2], value.arguments
    if isinstance(value, New):
        return value.type.name.rpartition(".")[2], value.arguments
    return None
