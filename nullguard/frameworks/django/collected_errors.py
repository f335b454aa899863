"""Errors that a method of a model collects before it raises them all: `errors["buyer"] = "…"` under conditions, then `if errors:
raise ValidationError(errors)`.

Source: the Django documentation, "Raising validation errors".
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.model.syntax import (
    Assign,
    Attribute,
    AugAssign,
    Call,
    Collection,
    ExprStmt,
    If,
    Name,
    Node,
    Raise,
    Stmt,
    Subscript,
)

_ADDING = frozenset({"append", "add", "extend", "update", "setdefault"})

Known = tuple[str, ...]
"""What is known where a statement stands, as SQL."""


class CollectedErrors:
    """The conditions under which errors are put into the collections of one method, in the order of its statements."""

    def __init__(self) -> None:
        self._found: dict[str, list[Known]] = {}

    def note(self, statement: Stmt, known: Known) -> None:
        """Note a statement that makes such a collection, or puts an error into it."""
        match statement:
            case Assign(targets=(Name(id=name),), value=value):
                self._found.pop(name, None)
                if isinstance(value, Collection) and not value.items:
                    self._found[name] = []
            case _ if known and (name := _added_to(statement)) in self._found:
                self._found[name].append(known)

    def raised(self, statement: If, known: Known) -> Iterator[str]:
        """The conditions under which it raises what was collected, if that is what it does."""
        branch = statement.branches[0]
        name = _asked(branch.test)
        if name in self._found and any(isinstance(found, Raise) for found in branch.body):
            for condition in self._found[name]:
                yield " AND ".join((*known, *condition))


def _asked(test: Node) -> str:
    """The collection of which a condition asks whether it has something."""
    match test:
        case Name(id=name):
            return name
        case Call(function=Name(id="any" | "bool" | "len"), arguments=(argument,)) if isinstance(argument.value, Name):
            return argument.value.id
    return ""


def _added_to(statement: Stmt) -> str:
    """The variable into which a statement puts something."""
    match statement:
        case ExprStmt(value=Call(function=Attribute(value=Name(id=name), name=method))) if method in _ADDING:
            return name
        case ExprStmt(value=Call(function=Attribute(value=Call(function=Attribute(value=Name(id=name), name="setdefault"))))):
            return name
        case Assign(targets=(Subscript(value=Name(id=name)),)) | AugAssign(target=Name(id=name), operator="+"):
            return name
    return ""
