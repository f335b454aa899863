"""A row that a serializer saves has what the serializer was given for that: `serializer.save(owner=request.user)`."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Owner(models.Model):
    name = models.CharField(max_length=9)

class Order(models.Model):
    owner = models.ForeignKey(Owner, null=True, on_delete=models.CASCADE)
    note = models.TextField(null=True)
"""

USES = """
from rest_framework import serializers, viewsets
from models import Order, Owner

class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["note"]

class Orders(viewsets.ModelViewSet):
    queryset = Order.objects.all()
    serializer_class = OrderSerializer

    def perform_create(self, serializer):
        owner = Owner.objects.filter(name="x").first()
        order = serializer.save({given})
        return order.owner.name
"""


@pytest.mark.parametrize("given", ["owner=self.kwargs['owner']", "owner=Owner.objects.get(pk=1), note=''"])
def test_given(told, given):
    assert told(MODELS, USES.format(given=given)) == []


@pytest.mark.parametrize("given", ["", "note='x'", "owner=None", "owner=owner", "**self.kwargs"])
def test_not_given(told, given):
    assert told(MODELS, USES.format(given=given)) == ["return order.owner.name"]
