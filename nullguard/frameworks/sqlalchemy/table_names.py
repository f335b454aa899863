"""Names of tables that are made of a class's name."""

from __future__ import annotations

import re

from nullguard.model.syntax import Arithmetic, Attribute, Call, Constant, Expr, Format
from nullguard.program.symbols import ClassInfo


def computed(value: Expr | None, cls: ClassInfo) -> str:
    """A table name made of the class's: `cls.__name__.lower()` and its like; the snake-case name for anything else."""
    if (
        isinstance(value, Call)
        and isinstance(value.function, Attribute)
        and value.function.name == "lower"
        and not value.arguments
    ):
        inner = value.function.value
        if isinstance(inner, Attribute) and inner.name == "__name__":
            return cls.name.lower()
    if isinstance(value, Arithmetic) and len(value.operands) == 2:
        last = value.operands[-1]
        if isinstance(last, Constant) and isinstance(last.value, str):
            return computed(value.operands[0], cls) + last.value
    if isinstance(value, Format) and len(value.fields) == 1:
        return value.text.replace("{}", computed(value.fields[0].value, cls))
    return snake(cls.name)


def snake(name: str) -> str:
    """`HTTPRequestLine` as `http_request_line`, as Flask-SQLAlchemy names tables."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()
