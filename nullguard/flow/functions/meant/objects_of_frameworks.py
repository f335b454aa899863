"""Objects that a framework makes for each request and that hardly any code gets but their own: views (Python)."""

from __future__ import annotations

from nullguard.flow.world import World
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.program.symbols import ClassInfo


def is_view(world: World, cls: ClassInfo) -> bool:
    """Whether the objects of a class are views of a web framework; of a class that is mixed into others, whether those are."""
    if _has_base_of_views(world, cls):
        return True
    below = world.program.subclasses(cls)
    return bool(below) and all(_has_base_of_views(world, sub) or world.program.subclasses(sub) for sub in below)


def may_hold_view(base: s.Expr) -> bool:
    """Whether something is called as what holds a view is: `view.order`, `self.view_class().order`."""
    name = last_name(base).lower()
    return not name or any(word in name for word in words("view"))


def _has_base_of_views(world: World, cls: ClassInfo) -> bool:
    names = library_names("view-base")
    return any(name.rpartition(".")[2] in names for name in world.program.base_names(cls))
