"""What the statements at hand declare: a module's variables, a class's fields, the attributes that a method sets."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.model import syntax as s
from nullguard.model.facts import Field, Function

MAX_VALUE = 20_000
"""Bytes of a variable's or field's initialiser that is kept with the declaration; the module's or class's statements have it."""

MAX_INSTANCE_VALUE = 200
"""The same for `self.name = value`, which the method's body repeats."""


class Scope:
    """A module, class or function whose statements are being read.

    `receiver` is the first parameter of the method at hand, also inside the functions nested in it, `method` its name and
    `instance` where the attributes it sets are collected; they are empty elsewhere. `shared` is where the module's variables that
    functions set are collected, `shares` are those that this function declares so. `is_cut` says that a value was too long to
    be kept with its declaration.
    """

    __slots__ = ("fields", "functions", "instance", "is_cut", "kind", "method", "qualname", "receiver", "shared", "shares")

    def __init__(self, kind: str, qualname: str, shared: list[Field]) -> None:
        self.kind = kind
        self.qualname = qualname
        self.fields: list[Field] = []
        self.functions: list[Function] = []
        self.instance: list[Field] = []
        self.receiver = ""
        self.method = ""
        self.is_cut = False
        self.shared = shared
        self.shares: set[str] = set()

    def inner(self, name: str) -> str:
        """The qualname of what is declared here."""
        if self.kind == "module":
            return name
        return f"{self.qualname}.{name}" if self.kind == "class" else f"{self.qualname}.<locals>.{name}"

    def nested(self, name: str) -> Scope:
        """The scope of a function nested in this function."""
        scope = Scope("function", self.inner(name), self.shared)
        scope.instance, scope.receiver, scope.method = self.instance, self.receiver, self.method
        return scope

    def note(self, targets: Sequence[s.Expr], written: s.TypeRef | None, value: s.Expr | None, size: int) -> None:
        """An assignment; `size` is the length of the value's text in bytes."""
        if self.kind == "function":
            if not self.receiver and not self.shares:
                return
            kept = value if size <= MAX_INSTANCE_VALUE else None
        else:
            kept = value if size <= MAX_VALUE else None
            self.is_cut = self.is_cut or size > MAX_VALUE
        for target in targets:
            if isinstance(target, s.Collection):
                self._unpack(target, value)
            else:
                self._declare(target, written, kept)

    def _declare(self, target: s.Expr, written: s.TypeRef | None, value: s.Expr | None) -> None:
        if self.kind != "function":
            if isinstance(target, s.Name):
                self.fields.append(Field(target.id, written, value, at=target.at))
        elif isinstance(target, s.Name):
            if target.id in self.shares:
                self.shared.append(Field(target.id, written, value, (), ("global", self.qualname), target.at))
        elif isinstance(target, s.Attribute) and isinstance(target.value, s.Name) and target.value.id == self.receiver != "":
            self.instance.append(Field(target.name, written, value, (), ("instance", self.method), target.at))

    def _unpack(self, target: s.Collection, value: s.Expr | None) -> None:
        parts = target.items
        values: tuple[s.Expr | None, ...] = (None,) * len(parts)
        if isinstance(value, s.Collection) and value.kind in ("tuple", "list") and len(value.items) == len(parts):
            if not any(isinstance(item, s.Star) for item in (*value.items, *parts)):
                values = value.items
        for part, item in zip(parts, values, strict=True):
            self._declare(part.value if isinstance(part, s.Star) else part, None, item)
