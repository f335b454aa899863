"""Java: constructors, what is set right after them, and builders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from nullguard.frameworks.jdbc.readers import readings
from nullguard.frameworks.jdbc.result_sets import is_result_set
from nullguard.frameworks.made_rows.arms import is_set_in_each_arm
from nullguard.frameworks.made_rows.events import Call, Given, Known, Scan, is_returned
from nullguard.frameworks.made_rows.examples import is_example
from nullguard.frameworks.made_rows.handed_rows import is_filled_by
from nullguard.frameworks.made_rows.java_writers import JavaWriters, sets_value
from nullguard.frameworks.made_rows.mapped_rows import places_filled
from nullguard.frameworks.made_rows.owners import MOST_CALLERS, Owners, argument
from nullguard.frameworks.made_rows.scan import scan
from nullguard.frameworks.made_rows.setters import has_setter
from nullguard.frameworks.made_rows.values import Values
from nullguard.knowledge.bean_names import TAKING_VERBS, capitalised
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import WRITTEN
from nullguard.model.schema import Entity
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.superclasses import own_superclass
from nullguard.program.symbols import ClassInfo, FunctionInfo

_BUILDERS = library_names("builder-begun")
_MAX_CONSTRUCTORS = 4
"""Constructors that call each other."""


class _Attribute(NamedTuple):
    """What a row has to be given: the names of the attribute, and the methods that set it."""

    names: frozenset[str]
    setters: Iterable[str]


class JavaRows:
    """See `rows.MadeRows`."""

    def __init__(self, program: Program, owners: Owners, values: Values) -> None:
        self._program, self._owners, self._values = program, owners, values
        self._writers = JavaWriters(program, owners, values)
        self._constructors: dict[str, tuple[FunctionInfo, ...]] = {}

    def places(self, classes: Sequence[ClassInfo], entity: Entity, names: frozenset[str], mapped_to: int = 0) -> int | None:
        """How many places make rows, all with the attribute, beside `mapped_to` methods that are written; None where one does
        not, or something takes it away."""
        setters = {method for method, name in entity.mutators.items() if name in names}
        setters |= {way + capitalised(name) for name in names for way in TAKING_VERBS}
        count = mapped_to
        for cls in classes:
            mentioning = self._program.callers("java").mentioning(cls.name)
            if len(mentioning) > 4 * MOST_CALLERS:
                return None
            for function in mentioning:
                if any(is_result_set(parameter.type) for parameter in function.decl.parameters):
                    continue  # it makes an object of a row that is there
                read = readings(self._program, function)
                if read.own is not None and read.own.cls == cls.id:
                    continue
                seen = self._owners.scan(function)
                if not seen.is_complete or (cls.name, "::builder") in seen.names:
                    return None
                taken = [call for call in seen.calls if _takes_new(call.node, cls)]
                if seen.names.count((cls.name, "::new")) != len(taken):
                    return None
                if not all(self._is_set_after(call, seen, names, setters) for call in taken):
                    return None
                count += len(taken)
                for call in seen.calls:
                    if (of_row := read.inner.get(call.node.at)) is not None and of_row.cls == cls.id:
                        continue
                    if self._builds(call, cls):
                        given = self._built(call, seen, names, setters)
                    elif self._makes(call, cls, function):
                        if is_example(call, seen):
                            continue
                        given = self._is_given(call, seen, cls, function, names, setters)
                    else:
                        continue
                    if not given:
                        return None
                    count += 1
            for call, seen in self._writers.copies_of(cls):
                if not self._is_copied(call, seen, names, setters):
                    return None
                count += 1
        setters = {setter for setter in setters if has_setter(self._program, classes, entity, names, setter)}
        count = count or places_filled(self._program, self._owners, self._values, classes, setters)
        return count if count and self._writers.stay(classes, names, setters) else None

    # ---- making

    def _makes(self, call: Call, cls: ClassInfo, function: FunctionInfo) -> bool:
        if not isinstance(call.node, s.New) or call.node.type.name.rpartition(".")[2] != cls.name:
            return False
        type_ = self._program.type_of(call.node.type, function.path, function.decl.qualname)
        return type_ is None or type_.cls == cls.id

    def _builds(self, call: Call, cls: ClassInfo) -> bool:
        """Whether it is `Order.builder()`."""
        function = call.node.function if isinstance(call.node, s.Call) else None
        return (
            isinstance(function, s.Attribute)
            and function.name in _BUILDERS
            and render(function.value).rpartition(".")[2] == cls.name
        )

    def _built(self, start: Call, seen: Scan, names: frozenset[str], setters: Iterable[str]) -> bool:
        """Whether the chain that begins with a builder gives the attribute before it builds."""
        if self._values.are_checked:
            return True
        for call in seen.calls:
            if (
                isinstance(call.node, s.Call)
                and isinstance(call.node.function, s.Attribute)
                and call.node.function.name == "build"
            ):
                chain = list(_chain(call.node))
                if start.node in chain:
                    return any(
                        isinstance(link.function, s.Attribute)
                        and (link.function.name in names or link.function.name in setters)
                        and len(link.arguments) == 1
                        and self._values.is_there(Given(link.arguments[0].value, call.known, seen.function))
                        for link in chain
                    )
        return False

    def _is_given(
        self, made: Call, seen: Scan, cls: ClassInfo, function: FunctionInfo, names: frozenset[str], setters: Iterable[str]
    ) -> bool:
        return (
            self._is_set_after(_as_taken(made, seen), seen, names, setters)
            or self._is_given_by_constructor(cls, made.node.arguments, made.known, function, _Attribute(names, setters), 0)
            or self._values.refusals.refuse_row(made, made.target, seen, names)
        )

    def _is_copied(self, made: Call, seen: Scan, names: frozenset[str], setters: Iterable[str]) -> bool:
        return self._writers.copies_value(made, seen.function, names) or self._is_set_after(made, seen, names, setters)

    def _is_set_after(self, made: Call, seen: Scan, names: frozenset[str], setters: Iterable[str]) -> bool:
        for call in seen.calls:
            if call.order <= made.order or made.block[: len(call.block)] != call.block:
                continue
            node, is_at_hand = call.node, not _leaves(made, call.order, seen)
            if is_at_hand and made.target and self._writers.copies_value(call, seen.function, names, made.target):
                return True
            if is_at_hand and is_filled_by(self._owners, self._values, made, call, seen, setters):
                return True
            if not (isinstance(node, s.Call) and isinstance(node.function, s.Attribute) and len(node.arguments) == 1):
                continue
            base = node.function.value
            if node.function.name not in setters:
                continue
            is_same = (made.target and render(base) == made.target) or made.node in list(_chain(base))
            if is_same and is_at_hand:
                return sets_value(self._values, node, call.known, seen.function)
        for write in seen.writes:
            is_after = write.order > made.order and made.block[: len(write.block)] == write.block
            target = write.target
            if is_after and isinstance(target, s.Attribute) and target.name in names and made.target:
                if render(target.value) == made.target and not _leaves(made, write.order, seen):
                    return self._values.is_there(write.value)
        return is_set_in_each_arm(self._values, made, seen, setters)

    def _is_given_by_constructor(
        self,
        cls: ClassInfo,
        arguments: tuple[s.Argument, ...],
        known: Known,
        caller: FunctionInfo,
        attribute: _Attribute,
        depth: int,
    ) -> bool:
        if depth > _MAX_CONSTRUCTORS:
            return False
        node = s.New(s.TypeRef(cls.name), arguments)
        fitting = [item for item in self._constructors_of(cls) if len(item.decl.parameters) == len(arguments)]
        if not fitting and arguments:
            written = [names_of for names_of in self._values.constructors(cls) if len(names_of) == len(arguments)]
            given = [arguments[at].value for names_of in written for at, name in enumerate(names_of) if name in attribute.names]
            return len(written) == 1 and any(
                self._values.are_checked or self._values.is_there(Given(value, known, caller)) for value in given
            )
        if any(
            field.name in attribute.names and field.value is not None and "static" not in field.modifiers
            for field in cls.decl.fields
        ):
            field = next(field for field in cls.decl.fields if field.name in attribute.names)
            if field.value is not None and self._values.is_there(Given(field.value, {}, caller)):
                return not any(self._sets(item, attribute) for item in fitting) or all(
                    self._gives(item, node, known, caller, cls, attribute, depth) for item in fitting
                )
        return bool(fitting) and all(self._gives(item, node, known, caller, cls, attribute, depth) for item in fitting)

    def _sets(self, constructor: FunctionInfo, attribute: _Attribute) -> bool:
        return any(name + WRITTEN in constructor.decl.mentions for name in attribute.names) or any(
            name in constructor.decl.mentions for name in (*attribute.setters, "this", "super")
        )

    def _gives(
        self,
        constructor: FunctionInfo,
        node: s.New,
        known: Known,
        caller: FunctionInfo,
        cls: ClassInfo,
        attribute: _Attribute,
        depth: int,
    ) -> bool:
        bound: dict[str, Given] = {}
        for index, parameter in enumerate(constructor.decl.parameters):
            value = argument(constructor, index, node)
            if value is not None:
                bound[parameter.name] = Given(value, known, caller)
        seen = scan(constructor, self._program.body(constructor), bound)
        if not seen.is_complete:
            return False
        found = False
        for write in seen.writes:
            target = write.target
            is_own = isinstance(target, s.Attribute) and render(target.value) == "this" and target.name in attribute.names
            is_bare = isinstance(target, s.Name) and target.id in attribute.names and target.id not in seen.types
            if is_own or is_bare:
                if not self._values.is_there(write.value):
                    return False
                found = found or (write.block == (0,) and all(at >= write.order for _, at in seen.returns))
        for call in seen.calls:
            made = call.node
            if not isinstance(made, s.Call):
                continue
            called = render(made.function)
            if called.removeprefix("this.") in attribute.setters and len(made.arguments) == 1:
                if not self._values.is_there(Given(made.arguments[0].value, call.known, constructor)):
                    return False
                found = found or call.block == (0,)
            elif called in ("this", "super") and not found:
                other = cls if called == "this" else own_superclass(self._program, cls)
                found = other is not None and self._is_given_by_constructor(
                    other, made.arguments, call.known, constructor, attribute, depth + 1
                )
        return found or _is_written_at_end(seen, attribute.names)

    def _constructors_of(self, cls: ClassInfo) -> tuple[FunctionInfo, ...]:
        if cls.id not in self._constructors:
            self._constructors[cls.id] = tuple(
                function
                for function in self._program.functions_of(cls.path)
                if function.owner is cls and "constructor" in function.decl.modifiers
            )
        return self._constructors[cls.id]


_FALLING_BACK = frozenset({"orElse", "orElseGet"})
"""Methods of an Optional that give something else where it is empty."""


def _takes_new(node: s.Call | s.New, cls: ClassInfo) -> bool:
    """Whether a call gives a new row where there is none: `orders.findById(id).orElseGet(Order::new)`."""
    match node:
        case s.Call(function=s.Attribute(name=name), arguments=(s.Argument(value=s.MethodReference(value=made, name="new")),)):
            return name in _FALLING_BACK and render(made) == cls.name
    return False


def _as_taken(made: Call, seen: Scan) -> Call:
    """A new row, called as what falls back on it is: `Order order = orders.findById(id).orElse(new Order())`."""
    if made.target:
        return made
    for call in seen.calls:
        match call.node:
            case s.Call(function=s.Attribute(name=name), arguments=(s.Argument(value=given),)) if name in _FALLING_BACK:
                if given is made.node or (isinstance(given, s.Lambda) and _gives(given, made.node)):
                    return replace(made, target=call.target, order=call.order)
    return made


def _gives(function: s.Lambda, node: s.Expr) -> bool:
    """Whether a function gives nothing but an expression."""
    match function.body:
        case (s.Return(value=value),):
            return value is node
    return False


def _is_written_at_end(seen: Scan, names: frozenset[str]) -> bool:
    """Whether a constructor has assigned the attribute wherever it ends, in whatever branches."""
    ending = seen.ending
    if ending is None or seen.returns:
        return False
    return any(f"this.{name}" in ending or (name in ending and name not in seen.types) for name in names)


def _chain(node: s.Expr) -> Iterable[s.Call]:
    """The calls of a chain, the last first."""
    current: s.Expr | None = node
    while isinstance(current, (s.Call, s.Attribute, s.New)):
        if isinstance(current, s.Attribute):
            current = current.value
            continue
        yield current  # type: ignore[misc]
        current = current.function if isinstance(current, s.Call) else None


def _leaves(made: Call, order: int, seen: Scan) -> bool:
    """Whether a new row may be returned between its making and an event."""
    return bool(made.target) and is_returned(made.target, made.order, order, seen)
