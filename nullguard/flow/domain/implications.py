"""How what is known of one access path tells something of another."""

from __future__ import annotations

import msgspec

Path = tuple[str, ...]
"""An access path: the root name, then attribute names; getters are named by what they return, other stable calls by their
text."""


class Implication(msgspec.Struct, frozen=True, cache_hash=True):
    """When `condition` has the aspect, `path` has the other one."""

    condition: Path
    aspect: str
    path: Path
    consequence: str
