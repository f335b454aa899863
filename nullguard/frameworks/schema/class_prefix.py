"""The letters that a project puts before the names of its mapped classes: `XX` of XXService and XXPolicy, `T` of TOrder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from nullguard.model.schema import Entity

_LETTERS: Final = re.compile(r"(?:T|[A-Z]{2,4})(?=[A-Z][a-z])")

_FEWEST: Final = 5
"""Mapped classes that have to bear them."""

_SHARE: Final = 0.7
"""Of all mapped classes, how many bear them where they mean that."""


def class_prefix(entities: Iterable[Entity]) -> str:
    """The letters; empty where most classes bear none, or others."""
    names = [entity.name for entity in entities if entity.path.endswith(".java")]
    found = Counter(match[0] for name in names if (match := _LETTERS.match(name)) is not None)
    letters, count = max(found.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return letters if count >= max(_FEWEST, _SHARE * len(names)) else ""
