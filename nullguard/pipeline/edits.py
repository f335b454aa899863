"""What an edit of a source means for answers that were drawn from it: the former facts are compared with the present ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from enum import IntEnum
from functools import cache
from typing import Any

import msgspec

from nullguard.model.facts import NO_BODY, Function, SourceFacts, decode_body
from nullguard.model.span import NOWHERE, Packed
from nullguard.pipeline.known_names import KnownNames, LookedAt, Told
from nullguard.pipeline.members import Unshared, without_unshared
from nullguard.pipeline.sources import Sources
from nullguard.pipeline.unasked import without_unasked
from nullguard.program.trace import ALL_FUNCTIONS

LAST: Packed = 2**64
"""Behind every place."""


class Change(IntEnum):
    """How much of what was looked at has changed, the least first."""

    NONE = 0
    PLACES = 1
    CONTENT = 2


class Edits:
    """Compares sources as they were when an answer was drawn from them with what they are now.

    Where the former facts are gone from the cache, everything counts as changed.
    """

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self.keys = sources.keys
        self._declarations: dict[tuple[str, bytes, bool], Change] = {}
        self._others: dict[tuple[str, bytes], frozenset[int]] = {}
        self._bodies: dict[tuple[str, bytes, int], Change] = {}
        self._comparable: dict[tuple[str, bytes], tuple[SourceFacts, SourceFacts]] = {}
        self._moved: dict[tuple[str, bytes], Packed] = {}
        self._numbers: dict[tuple[str, bytes], Mapping[int, int]] = {}
        self._former: dict[bytes, tuple[SourceFacts, tuple[bytes, ...]] | None] = {}
        self._unshared: dict[tuple[str, bytes], tuple[Unshared, Change] | None] = {}
        self._names: KnownNames | None = None
        self._is_without_fields = True

    def leaving_out(self, reserved: Callable[[], frozenset[str]]) -> Edits:
        """The same comparisons, also of what may leave out members of Java classes (`of_known`); `reserved` are the letters of
        names that everybody may know."""
        found = copy(self)
        found._names = KnownNames(self._told, reserved)
        return found

    def with_all_fields(self) -> Edits:
        """The same comparisons, of all fields."""
        found = copy(self)
        found._is_without_fields = False
        return found

    def of(self, path: str, was: bytes, bodies: Iterable[int], mentioning: Sequence[int] = (ALL_FUNCTIONS,)) -> Change:
        """What has changed since the content of a source was named `was`: in its declarations, in some of its bodies, and in what
        some of its functions mention, those with these bodies among them."""
        if self._sources.keys.get(path, b"") == was:
            return Change.NONE
        is_all = ALL_FUNCTIONS in mentioning
        change = self._of_declarations(path, was, is_all)
        if change is not Change.CONTENT and not is_all and not self._mention_the_same(path, was, {*bodies, *mentioning}):
            return Change.CONTENT
        for index in bodies:
            if change is Change.CONTENT:
                break
            change = max(change, self._of_body(path, was, index))
        return change

    def of_known(
        self, path: str, was: bytes, bodies: Iterable[int], mentioning: Sequence[int], looked_at: Iterable[LookedAt]
    ) -> Change:
        """What `of` gives, but for members that a Java source gained or lost whose names nobody has known who `looked_at` these
        sources, the changed one among them (see `members`)."""
        change = self.of(path, was, bodies, mentioning)
        if change is not Change.CONTENT or self._names is None or ALL_FUNCTIONS in mentioning:
            return change
        found = self._without_unshared(path, was)
        if found is None or not self._mention_the_same(path, was, {*bodies, *mentioning}):
            return Change.CONTENT
        unshared, rest = found
        if unshared.has_fields and not self._is_without_fields:
            return Change.CONTENT
        if rest is Change.CONTENT or self._names.are_known(unshared.names, looked_at):
            return Change.CONTENT
        return max((rest, *(self._of_body(path, was, index) for index in bodies)))

    def _without_unshared(self, path: str, was: bytes) -> tuple[Unshared, Change] | None:
        """Both states of a Java source without what may be left out, and what has changed besides."""
        key = (path, was)
        if key not in self._unshared:
            former, now = self._known(was), self._sources.code.get(path)
            found = None
            if former is not None and now is not None and now.language == former[0].language == "java":
                found = without_unshared(former[0], now)
            rest = compared(_declared(found.former), _declared(found.now), False) if found is not None else Change.CONTENT
            self._unshared[key] = (found, rest) if found is not None else None
        return self._unshared[key]

    def _told(self, path: str, was: bytes) -> Told | None:
        """What a source told when its content was named `was`, without the members that may be left out; None where that is
        forgotten."""
        if self._sources.keys.get(path, b"") == was:
            try:
                return self._sources.code[path], dict(enumerate(self._sources.bodies(path)))
            except KeyError:
                return None
        former = self._known(was)
        if former is None:
            return None
        found = self._without_unshared(path, was)
        bodies = {number: body for number, body in enumerate(former[1]) if found is None or number not in found[0].bodies}
        return (found[0].former if found is not None else former[0]), bodies

    def _of_declarations(self, path: str, was: bytes, with_mentions: bool) -> Change:
        key = (path, was, with_mentions)
        if key not in self._declarations:
            self._declarations[key] = self._compare(path, was, with_mentions)
        return self._declarations[key]

    def _compare(self, path: str, was: bytes, with_mentions: bool) -> Change:
        now = self._sources.code.get(path)
        former = self._known(was)
        if now is None or former is None:
            return Change.CONTENT
        if now.language == "python":
            before, now = self._asked(path, was, former, now)
            return compared(_declared(before), _declared(now), with_mentions)
        return compared(_declared(former[0]), _declared(now), with_mentions)

    def _asked(
        self, path: str, was: bytes, former: tuple[SourceFacts, Sequence[bytes]], now: SourceFacts
    ) -> tuple[SourceFacts, SourceFacts]:
        """The former and the present facts of a module without what nobody asks for."""
        key = (path, was)
        if key not in self._comparable:
            self._comparable[key] = without_unasked(path, *former, now, self._sources.code.values())
        return self._comparable[key]

    def _mention_the_same(self, path: str, was: bytes, numbers: Iterable[int]) -> bool:
        """Whether functions, by the numbers of their bodies then, mention the names that they mentioned."""
        changed = self._mentioning_others(path, was)
        return changed.isdisjoint(numbers)

    def _mentioning_others(self, path: str, was: bytes) -> frozenset[int]:
        """The functions, by the numbers of their bodies then, that are gone or mention other names."""
        key = (path, was)
        if key not in self._others:
            former, now = self._known(was), self._sources.code.get(path)
            before = _functions_of(former[0]) if former is not None else {}
            present = _functions_of(now) if now is not None else {}
            numbers = self._now_numbered(path, was)
            self._others[key] = frozenset(
                number
                for number, function in before.items()
                if (then := present.get(numbers[number])) is None or then.mentions != function.mentions
            )
        return self._others[key]

    def is_unmoved(self, path: str, was: bytes, body: int) -> bool:
        """Whether a body, by its number then, is the same with all places."""
        if self._sources.keys.get(path, b"") == was:
            return True
        former, number = self._known(was), self._now_numbered(path, was).get(body, NO_BODY)
        return former is not None and number != NO_BODY and former[1][body] == self._sources.bodies(path)[number]

    def first_moved(self, path: str, was: bytes) -> Packed:
        """Of what a source had when its content was named `was` everything that stands before this place stands there still;
        what stands at the top of the module itself does not count."""
        if self._sources.keys.get(path, b"") == was:
            return LAST
        key = (path, was)
        if key not in self._moved:
            former, now = self._known(was), self._sources.code.get(path)
            if former is None or now is None:
                return NOWHERE
            before = _functions_of(former[0])
            moved = [function.at for number, function in before.items() if not self.is_unmoved(path, was, number)]
            if now.module is not None and former[0].module is not None:
                moved = [at for at in moved if at != former[0].module.at]
            self._moved[key] = min([*moved, _first_other(_places(former[0]), _places(now))])
        return self._moved[key]

    def renumbered(self, path: str, was: bytes, bodies: tuple[int, ...]) -> tuple[int, ...]:
        """The numbers that bodies of a source have now which had these when its content was named `was`, in the same order."""
        if self._sources.keys.get(path, b"") == was:
            return bodies
        numbers = self._now_numbered(path, was)
        return tuple([numbers.get(index, index) for index in bodies])

    def _now_numbered(self, path: str, was: bytes) -> Mapping[int, int]:
        key = (path, was)
        if key not in self._numbers:
            former, now = self._known(was), self._sources.code.get(path)
            present = {name: number for number, name in _bodies_of(now).items()} if now is not None else {}
            known = _bodies_of(former[0]) if former is not None else {}
            self._numbers[key] = {number: present.get(name, NO_BODY) for number, name in known.items()}
        return self._numbers[key]

    def _of_body(self, path: str, was: bytes, index: int) -> Change:
        key = (path, was, index)
        if key not in self._bodies:
            self._bodies[key] = self._compare_body(path, was, index)
        return self._bodies[key]

    def _compare_body(self, path: str, was: bytes, index: int) -> Change:
        former = self._known(was)
        if index < 0 or former is None:
            return Change.NONE if index < 0 else Change.CONTENT
        number = self._now_numbered(path, was).get(index, NO_BODY)
        if number == NO_BODY:
            return Change.CONTENT
        before, now = former[1][index], self._sources.bodies(path)[number]
        return Change.NONE if now == before else compared(decode_body(before), decode_body(now))

    def _known(self, was: bytes) -> tuple[SourceFacts, tuple[bytes, ...]] | None:
        if was not in self._former:
            self._former[was] = self._sources.former(was)
        return self._former[was]


def _places(facts: SourceFacts) -> list[Packed]:
    """Where what a source declares stands, in order."""
    found: list[Packed] = []
    pending: list[object] = [_declared(facts)]
    while pending:
        thing = pending.pop()
        if isinstance(thing, tuple):
            pending.extend(thing)
        elif isinstance(thing, msgspec.Struct):
            places, others = _fields(type(thing), False)
            found.extend(getattr(thing, name) for name in places)
            pending.extend(getattr(thing, name) for name in others)
    return sorted(found)


def _first_other(before: Sequence[Packed], now: Sequence[Packed]) -> Packed:
    """The first place of those before at which nothing stands now, or something else did; LAST where there is none."""
    return next((min(one, other) for one, other in zip(before, now, strict=False) if one != other), LAST)


def _declared(facts: SourceFacts) -> tuple[object, ...]:
    """What others can learn of a source without looking at its bodies."""
    return (facts.language, facts.package, facts.imports, facts.classes, facts.functions, facts.variables, facts.exports)


def _bodies_of(facts: SourceFacts) -> dict[int, tuple[str, int]]:
    """The functions of a source by the numbers of their bodies: by qualified name, and which of several that bear it."""
    seen: Counter[str] = Counter()
    found = {}
    for number, function in _functions_of(facts).items():
        found[number] = (function.qualname, seen[function.qualname])
        seen[function.qualname] += 1
    return found


def _functions_of(facts: SourceFacts) -> dict[int, Function]:
    """The functions of a source with a body, by its number."""
    methods = (function for cls in facts.classes for function in cls.functions)
    module = (facts.module,) if facts.module is not None else ()
    return {function.body: function for function in (*module, *facts.functions, *methods) if function.body != NO_BODY}


def compared(one: object, other: object, with_mentions: bool = True) -> Change:
    """Whether two trees of facts are the same, or the same but for places in the source and the numbers of bodies; what functions
    mention counts or not."""
    change = Change.NONE
    pending = [(one, other)]
    while pending:
        before, after = pending.pop()
        if type(before) is not type(after):
            return Change.CONTENT
        if isinstance(before, tuple):
            assert isinstance(after, tuple)
            if len(before) != len(after):
                return Change.CONTENT
            pending.extend(zip(before, after, strict=True))
        elif isinstance(before, msgspec.Struct):
            if (
                isinstance(before, Function)
                and isinstance(after, Function)
                and (before.body == NO_BODY) != (after.body == NO_BODY)
            ):
                return Change.CONTENT
            places, others = _fields(type(before), with_mentions)
            if any(getattr(before, name) != getattr(after, name) for name in places):
                change = Change.PLACES
            pending.extend((getattr(before, name), getattr(after, name)) for name in others)
        elif before != after:
            return Change.CONTENT
    return change


@cache
def _fields(kind: type[Any], with_mentions: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a struct that are places, and the others; the number of a body says nothing."""
    annotations: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        annotations.update(getattr(base, "__annotations__", {}))
    names = kind.__struct_fields__
    places = tuple(name for name in names if annotations.get(name) == "Packed")
    ignored = places
    if kind is Function:
        ignored += ("body",) if with_mentions else ("body", "mentions")
    return places, tuple(name for name in names if name not in ignored)
