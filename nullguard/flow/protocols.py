"""What flow asks of frameworks, which lie above it; the pipeline hands their models in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

import msgspec

from nullguard.flow.domain.values import Value
from nullguard.model.syntax import Argument, Call
from nullguard.program.symbols import ClassInfo, FunctionInfo, Symbol, Type

if TYPE_CHECKING:
    from nullguard.flow.world import World


class CallSite(msgspec.Struct, frozen=True):
    """A call with everything known of it. `qualified` is the callee's dotted name where it has one; `result` what its signature
    says. `path` is the source and `owner` the class it stands in; `answer` tells what a function of the project gives by its
    body."""

    world: World
    node: Call
    method: str
    qualified: str
    receiver: Value | None
    arguments: tuple[tuple[Argument, Value], ...]
    callee: Symbol | None
    result: Value
    path: str
    owner: ClassInfo | None
    answer: Callable[[FunctionInfo], Value]


Refused = tuple[tuple[int, str], ...]
"""Places of arguments for which null is refused, each with the kind of use that it is (`BY_QUERY`, `HANDED_OVER`)."""


class FrameworkModel(Protocol):
    """What a framework means. Every method may answer None: nothing to say. It is only asked of code in its `language`, and of
    attributes only where it `makes_attributes`."""

    language: str
    makes_attributes: bool
    handed_names: frozenset[str]
    """The names of functions outside of classes of which `handed` may know parameters."""

    def names(self) -> frozenset[str]:
        """Names of calls that may give null though no function is declared to: they make a function worth interpreting."""

    def query_names(self) -> frozenset[str]:
        """Names of functions and attributes with which a query, or a condition for one, begins."""

    def basis(self) -> str:
        """What answers depend on besides the sources that the program records as read."""

    def attribute(self, world: World, receiver: Value, name: str) -> Value | None:
        """The value of an attribute that the framework makes, such as a model's default manager."""

    def call(self, site: CallSite) -> Value | None:
        """A better value for the result of a call: what it returns, and what its rows are known to fulfil."""

    def operation(self, world: World, operator: str, operands: tuple[Value, ...]) -> Value | None:
        """The result of an operator or comparison of which an operand is part of a query (`Order.total > 0`, `~Q(paid=True)`)."""

    def refused(self, site: CallSite) -> Refused:
        """The places of arguments that a call of which the framework knows more raises for when they are null
        (`filter(due__lt=order.due)`), and what kind of use each is."""

    def refuses(self, world: World, operator: str, operands: tuple[Value, ...]) -> bool:
        """Whether an operator of which an operand is part of a query raises for a null beside it (`Order.due < order.due`)."""

    def parameters(self, world: World, function: FunctionInfo, names: list[str]) -> Mapping[str, Type | Value]:
        """Types of parameters that the framework's conventions fix (a signal's `instance`), or more of what is known of them."""

    def handed(self, world: World, function: FunctionInfo, names: list[str]) -> dict[str, Value]:
        """Values of parameters of a method or function that the framework calls with what a column holds, which may be null."""

    def unsaved(self, function: FunctionInfo) -> str:
        """The parameter of a function that the framework calls with a row which is about to be saved, perhaps for the first time;
        empty where there is none."""


class SilentModel:
    """A `FrameworkModel` that has nothing to say. Where queries are text, and no values of the language, a model only adds its
    `basis` and what it knows of some calls."""

    makes_attributes = False
    handed_names: frozenset[str] = frozenset()

    def names(self) -> frozenset[str]:
        return frozenset()

    def query_names(self) -> frozenset[str]:
        return frozenset()

    def attribute(self, world: World, receiver: Value, name: str) -> Value | None:
        return None

    def call(self, site: CallSite) -> Value | None:
        return None

    def operation(self, world: World, operator: str, operands: tuple[Value, ...]) -> Value | None:
        return None

    def refused(self, site: CallSite) -> Refused:
        return ()

    def refuses(self, world: World, operator: str, operands: tuple[Value, ...]) -> bool:
        return False

    def parameters(self, world: World, function: FunctionInfo, names: list[str]) -> Mapping[str, Type | Value]:
        return {}

    def handed(self, world: World, function: FunctionInfo, names: list[str]) -> dict[str, Value]:
        return {}

    def unsaved(self, function: FunctionInfo) -> str:
        return ""
