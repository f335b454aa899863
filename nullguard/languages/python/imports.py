"""Import statements."""

from __future__ import annotations

from tree_sitter import Node

from nullguard.languages.python import kinds as k
from nullguard.languages.source_text import SourceText
from nullguard.model import syntax as s


def imports_of(source: SourceText, node: Node) -> list[s.Import]:
    """What an import statement binds; `alias` is empty where none is written."""
    at = source.at(node)
    module, level = "", 0
    is_from = node.kind_id != _IMPORT
    found: list[s.Import] = []
    is_named = not is_from
    for child in node.children:
        kind = child.kind_id
        if kind == _RELATIVE:
            module, level = _relative(source, child)
        elif kind == k.DOTTED_NAME or kind == _ALIASED:
            name, alias = _aliased(source, child) if kind == _ALIASED else (_dotted(source, child), "")
            if not is_named:
                module = name
            elif is_from:
                found.append(s.Import(module, name, alias, level, False, at))
            else:
                found.append(s.Import(name, "", alias, 0, False, at))
        elif kind == _WILDCARD:
            found.append(s.Import(module, "*", "", level, False, at))
        elif kind == _IMPORT_TOKEN:
            is_named = True
    return found


def _aliased(source: SourceText, node: Node) -> tuple[str, str]:
    inner = k.parts(node)
    return _dotted(source, inner[0]), source.text(inner[-1]) if len(inner) > 1 else ""


def _relative(source: SourceText, node: Node) -> tuple[str, int]:
    module, level = "", 0
    for child in node.children:
        if child.kind_id == k.DOTTED_NAME:
            module = _dotted(source, child)
        else:
            level += source.text(child).count(".")
    return module, level


def _dotted(source: SourceText, node: Node) -> str:
    name = source.text(node)
    return name if name.isidentifier() else "".join(name.split())


_IMPORT = k.KINDS.one("import_statement")
_RELATIVE = k.KINDS.one("relative_import")
_ALIASED = k.KINDS.one("aliased_import")
_WILDCARD = k.KINDS.one("wildcard_import")
_IMPORT_TOKEN = k.KINDS.token("import")
