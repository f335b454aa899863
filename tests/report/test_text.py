"""The report for people: everything that matters, in any width, and nothing of the analysed code acts on the terminal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from report_cases import COLUMN_USE, GETTER_USE, HOSTILE, read, report
from rich.cells import cell_len

from nullguard.model.finding import Effect, Level, Place, Related, Sign, Step
from nullguard.model.report import RunStatistics
from nullguard.model.source import Notification
from nullguard.report.text import render
from nullguard.report.wrapping import cropped, wrapped

EXPECTED = """\
shop/orders.py:2:19  error NG101 (certain)
  'orders.external_reference' is null in 12.4 % of production rows and 'upper'
  is called on it without a check; the fixtures always set it.

    2 |     return "😀 " + order.external_reference.upper()
      |                    ^^^^^^^^^^^^^^^^^^^^^^^^
    1. migrations/0007_reference.py:1
         'orders.external_reference' is added nullable: null=True
    2. shop/models.py:2  'Order.external_reference' maps it
    3. shop/orders.py:2  'upper' is called on it without a check
    see the fixtures: tests/orders.json:3
    why certain: null in production; guarded in 3 other places

src/main/java/shop/Invoices.java:3:9  warning NG101 (medium)
  'orders.external_reference' is nullable because nothing declares it NOT NULL
  and 'trim' is called on it without a check.

    3 |     return order.getExternalReference().trim();
      |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^

shop/orders.py:1  note (suppression)
  unused suppression: NG301 does not occur here; remove it

  2  NG101  Use of a nullable column

