"""Passwords do not reach reports; names and placeholders of passwords do."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence, Finding, Level, Place, Step
from nullguard.report.secrets import line_without_secrets, without_secrets


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("a.py", 'URL = "https://bob:pa55word@pay.example.com/charge"'),
        ("a.py", 'redis.from_url("redis://:pa55word@cache:6379/0", socket_timeout=1)'),
        ("a.py", 'URL = "https://pay.example.com/charge?id=1&api_key=pa55word"'),
        ("settings.py", '"PASSWORD": "pa55word",'),
        ("settings.py", "SECRET_KEY = 'pa55word'"),
        ("application.yml", "    password: pa55word"),
        ("application.properties", "spring.datasource.password=pa55word"),
        ("application.yml", "url: jdbc:postgresql://db/app?user=bob&password=pa55word&socketTimeout=2"),
        ("beans.xml", "<password>pa55word</password>"),
        (".env", "DB_PASSWORD=pa55word"),
        (".env.production", "API_TOKEN=pa55word"),
    ],
)
def test_passwords_are_covered_and_columns_stay(path: str, line: str) -> None:
    assert line_without_secrets(path, line) == line.replace("pa55word", "********")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("a.py", "client = Client(password=password, token=token)"),
        ("a.py", "def login(password: str, token: Token | None) -> None:"),
        ("a.py", "if secret == other:"),
        ("a.py", 'URL = f"https://{user}:{password}@pay.example.com/"'),
        ("a.py", 'requests.get("https://pay.example.com:8443/charge", timeout=2)'),
        ("A.java", "this.password = password;"),
        ("application.yml", "password: ${DB_PASSWORD}"),
        ("application.yml", "url: https://${USER}:${PASSWORD}@pay.example.com/"),
        ("application.yml", "token-timeout: 5s"),
        ("application.yml", "readTimeout: 2000"),
    ],
)
def test_what_is_no_password_is_shown(path: str, line: str) -> None:
    assert line_without_secrets(path, line) == line


def test_findings_tell_no_passwords() -> None:
    place = Place("a.py", 1)
    finding = Finding(
        "NG302",
        Level.ERROR,
        Confidence.HIGH,
        "The timeout is 2 s.",
        place,
        steps=(Step(place, "the value is 'url: redis://:pa55word@cache'"), Step(place, "it is passed as 'password=pa55word'")),
    )
    assert [step.message for step in without_secrets(finding).steps] == [
        "the value is 'url: redis://:***@cache'",
        "it is passed as 'password=***'",
    ]
