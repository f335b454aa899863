"""Written types: annotations, string annotations and type comments."""

from __future__ import annotations

from tree_sitter import Node

from nullguard.languages.python import kinds as k
from nullguard.languages.source_text import SourceText
from nullguard.languages.treesitter import parse
from nullguard.model import syntax as s
from nullguard.model.facts import TypeParameter
from nullguard.model.source import Language

UNKNOWN = s.TypeRef("?")
"""What stands where no type could be read, so that the other arguments keep their places."""

_NONE = s.TypeRef("None", (), True)
_PREFIXES = ("", "typing.", "typing_extensions.", "t.", "tp.", "te.")
_OPTIONAL = frozenset(prefix + "Optional" for prefix in _PREFIXES)
_UNION = frozenset(prefix + "Union" for prefix in _PREFIXES)
_ANNOTATED = frozenset(prefix + "Annotated" for prefix in _PREFIXES)
_LITERAL = frozenset(prefix + "Literal" for prefix in _PREFIXES)
_MAX_DEPTH = 20
_MAX_MEMBERS = 200
_MAX_TEXT = 1000


def type_of(source: SourceText, node: Node, depth: int = 0) -> s.TypeRef | None:
    """The type that a node spells; None when it spells none, or is nested more than 20 deep.

    `Optional[X]` and unions with None become nullable, `Annotated[X, …]` is X. `Literal`'s arguments are the literals as names
    (strings in single quotes). An ellipsis is `...`, the parameter list of a Callable `?` with its types as arguments.
    """
    while True:
        kind = node.kind_id
        if kind == k.IDENTIFIER:
            return s.TypeRef(source.text(node))
        if kind not in _TRANSPARENT:
            break
        inner = k.parts(node)
        if len(inner) != 1:
            return None
        node = inner[0]
    if kind == k.NONE:
        return _NONE
    if kind == k.ATTRIBUTE or kind == k.MEMBER_TYPE:
        name = dotted(source, node)
        return s.TypeRef(name) if name else None
    if depth > _MAX_DEPTH:
        return None
    if kind == k.GENERIC_TYPE or kind == k.SUBSCRIPT:
        return _generic(source, node, depth)
    if kind == k.BINARY_OPERATOR or kind == k.UNION_TYPE:
        return _union([type_of(source, member, depth + 1) for member in _members(node)])
    if kind == k.STRING:
        return type_of_text(string_content(source, node), depth + 1)
    if kind == k.ELLIPSIS:
        return s.TypeRef("...")
    if kind == k.LIST:
        return s.TypeRef("?", tuple(type_of(source, part, depth + 1) or UNKNOWN for part in k.parts(node)))
    return None


def type_of_text(text: str, depth: int = 0) -> s.TypeRef | None:
    """The type in a string annotation or type comment of at most 1,000 characters."""
    text = text.strip()
    if text.replace(".", "_").isidentifier() and text != "None":
        return s.TypeRef(text)
    if not text or len(text) > _MAX_TEXT or depth > _MAX_DEPTH:
        return None
    source = SourceText(b"(" + text.encode("utf-8", "replace") + b"\n)")
    root = parse(source.data, Language.PYTHON).root_node
    if root.has_error or root.named_child_count != 1:
        return None
    inner = k.parts(root.children[0])
    return type_of(source, inner[0], depth + 1) if len(inner) == 1 else None


def dotted(source: SourceText, node: Node) -> str:
    """The dotted name that a node spells, blanks left out; empty when it is something else."""
    name = source.text(node)
    if not name.replace(".", "_").isidentifier():
        name = "".join(name.split())
        if not name.replace(".", "_").isidentifier():
            return ""
    return name


def metadata_of(source: SourceText, node: Node) -> list[Node]:
    """What stands beside the type in `Annotated[X, …]`; nothing of other annotations."""
    node = _bare(node)
    if node.kind_id not in (k.GENERIC_TYPE, k.SUBSCRIPT):
        return []
    head, *rest = k.parts(node)
    if dotted(source, head) not in _ANNOTATED:
        return []
    arguments = k.parts(rest[0]) if rest and rest[0].kind_id == k.TYPE_PARAMETER else rest
    if len(arguments) == 1 and arguments[0].kind_id == k.TUPLE:
        arguments = k.parts(arguments[0])
    return [_bare(argument) for argument in arguments[1:_MAX_MEMBERS]]


def _bare(node: Node) -> Node:
    """What stands in a node that only says that it is a type."""
    while node.kind_id == k.TYPE and len(inner := k.parts(node)) == 1:
        node = inner[0]
    return node


