"""The page as bytes: complete, the same every time, and harmless."""

from __future__ import annotations

import base64
import hashlib
import json
import re

from html_cases import CHARGE, NO_LIMIT, empty, with_findings
from msgspec.structs import replace
from report_cases import COLUMN_USE, FILES, GETTER_USE, HOSTILE, read, report

from nullguard.model.clients import Hop
from nullguard.model.finding import Place, Related, Step
from nullguard.report.html import render

MARKUP = "</script><script>alert(1)</script><img src=x onerror=alert(1)><!--"


def data_of(page: bytes) -> dict[str, object]:
    found = re.search(rb'<script id="data" type="application/json">(.*?)</script>', page, re.S)
    assert found is not None
    return json.loads(found[1])


def test_equal_reports_give_equal_bytes():
    assert render(report(endpoints=(CHARGE,)), read) == render(report(endpoints=(CHARGE,)), read)


def test_findings_are_there_with_their_story_and_code():
    content = data_of(render(report(), read))
    (column, getter) = content["findings"]
    assert column["message"].startswith("'orders.external_reference' is null in 12.4 % of production rows")
    assert [step[:2] for step in column["steps"]] == [
        ["migrations/0007_reference.py", 1],
        ["shop/models.py", 2],
        ["shop/orders.py", 2],
    ]
    assert content["code"]["shop/orders.py"]["2"] == '    return "😀 " + order.external_reference.upper()'
    start, end = getter["columns"]
    assert content["code"]["src/main/java/shop/Invoices.java"]["3"][start:end] == "order.getExternalReference()"


def test_nothing_is_fetched_and_only_the_own_script_may_run():
    page = render(report(endpoints=(CHARGE,)), read).decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy.startswith("default-src 'none';")
    script = re.findall(r"<script>(.*?)</script>", page, re.S)
    assert len(script) == 1
    assert base64.b64encode(hashlib.sha256(script[0].encode()).digest()).decode() in policy
    assert "unsafe-inline" not in policy
    assert not re.findall(
        r"""(?:src|href|srcset|action|poster)\s*=\s*["'](?!#)""", re.sub(r"<script.*?</script>", "", page, flags=re.S)
    )
    assert not re.findall(r"url\(|@import", page)
    assert not re.findall(r"\sstyle=|\son\w+=", re.sub(r"<script.*?</script>", "", page, flags=re.S))


def hostile_page() -> bytes:
    text = MARKUP + HOSTILE
    place = Place(f"shop/{text}.py", 1, 1, 1, 5)
    finding = replace(
        COLUMN_USE,
        message=text,
        place=place,
        symbol=text,
        subject=text,
        steps=(Step(place, text), Step(place, text)),
        related=(Related(place, text),),
        reasons=(text,),
        siblings=(place,),
    )
    call = replace(
        CHARGE.calls[0],
        path=place.path,
        limits=tuple(replace(limit, hops=(Hop(place.path, 0, text),)) for limit in CHARGE.calls[0].limits),
    )
    answers = tuple(replace(answer, path=place.path) for answer in CHARGE.answers)
    deadlines = tuple(replace(deadline, text=text, path=place.path) for deadline in CHARGE.deadlines)
    endpoint = replace(CHARGE, label=text, service=text, calls=(call,), answers=answers, deadlines=deadlines)
    shown = replace(report(finding, endpoints=(endpoint,)), root=f"/{text}", compared_with=text)
    return render(shown, lambda path: (text + "\n").encode("utf-8", "surrogateescape"))


def test_names_and_code_cannot_become_markup_or_reorder_what_is_read():
    page = hostile_page()
    assert page.count(b"<script") == page.count(b"</script>") == 2
    assert b"<img" not in page
    assert b"<!--" not in page
    text = page.decode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_a_report_without_findings_or_endpoints_says_so():
    page = render(empty(), read).decode()
    assert "Nothing was found." in page
    assert "Time at third parties" not in page


def test_an_endpoint_tells_what_is_missing():
    page = render(report(GETTER_USE, endpoints=(CHARGE, NO_LIMIT)), read).decode()
    assert "POST pay.example.com/charge" in page
    assert "One more endpoint, of which only a call is known, is not drawn." in page
    finding = replace(GETTER_USE, rule="NG301", place=Place("shop/rates.py", 4, 5, 4, 11))
    page = render(report(finding, endpoints=(NO_LIMIT,)), read).decode()
    assert "One call has a phase without a limit: shop/rates.py:4." in page
    assert 'href="#f0"' in page


def test_code_that_many_findings_show_is_there_once():
    few, many = (len(render(report(*with_findings(count, COLUMN_USE)), read)) for count in (10, 5010))
    assert (many - few) / 5000 < 800
    assert FILES["shop/orders.py"]


def test_many_endpoints_do_not_hide_the_findings():
    many = tuple(replace(CHARGE, label=f"POST pay.example.com/charge/{number}") for number in range(9))
    page = render(report(endpoints=many), read).decode()
    assert "3 more endpoints</summary>" in page
    assert page.count("<h3>") == 9
