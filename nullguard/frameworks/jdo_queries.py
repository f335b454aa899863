"""What JDO's queries ask of the rows that they find: `pm.newQuery(Order.class, "paidAt != null && buyer.name == :name")`.

Source: JDO 3.2, sections 14.6.2 (filters, in which navigation through a null is false) and 14.6.13 (queries of a single text). A
filter is read as the condition of a JPQL query that says the same.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from nullguard.flow.domain.joins import join
from nullguard.flow.domain.values import Asked, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.frameworks.declared_results import given
from nullguard.frameworks.query_rows import Queries
from nullguard.program.symbols import ClassInfo, Type

PACKAGE: Final = "javax.jdo"
_QUERY: Final = f"{PACKAGE}.Query"
_NEW: Final = "newQuery"
_FILTERING: Final = frozenset({"setFilter", "filter"})
_RUNNING: Final = frozenset({"execute", "executeWithArray", "executeWithMap", "executeList", "executeUnique"})
_PROJECTING: Final = frozenset({"setResult", "setResultClass", "setGrouping", "result", "groupBy"})
"""Methods after which a query gives something else than its rows."""

_LIST: Final = "java.util.List"
_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<text>'[^']*'|"[^"]*")|(?P<symbol>&&|\|\||==|!=|>=|<=|[&|!<>(),+\-*/%])|(?P<word>:?[A-Za-z_$][\w$.]*|[\d.]+\w*))"""
)
_SAME: Final = {"&&": "and", "&": "and", "||": "or", "|": "or", "==": "=", "!=": "<>", "!": "not"}
_JOINING: Final = frozenset({"and", "or", "not"})
_COMPARING: Final = frozenset({"=", "<>", "<", ">", "<=", ">="})
_OF_COLLECTIONS: Final = frozenset({"contains", "containsKey", "containsValue", "isEmpty", "size"})
"""Methods of JDOQL that tell nothing of the row whose collection they ask."""

_THIS: Final = "this."
_MOST_TOKENS: Final = 200
_replace = msgspec.structs.replace


class Filtered(Asked, frozen=True):
    """The filters, of which a query has one, and whether the method that gave this has changed the query itself."""

    filters: frozenset[str] = frozenset()
    is_change: bool = False

    @property
    def changes_receiver(self) -> bool:
        return self.is_change

    def joined(self, other: Asked) -> Asked | None:
        if not isinstance(other, Filtered):
            return None
        return Filtered(self.filters | other.filters, self.is_change and other.is_change)


class JdoQueryModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def __init__(self, queries: Queries) -> None:
        self._queries = queries

    def basis(self) -> str:
        """The entities' names."""
        return self._queries.basis()

    def call(self, site: CallSite) -> Value | None:
        """A query with its filter, or the rows that it finds."""
        result, receiver = site.result, site.receiver
        if receiver is None or receiver.type is None:
            return None
        if site.method == _NEW and result.type is not None and result.type.cls == _QUERY:
            return _replace(result, asked=Filtered(_texts(site, 1))) if _is_of_class(site) else None
        if receiver.type.cls != _QUERY:
            return None
        if site.method in _FILTERING:
            return _replace(result, asked=Filtered(_texts(site, 0), True))
        if site.method in _PROJECTING:
            return _replace(result, asked=Filtered(frozenset({""}), True))
        if site.method in _RUNNING and isinstance(receiver.asked, Filtered) and receiver.type.args:
            row = self._row(site, receiver.type.args[0], receiver.asked.filters)
            return _found(site, row) if row is not None and row.facts else None
        return None

    def _row(self, site: CallSite, type: Type, filters: frozenset[str]) -> Value | None:
        cls = site.world.class_of(type)
        row: Value | None = None
        for text in sorted(filters) if cls is not None and site.world.schema.is_entity(cls.id) else ():
            condition = condition_of(text)
            if cls is None or not condition:
                return None
            found = self._queries.element(site.world, f"from {cls.dotted} where {condition}", is_native=False, wanted=cls.id)
            if found is None:
                return None
            row = found if row is None else join(row, found)
        return row


def _is_of_class(site: CallSite) -> bool:
    return bool(site.arguments) and isinstance(site.arguments[0][1].symbol, ClassInfo)


def _texts(site: CallSite, position: int) -> frozenset[str]:
    """What a filter may be; the empty one, of which nothing is known, where it is not told."""
    constants = site.arguments[position][1].constants if len(site.arguments) > position else None
    return frozenset(str(text) if kind == "str" else "" for kind, text in constants or ()) or frozenset({""})


def _found(site: CallSite, row: Value) -> Value | None:
    if site.result.type is None or site.result.type.cls == "java.lang.Object":  # a list, but that of a unique query
        return _replace(site.result, element=row)
    return given(site.world, site.result, row)


def condition_of(text: str) -> str:
    """A filter as JPQL has it; empty where it cannot be told. Methods, which JPQL has not, say that what they are asked of is
    there."""
    tokens: list[str] = []
    position = 0
    while position < len(text.rstrip()):
        match = _TOKEN.match(text, position)
        if match is None or len(tokens) > _MOST_TOKENS:
            return ""
        position = match.end()
        word = match["word"]
        tokens.append(word.removeprefix(_THIS) if word else _SAME.get(match["symbol"] or "", match["symbol"] or match["text"]))
    return " ".join(_without_methods(_of_null(tokens)))


def _of_null(tokens: list[str]) -> list[str]:
    """`is null` and `is not null`, wherever null stands beside a path."""
    found: list[str] = []
    rest = iter(range(len(tokens)))
    for number in rest:
        following = tokens[number + 1 : number + 3]
        if len(following) == 2 and following[0] in ("=", "<>") and "null" in (tokens[number], following[1]):
            path = tokens[number] if following[1] == "null" else following[1]
            found += [path, "is" if following[0] == "=" else "is not", "null"]
            next(rest), next(rest)
        else:
            found.append(tokens[number])
    return found


def _without_methods(tokens: list[str]) -> list[str]:
    """`name.startsWith(:start)` as `name is not null`, and `name.toLowerCase() == :name` as `name = :name`; nothing where a
    method is asked of something that is put together."""
    found: list[str] = []
    number = 0
    while number < len(tokens):
        token, following = tokens[number], tokens[number + 1 : number + 2]
        if following != ["("] or token in _JOINING or not (token[0].isalpha() or token[0] in "_$"):
            found.append(token)
            number += 1
            continue
        end = _closed(tokens, number + 1)
        path, _, method = token.rpartition(".")
        after = tokens[end + 1 : end + 2]
        if end < 0 or not path or (after and after[0].startswith(".")):
            return []
        is_compared = not _COMPARING.isdisjoint((*after, *found[-1:]))
        if method in _OF_COLLECTIONS:
            found += ["1"] if is_compared else ["1", "=", "1"]
        else:
            found += [path] if is_compared else [path, "is not", "null"]
        number = end + 1
    return found


def _closed(tokens: list[str], start: int) -> int:
    """Where the parenthesis that is opened at `start` is closed; -1 if nowhere."""
    depth = 0
    for number in range(start, len(tokens)):
        depth += {"(": 1, ")": -1}.get(tokens[number], 0)
        if depth == 0:
            return number
    return -1