2 findings (1 error, 1 warning) in 1,234 sources (85,012 lines).
Not shown: 1 known finding, 1 suppressed, 1 fixed since base.json.
1 source skipped; 1 suppression to look at; 1 source only partly understood
(--show-skipped lists all).
'nullguard explain NG101' tells what a finding means.
"""


def test_a_report_at_80_columns():
    assert render(report(), read) == EXPECTED


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
def test_no_line_of_a_finding_is_wider_than_the_terminal_but_for_what_cannot_be_broken(width):
    text = render(report(), read, width=width, quiet=True)
    for line in text.splitlines():
        words = line.split()
        assert cell_len(line) <= width or words[0].startswith(("src/", "shop/", "see", "|", "3")), line


def test_colour_is_only_added():
    plain, colored = render(report(), read), render(report(), read, color=True)
    assert "\x1b" not in plain
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


def test_a_clean_run_says_so_in_one_line():
    clean = report(empty=True, statistics=RunStatistics(12, 0, 3400))
    assert render(clean, read) == "No findings in 12 sources (3,400 lines).\n"


def test_time_is_told_where_it_was_measured():
    assert "in 1.3 s." in render(report(empty=True, statistics=RunStatistics(1, 0, 1, (), 1.27)), read)


def test_quiet_shows_findings_only():
    text = render(report(), read, quiet=True)
    assert "NG101" in text
    assert "sources" not in text
    assert "suppression" not in text


def test_statistics_show_the_summary_only():
    text = render(report(), read, statistics=True)
    assert "2  NG101  Use of a nullable column" in text
    assert "return" not in text


def test_skipped_sources_are_counted_and_listed_on_request():
    assert "undecodable" not in render(report(), read)
    assert "shop/broken.py  skipped (undecodable)\n  is not UTF-8\n" in render(report(), read, show_skipped=True)


def test_the_summary_orders_rules_by_number():
    findings = [GETTER_USE, GETTER_USE, replace(GETTER_USE, rule="NG301", level=Level.NOTE)]
    text = render(report(*findings), read)
    assert text.index("2  NG101") < text.index("1  NG301  Remote call without a timeout")
    assert "3 findings (2 warnings, 1 note)" in text


def test_a_finding_without_readable_code_is_still_told():
    text = render(report(replace(COLUMN_USE, place=Place("gone.py", 3, 1, 3, 4))), read)
    assert "gone.py:3:1  error NG101" in text
    assert "^" not in text


def test_a_whole_line_is_underlined_from_its_first_character():
    text = render(report(replace(GETTER_USE, place=Place("shop/models.py", 2))), read)
    assert "\n    2 |     external_reference = CharField(null=True)\n" in text
    assert "\n      |     " + "^" * len("external_reference = CharField(null=True)") + "\n" in text


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_minified_line_is_cut_around_its_region(width):
    line = b"a=1;" * 5000 + b"order.reference.trim();" + b"b=2;" * 5000
    place = Place("shop/min.py", 1, 20001, 1, 20016)
    text = render(report(replace(GETTER_USE, place=place)), lambda path: line, width=width)
    (code,) = [row for row in text.splitlines() if row.startswith("    1 |")]
    (marks,) = [row for row in text.splitlines() if "^" in row]
    assert len(code) <= width
    assert code[marks.index("^") : marks.rindex("^") + 1] == "order.reference"


def test_the_underline_stands_below_wide_characters():
    line = "名前 = '日本' + order.reference.trim()".encode()
    place = Place("shop/wide.py", 1, 13, 1, 28)
    text = render(report(replace(GETTER_USE, place=place)), lambda path: line)
    (code,) = [row for row in text.splitlines() if row.startswith("    1 |")]
    (marks,) = [row for row in text.splitlines() if "^" in row]
    assert cell_len(code[: code.index("order")]) == marks.index("^")
    assert marks.count("^") == len("order.reference")


def test_nothing_of_the_analysed_code_acts_on_the_terminal():
    finding = replace(
        COLUMN_USE,
        message=HOSTILE,
        place=Place(HOSTILE, 1, 1, 1, 9),
        steps=(Step(Place(HOSTILE, 1), HOSTILE), Step(Place("a.py", 2), HOSTILE)),
        related=(Related(Place(HOSTILE, 1), HOSTILE),),
        reasons=(HOSTILE,),
    )
    notifications = (Notification(HOSTILE, "syntax", HOSTILE),)
    data = HOSTILE.replace("\udcff", "").replace("\n", "").encode()
    text = render(report(finding, notifications=notifications, compared_with=HOSTILE), lambda path: data, show_skipped=True)
    assert not [c for c in text if c != "\n" and not c.isprintable()]
    assert "\\x1b[2J" in text
    assert "\\u202e" in text
    assert not any(line.startswith("::") for line in text.splitlines())


@given(st.text(), st.integers(1, 100))
def test_wrapping_keeps_every_word(text, width):
    words = text.split(" ")
    lines = list(wrapped(text, width))
    assert " ".join(lines) == text or [w for line in lines for w in line.split(" ") if w] == [w for w in words if w]
    assert all(cell_len(line) <= width or " " not in line for line in lines)


@given(st.text("ab日"), st.text("cd日", min_size=1), st.text("ef日"), st.integers(8, 60))
def test_cropping_fits_and_keeps_what_fits(before, inside, after, width):
    parts = cropped(before, inside, after, width)
    assert cell_len("".join(parts)) <= width
    if cell_len(before + inside + after) <= width:
        assert parts == (before, inside, after)
    if cell_len(inside) <= width - 6:
        assert parts[1] == inside


def test_a_story_names_its_other_places():
    places = (Place("shop/orders.py", 12, 3, 12, 9), Place("shop/orders.py", 14, 3, 14, 9), Place("shop/views.py", 3, 1, 3, 9))
    text = render(report(replace(GETTER_USE, siblings=places), folded=(GETTER_USE,) * 3), read)
    assert "\n    and 3 more places: shop/orders.py:12, 14, shop/views.py:3\n" in text
    assert "1 finding (1 warning) at 4 places in" in text


def test_a_story_of_very_many_places_names_the_first():
    places = tuple(Place("shop/orders.py", line) for line in range(1, 202))
    text = render(report(replace(GETTER_USE, siblings=places)), read)
    assert "    and 201 more places: shop/orders.py:1, 2, 3, 4, 5, 6, 7, 8, …\n" in text


SIGNS = (
    Sign(Effect.BASE, "nullable because nothing says otherwise", 1, (Place("shop/models.py", 2),)),
    Sign(Effect.RAISES, "it is tested for null elsewhere", 5, (Place("shop/views.py", 12), Place("shop/mails.py", 3))),
    Sign(Effect.LOWERS, "receiver known by name"),
    Sign(Effect.NONE, "the fixtures always set it", 1, (Place("tests/orders.json"),)),
)


def test_confidence_is_explained_sign_by_sign_where_it_is_asked_for():
    text = render(report(replace(GETTER_USE, signs=SIGNS, reasons=("short",))), read, explain_confidence=True)
    expected = """\
    why medium:
      basis   nullable because nothing says otherwise: shop/models.py:2
      raises  it is tested for null elsewhere: shop/views.py:12, shop/mails.py:3
              and 3 more
      lowers  receiver known by name
      told    the fixtures always set it: tests/orders.json
"""
    assert expected in text
    assert "short" not in text
    assert "why medium: short\n" in render(report(replace(GETTER_USE, signs=SIGNS, reasons=("short",))), read)


def test_where_nothing_more_is_known_the_reasons_explain():
    text = render(report(COLUMN_USE), read, explain_confidence=True)
    assert "    why certain:\n      basis   null in production\n      basis   guarded in 3 other places\n" in text
