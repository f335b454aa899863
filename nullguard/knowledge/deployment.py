"""How long what stands before an application waits for it, from rules/models/deployment.tsv."""

from __future__ import annotations

from functools import cache

import msgspec

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable, rows

_COLUMNS = ("kind", "name", "key", "unit", "default", "source")
_KINDS = frozenset({"pass", "command", "concurrent", "process"})
_UNITS = {"s": 1000.0, "ms": 1.0, "": 1.0}


class DeploymentSetting(msgspec.Struct, frozen=True):
    """One setting; `default_ms` is 0 for none."""

    kind: str
    name: str
    keys: tuple[str, ...]
    unit_ms: float
    default_ms: float


@cache
def deployment_settings() -> tuple[DeploymentSetting, ...]:
    """All settings. Raises InvalidTable for a row that cannot be read."""
    table = (rules_folder() / "models" / "deployment.tsv").read_text(encoding="utf-8")
    return tuple(_setting(line) for line in rows(table, _COLUMNS))


def _setting(line: str) -> DeploymentSetting:
    cells = line.split("\t")
    if len(cells) != len(_COLUMNS) or cells[0] not in _KINDS or cells[3] not in _UNITS:
        raise InvalidTable(f"no row of deployment settings: {line!r}")
    kind, name, keys, unit, default, _ = cells
    return DeploymentSetting(kind, name, tuple(keys.split(",")), _UNITS[unit], float(default) if default else 0.0)
