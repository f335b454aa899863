"""What a source is for: told by source roots, imports and content."""

from __future__ import annotations

import pytest

from nullguard.model.source import Role

_PYTEST = "import pytest\n"
_UNITTEST = "from unittest import TestCase\n"
_JUNIT = "package com.shop;\n\nimport org.junit.jupiter.api.Test;\n"
_CLASS = "package com.shop;\n\nclass A {}\n"


def _roles(discovery) -> dict[str, str]:
    return {source.path: source.role.value for source in discovery.sources}


# ---- Python tests


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("shop/test_orders.py", "def test(order):\n    return order\n"),
        ("shop/test_connection.py", "def test_connection(host):\n    return host.ping()\n"),
        ("shop/conftest.py", ""),
        ("shop/tests.py", "TESTS = []\n"),
        ("lab/tests/models.py", "from django.db import models\n"),
        ("lab/test/views.py", "from lab.test import models\n"),
        ("shop/testing/data.py", "import random\n"),
        ("shop/latest.py", _PYTEST),
        ("shop/contest.py", ""),
        ("shop/attestations/models.py", ""),
        ("shop/pytest_like.py", "import pytestlike\n"),
        ("shop/orders_test.py", "# import pytest\n"),
        ("shop/factories.py", "class OrderFactory: ...\n"),
    ],
)
def test_a_name_alone_makes_no_test(found, path, text):
    assert _roles(found({path: text})) == {path: "code"}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("shop/test_orders.py", _PYTEST),
        ("shop/test_orders.py", "import os, unittest\n"),
        ("shop/orders_test.py", "# a licence\n" * 200 + "from unittest.mock import Mock\n"),
        ("shop/tests.py", "from django.test import TestCase\n"),
        ("shop/tests.py", "try:\n    from rest_framework.test import APIClient\nexcept ImportError:\n    pass\n"),
        ("shop/test_orders.py", "from shop.base import ShopTestCase\n\nclass Orders(ShopTestCase):\n    def test_a(self): ...\n"),
        ("shop/conftest.py", "pytest_plugins = ['shop.fixtures']\n"),
        ("shop/factories.py", "import factory\n"),
        ("shop/pytest_plugin.py", "import aiohttp\nimport pytest\n"),
        ("tests/test_plain.py", "from shop import total\n\ndef test_total():\n    assert total() == 1\n"),
    ],
)
def test_names_and_imports_together_do(found, path, text):
    assert _roles(found({path: text})) == {path: "test"}


@pytest.mark.parametrize(
    ("path", "text", "role"),
    [
        (".semgrep/security/requests.py", "import requests\n\n# ruleid: no-requests\nrequests.get('https://a.b')\n", "test"),
        ("lint/semgrep/Client.java", "class Client {\n    // ruleid: no-client\n    Object client = new Client();\n}\n", "test"),
        (".semgrep/security/requests.py", "import requests\n\nrequests.get('https://a.b')\n", "code"),
        ("shop/requests.py", "import requests\n\n# ruleid: no-requests\nrequests.get('https://a.b')\n", "code"),
    ],
)
def test_samples_of_what_a_rule_finds(found, path, text, role):
    assert _roles(found({path: text})) == {path: role}


def test_all_below_a_folder_with_a_test_is_test(found):
    roles = _roles(
        found(
            {"tests/test_orders.py": _UNITTEST},
            "tests/__init__.py",
            "tests/helpers.py",
            "tests/app/migrations/0001_initial.py",
            "tests/data/orders.json",
            "tests/data/rows.sql",
            "tests/application.yml",
            "shop/orders.py",
        )
    )
    assert roles == {
        "tests/__init__.py": "test",
        "tests/helpers.py": "test",
        "tests/app/migrations/0001_initial.py": "test",
        "tests/data/orders.json": "fixture",
        "tests/data/rows.sql": "fixture",
        "tests/application.yml": "configuration",
        "tests/test_orders.py": "test",
        "shop/orders.py": "code",
    }


