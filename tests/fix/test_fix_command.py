"""`nullguard fix` on real files: what it changes, what it leaves, and that nothing is found afterwards."""

from __future__ import annotations

import subprocess

import pytest
from command_line import nullguard

MANIFEST = """
version: 1
services:
  - id: payments
    hosts: ["pay.example.com"]
    endpoints:
      - {operation: charge, method: POST, path: /payments/charge, latency_ms: {p50: 180, p99: 2300}}
"""


ASSUMED = "assumed by nullguard fix --timeout-s"


def third_party(found: list[str]) -> list[str]:
    return [line for line in found if " NG3" in line]


def test_the_story_of_the_python_shop(project):
    shop = project(shop="shop-python", run=nullguard)
    before = third_party(shop.found())
    assert {line.rpartition(" ")[2] for line in before} >= {"NG301", "NG303"}
    status, out, _ = shop.fix("--unsafe", "--timeout-s", "10")
    assert status == 0, out
    assert "raises '2' to '8' (p99.9 estimated from p50 and p99 is 5.3 s, times 1.5)" in out
    assert "TIMEOUT_S = 8\n" in shop.read("payments/gateway.py")
    assert 'requests.get(RATES_URL, params={"base": base}, timeout=10)' in shop.read("payments/rates.py")
    assert third_party(shop.found()) == []


def test_the_story_of_the_java_shop(project):
    shop = project({"nullguard.manifest.yaml": MANIFEST}, shop="shop-java", run=nullguard)
    assert any(line.endswith("NG303") for line in shop.found())
    status, out, _ = shop.fix("--unsafe")
    assert status == 0, out
    assert "TIMEOUT = Duration.ofSeconds(8);" in shop.read("src/main/java/com/example/shop/payment/PaymentGateway.java")
    assert third_party(shop.found()) == []


def test_without_evidence_or_leave_nothing_is_changed(project):
    shop = project(shop="shop-python")
    before = shop.files()
    status, out, _ = shop.fix()
    assert status == 1
    assert "payments/rates.py:9  NG301  not mended: nothing tells how long it may take; give a value with --timeout-s" in out
    assert "--unsafe makes it" in out
    assert shop.files() == before


def test_a_fix_is_done_once(project):
    shop = project(shop="shop-python")
    shop.fix("--unsafe", "--timeout-s", "10")
    before = shop.files()
    status, out, _ = shop.fix("--unsafe", "--timeout-s", "10")
    assert (status, out) == (0, "Nothing to mend.\n")
    assert shop.files() == before


def test_a_diff_changes_nothing_and_is_one_that_git_applies(project):
    shop = project(shop="shop-python", run=nullguard)
    before = shop.files()
    status, out, err = shop.fix("--diff", "--unsafe", "--timeout-s", "10")
    assert status == 1
    assert shop.files() == before
    assert "would be mended in 2 files" in err
    subprocess.run(
        ["git", "apply", "-"],
        input=out.encode(),
        cwd=shop.root,
        check=True,
        env={"GIT_CEILING_DIRECTORIES": str(shop.root.parent)},
    )
    assert "TIMEOUT_S = 8\n" in shop.read("payments/gateway.py")


def test_only_what_is_selected_and_below_the_paths_is_mended(project):
    shop = project(shop="shop-python")
    shop.fix("--unsafe", "--timeout-s", "10", "--select", "NG301")
    assert "TIMEOUT_S = 2\n" in shop.read("payments/gateway.py")
    assert "timeout=10" in shop.read("payments/rates.py")
    shop.fix("--unsafe", "payments/rates.py")
    assert "TIMEOUT_S = 2\n" in shop.read("payments/gateway.py")


def test_figures_of_production_are_enough_for_a_missing_timeout(project):
    call = 'requests.post("https://pay.example.com/payments/charge", json=order)'
    code = f"import requests\n\n\ndef charge(order):\n    return {call}\n"
    shop = project({"nullguard.manifest.yaml": MANIFEST, "charges.py": code})
    status, out, _ = shop.fix()
    assert (status, "adds timeout=8" in out) == (0, True), out
    assert shop.found() == []


