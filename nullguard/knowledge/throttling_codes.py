"""The error codes of services that are asked too often, from rules/models/throttling-codes.tsv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable, rows

_COLUMNS = ("service", "protocol", "codes", "source")
_COMMON = {"json": ("ThrottlingException",), "rest-json": ()}


@cache
def throttling_codes() -> Mapping[str, tuple[str, ...]]:
    """The codes by service, the service's own first. Raises InvalidTable for a protocol that is none."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows((rules_folder() / "models" / "throttling-codes.tsv").read_text(encoding="utf-8"), _COLUMNS):
        service, protocol, codes, _ = row.split("\t")
        if protocol not in _COMMON:
            raise InvalidTable(f"throttling-codes.tsv: '{protocol}' is no protocol")
        found[service] = tuple(dict.fromkeys((*codes.split(","), *_COMMON[protocol])))
    return MappingProxyType(found)
