"""Methods that merely return or set a property, whatever their names: only these are the column under another name.

A getter that computes, converts, fills in a default or loads lazily is none, even if it is called `getX`.
"""

from __future__ import annotations

from nullguard.frameworks.jpa.classes import MappedClasses
from nullguard.frameworks.lombok import generated_getters, generated_setters
from nullguard.model.facts import NO_BODY
from nullguard.model.syntax import Assign, AssignExpr, Attribute, Body, Expr, ExprStmt, Name, Return
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

_MOST_MENTIONS = 3


class Accessors:
    """Finds the accessors of classes; remembers what each method does."""

    def __init__(self, mapped: MappedClasses) -> None:
        self._program: Program = mapped.program
        self._returned: dict[str, str] = {}
        self._stored: dict[str, str] = {}

    def getters(self, cls: ClassInfo) -> dict[str, str]:
        """Method name to field name, inherited ones too; a method that a nearer class overrides otherwise is left out."""
        found: dict[str, str] = {}
        for base in reversed(self._program.ancestors(cls)):
            if base.is_library:
                continue
            for function in base.decl.functions:
                if not function.parameters:
                    found.pop(function.name, None)
            self._program.look_at_mentions(base.path)
            found.update(generated_getters(base.decl))
            if base.decl.kind == "record":
                found.update({field.name: field.name for field in base.decl.fields if "component" in field.modifiers})
            for function in base.decl.functions:
                if not function.parameters and function.body != NO_BODY and len(function.mentions) <= _MOST_MENTIONS:
                    name = self.returned(base, function.name)
                    if name:
                        found[function.name] = name
        return found

    def setters(self, cls: ClassInfo) -> dict[str, str]:
        """Method name to field name for methods of one parameter that store it, inherited ones too."""
        found: dict[str, str] = {}
        for base in reversed(self._program.ancestors(cls)):
            if base.is_library:
                continue
            self._program.look_at_mentions(base.path)
            found.update(generated_setters(base.decl))
            for function in base.decl.functions:
                if len(function.parameters) == 1 and function.body != NO_BODY:
                    found.pop(function.name, None)
                    if len(function.mentions) <= _MOST_MENTIONS:
                        name = self._set(base, function.name, function.parameters[0].name)
                        if name:
                            found[function.name] = name
        return found

    def returned(self, cls: ClassInfo, method: str) -> str:
        """The field that a method without parameters merely returns; empty when it does anything else."""
        key = f"{cls.id}.{method}"
        if key not in self._returned:
            function = self._declared(cls, method, 0)
            body = self._program.body(function) if function is not None else ()
            self._returned[key] = _field(body[0].value) if len(body) == 1 and isinstance(body[0], Return) else ""
        return self._returned[key]

    def _set(self, cls: ClassInfo, method: str, parameter: str) -> str:
        key = f"{cls.id}.{method}"
        if key not in self._stored:
            function = self._declared(cls, method, 1)
            self._stored[key] = _stored(self._program.body(function), parameter) if function is not None else ""
        return self._stored[key]

    def _declared(self, cls: ClassInfo, method: str, arguments: int) -> FunctionInfo | None:
        member = self._program.method(cls, method, arguments)
        if member is None or member.declared_in is not cls or len(member.functions) != 1:
            return None
        return member.functions[0]


def _field(value: Expr | None) -> str:
    """The field that `x` or `this.x` reads."""
    if isinstance(value, Name) and value.id != "this":
        return value.id
    if isinstance(value, Attribute) and isinstance(value.value, Name) and value.value.id == "this":
        return value.name
    return ""


def _stored(body: Body, parameter: str) -> str:
    """The field that a setter's body stores its parameter in; a `return this` may follow."""
    if not body or len(body) > 2:
        return ""
    if len(body) == 2 and not (isinstance(body[1], Return) and isinstance(body[1].value, Name) and body[1].value.id == "this"):
        return ""
    first = body[0]
    if isinstance(first, Assign) and len(first.targets) == 1:
        target, value = first.targets[0], first.value
    elif isinstance(first, ExprStmt) and isinstance(first.value, AssignExpr) and not first.value.operator:
        target, value = first.value.target, first.value.value
    else:
        return ""
    if not isinstance(value, Name) or value.id != parameter:
        return ""
    name = _field(target)
    return name if name != parameter or isinstance(target, Attribute) else ""