def test_the_constant_of_a_sibling_is_used(project):
    code = (
        "import requests\n\nTIMEOUT_S = 9\n\n\ndef a(x):\n    return requests.get(x, timeout=TIMEOUT_S)\n\n\n"
        "def b(x):\n    return requests.get(x)\n"
    )
    shop = project({"calls.py": code})
    status, out, _ = shop.fix()
    assert status == 0, out
    assert shop.read("calls.py") == code.replace("requests.get(x)", "requests.get(x, timeout=TIMEOUT_S)")


def test_none_is_replaced_where_it_stands(project):
    shop = project({"calls.py": "import httpx\n\nclient = httpx.Client(timeout=None)\n"})
    status, out, _ = shop.fix("--unsafe", "--timeout-s", "2.5")
    assert status == 0, out
    assert shop.read("calls.py") == f"import httpx\n\nclient = httpx.Client(timeout=2.5)  # {ASSUMED}\n"


def test_what_was_assumed_is_no_evidence_for_the_next_call(project):
    code = "import requests\n\n\ndef a(x):\n    return requests.get(\n        x,\n    ).json()\n"
    shop = project({"calls.py": code})
    shop.fix("--unsafe", "--timeout-s", "3")
    assert f"timeout=3,  # {ASSUMED}\n" in shop.read("calls.py")
    (shop.root / "calls.py").write_text(shop.read("calls.py") + "\n\ndef b(x):\n    return requests.get(x)\n")
    status, out, _ = shop.fix()
    assert status == 1
    assert "nothing tells how long it may take" in out


@pytest.mark.parametrize("rest", ['; y = "#"', "  # why", " or '''\n'''"])
def test_no_comment_is_written_where_none_may_stand(project, rest):
    shop = project({"calls.py": f"import requests\n\n\ndef a(x):\n    z = requests.get(x){rest}\n"})
    shop.fix("--unsafe", "--timeout-s", "3")
    assert f"requests.get(x, timeout=3){rest}\n" in shop.read("calls.py")


def test_two_calls_alike_are_both_mended(project):
    code = "import requests\n\n\ndef both(x):\n    requests.get(x)\n    requests.get(x)\n"
    shop = project({"calls.py": code})
    status, out, _ = shop.fix("--unsafe", "--timeout-s", "3")
    assert status == 0, out
    assert shop.read("calls.py") == code.replace("get(x)", f"get(x, timeout=3)  # {ASSUMED}")


@pytest.mark.parametrize(
    "call",
    ["requests.get(x, **options)", "requests.get(x, timeout=options)"],
)
def test_what_may_have_a_timeout_is_left_alone(project, call):
    shop = project({"calls.py": f"import requests\n\n\ndef a(x, options):\n    return {call}\n"})
    before = shop.files()
    shop.fix("--unsafe", "--timeout-s", "3")
    assert shop.files() == before


JAVA = """package shop;

import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.http.HttpRequest;

class Calls {
    HttpRequest request(String id) {
        return HttpRequest.newBuilder(URI.create("https://pay.example.com/" + id)).GET().build();
    }

    byte[] open(String id) throws Exception {
        URLConnection connection = new URL("https://pay.example.com/" + id).openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream().readAllBytes();
    }
}
"""


def test_clients_of_java_get_their_timeout_where_they_are_made(project):
    shop = project({"src/main/java/shop/Calls.java": JAVA, "pom.xml": "<project/>"})
    status, out, _ = shop.fix("--unsafe", "--timeout-s", "5")
    assert "not mended" not in out, out
    assert status == 0
    text = shop.read("src/main/java/shop/Calls.java")
    assert '.create("https://pay.example.com/" + id)).timeout(Duration.ofSeconds(5)).GET().build();  // assumed' in text
    assert "import java.net.http.HttpRequest;\nimport java.time.Duration;\n" in text
    assert (
        '        URLConnection connection = new URL("https://pay.example.com/" + id).openConnection();\n'
        f"        connection.setConnectTimeout(5000);  // {ASSUMED}\n"
        f"        connection.setReadTimeout(5000);  // {ASSUMED}\n"
    ) in text
    assert shop.found() == []


