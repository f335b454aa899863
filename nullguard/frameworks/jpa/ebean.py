"""What Ebean's queries ask of the rows that they find: `Order.find.query().where().isNotNull("paid").findList()`.

Source: the Ebean documentation, "Query", "Where expressions": expressions are joined by AND, but those inside `or()` and `not()`;
SQL's comparisons hold of no null. A property of a related row (`"customer.name"`) says that this row is there, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from nullguard.flow.domain.values import NONNULL, NULL, Asked, Fact, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.program.symbols import Type

PACKAGE: Final = "io.ebean"
_QUERIES: Final = frozenset({f"{PACKAGE}.ExpressionList", f"{PACKAGE}.Query", f"{PACKAGE}.OrderBy"})
_COMPARING: Final = library_names("ebean-comparing")
_ENDING: Final = library_names("ebean-ending")
"""Methods after which what is asked need not hold of each row, or of which nothing is known."""

_OPENING: Final = library_names("ebean-opening")
"""Methods that begin expressions of which each need not hold."""

_JOINING: Final = library_names("ebean-joining")
_CLOSING: Final = library_names("ebean-closing")
"""Methods that begin expressions which are joined by AND, and methods that end either."""

_HOLDERS: Final = ("java.util.List", "java.util.Set", "java.util.Optional", "java.util.stream.Stream")
_MOST_STEPS: Final = 3
"""Relations in a property's path that are followed."""

_replace = msgspec.structs.replace


class Restricted(Asked, frozen=True):
    """The paths of the properties that a query asks to be there; `is_open` says that what comes is joined by AND, outside of the
    expressions that are begun (`inside` so many) and need not hold, `is_held` that a variable holds the query, which asks the
    same from then on."""

    paths: frozenset[tuple[str, ...]] = frozenset()
    is_open: bool = True
    inside: int = 0
    is_held: bool = False

    @property
    def changes_receiver(self) -> bool:
        return self.is_held

    def joined(self, other: Asked) -> Asked | None:
        if not isinstance(other, Restricted):
            return None
        is_open = self.is_open and other.is_open and self.inside == other.inside
        return Restricted(self.paths & other.paths, is_open, self.inside, self.is_held and other.is_held)


class EbeanModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def basis(self) -> str:
        """Nothing beside the sources."""
        return ""

    def call(self, site: CallSite) -> Value | None:
        """A query with what it asks, or the rows that it finds."""
        receiver = site.receiver
        if receiver is None or receiver.type is None or receiver.type.cls not in _QUERIES:
            return None
        known = receiver.asked if isinstance(receiver.asked, Restricted) else Restricted()
        if site.result.type is not None and site.result.type.cls in _QUERIES:
            function = site.node.function
            is_held = known.is_held or (isinstance(function, s.Attribute) and isinstance(function.value, s.Name))
            return _replace(site.result, asked=_replace(_asked(site, known), is_held=is_held))
        return _found(site, known) if known.paths else None


def _asked(site: CallSite, known: Restricted) -> Restricted:
    if site.method in _ENDING:
        return _replace(known, is_open=False)
    if site.method in _OPENING or (known.inside and site.method in _JOINING):
        return _replace(known, inside=known.inside + 1)
    if site.method in _CLOSING:
        return _replace(known, inside=max(0, known.inside - 1))
    if site.method not in _COMPARING or not known.is_open or known.inside or not site.arguments:
        return known
    constants = site.arguments[0][1].constants
    kind, name = next(iter(constants)) if constants is not None and len(constants) == 1 else ("", "")
    if kind != "str" or any(value.null >= NULL for _, value in site.arguments[1:]):
        return known
    return _replace(known, paths=known.paths | {tuple(str(name).split("."))})


def _found(site: CallSite, known: Restricted) -> Value | None:
    type = site.result.type
    if type is None:
        return None
    if type.cls in _HOLDERS and len(type.args) == 1:
        facts = tuple(_facts(site, type.args[0], known))
        return _replace(site.result, element=Value(NONNULL, type.args[0], facts=facts)) if facts else None
    facts = tuple(_facts(site, type, known))
    return _replace(site.result, facts=(*site.result.facts, *facts)) if facts else None


def _facts(site: CallSite, row: Type, known: Restricted) -> Iterator[Fact]:
    if not site.world.schema.is_entity(row.cls):
        return
    for path in sorted(known.paths):
        for steps in range(1, min(len(path), _MOST_STEPS) + 1):
            yield Fact(path[:steps], "nonnull")
