"""The names in `__all__`."""

from __future__ import annotations

from nullguard.model import syntax as s


def exports_of(body: s.Body) -> tuple[str, ...]:
    """What the statements of a module put into `__all__`: assigned, added, extended, appended; also below `if` and `try`."""
    found: dict[str, None] = {}
    pending = list(reversed(body))
    while pending:
        match pending.pop():
            case s.Assign(targets=(s.Name(id="__all__"),), value=value) | s.AugAssign(target=s.Name(id="__all__"), value=value):
                _add(value, found)
            case s.ExprStmt(
                value=s.Call(function=s.Attribute(value=s.Name(id="__all__"), name=name), arguments=(s.Argument(value=value),))
            ):
                _add(value if name == "extend" else s.Collection("list", (value,)), found)
            case s.If(branches=branches, orelse=orelse):
                pending.extend(reversed((*(statement for branch in branches for statement in branch.body), *orelse)))
            case s.Try(body=inner, handlers=handlers, orelse=orelse):
                pending.extend(reversed((*inner, *(one for handler in handlers for one in handler.body), *orelse)))
            case _:
                pass
    return tuple(found)


def _add(value: s.Expr | None, found: dict[str, None]) -> None:
    parts = value.operands if isinstance(value, s.Arithmetic) else (value,)
    for part in parts:
        if isinstance(part, s.Collection) and part.kind != "dict":
            found.update(
                (item.value, None) for item in part.items if isinstance(item, s.Constant) and isinstance(item.value, str)
            )
