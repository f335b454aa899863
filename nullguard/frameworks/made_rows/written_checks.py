"""Attributes whose null all refuses that annotations write into a class: `@NonNull String number` beside Lombok's `@Setter`,
`@AllArgsConstructor` and `@Builder`.

Source: the Lombok 1.18 feature page of @NonNull: what it writes for such a field begins with a test that raises for null.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from nullguard.knowledge.bean_names import TAKING_VERBS, capitalised
from nullguard.knowledge.words import library_names
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_REFUSING: Final = library_names("refusing-annotation")
_SIMPLE: Final = frozenset(name.rpartition(".")[2] for name in _REFUSING)


def refuse_null(program: Program, classes: Sequence[ClassInfo], names: Iterable[str], setters: Collection[str] = ()) -> bool:
    """Whether a field of one of the names refuses null in the setters and constructors that are written for it, and the class
    has none of its own for it: of the `setters` that it is known to have, or a constructor that a builder is written for."""
    for cls in classes:
        for base in program.ancestors(cls):
            for field in base.decl.fields:
                if field.name in names and any(_is_refusing(program, base, item.name) for item in field.annotations):
                    own = {way + capitalised(field.name) for way in TAKING_VERBS} | set(setters)
                    return not any(program.method(cls, setter) for setter in sorted(own)) and not _builds_itself(cls)
    return False


def _builds_itself(cls: ClassInfo) -> bool:
    """Whether a builder is written that calls what the class itself has, which tests nothing."""
    marks = library_names("builder-annotation")
    return any(item.simple_name in marks for function in cls.decl.functions for item in function.annotations)


def _is_refusing(program: Program, cls: ClassInfo, name: str) -> bool:
    if name.rpartition(".")[2] not in _SIMPLE:
        return False
    return not _REFUSING.isdisjoint((name, *program.candidates(cls.path, name, cls.decl.qualname)))
