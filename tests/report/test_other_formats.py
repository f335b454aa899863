"""JSON for programs and annotations for GitHub."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from report_cases import COLUMN_USE, GETTER_USE, HOSTILE, read, report

from nullguard.model.finding import Effect, Level, Place, Sign
from nullguard.model.source import Notification
from nullguard.report import github
from nullguard.report import json as json_report
from nullguard.report.neutral import one_line, printable

COMMAND = re.compile(r"::(error|warning|notice) file=([^,:]*),line=\d+(?:,col=\d+,endColumn=\d+)?,title=[^,:]*::(.*)")


def document(*findings, **rest):
    return json.loads(json_report.render(report(*findings, **rest), read))


def test_json_has_all_of_a_finding():
    (finding, _) = document()["findings"]
    assert finding["rule"] == "NG101"
    assert finding["level"] == "error"
    assert finding["confidence"] == "certain"
    assert finding["message"].endswith("without a check; the fixtures always set it.")
    assert [finding[key] for key in ("path", "line", "column", "end_line", "end_column")] == ["shop/orders.py", 2, 19, 2, 43]
    assert [step["line"] for step in finding["steps"]] == [1, 2, 2]
    assert finding["related"][0]["label"] == "the fixtures"
    assert finding["fingerprint"] == COLUMN_USE.fingerprint
    assert set(COLUMN_USE.__struct_fields__) - {"place"} <= set(finding)


def test_json_has_the_signs_and_the_other_places():
    sign = Sign(Effect.LOWERS, "relied on in 12 places", 12, (Place("shop/views.py", 3),))
    (finding,) = document(replace(COLUMN_USE, signs=(sign,), siblings=(Place("shop/views.py", 9, 1, 9, 4),)))["findings"]
    (told,) = finding["signs"]
    assert (told["effect"], told["text"], told["count"]) == ("lowers", "relied on in 12 places", 12)
    assert [place["line"] for place in (*told["places"], *finding["siblings"])] == [3, 9]


def test_json_has_what_is_not_shown_and_what_happened():
    told = document()
    assert told["version"] == 1
    assert [s["reason"] for s in told["suppressed"]] == ["checked by the caller"]
    assert [s["reason"] for s in told["baselined"]] == ["legacy"]
    assert told["fixed"][0]["path"] == "shop/old.py"
    assert [n["kind"] for n in told["notifications"]] == ["undecodable", "syntax", "suppression"]
    assert told["rules"] == ["NG101", "NG301"]
    assert told["statistics"]["languages"][0] == {"language": "java", "sources": 400, "lines": 30000}
    assert told["manifest"]["nullable"] == 44


def test_json_tells_no_clock_and_no_machine():
    text = json_report.render(report(), read)
    assert b"/project" not in text
    assert b"seconds" not in text


def test_json_of_hostile_text_is_json():
    told = document(
        replace(COLUMN_USE, message=HOSTILE, place=Place(HOSTILE, 1)), notifications=(Notification(HOSTILE, "x", HOSTILE),)
    )
    assert told["findings"][0]["message"].startswith("\x1b[2J")


def test_annotations_are_commands_with_the_story():
    first, second = github.render(report(), read).splitlines()
    assert COMMAND.fullmatch(first)[1] == "error"
    assert "12.4 %25 of production rows" in first
    assert "%0A3. shop/orders.py:2: 'upper' is called on it without a check" in first
    assert COMMAND.fullmatch(second).group(1, 2) == ("warning", "src/main/java/shop/Invoices.java")


def test_ten_of_each_level_are_annotated_errors_first_and_the_rest_counted():
    notes = [replace(GETTER_USE, level=Level.NOTE)] * 3
    lines = github.render(report(*notes, *[GETTER_USE] * 25, *[COLUMN_USE] * 12), read).splitlines()
    kinds = [COMMAND.fullmatch(line)[1] for line in lines[:-1]]
    assert kinds == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 3
    assert lines[-1].startswith("nullguard: 17 more not annotated")


def test_paths_count_from_the_top_of_the_repository():
    assert "file=services/shop/shop/orders.py," in github.render(report(COLUMN_USE, prefix="services/shop"), read)


def test_a_clean_run_annotates_nothing():
    assert github.render(report(empty=True), read) == ""


@given(st.text(), st.text(min_size=1))
def test_no_text_can_start_a_command_or_leave_its_own(message, path):
    finding = replace(COLUMN_USE, message=message, place=Place(path, 1))
    (line, empty) = github.render(report(finding), read).split("\n")
    assert empty == ""
    assert COMMAND.fullmatch(line)
    assert "\r" not in line


@given(st.text(alphabet=st.characters()))
def test_printable_text_has_no_character_that_acts(text):
    shown = printable(text)
    assert all(c.isprintable() or c in "\t\u200c\u200d" or not c.strip() for c in shown)
    assert not set(shown) & set("\x1b\x9b\u202e\u2066\r\n\u2028")
    assert "\n" not in one_line(text)


def test_printable_keeps_what_is_harmless():
    for text in ("order.reference", "Größe", "日本語", "👩\u200d💻", "a\tb", "ﷺ"):
        assert printable(text) == text


def test_annotations_name_the_other_places():
    text = github.render(report(replace(GETTER_USE, siblings=(Place("shop/views.py", 9),))), read)
    assert "and 1 more place: shop/views.py:9" in text
