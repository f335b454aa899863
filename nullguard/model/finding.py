"""What nullguard tells the user: findings with their story."""

from __future__ import annotations

from enum import IntEnum, StrEnum

import msgspec


class Confidence(IntEnum):
    """How sure a finding is; DESIGN section 4 says what earns each."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CERTAIN = 4

    @property
    def label(self) -> str:
        return self.name.lower()


class Level(StrEnum):
    """SARIF's levels."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(msgspec.Struct, frozen=True, order=True):
    """A region of a file: lines from 1, columns from 1 in Unicode code points, the end column exclusive.

    `line` 0 means the file as a whole; columns 0 mean the whole line.
    """

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


class Step(msgspec.Struct, frozen=True):
    """One step of the story: where, and what happens there as a phrase without full stop (`'orders.external_reference' is
    declared nullable`)."""

    place: Place
    message: str


class Related(msgspec.Struct, frozen=True):
    """A place that the message links to by the `label` that stands in it in double square brackets: `… [[the fixture]] …`."""

    place: Place
    label: str


class Effect(StrEnum):
    """What a sign does to the confidence."""

    BASE = "base"
    RAISES = "raises"
    LOWERS = "lowers"
    NONE = "none"


class Sign(msgspec.Struct, frozen=True):
    """One reason for a finding's confidence: a phrase, what it does, how many places show it, and the first of them."""

    effect: Effect
    text: str
    count: int = 0
    places: tuple[Place, ...] = ()


class Finding(msgspec.Struct, frozen=True):
    """One finding. `place` is one line. `symbol` is the enclosing function or class (`shop.orders.Order.total`), `subject` the
    schema object or client (`orders.external_reference`), `expression` the normalised text of the use. `reasons` say what earned
    the confidence, `signs` tell more of them where there is more. `steps` run from the declaration to the use; `caused_by` are
    the paths besides `place` and `steps` whose change can introduce it. `cause` identifies what is null, a column or a lookup:
    findings of one rule and cause tell one story; empty where there is nothing in common to tell. `siblings` are the places of
    the findings that were folded into this one.
    """

    rule: str
    level: Level
    confidence: Confidence
    message: str
    place: Place
    symbol: str = ""
    subject: str = ""
    expression: str = ""
    steps: tuple[Step, ...] = ()
    related: tuple[Related, ...] = ()
    reasons: tuple[str, ...] = ()
    caused_by: tuple[str, ...] = ()
    fingerprint: str = ""
    content_fingerprint: str = ""
    signs: tuple[Sign, ...] = ()
    cause: str = ""
    siblings: tuple[Place, ...] = ()
