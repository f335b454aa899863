"""SARIF that GitHub accepts and shows as meant: the schema, and what no validator checks."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from report_cases import COLUMN_USE, HOSTILE, NO_TIMEOUT, NULLABLE_COLUMN, STEPS, read, report

from nullguard.model.finding import Confidence, Effect, Level, Place, Related, Sign, Step
from nullguard.model.source import Notification
from nullguard.report.line_hashes import line_hashes
from nullguard.report.sarif import render, uri

SCHEMA = Path(__file__).parent / "schema" / "sarif-2.1.0.json"


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def run_of(*findings, category="", include_suppressed=False, **rest):
    document = json.loads(render(report(*findings, **rest), read, category=category, include_suppressed=include_suppressed))
    problems = [f"{error.json_path}: {error.message}" for error in validator().iter_errors(document)]
    assert problems == []
    (run,) = document["runs"]
    return run


def result_of(finding):
    (result,) = run_of(finding)["results"]
    return result


def test_the_schema_test_can_fail():
    document = json.loads(render(report(), read))
    document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not validator().is_valid(document)


def test_a_report_with_everything_and_one_with_nothing_are_valid():
    assert len(run_of()["results"]) == 2
    assert run_of(empty=True)["results"] == []


def test_equal_reports_give_equal_bytes_without_a_clock_or_a_machine():
    first = render(report(), read)
    assert first == render(replace(report(), root="/elsewhere"), read)
    assert b"Utc" not in first
    assert b"/project" not in first


def test_the_level_is_written_even_when_it_is_the_default():
    for level in Level:
        result = result_of(replace(COLUMN_USE, level=level))
        assert result["level"] == level.value


def test_the_region_is_one_line_and_columns_are_code_points():
    run = run_of(COLUMN_USE)
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 2, "endLine": 2, "startColumn": 19, "endColumn": 43}
    line = read("shop/orders.py").decode().split("\n")[1]
    assert line[18:42] == "order.external_reference"


def test_the_fingerprints_are_github_s_and_ours():
    result = result_of(COLUMN_USE)
    assert result["partialFingerprints"] == {
        "primaryLocationLineHash": line_hashes(read("shop/orders.py"), [2])[2],
        "nullguard/v1": COLUMN_USE.fingerprint,
    }


def test_a_file_that_cannot_be_read_any_more_has_no_line_hash():
    result = result_of(replace(COLUMN_USE, place=Place("gone.py", 2)))
    assert result["partialFingerprints"] == {"nullguard/v1": COLUMN_USE.fingerprint}


def test_a_finding_about_a_whole_file_stands_on_its_first_line():
    result = result_of(replace(COLUMN_USE, place=Place("shop/models.py")))
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "endLine": 1}
    assert "primaryLocationLineHash" in result["partialFingerprints"]


def test_the_story_is_one_flow_with_every_place_written_out():
    (flow,) = result_of(COLUMN_USE)["codeFlows"]
    (thread,) = flow["threadFlows"]
    steps = [step["location"] for step in thread["locations"]]
    assert [step["physicalLocation"]["artifactLocation"]["uri"] for step in steps] == [s.place.path for s in STEPS]
    assert [step["message"]["text"] for step in steps] == [f"{s.message}." for s in STEPS]
    assert all("index" not in step for step in thread["locations"])


def test_a_long_story_keeps_its_beginning_and_its_end():
    steps = tuple(Step(Place("shop/orders.py", n), f"step {n}") for n in range(1, 30))
    (flow,) = result_of(replace(COLUMN_USE, steps=steps))["codeFlows"]
    texts = [step["location"]["message"]["text"] for step in flow["threadFlows"][0]["locations"]]
    assert texts == ["step 1.", "step 2.", "step 26.", "step 27.", "step 28.", "step 29."]


def test_a_story_of_one_step_is_none():
    assert "codeFlows" not in result_of(replace(COLUMN_USE, steps=STEPS[-1:]))


def test_the_message_links_to_related_places_and_to_nothing_else():
    finding = replace(
        COLUMN_USE,
        message="'a[[0]][1]' \\ is null, see [[the fixtures]] and [[the fixtures]](7).",
        related=(Related(Place("a.json", 1), "the model"), Related(Place("b.json", 3), "the fixtures")),
    )
    result = result_of(finding)
    assert result["message"]["text"] == (r"'a\[\[0\]\]\[1\]' \\ is null, see [the fixtures](2) and [the fixtures](2)(7).")
    assert [(r["id"], r["physicalLocation"]["artifactLocation"]["uri"]) for r in result["relatedLocations"]] == [
        (1, "a.json"),
        (2, "b.json"),
    ]


def test_rules_are_sorted_and_found_by_their_index():
    run = run_of()
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["NG101", "NG301"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_a_rule_has_what_github_shows():
    rules = run_of()["tool"]["driver"]["rules"]
    assert rules[0]["help"]["markdown"] == NULLABLE_COLUMN.help
    assert rules[1]["help"]["markdown"]
    for rule, severity in zip(rules, ["error", "warning"], strict=True):
        assert rule["properties"]["problem.severity"] == severity
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert "security-severity" not in rule["properties"]
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["id"] != rule["name"]


def test_at_most_ten_tags_are_written():
    rule = replace(NO_TIMEOUT, tags=tuple(f"tag-{n}" for n in range(30)))
    run = json.loads(render(replace(report(empty=True), rules=(rule,)), read))["runs"][0]
    assert len(run["tool"]["driver"]["rules"][0]["properties"]["tags"]) == 10


def test_suppressed_and_known_findings_are_left_out_unless_asked_for():
    assert all("suppressions" not in result for result in run_of()["results"])
    everything = run_of(include_suppressed=True)["results"]
    assert [result.get("suppressions") for result in everything] == [
        None,
        None,
        [{"kind": "inSource", "justification": "checked by the caller"}],
        [{"kind": "external", "justification": "legacy"}],
    ]


def test_skipped_sources_are_warnings_of_a_successful_run():
    (invocation,) = run_of()["invocations"]
    assert invocation["executionSuccessful"] is True
    told = {(n["descriptor"]["id"], n["level"]) for n in invocation["toolExecutionNotifications"]}
    assert told == {("undecodable", "warning"), ("syntax", "note"), ("suppression", "note")}


def test_no_notification_is_an_error_since_github_would_refuse_the_upload():
    notifications = (Notification("a.py", "crashed", "x", skipped=True), Notification("", "internal", "x"))
    (invocation,) = run_of(COLUMN_USE, notifications=notifications)["invocations"]
    assert [n["level"] for n in invocation["toolExecutionNotifications"]] == ["warning", "warning"]


def test_what_github_would_not_keep_is_left_out_and_counted():
    findings = [replace(COLUMN_USE, place=Place("shop/orders.py", n), steps=(), related=()) for n in range(1, 5004)]
    document = json.loads(render(report(*findings), read))
    (run,) = document["runs"]
    assert len(run["results"]) == 5000
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].startswith("3 findings")
    assert told["level"] == "warning"


@pytest.mark.parametrize(
    ("category", "identity"), [("", "nullguard/"), ("api", "nullguard/api/"), ("/api/java/", "nullguard/api/java/")]
)
def test_the_category_ends_with_a_slash(category, identity):
    assert run_of(category=category)["automationDetails"] == {"id": identity}


def test_paths_are_relative_percent_encoded_and_below_the_repository_s_top():
    assert uri("src/a b#c?d%e:é.py") == "src/a%20b%23c%3Fd%25e%3A%C3%A9.py"
    assert uri("a.py", "services/shop") == "services/shop/a.py"
    assert uri("odd\udcff\n.py") == "odd%FF%0A.py"
    result = run_of(replace(COLUMN_USE, place=Place("a b.py", 1)), prefix="services/shop")["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "services/shop/a%20b.py"


def test_hostile_text_is_valid_and_links_nowhere():
    finding = replace(
        COLUMN_USE,
        message=HOSTILE,
        place=Place(HOSTILE, 1),
        symbol=HOSTILE,
        subject=HOSTILE,
        steps=(Step(Place(HOSTILE, 1), HOSTILE), Step(Place("a.py", 2), HOSTILE)),
        related=(Related(Place(HOSTILE, 1), HOSTILE),),
        reasons=(HOSTILE,),
    )
    text = json.dumps(run_of(finding, notifications=(Notification(HOSTILE, "syntax", HOSTILE),)), ensure_ascii=False)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\\u001b" not in text
    assert r"\\[link\\](1)" in text


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_message_reads_the_same_once_its_escapes_are_undone(before, after):
    finding = replace(COLUMN_USE, message=f"{before}[[the fixtures]]{after}")
    text = json.loads(render(report(finding), read))["runs"][0]["results"][0]["message"]["text"]
    assert "[the fixtures](1)" in text
    rest = text.replace("\\\\", "").replace("\\[", "").replace("\\]", "").replace("[the fixtures](1)", "")
    assert "[" not in rest
    assert "]" not in rest


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="/\0"), min_size=1))
def test_any_path_can_be_read_back_from_its_uri(name):
    written = uri(f"shop/{name}")
    assert unquote_to_bytes(written).decode() == f"shop/{name}"
    assert written.isascii()
    assert not set(written) & set(" :#?\\")


def test_every_confidence_can_be_read_by_programs():
    for confidence in Confidence:
        assert result_of(replace(COLUMN_USE, confidence=confidence))["properties"]["confidence"] == confidence.label


def test_the_other_places_of_a_story_are_linked():
    places = (Place("shop/[a].py", 12, 3, 12, 9), Place("shop/views.py", 3))
    result = result_of(replace(COLUMN_USE, siblings=places))
    assert result["message"]["text"].endswith("The same at [shop/\\[a\\].py:12](2), [shop/views.py:3](3).")
    assert [location["id"] for location in result["relatedLocations"]] == [1, 2, 3]
    assert result["relatedLocations"][2]["physicalLocation"]["region"] == {"startLine": 3, "endLine": 3}
    assert result["properties"]["places"] == 3


def test_of_very_many_places_the_first_are_linked_and_no_link_leads_nowhere():
    result = result_of(replace(COLUMN_USE, siblings=tuple(Place("shop/views.py", line) for line in range(1, 301))))
    assert result["message"]["text"].endswith("[shop/views.py:5](6) and 295 more places.")
    assert len(result["relatedLocations"]) == 100
    assert result["properties"]["places"] == 301


def test_signs_are_properties_only_where_they_are_asked_for():
    finding = replace(COLUMN_USE, signs=(Sign(Effect.RAISES, "it is tested elsewhere", 2, (Place("shop/views.py", 3),)),))
    told = json.loads(render(report(finding), read, explain_confidence=True))["runs"][0]["results"][0]["properties"]
    assert told["signs"] == ["raises: it is tested elsewhere: shop/views.py:3 and 1 more"]
    assert "signs" not in result_of(finding)["properties"]
