"""Broken, huge and hostile Python sources: nothing crashes, and what is well-formed is kept."""

from __future__ import annotations

import codecs
import random
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from python_cases import body_of

from nullguard.languages import UnreadableSource
from nullguard.languages.python import read_python
from nullguard.languages.treesitter import MAX_DEPTH
from nullguard.model.facts import decode_body
from nullguard.model.span import line_of

SAMPLE = '''
from __future__ import annotations
import a.b as c
from .d import (e, f as g)

@decorated(1, x=None)
class Order(Base, metaclass=Meta):
    """About."""
    ref: Optional[str] = Column(String, nullable=True)
    a, *b = 1, 2
    class Meta: ordering = ["x"]
    @property
    async def show(self, x, /, y: int = 1, *rest, z=None, **more) -> list[str] | None:
        global n
        with open(x) as i, (j): n += 1
        for k, (l, *m) in enumerate(rest): continue
        else: pass
        while n := next(it, None): break
        try: raise E from None
        except (A, B) as error: del self.ref, x[0]
        except* C: return
        finally: assert x, f"{x!r:>{y}} {z=}"
        match x:
            case None | 1 if y: yield x
            case Order(ref=str(r), **q): await r
            case [a, *_] | {"k": v, **w}: return lambda a, *b: (yield from a)
        return [p for q in x if q for p in q if not p] or {**more, 'k': x if y else z}["k"][1:2, ...]
'''


def read(source):
    return read_python(source.encode())


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_marked_and_unmarked(self, encoding):
        found = read_python('x = "ä"\n'.encode(encoding))
        assert found.problems == ()
        assert found.variables[0].value.value == "ä"

    def test_a_declared_encoding(self):
        found = read_python('# -*- coding: latin-1 -*-\nx = "ä"\n'.encode("latin-1"))
        assert found.problems == ()
        assert found.variables[0].value.value == "ä"

    def test_latin_1_needs_to_be_declared(self):
        with pytest.raises(UnreadableSource) as raised:
            read_python('y = 1\nx = "\xe4"\n'.encode("latin-1"))
        assert raised.value.kind == "undecodable"
        assert "line 2" in raised.value.message

    @pytest.mark.parametrize("data", [b"x = 1\0", b"\0", "x = 1".encode("utf-16-le")])
    def test_nul_bytes_are_no_text(self, data):
        with pytest.raises(UnreadableSource) as raised:
            read_python(data)
        assert raised.value.kind == "binary"

    def test_half_a_utf_16_file(self):
        with pytest.raises(UnreadableSource) as raised:
            read_python(codecs.BOM_UTF16_LE + b"\x00\xd8a")
        assert raised.value.kind == "undecodable"


class TestBrokenSources:
    def test_a_broken_statement_costs_only_itself(self):
        found = read("def a():\n    x()\n    y = = 1\n    z()\ndef b():\n    w()\n")
        assert found.problems
        assert [f.name for f in found.functions] == ["a", "b"]
        assert {"x", "z"} <= set(found.functions[0].mentions)

    def test_a_broken_method_costs_only_itself(self):
        found = read("class A:\n    ref = 1\n    def a(self): x(1 2)\n    def b(self):\n        return 1\nclass B:\n    pass\n")
        assert found.problems
        assert [cls.name for cls in found.classes] == ["A", "B"]
        assert [f.name for f in found.classes[0].functions] == ["a", "b"]

    def test_problems_have_their_lines_and_are_bounded(self):
        found = read("x = 1\n" + "y = = 1\n" * 500)
        assert 0 < len(found.problems) <= 20
        assert line_of(found.problems[0].at) == 2

    def test_a_merge_conflict_keeps_its_first_side(self):
        found = read(
            "<<<<<<< HEAD\ndef mine(): return 1\n||||||| base\ndef old(): pass\n=======\ndef theirs(): pass\n>>>>>>> x\n"
            "def after(): pass\n"
        )
        assert [f.name for f in found.functions] == ["mine", "after"]
        assert found.problems

    @pytest.mark.parametrize("source", ["", "\n", "#", "\\", "(", ")", "'", '"""', "def", "class A", "if x:", "@", "\t x\n y"])
    def test_fragments(self, source):
        assert read(source).language == "python"

    def test_tabs_and_form_feeds(self):
        found = read("def a():\n\treturn 1\n\f\ndef b():\n        return 2\n")
        assert found.problems == ()
        assert [f.name for f in found.functions] == ["a", "b"]


class TestSizes:
    def test_parentheses_are_no_nesting(self):
        assert read(f"x = {'(' * 150}1{')' * 150}\n").variables[0].value.value == 1

    @pytest.mark.parametrize("opening", ["[", "{", "f(", "not ", "-", "lambda: "])
    def test_deep_nesting_is_told(self, opening):
        closing = {"(": ")", "[": "]", "{": "}", "f(": ")"}.get(opening, "")
        source = f"x = {opening * 20_000}1{closing * 20_000}\ny = 2\n"
        try:
            told = bool(read(source).problems)
        except UnreadableSource as error:
            told = error.kind == "too-deep"
        assert told

    def test_deep_blocks_are_told(self):
        lines = [" " * depth + "if x:" for depth in range(300)]
        found = read("def f():\n" + "\n".join(f" {line}" for line in lines) + "\n" + " " * 302 + "y()\ndef g(): pass\n")
        assert {f.name for f in found.functions} >= {"f"}
        assert found.problems

    def test_nesting_within_the_cap_is_kept(self):
        depth = MAX_DEPTH // 4
        found = read("x = " + "[" * depth + "1" + "]" * depth + "\n")
        assert found.problems == ()

    def test_a_long_elif_chain_does_not_nest(self):
        found = read("def f():\n    if x:\n        a()\n" + "    elif x:\n        a()\n" * 3000)
        (statement,) = body_of(found, found.functions[0])
        assert len(statement.branches) == 3001

    def test_many_declarations(self):
        found = read("class A:\n" + "".join(f"    x{n} = None\n" for n in range(5000)))
        assert len(found.classes[0].fields) == 5000


def _damaged(seed: int) -> bytes:
    chance = random.Random(seed)
    data = bytearray(SAMPLE.encode())
    for _ in range(chance.randrange(1, 12)):
        place = chance.randrange(len(data))
        kind = chance.randrange(3)
        if kind == 0:
            del data[place : place + chance.randrange(1, 20)]
        elif kind == 1:
            data[place:place] = bytes(chance.choices(b"()[]{}:,.'\"=\n\t *#\\@", k=3))
        else:
            data[place] = chance.randrange(1, 256)
    return bytes(data)


@pytest.mark.parametrize("seed", range(150))
def test_damaged_sources(seed):
    data = _damaged(seed)
    with suppress(UnreadableSource):
        found = read_python(data)
        for body in found.bodies:
            decode_body(body)
        assert found == read_python(data)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=200))
@example(b"class A:\n  \xff = 1")
@example("\u2028\x0c\x1b[31m".encode())
def test_any_bytes(data):
    with suppress(UnreadableSource):
        read_python(data)
