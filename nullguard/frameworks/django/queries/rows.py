"""What is known of a query set: what it asks of its rows, and what it gives of them."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.values import Asked, Value
from nullguard.frameworks.queries import NOTHING, Expression, Needs

FLAT, TUPLES, NAMED, DICTIONARIES = "flat", "tuples", "named", "dictionaries"
"""What `values_list` and `values` give in the place of rows."""


class Rows(Asked, frozen=True):
    """`needs` is what its rows are known to have, by paths from a row as keywords of `filter` write them. `aliases` are the
    expressions of `annotate`, `prefetched` the lists that `prefetch_related` stores in each row, `shape` and `columns` what is
    given in the place of rows. `is_rooted` says that the query began at a model's manager and not at whatever `self` is,
    `is_keyed` that it asks for a key that exists, and for nothing else, `is_none` that it gives no rows, of which everything
    holds."""

    needs: Needs = NOTHING
    aliases: tuple[tuple[str, Expression], ...] = ()
    shape: str = ""
    columns: tuple[tuple[str, Expression], ...] = ()
    is_rooted: bool = False
    is_keyed: bool = False
    is_none: bool = False
    prefetched: tuple[tuple[str, Value], ...] = ()

    @property
    def is_query(self) -> bool:
        return self.is_rooted and not self.is_none

    def joined(self, other: Asked) -> Asked | None:
        if not isinstance(other, Rows) or (self.shape, self.columns) != (other.shape, other.columns):
            return None
        if self.is_none != other.is_none:
            return other if self.is_none else self
        return msgspec.structs.replace(
            self,
            needs=self.needs & other.needs,
            aliases=tuple(item for item in self.aliases if item in other.aliases),
            prefetched=tuple(item for item in self.prefetched if item in other.prefetched),
            is_rooted=self.is_rooted and other.is_rooted,
            is_keyed=self.is_keyed and other.is_keyed,
        )
