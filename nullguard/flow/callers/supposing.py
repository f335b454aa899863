"""Objects of unknown class that are taken for rows because of their name (Python): what is guessed of them has to hold still
where they are such rows throughout.

A guess looks at one attribute. Properties, constants, validation and relations of the class speak of the same object, and may say
that what is used is there: `if product.is_child: product.parent.title`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from nullguard.flow.domain.state import MAX_DEPTH, Path
from nullguard.flow.domain.values import BY_NAME, Value
from nullguard.flow.summaries.helpers import NOTHING_KNOWN, Known
from nullguard.flow.summaries.observations import Use
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.summaries.who_calls import next_of_name
from nullguard.flow.world import World
from nullguard.knowledge.words import letters
from nullguard.program.symbols import FunctionInfo, Type

SUPPOSED: Final = "the class that it is taken for says that it is there"

Analyse = Callable[[World, FunctionInfo, Sink, Known, Known], None]


def hear_names(world: World, functions: Sequence[FunctionInfo], sink: Sink, analyse: Analyse) -> None:
    """Interpret functions again that use what is guessed of objects by their names, with these objects as the rows that are
    guessed: the uses that are gone then are doubted."""
    if functions and functions[0].path.endswith(".java"):
        return
    by_symbol: dict[str, list[Use]] = {}
    for use in sink.uses():
        if use.origin.typed == BY_NAME:
            by_symbol.setdefault(use.symbol, []).append(use)
    for function in functions:
        symbol, start, end = function.decl.qualname, function.decl.at, next_of_name(function, functions)
        guessed: dict[Path, set[str]] = {}
        for use in by_symbol.get(symbol, ()):
            if use.at >= start and (end is None or use.at < end) and (found := _guessed(world, function, use)) is not None:
                guessed.setdefault(found[0], set()).add(found[1])
        supposed = {path: _row(world, *ids) for path, ids in guessed.items() if len(ids) == 1}
        if supposed:
            left = Sink()
            analyse(world, function, left, NOTHING_KNOWN, supposed)
            if symbol not in left.exceeded:
                sink.doubt_guesses(symbol, left, SUPPOSED, start, end)


def _row(world: World, class_id: str) -> Value:
    return Value(type=Type(class_id), always_true=world.always_true(class_id), typed=BY_NAME)


def _guessed(world: World, function: FunctionInfo, use: Use) -> tuple[Path, str] | None:
    """The path of the object of which a use guesses something, and the class that is guessed; None for other uses, and where the
    object is called otherwise than the class."""
    origin = use.origin
    if origin.typed != BY_NAME or origin.via or origin.path != function.path:
        return None
    names = origin.text.split(".")
    plain = next((position for position, name in enumerate(names) if not name.isidentifier()), len(names))
    for end in range(1, min(plain, MAX_DEPTH)):
        guess = world.schema.guessed(names[end - 1], names[end])
        if guess is None or guess[1] != BY_NAME:
            continue
        cls = world.program.classes.get(guess[0].owner)
        if cls is not None and letters(names[end - 1]).endswith(letters(cls.name)):
            return tuple(names[:end]), cls.id
    return None
