"""A request brings the row of its user, of the users' model of the project or of the library."""

from __future__ import annotations

import pytest

MODELS = """
from django.contrib.auth.models import User
from django.db import models

class Address(models.Model):
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="addresses")
    street = models.CharField(max_length=100, null=True)

class Profile(models.Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE)
    bio = models.TextField(null=True)
    name = models.TextField()
"""

OWN = """
from django.contrib.auth.models import AbstractUser
from django.db import models

class Person(AbstractUser):
    bio = models.TextField(null=True)
    name = models.TextField()
"""

SETTINGS = 'AUTH_USER_MODEL = "app.Person"'


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        ("request.user.profile.bio.strip()", True),
        ("request.user.profile.name.strip() if hasattr(request.user, 'profile') else ''", False),
        ("[a.street.strip() for a in request.user.addresses.all()]", True),
        ("[a.street.strip() for a in request.user.addresses.exclude(street=None)]", False),
        ("request.user.email.strip()", False),
    ],
)
def test_what_belongs_to_the_librarys_users(told, use, expected):
    source = f"""
    from models import Profile, Address

    def show(request):
        return {use}

    class Profiles:
        def get(self):
            return self.{use.replace(" request", " self.request").replace("(request", "(self.request")}
    """
    assert bool(told(MODELS, source)) == expected


def test_users_of_a_projects_own_model(told):
    source = """
    def show(request):
        if request.user.bio:
            print(request.user.bio.strip())
        return request.user.bio.strip(), request.user.name.strip()
    """
    assert told(OWN, source) == ["return request.user.bio.strip(), request.user.name.strip()"]


def test_what_code_sets_itself_is_no_user_of_that_model(told):
    source = """
    class Member:
        def __init__(self, bio):
            self.bio = bio

    def enter(request):
        request.user = Member("x")

    def show(request):
        return request.user.bio.strip()
    """
    assert told(OWN, source) == []


IN_DICTIONARIES = """
from django.contrib.auth.models import User
from django.db import models

class Profile(models.Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE)
    remark = models.TextField(null=True)

def held(self, context):
    return self.context["request"].user.profile.pk  # null

def asked(self, context):
    return self.context.get("request").user.profile.pk  # null

def column(self, context):
    if not hasattr(context["request"].user, "profile"):
        return ""
    return context["request"].user.profile.remark.strip()  # null

def tested(self, context):
    return self.context["request"].user.profile.pk if hasattr(self.context["request"].user, "profile") else 0

def another(self, context, request, find):
    found = context["other"].user.profile.remark.strip() + context[request].user.profile.remark.strip()
    return found + context.pop("request", None).user.profile.remark.strip() + find("request").user.profile.remark.strip()
"""


def test_a_request_that_a_dictionary_holds(told_in_rooms):
    told_in_rooms(IN_DICTIONARIES)
