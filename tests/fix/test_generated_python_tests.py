"""New tests for Python: they are written as the old ones are, and the real `responses` and `respx` run them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def ran(root: Path, test: str) -> dict[str, str]:
    """The outcome of every test of a source, in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("PYTEST_ADDOPTS", None)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-rA",
        "-p",
        "no:cacheprovider",
        "-c",
        os.devnull,
        "--rootdir",
        str(root),
        test,
    ]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=120, check=False)
    outcomes = {}
    for line in done.stdout.splitlines():
        outcome, _, name = line.partition(" ")
        if outcome in ("PASSED", "FAILED", "ERROR") and "::" in name:
            outcomes[name.partition("::")[2].partition(" ")[0]] = outcome
    assert outcomes, done.stdout + done.stderr
    return outcomes


def test_the_python_shop_gets_tests_that_its_client_passes(project):
    shop = project(shop="shop-python")
    status, out, _ = shop.fix("--unsafe", "--tests", "--select", "NG303")
    assert status == 0, out
    assert not [line for line in shop.found() if line.endswith("NG303")]
    text = shop.read("tests/test_gateway.py")
    assert text.startswith("import json\nimport time\n\nimport pytest\nimport requests\nimport responses\n")
    outcomes = ran(shop.root, "tests/test_gateway.py")
    new = {name for name in outcomes if "_when_" in name}
    assert new == {f"test_a_charge_gives_the_payment_when_{case}" for case in ("slow", "timed_out", "limited", "unavailable")}
    assert set(outcomes.values()) == {"PASSED"}


STOCK = """import httpx

client = httpx.Client(base_url="https://stock.example.com", timeout=2)


def stock(item):
    answer = client.get(f"/stock/{item}")
    answer.raise_for_status()
    return answer.json()["count"]
"""
STOCK_TEST = '''"""Stock."""

import httpx
import respx

from stock import stock


class TestStock:
    @respx.mock
    def test_count(self):
        respx.get("https://stock.example.com/stock/7").ANSWER
        assert stock(7) == 3
'''


@pytest.mark.parametrize(
    "answer", ['mock(return_value=httpx.Response(200, json={"count": 3}))', 'respond(json={"count": 3})'], ids=["mock", "respond"]
)
def test_respx_runs_what_is_written_for_it(project, answer):
    shop = project({"stock.py": STOCK, "tests/test_stock.py": STOCK_TEST.replace("ANSWER", answer)})
    assert [line for line in shop.found() if line.endswith("NG303")]
    status, out, _ = shop.fix("--unsafe", "--tests", "--select", "NG303")
    assert status == 0, out
    assert "with pytest.raises(httpx.TimeoutException):\n            stock(7)\n" in shop.read("tests/test_stock.py")
    outcomes = ran(shop.root, "tests/test_stock.py")
    assert {name.rpartition("::")[2] for name in outcomes} == {
        "test_count",
        *(f"test_count_when_{case}" for case in ("slow", "timed_out", "limited", "unavailable")),
    }
    assert set(outcomes.values()) == {"PASSED"}


def test_a_client_that_takes_a_failure_for_an_answer_fails_the_new_test(project):
    client = STOCK.replace("    answer.raise_for_status()\n", "").replace('.json()["count"]', ".status_code")
    test = STOCK_TEST.replace("ANSWER", "respond(200)").replace("== 3", "== 200")
    shop = project({"stock.py": client, "tests/test_stock.py": test})
    shop.fix("--unsafe", "--tests", "--select", "NG303")
    outcomes = {name.rpartition("::")[2]: outcome for name, outcome in ran(shop.root, "tests/test_stock.py").items()}
    assert outcomes["test_count_when_unavailable"] == "FAILED"
    assert outcomes["test_count_when_timed_out"] == "PASSED"


def test_what_is_there_is_not_written_again(project):
    shop = project(shop="shop-python")
    shop.fix("--unsafe", "--tests", "--select", "NG303")
    before = shop.files()
    shop.fix("--unsafe", "--tests")
    assert {name: data for name, data in shop.files().items() if "test" in name} == {
        name: data for name, data in before.items() if "test" in name
    }


