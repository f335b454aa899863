"""Words of names, and what tells failures apart: the tables are read, and are of one mind."""

from __future__ import annotations

import ast
from itertools import combinations, groupby
from pathlib import Path

import pytest

import nullguard
from nullguard.knowledge import words as table
from nullguard.knowledge.failing_calls import failing_calls
from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable, rows
from nullguard.knowledge.words import has_word, library_names, words

_ENVIRONMENTS = ("production", "test", "test-file", "other", "other-file")


def test_a_kind_has_its_words():
    assert {"prod", "production"} <= words("production")
    assert "apply_async" in library_names("launcher")


def test_there_is_no_other_kind():
    with pytest.raises(KeyError):
        words("customer")
    with pytest.raises(KeyError):
        library_names("customer")


@pytest.mark.parametrize(("one", "other"), list(combinations(_ENVIRONMENTS, 2)))
def test_a_word_is_for_one_environment(one, other):
    assert words(one).isdisjoint(words(other))


@pytest.mark.parametrize(("asking", "file"), [("words", "words.tsv"), ("library_names", "names.tsv")])
def test_the_kinds_of_a_table_are_those_that_are_asked_for(asking, file):
    package = Path(nullguard.__file__).parent
    asked = {
        node.args[0].value
        for path in package.rglob("*.py")
        if "nullguard.knowledge.words import" in path.read_text()
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == asking
        if node.args and isinstance(node.args[0], ast.Constant)
    }
    assert asked == set(table._table(file))


@pytest.mark.parametrize("file", ["words.tsv", "names.tsv"])
def test_a_kind_stands_in_one_place(file):
    """Two kinds of one name would be one: each would have the other's names as well."""
    kinds = [row.partition("\t")[0] for row in rows((rules_folder() / "models" / file).read_text(), table._COLUMNS)]
    assert len([kind for kind, _ in groupby(kinds)]) == len(set(kinds))


def test_a_table_with_other_columns_is_told(monkeypatch, tmp_path):
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "words.tsv").write_text("sort\tword\tsource\ncustomer\tjane\t\n")
    monkeypatch.setattr(table, "rules_folder", lambda: tmp_path)
    with pytest.raises(InvalidTable, match="'sort"):
        table._table.__wrapped__("words.tsv")


def test_an_exception_is_of_the_call_or_of_its_answer():
    known = failing_calls()
    assert not known.covering & known.anything
    assert [name for name in sorted(known.covering) if known.is_of_answer(name)] == []


@pytest.mark.parametrize("text", ["API rate limit exceeded", "X-RateLimit-Remaining", "Too Many Requests", "Throttling"])
def test_a_refusal_says_that_it_limits(text):
    assert failing_calls().is_limit(text)


@pytest.mark.parametrize("text", ["", "forbidden", "the limit of the order", "rate", "Bad credentials", "too many items"])
def test_a_refusal_says_something_else(text):
    assert not failing_calls().is_limit(text)


@pytest.mark.parametrize(("name", "has"), [("requirePaid", True), ("doRequire", True), ("payOrder", False), ("", False)])
def test_a_word_may_stand_anywhere_in_a_name(name, has):
    assert has_word(name, frozenset({"require", "ensure"})) is has
