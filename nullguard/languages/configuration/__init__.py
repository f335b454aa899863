"""Configuration files as flat entries: YAML, JSON, properties, TOML, INI and environment files.

Each reader is a pure function of bytes. Nothing is constructed, included or looked up; size, depth, number of entries and what
aliases repeat are bounded. Places are byte columns, as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable

from nullguard.languages.configuration.ini import read_ini
from nullguard.languages.configuration.lines import read_environment, read_properties
from nullguard.languages.configuration.toml import read_toml
from nullguard.languages.configuration.yaml import read_json, read_yaml
from nullguard.model.configuration import ConfigEntry

_READERS: dict[str, Callable[[bytes], tuple[ConfigEntry, ...]]] = {
    "yaml": read_yaml,
    "json": read_json,
    "properties": read_properties,
    "toml": read_toml,
    "ini": read_ini,
    "env": read_environment,
}


def read_configuration(data: bytes, form: str) -> tuple[ConfigEntry, ...]:
    """The entries of a file in one of the formats above, in order. Raises UnreadableSource for what is none, or is hostile."""
    return _READERS[form](data)


__all__ = ["read_configuration"]
