"""Literals of Python: the values that they stand for."""

from __future__ import annotations

import pytest
from python_cases import expression

from nullguard.languages.python import read_python
from nullguard.model import syntax as s


@pytest.mark.parametrize(
    ("source", "value", "kind"),
    [
        ("None", None, "null"),
        ("True", True, "bool"),
        ("False", False, "bool"),
        ("...", None, "ellipsis"),
        ("0", 0, "int"),
        ("1_000", 1000, "int"),
        ("0x1F", 31, "int"),
        ("0o17", 15, "int"),
        ("0b101", 5, "int"),
        ("017", 15, "int"),
        ("10L", 10, "int"),
        ("1.5", 1.5, "float"),
        ("1e3", 1000.0, "float"),
        ("1_0.5", 10.5, "float"),
        (".5", 0.5, "float"),
        ("''", "", "str"),
        ("'a'", "a", "str"),
        ('"a"', "a", "str"),
        ("'''a'b'''", "a'b", "str"),
        (r"'a\tb\\c\'d'", "a\tb\\c'd", "str"),
        (r"'\x41\u00e4\101'", "Aä\101", "str"),
        (r"r'a\tb'", "a\\tb", "str"),
        (r"u'\u00e4'", "ä", "str"),
        ("'a' \"b\"", "ab", "str"),
        ("'a{b}'", "a{b}", "str"),
        ("'# no comment'", "# no comment", "str"),
        ("b'a'", "a", "bytes"),
    ],
)
def test_values(source, value, kind):
    assert expression(source) == s.Constant(value, kind)


@pytest.mark.parametrize("source", ["1j", "0x", "9" * 5000, r"'\N{NO SUCH NAME}'"])
def test_what_has_no_value_here_is_read_all_the_same(source):
    found = read_python(f"x = {source}\ny = 1".encode())
    assert [field.name for field in found.variables] == ["x", "y"]
