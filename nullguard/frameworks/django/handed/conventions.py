"""Whose rows Django hands to code that nobody calls: views, forms, serializers, admin classes, signal handlers.

Source: the Django documentation ("Class-based views", "Model forms", "The Django admin site", "Signals"), the Django REST
framework's ("Generic views", "Serializers"), Graphene-Django's ("Queries & ObjectTypes") and Strawberry Django's ("Types").
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.django.handed.connected import Connections
from nullguard.frameworks.django.models.named_models import USER_SETTING, NamedModels
from nullguard.frameworks.django.names import QUERY_SET
from nullguard.frameworks.django.signals import INSTANCE, receiving
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import dotted_name, last_name, nodes
from nullguard.model.syntax import Annotation, Attribute, Call, Collection, Constant, Expr, ExprStmt, Return, Subscript
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type
from nullguard.program.trace import Remembered, remember

_NAMING = tuple(sorted(library_names("model-named")))
_HOLDERS = tuple(sorted(library_names("model-holder")))
_MODEL_METHODS = tuple(sorted(library_names("model-giving")))
_MODEL_SIGNALS = library_names("model-signal")
_FORMS = library_names("form-handed")
_ROW_FILTERS = library_names("row-filter")
_HANDED = library_names("row-handed")
_SHORTCUTS = library_names("row-shortcut")
_RESOLVER = "resolve_"
_MOST_STEPS = 4


class Conventions:
    """Which model a class is about, from what it declares."""

    def __init__(self, program: Program, named: NamedModels) -> None:
        self._program = program
        self._by_name = named
        self._models: dict[str, Remembered[str]] = {}
        self._below: dict[str, Remembered[str]] = {}
        self._registered = _registered(program, named)
        self._connections = Connections(program)
        self.asked: dict[str, Remembered[frozenset[str] | None]] = {}
        """What forms and serializers ask for themselves, by the ids of their classes (see `form_fields`)."""

    def model_of(self, cls: ClassInfo) -> str:
        """The id of the model class that a view, form, serializer or admin class is about, by what it or an ancestor names, else
        by what all subclasses name that name any (mixins and bases speak of the rows of these); empty when there is none."""
        found = self._own_model(cls)
        if found or cls.is_library:
            return found
        trace = self._program.trace
        found, paths = self._below.get(cls.id) or remember(trace, self._below, cls.id, self._model_below, cls)
        trace.paths.update(paths)
        return found

    def _model_below(self, cls: ClassInfo) -> str:
        named = {self._own_model(other) for other in self._program.subclasses(cls)} - {""}
        return named.pop() if len(named) == 1 else ""

    def _own_model(self, cls: ClassInfo, steps: int = _MOST_STEPS) -> str:
        trace = self._program.trace
        entry = self._models.get(cls.id)
        if entry is None:
            self._models[cls.id] = "", ()  # a class that names itself is about nothing
            entry = remember(trace, self._models, cls.id, self._find, cls, steps)
        trace.paths.update(entry[1])
        return entry[0]

    def parameters(self, function: FunctionInfo, names: list[str]) -> dict[str, Type]:
        """The rows that a signal's handler and methods of admin classes, serializers, views and GraphQL types get."""
        if INSTANCE in names and (sender := self.sender(function)):
            return {INSTANCE: Type(sender)}
        if function.owner is not None and len(names) == 1 and _is_column(function.owner, function.decl.name):
            model = self.row_model(function.owner)
            return {names[0]: Type(model)} if model else {}
        if function.owner is not None and function.decl.name.startswith(_RESOLVER) and "info" in names[:2]:
            model = self.model_of(function.owner)
            return {function.decl.parameters[0].name: Type(model)} if model else {}
        if function.owner is not None and (model := self._typed_after(function.owner)) and _is_method(function):
            return {function.decl.parameters[0].name: Type(model)}
        if function.owner is not None and names == ["queryset", "name", "value"]:
            return self._filtered(function.owner, function.decl.name)
        handed = [name for name in names if name in _HANDED] if function.owner is not None else []
        forms = self._forms(function.owner, names) if function.owner is not None else {}
        if not handed or function.owner is None:
            return forms
        model = self.row_model(function.owner)
        if not model:
            return forms
        return forms | {name: Type(QUERY_SET, (Type(model),)) if name == "queryset" else Type(model) for name in handed}

    def row_model(self, cls: ClassInfo) -> str:
        """The model of the rows that a library hands to the methods of a class; empty where it is not known."""
        return self._registered.get(cls.id) or self.model_of(cls)

    def _typed_after(self, cls: ClassInfo) -> str:
        """The model whose rows Strawberry hands to the methods of a type: `@strawberry_django.type(Order)`."""
        for annotation in cls.decl.annotations:
            package, _, name = annotation.name.rpartition(".")
            if name == "type" and "django" in package and annotation.arguments:
                model = self._class(cls.path, dotted_name(annotation.arguments[0].value))
                return model.id if model is not None and model.id in self._by_name.models else ""
        return ""

    def model_of_field(self, owner: ClassInfo, field: Call) -> str:
        """The model whose rows a form's field chooses: `ModelChoiceField(queryset=Order.objects.all())`."""
        given = next((argument.value for argument in field.arguments if argument.name in (None, "queryset")), None)
        found = self._named(owner, given)
        return found if found in self._by_name.models else ""

    def _forms(self, owner: ClassInfo, names: list[str]) -> dict[str, Type]:
        """The form or serializer that a view hands its own methods, by the class that it names (`form_class`)."""
        holders = {name: self._holder(owner, f"{name}_class") for name in names if name in _FORMS}
        return {name: Type(holder.id) for name, holder in holders.items() if holder is not None and not holder.is_library}

    def _filtered(self, owner: ClassInfo, method: str) -> dict[str, Type]:
        """What the method of a filter gets: `ModelChoiceFilter(queryset=Order.objects.all(), method="by_order")`."""
        for field in owner.decl.fields:
            if not isinstance(field.value, Call):
                continue
            given = {argument.name: argument.value for argument in field.value.arguments if argument.name}
            named = given.get("method")
            if not isinstance(named, Constant) or named.value != method:
                continue
            kind = dotted_name(field.value.function).rpartition(".")[2]
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
            found = self._own_model(holder, steps - 1) if holder is not None else ""
            if found:
                return found
        return self._registered.get(cls.id, "") or self._by_methods(cls, steps)

    def model_given(self, cls: ClassInfo, method: str) -> str:
        """The one model of the rows that a method of a class gives; empty where that is not to be seen."""
        return self._by_methods(cls, _MOST_STEPS, (method,))

    def _by_methods(self, cls: ClassInfo, steps: int, methods: tuple[str, ...] = _MODEL_METHODS) -> str:
        """The one model of the queries that a view's `get_queryset` returns, or of the serializers or forms that its
        `get_serializer_class` or `get_form_class` returns."""
        for name in methods:
            member = self._program.member(cls, name)
            for function in member.functions if member is not None else ():
                if function.is_library or function.owner is None:
                    continue
                returned = [node.value for node in nodes(self._program.body(function)) if isinstance(node, Return)]
                found = {self._returned(function.owner, value, steps) for value in returned if value is not None} - {""}
                if len(found) == 1:
                    return found.pop()
        return ""

    def _returned(self, cls: ClassInfo, value: Expr, steps: int) -> str:
        """The model of a query, or of a class that is about one."""
        if isinstance(value, Call) and last_name(value.function) in _SHORTCUTS and value.arguments:
            value = value.arguments[0].value
        named = self._program.classes.get(self._named(cls, value))
        if named is None or named.id in self._by_name.models:
            return named.id if named is not None else ""
        return self._own_model(named, steps - 1) if not isinstance(value, Call) else ""

    def _holder(self, cls: ClassInfo, name: str) -> ClassInfo | None:
        inner = self._program.class_named(cls.path, f"{cls.decl.qualname}.{name}")
        if inner is not None:
            return inner
        member = self._program.field(cls, name)
        if member is None or member.field is None or member.field.value is None:
            return None
        dotted = dotted_name(member.field.value)
        scope = member.declared_in.decl.qualname
        return self._program.class_named(member.declared_in.path, dotted, scope) if dotted else None

    def _named(self, cls: ClassInfo, value: Expr | None) -> str:
        """The model in `model = Order` and `queryset = Order.objects.filter(…)`."""
        scope = cls.decl.qualname.rpartition(".")[0]
        for _ in range(12):
            if isinstance(value, Call):
                value = value.function
            elif isinstance(value, (Attribute, Subscript)):
                dotted = dotted_name(value)
                found = self._class(cls.path, dotted, scope)
                if found is not None:
                    return found.id
                value = value.value
            else:
                break
        found = self._class(cls.path, dotted_name(value), scope)
        return found.id if found is not None else ""

    def _class(self, path: str, dotted: str, scope: str = "") -> ClassInfo | None:
        return self._by_name.class_named(self._program, path, dotted, scope) if dotted else None

    def sender(self, function: FunctionInfo) -> str:
        """The id of the model whose signal a function handles; empty where it handles none, or those of several."""
        for annotation in receiving(function):
            if _is_model_signal(annotation):
                sender = next((argument.value for argument in annotation.arguments if argument.name == "sender"), None)
                if sender is not None and (found := self._sending(function.path, sender)):
                    return found
        connected = self._connections.of(function)
        return self._sending(connected.path, connected.sender, connected.scope) if connected is not None else ""

    def unsaved(self, function: FunctionInfo) -> str:
        """The parameter of a signal's handler that is a row which is about to be saved; empty where there is none."""
        return self._connections.unsaved(function)

    def _sending(self, path: str, sender: Expr, scope: str = "") -> str:
        """The id of the model that a receiver is told of as sender: by itself, by its label, or as the users' model."""
        if isinstance(sender, Constant):
            return self._by_name.named(sender.value) if isinstance(sender.value, str) else ""
        if isinstance(sender, Call):
            return self._by_name.called(sender)
        if last_name(sender) == USER_SETTING:
            return self._by_name.user
        cls = self._class(path, dotted_name(sender), scope)
        return cls.id if cls is not None else ""


