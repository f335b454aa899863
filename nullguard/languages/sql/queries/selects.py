"""What the text of a query says of its rows: SQL of any dialect, JPQL or HQL.

Sources: Jakarta Persistence 3.1, sections 4.4.4 (paths have the semantics of inner joins), 4.4.5 (joins), 4.5 (WHERE) and 4.11
(null values); the same holds for SQL, where the condition of a join is ON.
"""

from __future__ import annotations

from msgspec.structs import replace

from nullguard.languages.sql.queries import expressions as e
from nullguard.languages.sql.queries.operands import Unreadable
from nullguard.languages.sql.queries.reader import Reader
from nullguard.languages.sql.queries.tokens import Token, tokens
from nullguard.languages.sql.queries.truth import equal, navigated, present
from nullguard.model.queries import Origin, Output, Path, Rows

_COMBINING = frozenset({"union", "intersect", "except", "minus"})
_AFTER_FROM = frozenset(
    {"where", "group", "order", "having", "limit", "offset", "fetch", "for", "window", "connect", "start", "lock", "qualify"}
)
_JOINING = frozenset({"join", "inner", "left", "right", "full", "cross", "natural"})
_NO_ALIAS = _AFTER_FROM | _JOINING | frozenset({"on", "with", "using", "as", "set", "use", "force", "ignore", "outer"})
_MOST_ORIGINS = 40
_NEVER_NULL = e.Aggregate("")


def read_select(text: str) -> Rows | None:
    """What a query says of its rows; None when it is no query of rows, or one that combines several, or is not understood."""
    found = tokens(text)
    if not found or any(token.kind == "splice" for token in found) or _combines(found):
        return None
    try:
        return _Select(found).read()
    except Unreadable:
        return None


def _combines(found: tuple[Token, ...]) -> bool:
    """Whether the query is of several by UNION and its like, or has Oracle's mark of outer joins."""
    depth = 0
    for number, token in enumerate(found):
        depth += (token.low == "(") - (token.low == ")")
        if depth == 0 and token.low in _COMBINING:
            return True
        if token.low == "+" and number and found[number - 1].low == "(" and _low(found, number + 1) == ")":
            return True
    return False


def _low(found: tuple[Token, ...], position: int) -> str:
    return found[position].low if position < len(found) else ""


def _aggregate(operand: e.Expression) -> e.Aggregate:
    """The aggregate whose null over no rows makes an operand null; one without a name where there is none."""
    match operand:
        case e.Aggregate():
            return operand
        case e.Strict(parts=parts):
            return next((found for part in parts if (found := _aggregate(part)).name), _NEVER_NULL)
        case _:
            return _NEVER_NULL


def _is_total(operand: e.Expression) -> bool:
    """Whether an operand is computed of an aggregate."""
    match operand:
        case e.Aggregate():
            return True
        case e.Strict(parts=parts) | e.Fallback(parts=parts):
            return any(_is_total(part) for part in parts)
        case _:
            return False


def _keyed(origin: Origin, condition: e.Expression) -> Origin:
    """An origin whose row may be missing, with the other column that the condition of its join compares with one of its own."""
    called = {origin.alias.lower(), origin.path[-1].lower() if origin.path else ""} - {""}
    for part in condition.parts if isinstance(condition, e.And) else (condition,):
        match part:
            case e.Comparison(left=e.Column(path=one), operator="=", right=e.Column(path=other)) if len(one) > 1 < len(other):
                if (one[-2].lower() in called) != (other[-2].lower() in called):
                    own, key = (one, other) if one[-2].lower() in called else (other, one)
                    return replace(origin, key=key, own=own[-1] if part is condition else "")
            case _:
                pass
    return origin


