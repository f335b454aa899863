"""Models whose rows come in through serializers that ask `full_clean` of them: Django REST framework itself does not.

Source: the Django REST framework documentation, "Serializers" and "3.0 announcement" ("Differences between ModelSerializer
validation and ModelForm"): projects that want what forms do call `full_clean` in `validate`.
"""

from __future__ import annotations

from nullguard.model.nodes import dotted_name
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_LIBRARY = "rest_framework."
_VALIDATE = "validate"
_ASKED = "full_clean"


def cleaned_by_serializers(program: Program) -> frozenset[str]:
    """The ids of models that have serializers, all of which ask `full_clean` when they validate."""
    cleaned: dict[str, bool] = {}
    for cls in program.classes.values():
        meta = program.classes.get(f"{cls.id}.Meta") if cls.path.endswith(".py") and not cls.is_library else None
        if meta is None or not any(name.startswith(_LIBRARY) for name in program.base_names(cls)):
            continue
        model = _model(program, meta)
        if model:
            cleaned[model] = cleaned.get(model, True) and _cleans(program, cls)
    return frozenset(model for model, is_cleaned in cleaned.items() if is_cleaned)


def _model(program: Program, meta: ClassInfo) -> str:
    value = next((field.value for field in meta.decl.fields if field.name == "model"), None)
    dotted = dotted_name(value) if value is not None else ""
    found = program.class_named(meta.path, dotted, meta.decl.qualname) if dotted else None
    return found.id if found is not None else ""


def _cleans(program: Program, cls: ClassInfo) -> bool:
    """Whether `validate` of a serializer, or of one that it extends and asks, mentions `full_clean`."""
    for base in program.ancestors(cls):
        own = [function for function in base.decl.functions if function.name == _VALIDATE]
        program.look_at_mentions(base.path, own)
        if any(_ASKED in function.mentions for function in own):
            return True
        if own and not any("super" in function.mentions for function in own):
            return False
    return False
