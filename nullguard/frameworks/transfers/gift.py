"""A value that code gives to a field."""

from __future__ import annotations

import msgspec

from nullguard.frameworks.made_rows.events import Given
from nullguard.program.symbols import ClassInfo


class Gift(msgspec.Struct, frozen=True):
    """A value that is given to a field of an object of a class."""

    cls: ClassInfo
    field: str
    value: Given
