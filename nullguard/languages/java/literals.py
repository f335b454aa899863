"""Literals of Java: numbers, characters, strings and text blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tree_sitter import Node

from nullguard.languages.java import kinds as k
from nullguard.languages.treesitter import at
from nullguard.model import syntax as s

if TYPE_CHECKING:
    from nullguard.languages.java.reader import Reader

_MAX_LITERAL = 4000
"""Characters of a literal that are kept: queries in annotations stay whole, embedded data does not."""

_MAX_DIGITS = 80
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "s": " ", "\\": "\\", "'": "'", '"': '"', "\n": ""}
_OCTAL = frozenset("01234567")
_HEX = frozenset("0123456789abcdefABCDEF")


def unescape(raw: str) -> str:
    """The text that a literal's source stands for; a wrong escape stands for itself."""
    out: list[str] = []
    position = 0
    has_surrogates = False
    while True:
        slash = raw.find("\\", position)
        if slash < 0 or slash + 1 >= len(raw):
            out.append(raw[position:])
            break
        out.append(raw[position:slash])
        letter = raw[slash + 1]
        position = slash + 2
        if letter == "u":
            while raw[position : position + 1] == "u":
                position += 1
            code = _hex(raw[position : position + 4])
            if code is None:
                out.append("\\u")
            else:
                out.append(chr(code))
                position += 4
                has_surrogates = has_surrogates or 0xD800 <= code <= 0xDFFF
        elif letter in _OCTAL:
            end = position
            longest = position + (2 if letter <= "3" else 1)
            while end < longest and raw[end : end + 1] in _OCTAL:
                end += 1
            out.append(chr(int(raw[slash + 1 : end], 8)))
            position = end
        else:
            out.append(_ESCAPES.get(letter, "\\" + letter))
    text = "".join(out)
    if has_surrogates:  # a pair is one character; half a pair is none, and could not be encoded
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def text_block(raw: str) -> str:
    """The text of a text block, given what stands between its quotes: without the common indentation and trailing blanks."""
    lines = raw.partition("\n")[2].replace("\r", "").split("\n")
    counted = [line for line in lines[:-1] if line.strip()] + lines[-1:]
    indentation = min((len(line) - len(line.lstrip()) for line in counted), default=0)
    stripped = [line[indentation:].rstrip() for line in lines]
    return unescape("\n".join(stripped))


def _string(reader: Reader, node: Node) -> s.Expr:
    raw = reader.text(node)
    if raw.startswith('"""'):
        value = text_block(raw[3:-3][: 2 * _MAX_LITERAL])
    else:
        value = raw[1:-1] if raw.endswith('"') and len(raw) > 1 else raw[1:]
        if len(value) > _MAX_LITERAL:
            value = value[:_MAX_LITERAL]
        if "\\" in value:
            value = unescape(value)
    return s.Constant(value[:_MAX_LITERAL], "str", at(node))


def _character(reader: Reader, node: Node) -> s.Expr:
    raw = reader.text(node)[1:-1]
    return s.Constant(unescape(raw) if "\\" in raw else raw, "char", at(node))


def _integer(base: int) -> Callable[[Reader, Node], s.Expr]:
    def handler(reader: Reader, node: Node) -> s.Expr:
        raw = reader.text(node)
        if raw.isdecimal() and len(raw) < 19 and base == 10:
            return s.Constant(int(raw), "int", at(node))
        is_long = raw[-1:] in "lL"
        digits = raw.rstrip("lL").replace("_", "")
        if base in (2, 16):
            digits = digits[2:]
        if len(digits) > _MAX_DIGITS:
            return s.Constant(float("inf"), "float", at(node))
        try:
            value = int(digits, base)
        except ValueError:
            return s.Constant(0, "int", at(node))
        bits = 64 if is_long else 32
        if base != 10 and value >> (bits - 1) == 1:
            value -= 1 << bits  # written as bits, the first of which is the sign
        if value.bit_length() > 63:
            return s.Constant(float("inf"), "float", at(node))
        return s.Constant(value, "int", at(node))

    return handler


def _floating(reader: Reader, node: Node) -> s.Expr:
    raw = reader.text(node).replace("_", "")
    try:
        value = float.fromhex(raw.rstrip("dDfF")) if raw[:2] in ("0x", "0X") else float(raw.rstrip("dDfF"))
    except (ValueError, OverflowError):
        value = 0.0
    return s.Constant(value, "float", at(node))


def _true(reader: Reader, node: Node) -> s.Expr:
    return s.Constant(True, "bool", at(node))


def _false(reader: Reader, node: Node) -> s.Expr:
    return s.Constant(False, "bool", at(node))


def _null(reader: Reader, node: Node) -> s.Expr:
    reader.mentions.add("None")
    return s.Constant(None, "null", at(node))


def _hex(digits: str) -> int | None:
    return int(digits, 16) if len(digits) == 4 and _HEX.issuperset(digits) else None


LITERALS: dict[int, Callable[[Reader, Node], s.Expr]] = k.by_kind({
    "string_literal": _string, "character_literal": _character, "decimal_integer_literal": _integer(10),
    "hex_integer_literal": _integer(16), "octal_integer_literal": _integer(8), "binary_integer_literal": _integer(2),
    "decimal_floating_point_literal": _floating, "hex_floating_point_literal": _floating, "true": _true, "false": _false,
    "null_literal": _null,
})  # fmt: skip
