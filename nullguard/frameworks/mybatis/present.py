"""What an object that gathers the conditions of a query asks to be there so far."""

from __future__ import annotations

from nullguard.flow.domain.values import Asked


class Present(Asked, frozen=True):
    """The columns that a wrapper, an example or its criteria asks to be there, by letters; `is_open` says that what comes is
    joined by AND."""

    columns: frozenset[str] = frozenset()
    is_open: bool = True

    @property
    def changes_receiver(self) -> bool:
        return True

    def joined(self, other: Asked) -> Asked | None:
        if not isinstance(other, Present):
            return None
        return Present(self.columns & other.columns, self.is_open and other.is_open)
