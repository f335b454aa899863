"""The identity of findings: keys that stay the same while a file changes elsewhere, so that a baseline knows a finding again."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from nullguard.model.finding import Finding

_DIGEST_BYTES = 16
"""128 bits: by the birthday bound a collision among a million findings has a chance below 1e-26."""

_SUFFIXES = (".java", ".pyi", ".py")


def with_fingerprints(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in their order, with `fingerprint` and `content_fingerprint` set, each 32 hexadecimal digits.

    `fingerprint` is key v1: rule, path, symbol, subject, expression, and the occurrence index among the findings equal in these,
    in source order. `content_fingerprint` leaves out the path and the part of the symbol that repeats it: it survives a renaming.
    """
    ordered = tuple(findings)
    exact: dict[tuple[str, ...], list[int]] = defaultdict(list)
    content: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, finding in enumerate(ordered):
        path, what = finding.place.path, (finding.subject, finding.expression)
        exact[path, finding.rule, finding.symbol, *what].append(position)
        content[path, finding.rule, _below_module(finding.symbol, path), *what].append(position)
    by_path = _keys(ordered, exact, skip=0)
    without_path = _keys(ordered, content, skip=1)
    return tuple(
        replace(finding, fingerprint=by_path[position], content_fingerprint=without_path[position])
        for position, finding in enumerate(ordered)
    )


def _keys(findings: Sequence[Finding], groups: Mapping[tuple[str, ...], list[int]], skip: int) -> dict[int, str]:
    """The key of each finding by its position; the first `skip` parts of a group's name group but do not enter the key."""
    keys = {}
    for parts, positions in groups.items():
        positions.sort(key=lambda position: findings[position].place)
        for index, position in enumerate(positions):
            keys[position] = _digest(*parts[skip:], str(index))
    return keys


def _digest(*parts: str) -> str:
    state = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for part in parts:
        data = " ".join(part.split()).encode("utf-8", "surrogatepass")
        state.update(b"%d:" % len(data))
        state.update(data)
    return state.hexdigest()


def _below_module(symbol: str, path: str) -> str:
    """The symbol without the dotted prefix that its path spells: `shop.orders.Order` in `src/shop/orders.py` is `Order`."""
    for suffix in _SUFFIXES:
        path = path.removesuffix(suffix)
    folders = path.removesuffix("/__init__").split("/")
    names = symbol.split(".")
    for length in range(min(len(folders), len(names)), 0, -1):
        if folders[-length:] == names[:length]:
            return ".".join(names[length:])
    return symbol
