"""Written types: annotations, string annotations and type comments."""

from __future__ import annotations

from nullguard.model import syntax as s

_OPTIONAL = frozenset({"Optional", "typing.Optional", "t.Optional"})
_UNION = frozenset({"Union", "typing.Union", "t.Union"})
_WRAPPERS = frozenset(
    {
        "Annotated",
        "typing.Annotated",
        "typing_extensions.Annotated",
        "Final",
        "typing.Final",
        "ClassVar",
        "typing.ClassVar",
        "Required",
        "NotRequired",
        "typing.Required",
        "typing.NotRequired",
        "ReadOnly",
        "InitVar",
        "dataclasses.InitVar",
    }
)
_MAX_DEPTH = 20


def type_of_expression(node: s.Expr | None, depth: int = 0) -> s.TypeRef | None:
    """The type that an expression spells; None when it spells none."""
    if node is None or depth > _MAX_DEPTH:
        return None
    match node:
        case s.Name() | s.Attribute():
            name = _dotted(node)
            return s.TypeRef(name) if name else None
        case s.Constant(kind="null"):
            return s.TypeRef("None", (), True)
        case s.Constant(kind="str", value=str(text)):
            return type_of_text(text, depth + 1)
        case s.Subscript(value=base, index=index):
            return _generic(base, index, depth)
        case s.Arithmetic(operator="|", operands=operands):
            return _union([type_of_expression(o, depth + 1) for o in operands])
        case s.Star(value=value):
            return type_of_expression(value, depth + 1)
        case _:
            return None


def type_of_text(text: str, depth: int = 0) -> s.TypeRef | None:
    """The type in a string annotation or type comment."""
    from nullguard.languages.python.reader import read_expression

    text = text.strip()
    if not text or len(text) > 500:
        return None
    return type_of_expression(read_expression(text), depth + 1)


def _generic(base: s.Expr, index: s.Expr, depth: int) -> s.TypeRef | None:
    name = _dotted(base)
    if not name:
        return None
    parts = index.items if isinstance(index, s.Collection) and index.kind == "tuple" else (index,)
    if name.rpartition(".")[2] == "Literal":
        literals = [p for p in parts if not (isinstance(p, s.Constant) and p.kind == "null")]
        return s.TypeRef("Literal", tuple(s.TypeRef(_literal(p)) for p in literals), len(literals) < len(parts))
    if name in _WRAPPERS:
        return type_of_expression(parts[0], depth + 1) if parts else None
    if name in _OPTIONAL:
        inner = type_of_expression(parts[0], depth + 1) or s.TypeRef("Any")
        return s.TypeRef(inner.name, inner.args, True)
    if name in _UNION:
        return _union([type_of_expression(p, depth + 1) for p in parts])
    args = tuple(type_of_expression(p, depth + 1) or s.TypeRef("Any") for p in parts)
    return s.TypeRef(name, args)


def _union(members: list[s.TypeRef | None]) -> s.TypeRef | None:
    known = [m for m in members if m is not None]
    nullable = any(m.nullable for m in known)
    plain = [s.TypeRef(m.name, m.args) for m in known if m.name != "None"]
    if not plain:
        return s.TypeRef("None", (), True) if nullable else None
    if len(members) != len(known):
        plain.append(s.TypeRef("Any"))
    if len(plain) == 1:
        return s.TypeRef(plain[0].name, plain[0].args, nullable)
    flat: list[s.TypeRef] = []
    for member in plain:
        flat.extend(member.args if member.name == "|" else (member,))
    return s.TypeRef("|", tuple(flat), nullable)


def _literal(node: s.Expr) -> str:
    return repr(node.value) if isinstance(node, s.Constant) else "?"


def _dotted(node: s.Expr) -> str:
    parts: list[str] = []
    while isinstance(node, s.Attribute):
        parts.append(node.name)
        node = node.value
    if not isinstance(node, s.Name):
        return ""
    parts.append(node.id)
    return ".".join(reversed(parts))
