"""What libraries do with null: the answers of the tables under rules/models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec


class ArgumentRule(msgspec.Struct, frozen=True):
    """How a call treats null in its arguments, and whether it returns null.

    Positions count from 0; negative ones from the end. `hostile` are positions (or keyword names) where null raises, `errors`
    has the names of what is raised at each of them and of what is above that, none where it is what any use of null raises;
    `nonnull_after` are those proven non-null by a normal return, `if_true` and `if_false` those proven non-null by the result,
    `if_true_with` those of which none is null when the result is true and one of them is not (`Objects.equals(a, b)`),
    `asserts_true` and `asserts_false` those of a condition that holds or fails after a normal return, `never_returns` speaks
    for itself. `hostile_elements` are positions of collections in which null raises, `hostile_results` those of functions whose
    result must not be null; `hostile_own_elements` says that the elements of what a method is called on, or a collector gets,
    must not be, `hostile_together` are positions of which one must be there. `texts` are those that become text when they are
    null, `matched` is the position of a value that the matcher after it describes (Hamcrest).

    Of the result: `nullable_return` it may be null, `nonnull_return` it never is, `propagates` the positions whose null it hands
    on, `defaults` the positions whose value stands in for null, `returns` the position of the argument that is the result.
    `records_calls` says that methods which are called on it are written down and not run (`methodOn(Orders.class).find(null)`).
    """

    hostile: tuple[int | str, ...] = ()
    errors: tuple[tuple[str, ...], ...] = ()
    nonnull_after: tuple[int, ...] = ()
    if_true: tuple[int, ...] = ()
    if_false: tuple[int, ...] = ()
    if_true_with: tuple[int, ...] = ()
    asserts_true: tuple[int, ...] = ()
    asserts_false: tuple[int, ...] = ()
    never_returns: bool = False
    matched: int | None = None
    nullable_return: bool = False
    nonnull_return: bool = False
    propagates: tuple[int, ...] = ()
    defaults: tuple[int, ...] = ()
    returns: int | None = None
    records_calls: bool = False
    hostile_results: tuple[int, ...] = ()
    hostile_elements: tuple[int, ...] = ()
    hostile_own_elements: bool = False
    hostile_together: tuple[int, ...] = ()
    texts: tuple[int, ...] = ()


class LibraryRules(Protocol):
    """Null behaviour of library functions. `arguments` are simple names of the arguments' static types, empty where unknown."""

    def function(self, qualified: str, arguments: Sequence[str]) -> ArgumentRule | None:
        """For a function by dotted name (`json.loads`, `java.util.Objects.requireNonNull`)."""

    def method(self, class_names: Sequence[str], name: str, arguments: Sequence[str]) -> ArgumentRule | None:
        """For a method of a class or one of its ancestors, nearest first."""

    def assertion(self, root: str, method: str) -> str | None:
        """What `root(x).method()` proves of x by returning: `nonnull`, `null`, `true`, `false` (`assertThat(x).isNotNull()`)."""

    def knows(self, name: str) -> bool:
        """Whether anything may be known of a function or method by its last name: of most nothing is, and they need no more
        questions."""

    def raises_own(self, name: str) -> bool:
        """Whether a function or method of a name may refuse null by an error of its library's own."""

    def has(self, qualified: str) -> bool:
        """Whether anything is known of a function."""

    def matcher(self, qualified: str) -> bool:
        """Whether a matcher accepts no null."""
