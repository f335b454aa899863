"""Fields that a form has refused: when its `clean` is asked they are not in `cleaned_data`, and `cleaned_data.get("due")` is
None, also where the field has to be filled.

Source: the Django documentation, "Form and field validation" ("Cleaning and validating fields that depend on each other").
"""

from __future__ import annotations

from nullguard.flow.domain.places import with_place
from nullguard.flow.domain.values import NOT_TAKEN, NULLABLE, Origin, Value
from nullguard.flow.protocols import CallSite
from nullguard.frameworks.django.forms.form_fields import is_form, of_field
from nullguard.frameworks.django.handed.conventions import Conventions
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import last_name
from nullguard.model.syntax import Attribute, Call, Constant
from nullguard.program.symbols import ClassInfo

_CLEANED_DATA = "cleaned_data"
_CLEAN = "clean"
_NEVER_REFUSED = library_names("form-any-field")
_TEXTS = ("CharField", "ChoiceField")
_ASKING = frozenset({"errors", "_errors", "is_valid", "has_error"})
"""What a method mentions that asks first whether fields were refused."""


def refused(conventions: Conventions, site: CallSite) -> Value | None:
    """What `cleaned_data.get("due")` gives in a form's `clean`."""
    owner, callee = site.owner, site.node.function
    if owner is None or site.method != "get" or len(site.arguments) != 1 or not isinstance(callee, Attribute):
        return None
    key = site.node.arguments[0].value
    if last_name(callee.value) != _CLEANED_DATA or not isinstance(key, Constant) or not isinstance(key.value, str):
        return None
    if not is_form(site.world.program, owner) or not _validates(site, owner):
        return None
    for base in site.world.program.ancestors(owner):
        field = next((field for field in base.decl.fields if field.name == key.value), None) if not base.is_library else None
        if field is not None and isinstance(field.value, Call):
            if not _may_be_refused(field.value):
                return None
            null = Value(NULLABLE, of_field(conventions, base, field.value), Origin(NOT_TAKEN, f"{base.id}.{field.name}"))
            return with_place(null, base.path, field.at, field.name)
    return None


def _validates(site: CallSite, owner: ClassInfo) -> bool:
    """Whether a call stands in `clean`, which does not ask for errors itself."""
    before = [function for function in owner.decl.functions if function.at <= site.node.at]
    around = max(before, key=lambda function: function.at, default=None)
    if around is None:
        return False
    site.world.program.look_at_mentions(owner.path, (around,))
    return around.name == _CLEAN and _ASKING.isdisjoint(around.mentions)


def _may_be_refused(field: Call) -> bool:
    """Whether a form's field may be refused: a text that may be left empty hardly is."""
    kind = last_name(field.function)
    if kind in _NEVER_REFUSED:
        return False
    is_required = not any(
        argument.name == "required" and isinstance(argument.value, Constant) and argument.value.value is False
        for argument in field.arguments
    )
    return is_required or not kind.endswith(_TEXTS)