def type_parameters(source: SourceText, node: Node) -> tuple[TypeParameter, ...]:
    """The parameters in `[T: Bound, *Ts, **P]`; defaults and the alternatives of a constrained one are left out."""
    found: list[TypeParameter] = []
    for child in k.parts(node):
        inner = k.parts(child) if child.kind_id == k.TYPE else []
        if not inner:
            continue
        shape = inner[0]
        if shape.kind_id == k.IDENTIFIER:
            found.append(TypeParameter(source.text(shape)))
        elif shape.kind_id == k.SPLAT_TYPE:
            found.append(TypeParameter(source.text(shape).lstrip("* ")))
        elif shape.kind_id == k.CONSTRAINED_TYPE:
            name, *others = k.parts(shape)
            bound_node = next((part for part in others if part.kind_id == k.TYPE), None)
            if any(part.is_error for part in others):  # `T: Bound = Default`, which the grammar does not know
                bound_node = next((part.children[0] for part in others if part.is_error and part.child_count), None)
            bound = type_of(source, bound_node) if bound_node is not None else None
            found.append(TypeParameter(source.text(name), (bound,) if bound is not None else ()))
    return tuple(found)


def string_content(source: SourceText, node: Node) -> str:
    """What stands between the quotes of a string without prefix, escapes not replaced."""
    raw = source.text(node)
    quotes = 3 if raw[:3] in ('"""', "'''") else 1
    return raw[quotes : len(raw) - quotes] if len(raw) >= 2 * quotes else ""


def _generic(source: SourceText, node: Node, depth: int) -> s.TypeRef | None:
    head, *rest = k.parts(node)
    name = dotted(source, head)
    if not name:
        return None
    arguments = k.parts(rest[0]) if rest and rest[0].kind_id == k.TYPE_PARAMETER else rest
    if len(arguments) == 1 and arguments[0].kind_id == k.TUPLE:
        arguments = k.parts(arguments[0])
    if len(arguments) > _MAX_MEMBERS:
        return s.TypeRef(name)
    if name in _LITERAL:
        literals = [_literal(source, argument) for argument in arguments]
        return s.TypeRef("Literal", tuple(s.TypeRef(text) for text in literals if text != "None"), "None" in literals)
    if name in _ANNOTATED:
        return type_of(source, arguments[0], depth + 1) if arguments else None
    types = [type_of(source, argument, depth + 1) for argument in arguments]
    if name in _OPTIONAL:
        inner = (types[0] if types else None) or UNKNOWN
        return s.TypeRef(inner.name, inner.args, True)
    if name in _UNION:
        return _union(types)
    return s.TypeRef(name, tuple(argument or UNKNOWN for argument in types))


def _members(node: Node) -> list[Node]:
    """The operands of `A | B | C`; the node itself for another operator."""
    found: list[Node] = []
    while (node.kind_id == k.BINARY_OPERATOR and node.children[1].type == "|") or node.kind_id == k.UNION_TYPE:
        inner = k.parts(node)
        if len(inner) != 2 or len(found) > _MAX_MEMBERS:
            return []
        found.append(inner[1])
        node = inner[0]
        while node.kind_id == k.TYPE and len(inner := k.parts(node)) == 1:
            node = inner[0]
    if not found:
        return []
    found.append(node)
    found.reverse()
    return found


def _union(members: list[s.TypeRef | None]) -> s.TypeRef | None:
    nullable = False
    known: list[s.TypeRef] = []
    for member in members:
        if member is None:
            known.append(UNKNOWN)
            continue
        nullable = nullable or member.nullable
        if member.name == "|":
            known.extend(member.args)
        elif member.name != "None":
            known.append(s.TypeRef(member.name, member.args))
    distinct = tuple(dict.fromkeys(known))
    if not distinct:
        return _NONE if nullable else None
    if len(distinct) == 1:
        return s.TypeRef(distinct[0].name, distinct[0].args, nullable)
    return s.TypeRef("|", distinct, nullable)


def _literal(source: SourceText, node: Node) -> str:
    while node.kind_id == k.TYPE and node.child_count == 1:
        node = node.children[0]
    if node.kind_id == k.STRING:
        return repr(string_content(source, node)) if source.text(node)[:1] in "'\"" else source.text(node)
    return source.text(node)


_TRANSPARENT = k.KINDS.named("type", "parenthesized_expression", "splat_type", "list_splat")
