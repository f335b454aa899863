"""What a fix may look at, and what the user wants of it."""

from __future__ import annotations

import msgspec

from nullguard.fix.durations import HEADROOM
from nullguard.model.endpoints import EndpointTimes
from nullguard.model.report import Reader


class Wishes(msgspec.Struct, frozen=True):
    """`timeout_ms` is used where nothing tells how long answers take (None: such calls are left alone); `headroom` multiplies
    measured figures; `tests`: tests are mended, too."""

    timeout_ms: float | None = None
    headroom: float = HEADROOM
    tests: bool = False


class Tree(msgspec.Struct, frozen=True):
    """The analysed tree: its endpoints, and a reader of its files."""

    endpoints: tuple[EndpointTimes, ...]
    read: Reader
