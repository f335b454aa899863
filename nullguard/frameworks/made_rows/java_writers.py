"""Java: what sets an attribute of a row that was made before, by a setter, an assignment or a copy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from nullguard.flow.frame.unboxing import BOXED
from nullguard.frameworks.made_rows.events import Call, Given, Known, Scan
from nullguard.frameworks.made_rows.owners import Owners, scope_of
from nullguard.frameworks.made_rows.value_forms import asked_of
from nullguard.frameworks.made_rows.values import Values
from nullguard.knowledge.bean_names import getter_of
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import WRITTEN
from nullguard.model.java_types import PRIMITIVES
from nullguard.model.nodes import dotted_name, last_name
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, External, FunctionInfo, Type, VariableInfo

_MOST_WRITERS = 200
"""Functions that mention a setter from which on the attribute is too common to be followed."""

_COPIED_INTO = {"org.springframework.": 1, "cn.hutool.": 1, "org.apache.commons.": 0}
"""Which argument the `copyProperties` of a library changes. Sources: documentation of Spring, Hutool and Commons BeanUtils."""


_COMMON = frozenset({"copy", "map"})
"""Names of functions that copy beans, and of many others."""

_PAIR = 2
"""Arguments of a call that copies: from what, and into what."""


class JavaWriters:
    """Whether an attribute that rows are made with stays there."""

    def __init__(self, program: Program, owners: Owners, values: Values) -> None:
        self._program, self._owners, self._values = program, owners, values
        self._making: list[tuple[Call, Scan]] | None = None

    def stay(self, classes: Sequence[ClassInfo], names: frozenset[str], setters: Iterable[str]) -> bool:
        """Whether whatever sets the attribute later gives it a value too."""
        callers = self._program.callers("java")
        kin = {base.id for cls in classes for base in self._program.ancestors(cls)}
        if self.are_copied(kin, names):
            return False
        for setter in sorted(setters):
            writing = callers.mentioning(setter)
            if len(writing) > _MOST_WRITERS:
                return False
            if not all(self._sets_values(function, setter, kin, names) for function in writing):
                return False
        for name in sorted(names):
            for function in callers.mentioning(name + WRITTEN):
                if not self._writes_values(function, name, kin, setters):
                    return False
        return True

    def are_copied(self, kin: AbstractSet[str], names: frozenset[str]) -> bool:
        """Whether something copies attributes into rows from what may not have one of the names."""
        return any(
            self._copies(function, copying, kin, names)
            for copying in sorted(library_names("copying") | _COMMON)
            for function in self._program.callers("java").mentioning(copying)
            if copying in library_names("copying") or _has_mapper(function)
        )

    def _copies(self, function: FunctionInfo, copying: str, kin: AbstractSet[str], names: frozenset[str]) -> bool:
        """Whether a function copies attributes into a row, or into what nobody knows the class of, from what may not have this
        one."""
        seen = self._owners.scan(function)
        for call in seen.calls:
            if isinstance(call.node, s.Call) and render(call.node.function).rpartition(".")[2] == copying:
                if copying in _COMMON and any(_is_class(argument.value) for argument in call.node.arguments):
                    continue  # a row is made, see `copies_of`
                for value in self._copied_into(call.node, function):
                    class_id = self._class_of(value, Given(value, call.known, function))
                    is_row = class_id in kin if class_id else not is_foreign(value, seen, function)
                    if is_row and not (class_id and self.copies_value(call, function, names)):
                        return True
        return False

    def _class_of(self, value: s.Expr, given: Given) -> str:
        """The class of an object that is copied into, or that is made for it (`copyProperties(request, Order.class)`)."""
        match value:
            case s.Constant(kind="class", value=str() as name):
                symbol = self._program.resolve(given.function.path, name, scope_of(given.function))
                return symbol.id if isinstance(symbol, ClassInfo) else ""
        type_ = self._owners.type_of(value, given)
        return type_.cls if type_ is not None else ""

    def copies_of(self, cls: ClassInfo) -> Iterable[tuple[Call, Scan]]:
        """The calls that make rows of a class of what other objects hold: `BeanUtil.toBean(request, Order.class)`."""
        if self._making is None:
            names = (library_names("copying") | library_names("copying-by-name")) - _COMMON
            callers = self._program.callers("java")
            found = {item.id: item for name in sorted(names) for item in callers.mentioning(name)}
            found |= {item.id: item for name in sorted(_COMMON) for item in callers.mentioning(name) if _has_mapper(item)}
            names |= _COMMON
            scans = (self._owners.scan(function) for function in found.values())
            self._making = [(call, seen) for seen in scans for call in seen.calls if _is_copying(call.node, names)]
        for call, seen in self._making:
            into = call.node.arguments[1].value
            if _is_class(into) and self._class_of(into, Given(into, call.known, seen.function)) == cls.id:
                yield call, seen

    def copies_value(self, call: Call, function: FunctionInfo, names: frozenset[str], into: str = "") -> bool:
        """Whether a call copies one of the attributes of the names, which is surely there in what it copies from, `into` what is
        written so: `BeanUtils.copyProperties(request, order)`."""
        node = call.node
        if not isinstance(node, s.Call) or len(node.arguments) < _PAIR:
            return False
        first, second = node.arguments[0].value, node.arguments[1].value
        target = second
        if not _is_class(second):
            copied = list(self._copied_into(node, function))
            if len(copied) != 1 or last_name(node.function) not in library_names("copying"):
                return False
            target = copied[0]
        if into and render(target) != into:
            return False
        source = first if target is second else second
        getters = (getter_of(name) for name in sorted(names))
        return any(self._values.is_there(Given(asked_of(source, getter), call.known, function)) for getter in getters)

    def _copied_into(self, node: s.Call, function: FunctionInfo) -> Iterable[s.Expr]:
        """The arguments that are changed, where the library is known by its package; else all of them."""
        dotted = dotted_name(node.function)
        qualified = self._program.qualified(function.path, dotted, scope_of(function)) or dotted
        given = [argument.value for argument in node.arguments]
        place = next((place for package, place in _COPIED_INTO.items() if qualified.startswith(package)), None)
        return given[place : place + 1] if place is not None else given

    def _sets_values(self, function: FunctionInfo, setter: str, kin: set[str], names: frozenset[str]) -> bool:
        seen = self._owners.scan(function)
        if not seen.is_complete or any(used == f"::{setter}" for _, used in seen.names):
            return False
        for call in seen.calls:
            node = call.node
            if not isinstance(node, s.Call) or len(node.arguments) != 1:
                continue
            base: s.Expr
            if isinstance(node.function, s.Attribute) and node.function.name == setter:
                base = node.function.value
            elif isinstance(node.function, s.Name) and node.function.id == setter:
                base = s.Name("this")
            else:
                continue
            type_ = self._owners.type_of(_itself(base), Given(base, call.known, function))
            if type_ is not None and type_.cls not in kin:
                continue
            if type_ is None and (is_foreign(base, seen, function) or self._is_of_library(base, function)):
                continue
            is_making = function.owner is not None and function.owner.id in kin and "constructor" in function.decl.modifiers
            if is_making or sets_value(self._values, node, call.known, function):
                continue
            if not self._values.refusals.refuse_row(call, render(base), seen, names):
                return False
        return True

    def _is_of_library(self, base: s.Expr, function: FunctionInfo) -> bool:
        """Whether a chain of calls begins with a new object of a library's class, and nothing that it is handed may hold rows or
        name their class: `new JobBuilder().withNewMetadata().withName(name)`."""
        handed: list[s.Expr] = []
        while isinstance(base, s.Call) and isinstance(base.function, s.Attribute):
            handed.extend(argument.value for argument in base.arguments)
            base = base.function.value
        if not isinstance(base, s.New) or base.type.args:
            return False
        handed.extend(argument.value for argument in base.arguments)
        made = self._program.resolve(function.path, base.type.name, scope_of(function))
        is_library = isinstance(made, External) or (isinstance(made, ClassInfo) and made.is_library)
        return is_library and all(self._is_no_row(value, function) for value in handed)

    def _is_no_row(self, value: s.Expr, function: FunctionInfo) -> bool:
        """Whether a value is a text, a number or a date, or a collection of them."""
        match value:
            case s.Constant(kind=kind):
                return kind != "class"
            case s.Arithmetic():
                return True
        type_ = self._owners.type_of(value, Given(value, {}, function))
        if type_ is None and isinstance(value, s.Name):
            constant = self._program.resolve(function.path, value.id, scope_of(function))  # by a static import
            if isinstance(constant, VariableInfo) and constant.owner is not None:
                type_ = self._program.type_of(constant.decl.type, constant.path, constant.owner.decl.qualname)
        return _is_of_values(type_)

    def _writes_values(self, function: FunctionInfo, name: str, kin: set[str], setters: Iterable[str]) -> bool:
        owner, decl = function.owner, function.decl
        is_own = owner is not None and owner.id in kin
        if is_own and ("constructor" in decl.modifiers or decl.name in setters):
            return True  # seen where rows are made, and where the setter is called
        seen = self._owners.scan(function)
        if not seen.is_complete:
            return False
        for write in seen.writes:
            target = write.target
            if isinstance(target, s.Name):
                if target.id != name or target.id in seen.types or not is_own:
                    continue
            elif target.name != name:
                continue
            else:
                type_ = self._owners.type_of(_itself(target.value), Given(target.value, write.value.known, function))
                if type_ is not None and type_.cls not in kin:
                    continue
            if not self._values.is_there(write.value):
                return False
        return True


def _is_of_values(type_: Type | None) -> bool:
    """Whether a type is one of texts, numbers and dates, or of a collection of them."""
    if type_ is None:
        return False
    if type_.args:
        return all(map(_is_of_values, type_.args))
    return type_.cls in PRIMITIVES or type_.cls in BOXED or type_.cls in library_names("value-class")


def sets_value(values: Values, setting: s.Call, known: Known, function: FunctionInfo) -> bool:
    """Whether a setter is given a value that is surely there, or refuses null."""
    if values.are_checked or values.is_there(Given(setting.arguments[0].value, known, function)):
        return True
    return values.refusals.refuses(Given(setting, known, function), 0)


def _has_mapper(function: FunctionInfo) -> bool:
    """Whether a function's class has a library's object that copies beans, or the function is given one."""
    fields = function.owner.decl.fields if function.owner is not None else ()
    types = [*(field.type for field in fields), *(parameter.type for parameter in function.decl.parameters)]
    return any(type.name.rpartition(".")[2] in library_names("object-mapper") for type in types if type is not None)


def _is_copying(node: s.Call | s.New, names: frozenset[str]) -> bool:
    return isinstance(node, s.Call) and len(node.arguments) >= _PAIR and last_name(node.function) in names


def _is_class(node: s.Expr) -> bool:
    """Whether an expression names a class: `Order.class`."""
    return isinstance(node, s.Constant) and node.kind == "class"


def is_foreign(base: s.Expr, seen: Scan, function: FunctionInfo) -> bool:
    """Whether a variable is declared to be of a class that the program does not know, and so of none of its own."""
    declared = seen.types.get(base.id) if isinstance(base, s.Name) else None
    owner = function.owner.decl.type_parameters if function.owner is not None else ()
    own = {parameter.name for parameter in (*function.decl.type_parameters, *owner)}
    return declared is not None and declared.name not in own and declared.name.rpartition(".")[2][:1].isupper()


def _itself(base: s.Expr) -> s.Expr:
    """`super` is the object at hand, too."""
    return s.Name("this") if render(base) == "super" else base
