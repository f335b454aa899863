"""The arguments of a call, each evaluated once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nullguard.frameworks.clients.values import UNKNOWN, Table, Value
from nullguard.knowledge.clients import Parameter
from nullguard.model import syntax as s
from nullguard.model.clients import Hop
from nullguard.model.text import render

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator
    from nullguard.frameworks.clients.frames import Frame


@dataclass(frozen=True, slots=True)
class Given:
    """An argument: its value, where it stands, and its text."""

    value: Value
    hop: Hop


@dataclass(slots=True)
class Arguments:
    """Arguments by position and keyword; `is_open` when others may be given by unpacking something unknown."""

    positional: list[Given] = field(default_factory=list)
    keywords: dict[str, Given] = field(default_factory=dict)
    is_open: bool = False

    def get(self, name: str, position: int = -1) -> Given | None:
        """What is given for a parameter; None when nothing is."""
        given = self.keywords.get(name) if name else None
        if given is None and 0 <= position < len(self.positional):
            return self.positional[position]
        return given

    def value(self, parameter: Parameter) -> Value | None:
        """What is given where a table says; None when nothing is."""
        given = self.get(parameter.name, parameter.position)
        return given.value if given is not None else None

    def all(self) -> list[Given]:
        """All arguments."""
        return [*self.positional, *self.keywords.values()]


def read_arguments(ev: Evaluator, frame: Frame, arguments: tuple[s.Argument, ...]) -> Arguments:
    """Evaluate the arguments of a call. Dictionaries that are unpacked count as keywords as far as they are known."""
    found = Arguments()
    for argument in arguments:
        node = argument.value
        value = ev.evaluate(frame, node)
        hop = Hop(frame.path, getattr(node, "at", 0), render(node)[:60])
        if argument.star == 2:
            if isinstance(value, Table):
                found.is_open |= value.is_open
                for name, item in value.items.items():
                    found.keywords.setdefault(name, Given(item, hop))
            else:
                found.is_open = True
        elif argument.star:
            found.is_open = True
        elif argument.name:
            found.keywords[argument.name] = Given(value, hop)
        else:
            found.positional.append(Given(value if not found.is_open else UNKNOWN, hop))
    return found
