"""The types of Java's language."""

from __future__ import annotations

from typing import Final

PRIMITIVES: Final = frozenset({"boolean", "byte", "char", "short", "int", "long", "float", "double"})

WITHOUT_NULL: Final = PRIMITIVES | {"void"}
"""What a method gives that never gives null."""
