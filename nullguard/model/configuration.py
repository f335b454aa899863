"""What configuration files set: keys with their texts, where they stand and for which profile."""

from __future__ import annotations

from nullguard.model.span import NOWHERE, Packed
from nullguard.model.syntax import Node


class ConfigEntry(Node, frozen=True):
    """One key of a configuration file with its value as written.

    `key` joins the names of nested mappings with dots and the index of a list item in brackets (`services[0].timeout`); `at` is
    the place of the value, `comment` the text of a comment on the same line or on the lines directly above, without its sign.
    `profile` names the profile of a document inside a file that holds several (`spring.config.activate.on-profile`), empty for
    the file's own. A mapping has an entry too: `is_section`, without a text, `at` its key.
    """

    key: str
    text: str
    at: Packed = NOWHERE
    comment: str = ""
    profile: str = ""
    is_section: bool = False
