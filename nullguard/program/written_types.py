"""Types that Python's expressions write out, in annotations that are values too: aliases, arguments, quoted names."""

from __future__ import annotations

from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import Arithmetic, Collection, Constant, Expr, Subscript, TypeRef
from nullguard.program.symbols import UNION

_MOST_DEPTH = 12


def written_type(value: Expr | None, depth: int = _MOST_DEPTH) -> TypeRef | None:
    """The type that an expression writes out (`list[Order]`, `Order | None`); None when it writes none."""
    if depth <= 0:
        return None
    if isinstance(value, Constant):
        if value.kind == "null":
            return TypeRef("None")
        return TypeRef(value.value) if isinstance(value.value, str) and value.value.replace(".", "_").isidentifier() else None
    if isinstance(value, Subscript):
        head = dotted_name(value.value)
        if head.rpartition(".")[2] == "Literal":
            return TypeRef(head, (TypeRef("None"),) if _has_null(value.index) else ())
        parts = value.index.items if isinstance(value.index, Collection) and value.index.kind == "tuple" else (value.index,)
        return TypeRef(head, tuple(written_type(part, depth - 1) or TypeRef("?") for part in parts)) if head else None
    if isinstance(value, Arithmetic) and value.operator == "|":
        members = [written_type(part, depth - 1) for part in value.operands]
        return TypeRef(UNION, tuple(member for member in members if member is not None)) if all(members) else None
    dotted = dotted_name(value)
    return TypeRef(dotted) if dotted else None


def admits_null(value: Expr) -> bool:
    """Whether the type that an expression writes out admits null: `Order | None`, `Optional[Order]`, `Literal["a", None]`."""
    written = written_type(value)
    pending = [written] if written is not None else []
    while pending:
        part = pending.pop()
        if part.nullable or part.name == "None" or part.name.rpartition(".")[2] == "Optional":
            return True
        pending.extend(part.args)
    return False


def _has_null(literals: Expr) -> bool:
    items = literals.items if isinstance(literals, Collection) else (literals,)
    return any(isinstance(item, Constant) and item.kind == "null" for item in items)
