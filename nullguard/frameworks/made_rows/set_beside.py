"""Java: attributes that all code sets together, so that where the one is there, the other is (`paidAt` and `paidBy`).

Whatever gives the one a value gives the other one that is surely there, in the same block and on the same object; and whatever
may take the other away takes the one with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from nullguard.frameworks.made_rows.between import is_bound_between, need_not_follow
from nullguard.frameworks.made_rows.entrances import Entrances, marked_by
from nullguard.frameworks.made_rows.events import Given, Scan
from nullguard.frameworks.made_rows.java_writers import JavaWriters, is_foreign
from nullguard.frameworks.made_rows.owners import Owners
from nullguard.frameworks.made_rows.values import Values
from nullguard.knowledge.bean_names import TAKING_VERBS, capitalised, getter_of
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import WRITTEN
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.model.schema import Entity, MappedAttribute
from nullguard.model.span import Packed, start_of
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

_MOST_WRITERS: Final = 60
"""Functions that mention a setter or field from which on the attribute is too common to be followed."""

_Kin = frozenset[str]


@dataclass(frozen=True)
class _Setting:
    """An attribute that is given a value: of which object, as it is written, in which block, and where."""

    holder: str
    value: Given
    block: tuple[int, ...]
    at: Packed


class SetBeside:
    """Answers for pairs of attributes of one program."""

    def __init__(self, program: Program, owners: Owners, values: Values, entrances: Entrances) -> None:
        self._program, self._owners, self._values, self._entrances = program, owners, values, entrances
        self._writers = JavaWriters(program, owners, values)

    def are(self, classes: Sequence[ClassInfo], entity: Entity, used: MappedAttribute, tested: MappedAttribute) -> bool:
        """Whether one attribute is there in all rows in which the `tested` one is."""
        kin = frozenset(base.id for cls in classes for base in self._program.ancestors(cls))
        if any(marked_by(cls.decl.annotations) & _WRITING for cls in classes) or self._entrances.are_open(classes):
            return False
        tables = {name for name in (entity.table, *(cls.name for cls in classes)) if name}
        columns = {tested.name, tested.column, used.name, used.column}
        if self._entrances.are_written_by_text(tables, columns) or self._entrances.are_written_by_queries(columns):
            return False
        self._values.begin((class_id, used.name) for class_id in kin)
        if self._writers.are_copied(kin, frozenset({used.name})) or _begins(classes, tested.name, self._program):
            return False
        setting = self._setting(tested.name, kin)
        taking = self._setting(used.name, kin)
        if setting is None or taking is None:
            return False
        return self._all_give(setting, kin, used.name, tested.name) and self._none_takes(taking, kin, used.name, tested.name)

    def _setting(self, name: str, kin: _Kin) -> list[FunctionInfo] | None:
        """The functions that may set an attribute, but for its setters themselves; None where they are too many."""
        callers = self._program.callers("java")
        names = (name + WRITTEN, *_setters(name))
        found = {item.id: item for each in names for item in callers.mentioning(each)}
        if len(found) > _MOST_WRITERS:
            return None
        return [item for item in found.values() if not (item.decl.name in _setters(name) and _is_of(item, kin))]

    def _all_give(self, setting: Sequence[FunctionInfo], kin: _Kin, used: str, tested: str) -> bool:
        """Whether all that give the tested attribute something give the other one something, too."""
        are_given = False
        for function in setting:
            seen = self._owners.scan(function)
            if not seen.is_complete or self._is_handed_on(function, tested):
                return False
            body = self._program.body(function)
            others, events = list(self._events(seen, kin, used)), list(self._events(seen, kin, tested))
            is_taken = any(is_null(one.value.node) for one in events)
            for one in events:
                if is_null(one.value.node) or (not is_taken and _is_changed(one, tested)):
                    continue
                beside = [item for item in others if _is_with(item, one, body)]
                if not any(self._values.is_there(item.value) or _are_copies(one, item, tested, used) for item in beside):
                    return False
                are_given = True
        return are_given

    def _none_takes(self, taking: Sequence[FunctionInfo], kin: _Kin, used: str, tested: str) -> bool:
        """Whether all that may set the attribute to null set the tested one to null, too."""
        for function in taking:
            seen = self._owners.scan(function)
            if not seen.is_complete or self._is_handed_on(function, used):
                return False
            body = self._program.body(function)
            others = list(self._events(seen, kin, tested))
            for one in self._events(seen, kin, used):
                if self._values.is_there(one.value):
                    continue
                beside = [item for item in others if _is_with(item, one, body)]
                if not any(is_null(item.value.node) or _are_copies(item, one, tested, used) for item in beside):
                    return False
        return True

    def _is_handed_on(self, function: FunctionInfo, name: str) -> bool:
        """Whether a function hands a setter on: `found.ifPresent(order::setPaidAt)`."""
        found = nodes(self._program.body(function))
        return any(isinstance(node, s.MethodReference) and node.name in _setters(name) for node in found)

    def _events(self, seen: Scan, kin: _Kin, name: str) -> Iterator[_Setting]:
        """Where a function sets an attribute, of an object that may be such a row."""
        function = seen.function
        for write in seen.writes:
            match write.target:
                case s.Name(id=target) if target == name and target not in seen.types and _is_of(function, kin):
                    yield _Setting("this", write.value, write.block, write.target.at)
                case s.Attribute(value=holder, name=target) if target == name:
                    if self._may_be(holder, write.value, seen, kin):
                        yield _Setting(render(holder), write.value, write.block, write.target.at)
        for call in seen.calls:
            if not isinstance(call.node, s.Call) or len(call.node.arguments) != 1:
                continue
            value = Given(call.node.arguments[0].value, call.known, function)
            match call.node.function:
                case s.Name(id=called) if called in _setters(name) and _is_of(function, kin):
                    yield _Setting("this", value, call.block, call.node.at)
                case s.Attribute(value=holder, name=called) if called in _setters(name):
                    if self._may_be(holder, Given(holder, call.known, function), seen, kin):
                        yield _Setting(render(holder), value, call.block, call.node.at)

    def _may_be(self, holder: s.Expr, given: Given, seen: Scan, kin: _Kin) -> bool:
        type_ = self._owners.type_of(holder, Given(holder, given.known, seen.function))
        return type_.cls in kin if type_ is not None else not is_foreign(holder, seen, seen.function)


_WRITING: Final = library_names("builder-annotation") | library_names("wither-annotation") | {"AllArgsConstructor"}
"""Annotations that write what sets attributes of a row one by one."""


def _setters(name: str) -> tuple[str, ...]:
    return tuple(verb + capitalised(name) for verb in TAKING_VERBS)


def _is_of(function: FunctionInfo, kin: _Kin) -> bool:
    return function.owner is not None and function.owner.id in kin


def _is_with(one: _Setting, other: _Setting, body: s.Body) -> bool:
    """Whether an attribute of an object is set wherever another one of it is."""
    if one.holder != other.holder or other.block[: len(one.block)] != one.block:
        return False
    if is_bound_between(body, one.holder.partition(".")[0], one.at, other.at):
        return False
    return start_of(one.at) < start_of(other.at) or not need_not_follow(body, other.at, one.at)


def _is_changed(one: _Setting, tested: str) -> bool:
    """Whether an attribute had a value before it is given another: `if (!order.getPaidAt().equals(at)) { order.setPaidAt(at); }`.
    What had the one then had the other."""
    read = {f"{one.holder}.{tested}", f"{one.holder}.{getter_of(tested)}()"}
    if one.holder == "this":
        read |= {tested, f"{getter_of(tested)}()"}
    return any(text in one.value.known and one.value.known[text] is None for text in read)


def _are_copies(one: _Setting, other: _Setting, tested: str, used: str) -> bool:
    """Whether two attributes are given those of the same names of one other object."""
    first, second = _read(one.value.node, tested), _read(other.value.node, used)
    return bool(first) and first == second


def _read(node: s.Expr, name: str) -> str:
    """What an attribute of the name is read of; empty where something else is written."""
    match node:
        case s.Call(function=s.Attribute(value=holder), arguments=()) if last_name(node.function) in (getter_of(name), name):
            return render(holder)
        case s.Attribute(value=holder, name=read) if read == name:
            return render(holder)
    return ""


def _begins(classes: Sequence[ClassInfo], name: str, program: Program) -> bool:
    """Whether the field of a new object has a value at once."""
    fields = (field for cls in classes for base in program.ancestors(cls) for field in base.decl.fields if field.name == name)
    return any(field.value is not None and not is_null(field.value) for field in fields)
