"""Whose a value is, by declarations alone: types of receivers, functions that a call may run, calls of a function."""

from __future__ import annotations

from nullguard.flow.schema import Schema
from nullguard.frameworks.made_rows.events import Call, Given, Scan
from nullguard.frameworks.made_rows.scan import scan
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, last_name
from nullguard.program.program import Program
from nullguard.program.symbols import CLASS_OBJECT, ClassInfo, FunctionInfo, Symbol, Type, VariableInfo

MOST_CALLERS = 25
"""Functions that mention a name, from which on its calls are not looked at."""

_MAX_DEPTH = 20
"""Expressions within each other that a type is looked for in."""


class Owners:
    """Answers of one program; remembers what it has read of functions."""

    def __init__(self, program: Program, schema: Schema) -> None:
        self._program, self._schema = program, schema
        self._scans: dict[str, Scan] = {}

    def scan(self, function: FunctionInfo) -> Scan:
        """What a function does, with nothing known of its parameters."""
        found = self._scans.get(function.id)
        if found is None:
            found = self._scans[function.id] = scan(function, self._program.body(function), {})
        return found

    def calls_of(self, function: FunctionInfo) -> list[tuple[FunctionInfo, Call]] | None:
        """All calls that may be of a function, by its name and number of arguments; None where nobody can tell."""
        is_java = function.path.endswith(".java")
        is_constructor = "constructor" in function.decl.modifiers or function.decl.name == "__init__"
        name = function.owner.name if is_constructor and function.owner is not None else function.decl.name
        names = (name, "this", "super") if is_constructor and is_java else (name,)
        found: list[tuple[FunctionInfo, Call]] = []
        for called in names:
            mentioning = self._program.callers("java" if is_java else "python").mentioning(called)
            if called in ("this", "super"):
                mentioning = tuple(item for item in mentioning if self._is_kin(item, function))
            elif is_java and "static" in function.decl.modifiers:
                mentioning = tuple(item for item in mentioning if self._may_name(item, function))
            if len(mentioning) > MOST_CALLERS:
                return None
            for caller in mentioning:
                seen = self.scan(caller)
                if not seen.is_complete or (name, f"::{'new' if is_constructor else name}") in seen.names:
                    return None
                if any(used in seen.names for used in _references(name)):
                    return None
                for call in seen.calls:
                    if called_name(call.node) == called and _fits(function, call.node) and self._may_be(call, caller, function):
                        found.append((caller, call))
        return found

    def _may_name(self, caller: FunctionInfo, function: FunctionInfo) -> bool:
        """Whether a Java function can call a static method: it names its class, is in it, or imports the method."""
        owner, name = function.owner, function.decl.name
        if owner is None or owner.name in caller.decl.mentions or caller.path == function.path or self._is_kin(caller, function):
            return True
        return any(item.is_static and item.name in (name, "*") for item in self._program.sources[caller.path].imports)

    def _may_be(self, call: Call, caller: FunctionInfo, function: FunctionInfo) -> bool:
        """Whether a call by the function's name can be of it, by the declared type of what it is called on."""
        callee = call.node.function if isinstance(call.node, s.Call) else None
        if not isinstance(callee, s.Attribute) or function.owner is None:
            return True
        given = Given(callee.value, call.known, caller)
        dotted = dotted_name(callee.value)
        symbol = self._program.resolve(caller.path, dotted, scope_of(caller)) if dotted else None
        if isinstance(symbol, ClassInfo) and dotted not in self.scan(caller).bound:
            cls: ClassInfo | None = symbol
        else:
            type_ = self.type_of(callee.value, given)
            cls = self._program.classes.get(type_.cls) if type_ is not None else None
        if cls is None:
            return True
        return function.owner in self._program.ancestors(cls) or cls in self._program.ancestors(function.owner)

    def _is_kin(self, caller: FunctionInfo, function: FunctionInfo) -> bool:
        owner = caller.owner
        return owner is not None and function.owner is not None and function.owner in self._program.ancestors(owner)

    def functions(self, node: s.Call, given: Given, depth: int) -> tuple[FunctionInfo, ...] | None:
        """The functions that a call may run; none for what no source writes, None where nobody can tell."""
        function, count = node.function, len(node.arguments)
        if isinstance(function, s.Name):
            owner = given.function.owner
            if given.function.path.endswith(".java"):
                while owner is not None:
                    member = self._program.method(owner, function.id, count)
                    if member is not None:
                        return self._of_class(owner, function.id, count)
                    owner = self._program.classes.get(owner.outer) if owner.outer else None
            symbol = self._program.resolve(given.function.path, function.id, scope_of(given.function))
            return (symbol,) if isinstance(symbol, FunctionInfo) else None
        if not isinstance(function, s.Attribute):
            return None
        symbol = self.symbol(function, given)
        if isinstance(symbol, FunctionInfo):
            if symbol.owner is not None:
                return self._of_class(symbol.owner, function.name, count)
            return (symbol,)
        cls = self.receiver(node, given, depth)
        if cls is None:
            return None
        if cls.is_library:
            member = self._program.method(cls, function.name, count)
            return member.functions if member is not None and member.functions else None
        return self._of_class(cls, function.name, count)

    def receiver(self, node: s.Call, given: Given, depth: int) -> ClassInfo | None:
        if not isinstance(node.function, s.Attribute):
            return given.function.owner
        type_ = self.type_of(node.function.value, given, depth)
        return self._program.classes.get(type_.cls) if type_ is not None else None

    def _of_class(self, cls: ClassInfo, name: str, count: int) -> tuple[FunctionInfo, ...]:
        """The methods of a name that objects of a class have, its subclasses' too."""
        found: dict[str, FunctionInfo] = {}
        for each in (cls, *self._program.subclasses(cls)):
            member = self._program.method(each, name, count)
            for function in member.functions if member is not None else ():
                if len(function.decl.parameters) - own_first(function) >= count and function.decl.body >= 0:
                    found[function.id] = function
        return tuple(found.values())

    def symbol(self, node: s.Attribute, given: Given) -> Symbol | None:
        dotted = dotted_name(node)
        root = dotted.partition(".")[0]
        seen = self.scan(given.function)
        if not dotted or root in seen.bound or root in seen.types or root in ("this", "self", "super"):
            return None
        if any(parameter.name == root for parameter in given.function.decl.parameters):
            return None
        return self._program.resolve(given.function.path, dotted, scope_of(given.function))

    def type_of(self, node: s.Expr, given: Given, depth: int = 0) -> Type | None:
        """The declared type of an expression, as far as declarations tell."""
        if depth > _MAX_DEPTH:
            return None
        function, down = given.function, depth + 1
        scope = scope_of(function)
        match node:
            case s.Name(id=name):
                if name in ("this", "self") and function.owner is not None:
                    return Type(function.owner.id)
                declared = self.scan(function).types.get(name)
                if declared is not None and declared.name != "var":
                    return self._program.type_of(declared, function.path, scope)
                held = given.known.get(name)
                if isinstance(held, Given):
                    return self.type_of(held.node, held, down)
                owner = function.owner
                while owner is not None and function.path.endswith(".java"):
                    member = self._program.field(owner, name)
                    if member is not None:
                        return self._program.member_type(Type(owner.id), member)
                    owner = self._program.classes.get(owner.outer) if owner.outer else None
                return None
            case s.New(type=type_):
                return self._program.type_of(type_, function.path, scope)
            case s.Cast(type=type_):
                return self._program.type_of(type_, function.path, scope)
            case s.Attribute(value=value, name=name):
                symbol = self.symbol(node, given)
                if isinstance(symbol, VariableInfo) and symbol.owner is not None:
                    return self._constant_type(symbol, symbol.owner)
                holder = self.type_of(value, given, down)
                return self._member(holder, name)
            case s.Call():
                called = node.function.id if isinstance(node.function, s.Name) else ""
                symbol = self._program.resolve(function.path, called, scope) if called else None
                if isinstance(symbol, ClassInfo) and not function.path.endswith(".java"):
                    return Type(symbol.id)
                functions = self.functions(node, given, down)
                if functions:
                    first = functions[0]
                    return self._program.type_of(first.decl.returns, first.path, scope_of(first))
                if isinstance(node.function, s.Attribute):
                    holder = self.type_of(node.function.value, given, down)
                    column = self._schema.accessor(holder.cls, node.function.name) if holder is not None else None
                    return self._member(holder, column) if column is not None else None
                return None
            case _:
                return None

    def _constant_type(self, symbol: VariableInfo, owner: ClassInfo) -> Type | None:
        if "constant" in symbol.decl.modifiers:
            return Type(owner.id)
        return self._program.type_of(symbol.decl.type, symbol.path, owner.decl.qualname)

    def _member(self, holder: Type | None, name: str) -> Type | None:
        cls = self._program.classes.get(holder.cls) if holder is not None and holder.cls != CLASS_OBJECT else None
        if holder is None or cls is None:
            return None
        attribute = self._schema.attribute(cls.id, name)
        if attribute is not None and attribute.mapped.target:
            return Type(attribute.mapped.target)
        member = self._program.field(cls, name)
        return self._program.member_type(holder, member) if member is not None else None