def test_a_test_speaks_for_the_nearest_folder_of_tests_only(found):
    """An app for laboratory tests is no test because it has tests."""
    roles = _roles(found({"lab/test/tests/test_models.py": _PYTEST}, "lab/test/models.py", "lab/test/tests/helpers.py"))
    assert roles == {"lab/test/models.py": "code", "lab/test/tests/helpers.py": "test", "lab/test/tests/test_models.py": "test"}


def test_the_tests_of_an_app_beside_its_code(found):
    roles = _roles(found({"exams/tests/tests.py": "from django.test import TestCase\n"}, "exams/tests/models.py"))
    assert roles == {"exams/tests/models.py": "code", "exams/tests/tests.py": "test"}


# ---- Java tests


@pytest.mark.parametrize(
    "source_set",
    ["test", "integrationTest", "integration-test", "testFixtures", "functionaltest", "it", "apiIT", "jmh", "test-integration"],
)
def test_source_sets_that_production_does_not_run(found, source_set):
    path = f"shop/src/{source_set}/java/com/shop/Orders.java"
    assert _roles(found({path: _CLASS})) == {path: "test"}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("src/main/java/com/shop/test/Orders.java", _CLASS),
        ("src/main/java/com/shop/OrderTest.java", _JUNIT),  # a library for tests is production code of its project
        ("src/main/java/it/shop/tests/OrderIT.java", _JUNIT),
        ("src/generated/java/com/shop/OrderTest.java", _CLASS),
        ("src/com/shop/LatestTest.java", _CLASS),
        ("src/contest/java/com/shop/Order.java", _CLASS),
    ],
)
def test_java_code_that_is_called_test(found, path, text):
    assert _roles(found({path: text})) == {path: "code"}


def test_an_old_layout_with_a_folder_for_tests(found):
    roles = _roles(
        found(
            {
                "src/com/shop/Order.java": _CLASS,
                "test/com/shop/OrderTest.java": _JUNIT,
                "test/com/shop/Builders.java": _CLASS,
            }
        )
    )
    assert roles == {
        "src/com/shop/Order.java": "code",
        "test/com/shop/Builders.java": "test",
        "test/com/shop/OrderTest.java": "test",
    }


def test_tests_beside_the_code_in_a_package_called_test(found):
    package = "package com.test;\n\n"
    roles = _roles(found({"src/com/test/AppTest.java": package + "import org.junit.Test;\n", "src/com/test/App.java": package}))
    assert roles == {"src/com/test/App.java": "code", "src/com/test/AppTest.java": "test"}


def test_what_lies_in_the_resources_of_tests(found):
    roles = _roles(
        found(
            {
                "src/main/java/A.java": "class A {}",
                "src/test/resources/mappings/pay.json": '{"request": {"url": "/pay"}, "response": {"status": 200}}',
                "src/test/resources/mappings/colours.json": '{"red": 1}',
                "src/test/resources/__files/pay.json": "{}",
                "src/test/resources/application-test.yml": "",
                "src/test/resources/logback-test.xml": "",
                "src/test/resources/dataset.xml": "<dataset/>",
                "src/test/resources/db/migration/V1__rows.sql": "",
                "src/test/data/orders.json": "[]",
            }
        )
    )
    del roles["src/main/java/A.java"]
    assert roles == {
        "src/test/resources/mappings/pay.json": "mock",
        "src/test/resources/mappings/colours.json": "fixture",
        "src/test/resources/__files/pay.json": "mock",
        "src/test/resources/application-test.yml": "configuration",
        "src/test/resources/logback-test.xml": "configuration",
        "src/test/resources/dataset.xml": "fixture",
        "src/test/resources/db/migration/V1__rows.sql": "fixture",
        "src/test/data/orders.json": "fixture",
    }


