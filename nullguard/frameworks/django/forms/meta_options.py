"""What the `Meta` of a model's serializer says of the fields that it takes from its model.

Source: the Django REST framework, "ModelSerializer": `fields`, `exclude`, `read_only_fields` and `extra_kwargs`.
"""

from __future__ import annotations

from nullguard.model.syntax import Call, Collection, Constant, Expr
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo


def is_sent(program: Program, cls: ClassInfo, name: str) -> bool:
    """Whether users may send something for a field of a serializer's model: one that it shows, and not only that."""
    shown, left = _names(_option(program, cls, "fields")), _names(_option(program, cls, "exclude"))
    if (shown is not None and name not in shown) or name in (left or ()):
        return False
    is_only_shown = name in (_names(_option(program, cls, "read_only_fields")) or ())
    return not is_only_shown and not _is(_more(program, cls, name).get("read_only"), True)


def refuses_null(program: Program, cls: ClassInfo, name: str) -> bool:
    """Whether a serializer says of a field of its model that it is never null."""
    return _is(_more(program, cls, name).get("allow_null"), False)


def _more(program: Program, cls: ClassInfo, name: str) -> dict[str, Expr]:
    """What the fields of a serializer are given beside what their model says."""
    return _entries(_entries(_option(program, cls, "extra_kwargs")).get(name))


def _option(program: Program, cls: ClassInfo, name: str) -> Expr | None:
    """What the first `Meta` has under a name that has it."""
    for base in program.ancestors(cls):
        meta = program.class_named(base.path, f"{base.decl.qualname}.Meta")
        for field in meta.decl.fields if meta is not None and not meta.is_library else ():
            if field.name == name:
                return field.value
    return None


def _names(option: Expr | None) -> frozenset[str] | None:
    """The names that an option lists; None where it is not there or not written down."""
    if not isinstance(option, Collection) or not all(isinstance(item, Constant) for item in option.items):
        return None
    return frozenset([str(item.value) for item in option.items if isinstance(item, Constant)])


def _entries(option: Expr | None) -> dict[str, Expr]:
    """The entries of a dictionary, and the arguments of `dict(…)`, by their names."""
    match option:
        case Collection(kind="dict", items=items):
            pairs = zip(items[::2], items[1::2], strict=False)
            return {str(key.value): value for key, value in pairs if isinstance(key, Constant)}
        case Call(arguments=arguments):
            return {argument.name: argument.value for argument in arguments if argument.name}
    return {}


def _is(value: Expr | None, expected: bool) -> bool:
    return isinstance(value, Constant) and value.value is expected
