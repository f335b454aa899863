"""One function under interpretation: its context, its names and its access paths."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from nullguard.flow.bodies.locals import Rebinding
from nullguard.flow.domain.dependents import Dependents
from nullguard.flow.domain.places import with_place
from nullguard.flow.domain.refinement import overlaid
from nullguard.flow.domain.state import FOUND, Path, State
from nullguard.flow.domain.values import Fact, Origin, Value
from nullguard.flow.summaries.observations import Demand, Use
from nullguard.flow.summaries.returns import FULL_DEPTH
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.summaries.summary import Summary
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.span import Packed
from nullguard.program.symbols import (
    ClassInfo,
    FunctionInfo,
    Type,
)
from nullguard.program.trace import Remembered

STEP_LIMIT = 200_000
"""Expressions evaluated in one function before it is given up; the largest generated functions stay below."""

_replace = msgspec.structs.replace


class TooManySteps(Exception):
    """A function needs more than STEP_LIMIT evaluations."""


@dataclass
class LoopFrame:
    """Where break and continue lead. `is_tested` loops go on while a condition holds."""

    label: str
    breaks: list[State] = field(default_factory=list)
    continues: list[State] = field(default_factory=list)
    is_switch: bool = False
    is_tested: bool = False


@dataclass
class TryFrame:
    """What is known wherever the try body may raise, and which null errors its handlers take; `errors` are the names of what they
    take (Python).

    `uncalled` are the numbers (`id`) of the states in which nothing is called, so that nothing is raised but what an operation
    raises; `thrown` has those of raise statements with what they raise.
    """

    states: list[State] = field(default_factory=list)
    catches: frozenset[str] = frozenset()
    uncalled: set[int] = field(default_factory=set)
    thrown: dict[int, s.Expr | None] = field(default_factory=dict)
    unchecked: set[int] = field(default_factory=set)
    errors: frozenset[str] = frozenset()


Result = tuple[Value, Path | None]

Side = tuple[s.Expr, Value, Path | None]
"""An operand, what it is, and the path that it is known by."""


def nothing_held(world: World, cls: ClassInfo, name: str) -> Value | None:
    """Where nobody asks what attributes are set to."""
    return None


def not_followed(world: World, function: FunctionInfo, entry: Mapping[Path, Value], depth: int) -> Use | None:
    """Where nobody asks what a called function does with what the caller knows."""
    return None


def nothing_told(world: World, place: str, name: str) -> Value | None:
    """Where nobody asks what variables of modules and attributes of requests are set to."""
    return None


def nothing_refused(frame: Frame, holder: Type, name: str) -> tuple[Fact, ...]:
    """Where nobody asks what constructors refuse."""
    return ()


def nothing_bound() -> Mapping[str, Rebinding]:
    """Where no body was begun."""
    return {}


def nothing_passed(parameter: str) -> Value | None:
    """Where nobody asks what callers pass."""
    return None


@dataclass
class Frame:
    """Everything about the function but the state.

    `evaluate`, `branch`, `assign`, `execute`, `switch`, `summarise` and `initial` are the interpreter's own functions: they call
    each other through the frame, so that each can live in a file of its own. `opened` are the maps of which calls have just given
    a list, as they were before (Java), by the places of the calls. `made` are the names that held an object made here
    at some time, `calls_left` is how deep answers are looked for (see `flow.summaries.returns`).
    `rebound` are the names that the body binds, parameters too where it binds them again.
    `demands` are the first uses of what nothing is known of, by path, `sometimes` the conditions under which they
    stand, `conditions` those under which the interpretation is (None: one that is no expression).
    `held` tells what objects of a class have in an attribute that only methods set, `shared` what a module's variable is set to,
    `carried` an attribute of a request, `passed` what callers pass for a parameter, `refused` what is there below a field because
    the constructors refuse anything else.
    `given` are the parameters of a Java function that others of the program call: what they hold is what callers put in.
    `parameters` are those of a Python function that a caller gives, without its receiver, `containers` those that are declared to
    be dictionaries, or lists of such; `kept` are those of a Java function
    that its body does not bind again.
    `asked_row` is the parameter of a Python function that this call gives an object of a class that is known, unless the body
    binds it again.
    `follow` gives the use that keeps a called function from returning, given what the caller knows; `follows` how often that
    may be asked yet, `is_followed` says that this function is interpreted so: a null that was handed over ends the way on which
    it is used.
    `sole` are the paths of rows that were looked for by keys and nothing else (Python), with those of what was given.
    `members` are those of the tuples and objects that a function gives, with their segments and what is known there.
    `yielded` is what a generator has given, `perhaps` the paths of the rows that a Python function gives or not, with what is
    known there.
    `chosen` is the overload that the call at hand means: functions, arguments, and the one of them.
    `dropped` is the expression of the statement at hand whose value nobody takes.
    `is_following` says that what a variable is bound to is evaluated again, `is_matching` that the filter of a stream is asked
    again for what it tells of all elements.
    `is_shared` says that looking at the function for its own sake and finding its answer are still the same. With
    `notes_closures` closures are noted, and those that no call walks are walked in the end with `walks_closures`.
    `reported` are the paths that validators have tested or given, by whom, with which origin and whether to nothing but a report,
    by the path of what they report to.
    `keeping` says whether a dictionary in a variable is only asked and filled here, `tests` are those of the `dependents` that
    stand for the answers of tests.
    `called` is what is known where nested functions are called, by the number of the body and the place of the call,
    `given_inside` what is known of the objects that they are given there, by their parameters.
    `supposed` are the rows that objects of unknown class are taken for in this interpretation, by their paths (see
    `flow.callers.supposing`).
    `written` are attributes of rows, of tables with CHECKs, that the code has set, `written_types` the types with which Java's
    variables of classes that nobody knows are declared, `flags` the getters of Java's plain objects that give what was set.
    `quiet` counts the texts for people that the evaluation is inside of.
    `found_several` is the class of whose rows the lookup before found more than one, empty where only that is known,
    `inserted` what was inserted before where that violated a constraint.
    `handed` is what the functions that parameters hold are called with, by their names, where that may be null; `fallen` what is
    missing where a call gives back a parameter that it is handed (Python).
    `rebindings` tells where the body that was begun last binds names.
    `bound_inside` are the names around them that nested functions bind, by their names, `loose` those of functions that are
    handed on (see `flow.frame.bound_inside`).
    `tested` says where a path of which nothing else is known was compared with null, `compared` what the last comparison gives
    when it is part of a query; `used` are the paths of which a use was reported, after which they are not null, `by_results`
    those of which what another function has given tells that they are there (Java).
    """

    evaluate: Callable[[Frame, s.Expr, State], Result]
    branch: Callable[[Frame, s.Expr, State], tuple[State | None, State | None]]
    assign: Callable[[Frame, s.Expr, Value, State, Path | None, Packed], None]
    execute: Callable[[Frame, s.Body, State], State | None]
    switch: Callable[[Frame, s.Switch, State], Value]
    summarise: Callable[[World, FunctionInfo, int], Summary]
    initial: Callable[[World, str, str, s.Expr, int], Value]
    world: World
    sink: Sink
    path: str
    scope: str
    owner: ClassInfo | None
    is_java: bool
    locals: frozenset[str]
    symbol: str
    rebound: frozenset[str] = frozenset()
    return_type: Type | None = None
    self_name: str = ""
    loops: list[LoopFrame] = field(default_factory=list)
    tries: list[TryFrame] = field(default_factory=list)
    returns: list[tuple[Value, State]] = field(default_factory=list)
    ended: tuple[tuple[Value, State], ...] = ()
    perhaps: list[tuple[State, Path]] = field(default_factory=list)
    members: list[tuple[tuple[str, ...], tuple[s.Expr, ...], State]] = field(default_factory=list)
    sole: dict[Path, Path] = field(default_factory=dict)
    yielded: list[Value] = field(default_factory=list)
    yields: list[list[tuple[Value, State]]] = field(default_factory=list)
    dependents: Dependents = field(default_factory=Dependents)
    tests: dict[str, frozenset[str]] = field(default_factory=dict)
    globals: dict[str, Remembered[Value | None]] = field(default_factory=dict)
    nested: list[tuple[s.FunctionDef, Any]] = field(default_factory=list)
    called: dict[int, dict[Packed, State]] = field(default_factory=dict)
    given_inside: dict[int, dict[Packed, State]] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    opened: dict[Packed, Value] = field(default_factory=dict)
    containers: set[str] = field(default_factory=set)
    supposed: Mapping[Path, Value] = field(default_factory=dict)
    written: frozenset[Path] = frozenset()
    flags: frozenset[Path] = frozenset()
    written_types: dict[str, s.TypeRef] = field(default_factory=dict)
    tested: dict[Path | None, Packed] = field(default_factory=dict)
    handed: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    bound_inside: dict[str, frozenset[str]] = field(default_factory=dict)
    loose: frozenset[str] = frozenset()
    fallen: dict[str, Origin] = field(default_factory=dict)
    used: set[Path] = field(default_factory=set)
    by_results: set[Path] = field(default_factory=set)
    demands: dict[Path, Demand] = field(default_factory=dict)
    sometimes: dict[Path, tuple[s.Expr | None, ...]] = field(default_factory=dict)
    conditions: list[s.Expr | None] = field(default_factory=list)
    class_scope: tuple[frozenset[str], State] | None = None
    closures: dict[int, Any] = field(default_factory=dict)
    walked: dict[int, s.Body] = field(default_factory=dict)
    keeping: dict[str, bool] = field(default_factory=dict)
    running: set[int] = field(default_factory=set)
    decoded: dict[str, s.Body] = field(default_factory=dict)
    reported: dict[Path, dict[Path, tuple[str, Origin, bool]]] = field(default_factory=dict)
    notes_closures: bool = False
    walks_closures: bool = True
    is_shared: bool = True
    is_following: bool = False
    is_matching: bool = False
    collected: list[Value] = field(default_factory=list)
    compared: Value | None = None
    dropped: s.Expr | None = None
    chosen: tuple[Any, Any, FunctionInfo] | None = None
    steps: int = 0
    depth: int = 0
    quiet: int = 0
    found_several: str | None = None
    inserted: frozenset[str] = frozenset()
    calls_left: int = FULL_DEPTH
    given: frozenset[str] = frozenset()
    parameters: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    collecting: frozenset[str] = frozenset()
    asked_row: str = ""
    required: frozenset[str] = frozenset()
    follow: Callable[[World, FunctionInfo, Mapping[Path, Value], int], Use | None] = not_followed
    follows: int = 0
    is_followed: bool = False
    held: Callable[[World, ClassInfo, str], Value | None] = nothing_held
    shared: Callable[[World, str, str], Value | None] = nothing_told
    carried: Callable[[World, str, str], Value | None] = nothing_told
    passed: Callable[[str], Value | None] = nothing_passed
    refused: Callable[[Frame, Type, str], tuple[Fact, ...]] = nothing_refused
    rebindings: Callable[[], Mapping[str, Rebinding]] = nothing_bound

    def placed(self, value: Value, at: Packed, text: str) -> Value:
        """The value, its null read here."""
        return with_place(value, self.path, at, text)

    def learned(self, value: Value, path: Path | None, state: State, member: str = "") -> Value:
        """The value, its callers asked where it is a parameter that nothing is declared of; not for a `member` that no class of
        the project has."""
        is_container = value.undeclared in self.containers and not (value.named or value.element or value.items)
        if not (is_container or value.is_unasked()) or (member and not is_container and not self.world.is_member(member)):
            return value
        heard = self.passed(value.undeclared)
        if heard is None:
            value = _replace(value, undeclared="")
        elif is_container:
            value = _replace(value, named=heard.named, element=heard.element)
        else:
            facts = (*value.facts, *heard.facts)
            heard = _replace(heard, undeclared=value.undeclared)  # it is still to be known behind branches that did not ask
            value = _replace(heard, null=value.null, origin=value.origin, truth=value.truth, facts=facts)
        if path is not None:
            state.values[path] = value
        return value

    def as_supposed(self, value: Value, path: Path | None) -> Value:
        """The value, of the class that this interpretation supposes of what a path leads to, as long as none is known."""
        row = self.supposed.get(path) if path is not None else None
        if row is None or value.type is not None or value.symbol is not None or value.fresh or value.asked is not None:
            return value
        return _replace(overlaid(row, value), facts=value.facts)

    def step(self) -> None:
        """Give up a function that takes too long. Raises TooManySteps."""
        if self.steps > STEP_LIMIT:
            raise TooManySteps(self.symbol)

    def depends(self, segment: str, names: frozenset[str]) -> str:
        """Register a path segment whose meaning changes with local names."""
        if names and segment not in self.dependents.names:
            self.dependents.add(segment, names)
            if segment[0] == "?" and not segment.startswith(FOUND):
                self.tests[segment] = names
        return segment
