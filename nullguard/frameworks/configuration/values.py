"""What look-ups give: values of keys, each with the way to the line where it stands."""

from __future__ import annotations

from nullguard.model.clients import Hop
from nullguard.model.span import Packed
from nullguard.model.syntax import Node


class ConfiguredValue(Node, frozen=True):
    """What one file sets for a key.

    `text` has placeholders replaced and is None where one of them has neither a value nor a default; `template` has `{}` there.
    `profile` is empty for production, `source` is `setting` where the environment may replace what stands here. The last of
    `hops` is the place in the file.
    """

    key: str
    text: str | None
    template: str
    path: str
    at: Packed
    comment: str = ""
    profile: str = ""
    is_test: bool = False
    source: str = "value"
    hops: tuple[Hop, ...] = ()
    is_section: bool = False


class Values(Node, frozen=True):
    """What is configured for a key: for production, for other profiles, and for tests; what wins comes first."""

    production: tuple[ConfiguredValue, ...] = ()
    profiles: tuple[ConfiguredValue, ...] = ()
    tests: tuple[ConfiguredValue, ...] = ()


class Sibling(Node, frozen=True):
    """The same key below a sibling section: `name` is the part of the key that differs, `position` its index from the left."""

    value: ConfiguredValue
    name: str
    position: int
