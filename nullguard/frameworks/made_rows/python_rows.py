"""Python: classes called with keywords, `create` and its like, and every other place that sets an attribute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nullguard.frameworks.made_rows.events import Call, Given, Scan
from nullguard.frameworks.made_rows.owners import Owners
from nullguard.frameworks.made_rows.values import Values
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.model.schema import AttributeKind, Entity
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

_MOST_FUNCTIONS = 400
"""Functions that may make rows of a class, from which on it is too common to be followed."""

_MOST_WRITERS = 120
"""Functions that mention an attribute from which on it is too common."""


class PythonRows:
    """See `rows.MadeRows`."""

    def __init__(self, program: Program, schema: EntitySchema, owners: Owners, values: Values) -> None:
        self._program, self._schema, self._owners, self._values = program, schema, owners, values

    def places(self, classes: Sequence[ClassInfo], entity: Entity, names: frozenset[str]) -> int | None:
        """How many places make rows, all with the attribute; None where one does not, or something takes it away."""
        if any(_has_own_making(base) for cls in classes for base in self._program.ancestors(cls) if not base.is_library):
            return None
        related = self._related(entity)
        candidates = self._candidates(classes, related)
        if candidates is None:
            return None
        kin = {cls.id for cls in classes}
        count = 0
        for function in candidates:
            seen = self._owners.scan(function)
            if not seen.is_complete or any(self._is_handed(seen, cls) for cls in classes):
                return None
            for call in seen.calls:
                if not isinstance(call.node, s.Call) or not self._makes(call.node, function, classes, related):
                    continue
                if _hands_on(call.node, function):
                    continue
                if not self._is_given(call, seen, names):
                    return None
                count += 1
        return count if count and self._stays(kin, names) else None

    def _related(self, entity: Entity) -> frozenset[str]:
        """The attributes of other rows through which rows are made (`order.lines.create(…)`)."""
        return frozenset(
            mapped.name
            for other in self._schema.entities
            for mapped in other.attributes.values()
            if mapped.kind is AttributeKind.COLLECTION and mapped.target == entity.class_id
        )

    def _candidates(self, classes: Sequence[ClassInfo], related: frozenset[str]) -> list[FunctionInfo] | None:
        callers = self._program.callers()
        found: dict[str, FunctionInfo] = {}
        for cls in classes:
            paths = {cls.path, *callers.importing(cls.name)}
            for path in sorted(paths):
                if path in self._program.sources:
                    found.update((function.id, function) for function in self._program.functions_of(path))
            for name in (cls.name, *related):
                found.update((function.id, function) for function in callers.mentioning(name))
            if len(found) > _MOST_FUNCTIONS:
                return None
        for name in sorted(library_names("model-by-label")):
            found.update((function.id, function) for function in callers.mentioning(name))
        return [found[key] for key in sorted(found)]

    def _is_handed(self, seen: Scan, cls: ClassInfo) -> bool:
        """Whether the class itself is given to somebody who may make rows of it."""
        if any(name == cls.name and called not in library_names("asking-of-class") for name, called in seen.names):
            return True
        return not library_names("model-by-label").isdisjoint(seen.function.decl.mentions) and any(
            isinstance(item.value, s.Constant) and str(item.value.value).rpartition(".")[2].lower() == cls.name.lower()
            for call in seen.calls
            for item in call.node.arguments
        )

    def _makes(self, node: s.Call, function: FunctionInfo, classes: Sequence[ClassInfo], related: frozenset[str]) -> bool:
        callee = node.function
        if isinstance(callee, s.Name):
            return self._is_class(callee, function, classes)
        if not isinstance(callee, s.Attribute):
            return False
        if callee.name in library_names("creating"):
            base = callee.value
            if isinstance(base, s.Attribute) and base.name in related:
                return True
            while isinstance(base, (s.Attribute, s.Call)) and not self._is_class(base, function, classes):
                base = base.function if isinstance(base, s.Call) else base.value
            return self._is_class(base, function, classes)
        return self._is_class(callee, function, classes)

    def _is_class(self, node: s.Expr, function: FunctionInfo, classes: Sequence[ClassInfo]) -> bool:
        last = last_name(node)
        if last == "cls":
            return function.owner is not None and any(function.owner in self._program.ancestors(cls) for cls in classes)
        if any(cls.name == last for cls in classes):
            return True
        symbol = self._program.resolve(function.path, last, "") if isinstance(node, s.Name) else None
        return isinstance(symbol, ClassInfo) and symbol in classes

    def _is_given(self, call: Call, seen: Scan, names: frozenset[str]) -> bool:
        assert isinstance(call.node, s.Call)
        for name, value in _keywords(call.node):
            if name in names:
                return self._values.is_there(Given(value, call.known, seen.function))
        for write in seen.writes:
            is_after = write.order > call.order and call.block[: len(write.block)] == write.block
            if is_after and call.target and isinstance(write.target, s.Attribute) and write.target.name in names:
                if render(write.target.value) == call.target:
                    return self._values.is_there(write.value)
        return False

    def _stays(self, kin: set[str], names: frozenset[str]) -> bool:
        """Whether whatever sets the attribute later gives it a value too."""
        writing = {item.id: item for name in sorted(names) for item in self._program.callers().mentioning(name)}
        if len(writing) > _MOST_WRITERS:
            return False
        naming = [item for name in sorted(library_names("setting-by-name")) for item in self._program.callers().mentioning(name)]
        return all(self._writes_values(function, kin, names) for function in writing.values()) and not any(
            self._sets_by_name(function, kin, names) for function in naming
        )

    def _sets_by_name(self, function: FunctionInfo, kin: set[str], names: frozenset[str]) -> bool:
        """Whether `setattr(order, name, value)` or `form.populate_obj(order)` may be about the attribute."""
        setting = library_names("setting-by-name")
        for call in self._owners.scan(function).calls:
            if not isinstance(call.node, s.Call) or last_name(call.node.function) not in setting or not call.node.arguments:
                continue
            holder, *others = [item.value for item in call.node.arguments]
            type_ = self._owners.type_of(holder, Given(holder, call.known, function))
            is_other = bool(others) and isinstance(others[0], s.Constant) and others[0].value not in names
            if not is_other and (type_ is None or type_.cls in kin):
                return True
        return False

    def _writes_values(self, function: FunctionInfo, kin: set[str], names: frozenset[str]) -> bool:
        seen = self._owners.scan(function)
        if not seen.is_complete:
            return False
        for write in seen.writes:
            target = write.target
            if not isinstance(target, s.Attribute) or target.name not in names:
                continue
            type_ = self._owners.type_of(target.value, Given(target.value, write.value.known, function))
            if (type_ is None or type_.cls in kin) and not self._values.is_there(write.value):
                return False
        for call in seen.calls:
            node = call.node
            if not isinstance(node, s.Call):
                continue
            called = render(node.function).rpartition(".")[2]
            if called in library_names("updating") or called in library_names("creating"):
                for name, value in _keywords(node):
                    if name in names and not self._values.is_there(Given(value, call.known, function)):
                        return False
        return True


def _keywords(node: s.Call) -> Iterator[tuple[str, s.Expr]]:
    """What a call gives by name, the entries of `defaults={…}` too."""
    for item in node.arguments:
        if item.name in library_names("creating-values") and isinstance(item.value, s.Collection) and item.value.kind == "dict":
            for key, value in item.value.entries:
                if isinstance(key, s.Constant) and isinstance(key.value, str):
                    yield key.value, value
        elif item.name is not None:
            yield item.name, item.value


def _hands_on(node: s.Call, function: FunctionInfo) -> bool:
    """Whether a method of the class makes a row of just what it is given: `cls(**values)`; its calls are the places."""
    stars = [item for item in node.arguments if item.star == 2]
    given = {parameter.name for parameter in function.decl.parameters if parameter.kind == "kwargs"}
    return (
        bool(stars)
        and all(isinstance(item.value, s.Name) and item.value.id in given for item in stars)
        and ("cls" in render(node.function))
    )


def _has_own_making(cls: ClassInfo) -> bool:
    """Whether rows are made in ways of the class's own: a constructor, or a manager with methods."""
    if any(function.name == "__init__" for function in cls.decl.functions):
        return True
    return any(
        isinstance(field.value, s.Call) and render(field.value.function).endswith(("Manager", "as_manager", "from_queryset()"))
        for field in cls.decl.fields
    )