@pytest.mark.parametrize(
    "test",
    [
        "import responses\n\n\ndef stub():\n    responses.get(URL, json=1)\n",
        "import responses\n\n\ndef test_a():\n    responses.get(URL, json=1)\n",
        "import responses\n\n\ndef test_a():\n    prepare(responses.get(URL, json=1) for x in y)\n",
    ],
    ids=["no test", "no call", "a generator"],
)
def test_a_test_that_is_not_plain_is_left_alone(project, test):
    code = 'import requests\n\n\ndef a():\n    return requests.get("https://a.example.com/a", timeout=2)\n'
    shop = project({"code.py": code, "tests/test_code.py": f'URL = "https://a.example.com/a"\n{test}'})
    before = shop.files()
    shop.fix("--unsafe", "--tests")
    assert shop.files() == before


REFUNDS = """import requests


class RefundFailed(Exception):
    pass


def refund(base, amount):
    try:
        answer = requests.post(f"{base}/refunds", json={"amount": amount}, timeout=20)
        answer.raise_for_status()
    except requests.HTTPError as error:
        raise RefundFailed from error
    return answer.json()["id"]
"""
REFUNDS_TEST = """import pytest
import responses

from refunds import RefundFailed, refund


@responses.activate
def test_refund():
    responses.post("https://pay.example.com/refunds", json={"id": 1})
    assert refund("https://pay.example.com", 10) == 1


@responses.activate
def test_refused():
    responses.post("https://pay.example.com/refunds", status=402)
    with pytest.raises(RefundFailed):
        refund("https://pay.example.com", 10)
"""


def test_answers_that_nobody_has_mocked_are_added_where_they_are_missed(project):
    shop = project({"refunds.py": REFUNDS, "tests/test_refunds.py": REFUNDS_TEST})
    assert [line for line in shop.found() if line.endswith("NG311")]
    assert "only tests mend it; --tests writes them" in shop.fix("--unsafe")[1]
    status, out, _ = shop.fix("--unsafe", "--tests")
    assert status == 0, out
    assert shop.found() == []
    outcomes = ran(shop.root, "tests/test_refunds.py")
    assert "test_refund_when_timed_out" in outcomes
    assert "test_refund_when_slow" not in outcomes  # it would wait 12 s
    assert set(outcomes.values()) == {"PASSED"}


BUSY_TEST = '''import responses

from refunds import RefundFailed, refund


class Gateway:
    def refund(self, amount):
        return refund("https://pay.example.com", amount)


class TestRefunds:
    @responses.activate
    def test_refund(self):
        """A refund is taken."""
        expected = {"id": 1}
        responses.add(responses.POST, "https://pay.example.com/refunds", json=expected)
        responses.get("https://pay.example.com/other", json={})
        gateway = Gateway()

        result = gateway.refund(10)

        assert result == expected["id"]
        assert len(responses.calls) == 1

    @responses.activate
    def test_refused(self):
        responses.post("https://pay.example.com/refunds", status=402)
'''


def test_only_what_the_new_test_needs_is_copied(project):
    shop = project({"refunds.py": REFUNDS, "tests/test_refunds.py": BUSY_TEST})
    status, out, _ = shop.fix("--unsafe", "--tests")
    assert status == 0, out
    assert (
        "    @responses.activate\n    def test_refund_when_limited(self):\n"
        '        responses.add(responses.POST, "https://pay.example.com/refunds", status=429, headers={"Retry-After": "1"})\n'
        '        responses.get("https://pay.example.com/other", json={})\n'
        "        gateway = Gateway()\n\n"
        "        with pytest.raises(Exception):\n            gateway.refund(10)\n"
    ) in shop.read("tests/test_refunds.py")
    assert set(ran(shop.root, "tests/test_refunds.py").values()) == {"PASSED"}