class _Select:
    """Reads one query from its tokens."""

    def __init__(self, found: tuple[Token, ...]) -> None:
        self._reader = Reader(found)
        self._origins: list[Origin] = []
        self._conditions: list[e.Expression] = []
        self._paths: set[Path] = set()

    def read(self) -> Rows | None:
        reader = self._reader
        outputs: tuple[Output, ...] = ()
        if reader.take("select"):
            outputs = self._outputs()
        if not reader.take("from"):
            return None
        self._from()
        if reader.take("where"):
            self._conditions.append(reader.condition())
        if not reader.is_done and reader.token().low not in _AFTER_FROM | {";"}:
            return None
        is_grouped = reader.token().low == "group"
        self._paths.update(output.path for output in outputs if not output.every)
        self._follow_rest()
        told: set[Path] = set()
        for condition in self._conditions:
            told |= present(condition)
            self._paths |= navigated(condition)
        known = tuple(item for condition in self._conditions for item in equal(condition)) if not is_grouped else ()
        return Rows(tuple(self._origins), outputs, tuple(sorted(told)), known, tuple(sorted(self._paths)), is_grouped)

    def _follow_rest(self) -> None:
        """The paths of ORDER BY, GROUP BY and HAVING, which are followed too."""
        reader = self._reader
        while not reader.is_done:
            if reader.token().low == "(" and reader.token(1).low == "select":
                reader.skip_parentheses()
            elif len(path := self._path()) > 1:
                self._paths.add(path)
            elif not path:
                reader.position += 1

    # ---- SELECT

    def _outputs(self) -> tuple[Output, ...]:
        reader = self._reader
        if reader.take("top"):
            reader.position += 1
        if not reader.take("distinct"):
            reader.take("all")
        found = [self._output()]
        while reader.take(","):
            found.append(self._output())
        return tuple(found)

    def _output(self) -> Output:
        reader = self._reader
        begun = reader.position
        if reader.take("*"):
            return Output(every=True)
        if reader.take("object", "("):
            path = self._path()
            reader.take(")")
            return Output(path, self._alias())
        path = self._path() if reader.token().kind in ("word", "name") and reader.token().low not in ("new", "case") else ()
        if path and reader.take(".", "*"):
            return Output(path, every=True)
        ends = reader.token().low
        if not path or (ends not in ("", ",", "from", "as") and reader.token().kind not in ("word", "name")):
            return self._computed(begun)
        alias = self._alias()
        if reader.token().low not in (",", "from", ""):
            return self._computed(begun)
        return Output(path, alias)

    def _computed(self, begun: int) -> Output:
        """An item that is no path: what aggregate makes it null, if one does."""
        reader = self._reader
        reader.position = begun
        found = reader.operand() if reader.token().low not in ("new", "case", "distinct") else e.Opaque()
        behind = 2 if reader.token().low == "as" else 1
        understood = reader.position
        reader.position = begun
        self._skip_output()
        is_whole = reader.position - understood in (0, behind)
        if not is_whole:
            found = e.Opaque()
        aggregate = _aggregate(found)
        over = aggregate.over if aggregate.name else ()
        return Output(alias=self._last_name(begun), total=_is_total(found), aggregate=aggregate.name, over=over)

    def _skip_output(self) -> None:
        """Step to the comma or FROM that ends an item of the select list."""
        reader = self._reader
        while not reader.is_done and reader.token().low not in (",", "from"):
            if reader.token().low == "(":
                reader.skip_parentheses()
            else:
                reader.position += 1

    def _last_name(self, begun: int) -> str:
        """The alias that ends an item which was not understood: its last word, behind something that is none."""
        reader = self._reader
        last = reader.token(-1)
        return last.text if reader.position - begun > 1 and last.kind in ("word", "name") and last.low != "end" else ""

    # ---- FROM

    def _from(self) -> None:
        self._origin(False)
        reader = self._reader
        while len(self._origins) < _MOST_ORIGINS:
            if reader.take(","):
                self._origin(False)
            elif reader.token().low in _JOINING:
                self._join()
            else:
                return
        raise Unreadable

    def _join(self) -> None:
        reader = self._reader
        side = ""
        while not reader.take("join"):
            low = reader.token().low
            if low in ("full", "natural") or reader.is_done:
                raise Unreadable  # rows of both sides may be missing, or it is joined on what nobody sees
            side = low if low in ("left", "right") else side
            reader.position += 1
        reader.take("fetch")
        self._origin(side == "left")
        condition: e.Expression = e.Opaque()
        if reader.take("using"):
            reader.skip_parentheses()
        elif reader.take("on") or reader.take("with"):
            condition = reader.condition()
        if side == "left":
            self._origins[-1] = _keyed(self._origins[-1], condition)
        elif side == "right":  # what came before may be missing, and what was asked of it with it
            self._origins[:-1] = (_keyed(replace(origin, outer=True), condition) for origin in self._origins[:-1])
            self._conditions.clear()
        else:
            self._conditions.append(condition)

    def _origin(self, outer: bool) -> None:
        reader = self._reader
        reader.take("lateral")
        if reader.token().low == "in" and reader.token(1).low == "(":
            reader.position += 2
            path = self._path()
            reader.take(")")
        elif reader.token().low == "(":
            reader.skip_parentheses()
            path = ()
        elif reader.token().low in ("treat", "table", "unnest") and reader.token(1).low == "(":
            reader.position += 1
            reader.skip_parentheses()
            path = ()
        elif reader.token().kind == "hole":  # Spring's #{#entityName}
            path = (reader.token().text,)
            reader.position += 1
        else:
            path = self._path()
            if not path:
                raise Unreadable
        while reader.take("fetch", "all", "properties"):
            pass
        self._origins.append(Origin(path, self._alias(), outer))

    def _alias(self) -> str:
        reader = self._reader
        if not reader.take("as") and (reader.token().kind not in ("word", "name") or reader.token().low in _NO_ALIAS | {"from"}):
            return ""
        alias = reader.token().text
        reader.position += 1
        return alias

    def _path(self) -> Path:
        reader = self._reader
        if reader.token().kind not in ("word", "name"):
            return ()
        parts = [reader.token().text]
        reader.position += 1
        while reader.token().low == "." and reader.token(1).kind in ("word", "name"):
            parts.append(reader.token(1).text)
            reader.position += 2
        return tuple(parts)
