"""Clients that live in Python settings."""

from __future__ import annotations

import pytest

from nullguard.frameworks.clients import client_facts, may_call_clients


def limits(link, text: str, path: str = "shop/settings.py", **others: str) -> list[tuple[str, dict[str, tuple[str, float]]]]:
    program = link({path: text, **others})
    if not may_call_clients(program.sources[path]):
        return []
    calls = client_facts(program, path).calls
    return [(call.library, {limit.phase: (limit.state, limit.ms) for limit in call.limits}) for call in calls]


HOST = "EMAIL_HOST = 'smtp.example.com'\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HOST, ("django.core.mail", {"total": ("unbounded", 0)})),
        (HOST + "EMAIL_TIMEOUT = 5\n", ("django.core.mail", {"total": ("finite", 5000)})),
        (HOST + "EMAIL_TIMEOUT = None\n", ("django.core.mail", {"total": ("unbounded", 0)})),
        (
            "DATABASES = {'default': {'HOST': 'db', 'OPTIONS': {'connect_timeout': 3}}}\n",
            ("django.db", {"connect": ("finite", 3000)}),
        ),
        (
            "class Config:\n    SQLALCHEMY_ENGINE_OPTIONS = {'pool_timeout': 10}\n",
            ("sqlalchemy", {"pool": ("finite", 10000)}),
        ),
    ],
)
def test_settings_of_clients(link, text, expected):
    assert limits(link, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "EMAIL_HOST = 'localhost'\n",
        HOST + "EMAIL_BACKEND = 'django.core.mail.backends.console.EmailBackend'\n",
        HOST + "EMAIL_BACKEND = backend()\n",
        "EMAIL_PORT = 25\n",
        "DATABASES = {'default': {'HOST': 'db'}}\n",
        "DATABASES = make()\n",
        "CACHES = {'default': {'LOCATION': url()}}\n",
        "class TestConfig:\n    SQLALCHEMY_ENGINE_OPTIONS = {'pool_timeout': 10}\n",
        "def f():\n    EMAIL_HOST = 'smtp.example.com'\n",
    ],
)
def test_other_settings_say_nothing(link, text):
    assert limits(link, text) == []


@pytest.mark.parametrize("path", ["shop/settings/test.py", "shop/settings/dev.py", "shop/settings_local.py"])
def test_settings_of_tests_and_developers_say_nothing(link, path):
    assert limits(link, HOST, path) == []


def test_a_limit_of_another_settings_module_counts(link):
    assert limits(link, HOST, **{"shop/production.py": "EMAIL_TIMEOUT = 5\n"}) == []


def test_the_place_is_that_of_the_value(link):
    program = link({"shop/settings.py": HOST + "LIMIT = 5\nEMAIL_TIMEOUT = LIMIT\n"})
    (call,) = client_facts(program, "shop/settings.py").calls
    (limit,) = call.limits
    assert limit.place is not None
    assert (limit.place.path, limit.place.text, limit.ms) == ("shop/settings.py", "5", 5000)