# ---- migrations


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "shop/migrations/0001_initial.py",
            "from django.db import migrations, models\n\nclass Migration(migrations.Migration): ...\n",
        ),
        (
            "shop/migrations/0002_data.py",
            "from django.db import migrations\n" + "# " + "x" * 9000 + "\nclass Migration(migrations.Migration): ...\n",
        ),
        ("shop/old_migrations/0001_x.py", "from django.db.migrations import Migration\nfrom django.db import migrations\n"),
        ("alembic/versions/2f1a_add_ref.py", 'revision = "2"\ndown_revision = "1"\n'),
        ("db/versions/001.py", "down_revision: str | None = None\n"),
        ("shop/storage/1a2b3c4d5e6f_add_ref.py", "down_revision = None\n"),
        ("src/main/resources/db/migration/V7__ref.sql", "ALTER TABLE orders ADD ref text;"),
        ("src/main/resources/sql/R__views.sql", ""),
        ("db/migrate/20240101_ref.up.sql", ""),
        ("src/main/resources/changes/1.xml", '<?xml version="1.0"?>\n<databaseChangeLog xmlns="x"/>'),
        ("src/main/resources/db/changelog/master.yaml", "databaseChangeLog:\n  - include: {file: a.yaml}\n"),
        ("src/main/resources/db/master.yaml", "databaseChangeLog:\n  - include: {file: a.yaml}\n"),
        ("src/main/resources/liquibase.json", '{"databaseChangeLog": []}'),
        ("src/main/resources/changes/2.sql", "--liquibase formatted sql\n"),
        ("src/main/java/db/V2__Fill.java", "package db;\nimport org.flywaydb.core.api.migration.BaseJavaMigration;\n"),
    ],
)
def test_migrations(found, path, text):
    assert _roles(found({path: text})) == {path: "migration"}


@pytest.mark.parametrize(
    ("path", "text", "role"),
    [
        ("shop/migrations/__init__.py", "", "code"),
        ("shop/migrations/helpers.py", "def fill(): ...\n", "code"),
        ("alembic/env.py", "from alembic import context\n", "code"),
        ("shop/versions/0001_first.py", "VERSION = 1\n", "code"),
        ("shop/migrations.py", "def run(): ...\n", "code"),
        ("src/main/java/com/shop/V2__Odd.java", "package com.shop;\n", "code"),
        ("schema.sql", "CREATE TABLE orders (id int);", "code"),
        ("src/main/resources/beans.xml", "<beans/>", "configuration"),
        ("changelog.yaml", "versions: []\n", "configuration"),
        ("src/main/resources/db/settings.yaml", "url: x\n", "configuration"),
    ],
)
def test_what_only_sounds_like_a_migration(found, path, text, role):
    assert _roles(found({path: text})) == {path: role}


# ---- data


@pytest.mark.parametrize(
    ("path", "text", "role"),
    [
        ("shop/fixtures/demo.json", '[{"model": "shop.order", "pk": 1, "fields": {}}]', "fixture"),
        ("shop/fixtures/demo.yaml", "- model: shop.order\n  pk: 1\n", "fixture"),
        ("shop/fixtures/demo.xml", '<django-objects version="1.0"/>', "fixture"),
        ("shop/fixtures/colours.json", '{"red": 1}', "configuration"),
        ("wiremock/mappings/pay.json", '{"request": {}, "response": {}}', "mock"),
        ("shop/mappings/pay.json", '{"colours": []}', "configuration"),
        ("shop/cassettes/pay.yaml", "interactions:\n- request: {}\n", "mock"),
        ("src/main/resources/application-production.yml", "", "configuration"),
        ("src/main/resources/application.properties", "", "configuration"),
        ("infra/main.tf", "", "configuration"),
        ("pyproject.toml", "", "configuration"),
        ("package.json", "{}", "configuration"),
    ],
)
def test_data(found, path, text, role):
    assert _roles(found({path: text})) == {path: role}


def test_every_role_is_given_somewhere():
    assert {"code", "test", "migration", "configuration", "fixture", "mock"} == {role.value for role in Role}