def argument(function: FunctionInfo, index: int, node: s.Call | s.New) -> s.Expr | None:
    """What a call gives for a parameter, None where it does not, or nobody can tell."""
    parameters = function.decl.parameters
    parameter = parameters[index]
    position = index - own_first(function)
    count = 0
    for item in node.arguments:
        if item.star:
            return None
        if item.name is not None:
            if item.name == parameter.name:
                return item.value
        elif count == position and parameter.kind == "positional":
            return item.value
        else:
            count += 1
    default = parameter.default
    return default


def own_first(function: FunctionInfo) -> int:
    """The parameters that come before those of the call: Python's `self` and `cls`."""
    is_method = function.owner is not None and not function.path.endswith(".java") and "static" not in function.decl.modifiers
    return 1 if is_method else 0


def _fits(function: FunctionInfo, node: s.Call | s.New) -> bool:
    parameters = function.decl.parameters[own_first(function) :]
    if not function.path.endswith(".java"):
        return True
    return len(node.arguments) == len(parameters) or any(parameter.kind == "star" for parameter in parameters)


def called_name(node: s.Call | s.New) -> str:
    """The last name of what is called or made."""
    if isinstance(node, s.New):
        return node.type.name.rpartition(".")[2]
    return last_name(node.function)


def _references(name: str) -> tuple[tuple[str, str], ...]:
    return ((name, "partial"), (name, "map"), (name, ""), (name, "delay"))


def scope_of(function: FunctionInfo) -> str:
    """The scope in which the names of a function's body mean something; empty for a module's own statements."""
    return function.decl.qualname if function.decl.name != "<module>" else ""
