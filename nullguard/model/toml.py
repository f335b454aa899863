"""TOML that comes with analysed code, read in bounded work."""

from __future__ import annotations

import tomllib
from typing import Any

_MOST_DOTS = 100
"""In one key. The library's reader keeps every prefix of a dotted key: 100,000 parts take more than all memory."""


class InvalidToml(ValueError):
    """A text that is no TOML, or none that anybody writes; the message is a phrase, with the place of a mistake."""


def parse_toml(text: str) -> dict[str, Any]:
    """The content of a TOML file. Raises InvalidToml."""
    if any(part.count(".") > _MOST_DOTS for line in text.splitlines() for part in line.split("=")):
        raise InvalidToml(f"a key of more than {_MOST_DOTS} parts")
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise InvalidToml(str(error)) from None
    except RecursionError:
        raise InvalidToml("it is nested too deeply") from None
