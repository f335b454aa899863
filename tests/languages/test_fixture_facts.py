"""Which attributes test and fixture sources set, and which to null."""

from __future__ import annotations

from textwrap import dedent

import pytest

from nullguard.languages import UnreadableSource
from nullguard.languages.fixtures import fixture_facts
from nullguard.model.facts import FixtureFacts
from nullguard.model.source import Language


def _facts(text, language):
    return fixture_facts(dedent(text).encode(), language)


def test_python_sets_by_keyword_store_and_dictionary_key():
    facts = _facts(
        """
        Order.objects.create(total=1, note=None)
        order.status = "paid"
        order.shipped_at = None
        payload = {"reference": "x", "carrier": None}
        """,
        Language.PYTHON,
    )
    assert facts == FixtureFacts(("reference", "status", "total"), ("carrier", "note", "shipped_at"))


@pytest.mark.parametrize(
    "text",
    [
        "reference = None",
        "assert order.reference is None",
        "if order.reference == None: pass",
        "x = order.reference",
        "{None: 1}",
        "# Order(reference=None)",
        "'Order(reference=None)'",
        "def make(reference=None): pass",
        "async def make(a, b: int = f(1), *, reference=None): pass",
        "make(lambda row, reference=None: row)",
        "reference, total = None, 1",
        '''"""Order(reference=None), 'total' \\""" (a=1)"""''',
        "f(x, reference == None)",
    ],
)
def test_python_that_sets_nothing(text):
    assert _facts(text, Language.PYTHON) == FixtureFacts()


def test_java_sets_by_setter_builder_and_store():
    facts = _facts(
        """
        class OrderTest {
            void order() {
                order.setExternalReference(null);
                order.setTotal(10);
                order.note = null;
                Order.builder().status("paid").carrier(null).build();
                order.withCity("x");
            }
        }
        """,
        Language.JAVA,
    )
    assert facts == FixtureFacts(("city", "status", "total"), ("carrier", "externalReference", "note"))


def test_python_sets_over_lines_and_with_functions():
    facts = _facts(
        """
        Order(
            # the customer's
            note=None,  # none yet
            total=f(1, "a)"), make=lambda total, city=None: city,
        )
        rows = [{'carrier': None}, {"status": x}]
        """,
        Language.PYTHON,
    )
    assert facts == FixtureFacts(("make", "status", "total"), ("carrier", "note"))


def test_java_methods_with_one_argument_set():
    body = (
        'a.one(f(1, g(2, "),"))); a.two(1, 2); a.none(); b.three(new X() { }); /* c.four(1) */ s = "d.five(1)"; x().six( null );'
    )
    assert _facts(f"class T {{ void t() {{ {body} }} }}", Language.JAVA) == FixtureFacts(("one", "three"), ("six",))


@pytest.mark.parametrize(
    "statement",
    ["String reference = null;", "assertNull(order.reference);", "if (order.reference == null) return;", "order.getReference();"],
)
def test_java_that_sets_nothing(statement):
    assert _facts(f"class T {{ void t() {{ {statement} }} }}", Language.JAVA) == FixtureFacts()


def test_json_keys():
    facts = _facts('{"order": {"reference": null, "total": 3, "note": "is: null"}, "at": nullified}', Language.JSON)
    assert facts == FixtureFacts(("at", "note", "order", "total"), ("reference",))


def test_yaml_keys():
    facts = _facts(
        """
        order:
          reference: null
          - note: ~
            total: 3
            status: null and void
        # hidden: null
        url:http
        """,
        Language.YAML,
    )
    assert facts == FixtureFacts(("order", "status", "total"), ("note", "reference"))


@pytest.mark.parametrize("language", [Language.SQL, Language.XML, Language.OTHER])
def test_other_languages_set_nothing(language):
    assert _facts("reference: null", language) == FixtureFacts()


def test_a_source_with_errors_still_sets():
    assert _facts("Order(note=None)\nclass (:\n", Language.PYTHON) == FixtureFacts((), ("note",))


def test_what_is_no_text_is_refused():
    with pytest.raises(UnreadableSource):
        fixture_facts(b"a\0b", Language.PYTHON)


def test_deep_nesting_is_read():
    deep = "f(" * 20_000 + "note=None" + ")" * 20_000
    assert isinstance(_facts(deep, Language.PYTHON), FixtureFacts)
    assert _facts("[" * 50_000 + '{"a": null}' + "]" * 50_000, Language.JSON) == FixtureFacts((), ("a",))
