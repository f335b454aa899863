"""Which model `get_user_model()` gives: the one that the settings name, the project's only one, or the library's own."""

from __future__ import annotations

import pytest

MEMBERS = """\
    from django.contrib.auth.models import AbstractUser
    from django.db import models


    class Member(AbstractUser):
        phone = models.CharField(max_length=20, null=True)
    """

GUESTS = MEMBERS.replace("Member", "Guest").replace(", null=True", "")

PROFILES = """\
    from django.contrib.auth.models import User
    from django.db import models


    class Profile(models.Model):
        user = models.OneToOneField(User, on_delete=models.CASCADE)
        nick = models.CharField(max_length=20)
    """

ASKED = """\
    from django.contrib.auth import get_user_model

    Person = get_user_model()


    def call(pk):
        found = Person.objects.get(pk=pk)
        return found.phone{use}
    """

HERE = """\
    from django.contrib.auth import get_user_model


    def call(pk):
        return get_user_model().objects.get(pk=pk).phone.strip()
    """


@pytest.mark.parametrize("settings", ['AUTH_USER_MODEL = "people.Member"', ""])
def test_the_model_that_settings_name_or_the_only_one(project, settings):
    project.write("people/models.py", MEMBERS)
    project.write("settings.py", settings)
    project.write("people/calls.py", ASKED.format(use=".strip()"))
    assert project.found() == ["people/calls.py:8 NG101"]


def test_it_is_asked_for_where_it_is_used(project):
    project.write("people/models.py", MEMBERS)
    project.write("people/calls.py", HERE)
    assert project.found() == ["people/calls.py:5 NG101"]


def test_a_test_of_what_the_row_holds(project):
    project.write("people/models.py", MEMBERS)
    project.write("people/calls.py", ASKED.format(use=" and found.phone.strip()"))
    assert project.found() == []


def test_the_model_is_another_one_than_that_which_holds_null(project):
    project.write("people/models.py", MEMBERS)
    project.write("guests/models.py", GUESTS)
    project.write("settings.py", 'AUTH_USER_MODEL = "guests.Guest"')
    project.write("people/calls.py", ASKED.format(use=".strip()"))
    assert project.found() == []


def test_nothing_tells_which_of_two_models_it_is(project):
    project.write("people/models.py", MEMBERS)
    project.write("guests/models.py", GUESTS)
    project.write("people/calls.py", ASKED.format(use=".strip()"))
    assert project.found() == []


def test_settings_that_disagree(project):
    project.write("people/models.py", MEMBERS)
    project.write("guests/models.py", GUESTS)
    project.write("settings/one.py", 'AUTH_USER_MODEL = "guests.Guest"')
    project.write("settings/two.py", 'AUTH_USER_MODEL = "people.Member"')
    project.write("people/calls.py", ASKED.format(use=".strip()"))
    assert project.found() == []


def test_a_model_of_an_application_that_is_not_here(project):
    project.write("people/models.py", MEMBERS.replace("AbstractUser", "models.Model").replace("from django.contrib", "# "))
    project.write("settings.py", 'AUTH_USER_MODEL = "elsewhere.Person"')
    project.write("people/calls.py", ASKED.format(use=".strip()"))
    assert project.found() == []


def test_a_function_of_the_project_with_this_name(project):
    project.write("people/models.py", MEMBERS)
    project.write("guests/models.py", GUESTS.replace("AbstractUser", "models.Model").replace("from django.contrib", "# "))
    project.write("people/own.py", "def get_user_model():\n    return load()\n")
    project.write("people/calls.py", HERE.replace("django.contrib.auth", "people.own"))
    assert project.found() == []


def test_the_library_s_users_and_what_they_may_lack(project):
    project.write("people/models.py", PROFILES)
    project.write("people/calls.py", ASKED.format(use="").replace("found.phone", "found.profile.nick"))
    assert project.found() == ["people/calls.py:8 NG102"]


def test_the_library_s_users_that_are_asked_whether_they_have_it(project):
    project.write("people/models.py", PROFILES)
    text = ASKED.format(use="").replace("found.phone", 'found.profile.nick if hasattr(found, "profile") else ""')
    project.write("people/calls.py", text)
    assert project.found() == []
