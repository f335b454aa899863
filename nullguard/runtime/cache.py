"""What earlier runs found out, by the digest of what it was found from. A run never fails because of its cache."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from nullguard.model.source import Notification
from nullguard.runtime.cache_folder import cache_file
from nullguard.runtime.cache_store import MOST_BYTES, Store
from nullguard.runtime.stamps import Stamp

__all__ = ["Cache", "NoCache", "open_cache"]


class Cache(Protocol):
    """Values by kind and key. What is read is what was put, or nothing. Nothing here raises for the sake of the cache."""

    @property
    def notifications(self) -> tuple[Notification, ...]:
        """Why there is no cache, or that a damaged one began anew."""

    def get(self, kind: str, key: bytes) -> bytes | None: ...

    def get_many(self, kind: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that are known."""

    def put_many(self, kind: str, entries: Iterable[tuple[bytes, bytes]]) -> None: ...

    def stamps(self) -> dict[str, Stamp]:
        """By path, what `put_stamps` was given last."""

    def put_stamps(self, stamps: Mapping[str, Stamp]) -> None:
        """Replaces all stamps by these, without those that cannot be trusted because their file changed just now."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...


class NoCache:
    """Remembers nothing: what `--no-cache` asks for."""

    def __init__(self, notifications: tuple[Notification, ...] = ()) -> None:
        self._notifications = notifications

    @property
    def notifications(self) -> tuple[Notification, ...]:
        return self._notifications

    def get(self, kind: str, key: bytes) -> bytes | None:
        return None

    def get_many(self, kind: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        return {}

    def put_many(self, kind: str, entries: Iterable[tuple[bytes, bytes]]) -> None:
        return

    def stamps(self) -> dict[str, Stamp]:
        return {}

    def put_stamps(self, stamps: Mapping[str, Stamp]) -> None:
        return

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        return


def open_cache(root: Path, version: str, most_bytes: int = MOST_BYTES) -> Cache:
    """The cache of a project root, one file in the user's cache folder, to be used as a context manager by one thread of the
    process that opens it (not by forked workers).

    Values that another `version` put are gone. Above `most_bytes` those that were not used for the most days go first.
    Any number of runs may use it at once. Where there can be none, one that remembers nothing comes back, with a notification.
    """
    try:
        file = cache_file(root)
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "there is no home folder"
        return NoCache((Notification("", "cache", f"There is no cache in this run: {reason}."),))
    return Store(file, version, most_bytes)
