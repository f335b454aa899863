"""Everything of a kind by name, where to look one up is another question than to go through all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _collections_abc import dict_items, dict_keys, dict_values

_Value = TypeVar("_Value")


class Listing(dict[str, _Value]):
    """A dictionary that tells when somebody goes through it; to look something up costs what it costs in any other one."""

    def __init__(self, known: Mapping[str, _Value], tell: Callable[[], None]) -> None:
        super().__init__(known)
        self._tell = tell

    def __iter__(self) -> Iterator[str]:
        self._tell()
        return super().__iter__()

    def keys(self) -> dict_keys[str, _Value]:
        """All names."""
        self._tell()
        return super().keys()

    def values(self) -> dict_values[str, _Value]:
        """All that is known."""
        self._tell()
        return super().values()

    def items(self) -> dict_items[str, _Value]:
        """All with their names."""
        self._tell()
        return super().items()
