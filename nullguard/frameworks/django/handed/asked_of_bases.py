"""What views, forms and serializers ask of the library classes that they extend, or are handed: rows, and what was validated."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.values import NULL, Fact, Value
from nullguard.flow.protocols import CallSite
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import last_name
from nullguard.model.syntax import Attribute, Call, Constant, Expr, Name
from nullguard.program.symbols import FunctionInfo, Type

_replace = msgspec.structs.replace

_SAVING = library_names("form-saved")
_FORMS = library_names("form-handed")
_VALIDATED = library_names("form-validated")


def class_about(site: CallSite) -> Type | None:
    """The view, form, serializer or admin class that says of which model it is what a method gives: the receiver's class, or the
    one that the call stands in (`super().get_queryset()`, `form.save()`)."""
    receiver = site.receiver
    if receiver is None or receiver.symbol is not None:
        return None
    called = site.node.function.value if isinstance(site.node.function, Attribute) else None
    if site.owner is not None and _is_super(called):
        return Type(site.owner.id)
    is_handed = receiver.type is None and site.owner is not None and site.method in _SAVING and last_name(called) in _FORMS
    return Type(site.owner.id) if is_handed and site.owner is not None else receiver.type


def _is_super(node: Expr | None) -> bool:
    return isinstance(node, Call) and isinstance(node.function, Name) and node.function.id == "super"


def is_cleaned_by_base(site: CallSite) -> bool:
    """`super().clean()` in a form, which gives its `cleaned_data`."""
    if site.method != "clean" or site.arguments or not isinstance(site.node.function, Attribute):
        return False
    return _is_super(site.node.function.value) and not isinstance(site.callee, FunctionInfo)


def is_saved_by_serializer(site: CallSite) -> bool:
    """`super().create(validated_data)` and `super().update(instance, validated_data)`, which give the row that was saved."""
    if site.method not in ("create", "update") or not isinstance(site.node.function, Attribute) or not site.arguments:
        return False
    return _is_super(site.node.function.value) and last_name(site.node.arguments[-1].value) in _VALIDATED


def as_saved(row: Value, site: CallSite) -> Value:
    """A row that a serializer has saved, with what it was given for that: `serializer.save(owner=request.user)`."""
    given = (argument.name for argument, value in site.arguments if argument.name and not argument.star and value.null < NULL)
    facts = tuple(Fact((name,), "nonnull") for name in given)
    return _replace(row, facts=row.facts + facts) if facts else row


def is_row_to_edit(site: CallSite) -> bool:
    """`kwargs.get("instance")` and `kwargs.pop("instance", None)` in the constructor of a form or serializer: the row that it is
    made for, None for a new one."""
    if site.method not in ("get", "pop") or not site.arguments or not isinstance(site.node.function, Attribute):
        return False
    key = site.node.arguments[0].value
    return isinstance(key, Constant) and key.value == "instance" and last_name(site.node.function.value) == "kwargs"
