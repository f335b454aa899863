"""An edit of a configuration or build file is noticed whatever the cache holds of the code that depends on it."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import nullguard

CODE = """package shop;

import java.net.HttpURLConnection;
import java.net.URL;
import org.springframework.beans.factory.annotation.Value;

class Payments {
    @Value("${pay.read-timeout}") private int limit;

    Object charge() throws Exception {
        HttpURLConnection connection = (HttpURLConnection) new URL("https://pay.example.com").openConnection();
        connection.setConnectTimeout(1000);
        connection.setReadTimeout(limit);
        return connection.getInputStream();
    }
}
"""


def found(root: Path, cache: Path) -> list[tuple[str, str, int]]:
    done = nullguard(root, "check", "--format", "json", "--select", "NG301", cache=cache)
    findings = json.loads(done.stdout)["findings"]
    return [(finding["rule"], finding["path"], finding["line"]) for finding in findings]


def test_what_a_file_configures_is_looked_up_again(tmp_path):
    root, cache = tmp_path / "shop", tmp_path / "cache"
    resources = root / "src/main/resources"
    resources.mkdir(parents=True)
    (root / "pom.xml").write_text("<project/>")
    code = root / "src/main/java/shop/Payments.java"
    code.parent.mkdir(parents=True)
    code.write_text(CODE)
    file = resources / "application.yml"
    file.write_text("pay:\n  readTimeout: 2000\n")
    assert found(root, cache) == []
    file.write_text("pay:\n  readTimeout: 0\n")
    assert found(root, cache) == [("NG301", "src/main/resources/application.yml", 2)]
    (resources / "application-prod.yml").write_text("pay.read-timeout: 3000\n")
    assert found(root, cache) == []
