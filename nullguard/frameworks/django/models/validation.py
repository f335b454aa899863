"""What the methods of a model refuse: `clean()` with "either this or that" speaks of rows as a CHECK does.

`clean` is only asked by forms, serializers and `full_clean`; rows that are saved without it were never looked at, unless `save`
itself validates. Source: the Django documentation, "Validating objects". The type and the key of a generic relation are counted
among what `clean` refuses to have one without the other: whoever sets the object sets both ("The contenttypes framework").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nullguard.frameworks.django.models.asked_methods import asked_methods
from nullguard.frameworks.django.models.blank_fields import cleans_all_fields, refused_when_blank
from nullguard.frameworks.django.models.decided_by_kinds import decided_by_kinds
from nullguard.frameworks.django.models.field_classes import FieldKind
from nullguard.frameworks.django.models.models import Models
from nullguard.model.nodes import dotted_name, nodes
from nullguard.model.schema import AttributeKind, MappedAttribute, Validations
from nullguard.model.syntax import (
    Assign,
    Attribute,
    Boolean,
    Call,
    Collection,
    Compare,
    Constant,
    Expr,
    ExprStmt,
    If,
    Name,
    Node,
    Not,
    Raise,
    Return,
    Stmt,
)
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, VariableInfo
from nullguard.program.trace import body_entry

_MOST_DEPTH = 8
_MOST_STATEMENTS = 100
_MOST_METHODS = 8
_MOST_ASKED = 24
"""Methods of which is read what they refuse, those that are asked by others included."""

_ALWAYS_TRUE = frozenset({"datetime.datetime", "datetime.date", "datetime.time", "uuid.UUID"})
"""Types whose values are never false."""

_ALL_FIELDS = "self.full_clean"
_VALIDATES = frozenset({_ALL_FIELDS, "self.clean"})
_SWAPPED = {"==": "==", "!=": "!="}


def validations_of(models: Models, cls: ClassInfo, attributes: Mapping[str, MappedAttribute]) -> Validations:
    """What a model's rows fulfil according to `clean` (by those that ask it) and `save`, as SQL with the names of attributes."""
    saved = _refused(models, cls, "save", attributes)
    cleaned = _refused(models, cls, "clean", attributes)
    loosely = _refused(models, cls, "clean", attributes, loosely=True)
    doubtful = (*loosely, *decided_by_kinds(loosely), *_paired(models, cls))
    asked = [call for function in _methods(models, cls, "save") if (call := _validating(models.program, function)) is not None]
    if any(dotted_name(call.function) == _ALL_FIELDS and cleans_all_fields(call) for call in asked):
        doubtful = (*doubtful, *refused_when_blank(models, cls))
    elif cls.id in models.cleaned:
        doubtful = (*doubtful, *refused_when_blank(models, cls, only_editable=True))
    if cleaned and asked:
        return Validations((*saved, *cleaned), doubtful)
    return Validations(saved, doubtful)


def _paired(models: Models, cls: ClassInfo) -> Iterator[str]:
    """The type and the key of a generic relation, which Django sets together whenever an object is assigned."""
    fields = models.all_fields(cls)
    for item in fields.values():
        parts = item.field.parts
        if item.field.kind is FieldKind.GENERIC_KEY and all(part in fields and fields[part].field.nullable for part in parts):
            for one, other in (parts, parts[::-1]):
                yield f'NOT ("{one}" IS NULL AND "{other}" IS NOT NULL)'


def _refused(
    models: Models, cls: ClassInfo, method: str, attributes: Mapping[str, MappedAttribute], loosely: bool = False
) -> tuple[str, ...]:
    found: dict[str, None] = {}
    asking: list[tuple[FunctionInfo, tuple[str, ...]]] = [(function, ()) for function in _methods(models, cls, method)]
    for function, known in asking:
        body = models.program.body(function)
        for refusal in _Conditions(models.program, function, attributes, loosely).refusals(body, known, _MOST_DEPTH):
            found[f"NOT ({refusal})"] = None
        for called, name, value in asked_methods(models, cls, body):
            if len(asking) < _MOST_ASKED and (not name or name in attributes):
                asking.append((called, (*known, f"\"{name}\" = '{value}'") if name else known))
    return tuple(found)


