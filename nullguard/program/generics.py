"""From written types to types, and through generic ancestors, because `class OrderDao extends Dao<Order>` says what `find()`
returns."""

from __future__ import annotations

from nullguard.knowledge.words import library_names
from nullguard.model.java_types import WITHOUT_NULL
from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import Arithmetic, Call, Constant, Subscript, TypeRef
from nullguard.program.classes import Hierarchy
from nullguard.program.declarations import Declarations, outside
from nullguard.program.names import Names
from nullguard.program.symbols import (
    ARRAY,
    CLASS_OBJECT,
    UNION,
    UNKNOWN,
    ClassInfo,
    External,
    FunctionInfo,
    Symbol,
    Type,
    VariableInfo,
)
from nullguard.program.trace import Remembered, Trace, remember
from nullguard.program.types import known, nullable, parameter, substitute, union
from nullguard.program.written_types import written_type

_MOST_DEPTH = 12
_TYPE_VARIABLES = frozenset({"typing.TypeVar", "typing.ParamSpec", "typing.TypeVarTuple"})
_NEW_TYPE = frozenset({"typing.NewType"})
_TRANSPARENT = frozenset(
    {
        "typing.Annotated", "typing.ClassVar", "typing.Final", "typing.Required", "typing.NotRequired", "typing.ReadOnly",
        "typing.Unpack", "dataclasses.InitVar",
    }
) | library_names("transparent-annotation")  # fmt: skip
_NO_TYPE = frozenset(
    {"typing.Any", "typing.Literal", "typing.LiteralString", "typing.Generic", "typing.Protocol", "typing.Callable"}
)
_GENERIC_HEADERS = frozenset({"typing.Generic", "typing.Protocol"})

Parameters = dict[str, Type]