def _is_column(cls: ClassInfo, name: str) -> bool:
    """Whether an admin class shows what a method of its own gives for a row: `list_display = ["number", "paid_day"]`."""
    return any(
        isinstance(item, Constant) and item.value == name
        for field in cls.decl.fields
        if field.name in _SHOWING and isinstance(field.value, Collection)
        for item in field.value.items
    )


_SHOWING = ("list_display", "readonly_fields")


def _is_method(function: FunctionInfo) -> bool:
    modifiers = function.decl.modifiers
    return bool(function.decl.parameters) and "static" not in modifiers and "class" not in modifiers


def _is_model_signal(annotation: Annotation) -> bool:
    positional = [argument.value for argument in annotation.arguments if not argument.name]
    names = [
        dotted_name(item).rpartition(".")[2]
        for value in positional
        for item in (value.items if hasattr(value, "items") and isinstance(value.items, tuple) else (value,))
    ]
    return bool(names) and all(name in _MODEL_SIGNALS for name in names)


def _registered(program: Program, named: NamedModels) -> dict[str, str]:
    """Classes by id that are registered for a model: by `@admin.register(Order)`, also of a registry of the project's own, or
    `admin.site.register(Order, OrderAdmin)`."""
    found: dict[str, str] = {}
    registering: set[str] = set()
    for cls in program.classes.values():
        if cls.is_library:
            continue
        if cls.name.endswith("Admin"):
            registering.add(cls.path)
        for annotation in cls.decl.annotations:
            if annotation.simple_name == "register" and len(annotation.arguments) == 1:
                model = _class(program, named, cls.path, annotation.arguments[0].value)
                if model is not None:
                    found[cls.id] = model.id
    for path in sorted(registering):
        for call in _calls_at_the_top(program, path):
            if dotted_name(call.function).endswith("site.register") and len(call.arguments) == 2:
                model, admin = (_class(program, named, path, argument.value) for argument in call.arguments)
                if model is not None and admin is not None:
                    found.setdefault(admin.id, model.id)
    return found


def _calls_at_the_top(program: Program, path: str) -> Iterator[Call]:
    module = next((function for function in program.functions_of(path) if function.decl.name == "<module>"), None)
    if module is not None and "register" in module.decl.mentions:
        for statement in program.body(module):
            if isinstance(statement, ExprStmt) and isinstance(statement.value, Call):
                yield statement.value


def _class(program: Program, named: NamedModels, path: str, value: Expr) -> ClassInfo | None:
    dotted = dotted_name(value)
    return named.class_named(program, path, dotted) if dotted else None
