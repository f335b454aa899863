"""What tests put in place of production: stubs, other settings, fakes, and what they assert of timeouts."""

from __future__ import annotations

from nullguard.model.clients import Stub
from nullguard.model.span import NOWHERE, Packed
from nullguard.model.syntax import Node


class Override(Node, frozen=True):
    """A setting that a test gives another value.

    `kind` is property (a key of the configuration), constant (the dotted name of a module's variable that is patched),
    environment (a variable) or setting (an attribute of a settings module). `text` is the value as a text whose unknown parts are
    `{}`; a number of a constant is written as Python does.
    """

    kind: str
    key: str
    text: str
    at: Packed = NOWHERE


class Asserted(Node, frozen=True):
    """A test that says which timeout a mock must have been called with.

    `target` is the dotted name of what the mock stands for, empty when unknown; `text` the expected value: a number, or the
    dotted name of a constant.
    """

    target: str
    text: str
    at: Packed = NOWHERE


class Fake(Node, frozen=True):
    """A function or method, written by hand, that takes the place of the dotted name `target` and can be given no timeout.

    `name` is what it is called in the test, `at` its header.
    """

    target: str
    name: str
    at: Packed = NOWHERE


class Doubles(Node, frozen=True):
    """The test doubles of one source, each in order of place. `mentions` are the words of the names of types that the source
    imports or extends, so that what a base class or helper declares can be told to be its own. `raises_timeout` says that
    it raises a timeout somewhere, by whatever mock."""

    stubs: tuple[Stub, ...] = ()
    overrides: tuple[Override, ...] = ()
    asserted: tuple[Asserted, ...] = ()
    fakes: tuple[Fake, ...] = ()
    mentions: tuple[str, ...] = ()
    raises_timeout: bool = False


NO_DOUBLES = Doubles()
"""What a source has that puts nothing in place of production."""
