"""Literals of Python: strings, format strings, numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tree_sitter import Node

from nullguard.languages.python import kinds as k
from nullguard.model import syntax as s

if TYPE_CHECKING:
    from nullguard.languages.python.reader import Reader

MAX_LITERAL = 16_000
"""Characters of a string literal that are kept; the longest SQL statements in real code stay below."""

_MAX_FORMAT = 1_000
_ESCAPE = re.compile(r"\\(\n|\r\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|.)", re.DOTALL)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_DROPPED = frozenset({"\n", "\r\n"})
_UNKNOWN_CHARACTER = "\ufffd"


def string(reader: Reader, node: Node, depth: int) -> s.Expr:
    """A string, bytes (as text, escapes not replaced), format string, template or Python 2's backticks."""
    start, end = node.start_byte, node.end_byte
    raw = reader.slice(start, min(end, start + MAX_LITERAL + 8)) if end - start > MAX_LITERAL else reader.slice(start, end)
    quote = 0
    while quote < 4 and raw[quote : quote + 1] not in ("'", '"', "`", ""):
        quote += 1
    prefix = raw[:quote].lower()
    if "f" in prefix:
        return _format(reader, node, depth)
    if "t" in prefix:
        return s.Opaque(tuple(field.value for field in _format(reader, node, depth).fields), reader.at(node))
    if raw[:1] == "`":
        return _backticks(reader, node, raw)
    width = 3 if raw[quote : quote + 3] in ('"""', "'''") else 1
    text = raw[quote + width :]
    if end - start <= MAX_LITERAL:
        text = text[: len(text) - width]
    if "b" in prefix:
        return s.Constant(text, "bytes", reader.at(node))
    if "\\" in text and "r" not in prefix:
        text = unescaped(text)
    return s.Constant(text, "str", reader.at(node))


def unescaped(text: str) -> str:
    """The text with its escapes replaced; one for a lone surrogate or a named character becomes U+FFFD."""
    return _ESCAPE.sub(_replacement, text)


def _replacement(escape: re.Match[str]) -> str:
    body = escape[1]
    simple = _SIMPLE.get(body)
    if simple is not None:
        return simple
    if body in _DROPPED:
        return ""
    first = body[0]
    if first.isdigit() and first in "01234567":
        return chr(int(body, 8))
    if len(body) == 1:
        return escape[0]
    if first == "N":
        return _UNKNOWN_CHARACTER
    code = int(body[1:], 16)
    return chr(code) if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else _UNKNOWN_CHARACTER


def _format(reader: Reader, node: Node, depth: int) -> s.Format:
    text: list[str] = []
    fields: list[s.FormatField] = []
    for child in node.children:
        kind = child.kind_id
        if kind == _STRING_CONTENT:
            text.append(reader.text(child)[:_MAX_FORMAT].replace("{{", "{").replace("}}", "}"))
        elif kind == _INTERPOLATION:
            text.append("{}")
            fields.append(_field(reader, child, depth))
    return s.Format("".join(text)[:_MAX_FORMAT], tuple(fields), reader.at(node))


def _field(reader: Reader, node: Node, depth: int) -> s.FormatField:
    conversion, spec = "", None
    value: s.Expr | None = None
    is_debug = False
    for child in node.children:
        kind = child.kind_id
        if kind == _CONVERSION:
            conversion = reader.text(child)[1:]
        elif kind == _SPECIFIER:
            spec = reader.text(child)[1:]
        elif kind == k.EQUALS:
            is_debug = True
        elif kind not in k.SKIPPED and value is None:
            value = reader.expression(child, depth)
    if is_debug and not conversion and spec is None:
        conversion = "r"
    return s.FormatField(value if value is not None else s.Opaque((), reader.at(node)), conversion, spec)


def _backticks(reader: Reader, node: Node, raw: str) -> s.Expr:
    """Python 2's `` `x` ``, which is repr(x); only a name inside is read."""
    at = reader.at(node)
    inner = raw.strip("` ")
    reader.mentions.add("repr")
    return s.Call(s.Name("repr", at), (s.Argument(s.Name(inner, at) if inner.isidentifier() else s.Opaque((), at)),), at)


def concatenated(reader: Reader, node: Node, depth: int) -> s.Expr:
    """`"a" "b"`: one string, or one format string when a part is."""
    parts = [reader.expression(child, depth) for child in node.children if child.kind_id not in k.EXTRAS]
    text = "".join(
        part.text if isinstance(part, s.Format) else str(part.value) for part in parts if isinstance(part, (s.Format, s.Constant))
    )
    if any(isinstance(part, s.Format) for part in parts):
        fields = tuple(field for part in parts if isinstance(part, s.Format) for field in part.fields)
        return s.Format(text[:_MAX_FORMAT], fields, reader.at(node))
    kind = "bytes" if isinstance(parts[0], s.Constant) and parts[0].kind == "bytes" else "str"
    return s.Constant(text[:MAX_LITERAL], kind, reader.at(node))


def integer(reader: Reader, node: Node, depth: int) -> s.Expr:
    """An integer; one beyond 63 bits is an infinite float, an imaginary one a float."""
    raw = reader.text(node)
    at = reader.at(node)
    if raw.isdigit() and len(raw) < 18 and (raw[0] != "0" or len(raw) == 1):
        return s.Constant(int(raw), "int", at)
    raw = raw.replace("_", "").lower()
    if raw.endswith("j"):
        return s.Constant(_real(raw[:-1]), "float", at)
    raw = raw.rstrip("l")
    try:
        value = int(raw, 8) if raw[:1] == "0" and raw.isdigit() else int(raw, 0)
    except ValueError:
        return s.Constant(0.0, "float", at)
    if value.bit_length() > 63:
        return s.Constant(float("inf"), "float", at)
    return s.Constant(value, "int", at)


def real(reader: Reader, node: Node, depth: int) -> s.Expr:
    """A float, or the imaginary part of a complex number."""
    return s.Constant(_real(reader.text(node).replace("_", "").rstrip("jJ")), "float", reader.at(node))


def _real(raw: str) -> float:
    try:
        return float(raw)
    except ValueError:
        return 0.0


def true(reader: Reader, node: Node, depth: int) -> s.Expr:
    return s.Constant(True, "bool", reader.at(node))


def false(reader: Reader, node: Node, depth: int) -> s.Expr:
    return s.Constant(False, "bool", reader.at(node))


def none(reader: Reader, node: Node, depth: int) -> s.Expr:
    reader.mentions.add("None")
    return s.Constant(None, "null", reader.at(node))


def ellipsis(reader: Reader, node: Node, depth: int) -> s.Expr:
    return s.Constant(None, "ellipsis", reader.at(node))


_STRING_CONTENT = k.KINDS.one("string_content")
_INTERPOLATION = k.KINDS.one("interpolation")
_CONVERSION = k.KINDS.one("type_conversion")
_SPECIFIER = k.KINDS.one("format_specifier")
