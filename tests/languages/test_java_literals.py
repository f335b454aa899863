"""Literals of Java: the values that they stand for."""

from __future__ import annotations

import pytest
from java_cases import expression, field

from nullguard.languages.java.literals import unescape
from nullguard.model import syntax as s


@pytest.mark.parametrize(
    ("source", "value", "kind"),
    [
        ("null", None, "null"),
        ("true", True, "bool"),
        ("false", False, "bool"),
        ("0", 0, "int"),
        ("42", 42, "int"),
        ("42L", 42, "int"),
        ("1_000_000", 1000000, "int"),
        ("0x1F", 31, "int"),
        ("0xFFFFFFFF", -1, "int"),
        ("0xFFFF_FFFF_FFFF_FFFFL", -1, "int"),
        ("0x7fffffff", 2147483647, "int"),
        ("0777", 511, "int"),
        ("00", 0, "int"),
        ("0b1010", 10, "int"),
        ("9223372036854775807L", 9223372036854775807, "int"),
        ("1.5", 1.5, "float"),
        ("1f", 1.0, "float"),
        ("1_0.5e2D", 1050.0, "float"),
        (".5", 0.5, "float"),
        ("0x1p3", 8.0, "float"),
        ("'a'", "a", "char"),
        (r"'\n'", "\n", "char"),
        (r"'\''", "'", "char"),
        (r"'\u0041'", "A", "char"),
        ('"text"', "text", "str"),
        ('""', "", "str"),
        (r'"a\tb\\c\"d"', 'a\tb\\c"d', "str"),
        (r'"\101\7\377\400"', "A\a\xff 0", "str"),
        (r'"\ud83d\ude00"', "\U0001f600", "str"),
        (r'"\s"', " ", "str"),
        ('"ä€"', "ä€", "str"),
        ('"// no comment"', "// no comment", "str"),
    ],
)
def test_values(source, value, kind):
    assert expression(source) == s.Constant(value, kind)


@pytest.mark.parametrize(
    ("raw", "text"), [(r"\uuu0041", "A"), (r"\q", r"\q"), (r"\u00", r"\u00"), ("a\\", "a\\"), (r"\u+041", r"\u+041")]
)
def test_strange_and_wrong_escapes(raw, text):
    assert unescape(raw) == text


def test_half_a_surrogate_pair_is_replaced():
    assert expression(r'"a\ud83d"') == s.Constant("a\ufffd", "str")


@pytest.mark.parametrize("source", ["99999999999999999999999", "0x" + "f" * 60])
def test_numbers_beyond_all_types(source):
    assert expression(source) == s.Constant(float("inf"), "float")


def test_a_long_string_is_cut():
    found = expression('"' + "x" * 5000 + '"')
    assert isinstance(found, s.Constant)
    assert found.value == "x" * 4000


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (['"""', "    select *", "      from orders", '    """'], "select *\n  from orders\n"),
        (['"""', "    a", '    b"""'], "a\nb"),
        (['"""', "    a   ", "", "    b", '  """'], "  a\n\n  b\n"),
        (['"""', "    a \\", "    b\\n\\tc", '    """'], "a b\n\tc\n"),
        (['"""', '    "quoted" \\""" text', '    """'], '"quoted" """ text\n'),
        (['"""', '    """'], ""),
    ],
)
def test_text_blocks(lines, value):
    found = field("String x = " + "\n".join(lines) + ";")
    assert isinstance(found.value, s.Constant)
    assert (found.value.value, found.value.kind) == (value, "str")
