"""What the evaluation of an expression needs of the revision around it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from nullguard.frameworks.migrations.alembic.schema_items import Given
from nullguard.frameworks.migrations.alembic.values import LocalFunction, Value


class Surroundings(Protocol):
    """What evaluation needs of the revision around an expression."""

    engine: str
    """The engine that is told to those who ask, such as postgresql."""

    def tick(self) -> bool:
        """Count a step; False when there were too many."""

    def named(self, dotted: str) -> Value:
        """What a name outside of the function is."""

    def qualified(self, dotted: str) -> str:
        """The full name of something imported."""

    def apply(self, name: str, given: Given, table: str) -> None:
        """Apply an operation."""

    def execute(self, statement: Value, line: int) -> None:
        """Execute SQL or an UPDATE."""

    def call(self, dotted: str, positional: list[Value], keywords: Mapping[str, Value]) -> Value:
        """Call a function of the project by its name."""

    def call_local(self, function: LocalFunction, positional: list[Value], keywords: Mapping[str, Value]) -> Value:
        """Call a nested function."""
