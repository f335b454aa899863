"""Which class of the project an object is called after, where nothing else tells: `order_repo` is an OrderRepository."""

from __future__ import annotations

from nullguard.flow.domain.values import BY_NAME, Value
from nullguard.flow.world import World
from nullguard.program.class_words import words_of
from nullguard.program.symbols import Type


def named_after(world: World, name: str) -> Value | None:
    """An object of the only class that a parameter or attribute is called after; None for rows, which the schema guesses itself,
    and for what the names of mapped classes end in."""
    called = world.program.called_like(name)
    if len(called) != 1 or world.schema.is_entity(called[0]) or tuple(name.strip("_").lower().split("_")) in _of_rows(world):
        return None
    return Value(type=Type(called[0]), always_true=world.always_true(called[0]), typed=BY_NAME)


def _of_rows(world: World) -> frozenset[tuple[str, ...]]:
    """What the names of mapped classes end in, by words. All answers depend on which classes are mapped."""
    if world.ends_of_rows is None:
        classes = (
            world.program.classes.get(class_id) for class_id in world.schema.mapped_ids() if world.schema.is_entity(class_id)
        )
        rows = [words_of(cls) for cls in classes if cls is not None and cls.path.endswith(".py") and not cls.outer]
        world.ends_of_rows = frozenset(words[start:] for words in rows for start in range(len(words)))
    return world.ends_of_rows