def _methods(models: Models, cls: ClassInfo, name: str) -> Iterator[FunctionInfo]:
    """The method of the class, and of its bases as long as `super()` is asked."""
    program = models.program
    for base in models.lineage(cls)[:_MOST_METHODS]:
        if base.is_library or not any(function.name == name for function in base.decl.functions):
            continue
        member = program.method(base, name)
        if member is None or member.declared_in is not base or not member.functions:
            return
        function = member.functions[-1]
        if not function.decl.parameters or function.decl.parameters[0].name != "self":
            return
        program.reads.add(body_entry(function))
        yield function
        if "super" not in function.decl.mentions:
            return


def _validating(program: Program, function: FunctionInfo) -> Call | None:
    """The call by which a method asks `full_clean`, or only `clean`, whatever happens."""
    for statement in program.body(function)[:_MOST_STATEMENTS]:
        match statement:
            case ExprStmt(value=Call(function=called) as call) if dotted_name(called) in _VALIDATES:
                return call
            case _ if any(isinstance(found, Return) or _saves(found) for found in nodes((statement,))):
                return None
    return None


def _saves(node: Node) -> bool:
    return isinstance(node, Call) and isinstance(node.function, Attribute) and node.function.name == "save"


class _Conditions:
    """Conditions of one method as SQL that is true at most where they are; `loosely`, values that are there count as true: hardly
    a row has a zero or an empty text where it may have null."""

    def __init__(
        self, program: Program, function: FunctionInfo, attributes: Mapping[str, MappedAttribute], loosely: bool
    ) -> None:
        self._loosely = loosely
        self._program = program
        self._function = function
        self._attributes = attributes
        self._named_tests: dict[str, Expr] = {}

    def refusals(self, body: tuple[Stmt, ...], known: tuple[str, ...], depth: int) -> Iterator[str]:
        """Conditions under which the statements raise; `known` holds where they begin. What stands behind a way out, or behind
        a change of the row, is not looked at."""
        for statement in body[:_MOST_STATEMENTS] if depth > 0 else ():
            if isinstance(statement, Raise):
                if known:
                    yield " AND ".join(known)
                return
            if isinstance(statement, Return):
                return
            if isinstance(statement, Assign) and statement.value is not None and isinstance(target := statement.targets[0], Name):
                self._named_tests[target.id] = statement.value
            if not isinstance(statement, If):
                continue
            before: tuple[str, ...] | None = known
            for branch in statement.branches:
                test = self.sql(branch.test, True, _MOST_DEPTH)
                if before is not None and test is not None:
                    yield from self.refusals(branch.body, (*before, test), depth - 1)
                otherwise = self.sql(branch.test, False, _MOST_DEPTH)
                before = (*before, otherwise) if before is not None and otherwise is not None else None
            if before is not None:
                yield from self.refusals(statement.orelse, before, depth - 1)
            bodies = (*(branch.body for branch in statement.branches), statement.orelse)
            if any(isinstance(found, Return) for body in bodies for found in body):
                return

    def sql(self, test: Expr, holds: bool, depth: int) -> str | None:
        """A condition that is only true where the test holds, or with `holds` False where it does not; None where none is
        known."""
        if depth <= 0:
            return None
        match test:
            case Not(operand=operand):
                return self.sql(operand, not holds, depth - 1)
            case Boolean(operator=operator, operands=operands):
                return self._joined(operands, operator == "and", holds, depth)
            case Call(function=Name(id="any" | "all" as word), arguments=(argument,)) if isinstance(argument.value, Collection):
                return self._joined(argument.value.items, word == "all", holds, depth)
            case Compare(operands=(left, right), operators=(operator,)):
                return self._compared(left, right, operator, holds)
            case Attribute():
                return self._truth(test, holds)
            case Name(id=name) if name in self._named_tests:
                return self.sql(self._named_tests[name], holds, depth - 1)
        return None

    def _joined(self, operands: tuple[Expr, ...], is_and: bool, holds: bool, depth: int) -> str | None:
        parts = [self.sql(operand, holds, depth - 1) for operand in operands]
        told = [part for part in parts if part is not None]
        if not told or (is_and is holds and len(told) < len(parts)):
            return None
        return "(" + (" AND " if is_and is holds else " OR ").join(told) + ")"

    def _truth(self, test: Expr, holds: bool) -> str | None:
        mapped = self._attribute(test)
        if mapped is None:
            return None
        kind = mapped.type.name if mapped.type is not None else ""
        if kind.rpartition(".")[2] == "bool":
            return self._column(mapped) if holds else f"NOT {self._column(mapped)}"
        if not holds:
            return f"{self._column(mapped)} IS NULL"
        is_object = mapped.kind is AttributeKind.RELATION or self._relation_of(mapped) is not None or kind in _ALWAYS_TRUE
        if is_object or self._loosely:
            return f"{self._column(mapped)} IS NOT NULL"
        return None

    def _compared(self, left: Expr, right: Expr, operator: str, holds: bool) -> str | None:
        mapped = self._attribute(left)
        if mapped is None:
            return self._compared(right, left, operator, holds) if operator in _SWAPPED and self._attribute(right) else None
        column = self._column(mapped)
        is_equal = (operator in ("is", "==", "in")) is holds
        if isinstance(right, Constant) and right.value is None and operator in ("is", "is not", "==", "!="):
            return f"{column} IS NULL" if is_equal else f"{column} IS NOT NULL"
        if operator in ("==", "!="):
            text = self._constant(right)
            return f"{column} {'=' if is_equal else '<>'} {text}" if text else None
        if operator in ("in", "not in"):
            texts = [self._constant(item) for item in self._items(right)]
            told = ", ".join(text for text in texts if text)
            return f"{column} {'IN' if is_equal else 'NOT IN'} ({told})" if texts and all(texts) else None
        return None

    def _items(self, value: Expr) -> tuple[Expr, ...]:
        """What a collection holds, also one that a name stands for: `self.OPEN_STATES`."""
        if isinstance(value, Collection):
            return value.items
        known, owner = self._named(value) if isinstance(value, (Name, Attribute)) else (None, "")
        if not isinstance(known, Collection) or known.kind == "dict":
            return ()
        return tuple(Attribute(Name(owner), item.id) if owner and isinstance(item, Name) else item for item in known.items)

    def _named(self, value: Name | Attribute) -> tuple[Expr | None, str]:
        """What a name stands for, and what comes before the names beside it: `self` for what the class defines."""
        written = dotted_name(value).removesuffix(".value")
        owner = self._function.owner
        holder = written.rpartition(".")[0]
        if written.startswith("self.") and owner is not None:
            written = f"{owner.name}.{written[5:]}"
        found = self._program.resolve(self._function.path, written, self._function.decl.qualname) if written else None
        return (found.decl.value, holder) if isinstance(found, VariableInfo) else (None, "")

    def _constant(self, value: Expr) -> str:
        if isinstance(value, (Name, Attribute)):
            known, _ = self._named(value)
            if isinstance(known, Collection) and known.kind == "tuple" and known.items:
                known = known.items[0]  # of a choice, which has a label behind its value
        else:
            known = value
        if not isinstance(known, Constant) or known.value is None:
            return ""
        if isinstance(known.value, bool):
            return "TRUE" if known.value else "FALSE"
        if isinstance(known.value, str):
            text = known.value.replace("'", "''")
            return f"'{text}'"
        return str(known.value) if isinstance(known.value, int) else ""

    def _attribute(self, value: Expr) -> MappedAttribute | None:
        if not isinstance(value, Attribute) or not isinstance(value.value, Name) or value.value.id != "self":
            return None
        mapped = self._attributes.get(value.name)
        known = mapped is not None and mapped.kind in (AttributeKind.COLUMN, AttributeKind.RELATION)
        return mapped if known else None

    def _relation_of(self, mapped: MappedAttribute) -> MappedAttribute | None:
        return next((other for other in self._attributes.values() if other.key_attribute == mapped.name), None)

    def _column(self, mapped: MappedAttribute) -> str:
        relation = self._relation_of(mapped)
        return f'"{(relation or mapped).name}"'
