"""What a model's managers are, because every query begins with one."""

from __future__ import annotations

from nullguard.frameworks.django.names import QUERY_CLASSES
from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import Attribute, Call, Expr
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Type, VariableInfo


def manager_type(program: Program, path: str, scope: str, value: Expr | None) -> Type | None:
    """The type of the manager that an expression of a class body makes; None when it makes none.

    `OrderManager()`, `OrderQuerySet.as_manager()`, `models.Manager.from_queryset(OrderQuerySet)()`: where a query set's methods
    are mixed in, the query set's class stands for the manager, since it has all of them.
    """
    if not isinstance(value, Call):
        return None
    function = value.function
    if isinstance(function, Attribute) and function.name == "as_manager":
        return _query_class(program, path, scope, function.value)
    if isinstance(function, Call):
        return _from_query_set(program, path, scope, function)
    dotted = dotted_name(function)
    symbol = program.resolve(path, dotted, scope) if dotted else None
    if isinstance(symbol, VariableInfo) and isinstance(symbol.decl.value, Call):  # OrderManager = Manager.from_queryset(…)
        return _from_query_set(program, symbol.path, "", symbol.decl.value)
    return _query_class(program, path, scope, function)


def _from_query_set(program: Program, path: str, scope: str, made: Call) -> Type | None:
    function = made.function
    if isinstance(function, Attribute) and function.name == "from_queryset" and made.arguments:
        return _query_class(program, path, scope, made.arguments[0].value)
    return None


def _query_class(program: Program, path: str, scope: str, value: Expr) -> Type | None:
    dotted = dotted_name(value)
    cls = program.class_named(path, dotted, scope) if dotted else None
    return Type(cls.id) if cls is not None and is_query_class(program, cls) else None


def default_manager(program: Program, model: ClassInfo) -> ClassInfo | None:
    """The class of the manager that relations to a model use: the first that it or an ancestor declares; None for Django's
    own."""
    for base in program.ancestors(model):
        for field in base.decl.fields if not base.is_library else ():
            found = manager_type(program, base.path, base.decl.qualname, field.value)
            if found is not None:
                return program.classes.get(found.cls)
    return None


def is_query_class(program: Program, cls: ClassInfo) -> bool:
    """Whether a class is a manager or a query set."""
    return not QUERY_CLASSES.isdisjoint([base.id for base in program.ancestors(cls)])
