"""For which engines and contexts a change set is: what `dbms` and `context` come to in production.

A context is a word that whoever runs Liquibase gives. Which words production gives is not known: a change set applies when it
may.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nullguard.model.ddl import Dialect

ENGINES = {
    "postgresql": Dialect.POSTGRESQL,
    "postgres": Dialect.POSTGRESQL,
    "mysql": Dialect.MYSQL,
    "mariadb": Dialect.MARIADB,
    "oracle": Dialect.ORACLE,
    "mssql": Dialect.SQLSERVER,
    "sqlserver": Dialect.SQLSERVER,
    "h2": Dialect.H2,
    "sqlite": Dialect.SQLITE,
}
"""Liquibase's short names of engines, and what contexts call them."""

STAND_INS = (Dialect.H2, Dialect.SQLITE)
"""Engines that stand in for another one in tests."""

REWRITING = (Dialect.MYSQL, Dialect.MARIADB)
"""Engines on which a change of a column writes the column anew."""

_TESTING = frozenset(
    {"test", "tests", "testing", "unittest", "unit-test", "unit_test", "integrationtest", "integration-test", "integration_test"}
    | {
        "it",
        "e2e",
        "ci",
        "dev",
        "develop",
        "development",
        "local",
        "demo",
        "sample",
        "faker",
        "testdata",
        "test-data",
        "test_data",
    }
    | {"hsqldb", "derby"}
)
_PRODUCTION = frozenset({"prod", "production", "live"})
_TOKEN = re.compile(r"\s*(\(|\)|,|!|[^\s(),!]+)")
_BINDING = {"or": 1, ",": 1, "and": 2, "!": 3}
_MOST_TOKENS = 500

Truth = tuple[bool, bool]
"""Whether something may be true, and whether it may be false."""

MAYBE: Truth = (True, True)


def matches_dbms(written: str, engine: Dialect) -> bool:
    """Whether a list of engines (`postgresql, h2`, `!oracle`, `all`) has the engine. UNKNOWN is one that no changelog names."""
    names = list(_names(written))
    if not names or "all" in names:
        return True
    if "none" in names:
        return False
    wanted = [name for name in names if not name.startswith("!")]
    if engine is Dialect.UNKNOWN:
        return not wanted
    refused = {ENGINES.get(name[1:].strip()) for name in names if name.startswith("!")}
    return engine not in refused and (not wanted or engine in {ENGINES.get(name) for name in wanted})


def may_apply(context: str, engine: Dialect) -> bool:
    """Whether a context expression (`!test and (a or b)`, `a, b`) may be true in production on the engine."""
    return _truth(context, engine)[0] if context.strip() else True


def engines_in(dbms: str, context: str = "") -> Iterator[Dialect]:
    """The engines that a list or a context expression names."""
    for name in (*_names(dbms), *(token.lower() for token in _TOKEN.findall(context[:10_000]))):
        engine = ENGINES.get(name.removeprefix("!").strip())
        if engine is not None:
            yield engine


def _names(written: str) -> Iterator[str]:
    return (name for item in written.split(",") if (name := item.strip().lower()))


def _truth(context: str, engine: Dialect) -> Truth:
    """The expression by operator precedence, without recursion; one that is not well formed may be anything."""
    values: list[Truth] = []
    operators: list[str] = []
    tokens = [token.lower() for token in _TOKEN.findall(context)[: _MOST_TOKENS + 1]]
    if len(tokens) > _MOST_TOKENS:
        return MAYBE
    try:
        for token in tokens:
            operator = "!" if token == "not" else token
            if operator in ("(", "!"):
                operators.append(operator)
            elif operator == ")":
                while operators[-1] != "(":
                    _apply(operators.pop(), values)
                operators.pop()
            elif operator in _BINDING:
                while operators and operators[-1] != "(" and _BINDING[operators[-1]] >= _BINDING[operator]:
                    _apply(operators.pop(), values)
                operators.append(operator)
            else:
                values.append(_word(token.lstrip("@"), engine))
        while operators:
            _apply(operators.pop(), values)
    except (IndexError, KeyError):
        return MAYBE
    return values[0] if len(values) == 1 else MAYBE


def _apply(operator: str, values: list[Truth]) -> None:
    one = values.pop()
    if operator == "!":
        values.append((one[1], one[0]))
    else:
        other = values.pop()
        values.append(all_of((one, other)) if operator == "and" else any_of((one, other)))


def all_of(truths: Iterable[Truth]) -> Truth:
    """Whether all may be true, and whether one may be false."""
    known = tuple(truths)
    return all(truth[0] for truth in known), any(truth[1] for truth in known)


def any_of(truths: Iterable[Truth]) -> Truth:
    """Whether one may be true, and whether all may be false."""
    known = tuple(truths)
    return any(truth[0] for truth in known), all(truth[1] for truth in known)


def _word(name: str, engine: Dialect) -> Truth:
    named = ENGINES.get(name)
    if named is not None and engine is not Dialect.UNKNOWN:
        return named is engine, named is not engine
    if named in STAND_INS or name in _TESTING:
        return False, True
    if name in _PRODUCTION:
        return True, False
    return MAYBE
