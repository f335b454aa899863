"""What `full_clean` refuses of every field: null, too, where the field is not declared to be blank.

Source: the Django 5.2 documentation, "Validating objects" and the field options `null` and `blank`: `null` speaks of the
database, `blank` of validation.
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.django.models.field_classes import FieldKind
from nullguard.frameworks.django.models.models import Models
from nullguard.model.syntax import Call
from nullguard.program.symbols import ClassInfo

_CHECKED = (FieldKind.COLUMN, FieldKind.FOREIGN_KEY, FieldKind.ONE_TO_ONE)


def cleans_all_fields(call: Call) -> bool:
    """Whether a call of `full_clean` looks at every field: it is given none to leave out."""
    return all(argument.name and argument.name != "exclude" for argument in call.arguments)


def refused_when_blank(models: Models, cls: ClassInfo, only_editable: bool = False) -> Iterator[str]:
    """The fields that may be null in the database and must not be blank, as SQL with the names of attributes; `only_editable` are
    those that forms and serializers fill, none that code sets to make up a generic relation. A key that becomes null when the row
    it refers to is deleted is not validated then."""
    fields = models.all_fields(cls)
    parts = {part for item in fields.values() if item.field.kind is FieldKind.GENERIC_KEY for part in item.field.parts}
    for name, item in fields.items():
        field = item.field
        if only_editable and (not field.editable or name in parts):
            continue
        if field.kind in _CHECKED and field.nullable and field.must_be_filled and not field.empties and not field.automatic:
            yield f'NOT ("{name}" IS NULL)'
