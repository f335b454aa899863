"""Whose rows Django hands to code that nobody calls: views, forms, serializers, admin classes, signal handlers.

Source: the Django documentation ("Class-based views", "Model forms", "The Django admin site", "Signals") and the Django
REST framework's ("Generic views", "Serializers").
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.django.names import QUERY_SET
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import nodes
from nullguard.model.syntax import Annotation, Attribute, Call, Constant, Expr, ExprStmt, Subscript
from nullguard.program.program import Program
from nullguard.program.python_names import dotted_expression
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

_NAMING = tuple(sorted(library_names("model-named")))
_HOLDERS = tuple(sorted(library_names("model-holder")))
_MODEL_SIGNALS = library_names("model-signal")
_ROW_FILTERS = library_names("row-filter")
_HANDED = library_names("row-handed")
_RESTRICTING = library_names("restricting") | {"exclude"}
_MOST_STEPS = 4


class Conventions:
    """Which model a class is about, from what it declares."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._models: dict[str, str] = {}
        self._registered = _registered(program)

    def model_of(self, cls: ClassInfo, steps: int = _MOST_STEPS) -> str:
        """The id of the model class that a view, form, serializer or admin class is about; empty when it names none."""
        if cls.id not in self._models:
            self._models[cls.id] = ""  # a class that names itself is about nothing
            self._models[cls.id] = self._find(cls, steps)
        return self._models[cls.id]

    def is_restricted(self, cls: ClassInfo | None) -> bool:
        """Whether a class names its rows by a query of some of them: `queryset = Order.objects.filter(…)`."""
        member = self._program.field(cls, "queryset") if cls is not None else None
        value = member.field.value if member is not None and member.field is not None else None
        return value is not None and any(isinstance(node, Attribute) and node.name in _RESTRICTING for node in nodes((value,)))

    def parameters(self, function: FunctionInfo, names: list[str]) -> dict[str, Type]:
        """The rows that a signal's handler and methods of admin classes, serializers and views get."""
        sender = self._sender(function)
        if sender and "instance" in names:
            return {"instance": Type(sender)}
        if function.owner is not None and names == ["queryset", "name", "value"]:
            return self._filtered(function.owner, function.decl.name)
        handed = [name for name in names if name in _HANDED] if function.owner is not None else []
        if not handed or function.owner is None:
            return {}
        model = self._registered.get(function.owner.id) or self.model_of(function.owner)
        return {name: Type(QUERY_SET, (Type(model),)) if name == "queryset" else Type(model) for name in handed} if model else {}

    def _filtered(self, owner: ClassInfo, method: str) -> dict[str, Type]:
        """What the method of a filter gets: `ModelChoiceFilter(queryset=Order.objects.all(), method="by_order")`."""
        for field in owner.decl.fields:
            if not isinstance(field.value, Call):
                continue
            given = {argument.name: argument.value for argument in field.value.arguments if argument.name}
            named = given.get("method")
            if not isinstance(named, Constant) or named.value != method:
                continue
            kind = dotted_expression(field.value.function).rpartition(".")[2]
            model = self._named(owner, given.get("queryset")) if kind in _ROW_FILTERS else ""
            if model:
                return {"value": Type(model) if kind == "ModelChoiceFilter" else Type("builtins.list", (Type(model),))}
        return {}

    def basis(self) -> str:
        """What answers depend on besides the sources that they are drawn from."""
        return repr(sorted(self._registered.items()))

    def _find(self, cls: ClassInfo, steps: int) -> str:
        if steps <= 0 or cls.is_library:
            return ""
        for base in self._program.ancestors(cls):
            for name in _NAMING:
                field = next((field for field in base.decl.fields if field.name == name), None)
                found = self._named(base, field.value) if field is not None else ""
                if found:
                    return found
        for name in _HOLDERS:
            holder = self._holder(cls, name)
            found = self.model_of(holder, steps - 1) if holder is not None else ""
            if found:
                return found
        return self._registered.get(cls.id, "")

    def _holder(self, cls: ClassInfo, name: str) -> ClassInfo | None:
        inner = self._program.class_named(cls.path, f"{cls.decl.qualname}.{name}")
        if inner is not None:
            return inner
        member = self._program.field(cls, name)
        if member is None or member.field is None or member.field.value is None:
            return None
        dotted = dotted_expression(member.field.value)
        scope = member.declared_in.decl.qualname
        return self._program.class_named(member.declared_in.path, dotted, scope) if dotted else None

    def _named(self, cls: ClassInfo, value: Expr | None) -> str:
        """The model in `model = Order` and `queryset = Order.objects.filter(…)`."""
        scope = cls.decl.qualname.rpartition(".")[0]
        for _ in range(12):
            if isinstance(value, Call):
                value = value.function
            elif isinstance(value, (Attribute, Subscript)):
                dotted = dotted_expression(value)
                found = self._program.class_named(cls.path, dotted, scope) if dotted else None
                if found is not None:
                    return found.id
                value = value.value
            else:
                break
        dotted = dotted_expression(value)
        found = self._program.class_named(cls.path, dotted, scope) if dotted else None
        return found.id if found is not None else ""

    def _sender(self, function: FunctionInfo) -> str:
        for annotation in function.decl.annotations:
            if annotation.name.rpartition(".")[2] == "receiver" and _is_model_signal(annotation):
                sender = next((argument.value for argument in annotation.arguments if argument.name == "sender"), None)
                dotted = dotted_expression(sender) if sender is not None else ""
                cls = self._program.class_named(function.path, dotted) if dotted else None
                if cls is not None:
                    return cls.id
        return ""


def _is_model_signal(annotation: Annotation) -> bool:
    positional = [argument.value for argument in annotation.arguments if not argument.name]
    names = [
        dotted_expression(item).rpartition(".")[2]
        for value in positional
        for item in (value.items if hasattr(value, "items") and isinstance(value.items, tuple) else (value,))
    ]
    return bool(names) and all(name in _MODEL_SIGNALS for name in names)


def _registered(program: Program) -> dict[str, str]:
    """Admin classes by id, with the model of `@admin.register(Order)` or `admin.site.register(Order, OrderAdmin)`."""
    found: dict[str, str] = {}
    registering: set[str] = set()
    for cls in program.classes.values():
        if cls.is_library or not cls.name.endswith("Admin"):
            continue
        registering.add(cls.path)
        for annotation in cls.decl.annotations:
            if annotation.name.rpartition(".")[2] == "register" and len(annotation.arguments) == 1:
                model = _class(program, cls.path, annotation.arguments[0].value)
                if model is not None:
                    found[cls.id] = model.id
    for path in sorted(registering):
        for call in _calls_at_the_top(program, path):
            if dotted_expression(call.function).endswith("site.register") and len(call.arguments) == 2:
                model, admin = (_class(program, path, argument.value) for argument in call.arguments)
                if model is not None and admin is not None:
                    found.setdefault(admin.id, model.id)
    return found


def _calls_at_the_top(program: Program, path: str) -> Iterator[Call]:
    module = next((function for function in program.functions_of(path) if function.decl.name == "<module>"), None)
    if module is not None and "register" in module.decl.mentions:
        for statement in program.body(module):
            if isinstance(statement, ExprStmt) and isinstance(statement.value, Call):
                yield statement.value


def _class(program: Program, path: str, value: Expr) -> ClassInfo | None:
    dotted = dotted_expression(value)
    return program.class_named(path, dotted) if dotted else None
