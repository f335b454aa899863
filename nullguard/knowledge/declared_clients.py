"""Which annotations declare a client, from rules/models/java/declared-clients.tsv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable, rows

_COLUMNS = ("annotation", "names", "urls", "connect", "read", "connect_ms", "read_ms", "with", "source")
_CLASS = "class"


class Declared(msgspec.Struct, frozen=True):
    """A way to declare a client: `names` and `urls` are the annotation's arguments that tell name and address (`by_class`: else
    the interface's own name), `keys` the configuration keys by phase with `*` for the name, `defaults` the framework's limits in
    ms, which hold where something is configured below `only_with` (empty: always)."""

    annotation: str
    names: tuple[str, ...]
    urls: tuple[str, ...]
    by_class: bool
    keys: tuple[tuple[str, tuple[str, ...]], ...]
    defaults: Mapping[str, float]
    only_with: str


@cache
def declared_clients() -> Mapping[str, Declared]:
    """The declarations by annotation. Raises InvalidTable for a row that cannot be read."""
    text = (rules_folder() / "models" / "java" / "declared-clients.tsv").read_text(encoding="utf-8")
    return MappingProxyType({declared.annotation: declared for declared in map(_declared, rows(text, _COLUMNS))})


def _declared(line: str) -> Declared:
    cells = line.split("\t")
    if len(cells) != len(_COLUMNS):
        raise InvalidTable(f"{len(cells)} cells where {len(_COLUMNS)} are expected: {line!r}")
    annotation, names, urls, connect, read, connect_ms, read_ms, only_with, _ = cells
    if not all(text.isdigit() for text in (connect_ms, read_ms) if text):
        raise InvalidTable(f"a default of {annotation} is no number")
    given = _parts(names)
    defaults = {phase: float(text) for phase, text in (("connect", connect_ms), ("read", read_ms)) if text}
    return Declared(
        annotation,
        tuple(name for name in given if name != _CLASS),
        _parts(urls),
        _CLASS in given,
        tuple((phase, _parts(keys)) for phase, keys in (("connect", connect), ("read", read)) if keys),
        MappingProxyType(defaults),
        only_with,
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(",")) if cell else ()
