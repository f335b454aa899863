"""MyBatis: mapper files, and the aliases of classes in configuration files; the SQL maps of its predecessor, iBATIS 2.

Source: the MyBatis 3 reference, "Mapper XML Files" and "Dynamic SQL"; the iBATIS Data Mapper 2.3 developer guide, "SQL Map XML
Files". What stands under a condition (`<if>`, `<choose>`, `<isNotNull>`) need not be in the query that runs, so it is left out,
except between SELECT and FROM, where it only adds columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nullguard.languages.errors import UnreadableSource
from nullguard.languages.sql.queries import read_select
from nullguard.languages.xml_elements import Element, read_elements
from nullguard.model.mybatis import MapperFacts, MapperSelect, ResultItem, ResultMap

ROOTS = ("mapper", "configuration", "sqlMap")
_OLD_ROOT = "sqlMap"
"""Of iBATIS 2, whose statements need no namespace."""

_PARAMETER = re.compile(r"#\{[^}]*\}")
_OLD_PARAMETER = re.compile(r"#[\w.\[\]]+(?::[^#\s]*)?#")
_SUBSTITUTED = re.compile(r"\$\{[^}]*\}")
_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)
_LEADING = re.compile(r"^\s*(?:and|or)\b", re.IGNORECASE)
_CONDITIONAL = ("if", "choose", "when", "otherwise", "foreach", "iterate")
_OLD_CONDITION = re.compile(r"is[A-Z]")
_MOST_CHARACTERS = 400_000
"""Of all statements of a file together, fragments included: files that include each other over and over could multiply."""

_MOST_INCLUDES = 8
_QUOTES = '`"[]'


def read_mybatis(root: Element) -> MapperFacts | None:
    """The facts of a file, given its root element; None for a file of something else. Raises UnreadableSource."""
    if root.tag == "configuration":
        aliases = tuple(
            (item.get("alias") or item.get("type").rpartition(".")[2], item.get("type"))
            for holder in root.named("typeAliases")
            for item in holder.named("typeAlias")
            if item.get("type")
        )
        return MapperFacts(aliases=aliases) if aliases else None
    is_old = root.tag == _OLD_ROOT
    if not root.get("namespace") and not is_old:
        return None
    maps: list[ResultMap] = []
    for item in root.named("resultMap"):
        if item.get("id"):
            _result_map(item, item.get("id"), item.get("type") or item.get("class"), maps)
    texts = _Texts({item.get("id"): item for item in root.named("sql") if item.get("id")})
    written = root.named("select", "statement") if is_old else root.named("select")
    selects = tuple(_select(item, texts.of(item)) for item in written if item.get("id"))
    aliases = tuple((item.get("alias"), item.get("type")) for item in root.named("typeAlias") if item.get("type"))
    return MapperFacts(root.get("namespace") or _OLD_ROOT, tuple(maps), selects, aliases)


def read_script(text: str) -> str:
    """The text of a statement in an annotation, of which `<script>` may make a dynamic one; as written where that is no XML."""
    if not text.lstrip().startswith("<script"):
        return _plain(text)
    try:
        return _Texts({}).of(read_elements(text.encode("utf-8", "replace")))
    except UnreadableSource:
        return ""


def _select(item: Element, sql: str) -> MapperSelect:
    becomes = item.get("resultType") or item.get("resultClass")
    return MapperSelect(item.get("id"), sql, read_select(sql), becomes, item.get("resultMap"), item.line)


def _result_map(item: Element, name: str, type: str, maps: list[ResultMap]) -> None:
    place = len(maps)
    items = tuple(_items(item, name, maps))
    maps.insert(place, ResultMap(name, type, item.get("extends"), items, item.line))


def _items(holder: Element, name: str, maps: list[ResultMap]) -> Iterator[ResultItem]:
    for item in holder.children:
        column = item.get("column").strip(_QUOTES)
        if item.tag == "result" and (item.get("select") or item.get("resultMap")):  # of iBATIS 2
            if item.get("property"):
                nested, asks = item.get("resultMap"), bool(item.get("select"))
                yield ResultItem(item.get("property"), column, "association", nested, asks, item.line)
        elif item.tag in ("id", "result"):
            if item.get("property"):
                yield ResultItem(item.get("property"), column, item.tag, line=item.line)
        elif item.tag == "constructor":
            for argument in item.named("idArg", "arg"):
                yield ResultItem(argument.get("name"), argument.get("column").strip(_QUOTES), "argument", line=argument.line)
        elif item.tag in ("association", "collection") and item.get("property"):
            nested = item.get("resultMap")
            if not nested and item.first("id", "result", "association", "collection", "constructor") is not None:
                nested = f"{name}.{item.get('property')}"
                _result_map(item, nested, item.get("javaType") if item.tag == "association" else item.get("ofType"), maps)
            prefix = item.get("columnPrefix")
            yield ResultItem(item.get("property"), column, item.tag, nested, bool(item.get("select")), item.line, prefix)


@dataclass
class _Progress:
    """How far a statement is read: a condition in its select list is told from one behind it."""

    is_past_list: bool = False


class _Texts:
    """The texts of the statements of one file."""

    def __init__(self, fragments: Mapping[str, Element]) -> None:
        self._fragments = fragments
        self._left = _MOST_CHARACTERS

    def of(self, item: Element) -> str:
        return _plain("".join(self._parts(item, 0, _Progress())))

    def _parts(self, item: Element, includes: int, progress: _Progress) -> Iterator[str]:
        for part in item.content:
            if isinstance(part, str):
                yield self._counted(part, progress)
            elif part.tag == "include":
                fragment = self._fragments.get(part.get("refid").rpartition(".")[2])
                if fragment is not None and includes < _MOST_INCLUDES:
                    yield self._counted(" ", progress)
                    yield from self._parts(fragment, includes + 1, progress)
            elif part.tag in _CONDITIONAL or _OLD_CONDITION.match(part.tag):
                if not progress.is_past_list and not _FROM.search(_whole(part)):
                    yield from self._parts(part, includes, progress)
            elif part.tag in ("where", "trim", "dynamic"):
                inner = " ".join(self._parts(part, includes, progress))
                word = "where" if part.tag == "where" else part.get("prefix") or part.get("prepend")
                if inner.strip():
                    yield f" {word} {_LEADING.sub('', inner)} {part.get('suffix')} "
            elif part.tag not in ("bind", "selectKey"):
                yield from self._parts(part, includes, progress)

    def _counted(self, text: str, progress: _Progress) -> str:
        self._left -= len(text)
        if self._left < 0:
            raise UnreadableSource("limit", f"its statements have more than {_MOST_CHARACTERS:,} characters")
        progress.is_past_list = progress.is_past_list or _FROM.search(text) is not None
        return text


def _plain(text: str) -> str:
    """A text with `?` for parameters, on one line."""
    return " ".join(_SUBSTITUTED.sub("", _OLD_PARAMETER.sub("?", _PARAMETER.sub("?", text))).split())


def _whole(item: Element) -> str:
    return item.text + "".join(child.text for child in item.children)
