"""A rule's metadata, as its `rule.toml` tells it."""

from __future__ import annotations

import msgspec

from nullguard.model.finding import Level


class Option(msgspec.Struct, frozen=True):
    """A setting of a rule: its default and one sentence of help."""

    name: str
    default: bool | int | float | str | tuple[str, ...]
    help: str


class Rule(msgspec.Struct, frozen=True):
    """`title` is a sentence-case phrase without full stop, `description` one sentence, `help` the Markdown of help.md.
    `fix` says that `nullguard fix` mends what it finds."""

    id: str
    name: str
    title: str
    description: str
    shape: str
    level: Level
    precision: str
    tags: tuple[str, ...]
    languages: tuple[str, ...]
    default: bool = True
    options: tuple[Option, ...] = ()
    help: str = ""
    fix: bool = False
