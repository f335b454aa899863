"""Rows that serializers and permissions of Django REST framework have found, however a view makes or lists them."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence
from tests.flow.found_rows import begins, confidences_of_lookups

MODELS = """
from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20)
    code = models.CharField(max_length=20)
"""

API = """
from rest_framework import serializers, viewsets
from rest_framework.decorators import action, api_view, permission_classes
from rest_framework.permissions import BasePermission
from models import Order


class NumberSerializer(serializers.Serializer):
    number = serializers.CharField()
    code = serializers.CharField()

    def validate_number(self, value):
        if not Order.objects.filter(number=value).exists():
            raise serializers.ValidationError("there is none")
        return value


class OtherSerializer(serializers.Serializer):
    number = serializers.CharField()


class HasOrder(BasePermission):
    def has_permission(self, request, view):
        return Order.objects.filter(number=view.kwargs["number"]).exists()


class Anybody(BasePermission):
    def has_permission(self, request, view):
        return True


class Orders(viewsets.GenericViewSet):
    serializer_class = NumberSerializer

    def create(self, request):  # found
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        return Order.objects.filter(number=serializer.validated_data["number"]).first().code

    def by_its_class(self, request):  # found
        serializer = self.serializer_class(data=request.data)
        if serializer.is_valid():
            return Order.objects.filter(number=serializer.validated_data["number"]).first().code

    def by_what_was_sent(self, request):  # found
        serializer = NumberSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        return Order.objects.filter(number=request.data["number"]).first().code

    def another_field(self, request):  # perhaps
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        return Order.objects.filter(number=serializer.validated_data["code"]).first().code

    def another_field_that_was_sent(self, request):  # perhaps
        serializer = NumberSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        return Order.objects.filter(number=request.data["code"]).first().code

    def not_what_was_sent(self, request):  # perhaps
        serializer = NumberSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        return Order.objects.filter(number=request.query_params["number"]).first().code

    def another_serializer(self, request):  # perhaps
        serializer = OtherSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        return Order.objects.filter(number=serializer.validated_data["number"]).first().code

    @action(detail=False, permission_classes=[HasOrder])
    def permitted(self, request, number):  # found
        return Order.objects.filter(number=number).first().code

    @action(detail=False, permission_classes=[Anybody])
    def anybody(self, request, number):  # perhaps
        return Order.objects.filter(number=number).first().code


class Chosen(viewsets.GenericViewSet):
    serializer_class = NumberSerializer

    def get_serializer_class(self):
        return OtherSerializer

    def create(self, request):  # perhaps
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        return Order.objects.filter(number=serializer.validated_data["number"]).first().code


@api_view(["GET"])
@permission_classes([HasOrder])
def listed(request, number):  # found
    return Order.objects.filter(number=number).first().code


@api_view(["GET"])
@permission_classes([Anybody])
def listed_for_anybody(request, number):  # perhaps
    return Order.objects.filter(number=number).first().code
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return confidences_of_lookups(tmp_path_factory.mktemp("api"), {"models.py": MODELS, "api.py": API}, "api.py")


def test_rows_that_were_refused_are_doubtful(told):
    assert [line for line in begins(API, "found") if told.get(line, Confidence.LOW) is not Confidence.LOW] == []


def test_other_rows_are_told(told):
    assert [line for line in begins(API, "perhaps") if told.get(line, Confidence.LOW) is Confidence.LOW] == []
