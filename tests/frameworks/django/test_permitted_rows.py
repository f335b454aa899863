"""Permissions are asked about the rows of the views that name them."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Order(models.Model):
    code = models.CharField(max_length=20, null=True)

class Part(models.Model):
    code = models.CharField(max_length=20)
"""

SOURCE = """
from rest_framework import generics, permissions, viewsets
from models import Order, Part

class Base(permissions.BasePermission):
    def {method}:
        return {use}

class IsOwner(Base):
    pass

class Orders(viewsets.ModelViewSet):
    queryset = {model}.objects.all()
    permission_classes = {named}
{more}
"""

MORE = "\nclass More(generics.ListAPIView):\n    queryset = {model}.objects.all()\n    permission_classes = [IsOwner]\n"


def _told(
    told, method="has_object_permission(self, request, view, it)", use="it.code.strip()", named="[IsOwner]", **given
) -> bool:
    model, more = given.get("model", "Order"), given.get("more", "")
    return bool(told(MODELS, SOURCE.format(method=method, use=use, model=model, named=named, more=more)))


@pytest.mark.parametrize("named", ["[IsOwner]", "(permissions.IsAuthenticated, IsOwner)", "[permissions.IsAdminUser | Base]"])
def test_rows_of_the_views_that_name_it(told, named):
    assert _told(told, named=named)


def test_rows_of_several_views(told):
    assert _told(told, more=MORE.format(model="Order"))
    assert not _told(told, more=MORE.format(model="Part"))
    assert not _told(told, more="\nclass More(generics.ListAPIView):\n    permission_classes = [IsOwner]\n")


@pytest.mark.parametrize(
    "given",
    [
        {"model": "Part"},
        {"named": "[permissions.IsAuthenticated]"},
        {"use": "it.code and it.code.strip()"},
        {"method": "has_permission(self, request, it)"},
        {"method": "has_object_permission(self, request, it, other)"},
    ],
)
def test_other_rows_and_other_arguments(told, given):
    assert not _told(told, **given)