CONFIGURED = """package shop;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;

class Charges {
    @Value("${payments.timeout}")
    private Duration timeout;

    HttpRequest charge() {
        return HttpRequest.newBuilder(URI.create("https://pay.example.com/payments/charge"))
            .timeout(timeout)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    }
}
"""


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("application.yml", "payments:\n  timeout: 2s  # seconds\n", "payments:\n  timeout: 8s  # seconds\n"),
        ("application.properties", "a=1\npayments.timeout=PT2S\nb=2\n", "a=1\npayments.timeout=PT8S\nb=2\n"),
    ],
)
def test_a_value_of_configuration_is_raised_where_it_stands(project, name, before, after):
    resources = f"src/main/resources/{name}"
    shop = project(
        {
            "src/main/java/shop/Charges.java": CONFIGURED,
            resources: before,
            "nullguard.manifest.yaml": MANIFEST,
            "pom.xml": "<project/>",
        }
    )
    assert any(line.startswith(resources) and line.endswith("NG302") for line in shop.found())
    status, out, _ = shop.fix("--unsafe")
    assert status == 0, out
    assert shop.read(resources) == after
    assert third_party(shop.found()) == []


def test_a_figure_that_was_cut_off_is_no_evidence(project):
    cut = MANIFEST.replace("latency_ms:", "censored_at_ms: 2000, latency_ms:").replace("p99: 2300", "p99: 2000")
    shop = project({"nullguard.manifest.yaml": cut}, shop="shop-java")
    before = shop.files()
    status, out, _ = shop.fix("--unsafe")
    assert status == 1
    assert "the measurements were cut off at 2 s: nobody knows how long answers take" in out
    assert shop.files() == before


def test_a_change_that_brings_a_new_finding_is_not_made(project):
    """Raised to what the gateway takes, the timeout would exceed the deadline of the task that makes the call."""
    code = (
        "import requests\nfrom celery import shared_task\n\n\n@shared_task(time_limit=5)\ndef charge(order):\n"
        '    return requests.post("https://pay.example.com/payments/charge", json=order, timeout=2)\n'
    )
    shop = project({"charges.py": code, "nullguard.manifest.yaml": MANIFEST})
    before = shop.files()
    status, out, _ = shop.fix("--unsafe")
    assert status == 1
    assert "the change would bring a new finding: NG30" in out
    assert shop.files() == before


_MILLIS = "java.util.concurrent.TimeUnit.MILLISECONDS"
_CONFIG = "org.apache.http.client.config.RequestConfig.custom().setConnectTimeout(5000).setSocketTimeout(5000).build()"


@pytest.mark.parametrize(
    ("imported", "made", "mended"),
    [
        (
            "jakarta.ws.rs.client.ClientBuilder",
            "ClientBuilder.newBuilder().build()",
            f"ClientBuilder.newBuilder().connectTimeout(5000, {_MILLIS}).readTimeout(5000, {_MILLIS}).build()",
        ),
        (
            "org.apache.http.impl.client.HttpClients",
            "HttpClients.custom().build()",
            f"HttpClients.custom().setDefaultRequestConfig({_CONFIG}).build()",
        ),
    ],
)
def test_builders_get_their_timeout_in_the_chain(project, imported, made, mended):
    code = f"package shop;\n\nimport {imported};\n\nclass Calls {{\n    private final Object client = {made};\n}}\n"
    shop = project({"src/main/java/shop/Calls.java": code, "pom.xml": "<project/>"})
    assert any(line.endswith("NG301") for line in shop.found())
    status, out, _ = shop.fix("--unsafe", "--timeout-s", "5")
    assert status == 0, out
    assert shop.read("src/main/java/shop/Calls.java") == code.replace(f"{made};", f"{mended};  // {ASSUMED}")
    assert shop.found() == []


def test_a_quiet_diff_is_nothing_but_the_diff(project):
    shop = project(shop="shop-python")
    status, out, err = shop.fix("--diff", "--quiet", "--unsafe", "--timeout-s", "10")
    assert (status, err) == (1, "")
    assert out.startswith("--- a/payments/gateway.py\n")
