"""What a permission that an action lists refuses of its row is refused before the action uses it."""

from __future__ import annotations

import pytest
from checked import findings_of

SOURCE = """
from django.db import models
from rest_framework import permissions, viewsets
from rest_framework.decorators import action

class Team(models.Model):
    name = models.CharField(max_length=80)

class Order(models.Model):
    team = models.ForeignKey(Team, null=True, on_delete=models.SET_NULL)
    other = models.ForeignKey(Team, null=True, on_delete=models.SET_NULL)

class HasTeam(permissions.BasePermission):
    def has_object_permission(self, request, view, obj):
        return {asked}

class Anybody(permissions.BasePermission):
    def has_object_permission(self, request, view, obj):
        return obj.pk is not None

class Orders(viewsets.ModelViewSet):
    queryset = Order.objects.all()

    @action(detail=True, permission_classes=[{listed}])
    def show(self, request, pk=None):
        {body}
"""


@pytest.fixture
def told(tmp_path):
    def told(body, listed="HasTeam", asked="obj.team is not None"):
        source = SOURCE.replace("{body}", body).replace("{listed}", listed).replace("{asked}", asked)
        return bool(findings_of(tmp_path, {"orders.py": source}))

    return told


@pytest.mark.parametrize(
    "body",
    [
        "return self.get_object().team.name",
        "order = self.get_object()\n        return order.team.name",
        "team = self.get_object().team\n        return team.name",
        "order = self.get_object()\n        team = order.team\n        return team.name",
    ],
)
def test_what_the_permission_refuses(told, body):
    assert not told(body)
    assert not told(body, listed="Anybody, HasTeam")
    assert not told(body, asked="obj.team is not None and obj.other is not None")
    assert told(body, listed="Anybody")
    assert told(body, asked="obj.other is not None")
    assert told(body, asked="obj.team is not None or obj.other is not None")


@pytest.mark.parametrize(
    "body",
    [
        "return self.get_object().other.name",
        "other = self.get_object().other\n        return other.name",
        "return Order.objects.get(pk=pk).team.name",
        "team = Order.objects.get(pk=pk).team\n        return team.name",
        "team = self.get_object().team\n        team = Order.objects.get(pk=pk).team\n        return team.name",
    ],
)
def test_what_it_does_not_refuse(told, body):
    assert told(body)