class Generics:
    """Reads written types, and knows the type arguments that classes give to their ancestors."""

    def __init__(self, declarations: Declarations, names: Names, hierarchy: Hierarchy, trace: Trace) -> None:
        self._declarations = declarations
        self._names = names
        self._hierarchy = hierarchy
        self._trace = trace
        self._parameters: dict[str, Remembered[tuple[str, ...]]] = {}
        self._ancestors: dict[str, Remembered[dict[str, Parameters]]] = {}

    def read(self, ref: TypeRef, path: str, scope: str, depth: int = _MOST_DEPTH) -> Type | None:
        """A written type as a type; None when its class is unknown."""
        if depth <= 0:
            return None
        self._trace.paths.add(path)
        name = ref.name
        if name == ARRAY:
            return Type(ARRAY, self._arguments(ref, path, scope, depth), ref.nullable)
        if name == UNION:
            found = self._union(ref, path, scope, depth)
        elif not name or name in ("?", "...", "var"):
            return None
        elif self._names.is_java(path):
            found = self._java(ref, path, scope, depth)
        else:
            found = self._python(ref, path, scope, depth)
        if found is None and name in self._declarations.classes:  # a class id, as the attributes of entities have them
            found = Type(name, self._arguments(ref, path, scope, depth))
        return nullable(found) if found is not None and ref.nullable else found

    def parameters(self, cls: ClassInfo) -> tuple[str, ...]:
        """The names of a class's type parameters, in order."""
        entry = self._parameters.get(cls.id)
        if entry is None:
            entry = remember(self._trace, self._parameters, cls.id, self._find_parameters, cls)
        self._trace.paths.update(entry[1])
        return entry[0]

    def bound(self, name: str, path: str, scope: str) -> Type | None:
        """What the type parameter `name`, seen from `scope`, is at least (`T extends Order`, `TypeVar("T", bound=Order)`)."""
        holder = scope
        classes = self._declarations.classes_in(path)
        while holder:
            cls = classes.get(holder)
            declared = [cls.decl.type_parameters] if cls is not None else []
            if cls is None:
                declared = [info.decl.type_parameters for info in self._declarations.functions_named(path, holder)]
            for item in (item for group in declared for item in group):
                if item.name == name:
                    return self.read(item.bounds[0], path, scope) if item.bounds and item.bounds[0].name != name else None
            holder = outside(holder)
        if self._names.is_java(path):
            return None
        symbol = self._names.resolve(path, name, "", self._hierarchy.ancestors)
        if isinstance(symbol, VariableInfo) and isinstance(symbol.decl.value, Call):
            for argument in symbol.decl.value.arguments:
                ref = written_type(argument.value) if argument.name == "bound" else None
                if ref is not None:
                    return self.read(ref, symbol.path, "")
        return None

    def of_ancestors(self, cls: ClassInfo) -> dict[str, Parameters]:
        """For each ancestor by id, the class itself too, what its type parameters are as seen from the class."""
        entry = self._ancestors.get(cls.id)
        if entry is None:
            entry = remember(self._trace, self._ancestors, cls.id, self._find_ancestors, cls)
        self._trace.paths.update(entry[1])
        return entry[0]

    def seen_as(self, type: Type, ancestor: str) -> Type | None:
        """A type as one of its ancestors, by id: `list[Order]` as `typing.Iterable` is `Iterable[Order]`; None when it is
        none."""
        cls = self._declarations.classes.get(type.cls)
        if cls is None:
            return None
        if type.cls == ancestor:
            return type
        mapping = self.of_ancestors(cls).get(ancestor)
        target = self._declarations.classes.get(ancestor)
        if mapping is None or target is None:
            return None
        own = self.of_receiver(type)
        return Type(ancestor, tuple(substitute(mapping[name], own) for name in self.parameters(target)), type.nullable)

    def of_receiver(self, type: Type) -> Parameters:
        """What the type parameters of a type's own class are, by its arguments; unknown where it has none. `Self` is the type."""
        cls = self._declarations.classes.get(type.cls)
        mapping: Parameters = {"Self": Type(type.cls, type.args)}
        if cls is None:
            return mapping
        names = self.parameters(cls)
        args = (union(type.args),) if type.cls == "builtins.tuple" and type.args else type.args
        for position, name in enumerate(names):
            mapping[name] = args[position] if position < len(args) else UNKNOWN
        return mapping

    # ---- reading

    def _java(self, ref: TypeRef, path: str, scope: str, depth: int) -> Type | None:
        name = ref.name
        if name in WITHOUT_NULL:
            return Type(name)
        if "." not in name and self._is_parameter(name, path, scope):
            return parameter(name)
        symbol = self._names.resolve(path, name, scope, self._hierarchy.ancestors)
        if isinstance(symbol, ClassInfo):
            return Type(symbol.id, self._arguments(ref, path, scope, depth))
        return None

    def _python(self, ref: TypeRef, path: str, scope: str, depth: int) -> Type | None:
        name = ref.name
        if name == "None":
            return Type("builtins.NoneType", (), True)
        if "." not in name and self._is_parameter(name, path, scope):
            return parameter(name)
        symbol = self._names.resolve(path, name, scope, self._hierarchy.ancestors)
        while scope and _is_attribute(symbol):  # in `date: date`, the name of the field is not bound yet
            scope = outside(scope)
            symbol = self._names.resolve(path, name, scope, self._hierarchy.ancestors)
        if isinstance(symbol, ClassInfo):
            if symbol.id == "builtins.type":
                return Type(CLASS_OBJECT, self._arguments(ref, path, scope, depth)[:1])
            return Type(symbol.id, self._arguments(ref, path, scope, depth))
        if isinstance(symbol, VariableInfo):
            return self._by_variable(symbol, name.rpartition(".")[2], depth)
        return self._special(symbol, ref, path, scope, depth) if isinstance(symbol, External) else None

    def _special(self, symbol: External, ref: TypeRef, path: str, scope: str, depth: int) -> Type | None:
        """What `typing` has besides classes."""
        dotted = symbol.dotted
        if dotted == "typing.Literal" and any(argument.name == "None" for argument in ref.args):
            return nullable(UNKNOWN)
        if dotted in _TRANSPARENT:
            return self.read(ref.args[0], path, scope, depth - 1) if ref.args else None
        if not dotted.startswith("typing.") or dotted in _NO_TYPE:
            return None
        if dotted == "typing.Self":
            return parameter("Self")
        if not ref.args:
            return None
        if dotted == "typing.Optional":
            found = self.read(ref.args[0], path, scope, depth - 1)
            return nullable(found) if found is not None else None
        return self._union(ref, path, scope, depth) if dotted == "typing.Union" else None

    def _by_variable(self, symbol: VariableInfo, name: str, depth: int) -> Type | None:
        """A type variable, or an alias such as `Orders = list[Order]`."""
        value = symbol.decl.value
        if self._is_made_by(symbol, _TYPE_VARIABLES):
            return parameter(name)
        if isinstance(value, Call) and len(value.arguments) == 2 and self._is_made_by(symbol, _NEW_TYPE):
            value = value.arguments[1].value
        target = written_type(value)
        if target is None or (isinstance(value, Constant) and not _is_alias(symbol)):
            return None
        owner = symbol.owner.decl.qualname if symbol.owner is not None else ""
        return self.read(target, symbol.path, owner, depth - 1)

    def _is_made_by(self, symbol: VariableInfo, functions: frozenset[str]) -> bool:
        value = symbol.decl.value
        if not isinstance(value, Call):
            return False
        function = dotted_name(value.function)
        return bool(function) and self._names.qualified(symbol.path, function, "", self._hierarchy.first_ancestors) in functions

    def _union(self, ref: TypeRef, path: str, scope: str, depth: int) -> Type | None:
        members = []
        admits_null = False
        for arg in ref.args:
            if arg.name == "None":
                admits_null = True
            else:
                members.append(self.read(arg, path, scope, depth - 1) or UNKNOWN)
        joined = union(members)
        found = joined if joined.nullable else known(joined)
        return nullable(found) if found is not None and admits_null else found

    def _arguments(self, ref: TypeRef, path: str, scope: str, depth: int) -> tuple[Type, ...]:
        return tuple(self.read(arg, path, scope, depth - 1) or UNKNOWN for arg in ref.args if arg.name != "...")

    def _is_parameter(self, name: str, path: str, scope: str) -> bool:
        classes = self._declarations.classes_in(path)
        while scope:
            cls = classes.get(scope)
            if cls is not None:
                if name in self.parameters(cls):
                    return True
            elif any(
                item.name == name
                for info in self._declarations.functions_named(path, scope)
                for item in info.decl.type_parameters
            ):
                return True
            scope = outside(scope)
        return False

    # ---- classes

    def _find_parameters(self, cls: ClassInfo) -> tuple[str, ...]:
        self._trace.paths.add(cls.path)
        declared = tuple(item.name for item in cls.decl.type_parameters)
        if declared or not cls.decl.bases or self._names.is_java(cls.path):
            return declared
        return self._by_bases(cls)

    def _by_bases(self, cls: ClassInfo) -> tuple[str, ...]:
        """The type variables of a Python class header: those of `Generic[…]` or `Protocol[…]`, else all in order of
        appearance."""
        found: dict[str, None] = {}
        scope = outside(cls.decl.qualname)
        for ref in cls.decl.bases:
            if ref.args and self._names.qualified(cls.path, ref.name, scope, self._hierarchy.first_ancestors) in _GENERIC_HEADERS:
                return tuple(arg.name.rpartition(".")[2] for arg in ref.args)
        pending = [arg for ref in reversed(cls.decl.bases) for arg in reversed(ref.args)]
        while pending and len(found) < _MOST_DEPTH:
            ref = pending.pop()
            if not ref.args and ref.name not in found and ref.name:
                symbol = self._names.resolve(cls.path, ref.name, scope, self._hierarchy.first_ancestors)
                if isinstance(symbol, VariableInfo) and self._is_made_by(symbol, _TYPE_VARIABLES):
                    found.setdefault(ref.name.rpartition(".")[2])
            pending.extend(reversed(ref.args))
        return tuple(found)

    def _find_ancestors(self, cls: ClassInfo) -> dict[str, Parameters]:
        found: dict[str, Parameters] = {cls.id: {name: parameter(name) for name in self.parameters(cls)}}
        queue = [cls]
        allowed = {ancestor.id for ancestor in self._hierarchy.ancestors(cls)}
        for current in queue:
            seen_from = found[current.id]
            for ref, base in self._hierarchy.bases(current):
                if base.id in found or base.id not in allowed:
                    continue
                mapping: Parameters = {}
                for position, name in enumerate(self.parameters(base)):
                    written = ref.args[position] if position < len(ref.args) else None
                    actual = self.read(written, current.path, current.decl.qualname) if written is not None else None
                    mapping[name] = substitute(actual, seen_from) if actual is not None else UNKNOWN
                found[base.id] = mapping
                queue.append(base)
        return found


def _is_attribute(symbol: Symbol | None) -> bool:
    """Whether a name stands for a method or a value of a class, which is no type."""
    if isinstance(symbol, VariableInfo):
        return symbol.owner is not None and (
            symbol.decl.value is None or not isinstance(symbol.decl.value, (Subscript, Arithmetic))
        )
    return isinstance(symbol, FunctionInfo) and symbol.owner is not None


def _is_alias(symbol: VariableInfo) -> bool:
    """Whether a variable is declared as an alias (`Orders: TypeAlias = "list[Order]"`)."""
    return symbol.decl.type is not None and symbol.decl.type.name.endswith("TypeAlias")
