"""What wrappers of MyBatis-Plus ask of the rows that queries find: `wrapper.isNotNull("note")`, `query.gt(Order::getTotal, 3)`.

Source: the MyBatis-Plus guide, "Conditional Constructor": conditions are joined by AND, but those around `or()`; one with a truth
value as its first argument may be left out. SQL's comparisons hold of no null.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from nullguard.flow.domain.values import NONNULL, Asked, Fact, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.flow.world import World
from nullguard.frameworks.mybatis.present import Present
from nullguard.frameworks.row_classes.naming import letters
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.program.symbols import Type

_PACKAGE: Final = "com.baomidou.mybatisplus."
_WRAPPERS: Final = frozenset(
    {
        f"{_PACKAGE}core.conditions.query.QueryWrapper",
        f"{_PACKAGE}core.conditions.query.LambdaQueryWrapper",
        f"{_PACKAGE}extension.conditions.query.QueryChainWrapper",
        f"{_PACKAGE}extension.conditions.query.LambdaQueryChainWrapper",
    }
)
_COMPARING: Final = library_names("wrapper-comparing")
_ENDING: Final = library_names("wrapper-ending")
"""Methods after which what was asked before need not hold, or of which nothing is known."""

_KEEPING: Final = library_names("wrapper-keeping")
"""Further methods that give the wrapper itself."""

_PAGE: Final = f"{_PACKAGE}core.metadata.IPage"
_LISTS: Final = "java.util.List"
_OPTIONAL: Final = "java.util.Optional"
_replace = msgspec.structs.replace


class Paged(Asked, frozen=True):
    """The columns that are there in the rows of a page."""

    columns: frozenset[str]


class WrapperModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def basis(self) -> str:
        """Nothing beside the sources."""
        return ""

    def call(self, site: CallSite) -> Value | None:
        """A wrapper with what it asks, or the rows of a query."""
        receiver = site.receiver
        if receiver is not None and _is_wrapper(receiver.type):
            known = receiver.asked if isinstance(receiver.asked, Present) else Present()
            if _is_wrapper(site.result.type):
                return Value(NONNULL, site.result.type, asked=_asked(site, known))
            if site.method in _COMPARING | _ENDING | _KEEPING:
                return Value(NONNULL, receiver.type, asked=_asked(site, known))
            return _rows(site, known)
        if receiver is not None and isinstance(receiver.asked, Paged):
            return _rows(site, Present(receiver.asked.columns)) if site.method == "getRecords" else None
        for _, value in site.arguments:
            if isinstance(value.asked, Present):
                return _rows(site, value.asked)
        return None


def _is_wrapper(type: Type | None) -> bool:
    return type is not None and type.cls in _WRAPPERS


def _asked(site: CallSite, known: Present) -> Present:
    if site.method in _ENDING:
        return Present(frozenset(), False)
    if site.method not in _COMPARING or not known.is_open or not site.arguments:
        return known
    column = _column(site.arguments[0][0].value)
    return _replace(known, columns=known.columns | {column}) if column else known


def _column(node: s.Expr) -> str:
    """The letters of the column that a condition is of: `Order::getNote`, `"note"`; empty where it is told otherwise."""
    if isinstance(node, s.MethodReference):
        return letters(node.name.removeprefix("get"))
    if isinstance(node, s.Constant) and node.kind == "str":
        return letters(str(node.value).rpartition(".")[2])
    return ""


def _rows(site: CallSite, known: Present) -> Value | None:
    """The rows of a query, with the columns that it asks for."""
    type = site.result.type
    if type is None or not known.columns:
        return None
    if type.cls in (_LISTS, _OPTIONAL) and len(type.args) == 1:
        facts = tuple(_facts(site.world, type.args[0], known))
        return _replace(site.result, element=Value(NONNULL, type.args[0], facts=facts)) if facts else None
    if _PAGE in (type.cls, *site.world.lineage(type)):
        return _replace(site.result, asked=Paged(known.columns))
    facts = tuple(_facts(site.world, type, known))
    return _replace(site.result, facts=(*site.result.facts, *facts)) if facts else None


def _facts(world: World, row: Type, known: Present) -> Iterator[Fact]:
    for mapped in world.schema.attributes(row.cls):
        if letters(mapped.name) in known.columns or (mapped.column and letters(mapped.column) in known.columns):
            yield Fact((mapped.name,), "nonnull")
