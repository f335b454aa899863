"""Where a run happens and with what means."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from nullguard.pipeline.edition import edition
from nullguard.runtime.cache import Cache, NoCache, open_cache
from nullguard.runtime.workers import Limits
from nullguard.settings import Settings


@dataclass(frozen=True)
class Workplace:
    """The root of the analysed tree, the cache, and how many workers with which limits."""

    root: Path
    cache: Cache
    jobs: int
    limits: Limits


@contextmanager
def workplace(settings: Settings) -> Iterator[Workplace]:
    """The place that settings ask for; its cache is closed afterwards."""
    if not settings.cache:
        yield Workplace(settings.root, NoCache(), settings.jobs, Limits())
        return
    with open_cache(settings.root, edition()) as cache:
        yield Workplace(settings.root, cache, settings.jobs, Limits())
