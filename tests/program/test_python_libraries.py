"""Names of libraries are found in their stubs."""

from __future__ import annotations

from typing import ClassVar

import pytest

from nullguard.model.source import Unit
from nullguard.program.symbols import External


class TestStubs:
    STUBS: ClassVar = {
        "<models>/python/django/db/models.pyi": "class Model: ...\nclass QuerySet: ...\nclass Field: ...",
        "<models>/python/django/forms.pyi": "class Form: ...\nclass Field: ...",
        "<models>/python/sqlalchemy/orm/__init__.pyi": "from .session import Session\ndef relationship(): ...",
        "<models>/python/sqlalchemy/orm/session.pyi": "class Session: ...",
        "<models>/python/requests/__init__.pyi": "class Session: ...\ndef get(): ...",
    }

    @pytest.mark.parametrize(
        ("source", "name", "expected"),
        [
            ("from django.db import models", "models.Model", "django.db.models.Model"),
            ("from django.db.models import QuerySet", "QuerySet", "django.db.models.QuerySet"),
            ("from django.db.models.query import QuerySet", "QuerySet", "django.db.models.QuerySet"),
            ("import django.db.models.query as q", "q.QuerySet", "django.db.models.QuerySet"),
            ("from sqlalchemy.orm import Session", "Session", "sqlalchemy.orm.session.Session"),
            ("import sqlalchemy.orm", "sqlalchemy.orm.Session", "sqlalchemy.orm.session.Session"),
            ("import requests", "requests.Session", "requests.Session"),
            ("from requests.sessions import Session", "Session", "requests.Session"),
        ],
    )
    def test_library_classes_are_found(self, link, source, name, expected):
        program = link({"a.py": source}, stubs=self.STUBS)
        assert program.qualified("a.py", name) == expected

    def test_a_class_moved_inside_its_library_is_found(self, link):
        program = link({"a.py": "from django.db.models.query import QuerySet"}, stubs=self.STUBS)
        found = program.class_named("a.py", "QuerySet")
        assert found.id == "django.db.models.QuerySet"
        assert found.is_library

    @pytest.mark.parametrize(
        ("source", "name"),
        [
            ("from django.db.fields import Field", "Field"),
            ("from django.contrib.postgres.forms import Form", "Form"),
            ("from django.core import Model", "Model"),
            ("from django.db.models import Missing", "Missing"),
            ("from requests_oauthlib import Session", "Session"),
        ],
    )
    def test_a_class_elsewhere_in_the_library_is_not(self, link, source, name):
        program = link({"a.py": source}, stubs=self.STUBS)
        assert program.class_named("a.py", name) is None
        assert isinstance(program.resolve("a.py", name), External)

    def test_the_trees_own_package_hides_the_library(self, link):
        files = {
            "django/__init__.py": "",
            "django/db/__init__.py": "",
            "django/db/models.py": "class Model: ...",
            "a.py": "import django.db.models",
        }
        program = link(files, stubs=self.STUBS)
        assert program.class_named("a.py", "django.db.models.Model").id == "django/db/models.py#Model"

    def test_a_library_is_not_looked_for_in_other_services(self, link):
        files = {"vendored/requests/__init__.py": "class Session: ...", "app/a.py": "import requests"}
        program = link(files, [Unit("app", ("app",)), Unit("vendored", ("vendored",))], self.STUBS)
        assert program.class_named("app/a.py", "requests.Session").is_library
