"""Methods of dictionaries, as far as keyword arguments pass through them: `kwargs.setdefault("timeout", 5)`."""

from __future__ import annotations

from nullguard.frameworks.clients import configured, statements
from nullguard.frameworks.clients.arguments import Arguments
from nullguard.frameworks.clients.frames import Frame
from nullguard.frameworks.clients.values import UNKNOWN, Known, Table, Value
from nullguard.model import syntax as s


def method(frame: Frame, table: Table, name: str, arguments: Arguments, receiver: s.Expr) -> Value:
    """What a method of a dictionary gives; the name that the dictionary goes by holds what it has become."""
    given = arguments.positional
    key = str(given[0].value.value) if given and isinstance(given[0].value, Known) else None
    if name == "update":
        statements.bind(frame, receiver, _updated(table, arguments))
        return UNKNOWN
    if name == "copy":
        return table
    if name not in ("get", "pop", "setdefault") or key is None:
        return UNKNOWN
    default: Value = given[1].value if len(given) > 1 else Known(None)
    held = table.items.get(key)
    value = held if held is not None else default
    if held is None and table.is_open and name != "setdefault":
        value = _set(table, default) if configured.names_limit(key) else UNKNOWN
    if name == "setdefault" and held is None:
        statements.bind(frame, receiver, Table({**table.items, key: _set(table, default)}, table.is_open))
    if name == "pop":
        others = {other: item for other, item in table.items.items() if other != key}
        statements.bind(frame, receiver, Table(others, table.is_open))
    return value


def _set(table: Table, default: Value) -> Value:
    """The default of a key: where a caller may have given another value, only a limit is certain."""
    if table.is_open and isinstance(default, Known):
        return Known(default.value, default.hops, "setting") if default.value is not None else UNKNOWN
    return default


def _updated(table: Table, arguments: Arguments) -> Table:
    items = dict(table.items)
    is_open = table.is_open or arguments.is_open
    for given in arguments.positional:
        if isinstance(given.value, Table):
            items.update(given.value.items)
            is_open |= given.value.is_open
        else:
            is_open = True
    items.update({name: given.value for name, given in arguments.keywords.items()})
    return Table(items, is_open)
