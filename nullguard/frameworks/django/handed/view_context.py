"""What generic views hand to their templates by `super().get_context_data()`: the row or the rows that they are about.

Source: the Django documentation, "Single object mixins" and "Multiple object mixins": `object` or `object_list`, and the same
under `context_object_name`, or else under the name of the model.
"""

from __future__ import annotations

from nullguard.flow.domain.values import BY_CONVENTION, NONNULL, Value
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model.syntax import Constant
from nullguard.program.symbols import ClassInfo, Type

_OF_ROW = library_names("row-view")
_OF_ROWS = library_names("rows-view")
_NAMED = "context_object_name"


def handed_to_template(world: World, cls: ClassInfo, row: Value, rows: Value | None) -> Value | None:
    """The context of a view by the names in it; None where it is no generic view of one row or several."""
    bases = {name.rpartition(".")[2] for name in world.program.base_names(cls)}
    model = world.class_of(row.type)
    is_of_row, is_of_rows = not bases.isdisjoint(_OF_ROW), not bases.isdisjoint(_OF_ROWS)
    if model is None or is_of_row == is_of_rows:  # a view of a row's rows (`SingleObjectMixin, ListView`) is about two models
        return None
    called = _called(world, cls)
    if is_of_row:
        names, value = {"object", called or model.name.lower()}, row
    elif rows is not None:
        names, value = {"object_list", called or f"{model.name.lower()}_list"}, rows
    else:
        return None
    return Value(NONNULL, Type("builtins.dict"), named=tuple((name, value) for name in sorted(names)), typed=BY_CONVENTION)


def _called(world: World, cls: ClassInfo) -> str:
    member = world.program.field(cls, _NAMED)
    value = member.field.value if member is not None and member.field is not None else None
    return value.value if isinstance(value, Constant) and isinstance(value.value, str) else ""
